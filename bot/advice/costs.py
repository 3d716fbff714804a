"""What subscriptions and instalments come to, in words: by the year or in all, never by the day."""

from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments, Period
from prompts import catalogue

_A_YEAR = {
    Period.DAY: "payments-a-day",
    Period.WEEK: "payments-a-week",
    Period.MONTH: "payments-a-month",
    Period.QUARTER: "payments-a-quarter",
    Period.YEAR: "payments-a-year",
}
_IN_ALL = {
    None: "payments-parts",
    Period.DAY: "payments-days",
    Period.WEEK: "payments-weeks",
    Period.MONTH: "payments-months",
    Period.QUARTER: "payments-quarters",
    Period.YEAR: "payments-years",
}
_PRICE = {
    Period.DAY: "price-a-day",
    Period.WEEK: "price-a-week",
    Period.MONTH: "price-a-month",
    Period.QUARTER: "price-a-quarter",
    Period.YEAR: "price-a-year",
}


def payments_line(payments: Payments, language: Language) -> str:
    """One sentence with the total where the payments are counted, else with the year's cost, as Telegram HTML."""
    words = catalogue.load(language)
    each, total, year = (_written(m, language) for m in (payments.each, payments.total, payments.a_year))
    if payments.count:
        return words.text(_IN_ALL[payments.period], each=each, count=payments.count, total=total)
    return words.text(_A_YEAR[payments.period], each=each, year=year) if payments.period else ""


def price_with_period(payments: Payments, language: Language) -> str:
    """The price for a heading, as plain text: `79 kr. om måneden`, `4 × 250 kr.`."""
    words = catalogue.load(language)
    each = figures.money(payments.each, language)
    if payments.period:
        return catalogue.unescaped(words.text(_PRICE[payments.period], each=each))
    return catalogue.unescaped(words.text("price-parts", count=payments.count, each=each)) if payments.count else each


def _written(money: Money | None, language: Language) -> str:
    return figures.money(money, language) if money else ""
