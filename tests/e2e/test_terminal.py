"""`omtanke chat`: the script of DESIGN's interfaces, and a person at a terminal."""

import io
import os
import re
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.cli.chat import chat
from bot.domain.language import Language
from bot.settings import Settings
from bot.telegram.voice import Voice
from storage.database import Database
from storage.tables import Inbox, Reminder, Saving, Shopper, Temptation
from tests.conftest import sqlite_copy
from tests.support.command import Terminal, environment, omtanke
from tests.support.keys import CIPHER
from tests.support.talk import WISHES, plain

LOCALES = {Language.DANISH: "da_DK.UTF-8", Language.ENGLISH: "en_IE.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with a database that was used before and has nobody in it."""
    (tmp_path / "data").mkdir()
    sqlite_copy(sqlite_template, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "DATABASE_URL", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_IE.UTF-8")
    return tmp_path


async def script(*lines: str) -> list[str]:
    """Hold a script's conversation in this process; returns the lines it printed."""
    out = io.StringIO()
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own parameter
    await chat(settings, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    return out.getvalue().splitlines()


def stored(folder: Path) -> Database:
    return Database(f"sqlite:///{folder}/data/omtanke.db", CIPHER)


def overdue(folder: Path) -> None:
    """Everything that is slept on came due long ago, and it is the middle of the shopper's night."""
    database = stored(folder)

    def work(session: Session) -> None:
        for reminder in session.scalars(select(Reminder)):
            reminder.due_at, reminder.wall_time = datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00"
        for shopper in session.scalars(select(Shopper)):
            shopper.quiet_from, shopper.quiet_until = 0, 24 * 60 - 1

    database.run_sync(work)
    database.close()


@pytest.mark.parametrize("language", list(Language))
async def test_a_script_is_a_conversation(folder: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    monkeypatch.setenv("LANG", LOCALES[language])
    voice, wish = Voice(language), WISHES[language][0]
    printed = await script("/start", wish.text, "> 1", "/summary")
    assert printed[0] == "> /start"
    at = printed.index(f"> {wish.text}")
    assert printed[at + 1] == plain(voice.text("nudge-heading-price", product=wish.product, price=wish.price))
    labels = [voice.button(name, "").label for name in ("skip", "sleep", "need", "buy")]
    assert f"  [1] {labels[0]}   [2] {labels[1]}" in printed
    assert f"  [3] {labels[2]}   [4] {labels[3]}" in printed
    at = printed.index("> 1")
    assert wish.product in printed[at + 1]
    assert printed[at + 2] == f"  [1] {voice.button('undo', '').label}"
    picture = re.fullmatch(r"\[(\w+): (data/picture\.png)\]", printed[printed.index("> /summary") + 1])
    assert picture is not None
    assert (folder / picture[2]).read_bytes().startswith(b"\x89PNG")


async def test_blank_lines_and_comments_are_skipped(folder: Path) -> None:
    printed = await script("", "   ", "# a comment", "/start", "  # another", "#airfryer 899 kr")
    assert [line for line in printed if line.startswith(">")] == ["> /start"]


@pytest.mark.parametrize(
    ("pressed", "name"),
    [
        ("> 99", "terminal-no-such-button"),
        ("> 0", "terminal-no-such-button"),
        ("> 9999999999999999999999", "terminal-no-such-button"),
        ("> x", "terminal-which-button"),
        (">", "terminal-which-button"),
        ("> -1", "terminal-which-button"),
        ("> 1.5", "terminal-which-button"),
        ("> ²", "terminal-which-button"),
        ("> 1 2", "terminal-which-button"),
    ],
)
async def test_a_button_that_is_not_there(folder: Path, pressed: str, name: str) -> None:
    printed = await script("lamp 45 euro", pressed)
    wanted = pressed.removeprefix(">").strip()
    assert printed[-1] == Voice(Language.ENGLISH).plain(name, wanted=wanted[:6], count=5)
    assert printed[-2].rstrip() == f"> {wanted}".rstrip()


async def test_there_are_no_buttons_yet(folder: Path) -> None:
    assert (await script("> 1"))[-1] == Voice(Language.ENGLISH).plain("terminal-no-buttons")


async def test_a_press_is_on_the_newest_message_with_buttons(folder: Path) -> None:
    printed = await script("lamp 45 euro", "chair 50 euro", "/help", ">1", "> 1", ">  3")
    assert "> 1" in printed, "however it is spaced"
    database = stored(folder)
    states = database.run_sync(lambda session: [kept.state for kept in session.scalars(select(Temptation))])
    assert states == ["open", "needed"], "skipped, undone, needed"
    database.close()


async def test_no_control_code_reaches_the_output(folder: Path) -> None:
    printed = await script("lamp\x1b[31m \x07\x00 45 euro", "/history", "/settings", "> 1", "🙂\u202e", "x" * 9_000)
    codes = {unicodedata.category(character) for line in printed for character in line}
    assert "Cc" not in codes


async def test_what_is_said_is_kept_between_runs(folder: Path) -> None:
    await script("/language dansk", "airfryer 899 kr", "> 1")
    printed = await script("/history", "> 1", "> 1")
    assert any("airfryer, 899 kr.: sprunget over, afventer" in line for line in printed)
    assert printed[-1].startswith("Dejligt: 899 kr.")
    database = stored(folder)
    entries = database.run_sync(lambda session: [saving.entry for saving in session.scalars(select(Saving))])
    assert entries == ["pending", "confirmed"]
    states = database.run_sync(lambda session: {row.state for row in session.scalars(select(Inbox))})
    assert states == {"done"}
    database.close()


async def test_what_came_due_while_it_was_closed_is_said_first(folder: Path) -> None:
    await script("/language dansk", "airfryer 899 kr", "> 2", "den er flot", "> 8")
    overdue(folder)
    printed = await script("> 1")
    assert printed[0] == Voice(Language.DANISH).plain("terminal-came-due")
    assert printed[1].startswith("airfryer · 899 kr.")
    assert "“den er flot”" in printed[2]
    assert printed[-2].startswith("Sprunget over: airfryer.")
    assert await script("") == [], "and it is said once"


async def test_files_are_saved_beside_each_other(folder: Path) -> None:
    await script("lamp 45 euro", "/export", "/export")
    assert {path.name for path in (folder / "data").glob("*.csv")} >= {"profile.csv", "profile-2.csv"}


def test_the_first_run_needs_nothing_and_takes_any_bytes(tmp_path: Path) -> None:
    said = "couch £45 é 🙂".encode() + b"\xff\xfe\n> 1\n"
    done = omtanke(tmp_path, stdin=said)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    printed = done.stdout.decode()
    assert printed.startswith(Voice(Language.ENGLISH).plain("terminal-welcome-no-token"))
    assert "\x1b" not in printed
    assert "[1] Skip it" in printed
    assert "Skipped: " in printed
    assert (tmp_path / "data" / "omtanke.db").is_file()


def test_a_reader_who_goes_away_ends_it_without_a_trace(folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin
    assert running.stdout
    running.stdin.write(b"/help\n")
    running.stdin.flush()
    running.stdout.readline()
    running.stdout.close()
    running.stdin.write(b"/help\n" * 50)
    running.stdin.flush()
    _, trouble = running.communicate(timeout=60)
    assert running.returncode != 0
    assert not trouble


def test_a_person_at_a_terminal(folder: Path) -> None:
    at = Terminal(folder, "chat", LANG="da_DK.UTF-8")
    assert "Ctrl+D" in at.until("\n> ")
    at.type("airfryer 899 kr\n")
    assert "airfryer · 899 kr." in at.until("\n> ")
    at.type("> 1\n")
    assert "Sprunget over: airfryer." in at.until("\n> ")
    at.type("\n")
    at.until("> ")
    at.type("\x04")
    assert at.end() == 0
    assert Voice(Language.DANISH).plain("terminal-bye") in at.shown
    assert "Traceback" not in at.shown


def test_ctrl_c_ends_it_without_a_trace(folder: Path) -> None:
    at = Terminal(folder, "chat")
    at.until("\n> ")
    at.type("lamp 45 euro\n")
    at.until("\n> ")
    at.type("\x03")
    assert at.end() in {0, 130}
    assert "Traceback" not in at.shown
    assert "Error" not in at.shown


def test_a_kill_between_two_lines_loses_nothing(folder: Path) -> None:
    at = Terminal(folder, "chat", LANG="da_DK.UTF-8")
    at.until("\n> ")
    at.type("airfryer 899 kr\n")
    at.until("\n> ")
    at.type("> 1\n")
    at.until("Sprunget over")
    os.kill(at.process.pid, 9)
    at.end()
    printed = omtanke(folder, "chat", stdin=b"/history\n").stdout.decode()
    assert "airfryer, 899 kr.: sprunget over, afventer" in printed
