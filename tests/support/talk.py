"""One shopper's side of a scene, in their own language, with what they write as an example."""

from dataclasses import dataclass
from html import unescape
from typing import Any, TypeVar

from sqlmodel import SQLModel

from bot.advice.templates import visible
from bot.domain.language import Language
from bot.domain.money import Money
from bot.telegram.voice import Voice
from bot.terminal.chats import ChatMessage
from storage.tables import Goal, HouseRule, Reminder, Saving, Shopper, Temptation, Verdict
from tests.support.scene import ANNA, BO, Scene

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to write: the text, and what is to be understood of it."""

    text: str
    product: str
    price: Money


WISHES = {
    Language.DANISH: (
        Wish("airfryer 899 kr", "airfryer", Money(89_900, "DKK")),
        Wish("Dyson Airwrap 4.499 kr.", "Dyson Airwrap", Money(449_900, "DKK")),
        Wish("sneakers 12.500 kr", "sneakers", Money(1_250_000, "DKK")),
    ),
    Language.ENGLISH: (
        Wish("air fryer 89 euro", "air fryer", Money(8_900, "EUR")),
        Wish("Dyson Airwrap €449.50", "Dyson Airwrap", Money(44_950, "EUR")),
        Wish("sneakers 1,500 euro", "sneakers", Money(150_000, "EUR")),
    ),
}
"""By price a pause of 3, 7 and 30 days each."""

WHO = {Language.DANISH: ANNA, Language.ENGLISH: BO}
PERSONAL: tuple[type[SQLModel], ...] = (Shopper, Goal, Temptation, Saving, Reminder, Verdict, HouseRule)
"""The tables that hold what belongs to a shopper."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A shopper who reads and writes one language."""

    scene: Scene
    language: Language

    @property
    def who(self) -> int:
        return WHO[self.language]

    @property
    def other(self) -> int:
        """The other shopper of the scene."""
        return BO if self.who == ANNA else ANNA

    @property
    def voice(self) -> Voice:
        return Voice(self.language)

    @property
    def wish(self) -> Wish:
        """What they are tempted by first."""
        return WISHES[self.language][0]

    @property
    def wishes(self) -> tuple[Wish, ...]:
        return WISHES[self.language]

    def pick(self, danish: str, english: str) -> str:
        """The one of two texts that is in their language."""
        return danish if self.language is Language.DANISH else english

    def text(self, name: str, /, **variables: Any) -> str:
        """What a text of the catalogue comes to for them, as HTML."""
        return self.voice.text(name, **variables)

    async def says(self, text: str) -> list[ChatMessage]:
        """They write; returns what the bot sends in answer."""
        return await self.scene.says(text, self.who)

    async def answer(self, text: str) -> str:
        """They write; returns the one message the bot sends in answer, as HTML."""
        return only(await self.says(text)).html

    async def tempted(self, wish: Wish | None = None) -> Temptation:
        """They write of a wish, their first one unless told; returns the row it makes."""
        await self.says((wish or self.wish).text)
        return self.newest

    async def taps(self, button: str, number: int | None = None, *, on: ChatMessage | None = None) -> list[ChatMessage]:
        """They press `button-<button>`, with the number of its entry where there are several."""
        label = self.voice.button(button, "", number).label
        return await self.scene.presses(label, self.who, message=on)

    async def tap(self, button: str, number: int | None = None, *, on: ChatMessage | None = None) -> str:
        """They press; returns the one message the bot sends in answer, as HTML."""
        return only(await self.taps(button, number, on=on)).html

    async def forges(self, data: str, message_id: int = 999_999) -> list[ChatMessage]:
        """They press what they cannot see."""
        return await self.scene.forges(data, self.who, message_id=message_id)

    async def due(self) -> list[ChatMessage]:
        """What comes due for them now."""
        return await self.scene.due(self.who)

    def labels(self, *names: str) -> list[str]:
        """The labels of buttons by name."""
        return [self.voice.button(name, "").label for name in names]

    @property
    def shown(self) -> ChatMessage:
        """The newest message with buttons, as it is now."""
        found = self.scene.api.newest_with_buttons(self.who)
        assert found is not None, "there are no buttons"
        return found

    @property
    def messages(self) -> list[ChatMessage]:
        """All that the bot sent them, as it is now."""
        return self.scene.api.messages[self.who]

    @property
    def shopper(self) -> Shopper:
        """Their row."""
        return next(row for row in self.scene.rows(Shopper) if row.telegram_id == self.who)

    @property
    def newest(self) -> Temptation:
        """The row of what anybody wrote about last."""
        return self.scene.rows(Temptation)[-1]

    def rows(self, table: type[Row]) -> list[Row]:
        """Every row of a table, the oldest first."""
        return self.scene.rows(table)

    @property
    def ledger(self) -> list[tuple[str, int, int, str]]:
        """The entries of the savings ledger: kind, pending, confirmed, currency."""
        return [(s.entry, s.pending_minor, s.confirmed_minor, s.currency) for s in self.rows(Saving)]


def only(messages: list[ChatMessage]) -> ChatMessage:
    """The one message there is."""
    assert len(messages) == 1, [message.text or message.caption for message in messages]
    return messages[0]


def plain(html: str) -> str:
    """Text as a reader sees it."""
    return unescape(visible(html))


def labels(message: ChatMessage) -> list[str]:
    """The labels of a message's buttons, in reading order."""
    return [button.text for button in message.all_buttons]


def data(message: ChatMessage) -> list[str]:
    """The `callback_data` of a message's buttons, in reading order."""
    return [button.data or "" for button in message.all_buttons]
