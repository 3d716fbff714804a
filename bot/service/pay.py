"""The pay an hour that a shopper chose to tell."""

import re

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import read_price_answer
from bot.domain.work import is_hourly_pay
from storage.tables import Shopper

_LEADING_WORDS = re.compile(r"^[^\d£$€]+")


def pay_of(shopper: Shopper) -> Money | None:
    """Net pay an hour; None unless they gave it."""
    if shopper.hourly_minor is None or shopper.hourly_currency is None:
        return None
    return Money(shopper.hourly_minor, shopper.hourly_currency)


def read_pay(text: str, *, home_currency: str, language: Language) -> Money | None:
    """The pay an hour in an answer such as `180`, `£14.50/h` or `jeg får 180 kr i timen`; None for anything else."""
    for words in (text, _LEADING_WORDS.sub("", text)):
        price = read_price_answer(words, home_currency=home_currency, language=language)
        monthly = price.payments is not None and price.payments.period is not None
        if price.money and not monthly and is_hourly_pay(price.money):
            return price.money
    return None


def set_pay(shopper: Shopper, pay: Money) -> None:
    """Show prices as hours of work too from now on."""
    shopper.hourly_minor, shopper.hourly_currency = pay.minor, pay.currency


def remove_pay(shopper: Shopper) -> None:
    """No hours of work any more, and the figure is gone."""
    shopper.hourly_minor = shopper.hourly_currency = None
