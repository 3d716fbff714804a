"""Many people who do whatever comes to mind, through the in-process Bot API."""

from collections.abc import Callable
from random import Random
from typing import Any

from bot.domain.decisions import Act
from bot.telegram.routes import VERBS
from bot.terminal.bot_api import BotApi
from bot.terminal.people import KINDS
from tests.fuzz.breaking import CHANNEL, GROUP, UNASKED, broken, no_updates
from tests.fuzz.texts import command, written

CODES = ("da", "en", "da", "en", None, "de", "nb", "en-US", "da-DK", "zh-hans", "x" * 40, "-")
STEPS = (
    "", ":own", ":nowhy", ":3d", ":24h", ":w7", ":ask", ":yes", ":no", ":5.EUR", ":500.DKK", ":999999999999999.DKK",
    ":other", ":SEK", ":quiet", ":da", ":1", ":10", ":-1", ":publish", ":next", ":decline.advert",
    ":" + "x" * 50, "::", ":🙂",
)  # fmt: skip
NEWEST = 4
"""So many of the newest messages are those that people usually tap on."""


class Crowd:
    """People by their ids, from `first` on; what they do becomes updates of the API."""

    def __init__(self, api: BotApi, random: Random, size: int, first: int) -> None:
        self._api = api
        self._random = random
        self._people = range(first, first + size)
        for who in (*self._people, GROUP, CHANNEL):
            api.person(who, first_name="Kim", language_code=random.choice(CODES))
        acts: dict[Callable[[int], object], int] = {
            self._write: 40,
            self._tap: 36,
            self._forge: 8,
            self._command: 10,
            self._show: 5,
            self._block: 1,
        }
        self._acts, self._weights = list(acts), list(acts.values())

    async def updates(self, count: int) -> tuple[list[Any], frozenset[int]]:
        """What comes in of so many acts, and the ids of those updates that are broken."""
        for _ in range(count):
            (act,) = self._random.choices(self._acts, self._weights)
            act(self._random.choice(self._people))
        _, answer = await self._api.call("getUpdates", {"limit": 100, "timeout": 0})
        got = answer["result"]
        await self._api.call("getUpdates", {"offset": got[-1]["update_id"] + 1, "timeout": 0})
        return self._spoilt(got)

    def _spoilt(self, got: list[dict[str, Any]]) -> tuple[list[Any], frozenset[int]]:
        """Some of them broken, unasked for, twice, or out of order."""
        come: list[Any] = []
        bad = set[int]()
        for update in got:
            chance = self._random.random()
            if chance < 0.10:
                come.append(broken(self._random, update))
                bad.add(update["update_id"])
            elif chance < 0.16:
                come.append(self._random.choice(UNASKED)(update))
            else:
                come.append(update)
        for _ in range(len(come) // 20):
            come.insert(self._random.randint(0, len(come)), self._random.choice(come))
            come.insert(self._random.randint(0, len(come)), self._random.choice(no_updates()))
        if self._random.random() < 0.1:
            self._random.shuffle(come)
        return come, frozenset(bad)

    def _write(self, who: int) -> None:
        self._send(who, written(self._random))

    def _command(self, who: int) -> None:
        self._send(who, command(self._random))

    def _send(self, who: int, text: str) -> None:
        try:
            self._api.send(who, text[:6_000])
        except ValueError:  # nothing is left of it
            self._api.send(who, "hej")

    def _tap(self, who: int) -> None:
        messages = self._api.messages[who]
        near = messages[-NEWEST:] if self._random.random() < 0.9 else messages
        shown = [message for message in near if message.buttons and not message.deleted]
        if not shown:
            return self._write(who)
        message = self._random.choice(shown)
        self._api.press(who, message.message_id, self._random.choice(message.all_buttons).data or "")
        return None

    def _forge(self, who: int) -> None:
        """A tap on what they cannot see: made up, or on a button of somebody else's."""
        others = self._api.messages[self._random.choice(self._people)]
        theirs = [button.data or "" for message in others[-NEWEST:] for button in message.all_buttons]
        stolen = theirs and self._random.random() < 0.5
        data = self._random.choice(theirs) if stolen else self._made_up()
        self._api.press(who, self._random.randrange(1, 100_000), data, forged=True)

    def _made_up(self) -> str:
        verb = self._random.choice([*VERBS, *Act, "x", ""])
        number = self._random.choice((0, 1, self._random.randrange(500), 2**31, 10**18, -1))
        return f"{verb}:{number}{self._random.choice(STEPS)}"

    def _show(self, who: int) -> None:
        caption: dict[str, Any] = {"caption": written(self._random)[:1_000]} if self._random.random() < 0.3 else {}
        self._api.send_media(who, self._random.choice(sorted(KINDS)), **caption)

    def _block(self, who: int) -> None:
        self._random.choice((self._api.block, self._api.unblock, self._api.unblock))(who)
