"""After buying: until when it can be sent back, and whether it was worth it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.advice.protocol import VerdictView
from bot.domain.decisions import BOUGHT
from bot.domain.notices import Notice
from bot.domain.reading import without_links
from bot.domain.temptation import State
from bot.domain.withdrawal import Window
from bot.service.scheduling import civil, schedule, unschedule
from bot.service.shoppers import local_time
from storage import reminders, verdicts
from storage.tables import Reminder, Shopper, Temptation, Verdict

WORTH_AFTER = timedelta(days=30)
LONGEST_WORDS = 300
_SUBSCRIPTIONS = "subscriptions"
"""The library's category of what is agreed rather than delivered."""


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """Until when something can be sent back, and when the shopper is reminded of it."""

    window: Window
    reminder: datetime | None
    """Local time; None when it is too late for one."""
    over: bool
    """Whether the right has ended."""


def bought(temptation: Temptation) -> bool:
    """Whether it stands as bought, so that it can be sent back."""
    return State(temptation.state) in BOUGHT


def is_service(temptation: Temptation) -> bool:
    """Whether the days count from an agreement: a subscription, or what the library takes for one."""
    return temptation.period is not None or temptation.category == _SUBSCRIPTIONS


def promise_return(
    session: Session, shopper: Shopper, temptation: Temptation, since: date, now: datetime
) -> ReturnPlan:
    """Promise a reminder before the right to return ends, counted from the local day `since`.

    Where it is too late for one, what was promised before is taken back.
    """
    here, window = local_time(shopper, now), Window(since)
    wall = civil(datetime.combine(window.reminder, time()))
    if wall <= here:
        unschedule(session, shopper, Notice.RETURN, temptation)
        return ReturnPlan(window, None, window.over(here.date()))
    return ReturnPlan(window, schedule(session, shopper, Notice.RETURN, wall, temptation), over=False)


def promised_return(session: Session, temptation: Temptation) -> ReturnPlan | None:
    """The reminder that is still to come, with what it was counted from."""
    standing = reminders.pending(session, temptation.shopper_id, temptation.id, [Notice.RETURN])
    if standing is None:
        return None
    return ReturnPlan(window_of(standing), datetime.fromisoformat(standing.wall_time), over=False)


def window_of(reminder: Reminder) -> Window:
    """What a return reminder was counted from. It comes on its day: no quiet hours on offer cover the civil hour."""
    return Window.reminded_on(datetime.fromisoformat(reminder.wall_time).date())


def promise_worth(session: Session, shopper: Shopper, temptation: Temptation, now: datetime) -> datetime:
    """Promise to ask in a month whether it was worth it; returns when. A promise that stands is kept."""
    standing = reminders.pending(session, temptation.shopper_id, temptation.id, [Notice.WORTH])
    if standing:
        return datetime.fromisoformat(standing.wall_time)
    return schedule(session, shopper, Notice.WORTH, civil(local_time(shopper, now), WORTH_AFTER), temptation)


def forget_return(session: Session, shopper: Shopper, temptation: Temptation) -> None:
    """Take the return reminder back."""
    unschedule(session, shopper, Notice.RETURN, temptation)


def forget_worth(session: Session, shopper: Shopper, temptation: Temptation) -> None:
    """Do not ask whether it was worth it."""
    unschedule(session, shopper, Notice.WORTH, temptation)


def note_words(verdict: Verdict, words: str) -> None:
    """Keep the shopper's sentence on why."""
    verdict.words = without_links(words)[:LONGEST_WORDS] or verdict.words


def own_verdict(session: Session, shopper: Shopper, category: str, *, but: int | None) -> VerdictView | None:
    """What the shopper said last of something in a category, one with words first; never of the thing `but`."""
    found = verdicts.of_category(session, shopper.id or 0, category, but=but)
    if found is None:
        return None
    return VerdictView(found.product, found.score, found.words, local_time(shopper, found.created_at).date())
