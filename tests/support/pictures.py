"""The pictures in the docs. `python -m tests.support.pictures [FOLDER]` draws them anew."""

import io
import sys
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image

from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month, Span, Year
from bot.domain.rhythm import EMPTY, FEWEST_DAYS
from bot.domain.summary import GoalProgress, Pauses, Summary, Totals
from bot.service.accounts import PeriodAccount
from bot.telegram.picture import MonthPicture, draw
from bot.telegram.views.chart import chart
from bot.telegram.voice import Voice

DOCS = Path(__file__).parents[2] / "docs"
_DATA = Path(__file__).with_suffix(".toml")
_COLOURS = 128


def pictures() -> dict[str, MonthPicture]:
    """Each of the docs' pictures by its file's name."""
    accounts = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        f"summary-{language}{'' if kind == 'month' else f'-{kind}'}.png": chart(
            Voice(language), _account(language, data)
        )
        for language in Language
        for kind, data in accounts.items()
    }


def small(png: bytes) -> bytes:
    """The same picture in few colours, as the docs keep it."""
    image, file = Image.open(io.BytesIO(png)).convert("RGB"), io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _account(language: Language, data: dict[str, Any]) -> PeriodAccount:
    span = _span(data["of"])
    bars = _bars(span, data)
    months = [totals for month, totals in bars if span in (month, Year(month.year))]
    summary = Summary(
        span=span,
        totals={"DKK": sum(months, Totals())},
        before={},
        skipped=0,
        slept=0,
        bought=0,
        top_categories=(),
        goal=_goal(data["goal"], language) if "goal" in data else None,
        rhythm=tuple(tuple(day) for day in data.get("rhythm", EMPTY)),
        days=FEWEST_DAYS,
        pauses=Pauses(**data.get("pauses", {})),
    )
    return PeriodAccount(summary, "DKK", bars)


def _span(written: str) -> Span:
    year, _, month = written.partition("-")
    return Month(int(year), int(month)) if month else Year(int(year))


def _bars(span: Span, data: dict[str, Any]) -> tuple[tuple[Month, Totals], ...]:
    newest = Month.of(span.last_day)
    sums = list(zip(data["confirmed"], data["pending"], strict=True))
    return tuple(
        (newest.shifted(place - len(sums) + 1), Totals(confirmed * 100, pending * 100))
        for place, (confirmed, pending) in enumerate(sums)
    )


def _goal(data: dict[str, Any], language: Language) -> GoalProgress:
    target, saved, pending = (Money(data[name] * 100, "DKK") for name in ("target", "saved", "pending"))
    return GoalProgress(data[language], target, saved, pending)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    for name, picture in pictures().items():
        (folder / name).write_bytes(small(draw(picture)))
