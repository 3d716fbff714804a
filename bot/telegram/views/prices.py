"""A thing's price as it is shown wherever the thing is told of."""

from bot.advice.costs import price_with_period
from bot.domain import figures
from bot.service.advising import payments_of, price_of
from bot.telegram.voice import Voice
from storage.tables import Temptation


def price_told(voice: Voice, temptation: Temptation) -> str | None:
    """The price, of a subscription with its period (`109 kr. om måneden`), of instalments whole; None where unknown."""
    price, payments = price_of(temptation), payments_of(temptation)
    if payments and payments.period:
        return price_with_period(payments, voice.language)
    return figures.money(price, voice.language) if price else None
