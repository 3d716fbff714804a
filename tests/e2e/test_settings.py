"""Language, currency, time zone and quiet hours, by buttons and by text."""

import pytest

from bot.telegram.views.settings import CURRENCIES, QUIET, ZONES
from storage.tables import Temptation
from tests.support.talk import Talk, labels, only

CHOICES = ("language", "currency", "timezone", "quiet", "payday", "monthly")
"""The first buttons of the settings."""


async def opened(talk: Talk, button: str = "") -> None:
    """The settings on the screen, and one of them opened."""
    await talk.says("/start")
    await talk.says("/settings")
    if button:
        assert not await talk.taps(button), "the message changes in its place"


async def test_the_settings_show_what_is_set(talk: Talk) -> None:
    await talk.says("/start")
    shown = only(await talk.says("/settings"))
    currency, zone, now = talk.pick("DKK|Europe/Copenhagen|10.15", "EUR|UTC|09:15").split("|")
    expected = {"language": talk.pick("Dansk", "English"), "currency": currency, "timezone": zone, "now": now}
    text = talk.text("settings", **expected, quiet=talk.pick("22.00–08.00", "22:00–08:00"))
    assert shown.html.startswith(f"{text}\n{talk.text('settings-no-payday')}\n{talk.text('settings-monthly-off')}")
    assert labels(shown)[: len(CHOICES)] == talk.labels(*CHOICES)


@pytest.mark.parametrize("button", ["language", "currency", "timezone", "quiet", "payday"])
async def test_every_setting_asks_in_its_place_and_goes_back(told: Talk, button: str) -> None:
    await opened(told, button)
    assert told.shown.html == told.text(f"ask-{button}")
    await told.taps("back")
    assert labels(told.shown)[: len(CHOICES)] == told.labels(*CHOICES)
    assert told.shopper.awaiting is None
    assert len(told.messages) == 2


@pytest.mark.parametrize("currency", CURRENCIES)
async def test_a_currency_by_its_button(told: Talk, currency: str) -> None:
    await opened(told, "currency")
    await told.scene.presses(currency, told.who)
    assert told.shopper.currency == currency
    assert currency in told.shown.html
    await told.says(told.pick("lampe 400", "lamp 400"))
    assert told.newest.currency == currency, "a bare number is in it from now on"


@pytest.mark.parametrize("zone", ZONES)
async def test_a_zone_by_its_button(told: Talk, zone: str) -> None:
    await opened(told, "timezone")
    await told.scene.presses(zone, told.who)
    assert told.shopper.timezone == zone
    assert zone in told.shown.html


@pytest.mark.parametrize("number", range(len(QUIET)))
async def test_quiet_hours_by_their_button(told: Talk, number: int) -> None:
    await opened(told, "quiet")
    await told.scene.presses(labels(told.shown)[number], told.who)
    assert (told.shopper.quiet_from, told.shopper.quiet_until) == (QUIET[number].start, QUIET[number].end)
    quiet = told.shown.text.split("\n")[4]
    assert told.voice.plain("settings-no-quiet") in quiet if number == 3 else "–" in quiet


WRITTEN_CURRENCIES = [("sek", "SEK"), (" chf ", "CHF"), ("JPY", "JPY")]


@pytest.mark.parametrize(("written", "currency"), WRITTEN_CURRENCIES)
async def test_a_currency_in_text(told: Talk, written: str, currency: str) -> None:
    await opened(told, "currency")
    await told.taps("other-currency")
    assert told.messages[-1].html == told.text("ask-currency-text")
    assert currency in only(await told.says(written)).html
    assert told.shopper.currency == currency
    assert told.shopper.awaiting is None


@pytest.mark.parametrize("written", ["kroner", "XYZ", "DK", "🙂", "<b>", "D K K"])
async def test_a_currency_that_is_none_is_asked_again(told: Talk, written: str) -> None:
    await opened(told, "currency")
    before = told.shopper.currency
    await told.taps("other-currency")
    assert await told.answer(written) == told.text("currency-unknown")
    assert told.shopper.currency == before
    await told.says("NOK")
    assert told.shopper.currency == "NOK", "the second try is taken"


WRITTEN_ZONES = [
    ("Tokyo", "Asia/Tokyo"),
    ("europe/paris", "Europe/Paris"),
    ("new york", "America/New_York"),
    ("  Buenos   Aires ", "America/Argentina/Buenos_Aires"),
    ("Århus", "Europe/Copenhagen"),
    ("Athen", "Europe/Athens"),
    ("Thailand", "Asia/Bangkok"),
]


@pytest.mark.parametrize(("written", "zone"), WRITTEN_ZONES)
async def test_a_zone_in_text(told: Talk, written: str, zone: str) -> None:
    await opened(told, "timezone")
    await told.taps("other-timezone")
    assert told.messages[-1].html == told.text("ask-timezone-text")
    assert zone in await told.answer(written)
    assert told.shopper.timezone == zone
    assert told.shopper.awaiting is None


async def test_a_name_of_several_places_is_asked_about(told: Talk) -> None:
    await opened(told, "timezone")
    await told.taps("other-timezone")
    which = only(await told.says("Portland"))
    assert which.html == told.text("ask-timezone-which")
    assert labels(which) == ["America/Los_Angeles", "America/New_York", *told.labels("back")]
    await told.scene.presses("America/New_York", told.who)
    assert told.shopper.timezone == "America/New_York"
    assert "America/New_York" in told.shown.html
    assert told.shopper.awaiting is None


async def test_the_question_for_a_place_can_be_left(told: Talk) -> None:
    await opened(told, "timezone")
    await told.taps("other-timezone")
    await told.says("Gotham")
    await told.taps("back")
    assert told.shopper.awaiting is None
    assert await told.answer(told.pick("hvad kan du?", "what can you do?")) != told.text("timezone-unknown")


@pytest.mark.parametrize("written", ["Aarhus C", "Europe", "../etc/passwd", "+02:00", "🙂", "<b>", "posixrules/"])
async def test_a_zone_that_is_none_is_asked_again(told: Talk, written: str) -> None:
    await opened(told, "timezone")
    before = told.shopper.timezone
    await told.taps("other-timezone")
    assert await told.answer(written) == told.text("timezone-unknown")
    assert told.shopper.timezone == before


async def test_something_new_with_a_price_is_no_currency(talk: Talk) -> None:
    await opened(talk, "currency")
    await talk.taps("other-currency")
    nudge = await talk.answer(talk.wish.text)
    assert nudge.startswith(talk.text("nudge-heading-price", product=talk.wish.product, price=talk.wish.price))
    assert talk.shopper.awaiting is None


@pytest.mark.parametrize(
    "pressed", ["currency:0:XYZ", "currency:0:", "timezone:0:Nowhere", "timezone:0:", "quiet:9", "language:0:fr"]
)
async def test_a_made_up_choice_changes_nothing(told: Talk, pressed: str) -> None:
    await opened(told)
    before = told.shopper.model_dump(exclude={"language_chosen"})
    await told.forges(pressed)
    assert told.shopper.model_dump(exclude={"language_chosen"}) == before


async def test_a_language_by_its_button_stands_whatever_is_written(talk: Talk) -> None:
    await talk.says("/start")
    asked = only(await talk.says("/language"))
    assert asked.html == talk.text("ask-language")
    await talk.scene.presses(talk.pick("English", "Dansk"), talk.who)
    assert talk.shopper.language == talk.pick("en", "da")
    assert talk.messages[-1].text == talk.pick(
        "I speak English with you from now on.", "Jeg taler dansk med dig fra nu af."
    )
    await talk.says(talk.wish.text)
    assert talk.shopper.language == talk.pick("en", "da")


@pytest.mark.parametrize("written", ["dansk", "Danish", "da", "english", "ENGELSK", "en-GB"])
async def test_a_language_in_text(told: Talk, written: str) -> None:
    await told.says("/start")
    await told.says(f"/language {written}")
    assert told.shopper.language == ("da" if written.casefold().startswith("da") else "en")
    assert told.shopper.language_chosen


async def test_the_home_goes_with_the_language_until_it_is_changed(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("/language english", "/language dansk"))
    assert (talk.shopper.currency, talk.shopper.timezone) == (
        ("EUR", "UTC") if talk.pick("da", "en") == "da" else ("DKK", "Europe/Copenhagen")
    )
    await talk.forges("currency:0:SEK")
    await talk.says(talk.pick("/language dansk", "/language english"))
    assert talk.shopper.currency == "SEK"


async def test_a_language_that_is_none_is_asked_for(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/language klingon") == talk.text("ask-language")
    assert not talk.shopper.language_chosen


@pytest.mark.parametrize(
    ("button", "danish", "english", "expected"),
    [
        ("currency", "svenske kroner", "pounds", ("SEK", "GBP")),
        ("currency", "CHF", "chf", ("CHF", "CHF")),
        ("timezone", "Thailand", "Thailand", ("Asia/Bangkok", "Asia/Bangkok")),
        ("language", "Engelsk.", "danish", ("en", "da")),
    ],
)
async def test_a_choice_may_be_written(
    told: Talk, button: str, danish: str, english: str, expected: tuple[str, str]
) -> None:
    await opened(told, button)
    await told.says(told.pick(danish, english))
    assert getattr(told.shopper, button) == told.pick(*expected)
    assert told.shopper.awaiting is None
    assert not told.rows(Temptation)


@pytest.mark.parametrize("button", ["currency", "timezone"])
async def test_what_is_no_choice_is_asked_about_once_and_a_thing_is_a_thing(told: Talk, button: str) -> None:
    await opened(told, button)
    assert await told.answer("xyzzyx") == told.text(f"{button}-unknown")
    await told.says("?")
    assert told.shopper.awaiting is None
    await opened(told, button)
    assert await told.answer(told.wish.product) == told.text("ask-price", product=told.wish.product)
