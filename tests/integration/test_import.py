"""Importing and exporting opinions: any file, broken off anywhere, and the same again changes nothing."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.cli import exporting, importing
from bot.cli.opinion_files import MOST_BYTES, Format, OpinionFileError
from bot.cli.rejects import Rejects
from storage import opinions
from storage.database import Database
from storage.opinion_index import candidates
from storage.tables import ImportProgress, Opinion
from tests.support.opinion_files import FIELDS, told, write_csv, write_json_lines


class Operator:
    """Somebody who imports and exports."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.shown = io.StringIO()

    def takes_in(self, path: Path, report: Path | None = None) -> str:
        """Import a file; returns what is told at the end."""
        return list(importing.run(self.database, path, report, self.shown))[-1]

    def breaks_off(self, path: Path, after: int) -> None:
        """Import so many parts of a file and then no more."""
        with path.open("rb") as file:
            job = importing.Import(self.database, path, file)
            report = path.with_name(f"{path.name}.rejects.csv")
            with Rejects(report, job.report_size) as rejects:
                parts = job.parts(rejects)
                for _ in range(after):
                    next(parts)

    def writes_out(self, name: str, form: Format | None = None, *, own: bool = False) -> Path:
        list(exporting.run(self.database, str(self.folder / name), form, own=own))
        return self.folder / name

    @property
    def stored(self) -> dict[str, Opinion]:
        def read(session: Session) -> dict[str, Opinion]:
            return {row.id: row for row in session.scalars(select(Opinion).where(Opinion.file == opinions.IMPORTED))}

        return self.database.run_sync(read)


@pytest.fixture
def operator(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    monkeypatch.setattr(importing, "SHORTEST_PAUSE", 0.0)
    return Operator(database, tmp_path)


def rejected(path: Path) -> dict[int, str]:
    """What the report says of each line."""
    report = path.with_name(f"{path.name}.rejects.csv")
    with report.open(encoding="utf-8", newline="") as table:
        return {int(row["line"]): row["problem"] for row in csv.DictReader(table)}


FORMS = [
    pytest.param(write_csv, {}, "a.csv", id="csv"),
    pytest.param(write_csv, {"encoding": "utf-8-sig"}, "a.csv", id="csv with a byte order mark"),
    pytest.param(write_csv, {"delimiter": ";"}, "a.csv", id="csv with semicolons"),
    pytest.param(write_csv, {"delimiter": "\t"}, "a.txt", id="tabs"),
    pytest.param(write_json_lines, {}, "a.jsonl", id="json lines"),
    pytest.param(write_json_lines, {}, "a.dat", id="json lines by content"),
]


@pytest.mark.parametrize(("write", "how", "name"), FORMS)
def test_a_file_is_taken_in(operator: Operator, write: Any, how: dict[str, str], name: str) -> None:
    others = [told(number, text_da="Den larmer en hel del om morgenen.") for number in range(20, 250)]
    path = write(operator.folder / name, [*map(told, range(20)), *others], **how)
    assert operator.takes_in(path) == "imported 250 of 250"
    stored = operator.stored
    assert len(stored) == 250
    assert stored["imp-7"].model_dump(mode="json") == {**told(7), "file": "import"}
    found = operator.database.run_sync(lambda s: [r.id for r in candidates(s, "airfryers", ["skrub"], "da", 400)])
    assert set(found) >= {f"imp-{number}" for number in range(20)}


def test_short_names_and_one_language_will_do(operator: Operator) -> None:
    rows = [{**told(1), "en": "The basket wants scrubbing."}, {**told(2), "da": "Kurven skal skrubbes."}]
    for row in rows:
        del row["text_en"], row["text_da"]
    assert operator.takes_in(write_json_lines(operator.folder / "a.jsonl", rows)) == "imported 2 of 2"
    said = {name: (row.text_en, row.text_da) for name, row in operator.stored.items()}
    assert said == {"imp-1": ("The basket wants scrubbing.", ""), "imp-2": ("", "Kurven skal skrubbes.")}


def test_bad_lines_are_reported_and_the_run_goes_on(operator: Operator) -> None:
    path = write_csv(
        operator.folder / "a.csv", [told(n, category="nowhere" if n in {3, 200} else "books") for n in range(300)]
    )
    assert operator.takes_in(path) == f"imported 298 of 300; 2 lines could not be used: see {path}.rejects.csv"
    assert rejected(path) == {5: "there is no category “nowhere”", 202: "there is no category “nowhere”"}
    assert "imp-3" not in operator.stored


def test_the_report_goes_where_it_is_wanted(operator: Operator) -> None:
    path = write_csv(operator.folder / "a.csv", [told(1, id="")])
    nothing = f"imported 0 of 1; 1 line could not be used: see {operator.folder}/wrong.csv"
    with pytest.raises(OpinionFileError, match=re.escape(nothing)):
        operator.takes_in(path, operator.folder / "wrong.csv")
    with pytest.raises(OpinionFileError, match="cannot be the file itself"):
        operator.takes_in(path, path)
    with pytest.raises(OpinionFileError, match="cannot be written"):
        operator.takes_in(path, operator.folder / "nowhere" / "wrong.csv")


def test_the_same_again_changes_nothing(operator: Operator) -> None:
    path = write_csv(operator.folder / "a.csv", [told(number) for number in range(120)])
    operator.takes_in(path)
    assert operator.takes_in(path) == "imported 0 of 120, 120 were there already"


def test_an_id_again_takes_the_place(operator: Operator) -> None:
    path = write_csv(operator.folder / "a.csv", [told(1), told(2), told(1, angle="noise")])
    assert operator.takes_in(path) == "imported 3 of 3"
    assert operator.stored["imp-1"].angle == "noise"
    write_csv(path, [told(1, angle="space"), told(2)])
    assert operator.takes_in(path) == "imported 1 of 2, 1 were there already"
    assert operator.stored["imp-1"].angle == "space"


def test_others_opinions_are_left_alone(operator: Operator) -> None:
    mine = Opinion.model_validate({**told(1, id="hers"), "file": "shopper"})
    operator.database.run_sync(lambda session: opinions.put(session, [mine]))
    own = operator.database.run_sync(
        lambda s: s.scalars(select(Opinion.id).where(col(Opinion.file) == "books.toml")).first()
    )
    path = write_csv(operator.folder / "a.csv", [told(1, id=str(own)), told(2, id="hers"), told(3)])
    assert operator.takes_in(path).startswith("imported 1 of 3; 2 lines could not be used")
    assert rejected(path) == {
        2: "its id belongs to the library's own file books.toml",
        3: "its id belongs to a shopper's opinion",
    }


@pytest.mark.parametrize("form", list(Format))
def test_what_is_exported_can_be_imported(operator: Operator, form: Format) -> None:
    operator.takes_in(write_csv(operator.folder / "a.csv", [told(1), told(2, text_da=""), told(3, source='"A", B')]))
    before = operator.stored
    written = operator.writes_out("out", form)
    assert operator.takes_in(written) == "imported 0 of 3, 3 were there already"
    operator.database.run_sync(lambda session: opinions.remove(session, list(before)))
    assert operator.takes_in(written) == "imported 3 of 3"
    assert {name: row.model_dump() for name, row in operator.stored.items()} == {
        n: r.model_dump() for n, r in before.items()
    }
    assert operator.writes_out("again", form).read_bytes() == written.read_bytes()


def test_the_librarys_own_opinions_are_exported_and_recognised(operator: Operator) -> None:
    count = operator.database.run_sync(lambda session: len(session.scalars(select(Opinion.id)).all()))
    written = operator.writes_out("all.jsonl", own=True)
    assert len(written.read_text(encoding="utf-8").splitlines()) == count
    assert operator.takes_in(written) == f"imported 0 of {count:,}, {count:,} were there already"


def test_an_import_that_was_broken_off_goes_on(operator: Operator) -> None:
    path = write_csv(operator.folder / "a.csv", [told(n, angle="mood" if n % 50 == 9 else "noise") for n in range(450)])
    operator.breaks_off(path, after=2)
    assert len(operator.stored) == 196
    told_of = list(importing.run(operator.database, path, None, operator.shown))
    assert told_of[0] == "going on after line 201"
    assert told_of[1].startswith("imported 441 of 450; 9 lines")
    assert list(rejected(path)) == [11 + 50 * n for n in range(9)]
    assert operator.database.run_sync(lambda session: session.scalars(select(ImportProgress)).all()) == []


def test_a_report_that_is_ahead_of_the_database_is_mended(operator: Operator) -> None:
    """A process may die between writing the report and storing what belongs to it."""
    path = write_csv(operator.folder / "a.csv", [told(n, angle="mood" if n % 50 == 9 else "noise") for n in range(450)])
    operator.breaks_off(path, after=2)
    with path.with_name("a.csv.rejects.csv").open("a", encoding="utf-8") as report:
        report.write("211,half a li")
    operator.takes_in(path)
    assert list(rejected(path)) == [11 + 50 * n for n in range(9)]


def test_a_file_that_was_edited_before_that_point_begins_anew(operator: Operator) -> None:
    rows = [told(number) for number in range(2_000)]  # more than the beginning by which a file is known
    path = write_csv(operator.folder / "a.csv", rows)
    operator.breaks_off(path, after=19)
    assert path.stat().st_size > MOST_BYTES
    rows[1_500] = told(1_500, angle="noise")
    write_csv(path, rows)
    assert operator.takes_in(path) == "imported 101 of 2,000, 1,899 were there already"
    assert operator.stored["imp-1500"].angle == "noise"


def test_a_file_that_grew_goes_on(operator: Operator) -> None:
    rows = [told(number) for number in range(2_000)]
    path = write_csv(operator.folder / "a.csv", rows[:1_900])
    operator.breaks_off(path, after=18)
    write_csv(path, rows)
    moved = path.rename(operator.folder / "moved.csv")
    assert list(importing.run(operator.database, moved, None, operator.shown)) == [
        "going on after line 1,801",
        "imported 2,000 of 2,000",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n \n", "is empty"),
        (b"\x00\x01\x02" * 99, "is not UTF-8 text"),
        ("id,category\n".encode("utf-16"), "is not UTF-8 text"),
        (b"\xff\xfe\xfd" * 99, "has no header"),
        (b"imp-1,airfryers,upkeep\n", "has no header"),
        (b"id,category,angle,strategy,kind,source,interest,dated\n", "lacks the column text_en or text_da"),
        (b"id,category,text_en\n", "lacks the column angle"),
        (b"id,id,category,angle,strategy,kind,source,interest,dated,en\n", "has the column id twice"),
        (b'[{"id": "imp-1"}]', "is one JSON array"),
        (b"x" * 200_000, "has no header"),
    ],
)
def test_what_is_no_file_of_opinions_is_refused(operator: Operator, content: bytes, said: str) -> None:
    path = operator.folder / "a.csv"
    path.write_bytes(content)
    with pytest.raises(OpinionFileError, match=said):
        operator.takes_in(path)


def test_a_missing_file_and_a_folder_are_refused(operator: Operator) -> None:
    for path in (operator.folder / "nowhere.csv", operator.folder):
        with pytest.raises(OpinionFileError, match="cannot be read"):
            operator.takes_in(path)
    with pytest.raises(OpinionFileError, match="cannot be written"):
        operator.writes_out("no/such/folder.csv")


def test_lines_that_cannot_be_read_spoil_no_others(operator: Operator) -> None:
    header = ",".join(FIELDS)
    rows = [",".join(told(number, source="A mender").values()) for number in range(4)]
    lines = [header, rows[0], "", '"open' + rows[1], "x" * 200_000, rows[2], "a,b", rows[3].replace("Kurv", "Kur\xe6")]
    path = operator.folder / "a.csv"
    path.write_bytes("\r\n".join(lines).encode("latin-1"))
    assert operator.takes_in(path).startswith("imported 2 of 6; 4 lines")
    assert rejected(path) == {
        4: "its quotation marks are not closed, or a line break stands in a text",
        5: "it is longer than 65,536 bytes",
        7: "it has 2 columns, the header has 10",
        8: "it is not UTF-8 text",
    }


def test_json_that_is_no_opinion_spoils_no_others(operator: Operator) -> None:
    path = operator.folder / "a.jsonl"
    lines = [json.dumps(told(1)), "[" * 50_000, "{}", "3", "{", '{"id": 3}', json.dumps(told(2))]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert operator.takes_in(path).startswith("imported 2 of 7; 5 lines")
    assert rejected(path)[6] == "id is no text"


def test_how_far_it_is_is_told(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.progress.TOLD_EVERY", 0.0)
    operator.takes_in(write_csv(operator.folder / "a.csv", [told(number) for number in range(200)]))
    assert operator.shown.getvalue().splitlines()[-1] == "100%  200 lines"


def test_how_far_it_is_is_drawn_on_a_terminal(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.progress.REDRAWN_EVERY", 0.0)
    monkeypatch.setattr(operator.shown, "isatty", lambda: True)
    operator.takes_in(write_csv(operator.folder / "a.csv", [told(number) for number in range(200)]))
    assert "░  50%  100 lines" in operator.shown.getvalue()
    assert operator.shown.getvalue().endswith("\r\x1b[K")
