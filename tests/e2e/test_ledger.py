"""The account thing by thing: the history, its entries, corrections, and the weekly question."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain import figures
from bot.domain.money import Money
from bot.domain.notices import Notice
from bot.terminal.chats import ChatMessage
from storage.tables import Reminder, Saving, Temptation
from tests.support.talk import Talk, Wish, labels, only

IN_A_WEEK = {"days": 8}


async def skipped(talk: Talk, wish: Wish | None = None) -> Temptation:
    """Skip a wish, the first one unless told."""
    await talk.tempted(wish)
    await talk.taps("skip")
    return talk.newest


async def card(talk: Talk, number: int = 1) -> ChatMessage:
    """Open the history and tap a number: the card that stands in its place."""
    await talk.says("/history")
    await talk.scene.presses(str(number), talk.who)
    return talk.shown


def sums(talk: Talk) -> list[tuple[int, int, str]]:
    """What stands in the whole ledger, by currency: pending, confirmed."""
    rows = talk.rows(Saving)
    made = {
        currency: [
            sum(getattr(s, name) for s in rows if s.currency == currency)
            for name in ("pending_minor", "confirmed_minor")
        ]
        for currency in sorted({s.currency for s in rows})
    }
    return [(pending, confirmed, currency) for currency, (pending, confirmed) in made.items() if pending or confirmed]


async def test_the_history_of_nothing(told: Talk) -> None:
    await told.says("/start")
    assert await told.answer("/history") == told.text("history-none")


async def test_the_history_lists_every_entry_with_its_state(talk: Talk) -> None:
    await talk.says("/start")
    acts = {"skip": "skipped-pending", "buy": "bought", "need": "needed", "sleep": "cooling"}
    for number, act in enumerate(acts):
        await talk.says(f"model{number}x 40 euro")
        await talk.taps(act)
    await talk.says("model9x 40 euro")
    listed = only(await talk.says("/history"))
    heading, *lines, hint = listed.html.split("\n")
    assert heading == talk.text("history-heading", **{"from": 1, "to": 5, "total": 5})
    states = ["open", *reversed(acts.values())]
    assert [line.rpartition(": ")[2] for line in lines] == [talk.voice.plain(f"state-{state}") for state in states]
    assert hint == talk.text("history-hint")
    assert labels(listed) == ["1", "2", "3", "4", "5"]


async def test_the_history_has_pages_in_the_place_of_one_another(talk: Talk) -> None:
    await talk.says("/start")
    for number in range(14):
        await talk.says(f"model{number}x 40 euro")
    first = only(await talk.says("/history"))
    html, turned = first.html, []
    for button in ("older", "older", "newer", "newer"):
        assert not await talk.taps(button), "no new message"
        turned.append((talk.shown.html.split("\n")[0], labels(talk.shown)))
    numbers = [str(number) for number in range(1, 15)]
    heads = [talk.text("history-heading", **{"from": a, "to": b, "total": 14}) for a, b in ((1, 6), (7, 12), (13, 14))]
    assert turned == [
        (heads[1], [*numbers[6:12], *talk.labels("newer", "older")]),
        (heads[2], [*numbers[12:], *talk.labels("newer")]),
        (heads[1], [*numbers[6:12], *talk.labels("newer", "older")]),
        (heads[0], [*numbers[:6], *talk.labels("older")]),
    ]
    assert talk.shown.html == html
    await talk.taps("older")
    await talk.scene.presses("8", talk.who)
    assert "model6x" in talk.shown.html
    await talk.taps("back")
    assert talk.shown.html.split("\n")[0] == heads[1], "back is the page it was on"


async def test_an_entry_tells_what_happened_and_what_can_be_done(talk: Talk) -> None:
    await skipped(talk)
    price, product = talk.wish.price, talk.wish.product
    shown = await card(talk)
    day = figures.date_short(date(2026, 11, 24), talk.language)
    state = talk.voice.plain("state-skipped-pending")
    lines = [
        talk.text("entry-price", product=product, price=price, state=state),
        talk.text("entry-pending", date=day, amount=price),
    ]
    assert shown.html.split("\n") == lines
    assert labels(shown) == talk.labels("confirm", "bought", "cheaper", "undo", "amount", "back")
    said = only(await talk.taps("confirm"))
    assert said.html == talk.text("confirmed", product=product, price=price)
    assert not next(m for m in talk.messages if m.message_id == shown.message_id).buttons, "the card is spent"
    again = only(await talk.forges(f"confirm:{talk.newest.id}"))
    assert again.html == talk.text("already-skipped", product=product)
    assert talk.ledger[1:] == [("confirmed", -price.minor, price.minor, price.currency)]
    shown = await card(talk)
    assert talk.text("entry-confirmed", date=day, amount=price) in shown.html
    assert labels(shown) == talk.labels("bought", "cheaper", "undo", "amount", "back")
    said = only(await talk.taps("bought"))
    assert said.html == talk.text("bought-after-all", product=product, price=price)
    assert sums(talk) == []
    shown = await card(talk)
    assert labels(shown) == talk.labels("cheaper", "returned", "undo", "amount", "back")
    assert await talk.tap("undo") == talk.text("undone", product=product)
    assert sums(talk) == []


async def test_bought_cheaper_keeps_the_difference(talk: Talk) -> None:
    await skipped(talk)
    price, product = talk.wish.price, talk.wish.product
    await card(talk)
    assert await talk.tap("cheaper") == talk.text("ask-paid", product=product, price=price)
    paid, kept = Money(5_000, price.currency), Money(price.minor - 5_000, price.currency)
    said = only(await talk.says(talk.pick("jeg gav kun 50", "I only paid 50")))
    assert said.html == talk.text("cheaper", product=product, paid=paid, kept=kept)
    assert talk.newest.state == "bought_cheaper"
    assert sums(talk) == [(0, kept.minor, price.currency)]
    again = only(await talk.forges(f"cheaper:{talk.newest.id}"))
    assert again.html == talk.text("already-bought", product=product)
    shown = await card(talk)
    assert talk.text("entry-paid", paid=paid) in shown.html
    assert labels(shown) == talk.labels("returned", "undo", "amount", "back")
    assert await talk.tap("returned") == talk.text("returned", product=product, price=price)
    assert sums(talk) == [(0, price.minor, price.currency)]
    assert talk.newest.returned_at is not None
    told = talk.text("return-undone", product=product, price=Money(5_000, price.currency))
    assert await talk.tap("undo") == told
    assert sums(talk) == [(0, kept.minor, price.currency)]
    assert (talk.newest.state, talk.newest.paid_minor) == ("bought_cheaper", 5_000)
    assert talk.newest.returned_at is None
    assert labels(talk.shown) == talk.labels("return", "worth"), "as after buying"
    again = only(await talk.forges(f"undo:{talk.newest.id}:returned"))
    assert again.html == talk.text("already-bought", product=product)


async def test_a_confirmation_is_undone_by_itself(talk: Talk) -> None:
    """By its button, where a second tap undoes no more; and in writing, where each word undoes one thing more."""
    await skipped(talk)
    price, product = talk.wish.price, talk.wish.product
    await card(talk)
    await talk.taps("confirm")
    await card(talk)
    undone = talk.text("confirmation-undone", product=product, price=price)
    assert await talk.tap("undo") == undone
    assert sums(talk) == [(price.minor, 0, price.currency)]
    again = only(await talk.forges(f"undo:{talk.newest.id}:confirm"))
    assert again.html == talk.text("already-skipped", product=product)
    day = figures.date_short(date(2026, 11, 24), talk.language)
    assert talk.text("entry-waits", date=day, amount=price) in (await card(talk)).html
    await talk.taps("confirm")
    word = talk.voice.plain("button-undo")
    assert only(await talk.says(word)).html == undone
    assert only(await talk.says(word)).html == talk.text("undone-saving", product=product, price=price)
    assert sums(talk) == []


@pytest.mark.parametrize("answer", ["0", "gratis", "free", "5000", "{price}"])
async def test_what_was_not_cheaper_is_simply_bought(told: Talk, answer: str) -> None:
    await skipped(told)
    await told.forges(f"cheaper:{told.newest.id}")
    said = await told.answer(answer.format(price=told.wish.price.amount))
    assert said == told.text("not-cheaper", product=told.wish.product)
    assert (sums(told), told.newest.state) == ([], "bought")


async def test_cheaper_without_a_price_is_simply_bought(told: Talk) -> None:
    await told.says(told.wish.product)
    await told.taps("no-price")
    assert await told.forges(f"cheaper:{told.newest.id}")
    assert told.newest.state == "bought"
    assert told.shopper.awaiting is None


async def test_what_was_paid_is_in_the_currency_of_the_price(told: Talk) -> None:
    await skipped(told)
    product, price = told.wish.product, told.wish.price
    await told.forges(f"cheaper:{told.newest.id}")
    assert await told.answer("50 USD") == told.text("paid-currency", product=product, price=price)
    said = await told.answer("50")
    kept = Money(price.minor - 5_000, price.currency)
    assert said == told.text("cheaper", product=product, paid=Money(5_000, price.currency), kept=kept)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("79", Money(7_900, "")),
        ("79,50", Money(7_950, "")),
        ("79 kr", Money(7_900, "DKK")),
        ("85 euro", Money(8_500, "EUR")),
        ("it was 85 euro", Money(8_500, "EUR")),
        ("rettes til 79", Money(7_900, "")),
    ],
)
async def test_an_amount_is_put_right_in_writing(told: Talk, written: str, amount: Money) -> None:
    await skipped(told)
    product, before = told.wish.product, told.wish.price
    await card(told)
    assert await told.tap("amount") == told.text("ask-amount-price", product=product, price=before)
    right = Money(amount.minor, amount.currency or before.currency)
    said = await told.answer(written)
    name = "corrected-saving"
    assert said == told.text(name, product=product, price=right, saved=right)
    assert sums(told) == [(right.minor, 0, right.currency)]
    assert told.text("entry-corrected", date="", amount=right).strip(": ") in (await card(told)).html
    assert told.newest.price_minor == right.minor


async def test_a_price_can_be_put_right_where_nothing_is_booked(told: Talk) -> None:
    await told.tempted()
    await card(told)
    await told.taps("amount")
    price = Money(70_000, told.wish.price.currency)
    assert await told.answer("700") == told.text("corrected", product=told.wish.product, price=price)
    assert (told.rows(Saving), told.newest.price_minor) == ([], 70_000)


async def test_a_sum_that_is_not_understood_is_asked_about_once(told: Talk) -> None:
    await skipped(told)
    await told.forges(f"entry:{told.newest.id}:amount")
    assert await told.answer("hmm") == told.text("amount-unclear", product=told.wish.product)
    assert await told.answer("hmm") == told.text("other-hello")
    assert told.shopper.awaiting is None
    assert sums(told) == [(told.wish.price.minor, 0, told.wish.price.currency)]


@pytest.mark.parametrize("question", ["cheaper:{}", "entry:{}:amount"])
async def test_the_question_for_a_sum_can_be_left(told: Talk, question: str) -> None:
    await skipped(told)
    await told.forges(question.format(told.newest.id))
    assert await told.tap("leave-it") == told.text("amount-left", product=told.wish.product)
    assert told.shopper.awaiting is None
    await told.forges(question.format(told.newest.id))
    await told.tempted(told.wishes[1])
    assert told.newest.product == told.wishes[1].product, "something new is no sum"
    assert [row.price_minor for row in told.rows(Temptation)] == [wish.price.minor for wish in told.wishes[:2]]


async def test_the_weekly_question_about_one_thing(talk: Talk) -> None:
    await skipped(talk)
    talk.scene.clock.turn(days=6)
    assert not await talk.due()
    talk.scene.clock.turn(days=2)
    said = only(await talk.due())
    product, price = talk.wish.product, talk.wish.price
    question = talk.text("confirm-one", product=product, amount=price)
    assert said.html == f"{question}\n\n{talk.text('confirm-leave')}"
    assert labels(said) == talk.labels("confirm", "bought")
    assert await talk.tap("confirm") == talk.text("confirmed", product=product, price=price)
    assert sums(talk) == [(0, price.minor, price.currency)]
    talk.scene.clock.turn(days=60)
    assert not await talk.due()


async def test_the_weekly_question_is_one_message_for_all(talk: Talk) -> None:
    wishes = [*talk.wishes, Wish("tent 100 USD", "tent", Money(10_000, "USD"))]
    for wish in wishes:
        await skipped(talk, wish)
    talk.scene.clock.turn(**IN_A_WEEK)
    said = only(await talk.due())
    lines = [
        talk.text("confirm-item", number=number, product=wish.product, amount=wish.price)
        for number, wish in enumerate(wishes, start=1)
    ]
    assert said.html.split("\n") == [talk.text("confirm-many"), *lines, "", talk.text("confirm-leave")]
    assert labels(said)[-1:] == talk.labels("still")
    await talk.taps("bought", 2, on=said)
    await talk.taps("confirm", 1, on=talk.messages[-2])
    said = only(await talk.taps("still", on=message(talk, said)))
    stayed = [Money(wishes[2].price.minor, wishes[2].price.currency), wishes[3].price]
    written = talk.pick(" og ", " and ").join(figures.money(money, talk.language) for money in stayed)
    assert said.html == talk.text("confirmed-all", count=2, amounts=written)
    assert [row.state for row in talk.rows(Temptation)] == ["skipped", "bought", "skipped", "skipped"]
    first = talk.wish.price
    assert sums(talk) == [
        (0, first.minor + wishes[2].price.minor, first.currency),
        (0, 10_000, "USD"),
    ]
    again = only(await talk.forges(f"still:{question(talk).id}"))
    assert again.html == talk.text("confirmed-none")


def message(talk: Talk, sent: ChatMessage) -> ChatMessage:
    """A message as it is now."""
    return next(m for m in talk.messages if m.message_id == sent.message_id)


def question(talk: Talk) -> Reminder:
    """The weekly question that came last."""
    return [row for row in talk.rows(Reminder) if row.kind == Notice.CONFIRM][-1]


async def test_the_button_for_all_goes_with_the_last_of_them(told: Talk) -> None:
    for wish in told.wishes[:2]:
        await skipped(told, wish)
    told.scene.clock.turn(**IN_A_WEEK)
    said = only(await told.due())
    await told.taps("confirm", 1, on=said)
    assert labels(message(told, said))[-1:] == told.labels("still")
    await told.taps("confirm", 2, on=message(told, said))
    assert not message(told, said).buttons


async def test_no_answer_is_not_asked_about_again(told: Talk) -> None:
    await skipped(told)
    told.scene.clock.turn(**IN_A_WEEK)
    await told.due()
    told.scene.clock.turn(days=1)
    await skipped(told, told.wishes[1])
    told.scene.clock.turn(**IN_A_WEEK)
    said = only(await told.due())
    assert told.wish.product not in said.html
    assert told.wishes[1].product in said.html
    told.scene.clock.turn(days=100)
    assert not await told.due()
    assert sum(pending for pending, *_ in sums(told)) == sum(wish.price.minor for wish in told.wishes[:2])
    assert labels(await card(told, 2))[:1] == told.labels("confirm"), "it can still be said"


async def test_another_shopper_s_question_and_entry_do_nothing(told: Talk) -> None:
    await told.scene.says("/start", told.other)
    thing = await skipped(told)
    told.scene.clock.turn(**IN_A_WEEK)
    await told.due()
    for press in (f"entry:{thing.id}", f"entry:{thing.id}:amount", f"cheaper:{thing.id}", f"returned:{thing.id}"):
        assert only(await told.scene.forges(press, told.other)).text, press
    assert await told.scene.forges(f"still:{question(told).id}", told.other)
    assert sums(told) == [(told.wish.price.minor, 0, told.wish.price.currency)]
    assert told.newest.state == "skipped"


async def test_a_subscription_is_asked_about_again_after_a_month(talk: Talk) -> None:
    await skipped(talk, Wish(talk.pick("Netflix 79 kr/md", "Netflix €7.90/month"), "Netflix", Money(0, "")))
    thing = talk.newest
    assert thing.period == "month"
    price = Money(thing.price_minor or 0, thing.currency or "")
    talk.scene.clock.turn(**IN_A_WEEK)
    await talk.due()
    await talk.taps("confirm")
    talk.scene.clock.turn(days=20)
    assert not await talk.due()
    talk.scene.clock.turn(days=4)
    said = only(await talk.due())
    again = {"product": thing.product, "amount": price, "period": "month"}
    assert said.html.split("\n")[0] == talk.text("confirm-one-again", **again)
    assert await talk.tap("confirm") == talk.text(
        "confirmed-again",
        product=thing.product,
        price=price,
        period="month",
        total=Money(2 * price.minor, price.currency),
    )
    assert sums(talk) == [(0, 2 * price.minor, price.currency)]
    assert [saving.booked_for for saving in talk.rows(Saving)][-1] == (talk.scene.clock().date())


@pytest.mark.parametrize(
    ("zone", "last_minutes"),
    [
        ("Europe/Copenhagen", datetime(2026, 10, 31, 22, 30, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, 3, 30, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 10, 31, 10, 30, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 10, 31, 18, 0, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 10, 31, 9, 30, tzinfo=UTC)),
    ],
)
async def test_a_month_ends_at_the_shopper_s_own_midnight(told: Talk, zone: str, last_minutes: datetime) -> None:
    told.scene.clock.moment = last_minutes - timedelta(hours=1)
    await told.says("/start")
    told.scene.omtanke.database.run_sync(
        lambda s: setattr(s.get(type(told.shopper), told.shopper.id), "timezone", zone)
    )
    told.scene.clock.moment = last_minutes
    await skipped(told)
    told.scene.clock.turn(hours=1)
    await skipped(told, told.wishes[1])
    assert [saving.booked_for for saving in told.rows(Saving)] == [date(2026, 10, 31), date(2026, 11, 1)]
