"""An OpenAI-compatible server on 127.0.0.1 that knows embeddings and nothing else, and fails when it is told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from aiohttp import web

DIMENSIONS = 512


@dataclass(slots=True)
class Meanings:
    """What it was asked, and how it answers: by the letters that texts share, as `means` would have them read."""

    means: dict[str, str] = field(default_factory=dict)
    """Texts that are taken for others: the meaning of a word that no letters tell."""
    status: int = 200
    body: Any = None
    """Answered in place of vectors."""
    hold: asyncio.Event | None = None
    """Nothing is answered before this is set."""
    asked: list[list[str]] = field(default_factory=list)
    url: str = ""

    async def embed(self, request: web.Request) -> web.Response:
        texts = (await request.json())["input"]
        self.asked.append(texts)
        if self.hold:
            await self.hold.wait()
        rows = [{"object": "embedding", "index": i, "embedding": self._vector(t)} for i, t in enumerate(texts)]
        usage = {"prompt_tokens": len(texts), "total_tokens": len(texts)}
        told = self.body if self.body is not None else {"object": "list", "data": rows, "model": "m", "usage": usage}
        return web.json_response(told, status=self.status)

    def _vector(self, text: str) -> list[float]:
        """How often each three letters stand in a text."""
        known = self.means.get(text, text).lower()
        vector = [0.0] * DIMENSIONS
        for i in range(len(known) - 2):
            vector[crc32(known[i : i + 3].encode()) % DIMENSIONS] += 1.0
        return vector


@asynccontextmanager
async def meanings() -> AsyncIterator[Meanings]:
    """Serve until the block ends."""
    told = Meanings()
    app = web.Application()
    app.router.add_post("/v1/embeddings", told.embed)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    told.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield told
    finally:
        await runner.cleanup()
