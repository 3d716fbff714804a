"""The end of a pause: what was written then, and what it is worth now."""

from datetime import datetime, timedelta

from telegram.constants import MessageLimit

from bot.domain.decisions import Act
from bot.domain.notices import Notice
from bot.service.scheduling import DueBatch, lateness
from bot.service.shoppers import local_time
from bot.telegram.replies import Button, Keyboard, Say, units
from bot.telegram.views.prices import price_told
from bot.telegram.views.sleep import MOST_LISTED, tens
from bot.telegram.voice import Voice
from storage.tables import Reminder, Temptation

WORTH_SAYING = timedelta(hours=1)
"""A reminder that comes later than this says so."""


def due(voice: Voice, batch: DueBatch, now: datetime) -> Say:
    """All that came due for one shopper, in one message; what is too much for it is left to /waiting."""
    if len(batch.things) == 1:
        reminder, temptation = batch.things[0]
        name = "due" if reminder.kind == Notice.PAUSE else "due-again"
        lines = [_named(voice, name, temptation), *_remembered(voice, batch, reminder, temptation, now)]
        text = "\n".join([*lines, voice.text("due-now")])
        return Say(text, (*choices(voice, temptation), *tens(temptation, "now")))
    numbered = list(enumerate(batch.things[:MOST_LISTED], start=1))
    names = [_named(voice, "due-item", temptation, number=number) for number, (_, temptation) in numbered]
    last = [_last(voice, reminder) for _, (reminder, _) in numbered]
    names = ["\n".join([name, *said]) for name, said in zip(names, last, strict=True)]
    words = [_remembered(voice, batch, reminder, temptation, now) for _, (reminder, temptation) in numbered]
    told = ["\n".join([name, *said]) for name, said in zip(names, words, strict=True)]
    over = len(batch.things) - MOST_LISTED
    heading, more = voice.text("due-many", count=len(batch.things)), [voice.text("due-more", count=over)] * (over > 0)
    whole, short = ("\n\n".join([heading, *blocks, *more]) for blocks in (told, names))
    text = whole if units(whole) <= MessageLimit.MAX_TEXT_LENGTH else short
    return Say(text, tuple(_row(voice, temptation, number) for number, (_, temptation) in numbered))


def wanted_now(voice: Voice, temptation: Temptation) -> Say:
    """How much it is wanted now beside how much it was then; the choice is still to be made."""
    name = "want-now" if temptation.want is None else "want-now-changed"
    text = voice.text(name, product=temptation.product, before=temptation.want, now=temptation.want_after)
    return Say(text, choices(voice, temptation))


def choices(voice: Voice, temptation: Temptation) -> Keyboard:
    """What can become of a thing whose pause is over."""
    return (_row(voice, temptation),)


def _row(voice: Voice, temptation: Temptation, number: int | None = None) -> tuple[Button, ...]:
    return tuple(voice.button(act, f"{act}:{temptation.id}", number) for act in (Act.DROP, Act.KEEP, Act.AGAIN))


def _last(voice: Voice, reminder: Reminder) -> list[str]:
    """That it is not asked about again, where it was asked about before."""
    return [voice.text("due-item-last")] if reminder.kind == Notice.ASK_AGAIN else []


def _named(voice: Voice, name: str, temptation: Temptation, **variables: int) -> str:
    price = price_told(voice, temptation)
    named = name if price is None else f"{name}-price"
    return voice.text(named, product=temptation.product, price=price, **variables)


def _remembered(voice: Voice, batch: DueBatch, reminder: Reminder, temptation: Temptation, now: datetime) -> list[str]:
    """The shopper's own words and number from when they began the pause, and an excuse when it is late."""
    lines = []
    began = local_time(batch.shopper, temptation.slept_at or temptation.created_at).date()
    days = (local_time(batch.shopper, now).date() - began).days
    if temptation.reason and temptation.want:
        lines.append(voice.text("due-words-and-want", days=days, reason=temptation.reason, want=temptation.want))
    elif temptation.reason:
        lines.append(voice.text("due-own-words", days=days, reason=temptation.reason))
    elif temptation.want:
        lines.append(voice.text("due-want", days=days, want=temptation.want))
    if lateness(reminder, now) > WORTH_SAYING:
        lines.append(voice.text("due-late", when=datetime.fromisoformat(reminder.wall_time)))
    return lines
