"""Hours of work: off until somebody tells their pay, shown beside the price, and removed in one tap."""

import pytest

from bot.domain.language import Language
from bot.domain.money import Money
from tests.support.talk import Talk, labels, only, plain


def pay(talk: Talk) -> Money:
    return Money(18_000, "DKK") if talk.language is Language.DANISH else Money(1_800, "EUR")


async def asked(talk: Talk) -> None:
    """The question for the pay."""
    await talk.says("/start")
    await talk.says("/settings")
    await talk.taps("pay")
    assert talk.shown.html == talk.text("ask-pay")


async def test_on_beside_the_price_and_off_in_one_tap(talk: Talk) -> None:
    await talk.says("/start")
    before = plain(await talk.answer(talk.wish.text))
    line = talk.pick("899 kr. er omkring 5 timers arbejde.", "€89 is about 5 hours of work.")
    assert line not in before, "nobody asked for it"
    await asked(talk)
    said = only(await talk.says(talk.pick("180", "€18/h")))
    example = talk.text("work-hours", price=Money(5 * pay(talk).minor, pay(talk).currency), hours=5)
    assert said.html == talk.text("pay-set", pay=pay(talk), example=example)
    nudge = plain(await talk.answer(talk.wish.text))
    assert line in nudge
    assert nudge.startswith(talk.pick("airfryer · 899 kr.", "air fryer · €89"))
    await talk.says("/settings")
    assert talk.text("settings-pay", pay=pay(talk)) in talk.shown.html
    await talk.taps("remove-pay")
    assert talk.text("settings-pay", pay=pay(talk)) not in talk.shown.html
    assert talk.labels("remove-pay")[0] not in labels(talk.shown)
    assert (talk.shopper.hourly_minor, talk.shopper.hourly_currency) == (None, None)
    assert line not in plain(await talk.answer(talk.wish.text))


WRITTEN = [("180 kr i timen", 18_000, "DKK"), ("£14.50 an hour", 1_450, "GBP"), ("$20/hr", 2_000, "USD")]


@pytest.mark.parametrize(("written", "minor", "currency"), WRITTEN)
async def test_the_pay_as_people_write_it(told: Talk, written: str, minor: int, currency: str) -> None:
    await asked(told)
    await told.says(written)
    assert (told.shopper.hourly_minor, told.shopper.hourly_currency) == (minor, currency)
    assert told.shopper.awaiting is None
    await told.taps("remove-pay")
    assert told.shopper.hourly_minor is None


@pytest.mark.parametrize("written", ["25000", "hmm", "0"])
async def test_what_is_no_pay_is_asked_about_once_more(told: Talk, written: str) -> None:
    await asked(told)
    assert await told.answer(written) == told.text("ask-pay-again")
    assert await told.answer(written) != told.text("ask-pay-again"), "no loop"
    assert told.shopper.hourly_minor is None


async def test_the_question_can_be_left(told: Talk) -> None:
    await asked(told)
    await told.taps("back")
    assert told.labels("pay")[0] in labels(told.shown)
    assert told.shopper.awaiting is None
    await asked(told)
    await told.says(told.wish.text)
    assert told.newest.product == told.wish.product
    assert told.shopper.hourly_minor is None


async def test_another_currency_is_not_converted(told: Talk) -> None:
    await asked(told)
    await told.says("20 USD")
    work = told.pick("timers arbejde", "hours of work")
    assert work not in plain(await told.answer(told.wish.text))
    assert work in plain(await told.answer(told.pick("telt 100 USD", "tent 100 USD")))


async def test_the_privacy_page_names_it(told: Talk) -> None:
    await told.says("/start")
    assert told.pick("din timeløn", "your pay an hour") in await told.answer("/privacy")
