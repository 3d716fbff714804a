"""Presses of buttons and their answers."""

from datetime import timedelta

import pytest
from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.events import CallbackAnswered, Event
from tests.unit.terminal.scene import KIM, Clock

Bot = ExtBot[None]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Skip", callback_data="skip:1")]])


async def pressed(bot: Bot) -> CallbackQuery:
    [update] = await bot.get_updates()
    assert update.callback_query is not None
    return update.callback_query


async def test_a_press_and_its_toast(bot: Bot, api: BotApi) -> None:
    seen: list[Event] = []
    sent = await bot.send_message(KIM, "x", reply_markup=KEYBOARD)
    api.subscribe(seen.append)
    assert api.press(KIM, sent.message_id, "skip:1") == 100
    query = await pressed(bot)
    assert isinstance(query.message, Message)
    assert (query.data, query.from_user.id, query.message.text) == ("skip:1", KIM, "x")
    assert query.message.reply_markup == KEYBOARD
    assert await query.answer("Done", show_alert=True)
    assert seen == [CallbackAnswered(KIM, "Done", alert=True)]
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await query.answer()


async def test_a_query_grows_too_old(bot: Bot, api: BotApi, clock: Clock) -> None:
    sent = await bot.send_message(KIM, "x", reply_markup=KEYBOARD)
    api.press(KIM, sent.message_id, "skip:1")
    query = await pressed(bot)
    clock.move(timedelta(minutes=1, seconds=1))
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()


@pytest.mark.parametrize(("query_id", "text"), [("no such", "x"), ("", "x"), ("4000000000", "x" * 201)])
async def test_bad_answers(bot: Bot, api: BotApi, query_id: str, text: str) -> None:
    api.press(KIM, 99, "x", forged=True)
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(query_id, text)


async def test_only_what_stands_there_can_be_pressed_unless_forged(bot: Bot, api: BotApi) -> None:
    api.person(8, first_name="Bo")
    sent = await bot.send_message(KIM, "x", reply_markup=KEYBOARD)
    for user_id, message_id, data in (
        (KIM, sent.message_id, "skip:2"),
        (KIM, 99, "skip:1"),
        (8, sent.message_id, "skip:1"),
    ):
        with pytest.raises(LookupError):
            api.press(user_id, message_id, data)
    api.press(8, sent.message_id, "skip:1", forged=True)
    query = await pressed(bot)
    assert isinstance(query.message, Message)
    assert (query.from_user.id, query.message.chat_id) == (8, KIM)


async def test_a_press_on_a_message_that_is_gone(bot: Bot, api: BotApi) -> None:
    sent = await bot.send_message(KIM, "x", reply_markup=KEYBOARD)
    await bot.delete_message(KIM, sent.message_id)
    with pytest.raises(LookupError):
        api.press(KIM, sent.message_id, "skip:1")
    api.press(KIM, sent.message_id, "skip:1", forged=True)
    message = (await pressed(bot)).message
    assert isinstance(message, Message)  # python-telegram-bot 22.8 makes one of an InaccessibleMessage too
    assert (message.date.timestamp(), message.text, message.from_user) == (0, None, None)
