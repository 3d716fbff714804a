"""What a site's robots.txt asks of us (RFC 9309)."""

from collections.abc import Awaitable, Callable

from yarl import URL

from bot.links.fetching import AGENT, Answer
from bot.links.turns import Turns
from bot.links.values import Reason, RefusalError

LONGEST = 500 * 1024
"""As much of one has to be read (2.5); the rest is left."""
KEPT_SECONDS = 6 * 3600.0
"""No longer than a day (2.4)."""
MOST_KEPT = 1000
MOST_KEPT_BYTES = 5 * 2**20
"""Most are a few kB, so this is room for all of the thousand."""


class Robots:
    """The robots.txt of each site, asked once in a while."""

    def __init__(self, ask: Callable[[URL], Awaitable[Answer]], turns: Turns, clock: Callable[[], float]) -> None:
        """`ask` follows redirects and raises RefusalError; the clock counts seconds."""
        self._ask = ask
        self._turns = turns
        self._clock = clock
        self._kept: dict[URL, tuple[float, bytes]] = {}
        """The one that was needed last comes last."""

    async def check(self, url: URL) -> None:
        """Raises RefusalError(ROBOTS) where the site does not want the page fetched or cannot say."""
        text = await self._text(url.origin())
        if text and not await self._turns.run(url.host or "", allows, text, str(url)):
            raise RefusalError(Reason.ROBOTS)

    async def _text(self, site: URL) -> bytes:
        asked_at, text = self._kept.pop(site, (-KEPT_SECONDS, b""))
        if self._clock() - asked_at >= KEPT_SECONDS:
            text = _rules(await self._ask(site / "robots.txt"))
            asked_at = self._clock()
        self._keep(site, asked_at, text)
        return text

    def _keep(self, site: URL, asked_at: float, text: bytes) -> None:
        self._kept.pop(site, None)
        self._kept[site] = (asked_at, text)
        while len(self._kept) > MOST_KEPT or self._size() > MOST_KEPT_BYTES:
            self._kept.pop(next(iter(self._kept)))

    def _size(self) -> int:
        return sum(len(text) for _, text in self._kept.values())


def _rules(answer: Answer) -> bytes:
    """The rules in an answer: none where there is no such file (2.3.1.3); RefusalError where the site is in trouble."""
    if answer.status == 200:
        return answer.body
    if 400 <= answer.status < 500 and answer.status != 429:
        return b""
    raise RefusalError(Reason.ROBOTS)


def allows(text: bytes, url: str) -> bool:
    """Whether these rules let us fetch an address. Slow for a hostile text: for the worker only."""
    from protego import Protego  # noqa: PLC0415  only ever needed in the worker's process

    allowed: bool = Protego.parse(text.decode("utf-8-sig", "replace")).can_fetch(url, AGENT)
    return allowed
