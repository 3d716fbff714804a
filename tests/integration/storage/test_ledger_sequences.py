"""Whatever a shopper taps, in whatever order and however often, the ledger agrees with a plain model of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.summary import Totals, check_ledger
from bot.domain.temptation import State
from bot.service.accounts import ledger
from bot.service.deciding import decide
from storage import savings, shoppers
from storage.database import Database
from storage.tables import Saving, Temptation
from tests.support.rows import NOW, add_shopper, add_temptation, row_id

PRICES = (Money(89_900, "DKK"), Money(4_500, "USD"), Money(1, "DKK"), None)


@dataclass
class Model:
    """What a tap does, as a shopper would tell it."""

    state: dict[int, State] = field(default_factory=lambda: dict.fromkeys(range(len(PRICES)), State.OPEN))
    stays: dict[int, tuple[Totals, Month]] = field(default_factory=dict)

    def tap(self, number: int, act: Act, today: date) -> None:
        undecided = self.state[number] in {State.OPEN, State.COOLING}
        skipped = self.state[number] is State.SKIPPED
        price = PRICES[number]
        if act in {Act.SKIP, Act.DROP} and undecided:
            self.state[number] = State.SKIPPED
            if price:
                self.stays[number] = (Totals(pending=price.minor), Month.of(today))
        elif act is Act.CONFIRM and skipped and price:
            self.stays[number] = (Totals(confirmed=price.minor), self.stays[number][1])
        elif act in {Act.BUY, Act.BOUGHT} and (undecided or skipped):
            self._settle(number, State.BOUGHT)
        elif act is Act.UNDO and not undecided:
            self._settle(number, State.OPEN)
        elif act is Act.NEED and undecided:
            self._settle(number, State.NEEDED)
        elif act in {Act.SLEEP, Act.AGAIN} and undecided:
            self._settle(number, State.COOLING)
        elif act is Act.KEEP and self.state[number] is State.COOLING:
            self._settle(number, State.OPEN)

    def _settle(self, number: int, state: State) -> None:
        self.state[number] = state
        self.stays.pop(number, None)

    def by_month(self) -> dict[tuple[str, Month], int]:
        sums: defaultdict[tuple[str, Month], int] = defaultdict(int)
        for number, (totals, month) in self.stays.items():
            price = PRICES[number]
            assert price is not None
            sums[price.currency, month] += totals.pending + totals.confirmed
        return sums


def as_rows(entries: list[Saving]) -> list[dict[str, object]]:
    return [entry.model_dump() for entry in entries]


def check(session: Session, model: Model, shopper_id: int, temptations: list[Temptation], now: datetime) -> None:
    for number, temptation in enumerate(temptations):
        assert temptation.state == model.state[number]
        standing = savings.balance(session, row_id(temptation))
        totals = Totals(standing.confirmed, standing.pending) if standing else Totals()
        assert totals == model.stays.get(number, (Totals(), None))[0]
    for currency in ("DKK", "USD"):
        month = Month.of(NOW.date())
        while month <= Month.of(now.date()):
            start, end = (date(m.year, m.month, 1) for m in (month, month.next))
            total = savings.sum_between(session, shopper_id, currency, start, end)
            assert total == Money(model.by_month()[currency, month], currency)
            month = month.next


taps = st.tuples(
    st.integers(0, len(PRICES) - 1),
    st.sampled_from([*Act, Act.SKIP, Act.SKIP, Act.CONFIRM, Act.UNDO]),
    st.integers(1, 2),
    st.sampled_from([0, 0, 1, 20]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(taps, min_size=1, max_size=12))
def test_the_ledger_agrees_with_the_model(shared: Database, sequence: list[tuple[int, Act, int, int]]) -> None:
    """Each tap may be delivered twice, and comes some days after the one before."""
    with Session(shared.engine, expire_on_commit=False) as session:
        shopper = add_shopper(session, timezone="UTC")
        temptations = [add_temptation(session, shopper, price=price) for price in PRICES]
        model, now = Model(), NOW
        before: list[dict[str, object]] = []
        for number, act, times, days in sequence:
            now += timedelta(days=days)
            for _ in range(times):
                decide(session, shopper, temptations[number], act, now)
                session.flush()
            model.tap(number, act, now.date())
            check(session, model, row_id(shopper), temptations, now)
            entries = as_rows(list(savings.all_of(session, row_id(shopper))))
            assert entries[: len(before)] == before, "an entry was changed"
            before = entries
        assert check_ledger(ledger(session, shopper)) == ()
        assert shoppers.by_telegram_id(session, 1001) is shopper
        session.rollback()
