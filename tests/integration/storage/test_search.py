"""Finding what kind of thing a text names: the same on both databases, in both languages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.terms import stems
from storage import search
from storage.library import GENERAL
from storage.search import Match
from storage.shelf import Held, Shelf
from storage.tables import Opinion
from tests.support.rows import NOW

PRODUCTS = (
    # brands and product lines
    ("Philips Airfryer XXL", "airfryers"),
    ("Dyson Airwrap", "hair-tools"),
    ("Stanley cup", "cups-bottles"),
    ("AirPods Pro", "headphones"),
    ("iPhone 15", "phones"),
    ("Apple Watch", "wearables"),
    ("Garmin ur", "wearables"),
    ("PS5", "consoles"),
    ("Nintendo Switch", "consoles"),
    ("Lego Star Wars", "toys"),
    ("Pokémon kort", "collectibles"),
    ("Nespresso", "coffee-machines"),
    ("Zelda spil", "video-games"),
    ("Netflix abonnement", "subscriptions"),
    ("Chanel perfume", "perfume"),
    ("Chanel bag", "bags"),
    # plain words, Danish and English
    ("airfryer", "airfryers"),
    ("hårtørrer", "hair-tools"),
    ("curling iron", "hair-tools"),
    ("water bottle", "cups-bottles"),
    ("høretelefoner", "headphones"),
    ("smartwatch", "wearables"),
    ("armbåndsur", "watches"),
    ("scented candles", "candles-scents"),
    ("læbestift", "make-up"),
    ("lipstick", "make-up"),
    ("solbriller", "sunglasses-accessories"),
    ("sunglasses", "sunglasses-accessories"),
    ("halskæde", "jewellery"),
    ("necklace", "jewellery"),
    ("sofa", "furniture"),
    ("sengetøj", "bedding-textiles"),
    ("robot vacuum", "cleaning-gadgets"),
    ("cordless drill", "power-tools"),
    ("guitar", "musical-instruments"),
    ("bøger", "books"),
    ("a novel", "books"),
    ("yarn", "hobby-supplies"),
    ("online course", "courses"),
    ("sleeping bag", "outdoor-camping"),
    ("protein powder", "supplements"),
    ("black friday tilbud", "flash-sales"),
    # inflections
    ("krøllejernet", "hair-tools"),
    ("labubuer", "collectibles"),
    ("håndtasker", "bags"),
    ("løbesko", "sports-gear"),
    ("kaffemaskinerne", "coffee-machines"),
    ("dumbbells", "home-gym"),
    # compounds, by their last part where the whole is not known
    ("sommerkjole", "clothing"),
    ("hundelegetøj", "pet-gadgets"),
    ("robotstøvsuger", "cleaning-gadgets"),
    ("koncertbilletter", "travel-events"),
    ("kontorlænestol", "furniture"),
    ("barndomslegetøj", "toys"),
    # the thing itself, not what is said of it
    ("cover til min iphone", "phone-accessories"),
    ("charger for my phone", "phone-accessories"),
    ("nye sneakers fra Nike", "sneakers"),
    ("insulin-lilla sneakers", "sneakers"),
    ("lampe til sofabordet", "lighting"),
    ("chest of drawers", "furniture"),
    ("weekendtur til Paris", "travel-events"),
    # any way of typing
    ("DYSON AIRWRAP!!!", "hair-tools"),
    ("haartoerrer", "hair-tools"),
    ("  sneakers\n\n", "sneakers"),
    ("en 'airfryer' (XL) & ekstra | kurv", "airfryers"),
    # nothing fits
    ("kvantemekanik", GENERAL),
    ("xyzzy plugh", GENERAL),
    ("something nice", GENERAL),
    ("medicinbold", GENERAL),
    ("12345", GENERAL),
    ("", GENERAL),
    ("?!", GENERAL),
    ("'; DELETE FROM category; --", GENERAL),
)


def test_a_product_leads_to_its_category(session: Session) -> None:
    found = {text: search.find_category(session, text) for text, _ in PRODUCTS}
    assert {text: match.category for text, match in found.items()} == dict(PRODUCTS)
    assert all((match.fit == 0) == (match.category == GENERAL) for match in found.values())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.sampled_from([text for text, _ in PRODUCTS]).map(lambda known: f"{known} & {known}*"))
def test_any_text_leads_somewhere(session: Session, text: str) -> None:
    found = search.find_category(session, text)
    held = Shelf(lambda: NOW).of(session, found.category)
    assert found.fit >= 0
    assert held.alternatives
    assert {ranked.opinion.id for ranked in search.rank(held, found, text)} == {row.id for row, _ in held.opinions}


def test_of_a_very_long_message_the_beginning_counts(session: Session) -> None:
    filler = "blah " * search.MOST_WORDS
    assert search.find_category(session, f"airfryer {filler}").category == "airfryers"
    assert search.find_category(session, f"{filler} airfryer").category == GENERAL


def opinion(name: str, text: str) -> tuple[Opinion, frozenset[str]]:
    common = {"file": "kites.toml", "category": "kites", "angle": "upkeep", "strategy": "reflection"}
    origin = {"kind": "editorial", "source": "Omtanke", "interest": "none", "dated": NOW.date()}
    row = Opinion.model_validate({"id": name, "text_en": text, "text_da": text, **common, **origin})
    return row, frozenset(stems(text))


HELD = Held(
    opinions=(
        opinion("dust", "It gathers dust on the shelf."),
        opinion("wind", "It waits for wind, and the string tangles."),
        opinion("string", "A string is soon lost."),
    ),
    alternatives=(),
    until=NOW,
)


@pytest.mark.parametrize(
    ("text", "fit", "ranking"),
    [
        ("kite", 1.0, [("dust", 0.5), ("wind", 0.5), ("string", 0.5)]),
        ("kite with a string for the wind", 1.0, [("wind", 0.833), ("string", 0.667), ("dust", 0.5)]),
        ("dusts", 1.0, [("dust", 1.0), ("wind", 0.5), ("string", 0.5)]),
        ("for it on", 1.0, [("dust", 0.5), ("wind", 0.5), ("string", 0.5)]),
        ("", 1.0, [("dust", 0.5), ("wind", 0.5), ("string", 0.5)]),
        ("STRING!", 0.0, [("wind", 0.2), ("string", 0.2), ("dust", 0.1)]),
        ("quantum", 0.0, [("dust", 0.1), ("wind", 0.1), ("string", 0.1)]),
    ],
)
def test_opinions_that_speak_of_the_other_words_come_first(
    text: str, fit: float, ranking: list[tuple[str, float]]
) -> None:
    ranked = search.rank(HELD, Match("kites", fit), text)
    assert [(r.opinion.id, r.score) for r in ranked] == ranking


@pytest.mark.parametrize(("language", "name"), [("da", "airfryere"), ("en", "air fryers")])
def test_a_category_has_a_name_in_each_language(session: Session, language: str, name: str) -> None:
    names = search.category_names(session, ["airfryers", "gone", GENERAL], language)
    assert names["airfryers"] == name
    assert names.keys() == {"airfryers", GENERAL}


def test_nothing_is_asked_for_no_categories(session: Session) -> None:
    assert search.category_names(session, [], "da") == {}
