"""`omtanke opinions export`: the opinions in the format that can be imported, a few at a time."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlmodel import Session

from bot.cli.opinion_files import Format, OpinionFileError, header, written
from bot.domain.opinionfields import FIELDS
from storage import opinions
from storage.database import Database
from storage.opinions import FROM_SHOPPER, IMPORTED
from storage.tables import Opinion

STANDARD_OUTPUT = "-"


def run(database: Database, target: str, form: Format | None, *, own: bool) -> Iterator[str]:
    """Write the opinions, with the library's own files' if `own`; yields what is to be told.

    Raises OpinionFileError and DatabaseUnavailable.
    """
    count = 0
    with _opened(target) as out:
        form = form or (Format.JSON_LINES if target.lower().endswith((".jsonl", ".ndjson", ".json")) else Format.CSV)
        out.write(header(form))
        for opinion in _stored(database):
            if own or opinion.file in {IMPORTED, FROM_SHOPPER}:
                out.write(written(form, {name: str(getattr(opinion, name)) for name in FIELDS}))
                count += 1
    if target != STANDARD_OUTPUT:
        yield f"exported {count:,} opinions"


def _stored(database: Database) -> Iterator[Opinion]:
    """All of them, each page in a transaction of its own, so that nobody has to wait."""
    after = ""
    while page := database.run_sync(lambda session: _page(session, after)):  # noqa: B023  run at once
        yield from page
        after = page[-1].id


def _page(session: Session, after: str) -> Sequence[Opinion]:
    return opinions.page(session, after)


@contextmanager
def _opened(target: str) -> Iterator[TextIO]:
    if target == STANDARD_OUTPUT:
        yield sys.stdout
        return
    try:
        with Path(target).open("w", encoding="utf-8", newline="") as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OpinionFileError(f"{target} cannot be written: {error.strerror}") from error
