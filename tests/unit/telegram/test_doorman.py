from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.doorman import SWEEP_SECONDS, Admission, Doorman, Rates
from tests.support.scene import Clock

SERVED, TOLD, SILENT = Admission.SERVED, Admission.TOLD, Admission.SILENT
RATES = Rates(at_once=3, seconds_between=2.0, newcomers=2)


def doorman() -> tuple[Doorman, Clock]:
    clock = Clock()
    return Doorman(RATES, clock), clock


def test_so_many_at_once_then_one_line_then_nothing() -> None:
    door, _ = doorman()
    assert [door.admit(1) for _ in range(6)] == [SERVED, SERVED, SERVED, TOLD, SILENT, SILENT]
    assert door.admit(2) is SERVED, "one chat's haste is no other's"


def test_nobody_is_kept_in_nor_leaves_without_end() -> None:
    door, _ = doorman()
    for _ in range(9):
        door.admit(1)
    assert [door.admit(1, leaving=True) for _ in range(12)] == [SERVED] * 10 + [TOLD, SILENT]


def test_then_one_in_so_many_seconds_and_no_second_line_in_a_spell() -> None:
    door, clock = doorman()
    for _ in range(4):
        door.admit(1)
    clock.turn(seconds=2)
    assert [door.admit(1) for _ in range(2)] == [SERVED, SILENT]
    clock.turn(seconds=6)
    assert [door.admit(1) for _ in range(4)] == [SERVED, SERVED, SERVED, TOLD], "a new spell"


@given(st.lists(st.floats(0, 5), max_size=60))
def test_never_more_than_the_rate(waits: list[float]) -> None:
    door, clock = doorman()
    served, begun = 0, clock.moment
    for wait in waits:
        clock.turn(seconds=wait)
        served += door.admit(1) is SERVED
        assert served <= RATES.at_once + (clock.moment - begun) / timedelta(seconds=RATES.seconds_between) + 1e-6


def test_chats_that_are_quiet_are_forgotten() -> None:
    door, clock = doorman()
    for chat in range(1_000):
        door.admit(chat)
    clock.turn(seconds=SWEEP_SECONDS)
    door.admit(5_000)
    assert len(door) == 1


def test_so_many_newcomers_a_minute_then_a_line_then_nothing() -> None:
    door, clock = doorman()
    said = [door.welcome() for _ in range(25)]
    assert said == [SERVED] * 2 + [TOLD] * 18 + [SILENT] * 5
    clock.turn(minutes=1)
    assert door.welcome() is SERVED
