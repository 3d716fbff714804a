"""Where an update is handled: one unit of work that changes state and keeps the replies, then the sending."""

import json
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from sqlmodel import Session
from telegram import Chat, ChatMember, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext

from bot.service.shoppers import Caller, known, meet
from bot.telegram.courier import Courier, Gone
from bot.telegram.replies import Reply, Rewrite, Say, Unbutton, from_json, to_json
from bot.telegram.views.chat import page, went_wrong
from bot.telegram.visit import Handler, Tools, Visit, parse_press
from storage import inbox, shoppers
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.tables import Inbox, Shopper

log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]


class Desk:
    """Takes one stored update at a time from the lanes through python-telegram-bot's handlers to its replies."""

    def __init__(self, application: AnyApplication, database: Database, courier: Courier, tools: Tools) -> None:
        self._application = application
        self._database = database
        self._courier = courier
        self._tools = tools
        self._failures: dict[int, Exception] = {}
        application.add_error_handler(self._note_failure)

    async def handle(self, update_id: int) -> None:
        """Handle one update of the inbox to the end. Safe to repeat after a crash at any point.

        Raises TryAgain or DatabaseUnavailable when it has to be tried again later.
        """
        row = await self._database.run(lambda session: inbox.get(session, update_id))
        if row is None or row.state not in {"new", "answering"}:
            return
        if row.state == "new" and not await self._work(row):
            return
        await self._answer(update_id)

    def serve(self, handler: Handler) -> Callback:
        """The callback for python-telegram-bot that runs `handler` in a unit of work."""

        async def callback(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
            if update.callback_query:
                await _acknowledge(update)
            await self._database.run(lambda session: self._visit(session, update, handler))

        return callback

    async def membership(self, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        """The shopper blocked the bot, or let it in again; one who never wrote is not kept for that."""
        change = update.my_chat_member
        if change and change.chat.type == Chat.PRIVATE:
            gone = change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
            await self._database.run(lambda session: set_stopped(session, change.chat.id, stopped=gone))

    def _visit(self, session: Session, update: Update, handler: Handler) -> None:
        """Run the handler and keep its replies in the transaction that holds its changes."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.type != Chat.PRIVATE:
            return
        now = self._tools.now()
        caller = Caller(user.id, chat.id, user.language_code)
        shopper = known(session, caller)
        visit = Visit(
            session, shopper or meet(session, caller, now), self._tools, now, update.update_id, *_content(update)
        )
        replies = list(handler(visit))
        if shopper is None and not visit.text.startswith("/start"):
            replies.insert(0, page(visit.voice, "introduction"))
        inbox.answer(session, update.update_id, to_json(replies))

    async def _work(self, row: Inbox) -> bool:
        """Let the handlers work; False when the update failed for good and was put aside."""
        try:
            update = Update.de_json(json.loads(row.raw or "{}"), self._application.bot)
            await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001  whatever a stranger sent must not stop the others
            self._failures[row.update_id] = error
        failure = self._failures.pop(row.update_id, None)
        if isinstance(failure, DatabaseUnavailable):
            raise failure
        if failure is not None:
            await self._put_aside(row, failure)
        return failure is None

    async def _answer(self, update_id: int) -> None:
        row = await self._database.run(lambda session: inbox.get(session, update_id))
        replies = from_json(row.replies or []) if row else []
        chat_id = row.chat_id if row else 0
        try:
            for done, reply in enumerate(replies, start=1):
                await self._courier.deliver(chat_id, reply)
                if done < len(replies) and not isinstance(reply, Rewrite | Unbutton):
                    await self._keep(update_id, replies[done:])
        except Gone:
            await self._database.run(lambda session: set_stopped(session, chat_id, stopped=True))
        await self._database.run(lambda session: inbox.done(session, update_id))

    async def _keep(self, update_id: int, rest: Sequence[Reply]) -> None:
        """What was sent is not sent again; an edit needs no such mark, as repeating it changes nothing."""
        stored = to_json(list(rest))
        await self._database.run(lambda session: inbox.answer(session, update_id, stored))

    async def _put_aside(self, row: Inbox, failure: Exception) -> None:
        """Quarantine an update that cannot be handled, and tell the shopper in one line."""
        log.error("update %d was put aside: %s", row.update_id, type(failure).__name__, exc_info=_trace(failure))
        what = f"{type(failure).__name__}: {failure}"
        language = await self._database.run(lambda session: _fail(session, row, what))
        if language:
            await self._say_sorry(row.chat_id, went_wrong(language))

    async def _say_sorry(self, chat_id: int, reply: Say) -> None:
        try:
            await self._courier.deliver(chat_id, reply)
        except Exception as error:  # noqa: BLE001  the update is put aside already; this line is a courtesy
            log.warning("could not tell the shopper: %s", type(error).__name__)

    async def _note_failure(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """python-telegram-bot swallows a handler's error; keep it for whoever asked for the handling."""
        if isinstance(update, Update) and context.error:
            self._failures[update.update_id] = context.error


def set_stopped(session: Session, chat_id: int, *, stopped: bool) -> None:
    """Whether anything may be sent unasked to the shopper of a private chat, whose id is the chat's."""
    shopper = shoppers.by_telegram_id(session, chat_id)
    if shopper:
        shopper.stopped = stopped


def _fail(session: Session, row: Inbox, what: str) -> str | None:
    """Put the update aside; returns the language of its shopper, None when it has none."""
    inbox.fail(session, row.update_id, what)
    shopper: Shopper | None = shoppers.by_telegram_id(session, row.chat_id)
    return shopper.language if shopper else None


def _content(update: Update) -> tuple[str, Any]:
    """The text of a message and the press of a button."""
    query = update.callback_query
    if query:
        return "", parse_press(query.data, query.message.message_id if query.message else 0)
    message = update.effective_message
    return (message.text or message.caption or "") if message else "", None


async def _acknowledge(update: Update) -> None:
    """Stop the button's spinner first; a tap too old to be acknowledged is served all the same."""
    try:
        if update.callback_query:
            await update.callback_query.answer()
    except TelegramError as error:
        log.info("a tap could not be acknowledged: %s", type(error).__name__)


def _trace(failure: Exception) -> Exception | None:
    """The trace for whoever debugs; it may quote what somebody wrote."""
    return failure if log.isEnabledFor(logging.DEBUG) else None
