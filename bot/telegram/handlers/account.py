"""What stayed: summary, history, goal, and the shopper's own data."""

from collections.abc import Sequence

from bot.domain.language import Language
from bot.domain.month import is_to_come, parse_period
from bot.service import accounts, goals, monthly, personal
from bot.telegram.arguments import after_command
from bot.telegram.replies import Reply, Say, SendFile, Unbutton
from bot.telegram.views import account as views
from bot.telegram.views import personal as personal_views
from bot.telegram.views import summary as summary_views
from bot.telegram.visit import Visit
from storage import search


def summary(visit: Visit) -> Sequence[Reply]:
    """/summary [month or year]."""
    today = visit.here.date()
    span = parse_period(after_command(visit.text), today=today)
    if span is None:
        return [Say(visit.voice.text("summary-which-month"))]
    if is_to_come(span, today):
        return [summary_views.to_come(visit.voice, span)]
    account = accounts.period_account(visit.session, visit.shopper, span, today)
    named = [category for category, _ in account.summary.top_categories]
    names = search.category_names(visit.session, named, visit.shopper.language)
    ask = not account.summary.empty and monthly.ask_once(visit.shopper)
    return summary_views.summary(visit.voice, account, names, ask=ask, over=span.last_day < today)


def goal(visit: Visit) -> Sequence[Reply]:
    """/goal: shows it, or sets it from `5000 kr til Rom`."""
    said = after_command(visit.text)
    if not said:
        return [views.goal(visit.voice, accounts.goal_progress(visit.session, visit.shopper))]
    wanted = goals.read_goal(said, home_currency=visit.shopper.currency, language=Language(visit.shopper.language))
    if wanted is None:
        return [Say(visit.voice.text("goal-how"))]
    name = wanted.name or visit.voice.plain("goal-unnamed")
    goals.set_goal(visit.session, visit.shopper, name, wanted.target, visit.now)
    if not wanted.name:
        return [Say(visit.voice.text("goal-set-unnamed", target=wanted.target))]
    return [Say(visit.voice.text("goal-set", goal=name, target=wanted.target))]


def goal_removed(visit: Visit) -> Sequence[Reply]:
    """A tap on removing the goal."""
    goals.remove_goal(visit.session, visit.shopper)
    edit = [Unbutton(visit.press.message_id)] if visit.press else []
    return [*edit, Say(visit.voice.text("goal-removed"))]


def export(visit: Visit) -> Sequence[Reply]:
    """/export: everything that is kept, as files for a spreadsheet."""
    tables = personal.everything(visit.session, visit.shopper)
    files = [SendFile(*file) for file in personal_views.files(visit.voice, tables)]
    return [Say(visit.voice.text("export-ready")), *files]


def delete(visit: Visit) -> Sequence[Reply]:
    """/delete asks first."""
    return [personal_views.ask_delete(visit.voice)]


def delete_answered(visit: Visit) -> Sequence[Reply]:
    """A tap on deleting everything, or on keeping it."""
    edit = [Unbutton(visit.press.message_id)] if visit.press else []
    if visit.press is None or visit.press.argument != "yes":
        return [*edit, Say(visit.voice.text("delete-kept"))]
    said = Say(visit.voice.text("deleted"))
    personal.forget(visit.session, visit.shopper, visit.update_id)
    return [*edit, said]
