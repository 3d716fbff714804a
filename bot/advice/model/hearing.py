"""What is said in a voice note, by a server that transcribes speech."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openai import APIError, AsyncOpenAI

from bot.advice.model.breaker import Breaker
from bot.advice.model.guard import SECONDS, Guard, ModelError, Spent, trouble_of
from bot.advice.model.media import Sound
from bot.advice.model.values import Outcome, Trouble, Usage

LONGEST_HEARD = 2_000
"""Characters that are taken of what was said; nobody says more in a minute."""
_ENDINGS = {"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/x-m4a": "m4a", "audio/wav": "wav", "audio/x-wav": "wav"}
"""Servers tell a sound's format by its file's name; a voice note of Telegram's is Opus in Ogg."""


@dataclass(slots=True)
class Listener:
    """Has a recording written down. `clock` counts seconds."""

    client: AsyncOpenAI
    model: str
    breaker: Breaker
    seconds: float = SECONDS
    clock: Callable[[], float] = time.monotonic

    async def hear(self, sound: Sound) -> Outcome[str]:
        """What is said, in one line of plain text, or why that is not known. Never raises but for cancellation."""

        async def call(spent: Spent) -> Outcome[str]:
            spent.begin()
            heard = await self._transcribe(sound)
            spent.add(heard)
            text = heard if isinstance(heard, str) else getattr(heard, "text", None)
            plain = _plain(text) if isinstance(text, str) else ""
            return Outcome(plain, Usage(), "") if plain else Outcome(None, Usage(), "", Trouble.FORM)

        return await Guard(self.breaker, self.seconds, self.clock).run(call)

    async def _transcribe(self, sound: Sound) -> Any:
        named = (f"voice.{_ENDINGS.get(sound.mime, 'ogg')}", sound.content, sound.mime)
        try:
            return await self.client.audio.transcriptions.create(model=self.model, file=named, response_format="json")
        except (APIError, ValueError) as error:
            raise ModelError(trouble_of(error)) from None


def _plain(text: str) -> str:
    """One line, without what no database and no message takes."""
    printable = "".join(character if character.isprintable() else " " for character in text[:LONGEST_HEARD])
    return " ".join(printable.encode("utf-8", "ignore").decode().split())
