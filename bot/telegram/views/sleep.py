"""Sleeping on it: the pause, the questions that go with it, and the end of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from telegram.constants import MessageLimit

from bot.domain.cooling import Pause
from bot.domain.decisions import Act
from bot.domain.when import When, WhenDoubt
from bot.service.advising import price_of
from bot.service.shoppers import local_time
from bot.service.sleeping import DueBatch, lateness
from bot.telegram.replies import Button, Keyboard, Say, units
from bot.telegram.voice import Voice
from storage.tables import Reminder, Temptation

WORTH_SAYING = timedelta(hours=1)
"""A reminder that comes later than this says so."""
MOST_LISTED = 15
"""Things in one message: as many as surely fit, by their names and with their buttons."""


def slept(voice: Voice, temptation: Temptation, wall: datetime) -> Say:
    """When it comes back, with other pauses to choose, and the question why."""
    text = voice.text("slept", product=temptation.product, when=wall)
    leave_out = (voice.button("leave-out", f"sleep:{temptation.id}:nowhy"),)
    return Say(text, (*pause_buttons(voice, temptation.id or 0), leave_out))


def changed(voice: Voice, temptation: Temptation, wall: datetime, *, moved: bool = False) -> Say:
    """Another time was chosen."""
    text = voice.text("slept-changed", product=temptation.product, when=wall)
    return Say(f"{text}\n{voice.text('slept-quiet')}" if moved else text)


def choose_pause(voice: Voice, temptation: Temptation) -> Say:
    """Ask for another time without changing anything yet."""
    text = voice.text("ask-change", product=temptation.product)
    return Say(text, pause_buttons(voice, temptation.id or 0))


def ask_when(voice: Voice, temptation: Temptation) -> Say:
    """Ask for a time in the shopper's own words."""
    return Say(voice.text("ask-when", product=temptation.product))


def not_understood(voice: Voice, when: When) -> Say:
    """Say what is wrong with a time, with an example that works."""
    doubt = when.doubt or WhenDoubt.UNCLEAR
    name = "unclear" if doubt is WhenDoubt.PAST and when.proposal is None else doubt.value.replace("_", "-")
    return Say(voice.text(f"when-{name}", proposal=when.proposal))


def ask_want(voice: Voice, temptation: Temptation) -> Say:
    """Ask how much it is wanted, from 1 to 10."""
    number = temptation.id or 0
    tens = [Button(str(want), f"sleep:{number}:w{want}") for want in range(1, 11)]
    leave_out = voice.button("leave-out", f"sleep:{number}:w0")
    return Say(voice.text("ask-want"), (tuple(tens[:5]), tuple(tens[5:]), (leave_out,)))


def want_noted(voice: Voice, want: int | None) -> Say:
    """The number was noted, or left out."""
    return Say(voice.text("want-noted", want=want) if want else voice.text("want-left-out"))


def pause_buttons(voice: Voice, temptation_id: int) -> Keyboard:
    """The pauses on offer, and one's own words."""
    day, three, week, month = (voice.button(pause, f"sleep:{temptation_id}:{pause}") for pause in Pause)
    return ((day, three), (week, month), (voice.button("own", f"sleep:{temptation_id}:own"),))


def due(voice: Voice, batch: DueBatch, now: datetime) -> Say:
    """All that came due for one shopper, in one message; what is too much for it is left to /waiting."""
    if len(batch.items) == 1:
        reminder, temptation = batch.items[0]
        lines = [_named(voice, "due", temptation), *_remembered(voice, batch, reminder, temptation, now)]
        return Say("\n".join(lines), (_row(voice, temptation),))
    numbered = list(enumerate(batch.items[:MOST_LISTED], start=1))
    names = [_named(voice, "due-item", temptation, number=number) for number, (_, temptation) in numbered]
    words = [_remembered(voice, batch, reminder, temptation, now) for _, (reminder, temptation) in numbered]
    told = ["\n".join([name, *said]) for name, said in zip(names, words, strict=True)]
    heading, more = voice.text("due-many", count=len(batch.items)), _more(voice, "due-more", len(batch.items))
    whole, short = ("\n\n".join([heading, *blocks, *more]) for blocks in (told, names))
    text = whole if units(whole) <= MessageLimit.MAX_TEXT_LENGTH else short
    return Say(text, tuple(_row(voice, temptation, number) for number, (_, temptation) in numbered))


def waiting(voice: Voice, found: Sequence[tuple[Temptation, datetime | None]]) -> Say:
    """What cools, with a tap to change or end each."""
    if not found:
        return Say(voice.text("waiting-none"))
    lines = [voice.text("waiting-heading", count=len(found))]
    rows = []
    for number, (temptation, wall) in enumerate(found[:MOST_LISTED], start=1):
        name = "waiting-item" if wall else "waiting-item-asked"
        lines.append(voice.text(name, number=number, product=temptation.product, when=wall))
        change = voice.button("change", f"{Act.AGAIN}:{temptation.id}:ask", number)
        end = voice.button("end", f"{Act.KEEP}:{temptation.id}", number)
        drop = voice.button("drop", f"{Act.DROP}:{temptation.id}", number)
        rows.append((change, end, drop))
    return Say("\n".join([*lines, *_more(voice, "waiting-more", len(found))]), tuple(rows))


def _more(voice: Voice, name: str, count: int) -> list[str]:
    return [voice.text(name, count=count - MOST_LISTED)] if count > MOST_LISTED else []


def _row(voice: Voice, temptation: Temptation, number: int | None = None) -> tuple[Button, ...]:
    return tuple(voice.button(act, f"{act}:{temptation.id}", number) for act in (Act.DROP, Act.KEEP, Act.AGAIN))


def _named(voice: Voice, name: str, temptation: Temptation, **variables: int) -> str:
    price = price_of(temptation)
    named = name if price is None else f"{name}-price"
    return voice.text(named, product=temptation.product, price=price, **variables)


def _remembered(voice: Voice, batch: DueBatch, reminder: Reminder, temptation: Temptation, now: datetime) -> list[str]:
    """The shopper's own words and number from the day they began the pause, and an excuse when it is late."""
    lines = []
    day = local_time(batch.shopper, temptation.slept_at or temptation.created_at).date()
    if temptation.reason and temptation.want:
        lines.append(voice.text("due-words-and-want", day=day, reason=temptation.reason, want=temptation.want))
    elif temptation.reason:
        lines.append(voice.text("due-own-words", day=day, reason=temptation.reason))
    elif temptation.want:
        lines.append(voice.text("due-want", day=day, want=temptation.want))
    if lateness(reminder, now) > WORTH_SAYING:
        lines.append(voice.text("due-late", when=datetime.fromisoformat(reminder.wall_time)))
    return lines
