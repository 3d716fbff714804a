"""The amount that a number in a message stands for."""

import re
from decimal import Decimal

from price_parser import Price as ParsedPrice

NUMBER = r"(?:[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9]|[.,][0-9])|[0-9]+(?:[.,][0-9]+)*)"
"""Digits with separators, well formed or not; never more than one number."""

_LONGEST = 16
_WELL_FORMED = re.compile(
    r"[0-9]+(?:[.,][0-9]{1,2})?"  # 1299, 49,99, 3.5
    r"|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?:[.,][0-9]{1,2})?"  # 1 299,95
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?"  # 1.299,95; three digits after a point are thousands: 8.999
    r"|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?"  # 1,299.95
)
_SEPARATORS = re.compile(r"[ '.,]")


def amount(number: str) -> Decimal | None:
    """The amount of a well-formed number, else None; three digits after a separator are thousands in both languages."""
    if len(number) > _LONGEST or not _WELL_FORMED.fullmatch(number):
        return None
    return ParsedPrice.fromstring(number).amount


def guesses(number: str) -> tuple[Decimal, ...]:
    """What an ill-formed number such as `4.4999` may have been meant to be, best first, possibly nothing."""
    whole, *rest = _SEPARATORS.split(number)
    if len(number) > _LONGEST or len(rest) != 1 or not int(whole):
        return ()
    return (Decimal(whole + rest[0][:3]), Decimal(whole + rest[0]))


def has_price_shape(number: str) -> bool:
    """Whether the number is written as prices are and models are not: with thousands or two decimals."""
    return len(_SEPARATORS.split(number)[-1]) in {2, 3} and not number.isdigit()
