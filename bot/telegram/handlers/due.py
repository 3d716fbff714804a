"""When a pause is over: the question, its number, and the silence after it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.decisions import Act, move
from bot.domain.language import Language
from bot.domain.scale import read_scale
from bot.domain.temptation import State
from bot.service.deciding import decide
from bot.service.scheduling import DueBatch
from bot.service.shoppers import open_question
from bot.service.sleeping import note_want_after
from bot.telegram.handlers import whens
from bot.telegram.replies import Reply
from bot.telegram.views import due as views
from bot.telegram.views import nudge as nudges
from bot.telegram.visit import Press, Visit
from bot.telegram.voice import Voice
from storage import shoppers
from storage.tables import Temptation


def pause_over(_session: Session, batch: DueBatch, now: datetime) -> Reply:
    """The question at the end of a pause, or a week after it was left unanswered.

    The number may be written, unless several are asked about or another question is open.
    """
    if len(batch.things) == 1 and open_question(batch.shopper, now) is None:
        shoppers.expect(batch.shopper, whens.NOW, batch.things[0][1].id, now)
    return views.due(Voice(Language(batch.shopper.language)), batch, now)


def let_lie(session: Session, batch: DueBatch, now: datetime) -> None:
    """What was asked about twice is dropped, without a word and with nothing booked."""
    for _, thing in batch.things:
        decide(session, batch.shopper, thing, Act.LET_LIE, now)


def written(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """How much it is wanted now, or when to be asked again, in words; anything else is no answer."""
    want = read_scale(visit.text, 10)
    if want is None and (replies := whens.told(visit, temptation)):
        return replies
    shoppers.expect_nothing(visit.shopper)
    if want is None or not note_want_after(temptation, str(want)):
        return []
    return [views.wanted_now(visit.voice, temptation)]


def wanted_now(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap on how much it is wanted now."""
    if move(State(temptation.state), Act.KEEP) is None:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    if not note_want_after(temptation, press.argument):
        return []
    if visit.shopper.awaiting == whens.NOW:
        shoppers.expect_nothing(visit.shopper)
    return [press.spent(), views.wanted_now(visit.voice, temptation)]
