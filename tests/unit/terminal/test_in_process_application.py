"""The whole of python-telegram-bot, Application and polling, runs against the in-process Bot API."""

import asyncio
import io
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.terminal.bot_api import BotApi
from bot.terminal.drawing import Drawing
from bot.terminal.events import CallbackAnswered, Event
from bot.terminal.request import InProcessRequest
from tests.unit.terminal.scene import KIM


async def greet(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    button = InlineKeyboardButton("Skip it", callback_data="skip:1")
    assert update.message is not None
    await update.message.reply_html("<b>Hi</b>", reply_markup=InlineKeyboardMarkup([[button]]))


async def skip(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.edit_message_text("Skipped")
    await update.callback_query.answer("Done")


async def test_a_conversation(api: BotApi, tmp_path: Path) -> None:
    out, answered = io.StringIO(), asyncio.Event()

    def look(event: Event) -> None:
        message = api.newest_with_buttons(KIM)
        if message:
            api.press(KIM, message.message_id, "skip:1")
        if isinstance(event, CallbackAnswered):
            answered.set()

    api.subscribe(Drawing(out, folder=tmp_path))
    api.subscribe(look)
    app: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .token(api.token)
        .request(InProcessRequest(api))
        .get_updates_request(InProcessRequest(api))
        .job_queue(None)
        .build()
    )
    app.add_handler(CommandHandler("start", greet))
    app.add_handler(CallbackQueryHandler(skip))
    async with app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_polling()
        api.send(KIM, "/start")
        await asyncio.wait_for(answered.wait(), timeout=10)
        await app.updater.stop()
        await app.stop()
    assert out.getvalue() == "Hi\n  [1] Skip it\n[edited]\nSkipped\n(Done)\n"
