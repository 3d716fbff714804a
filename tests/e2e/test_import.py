"""`omtanke opinions import` as a process of its own: killed half-way, and beside a chat on the same database."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
from sqlmodel import Session, select

from storage.database import Database
from storage.opinions import IMPORTED
from storage.tables import ImportProgress, Opinion
from tests.support.command import SECONDS, Terminal, environment, omtanke
from tests.support.keys import CIPHER
from tests.support.opinion_files import told, write_csv

LINES = 3_000
UNDISTURBED = 0.05
"""Seconds that a chat may wait for an import, in the middle of such waits; the slowest is a matter of the machine."""


@contextmanager
def importing(folder: Path, path: Path, url: str) -> Iterator["subprocess.Popen[bytes]"]:
    """An import at work; killed at the end of the block if it still is."""
    command = [sys.executable, "-m", "bot", "opinions", "import", str(path)]
    process = subprocess.Popen(command, cwd=folder, env=environment(DATABASE_URL=url), stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def lines_done(database: Database) -> int:
    def read(session: Session) -> int:
        saved = session.scalars(select(ImportProgress)).first()
        return saved.lines if saved else 0

    return database.run_sync(read)


def wait_until(database: Database, lines: int) -> None:
    ending = time.monotonic() + SECONDS
    while lines_done(database) < lines:
        assert time.monotonic() < ending
        time.sleep(0.02)


def imported(database: Database) -> int:
    wanted = select(Opinion.id).where(Opinion.file == IMPORTED)
    return database.run_sync(lambda session: len(session.scalars(wanted).all()))


def test_an_import_that_is_killed_goes_on(database_url: str, tmp_path: Path) -> None:
    database = Database(database_url, CIPHER)
    path = write_csv(tmp_path / "a.csv", [told(n, category="books" if n % 100 else "nowhere") for n in range(LINES)])
    for reached in (400, 1_200):
        with importing(tmp_path, path, database_url):
            wait_until(database, reached)
    assert 1_188 <= imported(database) < LINES
    done = omtanke(tmp_path, "opinions", "import", str(path), DATABASE_URL=database_url)
    first, last = done.stdout.decode().splitlines()
    assert first.startswith("going on after line ")
    assert last == f"imported 2,970 of 3,000; 30 lines could not be used: see {path}.rejects.csv"
    assert imported(database) == 2_970
    report = (tmp_path / "a.csv.rejects.csv").read_text(encoding="utf-8").splitlines()
    assert [line.partition(",")[0] for line in report] == ["line", *(str(n) for n in range(2, LINES, 100))]
    assert lines_done(database) == 0
    database.close()


def test_a_chat_does_not_wait_for_an_import(sqlite_url: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [told(number) for number in range(20_000)])
    chat, waited = Database(sqlite_url, CIPHER), []
    with importing(tmp_path, path, sqlite_url) as process:
        wait_until(chat, 200)
        for _ in range(60):
            began = time.perf_counter()
            chat.run_sync(lambda session: session.scalars(select(Opinion.id).limit(1)).first())
            waited.append(time.perf_counter() - began)
            time.sleep(0.013)
        assert process.poll() is None, "there was nothing to wait for"
    chat.close()
    assert median(waited) < UNDISTURBED


def test_a_nudge_comes_while_an_import_is_at_work(sqlite_url: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [told(number) for number in range(20_000)])
    with importing(tmp_path, path, sqlite_url) as process:
        chat = Database(sqlite_url, CIPHER)
        wait_until(chat, 200)
        chat.close()
        explained = omtanke(tmp_path, "explain", "airfryer 899 kr", DATABASE_URL=sqlite_url)
        assert explained.returncode == 0
        assert b"airfryers" in explained.stdout
        assert process.poll() is None


def test_a_person_sees_how_far_it_is(sqlite_url: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [told(number) for number in range(1_500)])
    terminal = Terminal(tmp_path, "opinions", "import", str(path), DATABASE_URL=sqlite_url)
    terminal.until("%")
    terminal.until("imported 1,500 of 1,500")
    assert terminal.end() == 0


@pytest.mark.parametrize("wrong", ["nowhere.csv", ".", "garbage.csv"])
def test_what_cannot_be_imported_is_one_clear_line(sqlite_url: str, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "garbage.csv").write_bytes(bytes(range(256)) * 40)
    done = omtanke(tmp_path, "opinions", "import", wrong, DATABASE_URL=sqlite_url)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"omtanke: ")


def test_an_export_goes_to_standard_output(sqlite_url: str, tmp_path: Path) -> None:
    done = omtanke(tmp_path, "opinions", "export", "-", "--format", "jsonl", DATABASE_URL=sqlite_url)
    assert done.returncode == 0
    (tmp_path / "all.jsonl").write_bytes(done.stdout)
    again = omtanke(tmp_path, "opinions", "import", "all.jsonl", DATABASE_URL=sqlite_url)
    count = len(done.stdout.splitlines())
    assert again.stdout.decode() == f"imported 0 of {count:,}, {count:,} were there already\n"
