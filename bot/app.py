"""The composition root: the only module that knows all the others, and puts them together."""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random, SystemRandom
from typing import Any
from urllib.parse import urlsplit

from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.advice.templates import TemplateAdvisor
from bot.links.addresses import Network
from bot.links.pages import Pages
from bot.metrics import CONTENT_TYPE, Metrics
from bot.opening import open_models, utc_now
from bot.service.advising import Adviser
from bot.service.outside import Outside
from bot.service.readiness import Readiness
from bot.service.spending import Budget
from bot.settings import Settings
from bot.telegram.budget import Budget as SendBudget
from bot.telegram.budget import LocalBudget, SharedBudget
from bot.telegram.courier import Courier
from bot.telegram.desk import AnyApplication, Desk
from bot.telegram.doorman import ENDLESS, Doorman, Rates
from bot.telegram.errand import Errand
from bot.telegram.files import TelegramFiles
from bot.telegram.ingest.fleet import Fleet
from bot.telegram.ingest.inlet import Inlet
from bot.telegram.ingest.intake import Intake
from bot.telegram.ingest.lanes import Lanes
from bot.telegram.ingest.poller import Poller
from bot.telegram.ingest.webhook import Hook, Webhook
from bot.telegram.journal import Journal
from bot.telegram.limiter import Limiter, Limits
from bot.telegram.reminders import Reminders
from bot.telegram.request import AiohttpRequest
from bot.telegram.routes import add_handlers
from bot.telegram.visit import Tools
from bot.web import values as web
from prompts import help_lines
from storage.database import Database
from storage.server_clock import ServerClock
from storage.shelf import Shelf

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Site:
    """The bot's own HTTP server: where it listens, and what it answers."""

    address: web.Address
    app: Any
    """An ASGI application."""
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class Omtanke:
    """The bot, put together and not yet running."""

    database: Database
    application: AnyApplication
    lanes: Lanes[Any]
    intake: Inlet
    source: Poller | Webhook
    reminders: Reminders
    outside: Outside
    now: Callable[[], datetime]
    random: Random
    metrics: Metrics = field(default_factory=Metrics)
    site: Site | None = None
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Bot API: its address, the token, and what carries the calls; and how to reach the web."""

    base_url: str
    token: str
    request: Callable[[], BaseRequest]
    limits: Limits = field(default_factory=Limits)
    web: Network = field(default_factory=Network)
    paced: bool = True
    """Whether those who write are strangers, and served at a rate."""


IN_PROCESS = Limits(per_second=1e6, chat_every=0.0, burst=1_000, shared=False)
"""A Bot API in the same process has no limits to keep to."""


def telegram_connection(settings: Settings, limits: Limits | None = None) -> Connection:
    """The Bot API of the settings, over aiohttp, within Telegram's limits unless others are given."""
    token = settings.telegram_bot_token
    secret = token.get_secret_value() if token else ""
    return Connection(settings.telegram_api_url, secret, AiohttpRequest, limits or Limits())


def assemble(
    settings: Settings,
    database: Database,
    connection: Connection,
    *,
    now: Callable[[], datetime] | None = None,
    random: Random | None = None,
) -> Omtanke:
    """Put the bot together on a database and a Bot API. Raises HelpLinesError for an operator's file that is broken.

    Without `now` it is the time of this machine, or of the database server where that is another.
    """
    chance, metrics = random or SystemRandom(), Metrics()
    database.timed = metrics.database
    now = now or (utc_now if database.in_process else ServerClock(database, utc_now))
    limiter = Limiter(random=chance, limits=connection.limits, budget=send_budget(database, connection.limits, now))
    application = _application(connection, limiter)
    courier = Courier(application.bot, metrics)
    adviser = Adviser(TemplateAdvisor(), Shelf(now), chance, metrics.nudge)
    lines = help_lines.load(settings.omtanke_help_lines)
    outside = Outside(Pages(connection.web), open_models(settings, database), TelegramFiles(application.bot))
    tools = Tools(adviser, lines, now, settings.admins, _budget(settings), outside)
    desk = Desk(application, database, courier, tools, Doorman(_rates(settings, connection), now), Journal(metrics))
    add_handlers(application, desk)
    intake = _intake(database, desk, now, chance)
    hook = webhook_of(settings, connection.token)
    bot = application.bot
    source = Webhook(bot, intake, hook, random=chance) if hook else Poller(bot, intake, random=chance)
    reminders = Reminders(database, courier, now=now, random=chance, metrics=metrics)
    metrics.watch_lanes(lambda: intake.lanes.waiting)
    readiness = Readiness(database, lambda: _reached(application), time.monotonic)
    site = _site(settings, readiness, metrics, _called(source))
    lanes = intake.lanes
    return Omtanke(database, application, lanes, intake, source, reminders, outside, now, chance, metrics, site)


def _intake(database: Database, desk: Desk, now: Callable[[], datetime], random: Random) -> Intake | Fleet:
    """A file is one process' own; a database server may have several, which share the lanes."""
    if not database.in_process:
        return Fleet(database, desk.handle, now=now, random=random, clock=time.monotonic)
    lanes: Lanes[Errand] = Lanes(desk.handle, random=random, overtaken=lambda errand: errand.overtaken.set())
    return Intake(database, lanes, now=now)


def webhook_of(settings: Settings, token: str) -> Hook | None:
    """Where Telegram is to bring updates, None where they are fetched.

    Without a secret of the operator's it is made from the token, so that all replicas know the same one.
    """
    if settings.webhook_url is None:
        return None
    own = settings.webhook_secret
    secret = own.get_secret_value() if own else hmac.digest(token.encode(), b"webhook", "sha256").hex()
    return Hook(settings.webhook_url, secret)


def _site(settings: Settings, readiness: Readiness, metrics: Metrics, called: web.Hook | None) -> Site | None:
    if settings.webhook_listen is None:
        return None
    from bot.web.site import site  # noqa: PLC0415  most bots need no server

    host, _, port = settings.webhook_listen.rpartition(":")
    app = site(readiness.missing, web.Figures(metrics.render, CONTENT_TYPE), called)
    return Site(web.Address(host.strip("[]"), int(port)), app, readiness)


def _called(source: Poller | Webhook) -> web.Hook | None:
    """What the server has to know of the webhook, where there is one."""
    if isinstance(source, Poller):
        return None
    hook = source.hook
    return web.Hook(urlsplit(hook.url).path or "/", hook.secret, source.inlet.receive, lambda: source.is_open)


async def _reached(application: AnyApplication) -> bool:
    try:
        await application.bot.get_me()
    except TelegramError:
        return False
    return True


def _rates(settings: Settings, connection: Connection) -> Rates:
    if not connection.paced:
        return ENDLESS
    return Rates(
        settings.omtanke_messages_at_once,
        settings.omtanke_seconds_between_messages,
        settings.omtanke_new_shoppers_a_minute,
    )


def send_budget(database: Database, limits: Limits, now: Callable[[], datetime]) -> SendBudget:
    """What the whole bot may send: of one process, or shared by all that use a database across a network."""
    if database.in_process or not limits.shared:
        return LocalBudget(limits.per_second)
    return SharedBudget(database, now=now, per_second=limits.per_second, share=limits.share)


def _budget(settings: Settings) -> Budget:
    return Budget(
        settings.omtanke_model_calls,
        settings.omtanke_model_tokens,
        settings.omtanke_model_calls_in_all,
        settings.omtanke_model_tokens_in_all,
    )


def _application(connection: Connection, limiter: Limiter) -> AnyApplication:
    return (
        ApplicationBuilder()
        .token(connection.token)
        .base_url(f"{connection.base_url}/bot")
        .base_file_url(f"{connection.base_url}/file/bot")
        .request(connection.request())
        .get_updates_request(connection.request())
        .rate_limiter(limiter)
        .updater(None)
        .job_queue(None)
        .build()
    )
