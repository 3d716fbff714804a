"""The summary that comes by itself: asked for, switched in the settings, put together on the first."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.language import Language
from bot.domain.month import Month
from bot.service import accounts, monthly
from bot.service.scheduling import DueBatch
from bot.service.shoppers import local_time
from bot.telegram.handlers import settings
from bot.telegram.replies import Reply, Say
from bot.telegram.views import settings as settings_views
from bot.telegram.views import summary as views
from bot.telegram.visit import Visit
from bot.telegram.voice import Voice
from storage import search


def answered(visit: Visit) -> Sequence[Reply]:
    """A tap on yes or no under a summary, or on the switch in the settings."""
    press = visit.press
    if press is None or press.argument not in {"yes", "no", "switch"}:
        return []
    if press.argument == "switch":
        _switch(visit, on=not visit.shopper.monthly)
        return [settings_views.replaced(settings.view(visit), press.message_id)]
    return [press.spent(), _switch(visit, on=press.argument == "yes")]


def month_due(session: Session, batch: DueBatch, now: datetime) -> Reply | None:
    """The month that has passed, None where nothing was booked or written in it."""
    shopper, voice = batch.shopper, Voice(Language(batch.shopper.language))
    today = local_time(shopper, now).date()
    account = accounts.period_account(session, shopper, Month.of(today).previous, today)
    if account.summary.empty:
        return None
    named = [category for category, _ in account.summary.top_categories]
    return views.first_of_month(voice, account, search.category_names(session, named, shopper.language))


def month_sent(session: Session, batch: DueBatch, now: datetime) -> None:
    """Promise the next one, unless they want none any more."""
    if batch.shopper.monthly:
        monthly.promise_next(session, batch.shopper, now)


def _switch(visit: Visit, *, on: bool) -> Say:
    if on:
        return views.monthly_on(visit.voice, monthly.switch_on(visit.session, visit.shopper, visit.now))
    monthly.switch_off(visit.session, visit.shopper)
    return Say(visit.voice.text("monthly-off"))
