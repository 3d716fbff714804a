"""From a product to a nudge: what the library has, in the shopper's language, and what was said noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from bot.advice import Advice, Occasion
from bot.advice.protocol import VerdictView
from bot.advice.templates import TemplateAdvisor
from bot.domain.houserules import Rule
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from bot.domain.reading import PriceDoubt
from bot.domain.temptation import Kind, Rung, Strategy
from bot.service.advising import Adviser, Telling, nudge, price_of
from bot.service.explaining import explain
from bot.service.finding import find
from bot.service.goals import set_goal
from storage.library import GENERAL
from storage.search import Asked
from storage.shelf import Shelf
from storage.tables import HouseRule, Opinion, Shopper, Temptation, Verdict
from tests.support.rows import NOW, add_shopper, add_temptation, row_id
from tests.support.scene import Clock

DANISH, ENGLISH = Language.DANISH, Language.ENGLISH
DAY = timedelta(days=1)
TABLES = (Shopper, Temptation, Opinion)


class Listening:
    """An engine that is asked what it was told, and quotes the opinion that fits best."""

    def __init__(self) -> None:
        self.told: list[Occasion] = []

    def advise(self, occasion: Occasion, rng: Random) -> Advice:  # noqa: ARG002  the protocol has it
        self.told.append(occasion)
        return Advice(Strategy.DISTRACTION, occasion.opinions[:1], occasion.alternatives[:1], "text", "listening")


def telling(last: Temptation | None = None) -> Telling:
    return Telling("airfryer 899 kr", NOW, last)


def add_rule(session: Session, shopper: Shopper, category: str) -> None:
    session.add(HouseRule(shopper_id=row_id(shopper), category=category, rule=Rule.NO_BUY, set_at=NOW))
    session.flush()


def add_verdict(session: Session, thing: Temptation, words: str | None = None) -> None:
    said: dict[str, Any] = {
        "product": thing.product,
        "category": thing.category,
        "score": 2,
        "words": words,
        "created_at": NOW,
    }
    session.add(Verdict(shopper_id=thing.shopper_id, temptation_id=row_id(thing), **said))
    session.flush()


@contextmanager
def counting(session: Session) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    found: list[str] = []
    engine = session.get_bind()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(Clock())


@pytest.fixture
def adviser(shelf: Shelf) -> Adviser:
    return Adviser(TemplateAdvisor(), shelf, Random(1))


@pytest.mark.parametrize(
    ("product", "language", "category"),
    [
        ("airfryer", DANISH, "airfryers"),
        ("air fryer", ENGLISH, "airfryers"),
        ("labubu", DANISH, "collectibles"),
        ("svirpo", DANISH, GENERAL),
        ("", ENGLISH, GENERAL),
    ],
)
def test_what_the_library_has_on_a_product(
    session: Session, shelf: Shelf, product: str, language: Language, category: str
) -> None:
    found = find(session, shelf, product, Asked("", language, frozenset()))
    stored = session.exec(select(Opinion).where(Opinion.category == category)).all()
    texts = {row.text_da if language is DANISH else row.text_en for row in stored}
    assert found.category == category
    assert {opinion.text for opinion in found.opinions} == texts
    assert {way.rung for way in found.alternatives} >= {Rung.NOTHING, Rung.OWN}
    said = [*(o.provenance for o in found.opinions), *(way.provenance for way in found.alternatives)]
    assert all(who.source and who.interest and isinstance(who.dated, date) for who in said)


def test_the_two_languages_tell_the_same_entries(session: Session, shelf: Shelf) -> None:
    danish, english = (
        find(session, shelf, "airfryer", Asked("", language, frozenset())) for language in (DANISH, ENGLISH)
    )
    assert [o.id for o in danish.opinions] == [o.id for o in english.opinions]
    assert not {o.text for o in danish.opinions} & {o.text for o in english.opinions}


def test_the_engine_is_told_all_that_is_known(session: Session, shelf: Shelf) -> None:
    shopper = add_shopper(session, language="en")
    set_goal(session, shopper, "Rome", Money(500_000, "DKK"), NOW)
    session.flush()
    shown: dict[str, Any] = {"strategy": "reflection", "opinion_id": "airfryers-extras", "angle": "hidden-costs"}
    last = add_temptation(session, shopper, "labubu", **shown)
    engine = Listening()
    temptation = add_temptation(session, shopper)
    advice = nudge(session, shopper, temptation, Adviser(engine, shelf, Random(1)), telling(last))
    (told,) = engine.told
    assert (told.language, told.product, told.price) == (ENGLISH, "airfryer", Money(89_900, "DKK"))
    assert told.goal is not None
    assert (told.goal.name, told.goal.target) == ("Rome", Money(500_000, "DKK"))
    assert (told.last_angle, told.last_strategy) == ("hidden-costs", Strategy.REFLECTION)
    assert advice.opinions == told.opinions[:1]


def test_the_engine_is_told_nothing_that_is_not_known(session: Session, shelf: Shelf) -> None:
    shopper = add_shopper(session)
    engine = Listening()
    nudge(session, shopper, add_temptation(session, shopper, price=None), Adviser(engine, shelf, Random(1)), telling())
    (told,) = engine.told
    known = (told.price, told.goal, told.last_angle, told.last_strategy, told.payments, told.hourly_pay)
    assert not any((*known, told.verdict, told.plan, told.house_rule, told.weights))


def test_the_engine_is_told_what_is_the_shopper_s_own(session: Session, shelf: Shelf) -> None:
    own: dict[str, Any] = {
        "hourly_minor": 15_000,
        "hourly_currency": "DKK",
        "plan": "Hvis jeg ser en airfryer, venter jeg",
    }
    shopper = add_shopper(session, **own)
    add_rule(session, shopper, category="airfryers")
    bought = add_temptation(session, shopper, "grill", state="bought", strategy="distraction", created_at=NOW - DAY)
    add_verdict(session, bought, words="Står i skabet")
    engine = Listening()
    temptation = add_temptation(session, shopper, period="month")
    nudge(session, shopper, temptation, Adviser(engine, shelf, Random(1)), telling(bought))
    (told,) = engine.told
    assert told.payments == Payments(Money(89_900, "DKK"), period=Period.MONTH)
    assert told.hourly_pay == Money(15_000, "DKK")
    assert told.plan == own["plan"]
    assert told.verdict == VerdictView("grill", 2, "Står i skabet", NOW.date())
    assert told.house_rule is not None
    assert told.house_rule.rule is Rule.NO_BUY
    assert told.weights is not None
    assert told.weights[Strategy.DISTRACTION] == min(told.weights.values())


def test_things_that_nobody_knows_have_nothing_in_common(session: Session, shelf: Shelf) -> None:
    shopper = add_shopper(session)
    add_verdict(session, add_temptation(session, shopper, "dims", category=GENERAL, state="bought"))
    other = add_shopper(session, telegram_id=2002)
    add_verdict(session, add_temptation(session, other, "grill", state="bought"))
    engine = Listening()
    adviser = Adviser(engine, shelf, Random(1))
    for thing in (add_temptation(session, shopper, "dut", category=GENERAL), add_temptation(session, shopper)):
        nudge(session, shopper, thing, adviser, telling())
    assert [told.verdict for told in engine.told] == [None, None], "nor do shoppers"


def test_a_nudge_takes_few_statements(session: Session, adviser: Adviser) -> None:
    """One for what stands behind the shopper, one for what they act on; the library is on its shelf."""
    shopper = add_shopper(session)
    last, thing = (add_temptation(session, shopper) for _ in range(2))
    nudge(session, shopper, thing, adviser, telling(last))
    for before, most in ((None, 1), (last, 2)):
        with counting(session) as statements:
            nudge(session, shopper, thing, adviser, telling(before))
        assert len(statements) == most, statements


def test_what_was_said_is_noted(session: Session, shelf: Shelf) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    adviser = Adviser(Listening(), shelf, Random(1))
    for times in (1, 2):
        advice = nudge(session, shopper, temptation, adviser, telling(temptation))
        assert temptation.nudges == times
    session.flush()
    session.expire_all()
    assert (temptation.strategy, temptation.opinion_id) == ("distraction", advice.opinions[0].id)


@pytest.mark.parametrize("seed", range(10))
def test_the_same_temptation_twice_in_a_row_is_told_otherwise(session: Session, shelf: Shelf, seed: int) -> None:
    shopper = add_shopper(session)
    temptation = add_temptation(session, shopper)
    adviser = Adviser(TemplateAdvisor(), shelf, Random(seed))
    first, second = (nudge(session, shopper, temptation, adviser, telling(t)) for t in (None, temptation))
    assert first.text != second.text
    assert first.strategy is not second.strategy
    assert first.opinions != second.opinions


def test_a_thing_nobody_knows_gets_honest_general_advice(session: Session, adviser: Adviser) -> None:
    shopper = add_shopper(session)
    advice = nudge(session, shopper, add_temptation(session, shopper, "dims", category=GENERAL), adviser, telling())
    assert all(opinion.id.startswith("general-") for opinion in advice.opinions)
    assert advice.opinions
    assert advice.alternatives[0].rung is Rung.NOTHING


def test_a_price_is_known_with_its_currency_only(session: Session) -> None:
    shopper = add_shopper(session)
    assert price_of(add_temptation(session, shopper)) == Money(89_900, "DKK")
    assert price_of(add_temptation(session, shopper, price=None)) is None
    assert price_of(add_temptation(session, shopper, price=None, price_minor=1)) is None


@pytest.mark.parametrize(
    ("text", "language", "understood"),
    [
        ("skal jeg købe en airfryer til 899,-?", None, (DANISH, Kind.WANT, "airfryers")),
        ("should I get an air fryer for 80 euros?", None, (ENGLISH, Kind.WANT, "airfryers")),
        ("airfryer 899", ENGLISH, (ENGLISH, Kind.WANT, "airfryers")),
        ("PS5 3299", None, (ENGLISH, Kind.WANT, "consoles")),
        ("insulin 200 kr", None, (DANISH, Kind.ESSENTIAL, None)),
        ("fødselsdagsgave til min mor, 300 kr", None, (DANISH, Kind.GIFT, None)),
        ("tak!", None, (DANISH, Kind.OTHER, None)),
    ],
)
def test_a_message_explained(
    session: Session,
    adviser: Adviser,
    text: str,
    language: Language | None,
    understood: tuple[Language, Kind, str | None],
) -> None:
    told = explain(session, text, language, adviser)
    assert (told.language, told.reading.kind, told.found.category if told.found else None) == understood
    assert (told.advice is None) == (told.found is None)


def test_the_opinion_that_is_quoted_is_explained_first(session: Session, adviser: Adviser) -> None:
    told = explain(session, "airfryer 899 kr", DANISH, adviser)
    assert told.advice is not None
    assert told.found is not None
    assert told.opinions[0] == told.advice.opinions[0]
    assert {o.id for o in told.opinions} == {o.id for o in told.found.opinions}
    assert len(told.opinions) == len(told.found.opinions)
    assert told.alternatives == told.advice.alternatives


def test_a_message_without_a_nudge_has_nothing_to_explain(session: Session, adviser: Adviser) -> None:
    told = explain(session, "insulin", DANISH, adviser)
    assert (told.opinions, told.alternatives, told.reading.price.doubt) == ((), (), PriceDoubt.MISSING)


def test_explaining_changes_nothing(session: Session, adviser: Adviser) -> None:
    before = [session.exec(select(table)).all() for table in TABLES]
    explain(session, "airfryer 899 kr", DANISH, adviser)
    assert not session.new
    assert not session.dirty
    assert [session.exec(select(table)).all() for table in TABLES] == before
