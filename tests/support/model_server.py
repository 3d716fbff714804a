"""An OpenAI-compatible server on 127.0.0.1 that answers from a script, in every way in which such servers fail."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Step = Callable[["ModelServer", web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class ModelServer:
    """What it was asked, what it does next, and which forms of request it takes; out of script it repeats the last."""

    script: deque[Step] = field(default_factory=deque)
    asked: list[dict[str, Any]] = field(default_factory=list)
    takes_schema: bool = True
    takes_guide: bool = True
    """JSON mode with a schema beside it."""
    takes_json: bool = True
    takes_store: bool = True
    unknown_status: int = 400
    """What it answers to what it does not take."""
    heard: list[tuple[str, bytes]] = field(default_factory=list)
    """The recordings it was sent, with the name of the model they were for."""
    url: str = ""

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://").removesuffix("/v1")

    def then(self, *steps: Step) -> None:
        """What it does from now on."""
        self.script = deque(steps)

    async def complete(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.asked.append(asked)
        wanted = asked.get("response_format", {})
        form = wanted.get("type")
        unknown = (
            ("store" in asked and not self.takes_store)
            or (form == "json_schema" and not self.takes_schema)
            or ("schema" in wanted and not self.takes_guide)
            or (form == "json_object" and not self.takes_json)
        )
        if unknown:
            return web.json_response({"error": {"message": "unknown parameter"}}, status=self.unknown_status)
        step = self.script.popleft() if len(self.script) > 1 else self.script[0]
        return await step(self, request)

    async def transcribe(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        file: Any = form["file"]
        self.heard.append((str(form["model"]), file.file.read()))
        step = self.script.popleft() if len(self.script) > 1 else self.script[0]
        return await step(self, request)


def completion(text: str | None, **message: Any) -> dict[str, Any]:
    """A chat completion with this text."""
    told = {"role": "assistant", "content": text, **message}
    return {
        "id": "c-1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": told, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 300, "completion_tokens": 50, "total_tokens": 350},
    }


def saying(answer: Any) -> Step:
    """Answers with this text, or with this object as JSON."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return returning(completion(text))


def returning(body: Any, status: int = 200) -> Step:
    """Answers with this as the whole body."""

    async def step(_server: ModelServer, _request: web.Request) -> web.StreamResponse:
        if isinstance(body, str):
            return web.Response(text=body, status=status, content_type="application/json")
        return web.json_response(body, status=status)

    return step


def failing(status: int, message: str = "no") -> Step:
    """Answers with an error."""
    return returning({"error": {"message": message, "type": "error"}}, status)


async def silent(_server: ModelServer, _request: web.Request) -> web.StreamResponse:
    """Never answers."""
    await asyncio.Event().wait()
    raise AssertionError


async def hanging_up(_server: ModelServer, request: web.Request) -> web.StreamResponse:
    """Closes the connection in the middle of its answer."""
    response = web.StreamResponse(headers={"Content-Length": "5000", "Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b'{"id": "c-1", "choices": [')
    if request.transport:
        request.transport.close()
    return response


async def dripping(_server: ModelServer, request: web.Request) -> web.StreamResponse:
    """Sends a byte now and then, for ever."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.01)


@asynccontextmanager
async def model_server() -> AsyncIterator[ModelServer]:
    """Serve until the block ends."""
    server = ModelServer()
    app = web.Application(client_max_size=20 * 2**20)
    app.router.add_post("/v1/chat/completions", server.complete)
    app.router.add_post("/v1/audio/transcriptions", server.transcribe)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield server
    finally:
        await runner.cleanup()
