"""Rows for what a shop's page says."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.money import Money
from bot.links.values import SaleClaim
from bot.telegram.replies import Reply
from bot.telegram.views import links
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (links,)

ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    links.sale: lambda voice, _: iter((links.sale(voice, SaleClaim(Money(129_900, "DKK"), Money(89_900, "DKK"))),)),
    links.unread: lambda voice, _: iter((links.unread(voice),)),
}
TELLS: dict[Callable[..., Any], str] = {}
