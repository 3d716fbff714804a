import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.telegram import logs
from tests.support.log_stream import written_log

TOKEN = "123456789:AAF-very_secret-token_of-the-bot-00"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    with written_log(secrets=("hunter2",)) as stream:
        yield stream


log = logging.getLogger("test")


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    "text",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"The token `{TOKEN}` was rejected",
        "bot1:x",
        "https://host/file/bot123456%3AAbc_d-e/photo",
        "the password is hunter2",
    ],
)
def test_no_secret_is_logged(stream: io.StringIO, text: str) -> None:
    log.info(text)
    log.info("seen: %s", text)
    try:
        fail(ValueError(text))
    except ValueError:
        log.exception("it failed", stack_info=True)
    written = stream.getvalue()
    assert "it failed" in written
    for secret in ("AAF-very", "bot1:x", "Abc_d", "hunter2"):
        assert secret not in written
    assert logs.HIDDEN in written


def test_a_record_is_one_line_and_tells_where_it_failed(stream: io.StringIO) -> None:
    try:
        fail(KeyError("a\nb"))
    except KeyError:
        log.exception("first line\nsecond line")
    assert stream.getvalue().count("\n") == 1
    assert "KeyError" in stream.getvalue()
    assert "test_logs.py:" in stream.getvalue()


def test_arguments_that_do_not_fit_do_no_harm(stream: io.StringIO) -> None:
    text = "%d and %d"
    log.info(text, TOKEN)
    assert stream.getvalue().endswith("%d and %d\n")


@pytest.mark.parametrize("name", ["httpx", "httpx2", "aiohttp.access", "telegram.ext", "openai"])
def test_the_chatter_of_libraries_is_left_out(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("HTTP Request: POST")
    assert stream.getvalue() == ""
    logging.getLogger(name).warning("careful")
    assert "careful" in stream.getvalue()


def test_it_is_said_to_stderr() -> None:
    program = "import logging; from bot.telegram.logs import set_up; set_up(); logging.info('bot12:ab')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert done.stderr.endswith(f"INFO root: {logs.HIDDEN}\n")


def test_as_json_each_record_is_one_object_with_the_same_keys() -> None:
    with written_log(form="json", secrets=("hunter2",)) as stream:
        log.info("the password is %s\n", "hunter2")
        log.info("done", extra={"update": 7, "lane": "ab", "handler": "tap", "outcome": "answered", "ms": 1.5})
        try:
            fail(KeyError(TOKEN))
        except KeyError:
            log.exception("it failed")
    first, second, third = map(json.loads, stream.getvalue().splitlines())
    keys = {"time", "level", "logger", "message", "error", *logs.UPDATE_KEYS}
    assert set(first) == set(second) == set(third) == keys
    assert first["message"] == f"the password is {logs.HIDDEN}\n"
    assert (second["update"], second["ms"], second["replies"]) == (7, 1.5, None)
    assert "KeyError" in third["error"]
    assert TOKEN not in stream.getvalue()
    assert first["time"].endswith("+00:00")
