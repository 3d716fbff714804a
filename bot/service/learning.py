"""What the bot learned of a shopper: which kind of nudge leads them to skip a thing or to sleep on it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlmodel import Session

from bot.domain.learning import UNANSWERED_AFTER, Tally, known, tallies, weights
from bot.domain.temptation import Strategy
from storage import temptations
from storage.tables import Shopper

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def weights_for(session: Session, shopper: Shopper, now: datetime) -> Mapping[Strategy, float] | None:
    """How likely each kind of nudge is to be chosen for a shopper; None before anything is known of them."""
    found = counted(session, shopper, now)
    return weights(found) if known(found) else None


def forget(shopper: Shopper, now: datetime) -> None:
    """Begin again from equal: what was told until now is not learned from any more."""
    shopper.learned_since = now


def counted(session: Session, shopper: Shopper, now: datetime) -> Mapping[Strategy, Tally]:
    """How often each kind was shown to a shopper lately, and how often it led there."""
    since = shopper.learned_since or _EVER
    rested_from = now - UNANSWERED_AFTER
    return tallies(temptations.outcomes(session, shopper.id or 0, since=since, rested_from=rested_from))
