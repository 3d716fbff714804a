"""The if-then plan and the pay an hour as they are kept."""

from datetime import datetime

import pytest
from sqlmodel import Session

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.plan import LONGEST
from bot.service import pay, plans
from tests.support.rows import add_shopper

MORNING = datetime(2026, 11, 24, 10, 15)  # noqa: DTZ001  a wall time


def test_a_plan_is_quoted_when_its_trigger_returns(session: Session) -> None:
    shopper = add_shopper(session)
    assert plans.plan_for(shopper, "lampe fra TikTok", "lampe", MORNING) is None
    assert plans.keep_plan(shopper, "  hvis jeg ser det\npå TikTok, venter jeg ")
    session.flush()
    session.refresh(shopper)
    kept = "hvis jeg ser det på TikTok, venter jeg"
    assert plans.plan_for(shopper, "lampe fra TikTok", "lampe", MORNING) == kept
    assert plans.plan_for(shopper, "lampe", "lampe", MORNING) is None
    plans.remove_plan(shopper)
    assert shopper.plan is None


@pytest.mark.parametrize("sentence", ["", "  \n", "x" * (LONGEST + 1)])
def test_what_is_no_sentence_is_not_kept(session: Session, sentence: str) -> None:
    shopper = add_shopper(session, plan="hvis")
    assert not plans.keep_plan(shopper, sentence)
    assert shopper.plan == "hvis"


PAYS = [
    ("180", Money(18_000, "DKK")),
    ("180 kr.", Money(18_000, "DKK")),
    ("£14.50/h", Money(1_450, "GBP")),
    ("jeg får 175,50 i timen efter skat", Money(17_550, "DKK")),
    ("I earn 200 kr an hour", Money(20_000, "DKK")),
    ("25.000", None),
    ("25.000 om måneden", None),
    ("79 kr/md", None),
    ("hej", None),
    ("0", None),
]


@pytest.mark.parametrize(("written", "read"), PAYS)
def test_the_pay_is_read(written: str, read: Money | None) -> None:
    assert pay.read_pay(written, home_currency="DKK", language=Language.DANISH) == read


def test_the_pay_is_kept_and_removed(session: Session) -> None:
    shopper = add_shopper(session)
    assert pay.pay_of(shopper) is None
    pay.set_pay(shopper, Money(18_000, "DKK"))
    session.flush()
    session.refresh(shopper)
    assert pay.pay_of(shopper) == Money(18_000, "DKK")
    pay.remove_pay(shopper)
    assert (shopper.hourly_minor, shopper.hourly_currency) == (None, None)
