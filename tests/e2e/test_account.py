"""What stayed: the month, the history, the goal, and the shopper's own data."""

import csv
import io
from datetime import UTC, datetime
from functools import partial

import pytest
from PIL import Image
from sqlalchemy import ColumnElement, select
from sqlmodel import Session, SQLModel

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month
from bot.terminal.chats import ChatMessage
from storage.tables import Goal, Inbox, Reminder, Shopper, Temptation
from tests.support.scene import Scene
from tests.support.talk import PERSONAL, Talk, data, labels, only

NOVEMBER = Month(2026, 11)
OCTOBER = Month(2026, 10)


async def skipped(talk: Talk, wish: int = 0, *, confirmed: bool = False) -> None:
    """Skip a wish, and confirm it."""
    await talk.tempted(talk.wishes[wish])
    await talk.taps("skip")
    if confirmed:
        await talk.forges(f"confirm:{talk.newest.id}")


async def summary(talk: Talk, month: str = "") -> ChatMessage:
    return only(await talk.says(f"/summary {month}"))


async def test_a_month_with_nothing_in_it_says_something_kind(talk: Talk) -> None:
    await talk.says("/start")
    said = await summary(talk)
    assert said.photo is None
    assert talk.text("summary-heading", month=NOVEMBER) in said.html
    assert talk.text("summary-empty", month=NOVEMBER) in said.html


async def test_the_month_shows_pending_and_confirmed_apart(talk: Talk) -> None:
    await skipped(talk, 0, confirmed=True)
    await skipped(talk, 1)
    said = (await summary(talk)).html.split("\n")
    assert said[:3] == [
        talk.text("summary-heading", month=NOVEMBER),
        talk.text("summary-confirmed", amount=talk.wishes[0].price),
        talk.text("summary-pending", amount=talk.wishes[1].price),
    ]
    assert talk.text("summary-confirm-hint") in said


async def test_the_month_counts_what_was_decided(talk: Talk) -> None:
    await skipped(talk, 0)
    await talk.tempted(talk.wishes[1])
    await talk.taps("sleep")
    await talk.forges(f"buy:{talk.newest.id}")
    await talk.tempted(talk.wishes[2])
    await talk.taps("buy")
    counts = {"skipped": 1, "slept": 1, "bought": 2}
    said = {name: talk.voice.plain(f"summary-counts-{name}", count=count) for name, count in counts.items()}
    assert talk.text("summary-counts", **said) in (await summary(talk)).html


async def test_the_picture_is_a_real_png_that_fits_a_phone(talk: Talk) -> None:
    await skipped(talk, confirmed=True)
    picture = (await summary(talk)).photo
    assert picture is not None
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    image = Image.open(io.BytesIO(picture.content))
    image.load()
    assert image.format == "PNG"
    assert min(image.size) >= 600
    assert len(image.convert("L").getcolors() or ()) > 8, "something is drawn on it"


@pytest.mark.parametrize("named", ["{month}", "10", "2026-10", "10/2026", "{last}"])
async def test_a_month_by_its_name(told: Talk, named: str) -> None:
    told.scene.clock.moment = datetime(2026, 10, 5, 12, tzinfo=UTC)
    await skipped(told, confirmed=True)
    told.scene.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    words = {"month": told.pick("oktober", "October"), "last": told.pick("sidste måned", "last month")}
    said = await summary(told, named.format(**words))
    assert told.text("summary-heading", month=OCTOBER) in said.html
    assert told.text("summary-confirmed", amount=told.wish.price) in said.html


async def test_the_month_before_is_compared_with(told: Talk) -> None:
    told.scene.clock.moment = datetime(2026, 10, 5, 12, tzinfo=UTC)
    await skipped(told, 0, confirmed=True)
    told.scene.clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    await skipped(told, 1)
    nothing = Money(0, told.wish.price.currency)
    assert told.text("summary-before", confirmed=told.wish.price, pending=nothing) in (await summary(told)).html


@pytest.mark.parametrize("named", ["blah", "13", "2026-13", "<b>", "🙂", "oktober september", "0"])
async def test_a_month_that_is_none(told: Talk, named: str) -> None:
    await told.says("/start")
    assert (await summary(told, named)).html == told.text("summary-which-month")


async def test_currencies_stand_apart(talk: Talk) -> None:
    await skipped(talk, confirmed=True)
    await talk.says("tent 100 USD")
    await talk.taps("skip")
    said = (await summary(talk)).html
    assert talk.text("summary-confirmed", amount=talk.wish.price) in said
    assert talk.text("summary-pending", amount=Money(10_000, "USD")) in said


async def test_the_goals_progress(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    await skipped(talk, 0, confirmed=True)
    await skipped(talk, 1)
    confirmed, pending = (wish.price for wish in talk.wishes[:2])
    target = Money(500_000 if talk.language is Language.DANISH else 50_000, confirmed.currency)
    percent = 100 * confirmed.minor // target.minor
    shown = {"goal": talk.pick("Rom", "Rome"), "saved": confirmed, "target": target, "pending": pending}
    said = talk.text("summary-goal-pending", percent=percent, **shown)
    assert said in (await summary(talk)).html


GOALS = (
    ("5000 kr til Rom", "Rom", 500_000, "DKK"),
    ("Rom 5000 kr", "Rom", 500_000, "DKK"),
    ("2.500,50 kr til en ny cykel", "en ny cykel", 250_050, "DKK"),
    ("$2,000 for a bike", "a bike", 200_000, "USD"),
    ("500 euro", None, 50_000, "EUR"),
)


@pytest.mark.parametrize(("said", "name", "minor", "currency"), GOALS)
async def test_a_goal_is_set(told: Talk, said: str, name: str | None, minor: int, currency: str) -> None:
    await told.says("/start")
    shown = name or told.voice.plain("goal-unnamed")
    assert await told.answer(f"/goal {said}") == told.text("goal-set", goal=shown, target=Money(minor, currency))
    goal = told.rows(Goal)[0]
    assert (goal.name, goal.amount_minor, goal.currency) == (shown, minor, currency)


@pytest.mark.parametrize("said", ["blah", "0 kr til Rom", "-5 kr", "🙂", "<b>", "kr til Rom", "9" * 40])
async def test_a_goal_that_is_none_is_explained_and_changes_nothing(told: Talk, said: str) -> None:
    await told.says("/goal 100 euro til te")
    assert await told.answer(f"/goal {said}") == told.text("goal-how")
    assert [goal.amount_minor for goal in told.rows(Goal)] == [10_000]


async def test_a_goal_is_shown_replaced_and_removed(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/goal") == talk.text("goal-none")
    await talk.says("/goal 100 euro til te")
    await talk.says("/goal 200 euro til kaffe")
    shown = only(await talk.says("/goal"))
    target = Money(20_000, "EUR")
    assert shown.html == talk.text("goal-shown", goal="kaffe", saved=Money(0, "EUR"), target=target)
    assert await talk.tap("remove-goal") == talk.text("goal-removed")
    assert not talk.rows(Goal)
    assert await talk.answer("/goal") == talk.text("goal-none")
    assert len(await talk.forges("goal:0:remove")) == 1, "removing it twice is no harm"


async def test_the_history_of_nothing(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/history") == talk.text("history-none")


async def test_the_history_lists_every_entry_with_its_state(talk: Talk) -> None:
    await talk.says("/start")
    acts = {"skip": "skipped-pending", "buy": "bought", "need": "needed", "sleep": "cooling"}
    for number, act in enumerate(acts):
        await talk.says(f"model{number}x 40 euro")
        await talk.taps(act)
    await talk.says("model9x 40 euro")
    listed = only(await talk.says("/history")).html.split("\n")
    assert listed[0] == talk.text("history-heading", **{"from": 1, "to": 5, "total": 5})
    states = ["open", *reversed(acts.values())]
    assert [line.rpartition(": ")[2] for line in listed[1:]] == [talk.voice.plain(f"state-{state}") for state in states]


async def test_the_history_has_pages(talk: Talk) -> None:
    await talk.says("/start")
    for number in range(14):
        await talk.says(f"model{number}x 40 euro")
    first = only(await talk.says("/history"))
    assert labels(first) == talk.labels("older")
    second = only(await talk.taps("older"))
    assert second.html.split("\n")[0] == talk.text("history-heading", **{"from": 7, "to": 12, "total": 14})
    assert labels(second) == talk.labels("newer", "older")
    third = only(await talk.taps("older"))
    assert third.html.split("\n")[0] == talk.text("history-heading", **{"from": 13, "to": 14, "total": 14})
    assert labels(third) == talk.labels("newer")
    await talk.taps("newer")
    back = only(await talk.taps("newer"))
    assert back.html == first.html
    assert len(only(await talk.forges("history:999999")).html.split("\n")) == 2, "past the end is the oldest"


async def test_what_is_pending_can_be_settled_in_the_history(talk: Talk) -> None:
    await skipped(talk, 0)
    await skipped(talk, 1)
    listed = only(await talk.says("/history"))
    numbers = [row.id for row in reversed(talk.rows(Temptation))]
    assert data(listed)[:3] == [f"{verb}:{numbers[0]}" for verb in ("confirm", "bought", "undo")]
    await talk.taps("confirm", 2)
    again = only(await talk.says("/history"))
    assert data(again)[3:] == [f"bought:{numbers[1]}", f"undo:{numbers[1]}"]
    assert talk.voice.plain("state-skipped-confirmed") in again.html


def read_csv(talk: Talk, message: ChatMessage) -> list[dict[str, str]]:
    assert message.document is not None
    text = message.document.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=talk.pick(";", ",")))


async def test_the_export_holds_everything_as_csv(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    await skipped(talk, 0, confirmed=True)
    await talk.tempted(talk.wishes[1])
    await talk.taps("sleep")
    await talk.says("=2+5")
    said, *files = await talk.says("/export")
    assert said.html == talk.text("export-ready")
    names = ("profile", "goal", "temptations", "savings", "reminders")
    assert [file.document.name for file in files if file.document] == [
        talk.voice.plain(f"export-file-{n}") for n in names
    ]
    tables = dict(zip(PERSONAL, (read_csv(talk, file) for file in files), strict=True))
    for table, rows in tables.items():
        assert len(rows) == len(talk.rows(table))
        assert set(rows[0]) == set(table.model_fields), "every column"
    assert tables[Temptation][1]["reason"] == "'=2+5", "no spreadsheet runs what somebody wrote"
    assert tables[Temptation][0]["price_minor"] == str(talk.wish.price.minor)


async def test_the_export_of_somebody_new(talk: Talk) -> None:
    _, said, *files = await talk.says("/export")
    assert said.html == talk.text("export-ready")
    assert [file.document.name for file in files if file.document] == [talk.voice.plain("export-file-profile")]


async def test_the_export_is_only_ones_own(talk: Talk) -> None:
    await talk.scene.says("tent 40 USD", talk.other)
    await skipped(talk)
    files = (await talk.says("/export"))[1:]
    everything = b"".join(file.document.content for file in files if file.document)
    assert b"tent" not in everything
    assert str(talk.other).encode() not in everything


async def full_account(scene: Scene, talk: Talk) -> None:
    """Rows in every table, for both shoppers."""
    for who, goal in ((talk.who, "/goal 5000 euro Rom"), (talk.other, "/goal 50 euro Paris")):
        await scene.says(goal, who)
    await skipped(talk, 0, confirmed=True)
    await talk.tempted(talk.wishes[1])
    await talk.taps("sleep")
    await scene.says("tent 40 USD", talk.other)


def values(session: Session, column: ColumnElement[int]) -> list[int]:
    """Everything that stands in a column."""
    return list(session.scalars(select(column)))


async def test_delete_asks_and_no_keeps_everything(talk: Talk) -> None:
    await full_account(talk.scene, talk)
    asked = only(await talk.says("/delete"))
    assert asked.html == talk.text("delete-ask")
    assert labels(asked) == talk.labels("keep-data", "delete")
    before = [row.model_dump() for table in PERSONAL for row in talk.rows(table)]
    assert await talk.tap("keep-data") == talk.text("delete-kept")
    assert [row.model_dump() for table in PERSONAL for row in talk.rows(table)] == before


async def test_delete_removes_every_row_and_every_reminder(talk: Talk) -> None:
    await full_account(talk.scene, talk)
    me = talk.shopper.id
    await talk.says("/delete")
    assert await talk.tap("delete") == talk.text("deleted")
    owners = [table.c.get("shopper_id") for table in SQLModel.metadata.tables.values()]
    for column in (Shopper.__table__.c.id, *(owner for owner in owners if owner is not None)):  # type: ignore[attr-defined]
        assert me not in talk.scene.omtanke.database.run_sync(partial(values, column=column)), column
    assert [shopper.telegram_id for shopper in talk.rows(Shopper)] == [talk.other], "the other one stays"
    assert len(talk.rows(Temptation)) == len(talk.rows(Goal)) == 1
    assert {(row.state, row.raw, row.replies) for row in talk.rows(Inbox)} == {("done", None, None)}
    talk.scene.clock.turn(days=60)
    assert not await talk.due()
    assert not talk.rows(Reminder)


async def test_after_a_deletion_everything_begins_afresh(talk: Talk) -> None:
    await talk.tempted()
    nudge = talk.shown
    await talk.forges("delete:0:yes")
    assert [m.html for m in await talk.forges(data(nudge)[0], nudge.message_id)] == [
        talk.text("introduction"),
        talk.text("not-yours"),
    ]
    await talk.tempted()
    assert [kept.nudges for kept in talk.rows(Temptation)] == [1]


async def test_a_made_up_deletion_of_somebody_new(talk: Talk) -> None:
    assert [m.html for m in await talk.forges("delete:0:yes")] == [talk.text("introduction"), talk.text("deleted")]
    assert not talk.rows(Shopper)
