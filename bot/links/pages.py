"""The one way to a shop's page: an address in, what the page says or why it was not read out."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from yarl import URL

from bot.links.addresses import Network
from bot.links.cleaning import cleaned_url
from bot.links.fetching import Answer, Fetcher, Wanted
from bot.links.pace import Pace
from bot.links.robots import LONGEST as LONGEST_ROBOTS
from bot.links.robots import Robots
from bot.links.turns import Turns
from bot.links.values import Contents, Page, Reason, RefusalError, Refused
from bot.links.weblink import parse
from bot.links.worker import Worker

_KINDS = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page may cost. Times in seconds."""

    seconds: float = 8.0
    """For all of it: names, robots.txt, redirects, the body, reading it."""
    size: int = 4 * 2**20
    """Of the body, unpacked, in bytes."""
    redirects: int = 5
    patience: float = 5.0
    """How long a busy host is waited for."""
    at_once: int = 8
    reading_seconds: float = 2.0
    """For reading one text once it is here."""


class Pages:
    """Reads pages, politely; to be entered as a context. Nothing that a page or a server does raises."""

    def __init__(
        self,
        network: Network | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits or Limits()
        self._sleep = sleep
        self._fetcher = Fetcher(network or Network())
        self._worker = Worker(self._limits.reading_seconds)
        self._pace = Pace(clock)
        self._turns = Turns(self._worker, clock)
        self._robots = Robots(self._robots_file, self._turns, clock)
        self._places = asyncio.Semaphore(self._limits.at_once)

    async def __aenter__(self) -> Self:
        await self._fetcher.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._fetcher.__aexit__(*raised)
        self._worker.close()

    async def read(self, url: str) -> Page | Refused:
        """What the page at an address says, or why it was not read. Any text will do as an address."""
        try:
            async with asyncio.timeout(self._limits.seconds), self._places:
                return await self._read(_checked(url))
        except TimeoutError:
            return Refused(Reason.TIME)
        except RefusalError as refusal:
            return Refused(refusal.reason)

    async def _read(self, url: URL) -> Page:
        answer = await self._follow(url, self._page)
        if answer.status != 200:
            raise RefusalError(Reason.STATUS)
        given = answer.body, answer.charset, str(answer.url)
        found: Contents = await self._turns.run(answer.url.host or "", read_page, *given)
        return Page(str(answer.url), found.title, found.product)

    async def _follow(self, url: URL, get: Callable[[URL], Awaitable[Answer]]) -> Answer:
        """The first answer that is no redirect; each address on the way is checked and cleaned like the first."""
        seen: set[URL] = set()
        while url not in seen and len(seen) <= self._limits.redirects:
            seen.add(url)
            answer = await get(url)
            if answer.location is None:
                return answer
            url = _next(url, answer.location)
        raise RefusalError(Reason.REDIRECTS)

    async def _page(self, url: URL) -> Answer:
        self._turns.check(url.host or "")
        await self._robots.check(url)
        await self._turn(url)
        return await self._fetcher.get(url, Wanted(self._limits.size, _KINDS))

    async def _robots_file(self, url: URL) -> Answer:
        return await self._follow(url, self._robots_answer)

    async def _robots_answer(self, url: URL) -> Answer:
        await self._turn(url)
        return await self._fetcher.get(url, Wanted(LONGEST_ROBOTS, cut=True))

    async def _turn(self, url: URL) -> None:
        """Wait until the host may be asked. Raises RefusalError(BUSY) where that is too long."""
        wait = self._pace.book(url.host or "", self._limits.patience)
        if wait is None:
            raise RefusalError(Reason.BUSY)
        if wait:
            await self._sleep(wait)


def _checked(text: str) -> URL:
    parsed = parse(text)
    cleaned = parsed if isinstance(parsed, Reason) else cleaned_url(parsed)
    if isinstance(cleaned, Reason):
        raise RefusalError(cleaned)
    return cleaned


def _next(url: URL, location: str) -> URL:
    """Where a redirect leads to."""
    try:
        return _checked(str(url.join(URL(location))))
    except (ValueError, TypeError):
        raise RefusalError(Reason.MALFORMED) from None


def read_page(body: bytes, charset: str | None, url: str) -> Contents:
    """What a page's body holds. Slow for a hostile one: for the worker only."""
    from bot.links.reading import read  # noqa: PLC0415  half a second to load, and only ever needed in the worker's process

    return read(body, charset, url)
