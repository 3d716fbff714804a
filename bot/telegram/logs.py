"""The log: one line for each event, and the bot's token in none."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Literal, TextIO

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
UPDATE_KEYS = ("update", "lane", "handler", "outcome", "ms", "replies")
"""What the line of an update tells, by key."""
HIDDEN = "[hidden]"
# a token as it stands in an address, its colon perhaps quoted, and a token by itself
_TOKEN = re.compile(r"\bbot\d+(?::|%3A)[\w-]+|\b\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
# these log each call, with its address, or what somebody wrote
_QUIET = {
    "alembic": logging.WARNING,
    "aiohttp.access": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "httpx2": logging.WARNING,
    "openai": logging.WARNING,
    "telegram": logging.WARNING,
    "telegram.request.BaseRequest": logging.CRITICAL,
}

Form = Literal["text", "json"]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(
    level: str = "INFO", *, secrets: Iterable[str] = (), stream: TextIO | None = None, form: Form = "text"
) -> None:
    """Log to `stream`, stderr by default, without the secrets."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneObject() if form == "json" else OneLine(FORMAT))
    handler.addFilter(Redact(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(least)


class OneLine(logging.Formatter):
    """Keeps a record on one line; of an exception it tells the kind, the message and the place."""

    def format(self, record: logging.LogRecord) -> str:
        return " ".join(super().format(record).split("\n"))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  logging's own name
        _, error, trace = ei
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        return f"[{type(error).__name__}: {error}{where}]"


class OneObject(OneLine):
    """Makes a record one JSON object on one line, always with the same keys; times are UTC."""

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "error": record.exc_text,
        }
        return json.dumps(told | {key: getattr(record, key, None) for key in UPDATE_KEYS})


class Redact(logging.Filter):
    """Hides the secrets it is given, and whatever looks like a bot's token, in a record and its exception."""

    def __init__(self, *secrets: str) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]
        self._formatter = OneLine()

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.redact(_message(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True

    def redact(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _TOKEN.sub(HIDDEN, text)


def place_of(error: BaseException) -> str:
    """The kind of an error and the line it came from, without its message: that may quote what somebody wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return type(error).__name__ + where


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # the arguments do not fit the text; logging itself would print them as they are
        return str(record.msg)
