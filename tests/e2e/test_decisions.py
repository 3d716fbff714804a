"""Skip, need, buy, undo, confirm: each once, whatever is pressed."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.decisions import Act
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.temptation import State
from bot.telegram.voice import Voice
from storage.database import Database
from storage.tables import Inbox, Reminder, Saving, Temptation
from tests.support.scene import ANNA, BO, Clock, scene
from tests.support.talk import PERSONAL, Talk, data, labels, only

NOVEMBER = Month(2026, 11)
STEPS = ("own", "nowhy", "3d", "30d", "w7", "w0")


async def test_a_skip_books_the_price_and_says_what_the_month_comes_to(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    said = only(await talk.taps("skip"))
    price = talk.wish.price
    assert said.html == talk.text("skipped", product=talk.wish.product, price=price, month=NOVEMBER, sum=price)
    assert "\n" not in said.html
    assert labels(said) == talk.labels("undo")
    assert talk.ledger == [("pending", price.minor, 0, price.currency)]
    assert talk.rows(Saving)[0].booked_for == date(2026, 11, 24)
    assert talk.newest.state == "skipped"
    assert not next(m for m in talk.messages if m.message_id == nudge.message_id).buttons, "the question is answered"


async def test_a_buttons_label_in_writing_is_a_tap_on_it(talk: Talk) -> None:
    await talk.tempted()
    await talk.says(talk.voice.plain("button-skip") + ".")
    assert talk.newest.state == "skipped"
    await talk.says(talk.voice.plain("button-undo").upper())
    assert talk.newest.state == "open"
    assert [entry for entry, *_ in talk.ledger] == ["pending", "reversed"]
    assert len(talk.rows(Temptation)) == 1


async def test_one_word_after_the_nudge_skips_it(talk: Talk) -> None:
    await talk.tempted()
    await talk.says("skip")
    assert talk.newest.state == "skipped"
    assert len(talk.rows(Temptation)) == 1


async def test_what_was_paid_in_the_end_is_told_in_one_sentence(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.says(talk.pick("jeg endte med at købe den for 10 kr", "I ended up buying it for 10"))
    assert talk.newest.state == "bought_cheaper"
    assert len(talk.rows(Temptation)) == 1


@pytest.mark.parametrize("said", [("mind mig om det på fredag", "remind me on Friday"), ("næste måned", "next month")])
async def test_a_time_right_after_the_nudge_is_when_it_comes_back(talk: Talk, said: tuple[str, str]) -> None:
    await talk.tempted()
    await talk.says(talk.pick(*said))
    assert talk.newest.state == "cooling"
    assert talk.rows(Reminder)[0].due_at.date() in {date(2026, 11, 27), date(2026, 12, 1)}


async def test_a_time_that_is_past_answers_the_nudges_question(talk: Talk) -> None:
    await talk.tempted()
    await talk.says(talk.pick("i går", "yesterday"))
    assert talk.newest.state == "open"


@pytest.mark.parametrize("in_writing", [False, True])
@pytest.mark.parametrize(("act", "state"), [("sleep", "cooling"), ("need", "needed")])
async def test_what_was_skipped_and_tempts_again_can_be_chosen_afresh(
    talk: Talk, act: str, state: str, *, in_writing: bool
) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.tempted()
    assert labels(talk.shown)[:4] == talk.labels("skip", "sleep", "need", "buy")
    said = only(await (talk.says(talk.voice.plain(f"button-{act}")) if in_writing else talk.taps(act)))
    assert talk.newest.state == state
    assert [entry for entry, *_ in talk.ledger] == ["pending", "reversed"]
    assert (talk.text("slept-out", price=talk.wish.price) in said.html) is (act == "sleep")
    assert len(talk.rows(Temptation)) == 1


@pytest.mark.parametrize("act", ["sleep", "need"])
async def test_a_button_of_before_the_skip_changes_nothing(told: Talk, act: str) -> None:
    await told.tempted()
    await told.tap("skip")
    await told.forges(f"{act}:{told.newest.id}")
    assert told.newest.state == "skipped"
    assert [entry for entry, *_ in told.ledger] == ["pending"]


async def test_the_same_thing_again_is_not_booked_again(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.tempted()
    await talk.tap("skip")
    assert [entry for entry, *_ in talk.ledger] == ["pending"]
    assert len(talk.rows(Temptation)) == 1


async def test_the_months_figure_adds_up(talk: Talk) -> None:
    first, second = talk.wishes[:2]
    await talk.tempted(first)
    await talk.tap("skip")
    await talk.tempted(second)
    total = Money(first.price.minor + second.price.minor, first.price.currency)
    assert await talk.tap("skip") == talk.text(
        "skipped", product=second.product, price=second.price, month=NOVEMBER, sum=total
    )


async def test_currencies_are_not_added_together(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.says("tent 100 USD")
    dollars = Money(10_000, "USD")
    assert await talk.tap("skip") == talk.text("skipped", product="tent", price=dollars, month=NOVEMBER, sum=dollars)


async def test_a_skip_without_a_price_books_nothing(talk: Talk) -> None:
    await talk.says(talk.wish.product)
    await talk.taps("no-price")
    assert await talk.tap("skip") == talk.text("skipped-no-price", product=talk.wish.product)
    assert not talk.rows(Saving)
    assert await talk.tap("undo") == talk.text("undone", product=talk.wish.product)


async def test_an_old_message_skips_no_second_time(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.tap("skip")
    again = only(await talk.forges(f"skip:{talk.newest.id}", nudge.message_id))
    assert again.html == talk.text("already-skipped", product=talk.wish.product)
    assert [entry for entry, *_ in talk.ledger] == ["pending"]


async def test_two_quick_taps_skip_once(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    for _ in range(2):
        talk.scene.api.press(talk.who, nudge.message_id, data(nudge)[0])
    said = await talk.scene.answers(talk.who)
    assert [message.html for message in said][1:] == [talk.text("already-skipped", product=talk.wish.product)]
    assert [entry for entry, *_ in talk.ledger] == ["pending"]


async def test_an_update_that_is_delivered_twice_is_handled_once(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    press = {
        "id": "1",
        "from": {"id": talk.who, "is_bot": False, "first_name": "A"},
        "chat_instance": "1",
        "data": data(nudge)[0],
        "message": {"message_id": nudge.message_id, "date": 0, "chat": {"id": talk.who, "type": "private"}},
    }
    update = {"update_id": talk.rows(Inbox)[-1].update_id + 1, "callback_query": press}
    for _ in range(3):
        talk.scene.api.raw_update(update)
    assert len(await talk.scene.answers(talk.who)) == 1
    talk.scene.api.raw_update(update)
    assert not await talk.scene.answers(talk.who)
    assert [entry for entry, *_ in talk.ledger] == ["pending"]


async def test_undo_takes_the_saving_back_and_offers_the_four_ways_again(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    said = only(await talk.taps("undo"))
    price = talk.wish.price
    assert said.html == talk.text("undone-saving", product=talk.wish.product, price=price)
    assert labels(said) == talk.labels("skip", "sleep", "need", "buy")
    assert talk.ledger[1:] == [("reversed", -price.minor, 0, price.currency)]
    assert talk.newest.state == "open"
    assert talk.newest.decided_at is None


async def test_undo_twice_undoes_once(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.tap("undo")
    again = only(await talk.forges(f"undo:{talk.newest.id}"))
    assert again.html == talk.text("already-open", product=talk.wish.product)
    assert len(talk.ledger) == 2


async def test_skipping_again_after_an_undo_books_again(talk: Talk) -> None:
    await talk.tempted()
    for button in ("skip", "undo", "skip"):
        await talk.tap(button)
    assert [entry for entry, *_ in talk.ledger] == ["pending", "reversed", "pending"]
    assert sum(pending for _, pending, *_ in talk.ledger) == talk.wish.price.minor


async def test_needed_sounds_fine_and_books_nothing(talk: Talk) -> None:
    await talk.tempted()
    said = only(await talk.taps("need"))
    assert said.html == talk.text("needed", product=talk.wish.product)
    assert not said.buttons
    assert talk.newest.state == "needed"
    assert not talk.rows(Saving)


async def test_buying_gets_one_kind_line_and_then_silence(talk: Talk) -> None:
    await talk.tempted()
    said = only(await talk.taps("buy"))
    assert said.html == talk.text("bought", product=talk.wish.product)
    assert "\n" not in said.html
    assert labels(said) == talk.labels("return", "worth"), "which may be left alone"
    assert talk.newest.state == "bought"
    talk.scene.clock.turn(days=60)
    assert not await talk.due()
    assert not [*talk.rows(Saving), *talk.rows(Reminder)]


async def test_buying_what_was_slept_on_ends_the_pause(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.taps("sleep")
    await talk.forges(f"buy:{talk.newest.id}", nudge.message_id)
    talk.scene.clock.turn(days=60)
    assert not await talk.due()
    assert [reminder.state for reminder in talk.rows(Reminder)] == ["cancelled"]


async def test_buying_from_the_old_nudge_takes_the_saving_back_too(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.tap("skip")
    await talk.forges(data(nudge)[3], nudge.message_id)
    assert [entry for entry, *_ in talk.ledger] == ["pending", "reversed"]
    assert talk.newest.state == "bought"


async def test_what_was_confirmed_can_still_be_bought(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.forges(f"confirm:{talk.newest.id}")
    said = only(await talk.forges(f"bought:{talk.newest.id}"))
    assert said.html == talk.text("bought-after-all", product=talk.wish.product, price=talk.wish.price)
    assert sum(pending + confirmed for _, pending, confirmed, _ in talk.ledger) == 0


@pytest.mark.parametrize("decided", ["open", "skip", "sleep"])
async def test_another_shoppers_buttons_do_nothing(database: Database, decided: str) -> None:
    async with scene(database) as s:
        await s.says("airfryer 899 kr")
        await s.says("/start", BO)
        number = s.rows(Temptation)[0].id
        if decided != "open":
            await s.forges(f"{decided}:{number}", ANNA)
        before = [row.model_dump() for table in PERSONAL for row in s.rows(table)]
        for pressed in (
            *(f"{act}:{number}" for act in Act),
            *(f"sleep:{number}:{step}" for step in STEPS),
            f"price:{number}:500.DKK",
        ):
            assert only(await s.forges(pressed, BO)).html == Voice(Language.ENGLISH).text("not-yours"), pressed
        assert [row.model_dump() for table in PERSONAL for row in s.rows(table)] == before
        assert not await s.answers(ANNA), "and the owner hears nothing of it"


async def test_the_day_and_the_month_are_the_shoppers_own(database: Database) -> None:
    clock = Clock(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # half past midnight in Copenhagen
    async with scene(database, clock=clock) as s:
        for who, text in ((ANNA, "airfryer 899 kr"), (BO, "air fryer 89 euro")):
            await s.says(text, who)
        await s.presses("Spring over", ANNA)
        await s.presses("Skip it", BO)
        assert [saving.booked_for for saving in s.rows(Saving)] == [date(2026, 12, 1), date(2026, 11, 30)]


@pytest.mark.parametrize(
    "pressed",
    [
        "",
        "skip",
        "skip:",
        "skip:x",
        "skip:-1",
        "skip:999999",
        "skip:1:2:3",
        "nothing:1",
        ":",
        "SKIP:1",
        "skip:٣",
        "x" * 64,
    ],
)
async def test_a_made_up_button_is_answered_in_one_line(told: Talk, pressed: str) -> None:
    await told.says("/start")
    assert only(await told.forges(pressed)).html == told.text("not-yours")


async def test_buttons_work_after_a_restart(database: Database) -> None:
    async with scene(database) as first:
        await first.says("airfryer 899 kr")
    async with scene(database, clock=first.clock, api=first.api) as second:
        assert "899 kr." in only(await second.presses("Spring over")).text
    async with scene(database, clock=first.clock, api=first.api) as third:
        await third.presses("Fortryd")
        assert [saving.entry for saving in third.rows(Saving)] == ["pending", "reversed"]


TOLD = (
    ("jeg lod være", "I skipped it", State.SKIPPED),
    ("jeg købte den ikke", "I didn't buy it", State.SKIPPED),
    ("jeg købte den", "I bought it", State.BOUGHT),
    ("jeg har købt den alligevel", "I bought it anyway", State.BOUGHT),
)


@pytest.mark.parametrize(("danish", "english", "state"), TOLD)
async def test_what_a_button_says_can_be_told_in_other_words(
    told: Talk, danish: str, english: str, state: State
) -> None:
    await told.tempted()
    await told.says(told.pick(danish, english))
    assert told.newest.state == state
    await told.says(told.pick(danish, english))
    assert len(told.rows(Temptation)) == 1


async def test_such_words_are_nothing_without_a_thing(told: Talk) -> None:
    await told.says("/start")
    assert await told.answer(told.pick("jeg købte den", "I bought it")) == told.text("other-bought")
    assert await told.answer(told.pick("jeg køber den ikke", "I'm not buying it")) == told.text("other-declined")
