"""What a shopper saves for, as they write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.language import Language
from bot.domain.money import LARGEST_MINOR, Money
from bot.service.goals import LONGEST_NAME, Wanted, read_goal, remove_goal, set_goal
from storage import shoppers
from tests.support.rows import NOW, add_shopper


def kroner(amount: int, name: str) -> Wanted:
    return Wanted(name, Money(amount * 100, "DKK"))


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("5000 kr til Rom", kroner(5_000, "Rom")),
        ("5.000 kr. til en tur til Rom", kroner(5_000, "en tur til Rom")),
        ("Rom 5000 kr", kroner(5_000, "Rom")),
        ("Rom: 5000", kroner(5_000, "Rom")),
        ("Rom for 5000", kroner(5_000, "Rom")),
        ("en ny cykel 5.000", kroner(5_000, "en ny cykel")),
        ("Sommerhus på Ærø, 12.500,-", kroner(12_500, "Sommerhus på Ærø")),
        ("Rome 500 euro", Wanted("Rome", Money(50_000, "EUR"))),
        ("$2,000 for a bike", Wanted("a bike", Money(200_000, "USD"))),
        ("10.000", kroner(10_000, "")),
        ("10.000 kr", kroner(10_000, "")),
        ("5k", kroner(5_000, "")),
        ("5000 kr til " + "x" * 100, kroner(5_000, "x" * (LONGEST_NAME - 1) + "…")),
        ("9000 kr til Rom med børnene og mormor og hele familien", kroner(9_000, "Rom med børnene og mormor og hele…")),
        ("Rom", None),
        ("nonsense", None),
        ("", None),
        ("?!", None),
        ("kr", None),
        ("500 eller 600", None),
        ("0 kr til ingenting", None),
        ("1.000.000.000.000 kr til månen", None),
    ],
)
def test_a_goal_as_it_is_written(text: str, goal: Wanted | None) -> None:
    assert read_goal(text, home_currency="DKK", language=Language.DANISH) == goal


def test_a_bare_sum_is_in_the_shoppers_own_currency() -> None:
    assert read_goal("1500 for a bike", home_currency="GBP", language=Language.ENGLISH) == Wanted(
        "a bike", Money(150_000, "GBP")
    )


@settings(max_examples=100, deadline=None)
@given(text=st.text() | st.from_regex(r"[a-zæøå ]{0,50}[0-9.,]{1,12}( ?kr| ?€)?( til [a-z ]*)?", fullmatch=True))
def test_any_text_is_a_goal_that_can_be_stored_or_none(text: str) -> None:
    goal = read_goal(text, home_currency="DKK", language=Language.DANISH)
    assert goal is None or (len(goal.name) <= LONGEST_NAME and 0 < goal.target.minor <= LARGEST_MINOR)


def test_a_goal_is_kept_replaced_and_removed(session: Session) -> None:
    shopper = add_shopper(session)
    set_goal(session, shopper, "Rom", Money(500_000, "DKK"), NOW)
    set_goal(session, shopper, "cykel", Money(90_000, "EUR"), NOW)
    session.flush()
    stored = shoppers.goal(session, shopper)
    assert stored is not None
    assert (stored.name, stored.amount_minor, stored.currency, stored.set_at) == ("cykel", 90_000, "EUR", NOW)
    remove_goal(session, shopper)
    assert shoppers.goal(session, shopper) is None
