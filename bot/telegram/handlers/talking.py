"""An answer in words after a nudge: talked over with a language model for a few turns, or met with a written line."""

from collections.abc import Sequence
from datetime import timedelta

from bot.advice.model.values import Ask
from bot.domain.about import read_about
from bot.domain.answers import tells_of_oneself
from bot.domain.reading import Reading, first_link
from bot.domain.talk import FINE, read_reason
from bot.domain.temptation import Kind, Reason, State
from bot.service import talking
from bot.service.finding import place
from bot.telegram.handlers import needs
from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import nudge as views
from bot.telegram.visit import Visit
from storage import shoppers
from storage.library import GENERAL
from storage.tables import Temptation

LASTS = timedelta(minutes=30)
"""For so long after a nudge a message can be an answer to it."""


def just_nudged(visit: Visit, last: Temptation | None) -> bool:
    """Whether the newest thing is open and its nudge is fresh."""
    return bool(last and last.state == State.OPEN and last.nudges and visit.now - last.created_at <= LASTS)


def answered(visit: Visit, reading: Reading, last: Temptation | None) -> Sequence[Reply]:
    """What is said to an answer; a message with a price, a link or several things is new, and none. Raises Wanted."""
    if last is None or not just_nudged(visit, last) or is_priced(reading) or first_link(visit.text):
        return []
    reason = read_reason(visit.text)
    to_talk_over = reason not in FINE and _may_be_an_answer(visit, reading, last)
    through = _through(visit, last) if to_talk_over else None
    if through is not None:
        return through
    if reason is Reason.OTHER:
        if to_talk_over and talking.is_over(last) and reading.kind is Kind.OTHER:
            return [views.talked_out(visit.voice, last)]
        if not (to_talk_over and tells_of_oneself(visit.text)):
            return []
    return needs.told(visit, last, reason)


def is_priced(reading: Reading) -> bool:
    """Whether a message tells what something costs, or of one thing beside another, each with its price."""
    several = reading.things or reading.besides
    return reading.price.money is not None or any(each.price.money for each in several)


def _may_be_an_answer(visit: Visit, reading: Reading, last: Temptation) -> bool:
    """Whether a model may be asked what is meant: it is nothing that code knows for something else."""
    if reading.kind not in {Kind.OTHER, Kind.WANT} or reading.things or read_about(visit.text):
        return False
    if reading.kind is Kind.OTHER or reading.product is None:
        return any(character.isalpha() for character in visit.text)
    return _category(visit, reading.product) in {GENERAL, last.category}


def names_a_kind(visit: Visit, reading: Reading) -> bool:
    """Whether a message names a thing that the library knows the kind of."""
    return reading.product is not None and _category(visit, reading.product) != GENERAL


def _category(visit: Visit, product: str) -> str:
    return place(visit.session, visit.tools.adviser.shelf, product, visit.text).category


def _through(visit: Visit, last: Temptation) -> Sequence[Reply] | None:
    """The next turn of the talk; None where no model says anything that may be shown, empty for something else."""
    ask: Ask | None = None if talking.is_over(last) else visit.model
    talked = talking.talk_over(visit.session, visit.shopper, last, visit.text, ask) if ask else None
    if talked is None:
        return None
    if talked.distress:
        shoppers.expect_nothing(visit.shopper)
        return [chat.distress(visit.voice, visit.tools.help_lines)]
    if talked.elsewhere:
        return []
    if talked.reason in FINE:
        return needs.told(visit, last, talked.reason)
    if talked.reason is not Reason.OTHER:
        needs.note(visit, last)
    over = talking.is_over(last)
    return [views.talk_closes(visit.voice, talked.words, last) if over else views.talked(visit.voice, talked.words)]
