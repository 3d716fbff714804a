"""Sends replies, each by its one call of the Bot API."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from telegram import InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.domain.notices import Priority
from bot.metrics import Metrics, Sent
from bot.telegram.backoff import asked_to_wait
from bot.telegram.ingest.again import TryAgain
from bot.telegram.limiter import SendingHeld
from bot.telegram.picture import MonthPicture, draw
from bot.telegram.replies import Keyboard, Reply, Rewrite, Say, SendFile, ShowPicture, Unbutton

log = logging.getLogger(__name__)

SEND_MESSAGE, EDIT_TEXT, EDIT_BUTTONS, SEND_PHOTO, SEND_DOCUMENT = (
    "send_Message",
    "edit_Message_Text",
    "edit_Message_Reply_Markup",
    "send_Photo",
    "send_Document",
)
"""Spelled so that python-telegram-bot does not point to its own methods, which would parse the answer.

Nobody reads the Message that comes back; building it costs as much as sending, and fails where it has an odd form.
"""
GONE = ("chat not found", "peer_id_invalid", "user_deactivated", "user is deactivated", "bot was kicked")
"""What Telegram calls a chat that is no more (tdlib/telegram-bot-api, Client.cpp), lower case."""


class Gone(Exception):  # noqa: N818  the state of a chat, not a mistake in a call
    """The shopper blocked the bot, or the chat or their account is deleted: nothing can be sent there."""


class Held(TryAgain):
    """Nothing can be sent to anybody now."""


class Courier:
    """Carries replies to a chat through the bot, whose rate limiter spaces and repeats the calls."""

    def __init__(self, bot: ExtBot[Priority], metrics: Metrics | None = None) -> None:
        self._bot = bot
        self._metrics = metrics or Metrics()
        self._drawing = ThreadPoolExecutor(1, "pictures")  # of its own: nothing else stands behind a month's pictures

    async def deliver(self, chat_id: int, reply: Reply, priority: Priority = Priority.ANSWER) -> None:
        """Send one reply. Raises Gone, TryAgain when Telegram cannot be reached now, or its kind Held.

        A reply that Telegram refuses for good is logged and dropped: it would be refused again.
        """
        outcome = Sent.PUT_OFF
        try:
            await self._call(chat_id, reply, priority)
            outcome = Sent.SENT
        except Forbidden as error:
            outcome = Sent.GONE
            raise Gone from error
        except SendingHeld as error:
            raise Held(asked_to_wait(error)) from error
        except RetryAfter as error:
            raise TryAgain(asked_to_wait(error)) from error
        except (BadRequest, ChatMigrated) as error:
            outcome = Sent.GONE if is_gone(error) else Sent.REFUSED
            if is_gone(error):
                raise Gone from error
            self._refused(reply, error)
        except TelegramError as error:  # a fault on the way, or an answer that could not be read
            raise TryAgain from error
        finally:
            self._metrics.send(outcome)

    async def _call(self, chat_id: int, reply: Reply, priority: Priority) -> None:
        method, parameters = await self._call_of(reply)
        await self._bot.do_api_request(method, {"chat_id": chat_id, **parameters}, rate_limit_args=priority)

    async def _call_of(self, reply: Reply) -> tuple[str, dict[str, Any]]:
        """The method that carries a reply, and its parameters but for the chat."""
        match reply:
            case Say():
                return SEND_MESSAGE, _text(reply.text) | _buttons(reply.keyboard)
            case Rewrite():
                return EDIT_TEXT, {"message_id": reply.message_id} | _text(reply.text) | _buttons(reply.keyboard)
            case Unbutton():
                return EDIT_BUTTONS, {"message_id": reply.message_id} | _buttons(reply.left)
            case ShowPicture():
                month = MonthPicture.from_json(reply.picture)
                drawn = await asyncio.get_running_loop().run_in_executor(self._drawing, draw, month)
                photo = {"photo": InputFile(drawn, filename="omtanke.png"), "caption": reply.caption}
                return SEND_PHOTO, photo | {"parse_mode": ParseMode.HTML.value} | _buttons(reply.keyboard)
            case SendFile():
                return SEND_DOCUMENT, {"document": InputFile(reply.content, filename=reply.name)}

    @staticmethod
    def _refused(reply: Reply, error: TelegramError) -> None:
        """An edit that changes nothing was done already; the rest is worth the operator's eye."""
        if not isinstance(reply, Rewrite | Unbutton):
            log.error("a reply (%s) was refused: %s", reply.do, error)


def is_gone(error: TelegramError) -> bool:
    """Whether a 400 says that there is nobody (any more) to send to; most such answers are 403."""
    return any(reason in error.message.lower() for reason in GONE)


def _text(text: str) -> dict[str, Any]:
    """A text without link previews: one would be an advertisement."""
    return {"text": text, "parse_mode": ParseMode.HTML.value, "link_preview_options": {"is_disabled": True}}


def _buttons(keyboard: Keyboard) -> dict[str, Any]:
    if not keyboard:
        return {}
    rows = [[{"text": b.label, "callback_data": b.data} for b in row] for row in keyboard]
    return {"reply_markup": {"inline_keyboard": rows}}
