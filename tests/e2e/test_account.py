"""What stayed: the month, the goal, and the shopper's own data."""

import csv
import io
from functools import partial

import pytest
from sqlalchemy import ColumnElement, select
from sqlmodel import Session, SQLModel

from bot.domain.houserules import Rule
from bot.domain.money import Money
from bot.terminal.chats import ChatMessage
from storage.tables import Goal, HouseRule, Inbox, Reminder, Shopper, Temptation
from tests.support.scene import Scene
from tests.support.talk import PERSONAL, Talk, data, labels, only


async def skipped(talk: Talk, wish: int = 0, *, confirmed: bool = False) -> None:
    """Skip a wish, and confirm it."""
    await talk.tempted(talk.wishes[wish])
    await talk.taps("skip")
    if confirmed:
        await talk.forges(f"confirm:{talk.newest.id}")


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
    target = Money(minor, currency)
    answer = told.text("goal-set", goal=name, target=target) if name else told.text("goal-set-unnamed", target=target)
    assert await told.answer(f"/goal {said}") == answer
    goal = told.rows(Goal)[0]
    assert (goal.name, goal.amount_minor, goal.currency) == (name or told.voice.plain("goal-unnamed"), minor, currency)


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


def read_csv(talk: Talk, message: ChatMessage) -> list[dict[str, str]]:
    assert message.document is not None
    text = message.document.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=talk.pick(";", ",")))


async def judged_and_ruled(talk: Talk) -> None:
    """Something bought and judged, and a house rule."""
    await talk.tempted(talk.wishes[2])
    await talk.taps("buy")
    await talk.forges(f"worth:{talk.newest.id}:4")
    rule = HouseRule(shopper_id=talk.shopper.id or 0, category="*", rule=Rule.NO_BUY, set_at=talk.scene.clock())
    talk.scene.omtanke.database.run_sync(lambda session: session.add(rule))


async def test_the_export_holds_everything_as_csv(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    await skipped(talk, 0, confirmed=True)
    await talk.tempted(talk.wishes[1])
    await talk.taps("sleep")
    await talk.says("=2+5")
    await judged_and_ruled(talk)
    said, *files = await talk.says("/export")
    assert said.html == talk.text("export-ready")
    names = ("profile", "goal", "temptations", "savings", "reminders", "verdicts", "house_rules")
    assert [file.document.name for file in files if file.document] == [
        talk.voice.plain(f"export-file-{n}") for n in names
    ]
    tables = dict(zip(PERSONAL, (read_csv(talk, file) for file in files), strict=True))
    for table, rows in tables.items():
        assert len(rows) == len(talk.rows(table))
        assert set(rows[0]) == set(table.model_fields) - {"telegram_hash"}, "every column but the key to find it by"
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
    await judged_and_ruled(talk)
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
