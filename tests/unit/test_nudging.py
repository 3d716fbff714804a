"""Choosing what a nudge is made of, by what holds whatever there is to choose from."""

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.nudging import MOST_ALTERNATIVES, best_fitting, choose_alternatives, choose_opinion, choose_strategy
from bot.domain.temptation import Rung, Strategy


@dataclass(frozen=True)
class Opinion:
    id: str
    strategy: Strategy
    score: float
    angle: str = "upkeep"


@dataclass(frozen=True)
class Alternative:
    id: int
    rung: Rung


ANGLES = st.sampled_from(["upkeep", "space", "hype"])
SCORES = st.sampled_from([0.1, 0.5, 0.75])
OPINIONS = st.lists(
    st.builds(Opinion, st.integers(0, 9).map(str), st.sampled_from(Strategy), SCORES, ANGLES),
    max_size=8,
    unique_by=lambda opinion: opinion.id,
)
ALTERNATIVES = st.lists(st.builds(Alternative, st.integers(0, 99), st.sampled_from(Rung)), max_size=12)
SEEDS = st.integers(0, 2**32).map(Random)
LAST = st.none() | st.sampled_from(Strategy)

quick = settings(max_examples=200, deadline=None)


@given(rng=SEEDS, opinions=OPINIONS, has_price=st.booleans(), last=LAST)
@quick
def test_a_kind_of_nudge_suits_what_there_is_to_say(
    rng: Random, opinions: list[Opinion], has_price: bool, last: Strategy | None
) -> None:
    chosen = choose_strategy(rng, opinions, has_price=has_price, last=last)
    sayable = {opinion.strategy for opinion in opinions} - (set() if has_price else {Strategy.SALIENT_COST})
    assert has_price or chosen is not Strategy.SALIENT_COST
    assert not sayable or chosen in sayable
    assert chosen is not last or sayable == {last}


@given(rng=SEEDS, opinions=OPINIONS, has_price=st.booleans(), last=LAST)
@quick
def test_with_weights_too_it_suits_what_there_is_to_say(
    rng: Random, opinions: list[Opinion], has_price: bool, last: Strategy | None
) -> None:
    weights = dict.fromkeys(Strategy, 0.25)
    chosen = choose_strategy(rng, opinions, has_price=has_price, last=last, weights=weights)
    sayable = {opinion.strategy for opinion in opinions} - (set() if has_price else {Strategy.SALIENT_COST})
    assert has_price or chosen is not Strategy.SALIENT_COST
    assert not sayable or chosen in sayable


def test_what_was_learned_weighs_and_the_last_kind_at_half() -> None:
    rng, turns = Random(3), 4_000
    weights = dict(zip(Strategy, (0.4, 0.2, 0.2, 0.2), strict=True))
    last = Strategy.REFLECTION
    chosen = [choose_strategy(rng, (), has_price=True, last=last, weights=weights) for _ in range(turns)]
    for strategy in Strategy:  # 0.4 at half is 0.2: all the same
        assert chosen.count(strategy) / turns == pytest.approx(0.25, abs=0.03)
    chosen = [choose_strategy(rng, (), has_price=True, last=None, weights=weights) for _ in range(turns)]
    assert chosen.count(last) / turns == pytest.approx(0.4, abs=0.03)


@given(opinions=OPINIONS, seen=st.sets(st.integers(0, 9).map(str)), angle=st.none() | ANGLES)
@quick
def test_what_is_offered_is_new_and_fits_best(opinions: list[Opinion], seen: set[str], angle: str | None) -> None:
    offered = best_fitting(opinions, seen, angle)
    unseen = [opinion for opinion in opinions if opinion.id not in seen] or opinions
    fresh = [opinion for opinion in unseen if opinion.angle != angle] or unseen
    assert set(offered) <= set(fresh)
    assert bool(offered) is bool(opinions)
    assert all(each in offered for each in fresh if each.score == max(opinion.score for opinion in fresh))
    assert all(each.score >= max(opinion.score for opinion in fresh) - 0.1 for each in offered)


@given(rng=SEEDS, opinions=OPINIONS, strategy=st.sampled_from(Strategy))
@quick
def test_an_opinion_suits_the_kind_of_nudge_where_one_does(
    rng: Random, opinions: list[Opinion], strategy: Strategy
) -> None:
    chosen = choose_opinion(rng, opinions, strategy)
    fitting = [opinion for opinion in opinions if opinion.strategy is strategy] or opinions
    assert (chosen in fitting) if opinions else (chosen is None)


@given(rng=SEEDS, alternatives=ALTERNATIVES, most=st.integers(1, 7))
@quick
def test_a_ladder_begins_with_nothing_and_climbs_in_order(
    rng: Random, alternatives: list[Alternative], most: int
) -> None:
    chosen = choose_alternatives(rng, alternatives, most)
    rungs = [alternative.rung for alternative in chosen]
    offered = {alternative.rung for alternative in alternatives}
    assert set(chosen) <= set(alternatives)
    assert rungs == sorted(set(rungs), key=list(Rung).index)
    assert (Rung.NOTHING in offered) is (rungs[:1] == [Rung.NOTHING])
    assert len(rungs) == min(most - 1, len(offered - {Rung.NOTHING})) + (Rung.NOTHING in offered)


@pytest.mark.parametrize("rung", [rung for rung in Rung if rung is not Rung.NOTHING])
def test_every_rung_gets_its_turn(rung: Rung) -> None:
    ladder = [Alternative(number, each) for number, each in enumerate(Rung)]
    assert any(rung in {a.rung for a in choose_alternatives(Random(seed), ladder)} for seed in range(30))


def test_a_ladder_in_a_nudge_has_three_rungs() -> None:
    ladder = [Alternative(number, each) for number, each in enumerate(Rung)]
    assert len(choose_alternatives(Random(1), ladder)) == MOST_ALTERNATIVES == 3


def test_chance_decides_between_equals() -> None:
    equals = [Opinion(str(number), Strategy.REFLECTION, 0.5) for number in range(4)]
    assert {choose_opinion(Random(seed), equals, Strategy.REFLECTION) for seed in range(60)} == set(equals)


def test_fit_wins_over_what_a_shopper_acts_on() -> None:
    """A kind of nudge that works is no reason to say what fits less."""
    liked = Opinion("liked", Strategy.DISTRACTION, 0.5, "habit")
    fitting = Opinion("fitting", Strategy.REFLECTION, 0.8, "space")
    assert best_fitting([liked, fitting]) == [fitting]


def test_neither_the_opinion_nor_the_argument_of_last_time_comes_again() -> None:
    first = Opinion("first", Strategy.REFLECTION, 0.8, "space")
    same = Opinion("same argument", Strategy.REFLECTION, 0.8, "space")
    other = Opinion("other", Strategy.DISTRACTION, 0.5, "habit")
    assert best_fitting([first, same, other], {"first"}, "space") == [other]
    assert best_fitting([first, same], {"first"}, "space") == [same]
    assert best_fitting([first], {"first"}, "space") == [first]
