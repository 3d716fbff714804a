"""What comes of reading a shop's page. Everything in it was written by strangers: data to show, never to obey."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.domain.money import Money


class Reason(StrEnum):
    """Why a page was not read."""

    MALFORMED = "malformed"
    """Not an address at all, or longer than any that is meant to be read."""
    SCHEME = "scheme"
    """Neither http nor https."""
    CREDENTIALS = "credentials"
    """A name or a password stands in it."""
    PORT = "port"
    ADDRESS = "address"
    """It leads to a machine that is not on the public internet."""
    TRACKER = "tracker"
    """An advertising network's address that does not tell where it leads."""
    UNREACHABLE = "unreachable"
    """No such name, nobody there, or a certificate that does not hold."""
    ROBOTS = "robots"
    """The shop asks programs to stay away."""
    BUSY = "busy"
    """The shop was asked too much just now, or we are: too many names are being looked up."""
    REDIRECTS = "redirects"
    STATUS = "status"
    """The shop answered with something else than a page."""
    TYPE = "type"
    SIZE = "size"
    TIME = "time"
    BROKEN = "broken"
    """The answer is not HTTP as it should be."""


class Availability(StrEnum):
    """Whether the shop says that it can be had."""

    IN_STOCK = "in_stock"
    FEW_LEFT = "few_left"
    TO_COME = "to_come"
    """Can be ordered now and comes later."""
    SOLD_OUT = "sold_out"


@dataclass(frozen=True, slots=True)
class SaleClaim:
    """A shop's word that the price was higher before; nobody has checked it.

    In the EU the price before has to be the lowest of the 30 days before the reduction (Directive 98/6/EC art. 6a, by
    Directive (EU) 2019/2161; member states may make exceptions for what perishes and what is new).
    """

    before: Money
    now: Money

    @classmethod
    def of(cls, before: Money | None, now: Money | None) -> Self | None:
        """The claim, or None where it claims no reduction or mixes currencies."""
        if before is None or now is None or before.currency != now.currency or before.minor <= now.minor:
            return None
        return cls(before, now)


@dataclass(frozen=True, slots=True)
class Product:
    """What a page says of the thing it sells. Texts are one short line each, without markup."""

    name: str | None
    brand: str | None = None
    price: Money | None = None
    is_from: bool = False
    """The price is the lowest of several."""
    sale: SaleClaim | None = None
    availability: Availability | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a page's text holds."""

    title: str | None = None
    product: Product | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: where it ended up, without tracking, and what it holds."""

    url: str
    title: str | None
    product: Product | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that was not read."""

    reason: Reason


class RefusalError(Exception):
    """Stops the reading of a page from anywhere inside; `Pages.read` makes a `Refused` of it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
