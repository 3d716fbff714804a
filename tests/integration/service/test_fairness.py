"""A brand's name makes no difference to what the bot says."""

from dataclasses import replace
from random import Random

import pytest
from sqlmodel import Session, select

from bot.advice import Advice, Occasion
from bot.advice.templates import TemplateAdvisor
from bot.domain.language import Language
from bot.service.advising import Adviser
from bot.service.fairness import Swap, audit, brands, recommending, swaps
from storage.shelf import Shelf
from storage.tables import Alternative, Opinion
from tests.support.scene import Clock


@pytest.fixture
def adviser() -> Adviser:
    return Adviser(TemplateAdvisor(), Shelf(Clock()), Random(1))


def test_the_fixed_set_is_treated_alike(session: Session, adviser: Adviser) -> None:
    assert len(swaps()) >= 50
    assert len(brands()) >= 100
    assert list(audit(session, adviser, swaps())) == []


def test_nothing_in_the_library_names_a_brand_or_is_sold_by_its_source(session: Session) -> None:
    assert list(recommending(session, brands())) == []


class Partial:
    """An engine with a hidden agenda."""

    def advise(self, occasion: Occasion, rng: Random) -> Advice:
        advice = TemplateAdvisor().advise(occasion, rng)
        return advice if "Sony" in occasion.product else replace(advice, text=f"{advice.text}\nBetter take a Sony.")


def test_a_hidden_agenda_is_found(session: Session, adviser: Adviser) -> None:
    case = Swap(Language.ENGLISH, "{brand} headphones for $249", ("Sony", "Bose", "Jabra"))
    found = list(audit(session, replace(adviser, engine=Partial()), [case]))
    assert {(difference.text, difference.what) for difference in found} == {
        ("Bose headphones for $249", "reply"),
        ("Jabra headphones for $249", "reply"),
    }


def test_another_category_for_a_brand_is_found(session: Session, adviser: Adviser) -> None:
    case = Swap(Language.ENGLISH, "{brand} for $249", ("airfryer", "labubu"))
    assert {difference.what for difference in audit(session, adviser, [case])} == {"category"}


def test_a_text_that_names_a_brand_is_found(session: Session) -> None:
    opinion = session.scalars(select(Opinion).order_by(Opinion.id)).first()
    way = session.scalars(select(Alternative).order_by(Alternative.id)).first()
    assert opinion
    assert way
    opinion.text_en = "The one from Sony lasts longer."
    way.interest = "sells"
    session.flush()
    assert set(recommending(session, brands())) == {opinion.id, way.id}
