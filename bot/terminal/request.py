"""Carries python-telegram-bot's calls to a BotApi in the same process."""

import asyncio
import json
from typing import IO
from urllib.parse import unquote

# The types of BaseRequest's signature have no public name.
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.terminal.api_error import not_found, unauthorized
from bot.terminal.bot_api import BotApi
from bot.terminal.faults import GARBAGE_BODY, FaultKind, TransportFault
from bot.terminal.parameters import Upload


class InProcessRequest(BaseRequest):
    """A transport without a network; faults look to python-telegram-bot as they do over HTTP.

    `read_timeout` is in seconds; a long poll waits that much longer than its own timeout.
    """

    __slots__ = ("_api", "_read_timeout")

    def __init__(self, api: BotApi, *, read_timeout: float | None = 5) -> None:
        self._api = api
        self._read_timeout = read_timeout

    @property
    def read_timeout(self) -> float | None:
        """The seconds to wait for an answer where a call names none."""
        return self._read_timeout

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(  # noqa: PLR0913, PLR0917  the signature is BaseRequest's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Answers with status and body. Raises TimedOut and NetworkError as an HTTP transport would."""
        token, _, name = unquote(url).rpartition("/bot")[2].partition("/")
        if token != self._api.token:
            return unauthorized().status, json.dumps(unauthorized().answer).encode()
        if method == "GET":
            return self._download(name)
        seconds = self._read_timeout if isinstance(read_timeout, DefaultValue) else read_timeout
        try:
            async with asyncio.timeout(seconds):
                return await self._post(name, request_data)
        except TimeoutError:
            raise TimedOut from None
        except TransportFault as fault:
            return _surfaced(fault.kind)

    async def _post(self, name: str, data: RequestData | None) -> tuple[int, bytes]:
        files = {key: Upload(file, _read(content)) for key, (file, content, _) in _uploads(data).items()}
        status, answer = await self._api.call(name, data.parameters if data else {}, files)
        return status, json.dumps(answer).encode()

    def _download(self, path: str) -> tuple[int, bytes]:
        content = self._api.download(path)
        return (200, content) if content is not None else (404, json.dumps(not_found().answer).encode())


def _uploads(data: RequestData | None) -> dict[str, tuple[str, bytes | IO[bytes], str]]:
    return data.multipart_data if data else {}


def _read(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()


def _surfaced(kind: FaultKind) -> tuple[int, bytes]:
    if kind is FaultKind.GARBAGE:
        return 200, GARBAGE_BODY
    if kind is FaultKind.REFUSED:
        raise NetworkError("Connection refused")
    raise TimedOut
