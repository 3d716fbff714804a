"""What the doorman's word means for an update: who is served whatever it is, and what the others are told."""

from sqlmodel import Session
from telegram import Chat, Update

from bot.domain.language import Language, from_code
from bot.domain.reading import sounds_like_distress
from bot.metrics import Outcome
from bot.telegram.doorman import Admission, Doorman
from bot.telegram.errand import Errand
from bot.telegram.replies import Reply
from bot.telegram.views.chat import page
from bot.telegram.voice import Voice
from storage import shoppers

_WORDS = {Outcome.PACED: "turned-away-paced", Outcome.CROWDED: "turned-away-crowded"}
WAYS_OUT = frozenset({"/start", "/stop", "/delete"})


def admitted(doorman: Doorman, errand: Errand, update: Update) -> Admission:
    """Whether an update is served, by how fast its chat writes; asked once, however often it is tried."""
    if errand.pace is None:
        leaving = _is_leaving(update, errand.handler)
        word = doorman.admit(errand.chat_id, leaving=leaving) if _is_private(update) else Admission.SERVED
        errand.pace = _unless_in_distress(word, update)
    return errand.pace


def welcomed(doorman: Doorman, errand: Errand, update: Update) -> Admission:
    """Whether somebody who was never here is let in; asked once, however often it is tried."""
    if errand.welcome is None:
        errand.welcome = _unless_in_distress(doorman.welcome(), update)
    return errand.welcome


def turned_away(session: Session, errand: Errand, update: Update, why: Outcome, how: Admission) -> list[Reply]:
    """One line, or nothing; nothing is kept or changed."""
    errand.outcome = why
    user = update.effective_user
    if user is None or how is not Admission.TOLD:
        return []
    shopper = shoppers.by_telegram_id(session, user.id)
    language = shopper.language if shopper else from_code(user.language_code) or Language.ENGLISH
    return [page(Voice(Language(language)), _WORDS[why])]


def _is_private(update: Update) -> bool:
    """Not so in groups, where nothing is kept or said anyway."""
    return update.effective_chat is not None and update.effective_chat.type == Chat.PRIVATE


def _is_leaving(update: Update, handler: str) -> bool:
    query = update.callback_query
    return handler in WAYS_OUT or bool(query and (query.data or "").startswith("delete:"))


def _unless_in_distress(word: Admission, update: Update) -> Admission:
    """The doorman's word, but for a message that sounds like distress; nobody else's is read for that."""
    message = update.message
    if word is Admission.SERVED or message is None:
        return word
    return Admission.SERVED if sounds_like_distress(message.text or message.caption or "") else word
