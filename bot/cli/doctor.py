"""`omtanke doctor`: what is set, what works, and what works without the rest."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from openai import APIError, AsyncOpenAI, OpenAIError
from sqlmodel import Session, SQLModel, col, func, select
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.advice.model.breaker import Breaker
from bot.advice.model.client import Asker
from bot.advice.model.probing import probe
from bot.advice.model.use import Use
from bot.app import telegram_connection
from bot.opening import open_database, utc_now
from bot.service import auditing
from bot.service.models import client_of
from bot.service.standing import Standing, standing_of
from bot.settings import Settings, unknown
from prompts import help_lines
from storage import key_file, model_use, rotation
from storage.cipher import cipher_of
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.key_file import KeyFileError
from storage.tables import Alternative, Inbox, Opinion, Reminder


class Health(StrEnum):
    """How a part is."""

    FINE = "ok"
    ABSENT = "--"
    """Not set up; the bot works without."""
    BROKEN = "!!"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    health: Health
    part: str
    words: str

    def __str__(self) -> str:
        return f"{self.health}  {self.part:<10} {self.words}"


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Check every part, one finding after the other; a database that is there is not changed: a bot may run on it."""
    for name, meant in unknown(os.environ).items():
        yield Finding(Health.BROKEN, "settings", f"{name} is no setting{f'; {meant} is' if meant else ''}")
    yield _help_lines(settings)
    for finding in _database(settings):
        yield finding
    yield await _telegram(settings)
    yield await _model(settings)


def run(settings: Settings) -> int:
    """Print the report; returns 1 when something is broken, else 0."""

    async def report() -> list[Finding]:
        found = []
        async for finding in examine(settings):
            print(finding)  # noqa: T201  the report
            found.append(finding)
        return found

    return int(any(finding.health is Health.BROKEN for finding in asyncio.run(report())))


def _help_lines(settings: Settings) -> Finding:
    try:
        lines = help_lines.load(settings.omtanke_help_lines)
    except help_lines.HelpLinesError as error:
        return Finding(Health.BROKEN, "help lines", str(error))
    return Finding(Health.FINE, "help lines", f"as of {lines.as_of}; check the numbers once a year")


def _database(settings: Settings) -> list[Finding]:
    try:
        database = open_database(settings, as_it_is=True)
        try:
            found = database.read_sync(lambda session: _stored(session, database, settings))
            return [*found, _encryption(settings, database)]
        finally:
            database.close()
    except (DatabaseUnavailable, KeyFileError) as error:
        return [Finding(Health.BROKEN, "database", str(error))]


def _stored(session: Session, database: Database, settings: Settings) -> list[Finding]:
    running = settings.telegram_bot_token is not None
    standing = standing_of(session, utc_now())
    return [_contents(session, database), _standing(standing, running=running), _ledger(session), _spent(session)]


def _standing(standing: Standing, *, running: bool) -> Finding:
    """What waits, and for how long; `running` where a bot should be at work on it."""
    words = (
        f"newest update {_ago(standing.newest)}; {standing.unanswered} unanswered{_oldest(standing.oldest)}, "
        f"{standing.put_aside} put aside; {standing.due} reminders due{_oldest(standing.latest)}"
    )
    if running and standing.is_late:
        return Finding(Health.BROKEN, "running", f"{words}; is the bot running?")
    return Finding(Health.FINE, "running", words)


def _ago(age: timedelta | None) -> str:
    return "never" if age is None else f"{_written(age)} ago"


def _oldest(age: timedelta | None) -> str:
    return "" if age is None else f" (the oldest for {_written(age)})"


def _written(age: timedelta) -> str:
    """To the second: 1 day, 2:03:04."""
    return str(timedelta(seconds=round(age.total_seconds())))


def _contents(session: Session, database: Database) -> Finding:
    def count(table: type[SQLModel], where: Any = True) -> int:
        statement: Any = select(func.count()).select_from(table).where(where)
        return session.scalar(statement) or 0

    failed = count(Inbox, col(Inbox.state) == "failed")
    words = (
        f"{database.url.get_backend_name()}, {count(Opinion)} opinions, {count(Alternative)} alternatives, "
        f"{count(Reminder, col(Reminder.state) == 'pending')} reminders pending"
    )
    if failed:
        return Finding(Health.BROKEN, "database", f"{words}; {failed} updates failed, see inbox.error")
    return Finding(Health.FINE, "database", words)


def _ledger(session: Session) -> Finding:
    """What stands for each thing must fit its state, and the totals must be the sums of the entries."""
    found, agrees = auditing.check(session)
    checked = f"{found.entries} entries of {found.things} temptations checked"
    if found.broken:
        named = "; ".join(f"temptation {number}: {fault}" for number, fault in found.named)
        return Finding(Health.BROKEN, "ledger", f"{checked}, {found.broken} broken: {named}")
    if not agrees:
        return Finding(Health.BROKEN, "ledger", f"{checked}; the database adds up to other sums than the entries")
    return Finding(Health.FINE, "ledger", f"{checked}, every total is the sum of its entries")


def _spent(session: Session) -> Finding:
    """What the language model was asked for today, over all shoppers."""
    spent = model_use.in_all(session, utc_now().date())
    return Finding(Health.FINE, "model use", f"{spent.calls} calls and {spent.tokens} tokens today (UTC)")


def _encryption(settings: Settings, database: Database) -> Finding:
    """Where the keys are, and whether anything is left under an old one. Raises KeyFileError."""
    cipher, where = cipher_of(database.engine.dialect), "OMTANKE_DATA_KEY"
    if settings.omtanke_data_key is None:
        file = key_file.read_or_make(key_file.place(os.environ))
        if file.open_to_others:
            return Finding(Health.BROKEN, "encryption", f"others may read {file.path}; chmod 600 it")
        where = f"{file.path}; keep a copy, apart from the data"
        where += "" if database.in_process else "; for several machines set OMTANKE_DATA_KEY"
    words = f"key {cipher.key_id} from {where}"
    if rows := sum(database.read_sync(rotation.left).values()):
        words += f"; {rows} rows under an old key, which `omtanke db rotate-key` changes"
    return Finding(Health.FINE, "encryption", words)


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_bot_token is None:
        return Finding(Health.ABSENT, "Telegram", "no TELEGRAM_BOT_TOKEN; `omtanke` opens the terminal chat")
    connection = telegram_connection(settings)
    try:
        async with Bot(connection.token, f"{connection.base_url}/bot", request=connection.request()) as bot:
            return Finding(Health.FINE, "Telegram", f"@{bot.username} at {connection.base_url}")
    except (InvalidToken, EndPointNotFound):
        return Finding(Health.BROKEN, "Telegram", "the token is refused; check TELEGRAM_BOT_TOKEN")
    except TelegramError as error:
        why = f"{connection.base_url} cannot be reached ({type(error).__name__})"
        return Finding(Health.BROKEN, "Telegram", why)


async def _model(settings: Settings) -> Finding:
    client = client_of(settings)
    if client is None:
        return Finding(Health.ABSENT, "model", "no OPENAI_API_KEY or OPENAI_BASE_URL; the templates answer")
    try:
        async with client:
            names = [model.id async for model in client.models.list()]
            found = _named(settings, names)
            return found if found.health is Health.BROKEN else await _asked(settings, client, found)
    except (APIError, OpenAIError) as error:
        return Finding(Health.BROKEN, "model", f"the server does not answer ({type(error).__name__})")


async def _asked(settings: Settings, client: AsyncOpenAI, found: Finding) -> Finding:
    """One question to the language model, with nothing of a shopper's: a list of models proves no answer."""
    model = settings.models.get(Use.PHRASES)
    if model is None:
        return found
    outcome = await Asker(client, model, Breaker(time.monotonic)).ask(probe())
    if outcome.trouble is None:
        return found
    return Finding(Health.BROKEN, "model", f"the server is there, but {model} gives no answer: {outcome.trouble}")


_SETTING = {
    Use.PHRASES: "OPENAI_MODEL",
    Use.PLACES: "OMTANKE_EMBEDDINGS_MODEL",
    Use.PICTURES: "OMTANKE_VISION_MODEL",
    Use.VOICE: "OMTANKE_SPEECH_MODEL",
}
_WORKS = {
    Use.PHRASES: "a language model phrases nudges",
    Use.PLACES: "embeddings place unknown things",
    Use.PICTURES: "pictures are looked at",
    Use.VOICE: "voice notes are listened to",
}
_WITHOUT = {
    Use.PHRASES: "so the templates answer",
    Use.PLACES: "so words alone place things",
    Use.PICTURES: "so pictures are not looked at",
    Use.VOICE: "so voice notes are not listened to",
}


def _named(settings: Settings, names: list[str]) -> Finding:
    """The models of the settings must be among the server's own; a server that names none is believed."""
    named = settings.models
    missing = [f"{_SETTING[use]} named {model}" for use, model in named.items() if names and model not in names]
    if missing:
        return Finding(Health.BROKEN, "model", f"the server has no {' and no '.join(missing)}")
    uses = [(_WORKS[use] if use in named else f"no {setting}, {_WITHOUT[use]}") for use, setting in _SETTING.items()]
    return Finding(Health.FINE, "model", f"the server answers, {len(names)} models; {'; '.join(uses)}")
