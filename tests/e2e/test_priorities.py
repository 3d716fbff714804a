"""What goes first when much is due: pauses before the pictures of a month, also while these are on their way."""

from datetime import UTC, datetime

import pytest

from bot.telegram.limiter import Limits
from bot.terminal.events import Event, MessageSent
from bot.terminal.faults import Fault, FaultKind
from storage.database import Database
from storage.tables import Reminder
from tests.benchmarks.month_pictures import FIRST, LEAD, fill
from tests.support.scene import IMPATIENT, Clock, Scene, scene

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own

PICTURES = 5
PAUSES = 2


async def crowd(s: Scene, limits: tuple[int, int] = (PICTURES, PAUSES)) -> list[str]:
    """People with pictures and pauses due on the first of December; what they are sent will be in the list."""
    arrived: list[str] = []

    def note(event: Event) -> None:
        if isinstance(event, MessageSent):
            arrived.append("picture" if event.message.photo else "pause")

    s.api.subscribe(note)
    for number in range(1, sum(limits) + 1):
        s.api.person(number, first_name="Kim")
    fill(s.omtanke.database, *limits, seconds=0)
    return arrived


def quiet_morning() -> Clock:
    """Before anything is due."""
    return Clock(datetime(2026, 11, 24, 9, 15, tzinfo=UTC))


async def test_pauses_go_before_pictures_that_have_waited_longer(database: Database) -> None:
    async with scene(database, clock=quiet_morning()) as s:
        arrived = await crowd(s)
        s.clock.moment = FIRST.replace(hour=17)
        await s.due()
        assert arrived == ["pause"] * PAUSES + ["picture"] * PICTURES


async def test_a_pause_that_ends_while_pictures_are_on_their_way_goes_next(sqlite: Database) -> None:
    async with scene(sqlite, clock=quiet_morning()) as s:
        arrived = await crowd(s)

        def while_the_second_is_sent(event: Event) -> None:
            if isinstance(event, MessageSent) and arrived == ["picture"] * 2:
                s.clock.turn(seconds=LEAD.total_seconds())

        s.api.subscribe(while_the_second_is_sent)
        s.clock.moment = FIRST
        await s.due()
        assert sorted(arrived) == ["pause"] * PAUSES + ["picture"] * PICTURES
        assert arrived.index("pause") <= 3, "at once, but for a picture that the bot's own look-out had in hand"


async def test_while_telegram_holds_everybody_nothing_is_tried(sqlite: Database) -> None:
    """Three 429s at once: the round ends, and the rest of the pictures is not even drawn."""
    limits = Limits(tries=1, shared=False, patience=0.5)
    async with scene(sqlite, clock=quiet_morning(), limits=limits) as s:
        arrived = await crowd(s, (20, 0))
        s.api.faults.inject(Fault(FaultKind.TOO_MANY_REQUESTS, 100), method="sendPhoto", times=3)
        s.clock.moment = FIRST
        await s.due()
        tried = sum(method == "sendPhoto" for method, _ in s.api.calls)
        assert (arrived, tried) == ([], 3)
        waiting = [row for row in s.rows(Reminder) if row.due_at > FIRST]
        assert len(waiting) <= 5, "the three, and those that found out that nothing can be sent"
        assert {row.state for row in s.rows(Reminder)} == {"pending"}


async def test_a_429_of_one_chat_is_no_matter_of_the_other_reminders(sqlite: Database) -> None:
    async with scene(sqlite, clock=quiet_morning(), limits=IMPATIENT) as s:
        arrived = await crowd(s, (0, 4))
        s.api.faults.inject(Fault(FaultKind.TOO_MANY_REQUESTS, 100), method="sendMessage", times=1)
        s.clock.moment = FIRST.replace(hour=17)
        await s.due()
        assert arrived == ["pause"] * 3
        s.clock.turn(seconds=126)
        await s.due()
        assert arrived == ["pause"] * 4
