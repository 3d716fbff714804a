"""What the picture of a month or a year shows, with every text ready-made."""

from bot.domain import figures
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.rhythm import Cluster, clusters, total
from bot.domain.summary import GoalProgress, Pauses, Summary, Totals
from bot.service.accounts import PeriodAccount
from bot.telegram.picture import Bar, GoalLine, MonthPicture, Rhythm, Share
from bot.telegram.voice import Voice


def chart(voice: Voice, account: PeriodAccount) -> MonthPicture:
    """The picture: a bar for each month, in one currency, and the facts of the text beside it."""
    found, currency = account.summary, account.currency
    totals = found.totals.get(currency, Totals())
    title = figures.span(found.span, voice.language)
    return MonthPicture(
        language=voice.language,
        title=title[:1].upper() + title[1:],
        subtitle=voice.plain("picture-by-month"),
        confirmed_label=voice.plain("picture-confirmed"),
        confirmed_text=figures.money(Money(totals.confirmed, currency), voice.language),
        pending_label=voice.plain("picture-pending"),
        pending_text=figures.money(Money(totals.pending, currency), voice.language) if totals.pending else "",
        empty_text=voice.plain("picture-empty"),
        bars=tuple(_bar(voice, account, month, sums) for month, sums in account.bars),
        goal=_goal(voice, found.goal),
        rhythm=_rhythm(voice, found),
        paused=_paused(voice, found.pauses),
    )


def _bar(voice: Voice, account: PeriodAccount, month: Month, totals: Totals) -> Bar:
    both = Money(totals.confirmed + totals.pending, account.currency)
    return Bar(
        label=figures.month_short(month, voice.language),
        confirmed=float(Money(totals.confirmed, account.currency).amount),
        pending=float(Money(totals.pending, account.currency).amount),
        text=figures.money_short(both, voice.language) if both.minor else "",
        strong=month == account.summary.span,
    )


def _goal(voice: Voice, progress: GoalProgress | None) -> GoalLine | None:
    if progress is None:
        return None
    saved = figures.money_short(progress.saved, voice.language)
    text = voice.plain("picture-goal", saved=saved, target=progress.target)
    return GoalLine(progress.name, progress.share, progress.share_with_pending, text)


def _rhythm(voice: Voice, of: Summary) -> Rhythm | None:
    """Nothing where no temptation came."""
    grid = of.rhythm
    count = total(grid)
    if not count:
        return None
    found = clusters(grid, of.days)
    return Rhythm(
        title=voice.plain("picture-rhythm"),
        weekdays=figures.weekdays(voice.language, "abbreviated"),
        parts=figures.parts_of_day(),
        counts=grid,
        caption=_cluster(voice, found[0]) if found else voice.plain("picture-rhythm-count", count=count),
    )


def _cluster(voice: Voice, cluster: Cluster) -> str:
    weekday = "" if cluster.weekday is None else figures.weekdays(voice.language)[cluster.weekday]
    part = "" if cluster.part is None else figures.parts_of_day()[cluster.part]
    if not part:
        return voice.plain("picture-cluster-weekday", weekday=weekday)
    if not weekday:
        return voice.plain("picture-cluster-part", part=part)
    return voice.plain("picture-cluster", weekday=weekday, part=part)


def _paused(voice: Voice, pauses: Pauses) -> Share | None:
    if not pauses.ended:
        return None
    return Share(
        title=voice.plain("picture-pauses", count=pauses.ended),
        ended=pauses.ended,
        wanted=pauses.wanted,
        let_go=pauses.let_go,
        wanted_text=voice.plain("picture-pauses-wanted", count=pauses.wanted),
        let_go_text=voice.plain("picture-pauses-let-go", count=pauses.let_go),
    )
