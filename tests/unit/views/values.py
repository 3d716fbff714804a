"""What views are given in the tests: what is usual, and what is as hostile as it gets."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from bot.advice import Advice, AlternativeView, GoalView, Occasion, OpinionView
from bot.advice.protocol import Provenance
from bot.advice.templates import TemplateAdvisor
from bot.domain.language import Language
from bot.domain.ledger import Balance
from bot.domain.money import LARGEST_MINOR, Money
from bot.domain.month import Month
from bot.domain.summary import GoalProgress, Summary, Totals
from bot.domain.temptation import Rung, State, Strategy
from bot.service.accounts import PeriodAccount
from bot.service.history import PAGE, HistoryPage
from bot.service.personal import Table
from bot.service.scheduling import DueBatch
from bot.service.sleeping import LONGEST_REASON
from storage.tables import Reminder, Shopper, Temptation

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
WALL = datetime(2026, 11, 27, 18, 0)  # noqa: DTZ001  a wall time
NOVEMBER = Month(2026, 11)
PRICE = Money(89_900, "DKK")
SPITE = '<b>&"</i>&amp; 100 % <script> \\n "\' &#60; '


@dataclass(frozen=True)
class Values:
    """What a shopper wrote and what is booked for them."""

    product: str = "airfryer"
    reason: str = "den gamle er træls"
    goal: str = "Rom"
    price: Money | None = PRICE
    row: int = 1
    currencies: tuple[str, ...] = ("DKK",)
    categories: tuple[str, ...] = ("airfryere",)
    shopper: Shopper = field(
        default_factory=lambda: Shopper(
            id=1, telegram_id=7, chat_id=7, currency="DKK", timezone="Europe/Copenhagen", created_at=NOW
        )
    )

    @property
    def money(self) -> Money:
        return self.price or Money(0, "DKK")

    def temptation(self, number: int = 0, **other: Any) -> Temptation:
        """One thing, with the shopper's own words."""
        told: dict[str, Any] = {"price_minor": self.price.minor, "currency": self.price.currency} if self.price else {}
        common = {"id": self.row + number, "shopper_id": 1, "product": self.product, "category": "airfryers"}
        return Temptation(**{**common, **told, "created_at": NOW, "reason": self.reason, "want": 7, **other})

    def reminder(self, late: timedelta = timedelta(0)) -> Reminder:
        wall = (NOW - late).replace(tzinfo=None).isoformat(timespec="minutes")
        return Reminder(id=1, shopper_id=1, temptation_id=1, due_at=NOW, wall_time=wall, timezone="UTC", kind="pause")

    def due(self, count: int, late: timedelta = timedelta(0), **other: Any) -> DueBatch:
        items = tuple((self.reminder(late), self.temptation(n, **other)) for n in range(count))
        return DueBatch(self.shopper, items)

    def waiting(self, count: int) -> list[tuple[Temptation, datetime | None]]:
        return [(self.temptation(n), WALL if n % 3 else None) for n in range(count)]

    def progress(self, saved: int = 1_200_00, pending: int = 300_00) -> GoalProgress:
        currency = self.currencies[0]
        return GoalProgress(self.goal, Money(5_000_00, currency), Money(saved, currency), Money(pending, currency))

    def account(self, goal: GoalProgress | None, count: int = 2, *, pending: bool = True) -> PeriodAccount:
        totals = {c: Totals(1_200_00 * n, 899_00 * pending) for n, c in enumerate(self.currencies, start=1)}
        top = tuple((category, count) for category in self.categories)
        found = Summary(NOVEMBER, totals, totals, count, count, count, top, goal)
        bars = tuple((NOVEMBER.shifted(-back), Totals(back * 100_00, 50_00)) for back in (2, 1, 0))
        return PeriodAccount(found, self.currencies[0], bars)

    def empty_account(self, goal: GoalProgress | None) -> PeriodAccount:
        found = Summary(NOVEMBER, {}, {}, 0, 0, 0, (), goal)
        return PeriodAccount(found, self.currencies[0], ((NOVEMBER, Totals()),))

    def page(self, offset: int, total: int) -> HistoryPage:
        """A page of the history with a bit of everything."""
        states = [State.SKIPPED, State.SKIPPED, *State]
        entries = tuple(
            (self.temptation(n, state=states[(offset + n) % len(states)]), self.balance(pending=n % 2 == 0))
            for n in range(min(PAGE, total - offset))
        )
        return HistoryPage(entries, offset, total)

    def balance(self, *, pending: bool) -> Balance:
        minor = self.money.minor
        return Balance(minor if pending else 0, 0 if pending else minor, self.money.currency, date(2026, 11, 24))

    def advice(self, language: Language) -> Advice:
        """A nudge composed in a language, about this product, price and goal."""
        said = Provenance("Omtanke", "none", date(2026, 11, 23), editorial=True)
        text = {"en": "It is often in the cupboard.", "da": "Den står tit i skabet."}[language]
        occasion = Occasion(
            language=language,
            product=self.product,
            price=self.price,
            goal=GoalView(self.goal, Money(5_000_00, "DKK")),
            opinions=tuple(OpinionView(f"a-{s}", "upkeep", text, said, s, 0.5) for s in Strategy),
            alternatives=tuple(AlternativeView(f"b-{r}", r, text, said) for r in Rung),
        )
        return TemplateAdvisor().advise(occasion, Random(1))

    def tables(self) -> list[Table]:
        rows = ((1, self.product, self.reason, None, NOW),)
        header = ("id", "product", "reason", "want", "created_at")
        names = ("profile", "goal", "temptations", "savings", "reminders")
        return [*(Table(name, header, rows) for name in names), Table("goal", header, ())]


USUAL = Values()
WITHOUT = Values(price=None, product="ur", reason="x", goal="R")
HOSTILE = Values(
    product=(SPITE * 3)[:80],
    reason=(SPITE * 10)[:LONGEST_REASON],
    goal=(SPITE * 2)[:40],
    price=Money(LARGEST_MINOR, "JPY"),
    row=2**31 - 1_000,
    currencies=("DKK", "EUR", "USD", "JPY"),
    categories=(SPITE, "planter og blomster", "gadgets til kæledyr"),
)
WIDE = Values(product="𝕏" * 80, reason="𝕏" * LONGEST_REASON, goal="𝕏" * 40, price=Money(1, "XYZ"), row=2**31 - 1_000)
"""Every character takes two of Telegram's units, and the currency is none that has a sign."""
TRAVELLED = Values(currencies=("DKK", "EUR", "USD", "GBP", "SEK", "NOK", "CHF", "JPY", "CZK", "PLN", "HUF", "ISK"))
SETS = {"usual": USUAL, "without": WITHOUT, "hostile": HOSTILE, "wide": WIDE, "travelled": TRAVELLED}
