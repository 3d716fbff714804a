"""Amounts as shops write them into their data: `1299.00` by the rule, `1.299,00 kr.` in truth."""

import re
from decimal import Decimal

from babel.numbers import get_currency_precision, list_currencies
from price_parser import Price

from bot.domain.money import LARGEST_MINOR, Money

_LONGEST = 40
_BY_THE_RULE = re.compile(r"\d{1,15}(?:\.\d{1,10})?")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_NUMBERS = re.compile(r"\d(?:[\d.,'’\s]*\d)?")


def money(amount: object, currency: object) -> Money | None:
    """Money from an amount and a currency of any form; None where either is missing, odd or can be read in two ways."""
    code = _currency(currency)
    if code is None or isinstance(amount, bool) or not isinstance(amount, str | int | float):
        return None
    written = f"{amount:.200}" if isinstance(amount, str) else _digits(amount)
    read = _amount(written.strip(), get_currency_precision(code))
    if read is None or not 0 < read < LARGEST_MINOR:
        return None
    found = Money.of(read, code)
    return found if 0 < found.minor <= LARGEST_MINOR else None


def _currency(text: object) -> str | None:
    code = text.strip().upper() if isinstance(text, str) and len(text) < _LONGEST else ""
    return code if code in list_currencies() else None


def _digits(number: float) -> str:
    """A JSON number as text; whole ones without a point, for `149.0` is 149 beyond doubt."""
    try:
        return f"{number:.10f}".rstrip("0").rstrip(".") if abs(number) < LARGEST_MINOR else ""
    except OverflowError:
        return ""


def _amount(written: str, precision: int) -> Decimal | None:
    """`1.299` is a thousand and some in many shops and one and some by the rule: rather none than the wrong one."""
    if len(written) > _LONGEST or (_THOUSANDS.fullmatch(written) and precision != 3):
        return None
    if _BY_THE_RULE.fullmatch(written):
        return Decimal(written)
    if len(_NUMBERS.findall(written)) != 1 or written.startswith(("-", "−")):
        return None
    amount: Decimal | None = Price.fromstring(written).amount
    return amount
