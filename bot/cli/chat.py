"""`omtanke chat`: the bot in the terminal, with no token, no key and no network."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TextIO

from bot.app import IN_PROCESS, Connection, Omtanke, assemble
from bot.domain.language import Language, from_code
from bot.opening import open_database, utc_now
from bot.runner import running
from bot.settings import Settings
from bot.telegram.voice import Voice
from bot.terminal.bot_api import BotApi
from bot.terminal.chat import SHOPPER, TerminalChat
from bot.terminal.drawing import Drawing, DrawingWords
from bot.terminal.events import Event
from bot.terminal.request import InProcessRequest
from storage import inbox, shoppers
from storage.database import Database

FOLDER = Path("data")
"""Where pictures and files that the bot sends are saved."""


class Screen:
    """Shows what the bot sends, as long as somebody reads it.

    To the bot an error in here would be a fault of Telegram's, to be tried again for ever.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._gone: OSError | None = None

    def __call__(self, event: Event) -> None:
        """A listener for BotApi.subscribe."""
        if self._gone is None:
            try:
                self._drawing(event)
            except OSError as error:
                self._gone = error

    def check(self) -> None:
        """Raises BrokenPipeError when what was to be shown could not be written."""
        if self._gone:
            raise BrokenPipeError from self._gone


async def chat(settings: Settings, stdin: TextIO, stdout: TextIO, *, no_token: bool = False) -> None:
    """Hold the conversation until the input ends. Raises DatabaseUnavailable, HelpLinesError."""
    database = open_database(settings)
    try:
        code = _language_code()
        voice = _voice(database, code)
        api = BotApi(now=utc_now, first_update_id=database.run_sync(inbox.last_id) + 1)
        api.person(SHOPPER, first_name="Shopper", language_code=code)
        connection = Connection("http://in.process", api.token, lambda: InProcessRequest(api), IN_PROCESS, paced=False)
        omtanke = assemble(settings, database, connection)
        drawing = _drawing(voice, stdout)
        if no_token:
            drawing.note(voice.plain("terminal-welcome-no-token"))
        await _converse(omtanke, api, drawing, voice, stdin)
    finally:
        database.close()


async def _converse(omtanke: Omtanke, api: BotApi, drawing: Drawing, voice: Voice, stdin: TextIO) -> None:
    at_terminal = stdin.isatty()
    if at_terminal:
        drawing.note(voice.plain("terminal-welcome", database=omtanke.database.url.database or ""))
    await _tell_what_came_due(omtanke, api, drawing, voice)
    screen = Screen(drawing)
    api.subscribe(screen)

    def says(name: str, **variables: object) -> str:
        return _voice(omtanke.database, None).plain(name, **variables)

    async with running(omtanke) as polling:
        settle = _settler(api, omtanke, polling, screen)
        conversation = TerminalChat(api, drawing, says, settle)
        await settle()
        await (conversation.talk if at_terminal else conversation.script)(lines_of(stdin))
    if at_terminal:
        drawing.note(voice.plain("terminal-bye"))


async def _tell_what_came_due(omtanke: Omtanke, api: BotApi, drawing: Drawing, voice: Voice) -> None:
    """Who opens the chat is there: what is due is shown at once, in the quiet hours too."""
    await omtanke.reminders.deliver_due(disturb=True)
    if api.messages[SHOPPER]:
        drawing.note(voice.plain("terminal-came-due"))
        for message in api.messages[SHOPPER]:
            drawing.show(message)


def _settler(
    api: BotApi, omtanke: Omtanke, polling: asyncio.Task[None], screen: Screen
) -> Callable[[], Awaitable[None]]:
    async def settle() -> None:
        """Wait until everything that was sent is taken in and answered. Raises BrokenPipeError."""
        while api.pending_updates and not polling.done():  # noqa: ASYNC110  the poller confirms, and tells nobody
            await asyncio.sleep(0.001)
        if polling.done():
            polling.result()
        await omtanke.lanes.drain()
        screen.check()

    return settle


async def lines_of(stream: TextIO) -> AsyncIterator[str]:
    """The lines of a stream, read beside the running bot.

    The thread is a daemon: one that waits for a person to press Enter must not keep the program from ending.
    """
    loop, lines = asyncio.get_running_loop(), asyncio.Queue[str]()

    def read() -> None:
        with contextlib.suppress(RuntimeError):  # the chat ended before its input did, and the loop with it
            for line in stream:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    while line := await lines.get():
        yield line


def _voice(database: Database, code: str | None) -> Voice:
    """The language of the terminal's shopper, if they were here before, else the machine's."""
    known = database.run_sync(lambda session: shoppers.by_telegram_id(session, SHOPPER))
    return Voice(Language(known.language) if known else from_code(code) or Language.ENGLISH)


def _language_code() -> str | None:
    """The language of the machine as a BCP 47 tag, by the usual POSIX variables."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "").partition(".")[0]
    return None if chosen in {"", "C", "POSIX"} else chosen.replace("_", "-")


def _drawing(voice: Voice, stdout: TextIO) -> Drawing:
    words = DrawingWords(*(voice.plain(f"terminal-{word}") for word in ("picture", "document", "edited", "unsaved")))
    with contextlib.suppress(OSError):  # the drawing says of each picture that it was not saved
        FOLDER.mkdir(exist_ok=True)
    return Drawing(stdout, folder=FOLDER, colour=stdout.isatty(), words=words)


def utf8(stream: TextIO) -> TextIO:
    """A standard stream as UTF-8; a byte that is none is replaced instead of ending the chat."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def run(settings: Settings, *, no_token: bool = False) -> None:
    """Chat on the standard streams."""
    asyncio.run(chat(settings, utf8(sys.stdin), utf8(sys.stdout), no_token=no_token))
