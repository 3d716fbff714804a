"""Money as integer minor units with its currency; never a float."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision

LARGEST_MINOR = 10**13
"""No thing a shopper messages about costs more; keeps sums well inside a 64-bit column."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (øre, cents) of an ISO 4217 currency."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> "Money":
        """Money from an amount in major units, rounded half up to the currency's minor unit."""
        return cls(int(amount.scaleb(get_currency_precision(currency)).to_integral_value(ROUND_HALF_UP)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, with as many decimals as the currency has (CLDR)."""
        return Decimal(self.minor).scaleb(-get_currency_precision(self.currency))
