"""Finding what kind of thing a text names: the same on both databases, in both languages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from bot.domain.angles import angles_of
from bot.domain.language import Language
from bot.domain.signposts import MOST_WORDS
from storage import search
from storage.library import GENERAL
from storage.search import Asked
from storage.shelf import Shelf
from storage.tables import Opinion
from tests.support.rows import NOW

DANISH = Language.DANISH
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
    ("Lego Star Wars", "building-sets"),
    ("Pokémon kort", "trading-cards"),
    ("Nespresso", "coffee-machines"),
    ("Zelda spil", "video-games"),
    ("Netflix abonnement", "streaming"),
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
    ("sofa", "sofas"),
    ("sengetøj", "bedding-textiles"),
    ("robot vacuum", "vacuum-cleaners"),
    ("cordless drill", "power-tools"),
    ("guitar", "musical-instruments"),
    ("bøger", "books"),
    ("a novel", "books"),
    ("yarn", "knitting-yarn"),
    ("online course", "courses"),
    ("sleeping bag", "outdoor-camping"),
    ("protein powder", "supplements"),
    ("black friday tilbud", "flash-sales"),
    # inflections
    ("krøllejernet", "hair-tools"),
    ("labubuer", "collectibles"),
    ("håndtasker", "bags"),
    ("løbesko", "running-shoes"),
    ("kaffemaskinerne", "coffee-machines"),
    ("dumbbells", "home-gym"),
    # compounds, by their last part where the whole is not known
    ("sommerkjole", "dresses-suits"),
    ("hundelegetøj", "pet-gadgets"),
    ("robotstøvsuger", "vacuum-cleaners"),
    ("koncertbilletter", "concerts-festivals"),
    ("kontorlænestol", "sofas"),
    ("barndomslegetøj", "toys"),
    # the thing itself, not what is said of it
    ("cover til min iphone", "phone-accessories"),
    ("charger for my phone", "chargers-power"),
    ("nye sneakers fra Nike", "sneakers"),
    ("insulin-lilla sneakers", "sneakers"),
    ("lampe til sofabordet", "lighting"),
    ("chest of drawers", "shelving-wardrobes"),
    ("weekendtur til Paris", "travel-events"),
    # any way of typing
    ("DYSON AIRWRAP!!!", "hair-tools"),
    ("haartoerrer", "hair-tools"),
    ("  sneakers\n\n", "sneakers"),
    ("en 'airfryer' (XL) & ekstra | kurv", "airfryers"),
    # what people are tempted by every day
    ("baldurs gate 3 på steam", "video-games"),
    ("kop kaffe", "takeaway-restaurants"),
    ("cup of coffee", "takeaway-restaurants"),
    ("fly til malaga", "travel-events"),
    ("en tur til paris", "travel-events"),
    ("weekend in rome", "travel-events"),
    ("charter", "travel-events"),
    ("train tickets", "travel-events"),
    ("samsung s24", "phones"),
    ("bord", "furniture"),
    ("hylde", "shelving-wardrobes"),
    ("shelf", "shelving-wardrobes"),
    ("kaffe", "coffee-tea"),
    ("slankepiller", "supplements"),
    ("tegneblok", "art-supplies"),
    ("pizzaskærer", "kitchen-gadgets"),
    ("trumpet", "musical-instruments"),
    # one word of several things: what stands beside it settles which
    ("2019 VW Golf", "cars"),
    ("Ford Focus 2018", "cars"),
    ("2nd hand ford fiesta", "cars"),
    ("golf clubs", "golf"),
    ("train tickets to Edinburgh", "travel-events"),
    ("busbilletter", "travel-events"),
    ("coach to London", "travel-events"),
    ("coach handbag", "bags"),
    ("a switch for the bedroom light", "home-renovation"),
    ("nintendo switch", "consoles"),
    ("boots meal deal", "takeaway-restaurants"),
    ("manga box set", "books"),
    ("nails", "nails"),
    ("gelnegle", "nails"),
    ("sampler", "synths-studio"),
    ("boxing gloves", "sports-gear"),
    # slips that make no other word
    ("airwarp", "hair-tools"),
    ("støvsugger", "vacuum-cleaners"),
    ("headphnoes", "headphones"),
    ("sneekers", "sneakers"),
    ("skjurter", "clothing"),
    ("branches", GENERAL),
    ("kolleger", GENERAL),
    ("pancakes", "treats"),
    # nothing fits: what only looks alike is another thing
    ("lottery tickets", GENERAL),
    ("free sample", GENERAL),
    ("gratis vareprøve", GENERAL),
    ("lunch box", GENERAL),
    ("mri scan", GENERAL),
    ("music", GENERAL),
    ("male", GENERAL),
    ("fingers", GENERAL),
    ("hårklipning", GENERAL),
    ("hairdresser", GENERAL),
    ("trump", GENERAL),
    ("skærf", GENERAL),
    ("skøre ting", GENERAL),
    ("chartek", GENERAL),
    ("ændringer", GENERAL),
    ("driving", GENERAL),
    ("washington", GENERAL),
    ("kvantemekanik", GENERAL),
    ("xyzzy qwrtpl", GENERAL),
    ("something nice", GENERAL),
    ("svirpo til 5k, super billig", GENERAL),  # no tiles, no SUP, no car
    ("12345", GENERAL),
    ("", GENERAL),
    ("?!", GENERAL),
    ("'; DELETE FROM category; --", GENERAL),
)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(lambda: NOW)


def test_a_product_leads_to_its_category(session: Session, shelf: Shelf) -> None:
    found = {text: search.find_category(session, shelf, text) for text, _ in PRODUCTS}
    assert {text: sign.category for text, sign in found.items()} == dict(PRODUCTS)
    assert all((sign.fit == 0) == (sign.category == GENERAL) for sign in found.values())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.sampled_from([text for text, _ in PRODUCTS]).map(lambda known: f"{known} & {known}*"))
def test_any_text_leads_somewhere(session: Session, shelf: Shelf, text: str) -> None:
    sign = search.find_category(session, shelf, text)
    held = shelf.of(session, sign.category)
    ranked = search.rank(session, shelf, sign.category, Asked(text, DANISH, angles_of(text)))
    assert sign.fit >= 0
    assert held.alternatives
    assert {r.opinion.id for r in ranked} == {row.id for row, _ in held.opinions}
    assert all(0 < r.score <= 1 for r in ranked)
    assert [r.score for r in ranked] == sorted((r.score for r in ranked), reverse=True)


def test_of_a_very_long_message_the_beginning_counts(session: Session, shelf: Shelf) -> None:
    filler = "blah " * MOST_WORDS
    assert search.find_category(session, shelf, f"airfryer {filler}").category == "airfryers"
    assert search.find_category(session, shelf, f"{filler} airfryer").category == GENERAL


def test_the_message_settles_what_the_name_leaves_open(session: Session, shelf: Shelf) -> None:
    assert (
        search.find_category(session, shelf, "den nye fra ghd", "den nye fra ghd til mit hår").category == "hair-tools"
    )
    assert (
        search.find_category(session, shelf, "sådan en", "en airfryer ville jeg gerne have, sådan en").category
        == "airfryers"
    )


def test_an_argument_that_is_asked_for_comes_first(session: Session, shelf: Shelf) -> None:
    asked = Asked("airfryer, men jeg har ikke plads i køkkenet", DANISH, frozenset({"space"}))
    best, *_, last = search.rank(session, shelf, "airfryers", asked)
    assert best.opinion.angle == "space"
    assert best.score >= last.score + 0.3


def test_what_is_not_in_the_language_is_not_offered(session: Session, shelf: Shelf) -> None:
    told = session.scalars(select(Opinion).where(Opinion.category == "airfryers")).all()
    told[0].text_en = ""
    session.flush()
    ranked = [search.rank(session, shelf, "airfryers", Asked("", language, frozenset())) for language in Language]
    danish, english = ({r.opinion.id for r in found} for found in ranked)
    assert danish - english == {told[0].id}


@pytest.mark.parametrize(("language", "name"), [("da", "airfryere"), ("en", "air fryers")])
def test_a_category_has_a_name_in_each_language(session: Session, language: str, name: str) -> None:
    names = search.category_names(session, ["airfryers", "gone", GENERAL], language)
    assert names["airfryers"] == name
    assert names.keys() == {"airfryers", GENERAL}


def test_nothing_is_asked_for_no_categories(session: Session) -> None:
    assert search.category_names(session, [], "da") == {}
