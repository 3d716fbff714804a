import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import BodyPartReader, web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.telegram.backoff import asked_to_wait
from bot.telegram.request import AiohttpRequest, Timeouts

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own
TOKEN = "123456:SECRET-token_of-the-bot"
ME = {"id": 123456, "is_bot": True, "first_name": "Omtanke", "username": "omtanke_bot"}
MESSAGE = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "hello"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A web server that answers every call as it is told, and keeps what came in."""

    def __init__(self) -> None:
        self.answer: Handler = self.ok(ME)
        self.seen: list[web.Request] = []
        self.bodies: list[bytes] = []
        self.url = ""

    def ok(self, result: Any) -> Handler:
        return self.say(json.dumps({"ok": True, "result": result}))

    def say(self, body: str | bytes, status: int = 200) -> Handler:
        async def answer(_: web.Request) -> web.Response:
            return web.Response(body=body, status=status)

        return answer

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(request)
        if request.content_type != "multipart/form-data":
            self.bodies.append(await request.read())
        return await self.answer(request)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(timeouts=Timeouts(read=1.0))
    yield request
    await request.shutdown()


@pytest.fixture
def bot(server: Server, request_: AiohttpRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot", request=request_)


async def test_sends_json_with_nested_values(bot: Bot, server: Server) -> None:
    server.answer = server.ok(MESSAGE)
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Spring over", callback_data="skip:1")]])
    message = await bot.send_message(7, "æøå 😀 \ud800", parse_mode="HTML", reply_markup=buttons)
    assert message.text == "hello"
    (body,) = server.bodies
    assert json.loads(body) == {
        "chat_id": 7,
        "text": "æøå 😀 \ud800",
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "Spring over", "callback_data": "skip:1"}]]},
    }
    assert server.seen[0].path == f"/bot{TOKEN}/sendMessage"


async def test_uploads_files(bot: Bot, server: Server) -> None:
    parts: dict[str, tuple[str | None, bytes]] = {}

    async def answer(request: web.Request) -> web.StreamResponse:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            parts[str(part.name)] = (part.filename, bytes(await part.read()))
        return await server.ok(MESSAGE)(request)

    server.answer = answer
    content = bytes(range(256)) * 4000
    await bot.send_document(7, InputFile(content, filename="år.bin"), caption="æ & ø")
    assert parts["document"] == ("år.bin", content)
    assert parts["chat_id"] == (None, b"7")
    assert parts["caption"] == (None, "æ & ø".encode())


async def test_downloads_files(request_: AiohttpRequest, server: Server) -> None:
    server.answer = server.say(b"\x00\xff")
    assert await request_.retrieve(f"{server.url}/file/bot{TOKEN}/photos/1.png") == b"\x00\xff"
    assert server.seen[0].method == "GET"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((400, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'), BadRequest),
        ((401, '{"ok":false,"error_code":401,"description":"Unauthorized"}'), InvalidToken),
        ((403, '{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'), Forbidden),
        ((429, '{"ok":false,"error_code":429,"description":"no","parameters":{"retry_after":3}}'), RetryAfter),
        ((500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}'), NetworkError),
        ((502, "<html>Bad Gateway</html>"), NetworkError),
        ((302, ""), NetworkError),
        ((200, "<html>garbage</html>"), NetworkError),
        ((200, "[1, 2]"), NetworkError),
        ((200, "[" * 100_000), NetworkError),
        ((200, b"\xff\xfe\x00"), NetworkError),
        ((200, ""), NetworkError),
    ],
)
async def test_bad_answers_become_the_errors_of_the_library(
    bot: Bot,
    server: Server,
    answer: tuple[int, str | bytes],
    expected: type[Exception],
    caplog: pytest.LogCaptureFixture,
) -> None:
    status, body = answer
    server.answer = server.say(body, status)
    with pytest.raises(expected) as raised:
        await bot.get_me()
    assert type(raised.value) is expected
    assert caplog.records == []


async def test_a_redirect_is_not_followed(bot: Bot, server: Server) -> None:
    async def answer(_: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/elsewhere")

    server.answer = answer
    with pytest.raises(NetworkError):
        await bot.get_me()
    assert len(server.seen) == 1


async def test_a_dropped_connection(bot: Bot, server: Server) -> None:
    async def drop(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = drop
    with pytest.raises(NetworkError) as raised:
        await bot.get_me()
    assert TOKEN not in repr(raised.value)
    server.answer = server.ok(ME)
    assert (await bot.get_me()).first_name == "Omtanke"


async def test_no_answer_in_time(bot: Bot, server: Server) -> None:
    async def wait(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(5)
        return web.Response()

    server.answer = wait
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.05)


async def test_a_longer_read_timeout_is_honoured(server: Server) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.2)
        return await server.ok(ME)(request)

    server.answer = answer
    async with AiohttpRequest(timeouts=Timeouts(read=0.05)) as request:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
        assert request.read_timeout == 0.05
        assert await bot.get_me(read_timeout=2.0)
        assert await bot.get_me(read_timeout=None)
        with pytest.raises(TimedOut):
            await bot.get_me()


async def test_no_connection_free(server: Server) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.3)
        return await server.ok(ME)(request)

    server.answer = answer
    timeouts = replace(Timeouts(), pool=0.02, connect=0.02)
    async with AiohttpRequest(connections=1, timeouts=timeouts) as request:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
        first, second = await asyncio.gather(bot.get_me(), bot.get_me(), return_exceptions=True)
    assert not isinstance(first, Exception)
    assert isinstance(second, TimedOut)


async def test_nobody_listens() -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as raised:
            await Bot(TOKEN, base_url="http://127.0.0.1:1/bot", request=request).get_me()
    assert TOKEN not in repr(raised.value)


async def test_an_address_that_is_none(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "aiohttp")
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as raised:
            await request.post(f"http:///bot{TOKEN}/getMe")
    assert TOKEN not in repr(raised.value) + caplog.text


async def test_calls_go_through_the_proxy_of_the_environment(
    server: Server, request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "localhost")
    bot = Bot(TOKEN, base_url="http://telegram.invalid/bot", request=request_)
    assert (await bot.get_me()).first_name == "Omtanke"
    assert server.seen[0].host == "telegram.invalid"


async def test_can_be_shut_down_and_used_again(server: Server) -> None:
    request = AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
    await request.shutdown()
    with pytest.raises(NetworkError):
        await bot.get_me()
    for _ in range(2):
        async with request:
            assert await bot.get_me()
    await request.shutdown()


async def test_connections_are_used_again(bot: Bot, server: Server) -> None:
    for _ in range(5):
        await bot.get_me()
    assert len({id(seen.protocol) for seen in server.seen}) == 1


@pytest.mark.parametrize("body", ['{"ok": true}', '{"ok": true, "result": {}}', '{"ok": true, "result": null, "x": 1}'])
async def test_a_yes_is_a_yes_in_whatever_form(bot: Bot, server: Server, body: str) -> None:
    server.answer = server.say(body)
    assert not await bot.do_api_request("send_Message", {"chat_id": 7, "text": "hello"})


@pytest.mark.parametrize("body", ["{}", '{"result": {}}', '{"ok": 1, "result": {}}', "[]", "7"])
async def test_neither_yes_nor_no_is_a_fault_of_the_way(bot: Bot, server: Server, body: str) -> None:
    server.answer = server.say(body)
    with pytest.raises(NetworkError):
        await bot.do_api_request("send_Message", {"chat_id": 7, "text": "hello"})


@pytest.mark.parametrize(
    "told", ["7", "[]", '["retry_after"]', '{"retry_after": "7"}', '{"migrate_to_chat_id": []}', "null"]
)
async def test_a_refusal_in_an_odd_form_is_a_refusal(bot: Bot, server: Server, told: str) -> None:
    server.answer = server.say(f'{{"ok": false, "description": 7, "parameters": {told}}}', 400)
    with pytest.raises(BadRequest, match=r"Bad Request \(400\)"):
        await bot.get_me()


@pytest.mark.parametrize(("asked", "waits"), [(10**30, 24 * 3600), (5, 5)])
async def test_nobody_waits_for_more_than_a_day(bot: Bot, server: Server, asked: int, waits: int) -> None:
    server.answer = server.say(json.dumps({"ok": False, "parameters": {"retry_after": asked}}), 429)
    with pytest.raises(RetryAfter) as caught:
        await bot.get_me()
    assert asked_to_wait(caught.value) == waits


@pytest.mark.parametrize("status", [402, 405, 410, 413, 418, 422, 451])
async def test_another_4xx_is_a_refusal(bot: Bot, server: Server, status: int) -> None:
    server.answer = server.say("too large", status)
    with pytest.raises(BadRequest):
        await bot.get_me()
