"""A month or a year in words, with its picture; and the month that comes by itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from telegram.constants import MessageLimit

from bot.domain import figures
from bot.domain.money import Money
from bot.domain.month import Month, Span
from bot.domain.rhythm import HOURS, Cluster, clusters
from bot.domain.summary import GoalProgress, Pauses, Summary, Totals
from bot.service.accounts import PeriodAccount
from bot.service.exchange import Converted
from bot.telegram.replies import Button, Reply, Say, ShowPicture, units
from bot.telegram.views.chart import chart
from bot.telegram.views.plan import rule_lines
from bot.telegram.voice import Voice

_MOST_CURRENCIES = 12
"""So many are listed, the one of the picture first."""


def summary(
    voice: Voice, account: PeriodAccount, categories: Mapping[str, str], *, ask: bool = False, over: bool = False
) -> Sequence[Reply]:
    """The picture with its text, which follows by itself where it is too long; with nothing to tell, text alone.

    With `ask` it ends with the question whether it shall come by itself each month. `over`: nothing more comes to it.
    """
    found = account.summary
    if found.empty:
        empty = voice.text(
            "summary-empty-over" if over else "summary-empty", span=figures.span(found.span, voice.language)
        )
        return [Say("\n".join([_heading(voice, found), "", empty, *_goal(voice, found.goal)]))]
    question = ["", voice.text("monthly-ask")] if ask else []
    text = "\n".join([*_lines(voice, account, categories), *question])
    keyboard = (_answers(voice),) if ask else ()
    picture = chart(voice, account).to_json()
    if units(text) <= MessageLimit.CAPTION_LENGTH:
        return [ShowPicture(picture, text, keyboard)]
    totals = found.totals.get(account.currency, Totals())
    headline = "\n".join([_heading(voice, found), *_sums(voice, account.currency, totals)])
    return [ShowPicture(picture, headline), Say(text, keyboard)]


def to_come(voice: Voice, span: Span) -> Say:
    """There is nothing to sum up of what has not begun; what can be asked for."""
    return Say(voice.text("summary-to-come", span=figures.span(span, voice.language)))


def first_of_month(voice: Voice, account: PeriodAccount, categories: Mapping[str, str]) -> ShowPicture:
    """The month that has passed, as one message: the picture with as many lines as its caption holds."""
    lines = _lines(voice, account, categories)
    fitting = [n for n in range(len(lines) + 1) if units("\n".join(lines[:n])) <= MessageLimit.CAPTION_LENGTH]
    return ShowPicture(chart(voice, account).to_json(), "\n".join(lines[: fitting[-1]]))


def monthly_on(voice: Voice, first: datetime) -> Say:
    """It comes by itself from now on."""
    return Say(voice.text("monthly-on", when=first))


def _answers(voice: Voice) -> tuple[Button, ...]:
    return voice.button("monthly-yes", "monthly:0:yes"), voice.button("monthly-no", "monthly:0:no")


def _lines(voice: Voice, account: PeriodAccount, categories: Mapping[str, str]) -> list[str]:
    found = account.summary
    shown = sorted(found.totals, key=lambda currency: (currency != account.currency, currency))
    lines = [_heading(voice, found)]
    for currency in shown[:_MOST_CURRENCIES]:
        lines += _sums(voice, currency, found.totals[currency])
    if len(shown) > _MOST_CURRENCIES:
        lines.append(voice.text("summary-more-currencies", count=len(shown) - _MOST_CURRENCIES))
    lines += [*_about(voice, account.about), *_before(voice, found), _counts(voice, found)]
    if found.top_categories:
        names = ", ".join(categories.get(category, category) for category, _ in found.top_categories)
        lines.append(voice.text("summary-top", categories=names))
    lines += [_cluster(voice, cluster) for cluster in clusters(found.rhythm, found.days)]
    if found.pauses.ended:
        lines.append(_pauses(voice, found.pauses))
    lines += [*rule_lines(voice, account.rules), *_goal(voice, found.goal)]
    if any(totals.pending for totals in found.totals.values()):
        lines.append(voice.text("summary-confirm-hint"))
    return lines


def _heading(voice: Voice, found: Summary) -> str:
    return voice.text("summary-heading", span=figures.span(found.span, voice.language))


def _sums(voice: Voice, currency: str, totals: Totals) -> Iterable[str]:
    yield voice.text("summary-confirmed", amount=Money(totals.confirmed, currency))
    if totals.pending:
        yield voice.text("summary-pending", amount=Money(totals.pending, currency))


def _about(voice: Voice, about: Converted | None) -> Iterable[str]:
    """What several currencies come to in one."""
    if about is None:
        return
    said = {
        "confirmed": figures.money_about(about.confirmed, voice.language),
        "pending": figures.money_about(about.pending, voice.language),
        "date": figures.date_long(about.rates_of, voice.language),
    }
    line = voice.text("summary-about-pending" if about.pending.minor else "summary-about", **said)
    without = [voice.text("summary-about-without", currencies=", ".join(about.left_out))] if about.left_out else []
    yield " ".join([line, *without])


def _before(voice: Voice, found: Summary) -> Iterable[str]:
    name = "summary-before" if isinstance(found.span, Month) else "summary-before-year"
    for currency, totals in sorted(found.before.items())[:_MOST_CURRENCIES]:
        confirmed, pending = Money(totals.confirmed, currency), Money(totals.pending, currency)
        yield voice.text(name, confirmed=confirmed, pending=pending)


def _counts(voice: Voice, found: Summary) -> str:
    counted = {"skipped": found.skipped, "slept": found.slept, "bought": found.bought}
    said = {name: voice.plain(f"summary-counts-{name}", count=count) for name, count in counted.items()}
    return voice.text("summary-counts", **said)


def _cluster(voice: Voice, cluster: Cluster) -> str:
    weekday = "" if cluster.weekday is None else figures.weekdays(voice.language)[cluster.weekday]
    if cluster.part is None:
        return voice.text("summary-cluster-weekday", weekday=weekday)
    hours = {"from": cluster.part * HOURS, "to": (cluster.part + 1) * HOURS}
    return (
        voice.text("summary-cluster", weekday=weekday, **hours)
        if weekday
        else voice.text("summary-cluster-part", **hours)
    )


def _pauses(voice: Voice, pauses: Pauses) -> str:
    """How the pauses ended; it claims nothing of those that stayed unanswered."""
    if pauses.alike:
        return voice.text(f"summary-pauses-{pauses.alike}", ended=pauses.ended)
    return voice.text("summary-pauses", ended=pauses.ended, wanted=pauses.wanted, let_go=pauses.let_go)


def _goal(voice: Voice, progress: GoalProgress | None) -> list[str]:
    if progress is None:
        return [voice.text("summary-no-goal")]
    name = "summary-goal-pending" if progress.pending.minor else "summary-goal"
    percent = int(progress.share * 100)
    said = {"goal": progress.name, "saved": progress.saved, "target": progress.target, "pending": progress.pending}
    return [voice.text(name, percent=percent, **said)]
