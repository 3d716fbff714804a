"""A shopper's opinion for others: written, read by a person, shown, reported, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.angles import angles_of
from bot.domain.contributing import (
    HIDING_REPORTS,
    MOST_WAITING,
    SHOWN,
    SOURCE,
    STANDING,
    TO_REVIEW,
    Interest,
    Refusal,
    State,
    opinion_id,
)
from bot.domain.language import Language
from bot.domain.notices import Notice
from bot.domain.reading import detect_language
from bot.domain.temptation import Angle, Strategy
from bot.service.scheduling import schedule
from bot.service.shoppers import local_time
from storage import contributions, opinions, shoppers
from storage.tables import Contribution, Opinion, Shopper


@dataclass(frozen=True, slots=True)
class Draft:
    """What a shopper wants to say to others of a category; screened."""

    category: str
    text: str
    interest: Interest


def may_contribute(session: Session, shopper: Shopper) -> bool:
    """Whether not too many of theirs wait to be read."""
    return contributions.count(session, shopper.id or 0, [State.WAITING]) < MOST_WAITING


def contribute(session: Session, shopper: Shopper, draft: Draft, now: datetime) -> Contribution:
    """Put an opinion into the queue that a person reads."""
    language = detect_language(draft.text) or Language(shopper.language)
    new = Contribution(
        shopper_id=shopper.id or 0,
        category=draft.category,
        language=language,
        text=draft.text,
        interest=draft.interest,
        created_at=now,
    )
    return contributions.add(session, new)


def standing(session: Session, shopper: Shopper) -> list[Contribution]:
    """What a shopper has contributed and not withdrawn, newest first; what was declined stays to be seen."""
    return [c for c in contributions.all_of(session, shopper.id or 0)[::-1] if c.state != State.WITHDRAWN]


def next_to_review(session: Session, after: int = 0) -> Contribution | None:
    """The oldest that waits to be read, or read again, beyond the one with the id `after`."""
    return contributions.next_in(session, TO_REVIEW, after)


def publish(session: Session, contribution: Contribution, now: datetime) -> bool:
    """Show it to others, or let it stand that was reported; False where there is nothing to be decided any more."""
    if contribution.state not in TO_REVIEW:
        return False
    first = contribution.state == State.WAITING
    opinions.put(session, [_opinion(session, contribution)])
    contributions.clear_reports(session, contribution.id or 0)
    _decided(session, contribution, State.PUBLISHED, now, tell=first)
    return True


def decline(session: Session, contribution: Contribution, reason: Refusal, now: datetime) -> bool:
    """Do not show it, or no longer; False where there is nothing to be decided any more."""
    if contribution.state not in TO_REVIEW:
        return False
    contribution.reason = reason
    _take_out(session, contribution)
    _decided(session, contribution, State.DECLINED, now, tell=True)
    return True


def withdraw(session: Session, contribution: Contribution, now: datetime) -> bool:
    """Its author takes it back, at once; False where it does not stand any more."""
    if contribution.state not in STANDING:
        return False
    _take_out(session, contribution)
    _decided(session, contribution, State.WITHDRAWN, now, tell=False)
    return True


def report(session: Session, contribution: Contribution, shopper: Shopper, now: datetime) -> None:
    """A shopper finds that it cannot stand: it is read again, and enough of them take it out until then."""
    count = contributions.report(session, contribution, shopper.id or 0, now)
    if contribution.state not in SHOWN:
        return
    contribution.state = State.REPORTED
    if count >= HIDING_REPORTS:
        contribution.state = State.HIDDEN
        _take_out(session, contribution)


def hidden_from(session: Session, shopper_id: int) -> frozenset[str]:
    """The opinions that a shopper reported: they are not shown to them again."""
    return frozenset(opinion_id(each.contribution_id) for each in contributions.reports_of(session, shopper_id))


def told(session: Session, shopper: Shopper) -> Sequence[Contribution]:
    """What was decided since the author was last told."""
    return contributions.untold(session, shopper.id or 0)


def forget(session: Session, shopper: Shopper) -> None:
    """Take out everything that a shopper contributed: they are about to be forgotten."""
    for contribution in contributions.all_of(session, shopper.id or 0):
        _take_out(session, contribution)


def _decided(session: Session, contribution: Contribution, state: State, now: datetime, *, tell: bool) -> None:
    contribution.state, contribution.decided_at = state, now
    if tell:
        author = shoppers.by_id(session, contribution.shopper_id)
        contribution.author_told = False
        schedule(session, author, Notice.CONTRIBUTION, local_time(author, now))
    session.flush()


def _take_out(session: Session, contribution: Contribution) -> None:
    opinions.remove(session, [opinion_id(contribution.id or 0)])


def _opinion(session: Session, contribution: Contribution) -> Opinion:
    """As it stands in the library: said in one language, on its author's day."""
    author = shoppers.by_id(session, contribution.shopper_id)
    argued = sorted(angles_of(contribution.text))
    danish = contribution.language == Language.DANISH
    return Opinion(
        id=opinion_id(contribution.id or 0),
        file=SOURCE,
        category=contribution.category,
        angle=argued[0] if argued else Angle.HABIT,
        strategy=Strategy.REFLECTION,
        kind=SOURCE,
        source=SOURCE,
        interest=contribution.interest,
        dated=local_time(author, contribution.created_at).date(),
        text_en="" if danish else contribution.text,
        text_da=contribution.text if danish else "",
    )
