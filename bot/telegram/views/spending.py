"""What the language model was asked for, for operators."""

from collections.abc import Sequence
from datetime import date

from babel.numbers import format_decimal

from bot.domain import figures
from bot.telegram.replies import Say
from bot.telegram.voice import Voice
from storage.model_use import Spent


def spending(voice: Voice, days: Sequence[tuple[date, Spent]]) -> Say:
    """A line a day; days without a call are left out."""
    lines = [
        voice.text(
            "spending-day",
            date=figures.date_short(day, voice.language),
            calls=spent.calls,
            tokens=format_decimal(spent.tokens, locale=voice.language),
        )
        for day, spent in days
        if spent.calls
    ]
    return Say("\n".join((voice.text("spending"), *(lines or [voice.text("spending-none")]))))
