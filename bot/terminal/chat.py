"""Telegram in your terminal: a shopper's lines go in by the in-process Bot API, what the bot says is drawn."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from bot.terminal.bot_api import BotApi
from bot.terminal.drawing import Drawing

SHOPPER = 1
"""The one person in this chat."""

LONGEST_LINE = 4_096
"""As much as Telegram takes in one message."""

Says = Callable[..., str]
"""A text of the catalogue in the chat's language, by its name and variables."""


@dataclass(frozen=True, slots=True)
class TerminalChat:
    """A conversation of one person with the bot.

    `settle` waits until the bot has answered everything it was sent.
    """

    api: BotApi
    drawing: Drawing
    says: Says
    settle: Callable[[], Awaitable[None]]

    async def script(self, lines: AsyncIterator[str]) -> None:
        """Take one message a line, each answered before the next; a blank line or `#` is skipped."""
        async for line in lines:
            said = line.strip()
            if said and not said.startswith("#"):
                self.drawing.echo(said.removeprefix(">").strip() if said.startswith(">") else said)
                await self._take(said)

    async def talk(self, lines: AsyncIterator[str]) -> None:
        """Take lines from a person, prompting for each; messages may come in between."""
        self.drawing.prompt()
        async for line in lines:
            self.drawing.entered()
            if said := line.strip():
                await self._take(said)
            self.drawing.prompt()

    async def _take(self, said: str) -> None:
        if said.startswith(">"):
            self._press(said.removeprefix(">").strip())
        else:
            self.api.send(SHOPPER, said[:LONGEST_LINE])
        await self.settle()

    def _press(self, wanted: str) -> None:
        message = self.api.newest_with_buttons(SHOPPER)
        buttons = tuple(b for b in message.all_buttons if b.data) if message else ()
        if not wanted.isascii() or not wanted.isdigit():
            self.drawing.note(self.says("terminal-which-button"))
        elif message is None:
            self.drawing.note(self.says("terminal-no-buttons"))
        elif not 1 <= int(wanted[:6]) <= len(buttons):
            self.drawing.note(self.says("terminal-no-such-button", wanted=wanted[:6], count=len(buttons)))
        else:
            self.api.press(SHOPPER, message.message_id, buttons[int(wanted) - 1].data or "")
