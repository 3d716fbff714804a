"""A short chaos run, each time: replicas with wrong clocks, killed, and their database killed as well."""

from datetime import UTC, datetime

import pytest

from bot.terminal.chats import ChatMessage
from storage.database import Database
from tests.chaos.run import Outcome, Plan, chaos, wrong_savings
from tests.chaos.shoppers import Shopper, out_of_order


async def test_nothing_is_lost_double_or_out_of_order_whatever_is_killed() -> None:
    outcome = await chaos(Plan())
    print(outcome)
    assert outcome.updates > 100
    assert (outcome.kills, outcome.restarts) == (3, 1)
    assert outcome.sound, str(outcome)


def test_the_checker_sees_what_is_wrong() -> None:
    def said(*texts: str) -> list[ChatMessage]:
        return [ChatMessage(n, 1, datetime.now(UTC), f"{text} · 100 kr.\n\nWait.") for n, text in enumerate(texts)]

    shopper = Shopper(1, ["A", "B", "C"])
    assert out_of_order(shopper, said("A", "B", "A", "C")) == 0
    assert out_of_order(shopper, said("B", "A", "C")) == 1
    assert Outcome(repeated=3, under_way=2, lost_answers=1).sound
    assert not Outcome(repeated=4, under_way=2, lost_answers=1).sound
    for name in ("lost_updates", "failed_updates", "out_of_order", "wrong_savings", "missing_nudges"):
        assert not Outcome(**{name: 1}).sound


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_the_checker_sees_a_wrong_saving(database: Database) -> None:
    skipped = Shopper(1, ["A"], skipped={"A"})
    assert database.run_sync(lambda s: wrong_savings(s, [skipped])) == 1
    assert database.run_sync(lambda s: wrong_savings(s, [Shopper(1, ["A"])])) == 0
