"""/opinion: a shopper's own opinion for others, and what becomes of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.contributing import Interest, State, contribution_id
from bot.domain.language import Language
from bot.domain.screening import SHORTEST, screen, tidy
from bot.service import contributing, rulebook
from bot.service.contributing import Draft
from bot.service.scheduling import DueBatch
from bot.telegram.arguments import after_command
from bot.telegram.replies import Reply, Say, Unbutton
from bot.telegram.views import contributions as views
from bot.telegram.visit import Press, Visit
from bot.telegram.voice import Voice
from storage import contributions, search, shoppers, temptations
from storage.library import GENERAL
from storage.tables import Contribution, Temptation

KIND, TEXT, INTEREST = "opinion-kind", "opinion-text", "opinion-interest"
"""The questions; the last one is answered by a tap."""
_AGAIN = "again"
_GUESSES = 3


def opinion(visit: Visit) -> Sequence[Reply]:
    """/opinion lists what they wrote, or asks for the first; `/opinion air fryer: it is loud …` says it at once."""
    shoppers.expect_nothing(visit.shopper)
    kind, colon, text = after_command(visit.text).partition(":")
    if kind:
        return _kind_told(visit, kind, text if colon else "")
    own = contributing.standing(visit.session, visit.shopper)
    if own:
        return [views.listed(visit.voice, own, _names(visit.session, own, visit.shopper.language))]
    return _ask_kind(visit)


def kind_written(visit: Visit) -> Sequence[Reply]:
    """What it is about; asked once more at most."""
    category = _category(visit, visit.text)
    if category:
        return _ask_text(visit, category)
    if visit.shopper.awaiting_note == _AGAIN:
        shoppers.expect_nothing(visit.shopper)
        return []
    _expect(visit, KIND, _AGAIN)
    return [views.ask_kind(visit.voice, {}, again=True)]


def text_written(visit: Visit) -> Sequence[Reply]:
    """The opinion, screened; what cannot be taken may be written again."""
    return _screened(visit, visit.shopper.awaiting_note or GENERAL, visit.text)


def answers(question: str, text: str) -> bool:
    """Whether a text is plainly meant as an opinion, though it names a thing and a price."""
    return question == TEXT and len(text) >= SHORTEST and "?" not in text


def tapped(visit: Visit) -> Sequence[Reply]:
    """A tap about an opinion: a new one, or one of their own."""
    press = visit.press
    if press is None:
        return []
    if press.id:
        return _withdraw(visit, press) if press.argument == "withdraw" else []
    step, _, category = press.argument.partition(".")
    if step == "kind":
        known = search.category_names(visit.session, [category], visit.shopper.language)
        return [Unbutton(press.message_id), *_ask_text(visit, category)] if known else []
    return [Unbutton(press.message_id), *(_ask_kind(visit) if step == "write" else _interest(visit, step))]


def report(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """The shopper's opinion under a nudge cannot stand."""
    number = contribution_id(temptation.opinion_id or "")
    found = contributions.by_id(visit.session, number) if number else None
    if found is None:
        return [press.used(), views.reported_nothing(visit.voice)]
    contributing.report(visit.session, found, visit.shopper, visit.now)
    return [press.used(), views.reported(visit.voice)]


def decided(session: Session, batch: DueBatch, _now: datetime) -> Reply | None:
    """What became of a shopper's opinions, told to them."""
    shopper = batch.shopper
    told = [c for c in contributing.told(session, shopper) if c.state in {State.PUBLISHED, State.DECLINED}]
    voice = Voice(Language(shopper.language))
    return views.decided(voice, told, _names(session, told, shopper.language)) if told else None


def author_told(session: Session, batch: DueBatch, _now: datetime) -> None:
    """They know now."""
    for contribution in contributing.told(session, batch.shopper):
        contribution.author_told = True


def _kind_told(visit: Visit, kind: str, text: str) -> Sequence[Reply]:
    category = _category(visit, kind)
    if category is None:
        _expect(visit, KIND, _AGAIN)
        return [views.ask_kind(visit.voice, {}, again=True)]
    return _screened(visit, category, text) if text.strip() else _ask_text(visit, category)


def _ask_kind(visit: Visit) -> Sequence[Reply]:
    if not contributing.may_contribute(visit.session, visit.shopper):
        return [_full(visit)]
    _expect(visit, KIND)
    newest = temptations.page(visit.session, visit.shopper.id or 0, 0, 2 * _GUESSES)
    kinds = [c for c in dict.fromkeys(thing.category for thing in newest) if c != GENERAL][:_GUESSES]
    return [views.ask_kind(visit.voice, search.category_names(visit.session, kinds, visit.shopper.language))]


def _ask_text(visit: Visit, category: str) -> Sequence[Reply]:
    if not contributing.may_contribute(visit.session, visit.shopper):
        return [_full(visit)]
    _expect(visit, TEXT, category)
    return [views.ask_text(visit.voice, _name(visit, category))]


def _screened(visit: Visit, category: str, written: str) -> Sequence[Reply]:
    if not contributing.may_contribute(visit.session, visit.shopper):
        return [_full(visit)]
    text = tidy(written)
    if why := screen(text):
        _expect(visit, TEXT, category)
        return [views.screened(visit.voice, why, len(text))]
    _expect(visit, INTEREST, f"{category}\n{text}")
    return [views.ask_interest(visit.voice, _name(visit, category), text)]


def _interest(visit: Visit, told: str) -> Sequence[Reply]:
    category, _, text = (visit.shopper.awaiting_note or "").partition("\n")
    if visit.shopper.awaiting != INTEREST or told not in set(Interest) or not text:
        return [views.gone(visit.voice)]
    shoppers.expect_nothing(visit.shopper)
    visit.shopper.awaiting_note = None
    contributing.contribute(visit.session, visit.shopper, Draft(category, text, Interest(told)), visit.now)
    return [views.thanks(visit.voice)]


def _withdraw(visit: Visit, press: Press) -> Sequence[Reply]:
    own = contributions.owned(visit.session, press.id, visit.shopper.id or 0)
    if own is None:
        return [Say(visit.voice.text("not-yours"))]
    if not contributing.withdraw(visit.session, own, visit.now):
        return [press.used(), views.withdrawn_already(visit.voice)]
    return [press.used(), views.withdrawn(visit.voice, own)]


def _full(visit: Visit) -> Say:
    shoppers.expect_nothing(visit.shopper)
    return views.full(visit.voice, contributions.count(visit.session, visit.shopper.id or 0, [State.WAITING]))


def _category(visit: Visit, text: str) -> str | None:
    return rulebook.find_kind(visit.session, visit.tools.adviser.shelf, text)


def _name(visit: Visit, category: str) -> str:
    names = search.category_names(visit.session, [category], visit.shopper.language)
    return names.get(category, category)


def _names(session: Session, own: Sequence[Contribution], language: str) -> dict[str, str]:
    return search.category_names(session, sorted({c.category for c in own}), language)


def _expect(visit: Visit, question: str, note: str | None = None) -> None:
    shoppers.expect(visit.shopper, question, None, visit.now)
    visit.shopper.awaiting_note = note
