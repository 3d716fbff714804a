"""Sending, as python-telegram-bot sees it, with Telegram's limits and error texts."""

import html
import struct
from pathlib import Path
from typing import Any

import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.events import ChatAction as ChatActionEvent
from bot.terminal.events import Event
from bot.terminal.sending import UPLOAD_LIMIT
from tests.unit.terminal.scene import KIM

Bot = ExtBot[None]
# Raw calls are meant: they show what the typed methods would not let pass.
pytestmark = pytest.mark.filterwarnings("ignore:Please use:telegram.warnings.PTBUserWarning")


def png(width: int, height: int) -> bytes:
    """The beginning of a PNG of that size: all that Telegram's bounds need."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


async def test_a_message_comes_back_and_stands_in_the_chat(bot: Bot, api: BotApi) -> None:
    keyboard = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("Skip it", callback_data="skip:1", api_kwargs={"style": "primary"})],
            [
                InlineKeyboardButton("Shop", url="https://example.com"),
                InlineKeyboardButton("Copy", copy_text=CopyTextButton("x")),
            ],
        ]
    )
    sent = await bot.send_message(
        KIM,
        "  A <b>5 &lt; 6 & 7</b>\n",
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    [message] = api.messages[KIM]
    assert (sent.text, sent.message_id, sent.chat_id) == ("A 5 < 6 & 7", message.message_id, KIM)
    assert [(each.type, each.offset, each.length) for each in sent.entities] == [("bold", 2, 9)]
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[1][0].url == "https://example.com"
    assert message.html == "  A <b>5 &lt; 6 & 7</b>\n"
    assert [button.data for button in message.all_buttons] == ["skip:1", None, None]
    assert message.all_buttons[0].style == "primary"


@pytest.mark.parametrize(
    ("text", "mode", "reason"),
    [
        ("", None, "Message text is empty"),
        (" \n", None, "Text must be non-empty"),
        ("<b> </b>", "HTML", "Text must be non-empty"),
        ("x" * 4097, None, "Message is too long"),
        ("🙂" * 2049, None, "Message is too long"),
        ("<x>", "HTML", "Can't parse entities: unsupported start tag"),
        ("<b>", "HTML", "Can't parse entities: can't find end tag corresponding to start tag b"),
        ("x", "Nonsense", "Unsupported parse_mode"),
    ],
)
async def test_bad_texts(bot: Bot, api: BotApi, text: str, mode: str | None, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(KIM, text, parse_mode=mode)
    assert refused.value.message.lower().startswith(reason.lower())
    assert not api.messages[KIM]


@pytest.mark.parametrize("text", ["x" * 4096, "🙂" * 2048, f"<b>{'x' * 4096}</b>", "&amp;" * 4096])
async def test_the_longest_texts_are_counted_after_parsing_in_utf16(bot: Bot, text: str) -> None:
    sent = await bot.send_message(KIM, text, parse_mode=ParseMode.HTML)
    assert sent.text is not None
    assert len(sent.text.encode("utf-16-le")) == 2 * 4096


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "å" * 33}, "Button_data_invalid"),
        ({"text": "x", "callback_data": ""}, "Button_data_invalid"),
        ({"text": " ", "callback_data": "x"}, "Button_text_invalid"),
        ({"text": "x"}, "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "url": "javascript:1"}, "Inline keyboard button url 'javascript:1' is invalid"),
        ({"text": 1, "callback_data": "x"}, "Can't parse inline keyboard button"),
        ({"callback_data": "x"}, "Can't parse inline keyboard button: can't find field \"text\""),
        ({"text": "x", "copy_text": "x"}, "Can't parse inline keyboard button"),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "Button_copy_text_invalid"),
        ({"text": "x", "callback_data": "x", "style": "pink"}, "Can't parse inline keyboard button"),
        ("x", "Can't parse inline keyboard button: InlineKeyboardButton must be an object"),
    ],
)
async def test_bad_buttons(bot: Bot, button: Any, reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    with pytest.raises(BadRequest, match="(?i)" + reason.replace("(", r"\(")):
        await bot.do_api_request("sendMessage", {"chat_id": KIM, "text": "x", "reply_markup": markup})


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ([1], "Object expected as reply markup"),
        ({"inline_keyboard": 1}, "must be of type array"),
        ({"inline_keyboard": [1]}, "must be an array of arrays"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, "Reply markup is too long"),
    ],
)
async def test_bad_markups(bot: Bot, markup: Any, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.do_api_request("sendMessage", {"chat_id": KIM, "text": "x", "reply_markup": markup})


async def test_callback_data_of_64_bytes_and_other_markups_pass(bot: Bot, api: BotApi) -> None:
    button = InlineKeyboardButton("x", callback_data="å" * 32)
    await bot.send_message(KIM, "x", reply_markup=InlineKeyboardMarkup([[button], []]))
    sent = await bot.send_message(KIM, "x", reply_markup=ReplyKeyboardMarkup([["Yes"]]))
    assert [len(message.buttons) for message in api.messages[KIM]] == [1, 0]
    assert sent.reply_markup is None


@pytest.mark.parametrize("chat_id", [8, "@kim", -7, "x"])
async def test_unknown_chats(bot: Bot, chat_id: int | str) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(chat_id, "x")


async def test_a_missing_chat(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat_id is empty"):
        await bot.do_api_request("sendMessage", {"text": "x"})


async def test_a_person_who_blocked_the_bot(bot: Bot, api: BotApi) -> None:
    api.block(KIM)
    for sending_it in (
        bot.send_message(KIM, "x"),
        bot.send_photo(KIM, png(10, 10)),
        bot.send_document(KIM, b"x"),
        bot.send_chat_action(KIM, ChatAction.TYPING),
    ):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await sending_it
    api.unblock(KIM)
    assert await bot.send_message(KIM, "x")


async def test_replies(bot: Bot) -> None:
    sent = await bot.send_message(KIM, "x")
    await bot.send_message(KIM, "x", reply_parameters=ReplyParameters(sent.message_id))
    await bot.send_message(KIM, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(KIM, "x", reply_parameters=ReplyParameters(99))


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("sendMessage", {"chat_id": KIM, "text": "x", "link_preview_options": "[]"}),
        ("sendMessage", {"chat_id": KIM, "text": "x", "reply_markup": "{"}),
        ("sendMessage", {"chat_id": KIM, "text": "x", "entities": "7"}),
        ("sendMessage", {"chat_id": KIM, "text": "x", "entities": [7]}),
        ("sendMessage", {"chat_id": KIM, "text": "x", "entities": [{"type": "bold"}]}),
        ("sendMessage", {"chat_id": KIM, "text": "x", "reply_parameters": {"message_id": "x"}}),
        ("sendChatAction", {"chat_id": KIM, "action": "dancing"}),
        ("deleteMessage", {"chat_id": KIM, "message_id": "x"}),
        ("getUpdates", {"timeout": True}),
        ("answerCallbackQuery", {"callback_query_id": "1", "show_alert": "perhaps"}),
    ],
)
async def test_wrong_types(bot: Bot, method: str, values: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        await bot.do_api_request(method, values)


async def test_entities_given_by_the_bot(bot: Bot) -> None:
    entity = {"type": "text_link", "offset": 1, "length": 3, "url": "https://example.com"}
    sent = await bot.do_api_request("sendMessage", {"chat_id": KIM, "text": " abc", "entities": [entity]})
    assert sent["entities"] == [entity | {"offset": 0}]


@pytest.mark.parametrize("as_attachment", [False, True])
async def test_a_picture(bot: Bot, api: BotApi, as_attachment: bool) -> None:
    file = InputFile(png(800, 600), filename="month.png", attach=as_attachment)
    sent = await bot.do_api_request("sendPhoto", {"chat_id": KIM, "photo": file, "caption": "Your month"})
    assert (sent["photo"][0]["width"], sent["caption"]) == (800, "Your month")
    [message] = api.messages[KIM]
    assert message.photo is not None
    assert (message.photo.name, message.photo.content) == ("month.png", png(800, 600))
    again = await bot.send_photo(KIM, sent["photo"][0]["file_id"], caption="<i>Again</i>", parse_mode=ParseMode.HTML)
    assert again.photo[0].file_id == sent["photo"][0]["file_id"]
    assert again.caption_entities[0].type == "italic"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x", "Image_process_failed"),
        (b"\x89PNG\r\n\x1a\n", "Image_process_failed"),
        (b"\xff\xd8\xff", "Image_process_failed"),
        (png(9000, 2000), "Photo_invalid_dimensions"),
        (png(2100, 100), "Photo_invalid_dimensions"),
        (png(0, 0), "Photo_invalid_dimensions"),
        (b"", "File must be non-empty"),
    ],
)
async def test_bad_pictures(bot: Bot, content: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_photo(KIM, content)


async def test_a_jpeg(bot: Bot) -> None:
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 480, 640) + b"\x03" + bytes(9)
    sent = await bot.send_photo(KIM, b"\xff\xd8\xff\xe0\x00\x04ab" + frame)
    assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)


async def test_a_document_from_a_path_and_its_download(bot: Bot, api: BotApi, tmp_path: Path) -> None:
    path = tmp_path / "savings.csv"
    path.write_bytes(b"month,amount\n")
    sent = await bot.send_document(KIM, path, caption="x" * 1024)
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("savings.csv", "text/csv")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"month,amount\n"
    assert api.messages[KIM][0].document is not None


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"document": "no-such-id"}, "wrong file identifier"),
        ({}, "There is no document in the request"),
        ({"document": "x", "caption": "x" * 1025}, "Message caption is too long"),
        ({"document": "x", "caption": "<b", "parse_mode": "HTML"}, "unclosed start tag"),
    ],
)
async def test_bad_documents(bot: Bot, values: dict[str, str], reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.do_api_request("sendDocument", {"chat_id": KIM, **values})


async def test_an_upload_over_the_limit(api: BotApi) -> None:
    status, answer = await api.call("sendDocument", {"chat_id": KIM}, {"document": bytes(UPLOAD_LIMIT + 1)})
    assert (status, answer["description"]) == (413, "Request Entity Too Large")


async def test_a_chat_action_is_seen(bot: Bot, api: BotApi) -> None:
    seen: list[Event] = []
    api.subscribe(seen.append)
    await bot.send_chat_action(KIM, ChatAction.TYPING)
    assert seen == [ChatActionEvent(KIM, "typing")]


async def test_a_mention_without_a_username(bot: Bot) -> None:
    sent = await bot.send_message(KIM, '<a href="tg://user?id=7">Kim</a>', parse_mode=ParseMode.HTML)
    assert sent.entities[0].user is not None
    assert sent.entities[0].user.id == KIM


async def test_any_text_can_be_sent_escaped(bot: Bot) -> None:
    text = "a <b> & \"c\" 'd' &amp; \\ 🙂 €"
    sent = await bot.send_message(KIM, html.escape(text), parse_mode=ParseMode.HTML)
    assert sent.text == text
