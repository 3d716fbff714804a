"""Repository of verdicts: what shoppers say of what they bought, each for themself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.tables import Temptation, Verdict

# made once: every nudge asks for it
_OF_CATEGORY = (
    select(Verdict)
    .where(
        col(Verdict.shopper_id) == bindparam("shopper_id"),
        col(Verdict.category) == bindparam("category"),
        col(Verdict.temptation_id) != bindparam("but"),
    )
    .order_by(col(Verdict.words).is_(None), col(Verdict.id).desc())
    .limit(1)
)


def keep(session: Session, temptation: Temptation, score: int, now: datetime) -> Verdict:
    """Store what a thing was worth, 1 to 5; said again, the score changes and the words stay."""
    verdict = of_thing(session, temptation.id or 0) or Verdict(
        shopper_id=temptation.shopper_id,
        temptation_id=temptation.id or 0,
        product=temptation.product,
        category=temptation.category,
        score=score,
        created_at=now,
    )
    verdict.score = score
    session.add(verdict)
    session.flush()
    return verdict


def of_thing(session: Session, temptation_id: int) -> Verdict | None:
    """The verdict on one thing."""
    return session.scalars(select(Verdict).where(col(Verdict.temptation_id) == temptation_id)).one_or_none()


def of_category(session: Session, shopper_id: int, category: str, *, but: int | None = None) -> Verdict | None:
    """The shopper's newest verdict in a category, one with words before one without; never that on the thing `but`."""
    given = {"shopper_id": shopper_id, "category": category, "but": but or 0}
    return session.scalars(_OF_CATEGORY, given).first()


def all_of(session: Session, shopper_id: int) -> Sequence[Verdict]:
    """Every verdict of a shopper, oldest first."""
    mine = select(Verdict).where(col(Verdict.shopper_id) == shopper_id)
    return session.scalars(mine.order_by(col(Verdict.id))).all()
