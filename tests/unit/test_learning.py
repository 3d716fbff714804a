"""What is learned of a shopper from what became of the things they were nudged about."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.learning import FLOOR, Learned, Outcome, Tally, known, learned, tallies, weights
from bot.domain.nudging import choose_strategy
from bot.domain.temptation import State, Strategy

REFLECTION, DESIRE, COST, DISTRACTION = Strategy
EQUAL = dict.fromkeys(Strategy, 0.25)

OUTCOMES = st.lists(
    st.builds(
        Outcome,
        st.sampled_from(Strategy),
        st.sampled_from(State),
        slept=st.booleans(),
        returned=st.booleans(),
        rested=st.booleans(),
        times=st.integers(1, 9),
    ),
    max_size=20,
)
TALLIES = st.builds(lambda shown, led: Tally(shown, min(shown, led)), st.integers(0, 60), st.integers(0, 60))
COUNTED = st.fixed_dictionaries(dict.fromkeys(Strategy, TALLIES))

quick = settings(max_examples=100, deadline=None)


def outcome(state: State, *, slept: bool = False, returned: bool = False, rested: bool = True) -> Outcome:
    return Outcome(COST, state, slept=slept, returned=returned, rested=rested)


def counted(**told: tuple[int, int]) -> Mapping[Strategy, Tally]:
    """By name of a kind: how often it led, of how often it was shown."""
    return {s: Tally(*reversed(told.get(s.name.lower(), (0, 0)))) for s in Strategy}


@pytest.mark.parametrize(
    ("became", "tally"),
    [
        (outcome(State.SKIPPED), Tally(1, 1)),
        (outcome(State.SKIPPED, rested=False), Tally(1, 1)),
        (outcome(State.SKIPPED, returned=True), Tally(1, 0)),
        (outcome(State.SKIPPED, slept=True, returned=True), Tally(1, 1)),
        (outcome(State.COOLING, slept=True, rested=False), Tally(1, 1)),
        (outcome(State.COOLING), Tally(1, 1)),
        (outcome(State.BOUGHT), Tally(1, 0)),
        (outcome(State.BOUGHT, slept=True), Tally(1, 1)),
        (outcome(State.BOUGHT_CHEAPER), Tally(1, 0)),
        (outcome(State.BOUGHT_CHEAPER, slept=True), Tally(1, 1)),
        (outcome(State.DROPPED), Tally(1, 0)),
        (outcome(State.DROPPED, slept=True), Tally(1, 0)),
        (outcome(State.NEEDED), Tally(0, 0)),
        (outcome(State.NEEDED, slept=True), Tally(0, 0)),
        (outcome(State.OPEN), Tally(1, 0)),
        (outcome(State.OPEN, rested=False), Tally(0, 0)),
        (outcome(State.OPEN, slept=True, rested=False), Tally(1, 1)),
    ],
)
def test_what_counts_as_having_led_to_skip_or_sleep(became: Outcome, tally: Tally) -> None:
    assert tallies([became]) == {**dict.fromkeys(Strategy, Tally()), COST: tally}


def test_before_anything_is_known_all_are_equal() -> None:
    assert weights(tallies([])) == pytest.approx(EQUAL)
    assert not known(tallies([outcome(State.NEEDED), outcome(State.OPEN, rested=False)]))
    assert known(tallies([outcome(State.BOUGHT)]))


def test_the_rule_in_figures() -> None:
    """Rates 7/10, 1/2, 1/2, 1/2; a tenth each, and six tenths by the rates."""
    found = weights(counted(salient_cost=(6, 8)))
    assert found[COST] == pytest.approx(0.1 + 0.6 * 0.7 / 2.2)
    assert found[REFLECTION] == found[DESIRE] == found[DISTRACTION] == pytest.approx(0.1 + 0.6 * 0.5 / 2.2)


@given(found=COUNTED)
@quick
def test_every_kind_keeps_its_turns_whatever_happened(found: Mapping[Strategy, Tally]) -> None:
    likely = weights(found)
    assert sum(likely.values()) == pytest.approx(1)
    assert min(likely.values()) > FLOOR
    by_rate = sorted(Strategy, key=lambda s: found[s].rate)
    assert [found[s].rate for s in sorted(Strategy, key=lambda s: likely[s])] == [found[s].rate for s in by_rate]


@given(outcomes=OUTCOMES, rng=st.randoms(use_true_random=False))
@quick
def test_the_order_makes_no_difference(outcomes: list[Outcome], rng: Random) -> None:
    shuffled = rng.sample(outcomes, len(outcomes))
    one_by_one = [
        o
        for each in shuffled
        for o in [Outcome(each.strategy, each.state, each.slept, each.returned, each.rested)] * each.times
    ]
    assert tallies(outcomes) == tallies(shuffled) == tallies(one_by_one)


@given(found=COUNTED)
@quick
def test_what_is_told_is_true(found: Mapping[Strategy, Tally]) -> None:
    """The kind that is named has the highest weight, and was seen to work best."""
    told = learned(found)
    if told is not None:
        likely = weights(found)
        assert all(likely[told.strategy] > likely[other] for other in Strategy if other is not told.strategy)
        assert told.tally == found[told.strategy]
        assert told.tally.led >= 1


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (counted(), None),
        (counted(salient_cost=(6, 8)), None),  # nothing to compare it with
        (counted(salient_cost=(3, 3), reflection=(0, 2)), None),  # five in all
        (counted(salient_cost=(6, 8), reflection=(1, 4)), Learned(COST, Tally(8, 6))),
        (counted(salient_cost=(6, 8), reflection=(4, 6)), None),  # close
        (counted(salient_cost=(2, 2), reflection=(0, 8)), None),  # twice is not often
        (counted(distraction=(4, 9), reflection=(0, 9)), None),  # two others may be better
        (
            counted(distraction=(4, 9), reflection=(0, 9), salient_cost=(1, 9), desire_reduction=(0, 9)),
            Learned(DISTRACTION, Tally(9, 4)),
        ),
    ],
)
def test_it_is_told_when_there_is_something_to_say(found: Mapping[Strategy, Tally], told: Learned | None) -> None:
    assert learned(found) == told


@pytest.mark.parametrize("works", Strategy)
def test_it_moves_towards_what_works_and_keeps_variety(works: Strategy) -> None:
    """A shopper who acts on one kind four times in five, and on the others once in five."""
    rng = Random(7)
    shown: list[Outcome] = []
    last: Strategy | None = None
    for _ in range(400):
        found = tallies(shown[-60:])
        last = choose_strategy(rng, (), has_price=True, last=last, weights=weights(found) if known(found) else None)
        led = rng.random() < (0.8 if last is works else 0.2)
        state = State.SKIPPED if led else State.BOUGHT
        shown.append(Outcome(last, state, slept=False, returned=False, rested=True))
    later = [each.strategy for each in shown[60:]]
    share = {s: later.count(s) / len(later) for s in Strategy}
    assert share[works] == max(share.values())
    assert 0.28 < share[works] < 0.5
    assert min(share.values()) > 0.12
