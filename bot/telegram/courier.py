"""Sends replies, each by its one call of the Bot API."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
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

SEND_MESSAGE = "send_Message"
"""sendMessage, spelled so that python-telegram-bot does not point to its own method, which would parse the answer."""
GONE = ("chat not found", "peer_id_invalid", "user_deactivated", "user is deactivated", "bot was kicked")
"""What Telegram calls a chat that is no more (tdlib/telegram-bot-api, Client.cpp), lower case."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A link preview would be an advertisement."""


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
        match reply:
            case Say():
                # nobody reads the Message that comes back, and building it costs as much as sending
                await self._bot.do_api_request(SEND_MESSAGE, _said(chat_id, reply), rate_limit_args=priority)
            case Rewrite():
                await self._bot.edit_message_text(
                    reply.text,
                    chat_id,
                    reply.message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_markup(reply.keyboard),
                    link_preview_options=_NO_PREVIEW,
                )
            case Unbutton():
                await self._bot.edit_message_reply_markup(chat_id, reply.message_id, reply_markup=_markup(reply.left))
            case ShowPicture():
                month = MonthPicture.from_json(reply.picture)
                await self._bot.send_photo(
                    chat_id,
                    await asyncio.get_running_loop().run_in_executor(self._drawing, draw, month),
                    caption=reply.caption,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_markup(reply.keyboard),
                    filename="omtanke.png",
                )
            case SendFile():
                await self._bot.send_document(chat_id, reply.content, filename=reply.name)

    @staticmethod
    def _refused(reply: Reply, error: TelegramError) -> None:
        """An edit that changes nothing was done already; the rest is worth the operator's eye."""
        if not isinstance(reply, Rewrite | Unbutton):
            log.error("a reply (%s) was refused: %s", reply.do, error)


def is_gone(error: TelegramError) -> bool:
    """Whether a 400 says that there is nobody (any more) to send to; most such answers are 403."""
    return any(reason in error.message.lower() for reason in GONE)


def _said(chat_id: int, reply: Say) -> dict[str, Any]:
    """The parameters of sendMessage."""
    said: dict[str, Any] = {
        "chat_id": chat_id,
        "text": reply.text,
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": {"is_disabled": True},
    }
    if reply.keyboard:
        rows = [[{"text": b.label, "callback_data": b.data} for b in row] for row in reply.keyboard]
        said["reply_markup"] = {"inline_keyboard": rows}
    return said


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in keyboard]
    )
