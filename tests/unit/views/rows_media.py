"""Rows for what was seen, heard or forwarded."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.advice.model.use import Use
from bot.telegram.replies import Reply
from bot.telegram.views import media
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (media,)
FILES = (Use.PICTURES, Use.VOICE)

ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    media.is_it: lambda voice, v: (
        media.is_it(voice, v.temptation(price_minor=price, currency=currency))
        for price, currency in ((8999, "EUR"), (None, None))
    ),
    media.misunderstood: lambda voice, _: iter((media.misunderstood(voice),)),
    media.heard: lambda voice, v: iter((media.heard(voice, v.product),)),
    media.unread: lambda voice, _: (media.unread(voice, use) for use in FILES),
    media.off: lambda voice, _: (media.off(voice, use) for use in FILES),
    media.not_taken: lambda voice, _: (media.not_taken(voice, use) for use in FILES),
}
TELLS: dict[Callable[..., Any], str] = {media.is_it: "product", media.heard: "product"}
