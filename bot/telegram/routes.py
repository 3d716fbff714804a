"""Which handler serves which update."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.domain.decisions import AFRESH, Act
from bot.domain.language import Language, from_code
from bot.domain.saying import read_act
from bot.service.shoppers import open_question
from bot.telegram.desk import Desk
from bot.telegram.handlers import (
    account,
    chat,
    consenting,
    contributions,
    decisions,
    due,
    learned,
    ledger,
    media,
    messages,
    monthly,
    needs,
    pay,
    plan,
    purchases,
    review,
    settings,
    sleeping,
    spending,
    status,
    talking,
    trust,
    understood,
    whens,
)
from bot.telegram.replies import Reply, Say, Unbutton
from bot.telegram.visit import Handler, Press, Visit
from bot.telegram.voice import Voice
from storage import temptations

log = logging.getLogger(__name__)

COMMANDS: dict[str, Handler] = {
    "start": chat.page("start"),
    "help": chat.page("help"),
    "summary": account.summary,
    "waiting": sleeping.waiting,
    "history": ledger.history,
    "goal": account.goal,
    "remind": sleeping.remind,
    "plan": plan.plan,
    "opinion": contributions.opinion,
    "settings": settings.show,
    "language": settings.language,
    "privacy": consenting.privacy,
    "export": account.export,
    "delete": account.delete,
    "stop": chat.stop,
}
"""Every command, in the order of the menu."""

ADMIN_COMMANDS: dict[str, Handler] = {
    "review": review.review,
    "spending": spending.spending,
    "status": status.status,
}
"""For operators; in no menu, and unknown to everybody else."""

VERBS: dict[str, Handler] = {
    **{act: decisions.decision(act) for act in (Act.SKIP, Act.NEED, Act.BUY, Act.DROP)},
    **{act: decisions.decision(act) for act in (Act.BOUGHT, Act.RETURNED, Act.CONFIRM)},
    Act.KEEP: decisions.about_own(decisions.keep),
    Act.UNDO: decisions.about_own(decisions.undo),
    Act.SLEEP: decisions.about_own(sleeping.sleep),
    Act.AGAIN: decisions.about_own(sleeping.again),
    Act.CHEAPER: decisions.about_own(ledger.cheaper),
    "why": decisions.about_own(trust.why),
    "report": decisions.about_own(contributions.report),
    "opinion": contributions.tapped,
    "review": review.tapped,
    "now": decisions.about_own(due.wanted_now),
    "price": decisions.about_own(decisions.price),
    "want": decisions.about_own(needs.wanted),
    "wrong": decisions.about_own(understood.wrong),
    "return": decisions.about_own(purchases.returning),
    "worth": decisions.about_own(purchases.worth),
    "entry": decisions.about_own(ledger.entry),
    "still": ledger.still,
    "history": ledger.history,
    "goal": account.goal_removed,
    "monthly": monthly.answered,
    "plan": plan.plan_tapped,
    "rule": plan.rule_tapped,
    "pay": pay.pay_tapped,
    "consent": consenting.answered,
    "delete": account.delete_answered,
    "set": settings.choose,
    "language": settings.language_chosen,
    "currency": settings.currency_chosen,
    "timezone": settings.timezone_chosen,
    "quiet": settings.quiet_chosen,
    "payday": whens.payday_chosen,
    "forget": learned.forgotten,
}
"""Every verb that a button's `callback_data` begins with."""

Handlers = list[BaseHandler[Update, Any, Any]]


def add_handlers(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Put every handler in place, the most frequent first."""
    private, commands = filters.ChatType.PRIVATE, COMMANDS | ADMIN_COMMANDS
    handlers: Handlers = [
        MessageHandler(private & filters.TEXT & ~filters.COMMAND, desk.serve(_written, "message")),
        CallbackQueryHandler(desk.serve(_tap, "tap")),
        *(
            CommandHandler(name, desk.serve(chat.heeding(handler), f"/{name}"), filters=private)
            for name, handler in commands.items()
        ),
        MessageHandler(private & filters.COMMAND, desk.serve(chat.heeding(chat.page("other-command")), "/?")),
        MessageHandler(private & (filters.PHOTO | filters.Document.IMAGE), desk.serve(media.pictured, "picture")),
        MessageHandler(private & (filters.VOICE | filters.AUDIO), desk.serve(media.spoken, "voice")),
        MessageHandler(private & filters.CAPTION, desk.serve(messages.message, "caption")),
        MessageHandler(private & (filters.LOCATION | filters.VENUE), desk.serve(settings.located, "location")),
        MessageHandler(private & ~filters.StatusUpdate.ALL, desk.serve(chat.page("other-media"), "media")),
        ChatMemberHandler(desk.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        CommandHandler(["start", "help"], _in_a_group, filters=filters.ChatType.GROUPS),
    ]
    application.add_handlers(handlers)


def _written(visit: Visit) -> Sequence[Reply]:
    """A message; a button's label, written out, is a tap on it for the newest thing, and so is what says the same."""
    labelled = _labels().get(visit.text.strip(" .!").casefold())
    told = labelled or (None if visit.forwarded else read_act(visit.text, unasked=True))
    newest = temptations.newest(visit.session, visit.shopper.id or 0) if told else None
    if newest is None:
        return messages.message(visit)
    unasked = talking.just_nudged(visit, newest) and open_question(visit.shopper, visit.now) is None
    act = labelled or read_act(visit.text, unasked=unasked)
    if act is None:
        return messages.message(visit)
    visit.press = Press(act, newest.id or 0, _IN_WRITING.get(act, ""), message_id=0)
    return [reply for reply in VERBS[act](visit) if not isinstance(reply, Unbutton)]


_IN_WRITING = {
    Act.UNDO: decisions.LAST,
    Act.CHEAPER: ledger.TOLD,
    **dict.fromkeys((Act.SLEEP, Act.NEED), AFRESH),
}
"""The arguments of acts that mean something else in writing than on a button."""


@cache
def _labels() -> dict[str, Act]:
    """What the buttons for a thing are called, in every language."""
    acts = (Act.SKIP, Act.SLEEP, Act.NEED, Act.BUY, Act.UNDO)
    return {Voice(language).plain(f"button-{act}").casefold(): act for language in Language for act in acts}


def _tap(visit: Visit) -> Sequence[Reply]:
    """A tap, by its verb; what is none of ours is answered in one line."""
    handler = VERBS.get(visit.press.verb) if visit.press else None
    return handler(visit) if handler else [Say(visit.voice.text("not-yours"))]


async def _in_a_group(update: Update, _context: Any) -> None:
    """One line to whoever calls the bot in a group, where it may write; nothing is kept of it."""
    user, chat = update.effective_user, update.effective_chat
    if chat and user:
        language = from_code(user.language_code) or Language.ENGLISH
        try:
            await chat.send_message(Voice(language).plain("other-group"))
        except TelegramError as error:
            log.info("a group was not answered: %s", type(error).__name__)
