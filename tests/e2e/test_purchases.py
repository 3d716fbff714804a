"""After “I'm buying it”: the right to return it, and whether it was worth it."""

from datetime import date, datetime, timedelta

import pytest

from bot.domain.clock import to_local
from bot.terminal.chats import ChatMessage
from prompts import withdrawal
from storage.tables import Reminder, Temptation, Verdict
from tests.support.talk import Talk, data, labels, only

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def at_ten(day: date) -> datetime:
    """The civil hour of a day."""
    return datetime(day.year, day.month, day.day, 10)  # noqa: DTZ001  a wall time


def to_come(talk: Talk) -> list[tuple[str, str]]:
    """What is promised, by kind and wall time."""
    return [(r.kind, r.wall_time) for r in talk.rows(Reminder) if r.state == "pending"]


def facts(talk: Talk, *names: str) -> list[str]:
    """What the data file says in the shopper's language."""
    return [getattr(withdrawal.load().goods, name).text.of(talk.language) for name in names]


async def bought(talk: Talk, wish: int = 0) -> Temptation:
    """Buy something; its offers stand under the newest message."""
    await talk.tempted(talk.wishes[wish])
    await talk.taps("buy")
    return talk.newest


async def until(talk: Talk, day: date) -> list[ChatMessage]:
    """Let time pass until the civil hour of a day on the shopper's own clock; returns what comes by then."""
    local = to_local(talk.scene.clock(), talk.shopper.timezone)
    early = await turned(talk, at_ten(day) - local - timedelta(minutes=1))
    assert not early, "nothing comes before its time"
    return await turned(talk, timedelta(minutes=1))


async def turned(talk: Talk, span: timedelta) -> list[ChatMessage]:
    talk.scene.clock.turn(seconds=span.total_seconds())
    return await talk.due()


async def test_one_tap_sets_the_reminder_and_asks_once_when_it_arrives(talk: Talk) -> None:
    thing = await bought(talk)
    offer = talk.shown
    said = only(await talk.taps("return"))
    told = {"product": thing.product, "since": TODAY, "last": TODAY + 14 * DAY, "when": at_ten(TODAY + 11 * DAY)}
    assert said.html.startswith(talk.text("return-set", **told))
    for fact in facts(talk, "right", "exceptions"):
        assert fact in said.text
    assert "2011/83/EU" in said.text
    assert "23" in said.text
    assert said.html.endswith(talk.text("return-ask"))
    asked = ("today", "tomorrow", "in-3-days", "in-a-week", "another-day", "in-a-shop")
    assert labels(said) == talk.labels(*asked)
    assert to_come(talk) == [("return", "2026-12-05T10:00")]
    left = next(message for message in talk.messages if message.message_id == offer.message_id)
    assert labels(left) == talk.labels("worth"), "the other offer stands"
    again = only(await talk.forges(f"return:{thing.id}", offer.message_id))
    assert again.html == talk.text("return-noted", **told), "a second tap changes nothing"
    assert to_come(talk) == [("return", "2026-12-05T10:00")]


@pytest.mark.parametrize(("button", "days"), [("today", 0), ("tomorrow", 1), ("in-3-days", 3), ("in-a-week", 7)])
async def test_the_day_of_delivery_moves_the_reminder(told: Talk, button: str, days: int) -> None:
    thing = await bought(told)
    await told.taps("return")
    question = told.shown
    since = TODAY + days * DAY
    plan = {"since": since, "last": since + 14 * DAY, "when": at_ten(since + 11 * DAY)}
    said = only(await told.taps(button))
    assert said.html == told.text("return-noted", product=thing.product, **plan)
    assert labels(said) == told.labels("another-day")
    assert to_come(told) == [("return", at_ten(since + 11 * DAY).isoformat(timespec="minutes"))]
    assert not next(m for m in told.messages if m.message_id == question.message_id).buttons


@pytest.mark.parametrize(
    ("danish", "english", "since"),
    [
        ("på fredag", "friday", "2026-11-27"),
        ("i går", "yesterday", "2026-11-23"),
        ("den 20.", "the 20th", "2026-11-20"),
        ("pakken kommer 3/12", "the parcel is arriving 3 December", "2026-12-03"),
    ],
)
@pytest.mark.parametrize("tapped", [True, False])
async def test_another_day_in_ones_own_words(told: Talk, danish: str, english: str, since: str, tapped: bool) -> None:
    thing = await bought(told)
    await told.taps("return")
    if tapped:
        assert await told.tap("another-day") == told.text("return-ask-day", product=thing.product)
    day = date.fromisoformat(since)
    plan = {"since": day, "last": day + 14 * DAY, "when": at_ten(day + 11 * DAY)}
    assert await told.answer(told.pick(danish, english)) == told.text("return-noted", product=thing.product, **plan)
    assert told.shopper.awaiting is None
    assert len(told.rows(Temptation)) == 1


async def test_a_day_that_is_not_understood_is_asked_about_once(told: Talk) -> None:
    await bought(told)
    await told.taps("return")
    await told.taps("another-day")
    assert await told.answer(told.pick("ved ikke helt", "not sure really")) == told.text("return-day-unclear")
    await told.tempted(told.wishes[1])
    assert told.newest.product == told.wishes[1].product, "and something else is something else"
    assert to_come(told) == [("return", "2026-12-05T10:00")]
    assert told.shopper.awaiting is None


async def test_something_new_is_no_day_of_delivery(told: Talk) -> None:
    await bought(told)
    await told.taps("return")
    await told.says(told.pick("ny jakke til på fredag", "a new coat for friday"))
    assert len(told.rows(Temptation)) == 2
    assert to_come(told) == [("return", "2026-12-05T10:00")]


@pytest.mark.parametrize("written", [False, True])
async def test_what_was_bought_in_a_shop_has_no_such_right(told: Talk, written: bool) -> None:
    thing = await bought(told)
    await told.taps("return")
    label = told.voice.plain("button-in-a-shop")
    said = only(await told.says(label) if written else await told.taps("in-a-shop"))
    assert said.html.startswith(told.text("return-shop", product=thing.product))
    assert withdrawal.load().shop.text.of(told.language) in said.text
    assert not said.buttons
    assert to_come(told) == []
    assert not await turned(told, 60 * DAY)


async def test_the_reminder_comes_at_the_civil_hour_with_the_text_to_send(talk: Talk) -> None:
    thing = await bought(talk)
    await talk.taps("return")
    await talk.taps("in-3-days")
    due = only(await until(talk, date(2026, 12, 8)))
    since = date(2026, 11, 27)
    counted = talk.text("return-due", product=thing.product, since=since, last=since + 14 * DAY)
    assert due.html.startswith(counted)
    for fact in facts(talk, "exceptions", "how"):
        assert fact in due.text
    first, second = (
        withdrawal.load().goods.form.text.of(language).replace("{product}", thing.product)
        for language in talk.pick("da en", "en da").split()
    )
    assert due.html.count("<pre>") == 2
    assert due.text.index(first) < due.text.index(second), "the shopper's language first"
    assert labels(due) == talk.labels("keep-it", "returned", "came-later")
    assert await talk.tap("keep-it") == talk.text("return-kept", product=thing.product)
    assert talk.newest.state == "bought"
    assert not await turned(talk, 60 * DAY)


async def test_a_last_day_in_a_weekend_says_that_it_runs_on(told: Talk) -> None:
    await bought(told)
    await told.taps("return")
    await told.says(told.pick("på lørdag", "saturday"))
    due = only(await until(told, date(2026, 12, 9)))
    assert withdrawal.load().weekend.text.of(told.language) in due.text


async def test_it_can_come_later_than_was_thought(told: Talk) -> None:
    thing = await bought(told)
    await told.taps("return")
    await until(told, date(2026, 12, 5))
    assert await told.tap("came-later") == told.text("return-ask-day", product=thing.product)
    await told.says(told.pick("i morgen", "tomorrow"))
    assert to_come(told) == [("return", "2026-12-17T10:00")]
    assert only(await until(told, date(2026, 12, 17))).html.count("<pre>") == 2


async def test_what_arrived_twelve_days_ago_gets_its_text_at_once(told: Talk) -> None:
    thing = await bought(told)
    await told.taps("return")
    await told.taps("another-day")
    said = only(await told.says(told.pick("den 12. november", "12 november")))
    since = date(2026, 11, 12)
    assert said.html.startswith(told.text("return-due", product=thing.product, since=since, last=since + 14 * DAY))
    assert said.html.count("<pre>") == 2
    assert to_come(told) == []


async def test_what_arrived_long_ago_can_not_be_returned_any_more(told: Talk) -> None:
    thing = await bought(told)
    await told.taps("return")
    await told.taps("another-day")
    said = only(await told.says(told.pick("1. november 2026", "1 november 2026")))
    over = told.text("return-over", product=thing.product, since=date(2026, 11, 1), last=date(2026, 11, 16))
    assert said.html.startswith(over)
    assert "<pre>" not in said.html
    assert to_come(told) == []


async def test_a_reminder_that_could_not_come_in_time_is_dropped(told: Talk) -> None:
    await bought(told)
    await told.taps("return")
    assert not await turned(told, 30 * DAY), "the right has ended: nothing is left to be reminded of"
    assert [row.state for row in told.rows(Reminder) if row.kind == "return"] == ["dropped"]


async def test_what_was_sent_back_is_in_the_account_again(talk: Talk) -> None:
    thing = await bought(talk)
    both = talk.shown
    await talk.taps("return")
    await talk.taps("worth", on=both)
    await until(talk, date(2026, 12, 5))
    price = talk.wish.price
    assert await talk.tap("returned") == talk.text("returned", product=thing.product, price=price)
    assert talk.newest.state == "skipped"
    assert talk.ledger[-1] == ("returned", 0, price.minor, price.currency)
    assert to_come(talk) == []
    old = only(await talk.forges(f"return:{thing.id}"))
    assert old.html == talk.text("already-skipped", product=thing.product)
    assert not await turned(talk, 60 * DAY)


async def test_what_was_undone_is_not_asked_about(told: Talk) -> None:
    thing = await bought(told)
    both = told.shown
    await told.taps("return")
    await told.taps("worth", on=both)
    assert [kind for kind, _ in to_come(told)] == ["return", "worth"]
    await told.forges(f"undo:{thing.id}")
    assert to_come(told) == []
    for pressed in ("return", "worth"):
        said = only(await told.forges(f"{pressed}:{thing.id}"))
        assert said.html == told.text("already-open", product=thing.product)


async def test_a_subscription_counts_from_the_agreement(told: Talk) -> None:
    thing = await bought(told)
    told.scene.omtanke.database.run_sync(lambda s: setattr(s.get(Temptation, thing.id), "period", "month"))
    said = only(await told.taps("return"))
    rules = withdrawal.load().service
    assert rules.right.text.of(told.language) in said.text
    assert labels(said) == told.labels("another-day", "in-a-shop")
    due = only(await until(told, date(2026, 12, 5)))
    assert rules.form.text.of(told.language).replace("{product}", thing.product) in due.text
    assert labels(due) == told.labels("keep-it", "returned-service")


async def test_after_a_month_it_asks_if_it_was_worth_it(talk: Talk) -> None:
    thing = await bought(talk)
    when = at_ten(TODAY + 30 * DAY)
    said = only(await talk.taps("worth"))
    assert said.html == talk.text("worth-set", product=thing.product, when=when)
    assert labels(said) == talk.labels("never-mind")
    asked = only(await until(talk, TODAY + 30 * DAY))
    assert asked.html == talk.text("worth-due", product=thing.product)
    assert data(asked) == [f"worth:{thing.id}:{score}" for score in (*range(1, 6), "skip")]
    assert [len(row) for row in asked.buttons] == [5, 1]
    noted = only(await talk.scene.presses("4", talk.who))
    assert noted.html == talk.text("worth-noted", product=thing.product, score=4)
    assert labels(noted) == talk.labels("no-words")
    words = talk.pick("bruger den  hver dag", "I use it  every day")
    assert await talk.answer(words) == talk.text("worth-words")
    [verdict] = talk.rows(Verdict)
    assert (verdict.temptation_id, verdict.product, verdict.category) == (thing.id, thing.product, thing.category)
    assert (verdict.score, verdict.words) == (4, " ".join(words.split()))
    again = next(m for m in talk.messages if m.message_id == asked.message_id)
    assert labels(again) == list("12345"), "the number can be changed"
    changed = only(await talk.scene.presses("2", talk.who, message=again))
    assert changed.html == talk.text("worth-changed", product=thing.product, score=2)
    assert [(v.score, v.words) for v in talk.rows(Verdict)] == [(2, " ".join(words.split()))]


@pytest.mark.parametrize(
    ("danish", "english", "score"), [("4", "4", 4), ("5/5", "5/5", 5), ("3 af 5", "3 of 5", 3), ("1.", "1!", 1)]
)
async def test_the_number_can_be_written(told: Talk, danish: str, english: str, score: int) -> None:
    await bought(told)
    await told.taps("worth")
    await until(told, TODAY + 30 * DAY)
    await told.says(told.pick(danish, english))
    assert [v.score for v in told.rows(Verdict)] == [score]
    assert await told.answer("2") == told.text("worth-noted", product=told.newest.product, score=2), "and changed"
    assert await told.answer(told.pick("nej tak", "no thanks")) == told.text("worth-no-words")
    assert [(v.score, v.words) for v in told.rows(Verdict)] == [(2, None)]


@pytest.mark.parametrize("button", ["skip-question", "no-words"])
async def test_the_question_can_be_left(told: Talk, button: str) -> None:
    await bought(told)
    await told.taps("worth")
    await until(told, TODAY + 30 * DAY)
    if button == "no-words":
        await told.scene.presses("3", told.who)
    text = {"skip-question": "worth-skipped", "no-words": "worth-no-words"}[button]
    assert await told.tap(button) == told.text(text)
    assert told.shopper.awaiting is None
    assert [v.score for v in told.rows(Verdict)] == ([3] if button == "no-words" else [])
    assert not await turned(told, 60 * DAY)


async def test_something_else_is_no_answer_to_the_question(told: Talk) -> None:
    await bought(told)
    await told.taps("worth")
    await until(told, TODAY + 30 * DAY)
    await told.tempted(told.wishes[1])
    assert told.newest.product == told.wishes[1].product
    assert told.rows(Verdict) == []
    assert told.shopper.awaiting is None


async def test_an_open_question_is_not_pushed_aside(told: Talk) -> None:
    await bought(told)
    await told.taps("worth")
    told.scene.clock.turn(days=30, hours=-2)
    await told.tempted(told.wishes[1])
    await told.taps("sleep")
    assert told.shopper.awaiting == "why"
    told.scene.clock.turn(hours=3)
    assert len(await told.due()) == 1
    assert told.shopper.awaiting == "why"
    assert (await told.answer("5")) == told.text("ask-want")


async def test_it_need_not_be_asked(told: Talk) -> None:
    thing = await bought(told)
    await told.taps("worth")
    assert await told.tap("never-mind") == told.text("worth-off", product=thing.product)
    assert not await turned(told, 60 * DAY)


async def test_a_question_that_comes_late_names_the_day(told: Talk) -> None:
    thing = await bought(told)
    await told.taps("worth")
    said = only(await turned(told, 90 * DAY))
    assert said.html == told.text("worth-due-late", product=thing.product, day=TODAY)


async def test_another_shoppers_taps_do_nothing(told: Talk) -> None:
    thing = await bought(told)
    both = told.shown
    await told.taps("return")
    await told.taps("worth", on=both)
    await told.scene.says("/start", told.other)
    for pressed in ("return", "return:{}:shop", "return:{}:d7", "worth:{}:off", "worth:{}:5"):
        verb = pressed.format(thing.id) if "{}" in pressed else f"{pressed}:{thing.id}"
        assert len(await told.scene.forges(verb, told.other)) == 1
    assert to_come(told) == [("return", "2026-12-05T10:00"), ("worth", "2026-12-24T10:00")]
    assert told.rows(Verdict) == []
