"""What comes due: once, in one message, never in the quiet hours, and never lost."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.domain.clock import to_local
from bot.telegram import notices
from bot.telegram.backoff import Backoff
from bot.telegram.reminders import WAIT_AFTER_FAULT
from bot.terminal.faults import Fault, FaultKind
from storage import reminders, shoppers
from storage.database import Database
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import Reminder, Shopper, Temptation
from tests.support.keys import CIPHER
from tests.support.scene import ANNA, BO, IMPATIENT, Clock, scene
from tests.support.talk import Talk, data, labels, only

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own


async def asleep(talk: Talk, wish: int = 0) -> None:
    """Sleep on a wish, with nothing more said."""
    await talk.tempted(talk.wishes[wish])
    await talk.taps("sleep")
    await talk.taps("leave-out")
    await talk.taps("leave-out")


def states(talk: Talk) -> list[str]:
    return [reminder.state for reminder in talk.rows(Reminder)]


async def test_nothing_comes_before_its_time(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=2, hours=23, minutes=59)
    assert not await talk.due()
    talk.scene.clock.turn(minutes=1)
    assert len(await talk.due()) == 1
    assert not await talk.due(), "and it comes once"
    assert states(talk) == ["sent", "pending"], "the second question waits"
    assert talk.rows(Reminder)[0].sent_at == talk.scene.clock()


async def test_it_comes_by_itself_while_the_bot_runs(told: Talk) -> None:
    await asleep(told)
    told.scene.clock.turn(days=3)
    async with asyncio.timeout(10):
        while states(told)[0] != "sent":
            await asyncio.sleep(0.02)
    assert len(await told.scene.answers(told.who)) == 1


async def test_a_due_thing_is_named_with_its_price_ten_numbers_and_three_ways_on(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    said = only(await talk.due())
    named = talk.text("due-price", product=talk.wish.product, price=talk.wish.price)
    assert said.html == f"{named}\n{talk.text('due-now')}"
    assert labels(said) == [*talk.labels("drop", "keep", "again"), *map(str, range(1, 11))]
    number = talk.newest.id
    assert data(said)[:3] == [f"drop:{number}", f"keep:{number}", f"again:{number}"]


@pytest.mark.parametrize("before", [9, None])
async def test_the_number_now_stands_beside_the_number_then(talk: Talk, before: int | None) -> None:
    await talk.tempted()
    await talk.taps("sleep")
    await talk.taps("leave-out")
    await (talk.scene.presses(str(before), talk.who) if before else talk.taps("leave-out"))
    talk.scene.clock.turn(days=3)
    due = only(await talk.due())
    said = only(await talk.scene.presses("4", talk.who, message=due))
    name = "want-now-changed" if before else "want-now"
    assert said.html == talk.text(name, product=talk.wish.product, before=before, now=4)
    assert labels(said) == talk.labels("drop", "keep", "again")
    assert (talk.newest.want, talk.newest.want_after, talk.newest.state) == (before, 4, "cooling")
    assert talk.text("kept", product=talk.wish.product) == await talk.tap("keep", on=said)
    late = only(await talk.forges(f"now:{talk.newest.id}:3", due.message_id))
    assert late.html == talk.text("already-open", product=talk.wish.product)
    assert talk.newest.want_after == 4


async def test_no_answer_is_asked_about_once_more_then_dropped_in_silence(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    await talk.due()
    talk.scene.clock.turn(days=6, hours=23)
    assert not await talk.due()
    talk.scene.clock.turn(hours=1)
    again = only(await talk.due())
    assert again.html.startswith(talk.text("due-again-price", product=talk.wish.product, price=talk.wish.price))
    talk.scene.clock.turn(days=7)
    assert not await talk.due()
    assert (talk.newest.state, talk.ledger) == ("dropped", [])
    talk.scene.clock.turn(days=60)
    assert not await talk.due(), "and never again"
    await talk.taps("drop", on=again)
    assert talk.newest.state == "skipped", "a late answer still counts"


async def test_an_answer_to_the_second_question_ends_it(told: Talk) -> None:
    await asleep(told)
    for days in (3, 7):
        told.scene.clock.turn(days=days)
        question = only(await told.due())
    await told.taps("again", on=question)
    assert told.newest.state == "cooling"
    told.scene.clock.turn(days=3)
    due = told.text("due-price", product=told.wish.product, price=told.wish.price)
    assert only(await told.due()).html.startswith(due), "a new pause begins anew"


async def test_a_due_thing_without_a_price(talk: Talk) -> None:
    await talk.says(talk.wish.product)
    for button in ("no-price", "sleep"):
        await talk.taps(button)
    talk.scene.clock.turn(days=1)
    assert only(await talk.due()).html.startswith(talk.text("due", product=talk.wish.product))


@pytest.mark.parametrize(("why", "want"), [(True, True), (True, False), (False, True)])
async def test_the_shoppers_own_words_and_number_come_back(told: Talk, why: bool, want: bool) -> None:
    await told.tempted()
    await told.taps("sleep")
    reason = told.pick('den er "flot" & <ny>', 'it is "pretty" & <new>')
    await (told.says(reason) if why else told.taps("leave-out"))
    await (told.scene.presses("7", told.who) if want else told.taps("leave-out"))
    told.scene.clock.turn(days=3)
    said = only(await told.due())
    name = {(True, True): "due-words-and-want", (True, False): "due-own-words", (False, True): "due-want"}[why, want]
    assert said.html.split("\n")[1] == told.text(name, days=3, reason=reason, want=7)


async def test_several_due_together_are_one_message(talk: Talk) -> None:
    for number in range(3):
        await asleep(talk, number)
    talk.scene.clock.turn(days=30)
    said = only(await talk.due())
    assert said.html.startswith(talk.text("due-many", count=3))
    for number, wish in enumerate(talk.wishes, start=1):
        assert talk.text("due-item-price", number=number, product=wish.product, price=wish.price) in said.html
    assert [len(row) for row in said.buttons] == [3, 3, 3]
    assert labels(said)[3].startswith("2 ")
    assert states(talk)[:3] == ["sent"] * 3


async def test_each_of_several_is_decided_by_itself(talk: Talk) -> None:
    for wish in range(3):
        await asleep(talk, wish)
    talk.scene.clock.turn(days=30)
    grouped = only(await talk.due())
    await talk.taps("drop", 2, on=grouped)
    left = next(message for message in talk.messages if message.message_id == grouped.message_id)
    assert [label.split()[0] for label in labels(left)] == ["1"] * 3 + ["3"] * 3, "the others can still be answered"
    await talk.taps("keep", 1, on=left)
    assert [row.state for row in talk.rows(Temptation)] == ["open", "skipped", "cooling"]


async def test_let_it_go_books_the_price(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    await talk.due()
    said = only(await talk.taps("drop"))
    assert labels(said) == talk.labels("undo")
    assert talk.newest.state == "skipped"
    assert talk.ledger == [("pending", talk.wish.price.minor, 0, talk.wish.price.currency)]


async def test_still_wanted_sounds_fine_and_offers_both_ways(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    await talk.due()
    said = only(await talk.taps("keep"))
    assert said.html == talk.text("kept", product=talk.wish.product)
    assert labels(said) == talk.labels("buy", "skip")
    assert talk.newest.state == "open"
    assert await talk.tap("buy") == talk.text("bought", product=talk.wish.product)
    assert not talk.ledger


async def test_wait_longer_sets_a_new_pause_that_can_be_changed(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    await talk.due()
    said = only(await talk.taps("again"))
    wall = to_local(talk.scene.clock(), talk.shopper.timezone) + timedelta(days=3)
    assert said.html == talk.text("slept-changed", product=talk.wish.product, when=wall)
    assert labels(said) == talk.labels("1d", "3d", "7d", "30d", "own")
    assert states(talk) == ["sent", "cancelled", "pending"]
    talk.scene.clock.turn(days=3)
    assert len(await talk.due()) == 1


async def test_what_was_asked_about_still_waits_for_an_answer(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3)
    await talk.due()
    listed = only(await talk.says("/waiting"))
    assert talk.text("waiting-item-asked", number=1, product=talk.wish.product) in listed.html


async def test_what_was_decided_meanwhile_does_not_come(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.taps("sleep")
    await talk.forges(data(nudge)[2], nudge.message_id)
    talk.scene.clock.turn(days=60)
    assert not await talk.due()
    assert states(talk) == ["cancelled"]


async def test_the_quiet_hours_are_kept(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.moment = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert not await talk.due()
    woken = datetime(2026, 11, 28, 7, 0, tzinfo=UTC) + timedelta(hours=0 if talk.pick("da", "en") == "da" else 1)
    assert [reminder.due_at for reminder in talk.rows(Reminder)] == [woken]
    talk.scene.clock.moment = woken - timedelta(minutes=1)
    assert not await talk.due()
    talk.scene.clock.moment = woken
    late = only(await talk.due())
    promised = datetime.fromisoformat(talk.rows(Reminder)[0].wall_time)
    assert talk.text("due-late", when=promised) in late.html, "it says that it comes late"


async def test_one_that_is_late_says_so_and_one_in_time_does_not(talk: Talk) -> None:
    await asleep(talk)
    talk.scene.clock.turn(days=3, minutes=59)
    assert only(await talk.due()).html.count("\n") == 1
    await talk.taps("again")
    talk.scene.clock.turn(days=3, hours=3)
    assert only(await talk.due()).html.count("\n") == 2


async def test_what_came_due_while_the_bot_was_down_comes_at_its_start(database: Database) -> None:
    async with scene(database) as first:
        await first.says("airfryer 899 kr")
        await first.presses("Sov på det")
    first.clock.turn(days=10)
    async with scene(database, clock=first.clock, api=first.api) as second:
        said = only(await second.due())
        assert said.text.startswith("airfryer · 899 kr.")
        assert "torsdag" not in said.text.split("\n")[0]
        await second.presses("Slip det")
        assert [saved.text for saved in second.api.messages[ANNA]][-1].startswith("Sprunget over: airfryer.")


async def test_two_bots_on_one_database_send_it_once(database_url: str) -> None:
    mine, beside = Database(database_url, CIPHER), Database(database_url, CIPHER)
    try:
        async with scene(mine) as one:
            for who, sleep in ((ANNA, "Sov på det"), (BO, "Sleep on it")):
                for number in range(8):
                    await one.says(f"model{number} 40 euro", who)
                    await one.presses(sleep, who)
            async with scene(beside, clock=one.clock, api=one.api) as two:
                one.clock.turn(days=1)
                await asyncio.gather(*(bot.omtanke.reminders.deliver_due() for bot in (one, two) * 3))
                assert [len(await one.due(who)) for who in (ANNA, BO)] == [1, 1]
                asked = [reminder.state for reminder in one.rows(Reminder) if reminder.kind == "pause"]
                assert asked == ["sent"] * 16
    finally:
        beside.close()
        mine.close()


async def test_who_blocked_the_bot_gets_nothing_and_harms_nobody(database: Database) -> None:
    async with scene(database) as s:
        for who, sleep in ((ANNA, "Sov på det"), (BO, "Sleep on it")):
            await s.says("tent 40 euro", who)
            await s.presses(sleep, who)
        s.api.block(ANNA)
        await s.settle()
        stopped = {row.telegram_id: row.stopped for row in s.rows(Shopper)}
        assert stopped == {ANNA: True, BO: False}
        s.clock.turn(days=40)
        assert len(await s.due(BO)) == 1
        assert not await s.answers(ANNA)
        s.api.unblock(ANNA)
        await s.settle()
        assert len(await s.due(ANNA)) == 1, "what was due waited"


async def test_a_403_at_the_sending_stops_reminders_until_they_write(talk: Talk) -> None:
    await asleep(talk)
    world = talk.scene.api
    world.block(talk.who)
    await talk.scene.settle()
    talk.scene.omtanke.database.run_sync(lambda s: reminders.go_on(s, talk.shopper.id or 0))
    talk.scene.clock.turn(days=3)
    assert not await talk.due()
    assert talk.shopper.stopped
    assert states(talk) == ["held"]
    world.unblock(talk.who)
    await talk.says("/help")
    assert len(await talk.due()) == 1


async def test_stop_is_silence_until_they_write_again(talk: Talk) -> None:
    await asleep(talk)
    assert await talk.answer("/stop") == talk.text("stopped")
    talk.scene.clock.turn(days=40)
    assert not await talk.due()
    assert states(talk) == ["held"], "it is kept"
    await talk.says("/help")
    assert len(await talk.due()) == 1


@pytest.mark.parametrize("refused", ["reminder", "answer"])
async def test_a_chat_that_is_no_more_stops_reminders(told: Talk, refused: str) -> None:
    """Telegram answers 400 "chat not found", not 403."""
    await asleep(told)
    if refused == "answer":
        told.scene.api.send(told.who, "/help")
    else:
        told.scene.clock.turn(days=3)
    told.scene.api.leave(told.who)
    assert not await told.due()
    assert told.shopper.stopped
    assert states(told) == ["held"]


async def test_what_is_promised_to_who_said_stop_is_held_with_the_rest(told: Talk) -> None:
    await asleep(told)
    await told.says("/stop")
    told.scene.omtanke.database.run_sync(partial(reminders.go_on, shopper_id=told.shopper.id or 0))
    told.scene.omtanke.database.run_sync(lambda s: setattr(shoppers.by_id(s, told.shopper.id or 0), "stopped", True))
    told.scene.clock.turn(days=3)
    assert not await told.due()
    assert states(told) == ["held"]


@pytest.mark.parametrize("kind", [FaultKind.REFUSED, FaultKind.SERVER_ERROR, FaultKind.TOO_MANY_REQUESTS])
async def test_a_sending_that_fails_is_tried_again(database: Database, kind: FaultKind) -> None:
    async with scene(database, limits=IMPATIENT) as s:
        await s.says("airfryer 899 kr")
        await s.presses("Sov på det")
        s.clock.turn(days=3)
        s.api.faults.inject(Fault(kind, 100), method="sendMessage")
        assert not await s.due()
        assert [r.state for r in s.rows(Reminder)] == ["pending"]
        assert not await s.due(), "not at once"
        s.clock.turn(minutes=2)
        assert len(await s.due()) == 1


async def test_a_sending_whose_answer_is_lost_comes_twice_rather_than_never(database: Database) -> None:
    async with scene(database, limits=IMPATIENT) as s:
        await s.says("airfryer 899 kr")
        await s.presses("Sov på det")
        s.clock.turn(days=3)
        s.api.faults.inject(Fault(FaultKind.LOST_RESPONSE), method="sendMessage")
        assert len(await s.due()) == 1
        s.clock.turn(minutes=2)
        assert len(await s.due()) == 1
        s.clock.turn(days=1)
        assert not await s.due()


async def test_the_promised_hour_holds_over_the_change_of_clocks(database: Database) -> None:
    clock = Clock(datetime(2027, 3, 26, 17, 0, tzinfo=UTC))  # a Friday, 18.00 in Copenhagen; clocks change on Sunday
    async with scene(database, clock=clock) as s:
        await s.says("airfryer 899 kr")
        await s.presses("Sov på det")
        assert [r.wall_time for r in s.rows(Reminder)] == ["2027-03-29T18:00"]
        clock.moment = datetime(2027, 3, 29, 15, 59, tzinfo=UTC)
        assert not await s.due()
        clock.turn(minutes=1)
        assert len(await s.due()) == 1


async def test_an_hour_that_the_clocks_skip_moves_on(database: Database) -> None:
    clock = Clock(datetime(2027, 3, 26, 17, 0, tzinfo=UTC))
    async with scene(database, clock=clock) as s:
        await s.says("airfryer 899 kr")
        await s.forges("quiet:3")
        await s.says("/remind søndag kl. 2:30")
        assert [r.wall_time for r in s.rows(Reminder)] == ["2027-03-28T02:30"]
        assert [r.due_at for r in s.rows(Reminder)] == [datetime(2027, 3, 28, 1, 30, tzinfo=UTC)]


async def test_a_new_time_zone_keeps_the_promised_hour(talk: Talk) -> None:
    await asleep(talk)
    before = talk.rows(Reminder)[0]
    await talk.says("/settings")
    for button in ("timezone", "other-timezone"):
        await talk.taps(button)
    await talk.says("Tokyo")
    after = talk.rows(Reminder)[0]
    assert (after.wall_time, after.timezone) == (before.wall_time, "Asia/Tokyo")
    assert to_local(after.due_at, "Asia/Tokyo") == datetime.fromisoformat(before.wall_time)


async def test_who_has_everything_deleted_meanwhile_ends_nobodys_reminders(database: Database) -> None:
    async with scene(database) as s:
        for who, sleep in ((ANNA, "Sov på det"), (BO, "Sleep on it")):
            await s.says("tent 40 euro", who)
            await s.presses(sleep, who)
        anna = next(row.id or 0 for row in s.rows(Shopper) if row.telegram_id == ANNA)
        s.omtanke.database.run_sync(lambda session: shoppers.remove(session, shoppers.by_id(session, anna)))
        assert s.omtanke.database.run_sync(lambda session: notices.take(session, anna, s.clock(), disturb=True)) is None
        s.clock.turn(days=3)
        assert len(await s.due(BO)) == 1


async def test_one_deleted_while_its_message_is_on_its_way_is_marked_all_the_same(told: Talk) -> None:
    await asleep(told)
    told.scene.clock.turn(days=3)
    run, shopper_id = told.scene.omtanke.database.run_sync, told.shopper.id or 0
    taken = run(lambda s: notices.take(s, shopper_id, told.scene.clock(), disturb=True))
    assert taken
    run(lambda s: shoppers.remove(s, shoppers.by_id(s, shopper_id)))
    run(lambda s: notices.sent(s, taken[0], told.scene.clock()))
    assert not states(told)


async def test_a_row_that_cannot_be_read_is_put_off_and_harms_nobody(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene(database) as s:
        for who, sleep in ((ANNA, "Sov på det"), (BO, "Sleep on it")):
            await s.says("tent 40 euro", who)
            await s.presses(sleep, who)
        spoil = update(Reminder).where(col(Reminder.id) == s.rows(Reminder)[0].id).values(kind="of another version")
        s.omtanke.database.run_sync(lambda session: session.execute(spoil))
        s.clock.turn(days=3)
        assert len(await s.due(BO)) == 1
        assert "is put off: ValueError at enum.py" in caplog.text
        spoilt = s.rows(Reminder)[0]
        assert (spoilt.state, spoilt.due_at) == ("pending", s.clock() + WAIT_AFTER_FAULT)


async def test_a_database_that_is_away_at_the_mark_is_waited_for(told: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    away, sent = [DatabaseUnavailable(Trouble.LOCKED)], notices.sent

    def marked(*given: Any) -> None:
        if away:
            raise away.pop()
        sent(*given)

    monkeypatch.setattr(notices, "sent", marked)
    monkeypatch.setattr(Backoff, "delay", lambda *_: 0.0)
    await asleep(told)
    told.scene.clock.turn(days=3)
    assert len(await told.due()) == 1
    told.scene.clock.turn(minutes=2)
    assert not await told.due(), "it is not sent again"
    assert not away


async def test_what_should_follow_and_cannot_is_no_reason_to_send_it_again(
    told: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def marked(*_: Any) -> None:
        raise KeyError

    monkeypatch.setattr(notices, "sent", marked)
    await asleep(told)
    told.scene.clock.turn(days=3)
    assert len(await told.due()) == 1
    assert states(told) == ["sent"]
    assert "nothing follows reminders" in caplog.text


async def test_an_end_in_good_order_waits_for_the_message_on_its_way(database: Database) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        await s.presses("Sov på det")
        s.clock.turn(days=3)
        s.api.faults.inject(Fault(FaultKind.DELAY, 0.3), method="sendMessage")
        sending = asyncio.create_task(s.omtanke.reminders.deliver_due())
        while all(row.state != "claimed" for row in s.rows(Reminder)):
            await asyncio.sleep(0.001)
        await s.omtanke.reminders.close()
        assert next(row.state for row in s.rows(Reminder)) == "sent"
        assert await sending == 1
        s.clock.turn(days=7)
        assert await s.omtanke.reminders.deliver_due() == 0, "nothing new is begun"


async def test_the_number_may_be_written_and_so_may_another_time(told: Talk) -> None:
    await asleep(told)
    told.scene.clock.turn(days=3)
    await told.due()
    assert told.shopper.awaiting == "now"
    said = only(await told.says(told.pick("otte", "eight")))
    assert said.html == told.text("want-now", product=told.wish.product, now=8)
    assert labels(said) == told.labels("drop", "keep", "again")
    assert told.newest.want_after == 8
    assert not told.shopper.awaiting
    await told.says(told.pick("i morgen", "tomorrow"))
    told.scene.clock.turn(days=1)
    assert len(await told.due()) == 1
    await told.says(told.wishes[1].text)
    assert told.newest.product == told.wishes[1].product
    assert not told.shopper.awaiting
