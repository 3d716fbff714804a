"""Updates: what people do reaches python-telegram-bot whole, and the queue keeps Telegram's rules."""

import asyncio
from typing import Any

import pytest
from telegram import Message, Update
from telegram.error import BadRequest, Conflict
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.people import KINDS
from bot.terminal.updates import UpdateQueue
from tests.unit.terminal.scene import KIM, until_polling

Bot = ExtBot[None]
# Raw calls are meant: they show what the typed methods would not let pass.
pytestmark = pytest.mark.filterwarnings("ignore:Please use:telegram.warnings.PTBUserWarning")


def ids(updates: tuple[Update, ...]) -> list[int]:
    return [update.update_id for update in updates]


async def test_a_message_with_a_command_and_a_link(bot: Bot, api: BotApi) -> None:
    assert api.send(KIM, " 🙂 /summary nov https://example.com/a?b=1. \x07") == 100
    [update] = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.language_code, message.chat_id, message.chat.type) == ("da", KIM, "private")
    assert message.text == "🙂 /summary nov https://example.com/a?b=1."
    found = {entity.type: text for entity, text in message.parse_entities().items()}
    assert found == {"bot_command": "/summary", "url": "https://example.com/a?b=1"}


async def test_a_long_text_is_split_as_a_client_does(bot: Bot, api: BotApi) -> None:
    assert api.send(KIM, "🙂" * 2047 + "ab" + "🙂" * 3) == 101
    updates = await bot.get_updates()
    texts = [update.message.text for update in updates if update.message]
    assert texts == ["🙂" * 2047 + "ab", "🙂" * 3]


def test_a_person_must_be_known_and_say_something(api: BotApi) -> None:
    with pytest.raises(LookupError):
        api.send(8, "x")
    with pytest.raises(ValueError, match="empty"):
        api.send(KIM, " \x00\n")
    with pytest.raises(ValueError, match="hologram"):
        api.send_media(KIM, "hologram")


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_every_kind_of_media_can_be_read(bot: Bot, api: BotApi, kind: str) -> None:
    api.send_media(KIM, kind, caption="Look")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert getattr(update.message, kind)
    assert update.message.caption == "Look"


async def test_where_a_person_is_can_be_chosen(bot: Bot, api: BotApi) -> None:
    athens = {"latitude": 37.98, "longitude": 23.73}
    api.send_media(KIM, "location", location=athens)
    api.send_media(KIM, "venue", venue={"location": athens, "title": "Shop", "address": "Ermou 1"})
    for update in await bot.get_updates():
        assert update.message is not None
        assert update.message.location is not None
        assert update.message.location.to_dict() == athens


async def test_a_persons_photo_can_be_downloaded(bot: Bot, api: BotApi) -> None:
    api.send_media(KIM, "photo", content=b"picture")
    [update] = await bot.get_updates()
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"picture"


async def test_extra_fields_of_a_message(bot: Bot, api: BotApi) -> None:
    api.send(KIM, "x", edit_date=1)
    [update] = await bot.get_updates()
    assert isinstance(update.message, Message)
    assert update.message.edit_date is not None


async def test_blocking_tells_the_bot(bot: Bot, api: BotApi) -> None:
    api.block(KIM)
    api.unblock(KIM)
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    states = [update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member]
    assert states == ["kicked", "member"]


async def test_an_offset_confirms_what_is_below_it(bot: Bot, api: BotApi) -> None:
    for number in range(5):
        api.send(KIM, str(number))
    assert ids(await bot.get_updates(limit=2)) == [100, 101]
    assert ids(await bot.get_updates(limit=2)) == [100, 101]
    assert ids(await bot.get_updates(offset=102)) == [102, 103, 104]
    assert ids(await bot.get_updates()) == [102, 103, 104]
    assert ids(await bot.get_updates(offset=-1)) == [104]
    assert api.pending_updates == 1
    assert ids(await bot.get_updates(offset=105)) == []


async def test_allowed_updates_hold_from_then_on(bot: Bot, api: BotApi) -> None:
    api.send(KIM, "x")
    assert ids(await bot.get_updates(allowed_updates=["callback_query"])) == [100]
    api.send(KIM, "dropped")
    assert ids(await bot.get_updates(offset=101)) == []
    await bot.get_updates(allowed_updates=[])
    api.send(KIM, "kept")
    assert ids(await bot.get_updates()) == [102]


async def test_raw_updates_come_as_they_are(bot: Bot, api: BotApi) -> None:
    broken: list[dict[str, Any]] = [{"update_id": 100, "message": {"no": "fields"}}, {"nonsense": True}]
    for update in broken:
        api.raw_update(update)
    api.raw_update({"update_id": 100, "again": 1})
    api.send(KIM, "behind")
    raw = await bot.do_api_request("get_updates")
    assert [each.get("update_id") for each in raw] == [100, 100, None, 102]
    assert len(await bot.do_api_request("get_updates", {"offset": 102})) == 1


async def test_a_long_poll_wakes_with_the_update(bot: Bot, api: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await until_polling(api)
    assert not poll.done()
    api.send(KIM, "x")
    assert ids(await poll) == [100]


async def test_a_poll_ends_with_nothing(api: BotApi) -> None:
    assert await api.call("getUpdates", {"timeout": "0"}) == (200, {"ok": True, "result": []})
    assert await UpdateQueue(first_id=1).fetch(offset=0, limit=100, timeout=0.001) == []


async def test_two_updates_at_once_wake_a_poll_once(bot: Bot, api: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await until_polling(api)
    api.send(KIM, "x")
    api.send(KIM, "y")
    assert ids(await poll) == [100, 101]


async def test_of_two_polls_the_one_that_waited_ends_in_a_conflict(bot: Bot, api: BotApi) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await until_polling(api)
    second = asyncio.create_task(api.call("getUpdates", {"timeout": 50}))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    api.send(KIM, "x")
    assert [update["update_id"] for update in (await second)[1]["result"]] == [100]


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot, api: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await until_polling(api)
    assert await bot.set_webhook("https://example.com/hook", secret_token="s3cret", allowed_updates=["message"])
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    api.send(KIM, "x")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.allowed_updates) == ("https://example.com/hook", 1, ("message",))
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize(("url", "secret"), [("http://example.com", "x"), ("https://example.com", "no spaces")])
async def test_bad_webhooks(bot: Bot, url: str, secret: str) -> None:
    with pytest.raises(BadRequest):
        await bot.set_webhook(url, secret_token=secret)


async def test_an_empty_url_removes_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:8080/hook", drop_pending_updates=True)
    await bot.set_webhook("")
    assert await bot.get_updates() == ()
