"""The month's picture: a PNG of its size whatever it shows, and nothing on top of anything else."""

import json
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.picture import Bar, GoalLine, MonthPicture, draw, labels
from bot.telegram.picture.canvas import Canvas
from bot.telegram.picture.layout import BASELINE, MARGIN, PLOT, WIDTH, Box, first_free, plot, within_margins
from bot.telegram.picture.style import TEXT

PICTURE = MonthPicture(
    language="da",
    title="November 2026",
    subtitle="Pengene der blev hos dig",
    confirmed_label="Bekræftet",
    confirmed_text="2.400 kr.",
    pending_label="Venter på dit svar",
    pending_text="1.299 kr.",
    empty_text="Her er plads til det første, du lader ligge.",
    bars=(Bar("sep.", 2150, 0, "2.150"), Bar("okt.", 1650, 0, "1.650"), Bar("nov.", 2400, 1299, "3.699")),
    goal=GoalLine(5000, "Rom", "5.000 kr."),
)
HUGE = tuple(Bar(f"m{number}", 1e9, number * 1e8, "1.000.000.000 kr.") for number in range(12))

amounts = st.floats(min_value=0, max_value=1e12) | st.sampled_from([0.0, 0.01, 1e9, float("nan"), float("inf"), -5.0])
bars = st.lists(st.builds(Bar, st.text(max_size=12), amounts, amounts, st.text(max_size=20)), max_size=13).map(tuple)
goals = st.none() | st.builds(GoalLine, amounts, st.text(max_size=80), st.text(max_size=20))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        replace(PICTURE, goal=None),
        replace(PICTURE, bars=PICTURE.bars[-1:], pending_text=""),
        replace(PICTURE, bars=HUGE),
        replace(PICTURE, bars=(Bar("nov.", 0.01, 0, "0,01"),)),
        replace(PICTURE, bars=()),
        replace(PICTURE, bars=(Bar("nov.", 0, 0),) * 6),
        replace(PICTURE, goal=GoalLine(1e9, "æøå 🚲 日本 $x$ " * 30, "$5 $6")),
        replace(PICTURE, title="half \ud83d", goal=GoalLine(9000, "half \ud83d", "9 kr.")),
        replace(PICTURE, title="", subtitle="", confirmed_text="", pending_text="", empty_text=""),
    ],
)
def test_a_picture_is_a_png_of_the_stated_size(picture: MonthPicture) -> None:
    assert size_of(draw(picture)) == (1080, 1080)


@given(bars, goals, st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_series_and_any_words_can_be_drawn(series: tuple[Bar, ...], goal: GoalLine | None, words: str) -> None:
    picture = replace(PICTURE, bars=series, goal=goal, title=words, confirmed_text=words, empty_text=words)
    assert size_of(draw(picture)) == (1080, 1080)


def test_threads_draw_the_same_picture() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(draw, [PICTURE] * 8)) == {draw(PICTURE)}


def test_a_picture_survives_json() -> None:
    for picture in (PICTURE, replace(PICTURE, goal=None, bars=())):
        assert MonthPicture.from_json(json.loads(json.dumps(picture.to_json()))) == picture


def test_json_with_unknown_fields_is_refused() -> None:
    with pytest.raises(TypeError):
        MonthPicture.from_json({**PICTURE.to_json(), "colour": "red"})


def test_matplotlib_is_not_loaded_before_a_picture_is_drawn() -> None:
    check = "import sys, bot.telegram.picture; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@given(bars, goals)
@settings(max_examples=100, deadline=None)
def test_bars_stand_inside_the_plot_side_by_side(series: tuple[Bar, ...], goal: GoalLine | None) -> None:
    laid_out = plot(series, goal)
    boxes = [column.box for column in laid_out.columns]
    for left, right in pairwise(boxes):
        assert left.right < right.left
    for box in boxes:
        assert MARGIN <= box.left < box.right <= WIDTH - MARGIN
        assert BASELINE <= box.bottom <= box.top <= BASELINE + PLOT + 16
    assert laid_out.line is None or BASELINE <= laid_out.line <= BASELINE + PLOT


def test_heights_are_true_to_the_amounts() -> None:
    laid_out = plot((Bar("a", 100, 0), Bar("b", 200, 200)), GoalLine(300, "g", ""))
    first, second = laid_out.columns
    assert second.confirmed.height == pytest.approx(2 * first.box.height)
    assert second.box.height == pytest.approx(4 * first.box.height)
    assert laid_out.line == pytest.approx(BASELINE + 3 * first.box.height)


def test_a_far_goal_does_not_flatten_the_bars() -> None:
    laid_out = plot((Bar("a", 100, 0),), GoalLine(1e6, "g", ""))
    assert laid_out.beyond
    assert laid_out.columns[0].box.height > PLOT / 2
    assert laid_out.line == BASELINE + PLOT


def test_a_place_is_taken_once() -> None:
    left, right = Box(0, 0, 10, 10), Box(50, 0, 10, 10)
    assert first_free([left, right], [Box(5, 5, 10, 10)]) == right
    assert first_free([left], [Box(12, 0, 10, 10)]) is None
    assert first_free([], []) is None


def test_a_label_is_kept_inside_the_margins() -> None:
    assert within_margins(WIDTH - MARGIN, 0, 200, 30).right == WIDTH - MARGIN
    assert within_margins(MARGIN, 0, 200, 30).left == MARGIN


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    canvas = Canvas(100, 100, background="white", language="da")
    cut = canvas.shortened("En meget lang drøm om en rejse", TEXT, 300)
    assert cut.startswith("En meget")
    assert cut.endswith("…")
    assert canvas.width_of(cut, TEXT) <= 300
    assert canvas.shortened("Rom 🚲\n", TEXT, 300) == "Rom"


@given(bars, goals)
@settings(max_examples=40, deadline=None)
def test_figures_stand_on_nothing_else(series: tuple[Bar, ...], goal: GoalLine | None) -> None:
    laid_out = plot(series, goal)
    canvas = Canvas(WIDTH, WIDTH, background="white", language="en")
    taken = labels.figures(canvas, series, laid_out)
    figures = [box for box in taken if box.height >= 28 and box not in {column.box for column in laid_out.columns}]
    for place, box in enumerate(figures):
        others = [*figures[place + 1 :], *(column.box for column in laid_out.columns)]
        assert first_free([box], others) == box
        assert MARGIN <= box.left <= box.right <= WIDTH - MARGIN + 0.01
