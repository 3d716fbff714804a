"""A shopper's own data: all of it to take along, and all of it gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, SQLModel

from bot.service import contributing
from storage import contributions, houserules, inbox, model_use, reminders, savings, shoppers, temptations, verdicts
from storage.tables import (
    HASH_OF,
    Contribution,
    Goal,
    HouseRule,
    Inbox,
    ModelUse,
    OpinionReport,
    Reminder,
    Saving,
    Shopper,
    Temptation,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one kind, under the names they are stored by."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def everything(session: Session, shopper: Shopper) -> list[Table]:
    """Every row that is kept of a shopper, as it is stored: amounts in minor units, times in UTC.

    What is encrypted is in plain words; the keyed hash of an id, which tells nothing more, is left out.
    """
    number = shopper.id or 0
    goal = shoppers.goal(session, shopper)
    return [
        _table("profile", Shopper, [shopper]),
        _table("goal", Goal, [goal] if goal else []),
        _table("temptations", Temptation, temptations.all_of(session, number)),
        _table("savings", Saving, savings.all_of(session, number)),
        _table("reminders", Reminder, reminders.all_of(session, number)),
        _table("verdicts", Verdict, verdicts.all_of(session, number)),
        _table("house_rules", HouseRule, houserules.all_of(session, number)),
        _table("opinions", Contribution, contributions.all_of(session, number)),
        _table("model_use", ModelUse, model_use.all_of(session, number)),
        _table("updates_put_aside", Inbox, inbox.put_aside_of(session, shopper.chat_id)),
        _table("reports", OpinionReport, contributions.reports_of(session, number)),
    ]


def forget(session: Session, shopper: Shopper, update_id: int) -> None:
    """Delete every row of a shopper, their opinions in the library, and their chat in the inbox but this update."""
    contributing.forget(session, shopper)
    inbox.forget_chat(session, shopper.chat_id, but=update_id)
    shoppers.remove(session, shopper)


def _table(name: str, table: type[SQLModel], rows: Sequence[SQLModel]) -> Table:
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    header = tuple(column.name for column in columns if HASH_OF not in column.info)
    return Table(name, header, tuple(tuple(getattr(row, column) for column in header) for row in rows))
