"""How long to pause before buying: a day at least, longer for dearer things.

Never under 24 hours: a pause of 25 hours lowered the urge to buy, one of ten minutes did not (Moser).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from babel.numbers import get_currency_precision

from bot.domain.money import Money


class Pause(StrEnum):
    """The lengths of pause that are offered."""

    DAY = "1d"
    THREE_DAYS = "3d"
    WEEK = "7d"
    MONTH = "30d"

    @property
    def length(self) -> timedelta:
        """The pause as a time span."""
        return timedelta(days=int(self.removesuffix("d")))


Steps = tuple[int, int, int]
"""The prices, in major units, from which 3, 7 and 30 days are the default."""

_STEPS: dict[str, Steps] = {
    "AUD": (100, 400, 2_000),
    "BRL": (400, 1_500, 7_500),
    "CAD": (100, 400, 2_000),
    "CHF": (70, 250, 1_300),
    "CNY": (500, 2_000, 10_000),
    "CZK": (1_500, 6_000, 30_000),
    "DKK": (500, 2_000, 10_000),
    "EUR": (70, 250, 1_300),
    "GBP": (60, 250, 1_200),
    "HKD": (600, 2_500, 12_000),
    "HUF": (25_000, 100_000, 500_000),
    "ILS": (250, 1_000, 5_000),
    "INR": (6_000, 25_000, 125_000),
    "ISK": (10_000, 40_000, 200_000),
    "JPY": (10_000, 40_000, 200_000),
    "KRW": (100_000, 400_000, 2_000_000),
    "MXN": (1_500, 5_000, 25_000),
    "NOK": (750, 3_000, 15_000),
    "NZD": (100, 400, 2_000),
    "PLN": (300, 1_200, 6_000),
    "RON": (350, 1_300, 6_500),
    "SEK": (750, 3_000, 15_000),
    "SGD": (100, 400, 2_000),
    "THB": (2_500, 10_000, 50_000),
    "TWD": (2_500, 10_000, 50_000),
    "UAH": (3_000, 12_000, 60_000),
    "USD": (75, 300, 1_500),
    "ZAR": (1_300, 5_000, 25_000),
}
"""The Danish steps are the product's choice; the others are worth about as much, rounded to a civil figure."""

_STEPS_BY_DECIMALS: dict[int, Steps] = {0: (10_000, 40_000, 200_000), 2: (75, 300, 1_500), 3: (25, 100, 500)}
"""For any other currency: one without decimals has small units, one with three has large ones."""


class Cause(StrEnum):
    """What decides how long the default pause is."""

    NO_PRICE = "no-price"
    UNDER = "under"
    """The price stays under the first step."""
    OVER = "over"
    """The price reaches a step."""
    HOUSE_RULE = "house-rule"


@dataclass(frozen=True, slots=True)
class Explained:
    """The default pause, and why: the `step` is in the price's currency, reached or not."""

    pause: Pause
    cause: Cause
    step: Money | None = None


def default_pause(price: Money | None, at_least: Pause | None = None) -> Pause:
    """The pause to offer first for a thing at this price; a day when the price is not known.

    `at_least` is what a house rule of the shopper asks for.
    """
    return explained(price, at_least).pause


def explained(price: Money | None, at_least: Pause | None = None) -> Explained:
    """The default pause with what decides it."""
    by_price = _by_price(price)
    if at_least and at_least.length > by_price.pause.length:
        return Explained(at_least, Cause.HOUSE_RULE)
    return by_price


def _by_price(price: Money | None) -> Explained:
    if price is None:
        return Explained(Pause.DAY, Cause.NO_PRICE)
    steps = [Money.of(Decimal(step), price.currency) for step in _steps(price.currency)]
    passed = [step for step in steps if price.minor >= step.minor]
    if not passed:
        return Explained(Pause.DAY, Cause.UNDER, steps[0])
    return Explained(tuple(Pause)[len(passed)], Cause.OVER, passed[-1])


def due(now_local: datetime, pause: Pause) -> datetime:
    """The wall time, to the minute, at which a pause begun at `now_local` (naive wall time) is over: the same hour."""
    return now_local.replace(second=0, microsecond=0) + pause.length


def _steps(currency: str) -> Steps:
    decimals = get_currency_precision(currency)
    return _STEPS.get(currency) or _STEPS_BY_DECIMALS.get(decimals) or _STEPS_BY_DECIMALS[2]
