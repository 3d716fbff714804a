"""The report of an import: the lines that could not be used, with the reason."""

import csv
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from bot.cli.opinion_files import OpinionFileError

COLUMNS = ("line", "problem")


class Rejects:
    """A report that is begun when there is something to report. Use it in a `with` statement."""

    def __init__(self, path: Path, size: int) -> None:
        """`size`: how many bytes of an earlier report are still right; what follows them is written anew."""
        self.path = path
        self._size = size
        self._out: TextIO | None = None

    @property
    def size(self) -> int:
        """How many bytes the report has."""
        return self._out.tell() if self._out else self._size

    def add(self, problems: Mapping[int, str]) -> None:
        """Report lines by their numbers. Raises OpinionFileError."""
        if not problems:
            return
        try:
            out = self._out = self._out or self._opened()
            csv.writer(out, lineterminator="\n").writerows(sorted(problems.items()))
            out.flush()
        except OSError as error:
            raise OpinionFileError(f"{self.path} cannot be written: {error.strerror}") from error

    def _opened(self) -> TextIO:
        go_on = self._size and self.path.exists() and self.path.stat().st_size >= self._size
        out = self.path.open("r+" if go_on else "w", encoding="utf-8", newline="")
        if go_on:
            out.seek(self._size)
            out.truncate()
        else:
            csv.writer(out, lineterminator="\n").writerow(COLUMNS)
        return out

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._out:
            self._out.close()
