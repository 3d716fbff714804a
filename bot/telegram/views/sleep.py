"""Sleeping on it: the pause, and the questions that go with it."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain import figures
from bot.domain.cooling import Cause, Explained, Pause
from bot.domain.decisions import Act
from bot.domain.money import Money
from bot.domain.when import When, WhenDoubt
from bot.telegram.replies import Button, Keyboard, Say
from bot.telegram.voice import Voice
from storage.tables import Temptation

_OFFER = "at%Y%m%dT%H%M"
MOST_LISTED = 15
"""Things in one message: as many as surely fit, by their names and with their buttons."""


def slept(voice: Voice, temptation: Temptation, wall: datetime, why: Explained, out: Money | None = None) -> Say:
    """When it comes back and why then, with other pauses to choose, and the question what makes them want it.

    `out` of the account went what had been skipped.
    """
    by_the_year = why.cause is Cause.OVER and temptation.period and not temptation.payments
    cause = "because-over-year" if by_the_year else f"because-{why.cause}"
    because = voice.plain(cause, step=why.step, days=why.pause.length.days)
    text = voice.text("slept", product=temptation.product, when=wall, because=because)
    said = text if out is None else f"{voice.text('slept-out', price=out)} {text}"
    leave_out = (voice.button("leave-out", f"sleep:{temptation.id}:nowhy"),)
    return Say(said, (*pause_buttons(voice, temptation.id or 0), leave_out))


def changed(voice: Voice, temptation: Temptation, wall: datetime, *, moved: bool = False, far: bool = False) -> Say:
    """What time was understood, with a tap to change it; one that is `far` away with its year."""
    when = figures.moment_far(wall, voice.language) if far else wall
    text = voice.text("slept-changed", product=temptation.product, when=when)
    said = f"{text}\n{voice.text('slept-quiet')}" if moved else text
    return Say(said, pause_buttons(voice, temptation.id or 0))


def choose_pause(voice: Voice, temptation: Temptation) -> Say:
    """Ask for another time without changing anything yet."""
    text = voice.text("ask-change", product=temptation.product)
    return Say(text, pause_buttons(voice, temptation.id or 0))


def ask_when(voice: Voice, temptation: Temptation) -> Say:
    """Ask for a time in the shopper's own words."""
    return Say(voice.text("ask-when", product=temptation.product))


def not_understood(voice: Voice, temptation: Temptation, when: When, offer: datetime | None = None) -> Say:
    """Say what is wrong with a time, with an example that works, and a time near it where there is one."""
    far = when.doubt is WhenDoubt.TOO_FAR and when.proposal
    text = voice.text(
        f"when-{_doubt(when)}", proposal=figures.moment_far(far, voice.language) if far else when.proposal
    )
    return Say(text, (*_offer_button(temptation, voice, offer), *pause_buttons(voice, temptation.id or 0)))


def left_as_it_is(voice: Voice, temptation: Temptation) -> Say:
    """No time was understood for a second time."""
    return Say(voice.text("when-unclear-again", product=temptation.product), pause_buttons(voice, temptation.id or 0))


def offered_time(argument: str) -> datetime | None:
    """The local time in the argument of a button that offers one; None for any other."""
    try:
        return datetime.strptime(argument, _OFFER)  # noqa: DTZ007  a wall time
    except ValueError:
        return None


def _doubt(when: When) -> str:
    """The ending of the text on a doubt."""
    doubt = when.doubt or WhenDoubt.UNCLEAR
    if doubt is WhenDoubt.TOO_FAR:
        return "too-far-date" if when.proposal else "too-far"
    return doubt.value.replace("_", "-") if when.proposal else "unclear"


def _offer_button(temptation: Temptation, voice: Voice, offer: datetime | None) -> Keyboard:
    if offer is None:
        return ()
    return ((Button(figures.moment(offer, voice.language), f"sleep:{temptation.id}:{offer.strftime(_OFFER)}"),),)


def ask_want(voice: Voice, temptation: Temptation) -> Say:
    """Ask how much it is wanted, from 1 to 10."""
    leave_out = voice.button("leave-out", f"sleep:{temptation.id}:w0")
    return Say(voice.text("ask-want"), (*tens(temptation, "sleep", "w"), (leave_out,)))


def tens(temptation: Temptation, verb: str, mark: str = "") -> Keyboard:
    """The numbers from 1 to 10, in two rows: Telegram shows no more than eight buttons in one."""
    ten = tuple(Button(str(want), f"{verb}:{temptation.id}:{mark}{want}") for want in range(1, 11))
    return ten[:5], ten[5:]


def want_noted(voice: Voice, want: int | None) -> Say:
    """The number was noted, or left out."""
    return Say(voice.text("want-noted", want=want) if want else voice.text("want-left-out"))


def pause_buttons(voice: Voice, temptation_id: int) -> Keyboard:
    """The pauses on offer, and one's own words."""
    day, three, week, month = (voice.button(pause, f"sleep:{temptation_id}:{pause}") for pause in Pause)
    return ((day, three), (week, month), (voice.button("own", f"sleep:{temptation_id}:own"),))


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
        end = voice.button("end", f"{Act.KEEP}:{temptation.id}:{Act.END}", number)
        drop = voice.button("drop", f"{Act.DROP}:{temptation.id}", number)
        rows.append((change, end, drop))
    return Say("\n".join([*lines, *_more(voice, "waiting-more", len(found))]), tuple(rows))


def _more(voice: Voice, name: str, count: int) -> list[str]:
    return [voice.text(name, count=count - MOST_LISTED)] if count > MOST_LISTED else []
