"""The other commands a person types: explain, opinions, db and doctor, and what they say when something is wrong."""

import io
import json
import re
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlmodel import Session

from bot.__main__ import main
from bot.advice.templates import visible
from bot.cli.doctor import Finding, Health, examine
from bot.domain.language import Language
from bot.settings import Settings
from bot.telegram.voice import Voice
from bot.terminal.bot_api import BotApi
from storage.database import Database
from storage.tables import Inbox, Saving
from tests.conftest import sqlite_copy
from tests.support.command import omtanke
from tests.support.keys import CIPHER
from tests.support.loopback import serve
from tests.support.rows import NOW, add_reminder, add_shopper, add_temptation, row_id

SETTINGS = (
    "DATABASE_URL",
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_MODEL",
)


class Typed:
    """The command typed at a shell, run in this process."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str, stdin: str = "", **settings: str) -> tuple[int, str, str]:
        """The exit code, and what was printed to each stream."""
        with self._monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["omtanke", *arguments])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            for name, value in settings.items():
                patched.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        code = ended.value.code
        assert isinstance(code, int | None)
        return (code or 0, *self._capsys.readouterr())


@pytest.fixture
def typed(
    tmp_path: Path,
    sqlite_template: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Typed:
    """A shell in a folder with a database that has the library and nobody in it."""
    (tmp_path / "data").mkdir()
    sqlite_copy(sqlite_template, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return Typed(tmp_path, monkeypatch, capsys)


COMMANDS = (
    (),
    ("chat",),
    ("explain",),
    ("opinions",),
    ("opinions", "search"),
    ("opinions", "import"),
    ("opinions", "export"),
    ("db",),
    ("db", "upgrade"),
    ("db", "backup"),
    ("db", "new-key"),
    ("db", "rotate-key"),
    ("doctor",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_prints_help(typed: Typed, command: tuple[str, ...]) -> None:
    code, printed, trouble = typed(*command, "--help")
    assert (code, trouble) == (0, "")
    assert printed.startswith(" ".join(("usage: omtanke", *command)))


def explained(typed: Typed, *arguments: str, **more: str) -> list[dict[str, Any]]:
    code, printed, trouble = typed("explain", *arguments, "--json", **more)
    assert (code, trouble) == (0, "")
    return [json.loads(line) for line in printed.splitlines()]


EXPLAINED = {
    "language",
    "product",
    "category",
    "price",
    "payments",
    "because",
    "kind",
    "things",
    "ask",
    "strategy",
    "opinions",
    "alternatives",
    "reply",
    "engine",
}


def test_explain_prints_one_object(typed: Typed) -> None:
    (told,) = explained(typed, "iPhone 15 til 8.999 kr")
    assert set(told) == EXPLAINED
    assert told["price"] == {"amount": "8999.00", "currency": "DKK"}
    assert (told["language"], told["product"], told["kind"]) == ("da", "iPhone 15", "want")
    assert told["engine"] == "templates"
    assert told["alternatives"][0]["rung"] == "nothing"
    for opinion in told["opinions"]:
        assert set(opinion) == {"id", "text", "source", "interest", "dated", "score"}
    for alternative in told["alternatives"]:
        assert set(alternative) == {"id", "rung", "text", "source", "interest", "dated"}
    assert told["opinions"][0]["text"] in told["reply"]


@pytest.mark.parametrize(
    ("text", "payments", "in_words"),
    [
        ("airfryer 899 kr", None, "price:        899.00 DKK"),
        ("Netflix eller HBO til 79 eller 99 kr/md", None, "price:        -"),
        (
            "Netflix 79 kr/md",
            {"each": ("79.00", "DKK"), "count": None, "period": "month", "a_year": ("948.00", "DKK"), "total": None},
            "payments:     79.00 DKK a month, 948.00 DKK a year",
        ),
        (
            "iPhone 16 299 kr om måneden i 24 måneder",
            {
                "each": ("299.00", "DKK"),
                "count": 24,
                "period": "month",
                "a_year": ("3588.00", "DKK"),
                "total": ("7176.00", "DKK"),
            },
            "payments:     24 × 299.00 DKK a month, 7176.00 DKK in all",
        ),
        (
            "jakke 4 x 250 kr (Klarna)",
            {"each": ("250.00", "DKK"), "count": 4, "period": None, "a_year": None, "total": ("1000.00", "DKK")},
            "payments:     4 × 250.00 DKK, 1000.00 DKK in all",
        ),
    ],
)
def test_explain_tells_the_payments(typed: Typed, text: str, payments: dict[str, Any] | None, in_words: str) -> None:
    def money(value: Any) -> Any:
        return {"amount": value[0], "currency": value[1]} if isinstance(value, tuple) else value

    (told,) = explained(typed, text, "--language", "da")
    assert told["payments"] == (payments and {name: money(value) for name, value in payments.items()})
    code, printed, _ = typed("explain", text, "--language", "da")
    assert code == 0
    assert in_words in printed.splitlines()


def test_explain_changes_nothing(typed: Typed) -> None:
    path = typed.folder / "data" / "omtanke.db"
    with sqlite3.connect(path) as before:
        counted = "SELECT (SELECT count(*) FROM shopper) + (SELECT count(*) FROM temptation)"
        explained(typed, "airfryer 899 kr")
        assert before.execute(counted).fetchone() == (0,)


def test_explain_takes_many_lines(typed: Typed) -> None:
    lines = (
        "airfryer 899 kr",
        "",
        "Stanley cup $45",
        "insulin 200 kr",
        "jeg kan ikke stoppe med at shoppe",
        "hej",
        "🙂",
    )
    told = explained(typed, "-", stdin="\n".join(lines))
    assert [one["kind"] for one in told] == ["want", "want", "essential", "distress", "other", "other"]
    assert [one["reply"] != "" for one in told] == [True] * 6


@pytest.mark.parametrize("language", ["da", "en"])
def test_explain_answers_in_the_language_asked_for(typed: Typed, language: str) -> None:
    (told,) = explained(typed, "airfryer 899 kr", "--language", language)
    assert told["language"] == language
    assert ("Ingenting" in told["reply"]) == (language == "da")


def test_explain_for_a_reader(typed: Typed) -> None:
    code, printed, _ = typed("explain", "airfryer 899 kr")
    assert code == 0
    assert "product:      airfryer\n" in printed
    assert "price:        899.00 DKK\n" in printed
    assert "• Ingenting: " in printed


WHEN = (("fredag kl. 18", "2026-11-27T18:00", False), ("in 2 weeks", "2026-12-08T10:15", False), ("blah", None, True))


@pytest.mark.parametrize(("phrase", "due", "ask"), WHEN)
def test_explain_a_time(typed: Typed, phrase: str, due: str | None, ask: bool) -> None:
    code, printed, _ = typed(
        "explain", "--when", phrase, "--now", "2026-11-24T10:15", "--timezone", "Europe/Copenhagen"
    )
    assert (code, json.loads(printed)) == (0, {"due": due, "ask": ask})


def test_explain_a_time_from_a_moment_with_its_offset(typed: Typed) -> None:
    _, printed, _ = typed("explain", "--when", "in 2 weeks", "--now", "2026-11-24T10:15+05:00")
    assert json.loads(printed)["due"] == "2026-12-08T06:15"


def test_explain_a_time_from_now(typed: Typed) -> None:
    assert json.loads(typed("explain", "--when", "om 3 dage", "--timezone", "Asia/Tokyo")[1])["due"]


def test_explain_an_answer(typed: Typed) -> None:
    code, printed, _ = typed("explain", "--talk", "den er på tilbud")
    told = json.loads(printed)
    assert (code, told["reason"]) == (0, "discount")
    assert told["reply"] in {Voice(Language.DANISH).plain(f"talk-discount-{n}") for n in (1, 2, 3)}
    english = json.loads(typed("explain", "--talk", "tilbud", "--language", "en")[1])
    assert english["reply"] in {Voice(Language.ENGLISH).plain(f"talk-discount-{n}") for n in (1, 2, 3)}


@pytest.mark.parametrize("said", ["jeg vil ikke leve mere", "jeg er deprimeret"])
def test_explain_an_answer_of_distress(typed: Typed, said: str) -> None:
    told = json.loads(typed("explain", "--talk", said)[1])
    assert told["reason"] == "other"
    assert told["reply"] == explained(typed, said)[0]["reply"]
    assert "70 201 201" in told["reply"]


def test_explain_says_when_it_would_ask(typed: Typed) -> None:
    code, printed, _ = typed("explain", "vinterstøvler 900 kr", "--json")
    told = json.loads(printed)
    assert (code, told["kind"], told["ask"]) == (0, "want", "need")
    assert told["reply"] == visible(Voice(Language.DANISH).text("ask-need", product="vinterstøvler"))
    assert json.loads(typed("explain", "sneakers 900 kr", "--json")[1])["ask"] is None
    assert "ask:          need\n" in typed("explain", "vinterstøvler 900 kr")[1]


def test_opinions_search(typed: Typed) -> None:
    code, printed, _ = typed("opinions", "search", "airfryer", "--json", "--limit", "2")
    found = [json.loads(line) for line in printed.splitlines()]
    assert code == 0
    assert [one["category"] for one in found] == ["airfryers", "airfryers"]
    assert found[0]["score"] >= found[1]["score"]
    code, printed, _ = typed("opinions", "search", "airfryer")
    assert found[0]["id"] in printed
    assert "Omtanke" in printed


def test_db_upgrade_makes_a_database(typed: Typed) -> None:
    for _ in range(2):
        code, printed, _ = typed("db", "upgrade", DATABASE_URL="sqlite:///new/folder/x.db")
        assert (code, printed) == (0, "the database is up to date\n")
    assert (typed.folder / "new" / "folder" / "x.db").is_file()


WRONG: tuple[tuple[tuple[str, ...], dict[str, str]], ...] = (
    (("explain",), {}),
    (("explain", "--when", "fredag", "--timezone", "Mars/Base"), {}),
    (("explain", "--when", "fredag", "--now", "tomorrow"), {}),
    (("explain", "--when", "fredag", "--talk", "fordi"), {}),
    (("explain", "lampe", "--when", "fredag"), {}),
    (("explain", "lampe", "--now", "2026-11-24T10:15"), {}),
    (("explain", "lampe", "--language", "xx"), {}),
    (("opinions", "search", "lampe", "--limit", "0"), {}),
    (("opinions",), {}),
    (("teapot",), {}),
    (("doctor",), {"TELEGRAM_BOT_TOKEN": "secret-without-number"}),
    (("doctor",), {"TELEGRAM_BOT_TOKEN": "123:secret with spaces"}),
    (("doctor",), {"OMTANKE_MODEL_CALLS": "x"}),
    (("doctor",), {"WEBHOOK_URL": "https://x.example", "WEBHOOK_LISTEN": "127.0.0.1:0"}),
    (("doctor",), {"TELEGRAM_API_URL": "api.telegram.org"}),
    (("doctor",), {"OMTANKE_LOG_LEVEL": "LOUD"}),
    (("explain", "lampe"), {"OMTANKE_HELP_LINES": "missing.toml"}),
    (("explain", "lampe"), {"DATABASE_URL": "mysql://user:secret@host/name"}),
    (("db", "upgrade"), {"DATABASE_URL": "postgresql://user:secret@127.0.0.1:1/name"}),
    (("db", "upgrade"), {"DATABASE_URL": "sqlite:////dev/null/x.db"}),
)


@pytest.mark.parametrize(("command", "settings"), WRONG)
def test_an_error_is_one_clear_line(typed: Typed, command: tuple[str, ...], settings: dict[str, str]) -> None:
    code, printed, trouble = typed(*command, **settings)
    assert code != 0
    assert printed == ""
    assert trouble.startswith("omtanke: ")
    assert trouble.count("\n") == 1
    assert "secret" not in trouble


def test_a_file_that_is_no_database(typed: Typed) -> None:
    (typed.folder / "text.db").write_text("hello " * 1_000)
    code, _, trouble = typed("explain", "lampe", DATABASE_URL="sqlite:///text.db")
    assert (code, trouble.count("\n")) == (1, 1)
    assert "not an SQLite database" in trouble


def test_a_database_of_a_newer_version(typed: Typed) -> None:
    with sqlite3.connect(typed.folder / "data" / "omtanke.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.execute("UPDATE compatibility SET oldest_code = '9999'")
    code, _, trouble = typed("explain", "lampe")
    assert (code, trouble.count("\n")) == (1, 1)
    assert "newer Omtanke" in trouble


def test_a_command_imports_no_more_than_it_needs(sqlite_url: str, tmp_path: Path) -> None:
    """Telegram and the migrations' tools are most of what a start could take."""
    done = omtanke(tmp_path, "db", "upgrade", DATABASE_URL=sqlite_url, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    imported = set(re.findall(r"\| +(\w+)", done.stderr.decode()))
    assert "sqlalchemy" in imported
    assert imported.isdisjoint({"telegram", "aiohttp", "alembic", "fluent"})


def test_a_script_from_a_shell_takes_any_bytes(typed: Typed) -> None:
    said = b"lampe \xff 400 kr\nairfryer 899 kr\n"
    done = omtanke(typed.folder, "explain", "-", "--json", stdin=said, PYTHONIOENCODING="utf-8:strict")
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["price"]["amount"] for line in done.stdout.splitlines()] == ["400.00", "899.00"]


# doctor


async def report(folder: Path, **settings: Any) -> dict[str, Finding]:
    """What the doctor finds, by part."""
    url = SecretStr(f"sqlite:///{folder}/data/omtanke.db")
    chosen = Settings(_env_file=None, database_url=url, **settings)  # type: ignore[call-arg]
    return {finding.part: finding async for finding in examine(chosen)}


def broken(found: dict[str, Finding]) -> set[str]:
    return {part for part, finding in found.items() if finding.health is Health.BROKEN}


def test_the_doctor_with_nothing_set_up(typed: Typed) -> None:
    code, printed, _ = typed("doctor")
    assert code == 0
    assert [line.split()[0] for line in printed.splitlines()] == ["ok"] * 6 + ["--", "--"]


def test_the_doctor_names_settings_that_are_none(typed: Typed) -> None:
    code, printed, _ = typed("doctor", OMTANKE_LOGLEVEL="DEBUG")
    assert code == 1
    assert printed.splitlines()[0] == "!!  settings   OMTANKE_LOGLEVEL is no setting; OMTANKE_LOG_LEVEL is"


def test_the_doctor_of_a_new_folder(typed: Typed) -> None:
    code, printed, _ = typed("doctor", DATABASE_URL="sqlite:///fresh/omtanke.db")
    assert code == 0
    assert " 0 reminders pending" in printed


def test_the_doctor_exits_with_an_error_when_something_is_broken(typed: Typed) -> None:
    code, printed, trouble = typed("doctor", DATABASE_URL="sqlite:////dev/null/x.db")
    assert (code, trouble) == (1, "")
    assert "!!  database" in printed


async def test_the_doctor_asks_telegram(typed: Typed) -> None:
    api = BotApi(now=lambda: datetime.now(UTC), token="1:right")
    async with serve(api) as server:
        right = await report(typed.folder, telegram_api_url=server.url, telegram_bot_token=SecretStr("1:right"))
        wrong = await report(typed.folder, telegram_api_url=server.url, telegram_bot_token=SecretStr("1:wrong"))
    gone = await report(typed.folder, telegram_api_url=server.url, telegram_bot_token=SecretStr("1:right"))
    assert right["Telegram"].health is Health.FINE
    assert "@omtanke_bot" in right["Telegram"].words
    assert broken(wrong) == broken(gone) == {"Telegram"}
    assert "TELEGRAM_BOT_TOKEN" in wrong["Telegram"].words
    assert "cannot be reached" in gone["Telegram"].words
    said = " ".join(str(finding) for found in (right, wrong, gone) for finding in found.values())
    assert ":right" not in said
    assert ":wrong" not in said


@asynccontextmanager
async def models(*names: str, status: int = 200, answers: int = 200) -> AsyncIterator[str]:
    """An OpenAI-compatible server that has these models, and answers with that status; gives its base URL."""

    async def listed(_request: web.Request) -> web.Response:
        found = [{"id": name, "object": "model", "created": 0, "owned_by": "us"} for name in names]
        return web.json_response({"object": "list", "data": found}, status=status)

    async def answered(_request: web.Request) -> web.Response:
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": '{"ready": true}'}}
        return web.json_response({"id": "1", "object": "chat.completion", "choices": [choice]}, status=answers)

    app = web.Application()
    app.router.add_get("/v1/models", listed)
    app.router.add_post("/v1/chat/completions", answered)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    finally:
        await runner.cleanup()


async def test_the_doctor_asks_the_model_server(typed: Typed) -> None:
    async with models("small", "large") as url:
        fine = await report(typed.folder, openai_base_url=url, openai_model="small")
        named = await report(typed.folder, openai_base_url=url, openai_model="huge")
    async with models("small", answers=429) as url:
        silent = await report(typed.folder, openai_base_url=url, openai_model="small")
    async with models(status=500) as url:
        failing = await report(typed.folder, openai_base_url=url)
    gone = await report(typed.folder, openai_base_url=url)
    assert fine["model"].health is Health.FINE
    assert "2 models" in fine["model"].words
    assert [broken(found) for found in (named, silent, failing, gone)] == [{"model"}] * 4
    assert "huge" in named["model"].words
    assert "small gives no answer: the server's limit is reached" in silent["model"].words


async def test_the_doctor_finds_a_broken_ledger_and_failed_updates(typed: Typed) -> None:
    def spoil(session: Session) -> None:
        wanted = add_temptation(session, add_shopper(session))
        wrong = Saving(
            shopper_id=wanted.shopper_id,
            temptation_id=row_id(wanted),
            entry="reversed",
            pending_minor=-5,
            confirmed_minor=0,
            currency="DKK",
            booked_for=NOW.date(),
            created_at=NOW,
        )
        session.add(wrong)
        session.add(Inbox(update_id=1, lane=1, state="failed", raw="{}", error="x", received_at=NOW))

    database = Database(f"sqlite:///{typed.folder}/data/omtanke.db", CIPHER)
    database.run_sync(spoil)
    database.close()
    found = await report(typed.folder)
    assert broken(found) == {"database", "ledger"}
    assert "1 updates failed" in found["database"].words
    assert found["ledger"].words == (
        "1 entries of 1 temptations checked, 1 broken: temptation 1: more is taken back than was booked"
    )


async def test_the_doctor_tells_what_waits_beside_a_running_bot(typed: Typed) -> None:
    def leave(session: Session) -> None:
        session.add(Inbox(update_id=7, lane=1, state="new", raw="{}", received_at=NOW))
        add_reminder(session, add_temptation(session, add_shopper(session)), NOW)

    database = Database(f"sqlite:///{typed.folder}/data/omtanke.db", CIPHER)
    database.run_sync(leave)
    alone = await report(typed.folder)
    api = BotApi(now=lambda: datetime.now(UTC), token="1:right")
    async with serve(api) as server:
        token = SecretStr("1:right")
        running = await report(typed.folder, telegram_api_url=server.url, telegram_bot_token=token)
    database.close()
    assert broken(alone) == set(), "nobody promised to be at work"
    assert broken(running) == {"running"}
    words = running["running"].words
    assert re.match(r"newest update \d+ days?, [\d:]+ ago; 1 unanswered \(the oldest for .+\), 0 put aside", words)
    assert "1 reminders due (the oldest for" in words


async def test_the_doctor_leaves_a_database_of_another_version_as_it_is(typed: Typed) -> None:
    path = typed.folder / "data/omtanke.db"
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM library_file")
        connection.execute("UPDATE alembic_version SET version_num = (SELECT '0001')")
    found = await report(typed.folder)
    assert "older Omtanke" in found["database"].words
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert connection.execute("SELECT count(*) FROM library_file").fetchone() == (0,)
