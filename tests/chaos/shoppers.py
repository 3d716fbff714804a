"""The simulated shoppers of the chaos run, and what each of them ought to have seen and to own."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from bot.terminal.bot_api import BotApi
from bot.terminal.chats import ChatMessage
from bot.terminal.events import Event, MessageSent

PRICE = 100
"""Of each thing, in whole kroner."""


@dataclass(slots=True)
class Shopper:
    """What one of them did: things in the order written of, and what became of each by their own taps."""

    chat: int
    things: list[str] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    taken_back: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Crowd:
    """Everybody, before one Bot API."""

    api: BotApi
    random: Random
    shoppers: list[Shopper]
    updates: int = 0
    _news: defaultdict[int, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))

    def __post_init__(self) -> None:
        self.api.subscribe(self._hear)
        for shopper in self.shoppers:
            self.api.person(shopper.chat, first_name="Kim", language_code="da")

    async def live(self, rounds: int, pause: float) -> None:
        """Everybody does so many rounds, with up to `pause` seconds between two."""
        async with asyncio.TaskGroup() as tasks:
            for shopper in self.shoppers:
                tasks.create_task(self._live(shopper, rounds, pause))

    async def _live(self, shopper: Shopper, rounds: int, pause: float) -> None:
        for _ in range(rounds):
            await asyncio.sleep(self.random.uniform(0, pause))
            things = [self._writes(shopper) for _ in range(self.random.choice((1, 1, 2, 3)))]
            for thing in things:
                nudge = await self._message(shopper.chat, thing, "skip:")
                if self.random.random() < 0.8:
                    await self._skips(shopper, thing, nudge)

    def _writes(self, shopper: Shopper) -> str:
        """One of several that may be written without waiting for an answer."""
        thing = f"Dims{shopper.chat}x{len(shopper.things)}"
        shopper.things.append(thing)
        self.api.send(shopper.chat, f"{thing} {PRICE} kr")
        self.updates += 1
        return thing

    async def _skips(self, shopper: Shopper, thing: str, nudge: ChatMessage) -> None:
        self._presses(shopper, nudge, "skip:")
        shopper.skipped.add(thing)
        if self.random.random() < 0.1:
            self._presses(shopper, nudge, "skip:")  # impatient
        if self.random.random() < 0.2:
            booked = await self._message(shopper.chat, thing, "undo:")
            self._presses(shopper, booked, "undo:")
            shopper.taken_back.add(thing)

    def _presses(self, shopper: Shopper, message: ChatMessage, verb: str) -> None:
        data = next(b.data for b in message.all_buttons if b.data and b.data.startswith(verb))
        self.api.press(shopper.chat, message.message_id, data, forged=True)  # it may be gone from the screen by now
        self.updates += 1

    async def _message(self, chat: int, thing: str, verb: str) -> ChatMessage:
        """The first message about a thing with a button of this verb, once it is there."""
        while True:
            if found := next((m for m in reversed(self.api.messages[chat]) if _has(m, thing, verb)), None):
                return found
            self._news[chat].clear()
            await self._news[chat].wait()

    def _hear(self, event: Event) -> None:
        if isinstance(event, MessageSent):
            self._news[event.message.chat_id].set()


def _has(message: ChatMessage, thing: str, verb: str) -> bool:
    said = f"{thing} " in f"{message.text} ".replace(".", " ").replace("\n", " ")
    return said and any((b.data or "").startswith(verb) for b in message.all_buttons)


def out_of_order(shopper: Shopper, messages: Sequence[ChatMessage]) -> int:
    """How many of a shopper's things got their first nudge before one that they wrote of earlier."""
    first: dict[str, int] = {}
    for place, message in enumerate(messages):
        heading = message.text.partition(" · ")[0]
        first.setdefault(heading, place)
    places = [first[thing] for thing in shopper.things if thing in first]
    return sum(later < earlier for earlier, later in pairwise(places))
