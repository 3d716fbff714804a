"""`omtanke opinions audit`: whether brands are treated alike, for operators and for whoever doubts it."""

from collections.abc import Iterator
from random import Random

from sqlmodel import Session

from bot.advice.templates import TemplateAdvisor
from bot.opening import open_database, utc_now
from bot.service.advising import Adviser
from bot.service.fairness import SEEDS, Difference, audit, brands, recommending, swaps
from bot.settings import Settings
from storage.shelf import Shelf


def run(settings: Settings) -> tuple[list[str], bool]:
    """The report, and whether all is well. Raises DatabaseUnavailable."""
    database = open_database(settings)
    try:
        unlike, partial = database.run_sync(_audited)
    finally:
        database.close()
    return list(_report(unlike, partial)), not (unlike or partial)


def _audited(session: Session) -> tuple[list[Difference], list[str]]:
    adviser = Adviser(TemplateAdvisor(), Shelf(utc_now), Random(SEEDS[0]))  # noqa: S311  no secret
    return list(audit(session, adviser, swaps())), list(recommending(session, brands()))


def _report(unlike: list[Difference], partial: list[str]) -> Iterator[str]:
    for difference in unlike:
        yield f"unlike: {difference.text}: {difference.what} is {difference.other!r}, not {difference.first!r}"
    for entry in partial:
        yield f"partial: {entry} names a brand, or its source sells it"
    told = sum(len(case.brands) for case in swaps()) * len(SEEDS)
    yield f"{told} nudges with {len(brands())} brands swapped; that differ: {len(unlike)}"
    yield f"every opinion and alternative read; that name a brand or are sold by their source: {len(partial)}"
