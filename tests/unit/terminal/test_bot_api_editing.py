"""Edits and deletions, as python-telegram-bot sees them."""

from datetime import timedelta

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.events import Event, MessageDeleted, MessageEdited, MessageSent
from tests.unit.terminal.scene import KIM, Clock

Bot = ExtBot[None]
# Raw calls are meant: they show what the typed methods would not let pass.
pytestmark = pytest.mark.filterwarnings("ignore:Please use:telegram.warnings.PTBUserWarning")
YES = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
NO = InlineKeyboardMarkup([[InlineKeyboardButton("No", callback_data="no")]])


async def test_an_edit_changes_the_message_in_its_place(bot: Bot, api: BotApi) -> None:
    seen: list[Event] = []
    api.subscribe(seen.append)
    sent = await bot.send_message(KIM, "one", reply_markup=YES)
    edited = await bot.edit_message_text("<b>two</b>", KIM, sent.message_id, parse_mode="HTML")
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup, bool(edited.edit_date)) == ("two", None, True)
    [message] = api.messages[KIM]
    assert (message.text, message.buttons, message.edited) == ("two", (), True)
    assert [type(each) for each in seen] == [MessageSent, MessageEdited]


async def test_a_keyboard_is_replaced_and_removed(bot: Bot, api: BotApi) -> None:
    sent = await bot.send_message(KIM, "one", reply_markup=YES)
    await bot.edit_message_reply_markup(KIM, sent.message_id, reply_markup=NO)
    assert [button.data for button in api.messages[KIM][0].all_buttons] == ["no"]
    assert api.newest_with_buttons(KIM) == api.messages[KIM][0]
    await bot.edit_message_reply_markup(KIM, sent.message_id)
    assert api.newest_with_buttons(KIM) is None


async def test_the_same_again_is_not_an_edit(bot: Bot) -> None:
    sent = await bot.send_message(KIM, "<b>one</b>", parse_mode="HTML", reply_markup=YES)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("<strong>one</strong> ", KIM, sent.message_id, parse_mode="HTML", reply_markup=YES)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(KIM, sent.message_id, reply_markup=YES)
    assert await bot.edit_message_text("one", KIM, sent.message_id, reply_markup=YES)


async def test_what_cannot_be_edited(bot: Bot, api: BotApi) -> None:
    api.person(8, first_name="Bo")
    elsewhere = await bot.send_message(8, "x")
    api.send(KIM, "mine")
    document = await bot.send_document(KIM, b"x")
    mine = document.message_id - 1
    for message_id, reason in (
        (99, "Message to edit not found"),
        (elsewhere.message_id, "Message to edit not found"),
        (mine, "Message can't be edited"),
        (document.message_id, "There is no text in the message to edit"),
        (0, "Message identifier is not specified"),
    ):
        with pytest.raises(BadRequest, match=reason):
            await bot.edit_message_text("y", KIM, message_id)


async def test_an_edit_takes_inline_keyboards_only(bot: Bot) -> None:
    sent = await bot.send_message(KIM, "x")
    values = {"chat_id": KIM, "message_id": sent.message_id, "text": "y", "reply_markup": {"remove_keyboard": True}}
    with pytest.raises(BadRequest, match="Inline keyboard expected"):
        await bot.do_api_request("editMessageText", values)


async def test_a_caption(bot: Bot, api: BotApi) -> None:
    text = await bot.send_message(KIM, "x")
    document = await bot.send_document(KIM, b"x", caption="one")
    await bot.edit_message_caption(KIM, document.message_id, caption="two")
    assert api.messages[KIM][1].caption == "two"
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(KIM, text.message_id, caption="two")


async def test_deleting(bot: Bot, api: BotApi) -> None:
    seen: list[Event] = []
    sent = await bot.send_message(KIM, "x", reply_markup=YES)
    api.subscribe(seen.append)
    assert await bot.delete_message(KIM, sent.message_id)
    assert api.messages[KIM][0].deleted
    assert api.newest_with_buttons(KIM) is None
    assert isinstance(seen[0], MessageDeleted)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(KIM, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("y", KIM, sent.message_id)


async def test_deleting_a_persons_message(bot: Bot, api: BotApi) -> None:
    api.send(KIM, "x")
    [update] = await bot.get_updates()
    assert update.message is not None
    await bot.delete_message(KIM, update.message.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(KIM, update.message.message_id)


async def test_after_two_days_a_message_stays(bot: Bot, clock: Clock) -> None:
    sent = await bot.send_message(KIM, "x")
    clock.move(timedelta(hours=48, seconds=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(KIM, sent.message_id)
