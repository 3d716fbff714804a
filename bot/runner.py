"""Running the bot that `bot.app` put together: connecting, polling, reminding, and ending in good order."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from telegram import BotCommand
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.app import Omtanke
from bot.domain.language import Language
from bot.service import retention
from bot.service.standing import standing_of
from bot.telegram.backoff import Backoff
from bot.telegram.ingest.faults import ODD, TokenRefused
from bot.telegram.rounds import every
from bot.telegram.routes import COMMANDS
from prompts import catalogue
from storage.server_clock import FOLLOW_EVERY_SECONDS, ServerClock

log = logging.getLogger(__name__)

DRAIN_SECONDS = 6.0
"""For calls that bring updates and are under way at the end."""
TIDY_EVERY_SECONDS = 24 * 3600.0
WATCH_EVERY_SECONDS = 15.0


@asynccontextmanager
async def running(omtanke: Omtanke, *, stop: asyncio.Event | None = None) -> AsyncIterator[asyncio.Task[None]]:
    """Run the bot as long as the context lasts, then end in good order; gives the task that polls.

    That task raises what polling cannot survive: TokenRefused, DatabaseUnavailable.
    """
    stop = stop or asyncio.Event()
    async with omtanke.outside, _polling(omtanke, stop) as polling:
        yield polling


@asynccontextmanager
async def _polling(omtanke: Omtanke, stop: asyncio.Event) -> AsyncIterator[asyncio.Task[None]]:
    polling = asyncio.create_task(_poll(omtanke, stop))
    try:
        yield polling
    finally:
        stop.set()
        await asyncio.wait([polling], timeout=DRAIN_SECONDS)
        await _end(polling)
        await omtanke.intake.close()
        await omtanke.application.shutdown()
        await omtanke.application.bot.shutdown()  # the application does not end what it did not start whole


async def serve(omtanke: Omtanke) -> None:
    """Run until SIGTERM or SIGINT. Raises TokenRefused and DatabaseUnavailable."""
    gc.freeze()  # what start-up made stays: the collector need not walk through it again and again
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with running(omtanke, stop=stop) as polling:
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({polling, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await _end(stopped)
        if polling.done():
            polling.result()
    log.info("stopped; what is unanswered is taken up at the next start")


async def _poll(omtanke: Omtanke, stop: asyncio.Event) -> None:
    """Connect, then take updates in, with the reminders and whatever else has to be looked after beside it."""
    async with _site(omtanke):
        await _connect(omtanke)
        await _follow_clock(omtanke)
        if omtanke.site:
            omtanke.site.readiness.away = None
        log.info("at work as @%s", omtanke.application.bot.username)
        beside: list[Coroutine[Any, Any, None]] = [
            omtanke.intake.run(),
            omtanke.reminders.run(),
            every(TIDY_EVERY_SECONDS, partial(_tidy, omtanke), "tidying up"),
            every(FOLLOW_EVERY_SECONDS, partial(_follow_clock, omtanke), "comparing clocks"),
            _show_menu(omtanke),
        ]
        if omtanke.site:
            beside.append(every(WATCH_EVERY_SECONDS, partial(_watch, omtanke), "looking what waits"))
        tasks = [asyncio.create_task(work) for work in beside]
        try:
            await omtanke.source.run(stop)
        finally:
            await omtanke.reminders.close()
            await _end(*tasks)


@asynccontextmanager
async def _site(omtanke: Omtanke) -> AsyncIterator[None]:
    """The bot's own HTTP server, where one is wanted. Raises AddressInUse."""
    site = omtanke.site
    if site is None:
        yield
        return
    from bot.web.server import serving  # noqa: PLC0415  most bots need no server

    async with serving(site.app, site.address) as port:
        log.info("listening on %s:%d", site.address.host, port)
        try:
            yield
        finally:
            site.readiness.away = "stopping"


async def _follow_clock(omtanke: Omtanke) -> None:
    """Agree on the time with the other processes of the database. Raises DatabaseUnavailable."""
    if isinstance(omtanke.now, ServerClock):
        await omtanke.now.follow()


async def _connect(omtanke: Omtanke) -> None:
    """Ask Telegram who the bot is, as often as it takes. Raises TokenRefused."""
    failures = 0
    while True:
        try:
            await omtanke.application.initialize()
        except (InvalidToken, EndPointNotFound):
            raise TokenRefused from None
        except (TelegramError, *ODD) as error:
            failures += 1
            if failures == 1:
                log.warning("Telegram cannot be reached yet (%s); trying on", type(error).__name__)
            await omtanke.application.bot.shutdown()  # half started, it would not ask again
            await omtanke.sleep(Backoff().delay(failures, omtanke.random))
        else:
            return


async def _show_menu(omtanke: Omtanke) -> None:
    """Tell Telegram the commands in each language; without it the bot works all the same."""
    try:
        for language in Language:
            words = catalogue.load(language)
            menu = [BotCommand(name, words.text(f"command-{name}")) for name in COMMANDS]
            # English also stands in where Omtanke does not speak a language
            await omtanke.application.bot.set_my_commands(menu, language_code=language)
            if language is Language.ENGLISH:
                await omtanke.application.bot.set_my_commands(menu)
    except TelegramError as error:
        log.warning("the menu of commands could not be set: %s", type(error).__name__)


async def _tidy(omtanke: Omtanke) -> None:
    """Let go of what was kept long enough."""
    await retention.tidy(omtanke.database, omtanke.now(), omtanke.sleep)


async def _watch(omtanke: Omtanke) -> None:
    """Look what waits in the database, for whoever reads the metrics."""
    standing = await omtanke.database.run(lambda session: standing_of(session, omtanke.now()))
    omtanke.metrics.backlog(standing.backlog)


async def _end(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
