"""Where the picture's parts stand: nothing on top of anything else, nothing outside, everything legible."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.telegram.picture import Bar, GoalLine, MonthPicture, Rhythm, Share, style
from bot.telegram.picture.boxes import Box, centred, first_free, split
from bot.telegram.picture.cards import EDGE, WIDTH
from bot.telegram.picture.lettering import balanced, shortened, width_of
from bot.telegram.picture.page import LOWEST, TALLEST, lay_out
from bot.telegram.picture.plot import plot
from bot.telegram.picture.rhythm import shade
from bot.telegram.picture.style import mixed
from tests.support.pictures import pictures
from tests.support.sheets import PARTS, WEEKDAYS, Sheet, any_picture, sheet

PICTURES = pictures()
MONTH, YEAR = PICTURES["summary-da.png"], PICTURES["summary-en-two-years.png"]
EMPTY = PICTURES["summary-en-empty.png"]
HUGE = "1.234.567.890,50 kr."
GOAL = GoalLine("En rejse hele vejen rundt om jorden med alle børnene", 0.001, 7.0, f"{HUGE} af 9.876.543.210 kr.")
SAMPLES = {
    **PICTURES,
    "huge": replace(MONTH, confirmed_text=HUGE, pending_text="987.654.321 kr.", goal=GOAL),
    "huge year": replace(YEAR, bars=tuple(replace(bar, text="1,234,567") for bar in YEAR.bars), title="W" * 60),
    "no goal": replace(YEAR, goal=None),
    "pauses only": replace(EMPTY, paused=MONTH.paused),
    "one pause": replace(MONTH, paused=Share("Én pause", 1, 1, 0, "1 ville du stadig have" * 2, "0 lod du ligge")),
    "bars only": replace(MONTH, goal=None, rhythm=None, paused=None, pending_text=""),
}


def faults(found: Sheet) -> list[str]:
    """What is wrong with where texts stand."""
    page, cards = found.page, [box for _, box in found.page.parts[1:]]
    data = [box for box, _ in found.blocks if box not in cards and box.width and box.height]
    inside = Box(EDGE, 0, WIDTH - 2 * EDGE, page.height)
    pairs = [(one.words, two.words) for one, two in combinations(found.texts, 2) if one.box.overlaps(two.box, gap=0)]
    return [
        *(f"{one!r} on {two!r}" for one, two in pairs),
        *(f"{text.words!r} outside" for text in found.texts if not within(text.box, inside)),
        *(f"{text.words!r} on a block" for text in found.texts if on(text.box, data)),
        *(f"{text.words!r} over a card's edge" for text in found.texts if astride(text.box, cards)),
    ]


def within(inner: Box, outer: Box) -> bool:
    return (
        outer.left - 1 <= inner.left
        and inner.right <= outer.right + 1
        and outer.bottom <= inner.bottom
        and inner.top <= outer.top
    )


def on(text: Box, blocks: list[Box]) -> bool:
    return any(text.overlaps(block, gap=0) for block in blocks)


def astride(text: Box, cards: list[Box]) -> bool:
    return any(text.overlaps(card, gap=0) and not within(text, card) for card in cards)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_stands_free(name: str) -> None:
    assert faults(sheet(SAMPLES[name])) == []


@given(any_picture)
@settings(max_examples=40, deadline=None)
def test_any_picture_has_everything_in_its_place(picture: MonthPicture) -> None:
    found = sheet(picture)
    assert faults(found) == []
    boxes = [box for _, box in found.page.parts]
    assert all(upper.bottom >= lower.top for upper, lower in pairwise(boxes))
    assert boxes[0].top == found.page.height - EDGE
    assert boxes[-1].bottom == pytest.approx(EDGE)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_has_contrast(name: str) -> None:
    found = sheet(SAMPLES[name])
    assert {text.ground for text in found.texts} <= {style.PAPER, style.CARD}
    assert all(contrast(text.colour, text.ground) >= 4.5 for text in found.texts)


def contrast(one: str, two: str) -> float:
    """WCAG's contrast ratio."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_parts_that_touch_differ_in_lightness() -> None:
    pairs = ((style.STAYED, style.PENDING), (style.TEMPTED, style.LET_GO), (style.STAYED, style.FAINT))
    assert all(contrast(one, two) >= 3 for one, two in pairs)


def test_more_temptations_are_darker() -> None:
    shades = [luminance(shade(count, 500)) for count in (0, 1, 50, 250, 500)]
    assert shades == sorted(shades, reverse=True)
    assert contrast(shade(0, 500), shade(1, 500)) >= 1.3
    assert shade(1, 1) == shade(500, 500) == style.TEMPTED


def test_amounts_are_never_cut() -> None:
    words = {text.words for text in sheet(SAMPLES["huge"]).texts}
    assert {HUGE, "987.654.321 kr.", GOAL.text} <= words


def test_parts_without_data_leave_their_room_to_the_rest() -> None:
    full, less = lay_out(MONTH), lay_out(SAMPLES["bars only"])
    assert (full.height, less.height) == (TALLEST, LOWEST)
    assert [type(part).__name__ for part, _ in less.parts] == ["Heading", "BarsCard"]
    assert less.parts[1][1].height > full.parts[1][1].height
    assert [type(part).__name__ for part, _ in lay_out(EMPTY).parts] == ["Heading", "InvitationCard"]
    none = replace(MONTH, rhythm=Rhythm("", WEEKDAYS, PARTS, ((0,) * 6,) * 7), paused=Share("", 0, 0, 0, "", ""))
    assert len(lay_out(none).parts) == len(full.parts) - 2


amounts = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(st.builds(Bar, st.just(""), amounts, amounts), max_size=13))
@example([Bar("", 1e300, 1e300)])
@settings(max_examples=100, deadline=None)
def test_bars_stand_inside_the_plot_side_by_side(series: list[Bar]) -> None:
    field = Box(72, 100, 928, 200)
    boxes = [column.box for column in plot(series, field).columns]
    assert all(left.right < right.left for left, right in pairwise(boxes))
    for box in boxes:
        assert field.left <= box.left < box.right <= field.right
        assert field.bottom <= box.bottom <= box.top <= field.top


def test_heights_are_true_to_the_amounts() -> None:
    first, second = plot((Bar("a", 100, 0), Bar("b", 200, 200)), Box(0, 50, 900, 400)).columns
    assert second.confirmed.height == pytest.approx(2 * first.box.height)
    assert second.box.height == pytest.approx(4 * first.box.height)
    assert first.box.bottom == 50


@given(st.lists(amounts, min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_a_strip_is_split_whole(parts: list[float]) -> None:
    strip = Box(10, 0, 900, 30)
    boxes = split(strip, parts, 10)
    assert all(left.right == pytest.approx(right.left) for left, right in pairwise(boxes))
    assert sum(box.width for box in boxes) == pytest.approx(900) or not any(box.width for box in boxes)
    assert all(box.width == 0 or box.width >= 10 for box in boxes)


def test_a_strip_is_true_to_the_numbers() -> None:
    assert [box.width for box in split(Box(0, 0, 800, 30), (1, 3, 0), 10)] == [200, 600, 0]


def test_a_place_is_taken_once() -> None:
    left, right = Box(0, 0, 10, 10), Box(50, 0, 10, 10)
    assert first_free([left, right], [Box(5, 5, 10, 10)]) == right
    assert first_free([left], [Box(12, 0, 10, 10)]) is None
    assert first_free([], []) is None


def test_a_label_is_kept_inside_the_limits() -> None:
    limits = Box(72, 0, 900, 10)
    assert centred(972, 0, 200, 30, limits).right == 972
    assert centred(72, 0, 200, 30, limits).left == 72


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    cut = shortened("En meget lang drøm om en rejse", style.TEXT, 300)
    assert cut.startswith("En meget")
    assert cut.endswith("…")
    assert width_of(cut, style.TEXT) <= 300
    assert shortened("Rom 🚲\n", style.TEXT, 300) == "Rom"
    assert shortened("Rom", style.TEXT, 5) == ""


def test_lines_are_of_like_length() -> None:
    assert balanced("Her er plads til det første, du lader ligge.", 38) == [
        "Her er plads til det",
        "første, du lader ligge.",
    ]
    assert len(balanced("ord " * 200, 38)) == 4


def test_a_colour_between_two() -> None:
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"
