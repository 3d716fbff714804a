"""Backups that are made while the bot is at work, and the bot going on from one: SQLite and PostgreSQL."""

import asyncio
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.language import Language
from storage.database import Database
from storage.tables import Saving, Temptation
from tests.conftest import new_database
from tests.support.command import omtanke
from tests.support.keys import CIPHER
from tests.support.pg_programs import DUMP, RESTORE, plain, run
from tests.support.scene import Scene, scene
from tests.support.talk import Talk


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


async def backed_up(database: Database, folder: Path) -> Path:
    """Back up as docs/operations.md tells."""
    if not database.in_process:
        await run(*DUMP, f"--file={folder / 'omtanke.dump'}", plain(url_of(database)))
        return folder / "omtanke.dump"
    made = await asyncio.to_thread(omtanke, folder, "db", "backup", "omtanke.bak", DATABASE_URL=url_of(database))
    assert made.returncode == 0, made.stderr.decode()
    assert b"checked; its schema is " in made.stdout
    return folder / "omtanke.bak"


async def restored(backup: Path, folder: Path, server: str | None) -> str:
    """Put it where nothing was, as docs/operations.md tells; returns the address."""
    if server is None:
        shutil.copy(backup, folder / "restored.db")
        return f"sqlite:///{folder / 'restored.db'}"
    url = new_database(server)
    await run(*RESTORE, f"--dbname={plain(url)}", str(backup))
    return url


def talks(opened: Scene) -> tuple[Talk, Talk]:
    return Talk(opened, Language.DANISH), Talk(opened, Language.ENGLISH)


async def chatter(talk: Talk, going_on: asyncio.Event) -> None:
    """Write of one thing after the other and skip each, until told to stop and at least a few times."""
    written = 0
    while written < 3 or going_on.is_set():
        await talk.says(talk.pick(f"dims{written} til {100 + written} kr", f"gadget{written} for {10 + written} euro"))
        await talk.taps("skip")
        written += 1


async def backed_up_at_work(opened: Scene, folder: Path) -> Path:
    """A backup that is made while shoppers write."""
    going_on = asyncio.Event()
    going_on.set()
    writing = asyncio.create_task(chatter(talks(opened)[0], going_on))
    made = await backed_up(opened.omtanke.database, folder)
    assert not writing.done(), "nobody wrote meanwhile"
    going_on.clear()
    await writing
    return made


async def test_the_bot_goes_on_from_a_backup_that_was_made_while_it_worked(
    database: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = None if database.in_process else request.getfixturevalue("postgres")
    async with scene(database) as before:
        danish, english = talks(before)
        await danish.says("/start")
        await english.says("/start")
        slept = await english.tempted()
        await english.taps("sleep")
        kept = await english.tempted(english.wishes[1])
        backup = await backed_up_at_work(before, tmp_path)
        after = await english.tempted(english.wishes[2])

    url = await restored(backup, tmp_path, server)
    doctor = omtanke(tmp_path, "doctor", DATABASE_URL=url)
    assert doctor.returncode == 0, doctor.stdout.decode()
    assert b"every total is the sum of its entries" in doctor.stdout

    with closing(Database(url, CIPHER)) as copy:
        async with scene(copy, clock=before.clock, api=before.api) as again:
            things = {row.id: row for row in again.rows(Temptation)}
            assert after.id not in things, "what was written later is not in it"
            skipped = [row.id for row in things.values() if row.state == "skipped"]
            assert {entry.temptation_id for entry in again.rows(Saving)} == set(skipped)

            english = talks(again)[1]
            await english.forges(f"skip:{kept.id}")
            assert {row.id: row.state for row in again.rows(Temptation)}[kept.id] == "skipped"
            again.clock.turn(days=4)
            (question,) = await english.due()
            assert slept.product in question.text
            await english.taps("keep")
            await english.says("a lamp for 45 euro")
            # what was unanswered when the backup was made is taken up, too, and may come after it
            assert "lamp" in {row.product for row in again.rows(Temptation)}


def test_a_backup_is_one_file_that_only_its_owner_reads(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    before = os.umask(0)
    try:
        made = omtanke(folder, "db", "backup", "omtanke.bak", DATABASE_URL=sqlite_url)
    finally:
        os.umask(before)
    assert (made.returncode, made.stderr) == (0, b"")
    assert [path.name for path in folder.iterdir()] == ["omtanke.bak"]
    assert stat.S_IMODE((folder / "omtanke.bak").stat().st_mode) == 0o600
    with closing(sqlite3.connect(folder / "omtanke.bak")) as copy:
        assert copy.execute("SELECT count(*) > 1000 FROM opinion").fetchone() == (1,)


def test_a_backup_is_made_while_another_program_writes(sqlite_url: str, tmp_path: Path) -> None:
    """What is not committed is not in it, and nobody waits for the other."""
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM opinion_terms")
        made = omtanke(tmp_path, "db", "backup", "half.bak", DATABASE_URL=sqlite_url)
        other.execute("ROLLBACK")
    assert made.returncode == 0, made.stderr.decode()
    with closing(sqlite3.connect(tmp_path / "half.bak")) as copy:
        assert copy.execute("SELECT count(*) > 1000 FROM opinion_terms").fetchone() == (1,)


def spoiled(url: str) -> None:
    """Write over some pages in the middle of the file."""
    path = Path(url.removeprefix("sqlite:///"))
    with path.open("r+b") as file:
        for page in range(20, 60):
            file.seek(page * 4096)
            file.write(b"\xff" * 2048)


def test_a_damaged_database_gives_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    spoiled(sqlite_url)
    folder = tmp_path / "backups"
    folder.mkdir()
    made = omtanke(folder, "db", "backup", "omtanke.bak", DATABASE_URL=sqlite_url)
    assert made.returncode == 1
    assert made.stderr == b"omtanke: the file is not an SQLite database, or it is damaged; check DATABASE_URL\n"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "url", "said"),
    [
        ("there.bak", "", "there.bak is there already; a backup takes no other's place"),
        ("nowhere/omtanke.bak", "", "nowhere/omtanke.bak cannot be written: No such file or directory"),
        ("new.bak", "sqlite:///missing.db", "the database cannot be opened; check DATABASE_URL"),
        ("new.bak", "sqlite:///empty.db", "empty.db is no database of Omtanke's"),
        ("new.bak", "postgresql://u:s3cret@localhost/x", "PostgreSQL is backed up with pg_dump; docs/operations.md"),
    ],
)
def test_what_cannot_be_backed_up_is_told_in_a_line_and_leaves_nothing(
    sqlite_url: str, tmp_path: Path, target: str, url: str, said: str
) -> None:
    (tmp_path / "there.bak").write_text("an older backup", encoding="utf-8")
    sqlite3.connect(tmp_path / "empty.db").close()
    before = sorted(tmp_path.iterdir())
    made = omtanke(tmp_path, "db", "backup", target, DATABASE_URL=url or sqlite_url)
    assert made.returncode == 1
    assert made.stderr.decode().startswith("omtanke: ")
    assert said in made.stderr.decode()
    assert "s3cret" not in made.stderr.decode()
    assert made.stderr.decode().count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.bak").read_text(encoding="utf-8") == "an older backup"
