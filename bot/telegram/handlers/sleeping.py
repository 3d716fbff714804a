"""Sleeping on it, what cools, and when to be asked again."""

from collections.abc import Callable, Sequence

from bot.domain.cooling import Pause, due, explained
from bot.domain.decisions import AFRESH, Act, move
from bot.domain.money import Money
from bot.domain.temptation import State
from bot.service import sleeping as service
from bot.service.advising import cost_of, price_of
from bot.service.deciding import reopen
from bot.service.houserules import least_pause
from bot.telegram.arguments import after_command
from bot.telegram.handlers import whens
from bot.telegram.replies import Reply, Say
from bot.telegram.views import nudge as nudges
from bot.telegram.views import sleep as views
from bot.telegram.visit import Press, Visit
from storage import shoppers, temptations
from storage.tables import Temptation


def sleep(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap on `Sleep on it`, on a pause, or on what belongs to it."""
    out = reopen(visit.session, visit.shopper, temptation, visit.now) if press.argument == AFRESH else None
    if move(State(temptation.state), Act.SLEEP) is None:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    if press.argument in {"", AFRESH}:
        return _begin(visit, press, temptation, out)
    step = _STEPS.get(press.argument, whens.at)
    return step(visit, press, temptation)


def again(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """Wait longer: at once, or after choosing how long."""
    if move(State(temptation.state), Act.AGAIN) is None:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    if press.argument == "ask":
        return whens.ask_change(visit, temptation)
    until = service.default_wall(visit.shopper, temptation, visit.now, _least(visit, temptation))
    _, wall = service.sleep_on(visit.session, visit.shopper, temptation, visit.now, until)
    return [press.spent(), views.changed(visit.voice, temptation, wall)]


def waiting(visit: Visit) -> Sequence[Reply]:
    """/waiting."""
    return [views.waiting(visit.voice, service.waiting(visit.session, visit.shopper))]


def remind(visit: Visit) -> Sequence[Reply]:
    """/remind: when to ask again about the newest temptation."""
    newest = temptations.newest(visit.session, visit.shopper.id or 0)
    phrase = after_command(visit.text)
    if newest is None or not phrase:
        return [Say(visit.voice.text("remind-nothing" if newest is None else "remind-how"))]
    if move(State(newest.state), Act.SLEEP) is None:
        return [Say(visit.voice.text("remind-decided", product=newest.product))]
    shoppers.expect_nothing(visit.shopper)
    return whens.until(visit, newest, phrase)


def _begin(visit: Visit, press: Press, temptation: Temptation, out: Money | None) -> Sequence[Reply]:
    """One tap is enough: the pause is set at once, and can be changed. `out` of the account went what was skipped."""
    if temptation.state == State.COOLING:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    least = _least(visit, temptation)
    until = service.default_wall(visit.shopper, temptation, visit.now, least)
    _, wall = service.sleep_on(visit.session, visit.shopper, temptation, visit.now, until)
    shoppers.expect(visit.shopper, "why", temptation.id, visit.now)
    return [press.spent(), views.slept(visit.voice, temptation, wall, explained(cost_of(temptation), least), out)]


def _least(visit: Visit, temptation: Temptation) -> Pause | None:
    """What the shopper's own house rule asks for."""
    price, today = price_of(temptation), visit.here.date()
    return least_pause(visit.session, visit.shopper, temptation.category, price, today)


def _pause(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """Another pause; the hour stays the one it is now."""
    wall = due(visit.here, Pause(press.argument))
    _, wall = service.sleep_on(visit.session, visit.shopper, temptation, visit.now, wall)
    if visit.shopper.awaiting in whens.FOR_A_TIME:
        shoppers.expect_nothing(visit.shopper)
    return [views.changed(visit.voice, temptation, wall)]


def _own_words(visit: Visit, _press: Press, temptation: Temptation) -> Sequence[Reply]:
    return whens.ask_when(visit, temptation)


def _no_reason(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    shoppers.expect(visit.shopper, "want", temptation.id, visit.now)
    return [press.spent(), views.ask_want(visit.voice, temptation)]


def _want(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    want = int(press.argument.removeprefix("w"))
    service.note_want(temptation, want)
    shoppers.expect_nothing(visit.shopper)
    return [press.spent(), views.want_noted(visit.voice, want)]


_STEPS: dict[str, Callable[[Visit, Press, Temptation], Sequence[Reply]]] = {
    "own": _own_words,
    "nowhy": _no_reason,
    **dict.fromkeys(Pause, _pause),
    **{f"w{want}": _want for want in range(11)},
}
"""What follows `sleep:id:`; `w0` leaves the number out."""
