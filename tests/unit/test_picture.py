"""The picture of a month or a year: a PNG whatever it shows, drawn in any thread, stored as JSON."""

import json
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.telegram.picture import Bar, GoalLine, MonthPicture, Rhythm, draw
from bot.telegram.picture.page import lay_out
from tests.support.pictures import DOCS, pictures, small
from tests.support.sheets import PARTS, WEEKDAYS, any_picture

PICTURES = pictures()
PICTURE = PICTURES["summary-da.png"]
STORED_BEFORE = {
    "language": "da",
    "title": "November 2026",
    "subtitle": "Lagt sammen måned for måned",
    "confirmed_label": "Bekræftet",
    "confirmed_text": "1.899 kr.",
    "pending_label": "Afventer",
    "pending_text": "649 kr.",
    "empty_text": "Ikke noget endnu",
    "bars": [
        {"label": "okt.", "confirmed": 900.0, "pending": 0.0, "text": "900"},
        {"label": "nov.", "confirmed": 2250.0, "pending": 450.0, "text": "2.700"},
    ],
    "goal": {"value": 9000.0, "name": "Rom", "amount": "9.000 kr."},
}


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("name", PICTURES)
def test_the_docs_show_what_is_drawn(name: str) -> None:
    kept = (DOCS / name).read_bytes()
    assert len(kept) < 150_000
    assert size_of(kept) == (1080, lay_out(PICTURES[name]).height)


def test_a_picture_in_few_colours_is_smaller_and_of_the_same_size() -> None:
    png = draw(PICTURE)
    assert size_of(small(png)) == size_of(png) == (1080, 1440)
    assert len(small(png)) < len(png)


@given(any_picture)
@settings(max_examples=8, deadline=None)
def test_any_picture_can_be_drawn(picture: MonthPicture) -> None:
    width, height = size_of(draw(picture))
    assert width == 1080 <= height


def test_threads_draw_the_same_picture() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(draw, [PICTURE] * 4)) == {draw(PICTURE)}


def test_matplotlib_is_not_loaded_before_a_picture_is_drawn() -> None:
    check = "import sys, bot.telegram.picture; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@given(any_picture)
@settings(max_examples=60, deadline=None)
def test_a_picture_survives_json(picture: MonthPicture) -> None:
    stored = json.dumps(picture.to_json())
    assert json.dumps(MonthPicture.from_json(json.loads(stored)).to_json()) == stored


def test_what_is_read_back_is_equal() -> None:
    for picture in (*PICTURES.values(), replace(PICTURE, goal=None, rhythm=None, paused=None, bars=())):
        assert MonthPicture.from_json(json.loads(json.dumps(picture.to_json()))) == picture


def test_a_picture_stored_before_goals_had_shares_is_drawn() -> None:
    picture = MonthPicture.from_json(STORED_BEFORE)
    assert picture.goal == GoalLine("Rom", 0.25, 0.3, "9.000 kr.")
    assert (picture.rhythm, picture.paused) == (None, None)
    assert picture.bars[-1] == Bar("nov.", 2250, 450, "2.700")
    assert size_of(draw(picture)) == (1080, 1080)


def test_an_old_goal_without_a_target_or_bars_has_come_nowhere() -> None:
    changes: list[dict[str, object]] = [{"bars": []}, {"goal": {"value": 0.0, "name": "Rom", "amount": ""}}]
    for changed in changes:
        goal = MonthPicture.from_json({**STORED_BEFORE, **changed}).goal
        assert goal is not None
        assert (goal.share, goal.with_pending) == (0, 0)


def test_json_with_unknown_fields_is_refused() -> None:
    with pytest.raises(TypeError):
        MonthPicture.from_json({**PICTURE.to_json(), "colour": "red"})


@pytest.mark.parametrize("counts", [(), ((0,) * 6,) * 6, ((0,) * 5,) * 7])
def test_a_rhythm_has_a_count_for_each_part_of_each_day(counts: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="each part of each day"):
        Rhythm("", WEEKDAYS, PARTS, counts)


def test_a_picture_is_empty_without_a_bar_to_show() -> None:
    assert PICTURES["summary-en-empty.png"].empty
    assert not PICTURE.empty
