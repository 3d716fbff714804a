"""Whatever a shopper does, in whatever order and however often, the ledger agrees with a plain model of it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.ledger import Balance
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.temptation import State
from bot.service import auditing
from bot.service.deciding import buy_cheaper, correct, decide, month_sum
from storage import savings
from storage.database import Database
from storage.tables import Shopper, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

BEGIN = NOW.date()
UNDECIDED = {State.OPEN, State.COOLING, State.DROPPED}
BOUGHT = {State.BOUGHT, State.BOUGHT_CHEAPER}
LEADS = {
    **dict.fromkeys((Act.SLEEP, Act.AGAIN), (UNDECIDED, State.COOLING)),
    **dict.fromkeys((Act.BUY, Act.BOUGHT, Act.CHEAPER), ({*UNDECIDED, State.SKIPPED}, State.BOUGHT)),
    Act.NEED: (UNDECIDED, State.NEEDED),
    **dict.fromkeys((Act.KEEP, Act.END), ({State.COOLING, State.DROPPED}, State.OPEN)),
    Act.LET_LIE: ({State.OPEN, State.COOLING}, State.DROPPED),
    Act.UNDO: ({State.SKIPPED, State.NEEDED, State.DROPPED, *BOUGHT}, State.OPEN),
}


@dataclass(frozen=True)
class Cheaper:
    """It was bought for so much."""

    paid: int


Step = Act | Cheaper | Money
"""A tap, what was paid in writing, or a corrected price."""


@dataclass
class Thing:
    """What happens to one thing, as the shopper would tell it."""

    price: Money | None
    most: int = 1
    """How many months of it may be counted."""
    state: State = State.OPEN
    paid: int = 0
    decided: date = BEGIN
    sent_back: bool = False
    cheaper_on: date | None = None
    """The day that the difference counted for, when it was bought for less."""
    confirmations: list[tuple[set[date], date | None]] = field(default_factory=list)
    """What each made sure of, and the day it counted once more, where it did."""
    stays: dict[date, tuple[int, bool]] = field(default_factory=dict)
    """What stays, by the day it counts for, and whether that is confirmed."""
    last: date | None = None
    """The newest day anything was ever booked for."""

    def do(self, step: Step, today: date) -> None:
        match step:
            case Money():
                self.correct(step)
            case Cheaper():
                self.buy(step.paid, today)
            case Act.SKIP | Act.DROP if self.state in UNDECIDED:
                self.settle(State.SKIPPED, today)
                self.book(today, confirmed=False)
            case Act.RETURNED if self.state in BOUGHT:
                paid = self.paid
                self.settle(State.SKIPPED, today)
                self.sent_back, self.paid = True, paid
                self.book(today, confirmed=True)
            case Act.UNDO_RETURN if self.sent_back:
                self.bought_again(today)
            case Act.UNDO_CONFIRM if self.confirmations and self.state is State.SKIPPED:
                self.unconfirm()
            case Act.CONFIRM if self.stays and self.state is State.SKIPPED:
                self.confirm(today)
            case Act() if step in LEADS and self.state in LEADS[step][0]:
                self.settle(LEADS[step][1], today)

    def settle(self, state: State, today: date) -> None:
        self.state, self.stays, self.paid, self.sent_back, self.decided = state, {}, 0, False, today
        self.confirmations = []

    def book(self, day: date, *, confirmed: bool) -> None:
        if self.price:
            self.stays[day], self.last = (self.price.minor, confirmed), day

    def confirm(self, today: date) -> None:
        again = len(self.stays) < self.most and today >= a_month_after(max(self.stays))
        sure = {day for day, (_, confirmed) in self.stays.items() if not confirmed}
        self.stays = {day: (minor, True) for day, (minor, _) in self.stays.items()}
        if again:
            self.book(today, confirmed=True)
        if sure or again:
            self.confirmations.append((sure, today if again else None))

    def unconfirm(self) -> None:
        sure, again = self.confirmations.pop()
        self.stays = {day: (minor, day not in sure) for day, (minor, _) in self.stays.items() if day != again}

    def bought_again(self, today: date) -> None:
        """As it was before it was sent back; what is left of a price that changed since may be nothing."""
        paid, price = self.paid, self.price
        self.settle(State.BOUGHT, today)
        if price and 0 < paid < price.minor:
            self.state, self.paid = State.BOUGHT_CHEAPER, paid
            self.last = self.cheaper_on
            self.stays = {self.cheaper_on or today: (price.minor - paid, True)}

    def buy(self, paid: int, today: date) -> None:
        if self.price is None or not 0 < paid < self.price.minor:
            self.do(Act.BOUGHT, today)
        elif self.state in {*UNDECIDED, State.SKIPPED, State.BOUGHT}:
            self.settle(State.BOUGHT_CHEAPER, today)
            self.paid, self.last = paid, self.last or today
            self.cheaper_on = self.last
            self.stays = {self.last: (self.price.minor - paid, True)}

    def correct(self, price: Money) -> None:
        self.price, before = price, self.price
        if self.state is State.SKIPPED and before is None:
            self.book(self.decided, confirmed=self.sent_back)
        if self.state is State.BOUGHT_CHEAPER and price.minor <= self.paid:
            self.settle(State.BOUGHT, self.decided)
        kept = price.minor - (self.paid if self.state is State.BOUGHT_CHEAPER else 0)
        self.stays = {day: (kept, confirmed) for day, (_, confirmed) in self.stays.items()}

    def balances(self) -> tuple[Balance, ...]:
        currency = self.price.currency if self.price else ""
        made = sorted(self.stays.items())
        return tuple(Balance(*((0, minor) if sure else (minor, 0)), currency, day) for day, (minor, sure) in made)


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return last if last.day < day.day else first.replace(day=day.day)


def things() -> list[Thing]:
    """A dear thing, one in another currency, one of a price not known, and a subscription of three months."""
    return [
        Thing(Money(89_900, "DKK")),
        Thing(Money(4_500, "USD")),
        Thing(None),
        Thing(Money(7_900, "DKK"), most=3),
    ]


def stored(session: Session, shopper: Shopper) -> list[Temptation]:
    made = [add_temptation(session, shopper, price=thing.price) for thing in things()]
    made[-1].period, made[-1].payments = "month", 3
    return made


def perform(session: Session, shopper: Shopper, temptation: Temptation, step: Step, now: datetime) -> None:
    match step:
        case Money():
            correct(session, shopper, temptation, step, now)
        case Cheaper():
            buy_cheaper(session, shopper, temptation, Money(step.paid, temptation.currency or "DKK"), now)
        case Act():
            decide(session, shopper, temptation, step, now)
    session.flush()


def check(session: Session, shopper: Shopper, model: list[Thing], temptations: list[Temptation], today: date) -> None:
    """Thing by thing, month by month and currency by currency the two agree."""
    expected: Counter[tuple[str, Month, str]] = Counter()
    for thing, temptation in zip(model, temptations, strict=True):
        assert (temptation.state, temptation.paid_minor or 0) == (thing.state, thing.paid)
        assert savings.standing(session, row_id(temptation)) == thing.balances()
        for each in thing.balances():
            expected[each.currency, Month.of(each.booked_for), "pending"] += each.pending
            expected[each.currency, Month.of(each.booked_for), "confirmed"] += each.confirmed
    found: Counter[tuple[str, Month, str]] = Counter()
    for entry in savings.all_of(session, row_id(shopper)):
        found[entry.currency, Month.of(entry.booked_for), "pending"] += entry.pending_minor
        found[entry.currency, Month.of(entry.booked_for), "confirmed"] += entry.confirmed_minor
    assert {key: total for key, total in found.items() if total} == {k: total for k, total in expected.items() if total}
    for currency in ("DKK", "USD"):
        both = sum(expected[currency, Month.of(today), name] for name in ("pending", "confirmed"))
        assert month_sum(session, shopper, currency, today) == Money(both, currency)


prices = st.builds(Money, st.sampled_from([1, 5_000, 7_900, 120_000]), st.sampled_from(["DKK", "USD"]))
UNDOES = (Act.UNDO_CONFIRM, Act.UNDO_RETURN)
taps = st.sampled_from([*Act, *[Act.SKIP, Act.CONFIRM] * 9, *[Act.BUY, Act.RETURNED] * 3, *UNDOES * 2])
steps = st.one_of(taps, taps, taps, st.builds(Cheaper, st.sampled_from([0, 1, 4_000, 89_899, 89_900])), prices)
happenings = st.tuples(st.sampled_from([0, 0, 0, 1]), steps, st.integers(1, 2), st.sampled_from([0, 1, 20, 40]))
"""Which of two things, what, how often it is delivered, and how many days later."""


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pair=st.sampled_from([(3, 1), (0, 3), (3, 2), (2, 0), (1, 0)]),
    sequence=st.lists(happenings, min_size=4, max_size=16),
)
def test_the_ledger_agrees_with_the_model(
    shared: Database, pair: tuple[int, int], sequence: list[tuple[int, Step, int, int]]
) -> None:
    """Each step may be delivered twice, and comes some days after the one before."""
    with Session(shared.engine, expire_on_commit=False) as session:
        shopper = add_shopper(session, timezone="UTC")
        temptations, model, now = stored(session, shopper), things(), NOW
        before: list[dict[str, object]] = []
        for which, step, times, days in sequence:
            number = pair[which]
            now += timedelta(days=days)
            for _ in range(times):
                perform(session, shopper, temptations[number], step, now)
            model[number].do(step, now.date())
            check(session, shopper, model, temptations, now.date())
            entries = [entry.model_dump() for entry in savings.all_of(session, row_id(shopper))]
            assert entries[: len(before)] == before, "an entry was changed"
            before = entries
        audit, agrees = auditing.check(session)
        assert (audit.named, agrees) == ((), True)
        session.rollback()
