"""What something costs when it is not paid at once: subscriptions and instalments."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.money import Money


class Period(StrEnum):
    """How often a payment comes back."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def times_a_year(self) -> int:
        """Payments in a year of 365 days."""
        return {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}[self]


@dataclass(frozen=True, slots=True)
class Payments:
    """Payments of `each`, `count` of them where it was told.

    With a `period` it is a subscription, which is booked a period at a time. Without one it is one price in `count`
    parts, which is booked whole.
    """

    each: Money
    count: int | None = None
    period: Period | None = None
    whole: Money | None = None
    """The whole price in parts, where the parts do not come to it exactly."""

    @classmethod
    def in_parts(cls, price: Money, count: int) -> "Payments":
        """A price in `count` equal parts, rounded down to a minor unit."""
        parts = cls(Money(price.minor // count, price.currency), count)
        return parts if parts.total == price else replace(parts, whole=price)

    @property
    def total(self) -> Money | None:
        """All payments together, None for a subscription without an end."""
        together = Money(self.each.minor * self.count, self.each.currency) if self.count else None
        return self.whole or together

    @property
    def a_year(self) -> Money | None:
        """What a year of it costs, None for a price in parts."""
        return Money(self.each.minor * self.period.times_a_year, self.each.currency) if self.period else None

    @property
    def price(self) -> Money:
        """What the shopper's account works with: one period, or the whole price in parts."""
        return self.each if self.period else self.total or self.each

    @property
    def commitment(self) -> Money:
        """What it comes to: all payments together, or a year of a subscription without an end."""
        return self.total or self.a_year or self.each
