"""What a bot says of itself, and calls that lead nowhere."""

import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, EndPointNotFound, InvalidToken
from telegram.ext import ExtBot

from bot.terminal.bot_api import BotApi
from bot.terminal.request import InProcessRequest
from tests.support.loopback import serve
from tests.unit.terminal.scene import KIM

Bot = ExtBot[None]
# Raw calls are meant: they show what the typed methods would not let pass.
pytestmark = pytest.mark.filterwarnings("ignore:Please use:telegram.warnings.PTBUserWarning")


async def test_the_bot_and_the_chat(bot: Bot) -> None:
    me, chat = await bot.get_me(), await bot.get_chat(KIM)
    assert (me.id, me.is_bot, me.username) == (1, True, "omtanke_bot")
    assert (chat.id, chat.type, chat.first_name) == (KIM, "private", "Kim")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(8)


async def test_commands_by_language_and_scope(bot: Bot) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("start", "Begin")])
    await bot.set_my_commands([("start", "Begynd")], language_code="da")
    await bot.set_my_commands([("stop", "Stop")], scope=scope)
    assert await bot.get_my_commands() == (BotCommand("start", "Begin"),)
    assert await bot.get_my_commands(language_code="da") == (BotCommand("start", "Begynd"),)
    assert await bot.get_my_commands(scope=scope) == (BotCommand("stop", "Stop"),)
    await bot.delete_my_commands(language_code="da")
    assert await bot.get_my_commands(language_code="da") == ()


@pytest.mark.parametrize(
    ("commands", "language"),
    [
        ([("Start", "Begin")], None),
        ([("start", "")], None),
        ([("start", "x" * 257)], None),
        ([("start", "Begin")] * 101, None),
        ([("start", "Begin")], "danish"),
    ],
)
async def test_bad_commands(bot: Bot, commands: list[tuple[str, str]], language: str | None) -> None:
    with pytest.raises(BadRequest):
        await bot.set_my_commands(commands, language_code=language)


@pytest.mark.parametrize("commands", ["{", "7", [7], None])
async def test_commands_of_a_wrong_type(bot: Bot, commands: object) -> None:
    with pytest.raises(BadRequest):
        await bot.do_api_request("setMyCommands", {"commands": commands})


async def test_descriptions_by_language(bot: Bot) -> None:
    await bot.set_my_description("Think twice")
    await bot.set_my_description("Tænk to gange", language_code="da")
    await bot.set_my_short_description("Kind")
    assert (await bot.get_my_description("da")).description == "Tænk to gange"
    assert (await bot.get_my_description("de")).description == "Think twice"
    assert (await bot.get_my_short_description("da")).short_description == "Kind"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_description("x" * 513)
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("x" * 121)


async def test_an_unknown_method_and_an_unknown_file(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("flyToTheMoon")
    with pytest.raises(BadRequest, match="Wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("x")


@pytest.mark.parametrize("over_http", [False, True])
async def test_a_wrong_token(api: BotApi, over_http: bool) -> None:
    async with serve(api) as server:
        request = None if over_http else InProcessRequest(api)
        stranger = ExtBot("2:other", base_url=server.base_url, request=request)
        with pytest.raises(InvalidToken):
            await stranger.initialize()
        await stranger.shutdown()


async def test_a_download_that_is_not_there(bot: Bot) -> None:
    with pytest.raises(InvalidToken):  # python-telegram-bot reads any 404 so
        await bot.request.retrieve(f"{bot.base_file_url}/files/none")
