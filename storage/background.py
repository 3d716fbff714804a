"""What is known of a shopper when they are tempted, in one statement: every nudge passes here."""

from dataclasses import dataclass

from sqlalchemy import Table, bindparam, exists, select
from sqlmodel import Session, SQLModel

from bot.domain.money import Money


@dataclass(frozen=True, slots=True)
class Background:
    """What a shopper saves for, and whether there is more to look up."""

    goal: tuple[str, Money] | None
    """Its name, and the whole sum it takes."""
    has_rules: bool
    """Whether they ever set a house rule, for this category or another."""
    has_verdicts: bool
    """Whether they said of anything in this category whether it was worth it."""
    read: str | None
    """The opinion that they read last about this category, by id."""
    has_reports: bool
    """Whether they ever reported an opinion."""


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


_SHOPPER, _GOAL, _RULE, _VERDICT, _THING, _REPORT = (
    _table(name).c for name in ("shopper", "goal", "house_rule", "verdict", "temptation", "opinion_report")
)
_READ = (
    select(_THING.opinion_id)
    .where(_THING.shopper_id == _SHOPPER.id, _THING.category == bindparam("category"), _THING.opinion_id.is_not(None))
    .order_by(_THING.id.desc())
    .limit(1)
    .scalar_subquery()
)
# made once: building a statement takes longer than running this one
_BACKGROUND = (
    select(
        _GOAL.name,
        _GOAL.amount_minor,
        _GOAL.currency,
        exists().where(_RULE.shopper_id == _SHOPPER.id),
        exists().where(_VERDICT.shopper_id == _SHOPPER.id, _VERDICT.category == bindparam("category")),
        _READ,
        exists().where(_REPORT.shopper_id == _SHOPPER.id),
    )
    .select_from(_table("shopper").outerjoin(_table("goal"), _GOAL.shopper_id == _SHOPPER.id))
    .where(_SHOPPER.id == bindparam("shopper_id"))
)


def background(session: Session, shopper_id: int, category: str) -> Background:
    """What stands behind a shopper who is tempted by something of a category. Raises NoResultFound."""
    told = {"shopper_id": shopper_id, "category": category}
    name, minor, currency, ruled, judged, read, reported = session.connection().execute(_BACKGROUND, told).one()
    goal = None if name is None else (name, Money(minor, currency))
    return Background(goal, bool(ruled), bool(judged), read, bool(reported))
