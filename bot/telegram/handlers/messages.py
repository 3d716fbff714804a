"""A text message: a temptation, an answer to a question, or a word in between."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.language import Language
from bot.domain.reading import Reading, read
from bot.domain.talk import read_reason
from bot.domain.temptation import Kind, Reason, State
from bot.service.advising import nudge
from bot.service.shoppers import follow_language
from bot.service.tempting import tempted
from bot.telegram.handlers.answers import answer
from bot.telegram.replies import Reply
from bot.telegram.views import chat
from bot.telegram.views import nudge as views
from bot.telegram.visit import Visit
from storage import shoppers, temptations
from storage.tables import Temptation

LONGEST_MESSAGE = 2_000
"""Longer texts are pasted pages, in which the thing cannot be told from the rest."""

TALK_LASTS = timedelta(minutes=30)
"""For so long after a nudge a reason is understood as an answer to it."""


def message(visit: Visit) -> Sequence[Reply]:
    """Read what was written, and answer the most important thing in it first."""
    shopper = visit.shopper
    if len(visit.text) > LONGEST_MESSAGE:
        return [chat.page(visit.voice, "other-too-long")]
    reading = read(visit.text, home_currency=shopper.currency, language=Language(shopper.language))
    follow_language(shopper, reading.language)
    if reading.kind is Kind.DISTRESS:
        shoppers.expect_nothing(shopper)
        return [chat.distress(visit.voice, visit.tools.help_lines)]
    if replies := answer(visit, reading):
        return replies
    return _talk(visit, reading) or _fresh(visit, reading)


def nudged(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """The nudge for a temptation whose price is settled."""
    advice = nudge(visit.session, visit.shopper, temptation, visit.tools.advisor, visit.tools.random)
    return [views.nudge(visit.voice, advice, temptation.id or 0)]


def _fresh(visit: Visit, reading: Reading) -> Sequence[Reply]:
    if reading.kind is Kind.WANT:
        asked = tempted(visit.session, visit.shopper, reading, visit.now)
        return [views.ask_price(visit.voice, asked)] if asked.doubt else nudged(visit, asked.temptation)
    if reading.kind is Kind.OTHER:
        letters = any(character.isalpha() for character in visit.text)
        return [chat.page(visit.voice, "other-hello" if letters else "other-unclear")]
    return [chat.sounds_fine(visit.voice, reading.kind, reading.product or visit.text[:80])]


def _talk(visit: Visit, reading: Reading) -> Sequence[Reply]:
    """A reason given after a nudge; a message with a price is a new temptation, not a reason."""
    last = temptations.newest(visit.session, visit.shopper.id or 0)
    if last is None or last.state != State.OPEN or not last.nudges or reading.price.money:
        return []
    reason = read_reason(visit.text)
    if reason is Reason.OTHER or visit.now - last.created_at > TALK_LASTS:
        return []
    return [chat.talk(visit.voice, reason)]
