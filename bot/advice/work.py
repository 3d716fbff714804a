"""A price as hours of work, as one line of a nudge: beside the price, never in its place."""

from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.work import hours
from prompts import catalogue


def work_line(price: Money, hourly: Money, language: Language) -> str:
    """How long the price takes to earn; empty when the pay is in another currency."""
    time = hours(price, hourly)
    if time is None:
        return ""
    words, said = catalogue.load(language), figures.money(price, language)
    if time.minutes:
        return words.text("work-minutes", price=said, minutes=time.minutes)
    return words.text("work-half-hours" if time.half else "work-hours", price=said, hours=time.whole)
