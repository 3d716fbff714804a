"""Subscriptions and instalments: what they come to, and what is booked of them."""

import pytest

from bot.advice.costs import payments_line, price_with_period
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.payments import Payments, Period
from tests.support.talk import Talk, labels, only

NOVEMBER = Month(2026, 11)


def monthly(talk: Talk, minor: int, count: int | None = None) -> Payments:
    return Payments(Money(minor, talk.pick("DKK", "EUR")), count, Period.MONTH)


async def test_of_a_subscription_the_year_is_shown_and_one_month_is_booked(talk: Talk) -> None:
    await talk.says("/start")
    nudge = only(await talk.says(talk.pick("Netflix 79 kr/md", "Netflix €9.99/mo")))
    payments = monthly(talk, int(talk.pick("7900", "999")))
    assert payments_line(payments, talk.language) in nudge.html
    assert price_with_period(payments, talk.language) in nudge.html.split("\n")[0]
    assert talk.pick("948 kr. om året", "€119.88 a year") in nudge.text
    assert (talk.newest.product, talk.newest.period, talk.newest.payments) == ("Netflix", "month", None)
    said = only(await talk.taps("skip"))
    price = payments.each
    assert said.html == talk.text("skipped-a-month", product="Netflix", price=price, month=NOVEMBER, sum=price)
    assert talk.pick("79 kr., én måned,", "€9.99, one month of it,") in said.text
    assert labels(said) == talk.labels("undo")
    assert talk.ledger == [("pending", price.minor, 0, price.currency)]
    listed = await talk.answer("/history")
    assert f"Netflix, {price_with_period(payments, talk.language)}: " in listed


async def test_of_instalments_the_total_is_shown_and_booked(talk: Talk) -> None:
    await talk.says("/start")
    nudge = only(await talk.says(talk.pick("jakke, 4 x 250 kr (Klarna)", "jacket, 4 payments of €25 with Klarna")))
    product, whole = talk.pick("jakke", "jacket"), Money(int(talk.pick("100000", "10000")), talk.pick("DKK", "EUR"))
    assert payments_line(Payments.in_parts(whole, 4), talk.language) in nudge.html
    assert talk.pick("1.000 kr. i alt", "€100 in all") in nudge.text
    said = await talk.tap("skip")
    assert said == talk.text("skipped", product=product, price=whole, month=NOVEMBER, sum=whole)
    assert talk.ledger == [("pending", whole.minor, 0, whole.currency)]


async def test_of_so_many_months_the_total_is_shown_and_one_is_booked(told: Talk) -> None:
    await told.says("/start")
    nudge = only(
        await told.says(told.pick("iPhone 16 299 kr om måneden i 24 måneder", "iPhone 16 for €33/mo, 24 months"))
    )
    payments = monthly(told, int(told.pick("29900", "3300")), 24)
    assert payments_line(payments, told.language) in nudge.html
    assert told.pick("7.176 kr. i alt", "€792 in all") in nudge.text
    assert told.newest.product == "iPhone 16"
    await told.tap("skip")
    assert told.ledger == [("pending", payments.each.minor, 0, payments.each.currency)]


async def test_the_price_is_answered_with_how_often_it_is_paid(told: Talk) -> None:
    await told.says("/start")
    await told.says("Netflix")
    nudge = await told.answer(told.pick("79 kr/md", "9.99 a month"))
    assert payments_line(monthly(told, int(told.pick("7900", "999"))), told.language) in nudge
    assert (told.newest.period, told.shopper.awaiting) == ("month", None)
    await told.says(told.pick("Netflix 899 kr", "Netflix €89"))
    assert (told.newest.period, told.newest.price_minor) == (None, int(told.pick("89900", "8900")))


@pytest.mark.parametrize("by_button", [True, False])
async def test_which_of_two_subscriptions_it_is_can_be_told(told: Talk, by_button: bool) -> None:
    await told.says("/start")
    asked = only(await told.says(told.pick("Spotify 99 eller 139 kr/md", "Spotify €10 or €14 a month")))
    price = told.pick("139 kr.", "€14")
    answer = await (told.scene.presses(price, told.who) if by_button else told.says(price))
    assert price in labels(asked)
    payments = monthly(told, int(told.pick("13900", "1400")))
    assert payments_line(payments, told.language) in only(answer).html
    assert told.newest.period == "month"


@pytest.mark.parametrize(
    ("danish", "english", "name"),
    [
        ("måltidskasse 599 kr om ugen", "meal kit €60 a week", "skipped-a-week"),
        ("vinklub 349 kr i kvartalet", "wine club €35 a quarter", "skipped-a-quarter"),
        ("antivirus 599 kr om året", "antivirus €60 a year", "skipped-a-year"),
        ("cykelleje 100 kr om dagen", "bike rental €10 a day", "skipped-a-day"),
    ],
)
async def test_every_period_says_what_is_booked(told: Talk, danish: str, english: str, name: str) -> None:
    await told.says("/start")
    await told.says(told.pick(danish, english))
    kept = told.newest
    price = Money(kept.price_minor or 0, kept.currency or "")
    said = await told.tap("skip")
    assert said == told.text(name, product=kept.product, price=price, month=NOVEMBER, sum=price)
