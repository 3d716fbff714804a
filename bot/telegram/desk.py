"""Where an update is handled: one unit of work that changes state and keeps the replies, then the sending."""

import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from sqlmodel import Session
from telegram import Chat, ChatMember, InlineKeyboardButton, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext

from bot.domain.expiry import answer_matters
from bot.metrics import Outcome
from bot.service.outside import Answers, Question, run_with_answers
from bot.service.shoppers import Caller, known, meet
from bot.telegram.admitting import admitted, turned_away, welcomed
from bot.telegram.attachments import attached
from bot.telegram.courier import Courier, Gone
from bot.telegram.doorman import Admission, Doorman
from bot.telegram.errand import Errand
from bot.telegram.ingest.again import TryAgain
from bot.telegram.ingest.shapes import Unreadable, read
from bot.telegram.journal import Journal
from bot.telegram.marks import Marks
from bot.telegram.replies import Button, Reply, Rewrite, Say, Unbutton, from_json, to_json
from bot.telegram.views.chat import page, went_wrong
from bot.telegram.visit import Handler, Press, Tools, Visit, parse_press
from bot.telegram.waiting import typing, unless
from storage import inbox, reminders, shoppers
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.lanes import LaneLost

log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]


class Desk:
    """Takes one stored update at a time from the lanes through python-telegram-bot's handlers to its replies."""

    def __init__(  # noqa: PLR0913, PLR0917  it is where everything meets
        self,
        application: AnyApplication,
        database: Database,
        courier: Courier,
        tools: Tools,
        doorman: Doorman,
        journal: Journal,
    ) -> None:
        self._application = application
        self._database = database
        self._courier = courier
        self._tools = tools
        self._doorman = doorman
        self._journal = journal
        self._marks = Marks(database)
        self._at_work: dict[int, Errand] = {}
        self._failures: dict[int, Exception] = {}
        application.add_error_handler(self._note_failure)

    async def handle(self, errand: Errand) -> None:
        """Handle one update of the inbox to the end. Safe to repeat after a crash at any point.

        Raises TryAgain or DatabaseUnavailable when it has to be tried again later.
        """
        begun = self._journal.clock()
        try:
            await self._through(errand)
        except (TryAgain, DatabaseUnavailable):
            self._journal.put_off(begun)
            raise
        self._journal.done(errand, begun)

    async def _through(self, errand: Errand) -> None:
        if errand.replies is None and not await self._work(errand):
            return
        self._drop_late(errand)
        try:
            await self._send(errand)
        except Gone:
            await self._database.run(lambda session: set_stopped(session, errand.chat_id, stopped=True))
        except (TryAgain, DatabaseUnavailable, LaneLost):
            raise
        except Exception as error:  # noqa: BLE001  what cannot be sent must not stop the others
            await self._put_aside(errand, error)
            return
        await self._end(errand)

    async def _end(self, errand: Errand) -> None:
        """Mark an errand as done. Raises LaneLost where another process took over."""
        if errand.lease is None:
            await self._marks.done(errand.update_id)
        else:
            await self._database.run(lambda session: _finish(session, errand))

    async def _note(self, errand: Errand, work: Callable[[Session], None]) -> None:
        """Note how far an errand is, where it is still this process'. Raises LaneLost."""

        def kept(session: Session) -> None:
            errand.keep(session)
            work(session)

        await self._database.run(kept)

    def serve(self, handler: Handler, name: str) -> Callback:
        """The callback for python-telegram-bot that runs `handler`, by that name in the log, in a unit of work."""

        async def callback(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
            if update.callback_query:
                await _acknowledge(update)
            errand = self._at_work[update.update_id]
            errand.handler = name

            def visit(session: Session, answers: Answers) -> list[Reply]:
                errand.keep(session)
                return self._answer(session, errand, update, handler, answers)

            errand.replies = await run_with_answers(self._database, visit, partial(self._find_out, errand))

        return callback

    async def membership(self, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        """The shopper blocked the bot, or let it in again; one who never wrote is not kept for that."""
        change = update.my_chat_member
        if change and change.chat.type == Chat.PRIVATE:
            gone = change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
            await self._database.run(lambda session: set_stopped(session, change.chat.id, stopped=gone))

    async def _find_out(self, errand: Errand, question: Question) -> Any:
        """Ask outside, with "typing" above the chat; None when something newer came before the answer."""
        asking = self._tools.outside.answer(question)
        answer = None
        try:
            async with typing(self._application.bot, errand.chat_id):
                answer = await unless(errand.overtaken, asking)
        finally:
            self._journal.asked(question, answer)
        return answer

    def _answer(
        self, session: Session, errand: Errand, update: Update, handler: Handler, answers: Answers
    ) -> list[Reply]:
        """Let the handler answer, or turn its sender away; the replies are kept in the transaction of the changes."""
        pace = admitted(self._doorman, errand, update)
        if pace is Admission.SERVED:
            replies = self._visit(session, errand, update, handler, answers)
        else:
            replies = turned_away(session, errand, update, Outcome.PACED, pace)
        inbox.answer(session, update.update_id, to_json(replies))
        return replies

    def _visit(
        self, session: Session, errand: Errand, update: Update, handler: Handler, answers: Answers
    ) -> list[Reply]:
        """Run the handler; somebody who was never here is met first, if there is room."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.type != Chat.PRIVATE:
            return []
        now, message = self._tools.now(), update.message
        caller = Caller(user.id, chat.id, user.language_code)
        shopper = known(session, caller)
        if shopper is None and (welcome := welcomed(self._doorman, errand, update)) is not Admission.SERVED:
            return turned_away(session, errand, update, Outcome.CROWDED, welcome)
        whose = shopper or meet(session, caller, now)
        visit = Visit(
            session,
            whose,
            self._tools,
            now,
            update.update_id,
            *_content(update),
            _place(update),
            attached(message) if message else None,
            forwarded=bool(message and message.forward_origin),
            answers=answers,
        )
        replies = list(handler(visit))
        if shopper is None and not visit.text.startswith("/start"):
            replies.insert(0, page(visit.voice, "introduction"))
        return replies

    async def _work(self, errand: Errand) -> bool:
        """Let the handlers work; False when the update failed for good and was put aside."""
        self._at_work[errand.update_id] = errand
        try:
            await self._application.process_update(read(errand.raw, self._application.bot))
        except Exception as error:  # noqa: BLE001  whatever a stranger sent must not stop the others
            self._failures[errand.update_id] = error
        del self._at_work[errand.update_id]
        match self._failures.pop(errand.update_id, None):
            case None:
                return True
            case inbox.AlreadyAnswered():
                errand.replies = await self._database.run(lambda session: _stored(session, errand.update_id))
                return True
            case DatabaseUnavailable() | LaneLost() as failure:
                raise failure
            case failure:
                await self._put_aside(errand, failure)
                return False

    async def _send(self, errand: Errand) -> None:
        """Send reply after reply, and keep what is left: what was sent is not sent again after a crash.

        An edit needs no such mark, as repeating it changes nothing.
        """
        while errand.replies:
            reply = errand.replies[0]
            errand.check()
            await self._courier.deliver(errand.chat_id, reply)
            del errand.replies[0]
            errand.said += 1
            if errand.replies and not isinstance(reply, Rewrite | Unbutton):
                left = to_json(errand.replies)
                await self._note(errand, partial(inbox.keep, update_id=errand.update_id, replies=left))

    def _drop_late(self, errand: Errand) -> None:
        """An answer that comes too late is not sent; what the update changed stands."""
        if errand.replies and errand.received_at and not answer_matters(errand.received_at, self._tools.now()):
            log.info("the answer to update %d is dropped: it comes too late", errand.update_id)
            errand.replies.clear()

    async def _put_aside(self, errand: Errand, failure: Exception) -> None:
        """Quarantine an update that cannot be handled, and tell the shopper in one line."""
        errand.outcome = Outcome.UNREADABLE if isinstance(failure, Unreadable) else Outcome.FAILED
        level = logging.WARNING if errand.outcome is Outcome.UNREADABLE else logging.ERROR
        name = type(failure).__name__
        log.log(level, "update %d was put aside: %s", errand.update_id, name, exc_info=_trace(failure))
        what = f"{name}: {failure}"
        language = await self._database.run(lambda session: _fail(session, errand, what))
        if language:
            await self._say_sorry(errand.chat_id, went_wrong(language))

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
        (reminders.stop if stopped else reminders.go_on)(session, shopper.id or 0)


def _finish(session: Session, errand: Errand) -> None:
    inbox.done(session, errand.update_id)
    errand.finish(session)


def _fail(session: Session, errand: Errand, what: str) -> str | None:
    """Put the update aside; returns the language of its shopper, None when it has none."""
    inbox.fail(session, errand.update_id, what)
    errand.finish(session)
    shopper = shoppers.by_telegram_id(session, errand.chat_id)
    return shopper.language if shopper else None


def _stored(session: Session, update_id: int) -> list[Reply]:
    """What is left to send of an update that was answered before."""
    row = inbox.get(session, update_id)
    return from_json(row.replies) if row and row.replies else []


def _content(update: Update) -> tuple[str, Press | None]:
    """The text of a message, and the press of a button."""
    message, query = update.effective_message, update.callback_query
    if query is None:
        return _storable(message.text or message.caption or "") if message else "", None
    markup = getattr(query.message, "reply_markup", None)  # a message too old to be told of has none
    rows = markup.inline_keyboard if markup else ()
    keyboard = tuple(tuple(_button(b) for b in row) for row in rows)
    return "", parse_press(_storable(query.data or ""), query.message.message_id if query.message else 0, keyboard)


def _button(button: InlineKeyboardButton) -> Button:
    return Button(_storable(button.text), _storable(str(button.callback_data or "")))


def _place(update: Update) -> tuple[float, float] | None:
    """The latitude and longitude of a location, or of a venue."""
    message = update.effective_message
    venue = message.venue if message else None
    found = venue.location if venue else message.location if message else None
    return (found.latitude, found.longitude) if found else None


def _storable(text: str) -> str:
    """Without what no database takes: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


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
