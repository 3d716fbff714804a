"""`omtanke opinions import`: opinions from a file into the library, going on where an import was broken off.

A file is read in small parts, each stored in a short transaction together with how far the import has come.
Whatever happens, a line is taken in once or not at all, and a chat on the same database waits for one part at most.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from sqlmodel import Session

from bot.cli.opinion_files import MOST_BYTES, Line, OpinionFileError, lines, opened, shape_of
from bot.cli.progress import Progress
from bot.cli.rejects import Rejects
from bot.domain import opinionfields
from bot.domain.opinionfields import UnusableOpinionError
from storage import opinion_imports
from storage.database import Database
from storage.opinions import FROM_SHOPPER, IMPORTED, Prepared, prepare
from storage.tables import ImportProgress, Opinion

if TYPE_CHECKING:
    from hashlib import _Hash

AT_ONCE = 100
"""Lines in one transaction: it takes 10 to 20 ms, which is as long as a chat may have to wait."""
SHORTEST_PAUSE = 0.01
"""Seconds between two of them, in which the chat gets its turn on SQLite; at least as long as the last one took."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the lines so far."""

    stored: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        return self.stored + self.unchanged + self.rejected

    def __str__(self) -> str:
        there = f", {self.unchanged:,} were there already" if self.unchanged else ""
        return f"imported {self.stored:,} of {self.read:,}{there}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines: the opinions in them, and why the others cannot be used, by the lines' numbers."""

    last: Line
    usable: dict[int, Prepared]
    rejected: dict[int, str]


def run(database: Database, path: Path, report: Path | None, out: TextIO = sys.stderr) -> Iterator[str]:
    """Import a file, showing on `out` how far it is; yields what is to be told.

    Raises OpinionFileError, also where no line can be used, and DatabaseUnavailable; what was stored until then stays.
    """
    with opened(path) as file:
        job = Import(database, path, file)
        if job.counts.read:
            yield f"going on after line {job.lines:,}"
        with Rejects(_report(path, report), job.report_size) as rejects:
            progress = Progress(out, path.stat().st_size)
            for position in job.parts(rejects):
                progress.show(position, f"{job.counts.read:,} lines")
            progress.clear()
    rejected = "1 line" if job.counts.rejected == 1 else f"{job.counts.rejected:,} lines"
    told = f"{job.counts}; {rejected} could not be used: see {rejects.path}" if job.counts.rejected else str(job.counts)
    if job.counts.rejected and job.counts.rejected == job.counts.read:
        raise OpinionFileError(told)
    yield told


def _report(path: Path, chosen: Path | None) -> Path:
    report = chosen or path.with_name(f"{path.name}.rejects.csv")
    if report.exists() and report.samefile(path):
        raise OpinionFileError("the report of rejected lines cannot be the file itself")
    return report


class Import:
    """The import of one file, from its beginning or from where it was broken off."""

    def __init__(self, database: Database, path: Path, file: BinaryIO) -> None:
        self._database = database
        self._file = file
        self._shape = shape_of(path, file)
        self._categories = database.run_sync(opinion_imports.categories)
        self._beginning = _digest(file, MOST_BYTES).hexdigest()
        self.counts = Counts()
        self.lines, self._position, self.report_size = self._shape.lines, self._shape.position, 0
        self._digest = _digest(file, self._position)
        self._go_on()

    def _go_on(self) -> None:
        """Take up an import that was broken off, if the file is the same up to there."""
        saved = self._database.run_sync(lambda session: opinion_imports.progress(session, self._beginning))
        if saved and (digest := _digest(self._file, saved.position)).hexdigest() == saved.digest:
            self._digest, self._position, self.lines = digest, saved.position, saved.lines
            self.counts = Counts(saved.stored, saved.unchanged, saved.rejected)
            self.report_size = saved.report_size

    def parts(self, rejects: Rejects) -> Iterator[int]:
        """Take in what is left part by part; yields after each how many of the file's bytes are done with."""
        left = lines(self._file, self._shape, self._position, self.lines, self._digest.update)
        while some := list(islice(left, AT_ONCE)):
            part = self._read(some)
            began = time.monotonic()
            self._database.run_sync(lambda session: self._store(session, part, rejects))  # noqa: B023  run at once
            yield part.last.end
            if self._database.in_process:
                time.sleep(max(SHORTEST_PAUSE, time.monotonic() - began))
        self._database.run_sync(lambda session: opinion_imports.end(session, self._beginning))

    def _read(self, some: Sequence[Line]) -> Part:
        """All that can be done before the database is held up."""
        part, today = Part(some[-1], {}, {}), datetime.now(UTC).date()
        for line in some:
            try:
                if line.problem:
                    raise UnusableOpinionError(line.problem)  # noqa: TRY301  one way for every problem
                fields = opinionfields.read(line.told, self._categories, today)
                part.usable[line.number] = prepare(Opinion(file=IMPORTED, **asdict(fields)))
            except UnusableOpinionError as error:
                part.rejected[line.number] = str(error)
        return part

    def _store(self, session: Session, part: Part, rejects: Rejects) -> None:
        taken = opinion_imports.take_in(session, list(part.usable.values()))
        ids = {number: opinion.row["id"] for number, opinion in part.usable.items()}
        owned = {number: _owner(taken.owned[name]) for number, name in ids.items() if name in taken.owned}
        unchanged = sum(name in taken.unchanged for name in ids.values())
        rejects.add(part.rejected | owned)
        self.counts = Counts(
            self.counts.stored + len(ids) - unchanged - len(owned),
            self.counts.unchanged + unchanged,
            self.counts.rejected + len(part.rejected) + len(owned),
        )
        self._note(session, part.last, rejects.size)

    def _note(self, session: Session, last: Line, report_size: int) -> None:
        """Note how far it has come, in the same transaction."""
        reached = ImportProgress(
            beginning=self._beginning,
            position=last.end,
            digest=self._digest.hexdigest(),
            lines=last.number,
            report_size=report_size,
            saved_at=datetime.now(UTC),
            **asdict(self.counts),
        )
        opinion_imports.save_progress(session, reached)


def _owner(origin: str) -> str:
    whose = "a shopper's opinion" if origin == FROM_SHOPPER else f"the library's own file {origin}"
    return f"its id belongs to {whose}"


def _digest(file: BinaryIO, size: int) -> "_Hash":
    """The digest of a file's first bytes."""
    digest = sha256()
    file.seek(0)
    while size and (part := file.read(min(size, MOST_BYTES))):
        digest.update(part)
        size -= len(part)
    return digest
