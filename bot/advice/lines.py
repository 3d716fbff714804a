"""The sentences a nudge is made of, each from what the occasion knows; empty where it knows nothing of the kind."""

from collections.abc import Sequence
from datetime import date

from bot.advice.costs import payments_line, price_with_period
from bot.advice.protocol import AlternativeView, Occasion, OpinionView, Provenance
from bot.advice.rules import rule_line
from bot.advice.work import work_line
from bot.domain import figures
from bot.domain.contributing import SOURCE
from bot.domain.money import Money
from bot.domain.month import Month
from prompts import catalogue
from prompts.catalogue import Catalogue

MOST_OF_A_VERDICT = 120
MOST_OF_A_PLAN = 160
"""Characters quoted of the shopper's own words."""
_MOST_OF_A_NAME = 40
"""Characters of the name of the thing that a verdict is about."""


def heading(occasion: Occasion) -> str:
    """The first line: the thing and its price, with the period where it is paid again and again."""
    words = catalogue.load(occasion.language)
    if occasion.price is None:
        return words.text("nudge-heading", product=occasion.product)
    price = (
        price_with_period(occasion.payments, occasion.language)
        if occasion.payments
        else figures.money(occasion.price, occasion.language)
    )
    return words.text("nudge-heading-price", product=occasion.product, price=price)


def whole_cost(occasion: Occasion) -> Money | None:
    """What it comes to: all payments together, a year of a subscription without an end, else the price."""
    return occasion.payments.commitment if occasion.payments else occasion.price


def cost(occasion: Occasion) -> str:
    """What a year of it costs, or all parts together."""
    return payments_line(occasion.payments, occasion.language) if occasion.payments else ""


def hours(occasion: Occasion) -> str:
    """The same as hours of work, if the shopper chose to tell their pay."""
    whole = whole_cost(occasion)
    return work_line(whole, occasion.hourly_pay, occasion.language) if whole and occasion.hourly_pay else ""


def rule(occasion: Occasion) -> str:
    """The shopper's own house rule, where one is in force."""
    return rule_line(occasion.house_rule, occasion.language, occasion.price) if occasion.house_rule else ""


def goal(occasion: Occasion) -> str:
    """The cost against the shopper's own goal; nothing is converted, so only in the same currency."""
    saves_for, whole = occasion.goal, whole_cost(occasion)
    if saves_for is None or whole is None or saves_for.target.currency != whole.currency:
        return ""
    share = round(100 * whole.minor / saves_for.target.minor)
    words = catalogue.load(occasion.language)
    if share < 1:
        return ""
    name = "nudge-goal-share" if share < 100 else "nudge-goal-all"
    return words.text(name, percent=share, goal=saves_for.name, price=figures.money(whole, occasion.language))


def plan(occasion: Occasion, most: int = MOST_OF_A_PLAN) -> str:
    """The shopper's own if-then sentence, in at most so many characters."""
    if not occasion.plan:
        return ""
    return catalogue.load(occasion.language).text("nudge-plan", plan=shortened(occasion.plan, most))


def verdict(occasion: Occasion, most: int = MOST_OF_A_VERDICT) -> str:
    """What the shopper said of such a thing before, quoted in at most so many characters; with none, the score."""
    said = occasion.verdict
    if said is None:
        return ""
    words = catalogue.load(occasion.language)
    month = figures.month(Month.of(said.on), occasion.language)
    about = {"product": shortened(said.product, _MOST_OF_A_NAME), "month": month, "score": said.score}
    if said.words and most:
        return words.text("nudge-verdict-words", words=shortened(said.words, most), **about)
    return words.text("nudge-verdict", **about)


def sources(occasion: Occasion, opinion: OpinionView | None, ladder: Sequence[AlternativeView]) -> str:
    """Who says it, what they gain, and when: one line for each that said something."""
    quoted = [*([opinion.provenance] if opinion else []), *(a.provenance for a in ladder)]
    by_whom: dict[tuple[str, str, bool], list[Provenance]] = {}
    for said in sorted(quoted, key=lambda p: p.dated):
        by_whom.setdefault((said.source, said.interest, said.editorial), []).append(said)
    return "\n".join(source_line(occasion, told[0], told[-1].dated) for told in by_whom.values())


def source_line(occasion: Occasion, said: Provenance, until: date) -> str:
    """One source as a line, with the day, or the first and the last day, on which it said what is quoted."""
    words = catalogue.load(occasion.language)
    interest = words.text(f"interest-{said.interest}")
    days = figures.dates_short(said.dated, until, occasion.language)
    name = "nudge-source-editorial" if said.editorial else "nudge-source"
    return words.text(name, source=source_name(words, said), interest=interest, date=days)


def source_name(words: Catalogue, said: Provenance) -> str:
    """Who says it; a shopper is named in the reader's language."""
    return words.text("source-shopper") if said.source == SOURCE else said.source


def shortened(text: str, most: int) -> str:
    """Text on one line in at most so many characters, cut at a word where there is one."""
    folded = " ".join(text.split())
    if len(folded) <= most:
        return folded
    words = folded[:most].rpartition(" ")[0].rstrip(" ,;:–-") or folded[: most - 1]
    return f"{words}…"
