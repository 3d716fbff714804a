"""The composition root: the only module that knows all the others, and puts them together."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random, SystemRandom
from typing import Any

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest

from bot.advice.templates import TemplateAdvisor
from bot.links.addresses import Network
from bot.links.pages import Pages
from bot.service.advising import Adviser
from bot.service.outside import Models, Outside
from bot.service.spending import Budget
from bot.settings import Settings
from bot.telegram.courier import Courier
from bot.telegram.desk import Desk
from bot.telegram.errand import Errand
from bot.telegram.files import TelegramFiles
from bot.telegram.ingest.intake import Intake
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.ingest.poller import Poller
from bot.telegram.limiter import Limiter, Limits
from bot.telegram.reminders import Reminders
from bot.telegram.request import AiohttpRequest
from bot.telegram.routes import add_handlers
from bot.telegram.visit import Tools
from prompts import help_lines
from storage import key_file, library, schema
from storage.cipher import Cipher
from storage.data_keys import cipher_from
from storage.database import Database
from storage.shelf import Shelf

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Omtanke:
    """The bot, put together and not yet running."""

    database: Database
    application: Application[Any, Any, Any, Any, Any, Any]
    lanes: Lanes[Errand]
    poller: Poller
    reminders: Reminders
    outside: Outside
    now: Callable[[], datetime]
    random: Random
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Bot API: its address, the token, and what carries the calls; and how to reach the web."""

    base_url: str
    token: str
    request: Callable[[], BaseRequest]
    limits: Limits = field(default_factory=Limits)
    web: Network = field(default_factory=Network)


IN_PROCESS = Limits(per_second=1e6, chat_every=0.0, burst=1_000)
"""A Bot API in the same process has no limits to keep to."""


def utc_now() -> datetime:
    """The clock of a running bot; tests pass their own."""
    return datetime.now(UTC)


def telegram_connection(settings: Settings, limits: Limits | None = None) -> Connection:
    """The Bot API of the settings, over aiohttp, within Telegram's limits unless others are given."""
    token = settings.telegram_bot_token
    secret = token.get_secret_value() if token else ""
    return Connection(settings.telegram_api_url, secret, AiohttpRequest, limits or Limits())


def open_cipher(settings: Settings) -> Cipher:
    """The cipher of the settings' keys, else of the key file, which is made at the first start. Raises KeyFileError."""
    if settings.omtanke_data_key:
        return cipher_from(settings.omtanke_data_key.get_secret_value())
    found = key_file.read_or_make(key_file.place(os.environ))
    if found.made:
        log.info("made the key file %s; who loses it loses what shoppers wrote, so keep a copy elsewhere", found.path)
    return found.cipher


def open_database(settings: Settings) -> Database:
    """The database, with its schema and the library brought up to date. Raises DatabaseUnavailable, KeyFileError."""
    database = Database(settings.database_url.get_secret_value(), open_cipher(settings))
    schema.upgrade(database)
    database.run_sync(library.load)
    return database


def open_models(settings: Settings, database: Database) -> Models | None:
    """The server with models, None where the settings name none; nothing is sent to it yet."""
    if not settings.models:
        return None
    from bot.service import models  # noqa: PLC0415  the client costs 15 MB and 0.4 s, which most bots need not pay

    return models.from_settings(settings, database)


def assemble(
    settings: Settings,
    database: Database,
    connection: Connection,
    *,
    now: Callable[[], datetime] = utc_now,
    random: Random | None = None,
) -> Omtanke:
    """Put the bot together on a database and a Bot API. Raises HelpLinesError for an operator's file that is broken."""
    chance = random or SystemRandom()
    application = _application(connection, chance)
    courier = Courier(application.bot)
    adviser = Adviser(TemplateAdvisor(), Shelf(now), chance)
    lines = help_lines.load(settings.omtanke_help_lines)
    outside = Outside(Pages(connection.web), open_models(settings, database), TelegramFiles(application.bot))
    tools = Tools(adviser, lines, now, settings.admins, _budget(settings), outside)
    desk = Desk(application, database, courier, tools)
    add_handlers(application, desk)
    lanes: Lanes[Errand] = Lanes(desk.handle, random=chance, overtaken=lambda errand: errand.overtaken.set())
    poller = Poller(application.bot, Intake(database, lanes, now=now), random=chance)
    return Omtanke(database, application, lanes, poller, Reminders(database, courier, now=now), outside, now, chance)


def _budget(settings: Settings) -> Budget:
    return Budget(
        settings.omtanke_model_calls,
        settings.omtanke_model_tokens,
        settings.omtanke_model_calls_in_all,
        settings.omtanke_model_tokens_in_all,
    )


def _application(connection: Connection, random: Random) -> Application[Any, Any, Any, Any, Any, Any]:
    return (
        ApplicationBuilder()
        .token(connection.token)
        .base_url(f"{connection.base_url}/bot")
        .base_file_url(f"{connection.base_url}/file/bot")
        .request(connection.request())
        .get_updates_request(connection.request())
        .rate_limiter(Limiter(random=random, limits=connection.limits))
        .updater(None)
        .job_queue(None)
        .build()
    )
