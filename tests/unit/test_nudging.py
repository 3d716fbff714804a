"""Choosing what a nudge is made of, by what holds whatever there is to choose from."""

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.nudging import MOST_ALTERNATIVES, choose_alternatives, choose_opinion, choose_strategy
from bot.domain.temptation import Rung, Strategy


@dataclass(frozen=True)
class Opinion:
    id: str
    strategy: Strategy
    score: float


@dataclass(frozen=True)
class Alternative:
    id: int
    rung: Rung


SCORES = st.sampled_from([0.1, 0.5, 0.75])
OPINIONS = st.lists(
    st.builds(Opinion, st.integers(0, 9).map(str), st.sampled_from(Strategy), SCORES),
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


@given(rng=SEEDS, opinions=OPINIONS, strategy=st.sampled_from(Strategy), last=st.none() | st.integers(0, 9).map(str))
@quick
def test_an_opinion_is_fresh_and_fits_best(
    rng: Random, opinions: list[Opinion], strategy: Strategy, last: str | None
) -> None:
    chosen = choose_opinion(rng, opinions, strategy, last)
    fresh = [opinion for opinion in opinions if opinion.id != last] or opinions
    fitting = [opinion for opinion in fresh if opinion.strategy is strategy] or fresh
    if chosen is None:
        assert opinions == []
        return
    assert chosen in fitting
    assert chosen.score == max(opinion.score for opinion in fitting)


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
    better = Opinion("best", Strategy.REFLECTION, 0.6)
    chosen = {choose_opinion(Random(seed), equals, Strategy.REFLECTION, None) for seed in range(60)}
    assert chosen == set(equals)
    assert {choose_opinion(Random(seed), [*equals, better], Strategy.REFLECTION, None) for seed in range(20)} == {
        better
    }
