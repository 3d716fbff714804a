"""What reading a message gives."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.payments import Payments
from bot.domain.temptation import Kind


class PriceDoubt(StrEnum):
    """Why the price is asked about instead of taken."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True)
class Price:
    """The price found in a message, or why there is none to take.

    `money` is None exactly when `doubt` is set; `candidates` are what an ambiguous or implausible
    price may have meant, best first.
    """

    money: Money | None
    doubt: PriceDoubt | None = None
    candidates: tuple[Money, ...] = ()
    span: tuple[int, int] | None = None
    payments: Payments | None = None
    """Where it is a subscription or in instalments; `money` is then `payments.price`.

    Of an ambiguous price those of its first candidate, where all candidates come back as often.
    """


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things, in the shopper's words, with its price."""

    product: str
    price: Price


class Aside(StrEnum):
    """What a message tells that is about no temptation: a death, a thing that is not wanted, one that is bought."""

    GRIEF = "grief"
    DECLINED = "declined"
    BOUGHT = "bought"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says: its language, the thing, its price and what kind of message it is.

    `language` is the message's own, None when the text does not tell. `product` is the shopper's own
    words for the thing, trimmed, at most 80 characters, None when no thing is named.
    """

    text: str
    language: Language | None
    product: str | None
    price: Price
    kind: Kind
    need_doubt: bool = False
    """Whether it may be needed as well as wanted (the kind is then a want), so that the shopper is asked."""
    aside: Aside | None = None
    """What it tells instead, where the kind is other."""
    things: tuple[Item, ...] = ()
    """The things of a message that names several; `product` and `price` are then those of the first."""
    maybe: tuple[Item, ...] = ()
    """The things of a bare list, `sko, jakke, taske`, where each is known for a thing; `leggings, lululemon` is one."""
    more: bool = False
    """Whether it names more things than these."""
    besides: tuple[Item, ...] = ()
    """What is wanted beside the thing that is needed or a gift: "bleer 100 kr og en airfryer 899 kr"."""
