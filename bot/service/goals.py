"""What a shopper saves for."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.advice.lines import shortened
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import read_price, without_links
from storage import shoppers
from storage.tables import Goal, Shopper

LONGEST_NAME = 40

_JOINT = re.compile(r"^\W*(?:til|for|to|towards?|mod)\b\s*|\s*\b(?:til|for|to|towards?|mod)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal as it was written; the name is empty when only a sum was."""

    name: str
    target: Money


def read_goal(text: str, *, home_currency: str, language: Language) -> Wanted | None:
    """The sum and the name in `5000 kr til Rom` or `Rome 5000 kr`; None without a clear sum."""
    text = without_links(text)
    price = read_price(text, home_currency=home_currency, language=language)
    if price.money is None or price.span is None:
        return None
    start, end = price.span
    rest = " ".join(f"{text[:start]} {text[end:]}".split())
    return Wanted(shortened(_JOINT.sub("", rest).strip(" .,:;-–"), LONGEST_NAME), price.money)


def set_goal(session: Session, shopper: Shopper, name: str, target: Money, now: datetime) -> None:
    """Save for this from now on, in place of what was before."""
    new = Goal(shopper_id=shopper.id or 0, name=name, amount_minor=target.minor, currency=target.currency, set_at=now)
    shoppers.set_goal(session, new)


def remove_goal(session: Session, shopper: Shopper) -> None:
    """Save for nothing in particular any more."""
    shoppers.remove_goal(session, shopper)
