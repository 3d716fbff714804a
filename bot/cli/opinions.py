"""`omtanke opinions`: the library, for operators."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.advice import OpinionView
from bot.cli import exporting, importing
from bot.cli.opinion_files import Format
from bot.domain.angles import angles_of
from bot.domain.language import Language
from bot.domain.reading import detect_language
from bot.opening import open_database, utc_now
from bot.service.finding import find
from bot.settings import Settings
from storage.search import Asked
from storage.shelf import Shelf


def search(settings: Settings, text: str, *, limit: int, as_json: bool) -> Iterator[str]:
    """The opinions that fit a text, best first, in the text's language. Raises DatabaseUnavailable."""
    database = open_database(settings)
    try:
        language = detect_language(text) or Language.ENGLISH
        asked = Asked("", language, angles_of(text))
        found = database.run_sync(lambda session: find(session, Shelf(utc_now), text, asked))
    finally:
        database.close()
    for opinion in found.opinions[:limit]:
        yield _as_json(opinion, found.category) if as_json else _for_people(opinion)


def take_in(settings: Settings, path: str, report: str | None) -> Iterator[str]:
    """Import the opinions of a file. Raises OpinionFileError and DatabaseUnavailable."""
    with closing(open_database(settings)) as database:
        yield from importing.run(database, Path(path), Path(report) if report else None)


def write_out(settings: Settings, target: str, form: str | None, *, own: bool) -> Iterator[str]:
    """Export the opinions to a file. Raises OpinionFileError and DatabaseUnavailable."""
    with closing(open_database(settings)) as database:
        yield from exporting.run(database, target, Format(form) if form else None, own=own)


def _as_json(opinion: OpinionView, category: str) -> str:
    said = opinion.provenance
    told = {
        "id": opinion.id,
        "category": category,
        "text": opinion.text,
        "source": said.source,
        "interest": said.interest,
        "dated": said.dated.isoformat(),
        "score": opinion.score,
    }
    return json.dumps(told, ensure_ascii=False)


def _for_people(opinion: OpinionView) -> str:
    said = opinion.provenance
    return (
        f"{opinion.score:.3f}  {opinion.id}\n       {opinion.text}\n       {said.source}, {said.interest}, {said.dated}"
    )
