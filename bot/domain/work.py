"""A price as hours of work, for a shopper who chose to say what an hour brings them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.cooling import Pause, default_pause
from bot.domain.money import Money

_HALVES_BELOW = 10
"""From so many hours on people speak of whole hours."""
_MINUTES_IN_STEPS_OF = 5
_LEAST = 500
"""An hour's pay is at least one part in so many of the price from which a pause is longer than a day."""

_AN_HOUR = re.compile(r"(?:/|\b(?:an?|per|pr\.?|om|i)) ?(?:h|hr|hour|t|time|timen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """A working time as people say it: either minutes under an hour, or whole and half hours."""

    whole: int = 0
    half: bool = False
    minutes: int = 0


def hours(price: Money, hourly: Money) -> Hours | None:
    """How long the price takes to earn; None in another currency, for nothing is converted.

    Under an hour in steps of five minutes, under ten hours in half hours, from there in whole hours, rounded half up.
    """
    if price.currency != hourly.currency or price.minor <= 0 or hourly.minor <= 0:
        return None
    exact = Fraction(price.minor, hourly.minor)
    minutes = _rounded(exact * 60, _MINUTES_IN_STEPS_OF)
    if minutes < 60:
        return Hours(minutes=max(minutes, _MINUTES_IN_STEPS_OF))
    halves = _rounded(exact * 2, 1 if exact < _HALVES_BELOW else 2)
    return Hours(whole=halves // 2, half=bool(halves % 2))


def is_hourly_pay(pay: Money) -> bool:
    """Whether a sum can be what somebody earns an hour: in Danish kroner from 1 up to 10,000.

    In another currency about as much, by the prices at which a pause grows (`bot.domain.cooling`).
    """
    enough = default_pause(Money(pay.minor * _LEAST, pay.currency)) is not Pause.DAY
    return enough and default_pause(pay) is not Pause.MONTH


def tells_hourly(text: str) -> bool:
    """Whether a text speaks of what something is an hour: `180 kr i timen`, `$20/hr`."""
    return bool(_AN_HOUR.search(text))


def _rounded(exact: Fraction, step: int) -> int:
    """The nearest multiple of `step`, half up."""
    return int(exact / step + Fraction(1, 2)) * step
