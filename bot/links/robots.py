"""What a site's robots.txt asks of us (RFC 9309)."""

from collections.abc import Awaitable, Callable

from yarl import URL

from bot.links.fetching import AGENT, Answer
from bot.links.values import Reason, RefusalError
from bot.links.worker import Worker

LONGEST = 500 * 1024
"""As much of one has to be read (2.5); the rest is left."""
KEPT_SECONDS = 6 * 3600.0
"""No longer than a day (2.4)."""
MOST_KEPT = 200


class Robots:
    """The robots.txt of each site, asked once in a while."""

    def __init__(self, ask: Callable[[URL], Awaitable[Answer]], worker: Worker, clock: Callable[[], float]) -> None:
        """`ask` follows redirects and raises RefusalError; the clock counts seconds."""
        self._ask = ask
        self._worker = worker
        self._clock = clock
        self._kept: dict[URL, tuple[float, str]] = {}

    async def check(self, url: URL) -> None:
        """Raises RefusalError(ROBOTS) where the site does not want the page fetched or cannot say."""
        text = await self._text(url.origin())
        if text and not await self._worker.run(allows, text, str(url)):
            raise RefusalError(Reason.ROBOTS)

    async def _text(self, site: URL) -> str:
        asked_at, text = self._kept.get(site, (-KEPT_SECONDS, ""))
        if self._clock() - asked_at < KEPT_SECONDS:
            return text
        text = _rules(await self._ask(site / "robots.txt"))
        self._kept.pop(site, None)
        self._kept[site] = (self._clock(), text)
        if len(self._kept) > MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        return text


def _rules(answer: Answer) -> str:
    """The rules in an answer: none where there is no such file (2.3.1.3); RefusalError where the site is in trouble."""
    if answer.status == 200:
        return answer.body.decode("utf-8-sig", "replace")
    if 400 <= answer.status < 500 and answer.status != 429:
        return ""
    raise RefusalError(Reason.ROBOTS)


def allows(text: str, url: str) -> bool:
    """Whether these rules let us fetch an address. Slow for a hostile text: for the worker only."""
    from protego import Protego  # noqa: PLC0415  only ever needed in the worker's process

    allowed: bool = Protego.parse(text).can_fetch(url, AGENT)
    return allowed
