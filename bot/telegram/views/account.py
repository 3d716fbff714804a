"""The month's summary, the history, the goal."""

from telegram.constants import MessageLimit

from bot.domain import figures
from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.summary import GoalProgress, MonthSummary, Totals, running_totals
from bot.domain.temptation import State
from bot.service.accounts import PAGE, HistoryPage, MonthAccount, local_day
from bot.service.advising import price_of
from bot.telegram.picture import Bar, GoalLine, MonthPicture
from bot.telegram.replies import Button, Reply, Say, ShowPicture, units
from bot.telegram.voice import Voice
from storage.savings import Balance
from storage.tables import Shopper, Temptation


def summary(voice: Voice, account: MonthAccount, categories: dict[str, str]) -> Reply:
    """The month as a picture with its text; with nothing in it, or too much for a caption, it is text alone."""
    found = account.summary
    if found.empty:
        heading = voice.text("summary-heading", month=found.month)
        lines = [heading, "", voice.text("summary-empty", month=found.month), *_goal(voice, found.goal)]
        return Say("\n".join(lines))
    text = _summary_text(voice, found, categories)
    if units(text) > MessageLimit.CAPTION_LENGTH:
        return Say(text)
    return ShowPicture(_picture(voice, account).to_json(), text)


def history(voice: Voice, page: HistoryPage, shopper: Shopper) -> Say:
    """Every entry with its state; what is pending can be confirmed or taken back here."""
    if not page.total:
        return Say(voice.text("history-none"))
    first, last = page.offset + 1, page.offset + len(page.entries)
    lines = [voice.text("history-heading", **{"from": first, "to": last, "total": page.total})]
    rows: list[tuple[Button, ...]] = []
    for number, (temptation, balance) in enumerate(page.entries, start=first):
        lines.append(_entry(voice, number, temptation, balance, shopper))
        rows.append(_entry_buttons(voice, number, temptation, balance))
    rows.append(_page_buttons(voice, page))
    return Say("\n".join(lines), tuple(row for row in rows if row))


def goal(voice: Voice, progress: GoalProgress | None) -> Say:
    """What the shopper saves for."""
    if progress is None:
        return Say(voice.text("goal-none"))
    text = voice.text("goal-shown", goal=progress.name, saved=progress.saved, target=progress.target)
    return Say(text, ((voice.button("remove-goal", "goal:0:remove"),),))


def _summary_text(voice: Voice, found: MonthSummary, categories: dict[str, str]) -> str:
    lines = [voice.text("summary-heading", month=found.month)]
    for currency, totals in sorted(found.totals.items()):
        lines.append(voice.text("summary-confirmed", amount=Money(totals.confirmed, currency)))
        if totals.pending:
            lines.append(voice.text("summary-pending", amount=Money(totals.pending, currency)))
    lines += [_before(voice, currency, totals) for currency, totals in sorted(found.before.items())]
    lines.append(_counts(voice, found))
    if found.top_categories:
        names = ", ".join(categories.get(category, category) for category, _ in found.top_categories)
        lines.append(voice.text("summary-top", categories=names))
    lines += _goal(voice, found.goal)
    if any(totals.pending for totals in found.totals.values()):
        lines.append(voice.text("summary-confirm-hint"))
    return "\n".join(lines)


def _before(voice: Voice, currency: str, totals: Totals) -> str:
    confirmed, pending = Money(totals.confirmed, currency), Money(totals.pending, currency)
    return voice.text("summary-before", confirmed=confirmed, pending=pending)


def _counts(voice: Voice, found: MonthSummary) -> str:
    counted = {"skipped": found.skipped, "slept": found.slept, "bought": found.bought}
    said = {name: voice.plain(f"summary-counts-{name}", count=count) for name, count in counted.items()}
    return voice.text("summary-counts", **said)


def _goal(voice: Voice, progress: GoalProgress | None) -> list[str]:
    if progress is None:
        return [voice.text("summary-no-goal")]
    name = "summary-goal-pending" if progress.pending.minor else "summary-goal"
    percent = int(progress.share * 100)
    said = {"goal": progress.name, "saved": progress.saved, "target": progress.target, "pending": progress.pending}
    return [voice.text(name, percent=percent, **said)]


def _picture(voice: Voice, account: MonthAccount) -> MonthPicture:
    """With a goal the bars add up month by month, as the goal does; without, each month stands alone."""
    found, currency = account.summary, account.currency
    bars = running_totals(account.bars) if found.goal else account.bars
    confirmed, pending = found.totals.get(currency, Totals()).confirmed, found.totals.get(currency, Totals()).pending
    month = figures.month(found.month, voice.language)
    return MonthPicture(
        language=voice.language,
        title=month[:1].upper() + month[1:],
        subtitle=voice.plain("picture-added-up" if found.goal else "picture-by-month"),
        confirmed_label=voice.plain("picture-confirmed"),
        confirmed_text=figures.money(Money(confirmed, currency), voice.language),
        pending_label=voice.plain("picture-pending"),
        pending_text=figures.money(Money(pending, currency), voice.language) if pending else "",
        empty_text=voice.plain("picture-empty"),
        bars=tuple(_bar(voice, month, totals, currency) for month, totals in bars),
        goal=_goal_line(voice, found.goal),
    )


def _bar(voice: Voice, month: Month, totals: Totals, currency: str) -> Bar:
    both = Money(totals.confirmed + totals.pending, currency)
    return Bar(
        label=figures.month_short(month, voice.language),
        confirmed=float(Money(totals.confirmed, currency).amount),
        pending=float(Money(totals.pending, currency).amount),
        text=figures.money_short(both, voice.language) if both.minor else "",
    )


def _goal_line(voice: Voice, progress: GoalProgress | None) -> GoalLine | None:
    if progress is None:
        return None
    amount = figures.money(progress.target, voice.language)
    return GoalLine(float(progress.target.amount), progress.name, amount)


def _entry(voice: Voice, number: int, temptation: Temptation, balance: Balance | None, shopper: Shopper) -> str:
    price = price_of(temptation)
    return voice.text(
        "history-item" if price is None else "history-item-price",
        number=number,
        date=figures.date_short(local_day(shopper, temptation.created_at), voice.language),
        product=temptation.product,
        price=price,
        state=voice.plain(f"state-{_state(temptation, balance)}"),
    )


def _state(temptation: Temptation, balance: Balance | None) -> str:
    if temptation.state != State.SKIPPED or balance is None:
        return temptation.state
    return "skipped-pending" if balance.pending else "skipped-confirmed"


def _entry_buttons(voice: Voice, number: int, temptation: Temptation, balance: Balance | None) -> tuple[Button, ...]:
    if temptation.state != State.SKIPPED:
        return ()
    confirm = voice.button(Act.CONFIRM, f"{Act.CONFIRM}:{temptation.id}", number)
    bought = voice.button(Act.BOUGHT, f"{Act.BOUGHT}:{temptation.id}", number)
    undo = voice.button(Act.UNDO, f"{Act.UNDO}:{temptation.id}", number)
    return (confirm, bought, undo) if balance and balance.pending else (bought, undo)


def _page_buttons(voice: Voice, page: HistoryPage) -> tuple[Button, ...]:
    newer = (voice.button("newer", f"history:{max(0, page.offset - PAGE)}"),) if page.offset else ()
    older = page.offset + PAGE
    return (*newer, *((voice.button("older", f"history:{older}"),) if older < page.total else ()))
