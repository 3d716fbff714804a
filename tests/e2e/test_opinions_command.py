"""`omtanke opinions review` and `audit`: the queue in the terminal, and whether brands are treated alike."""

import io
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.__main__ import main
from bot.domain.contributing import Interest
from bot.service import contributing
from bot.service.contributing import Draft
from storage.database import Database
from storage.tables import Alternative, Contribution, Opinion
from tests.conftest import sqlite_copy
from tests.support.keys import CIPHER
from tests.support.rows import NOW, add_shopper

TEXTS = (
    "It was used every day for two weeks, and since then it has stood on the fridge.",
    "It is louder than our dishwasher, so we only ran it when nobody was home.",
)


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A folder with a database in which two opinions wait to be read."""
    (tmp_path / "data").mkdir()
    sqlite_copy(sqlite_template, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    opened = Database("sqlite:///data/omtanke.db", CIPHER)

    def work(session: Session) -> None:
        author = add_shopper(session, language="en")
        for n, text in enumerate(TEXTS):
            contributing.contribute(session, author, Draft("airfryers", text, Interest.NONE), NOW + timedelta(hours=n))

    opened.run_sync(work)
    return opened


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str, stdin: str = "") -> str:
    monkeypatch.setattr(sys, "argv", ["omtanke", "opinions", *words])
    monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    return capsys.readouterr().out


def states(database: Database) -> list[str]:
    return database.run_sync(lambda s: list(s.scalars(select(Contribution.state).order_by(col(Contribution.id)))))


@pytest.mark.parametrize(
    "worked",
    [
        ("p\nd advert\n", ["published", "declined"], "nothing waits to be read"),
        ("n\np\n", ["waiting", "published"], "nothing waits to be read"),
        ("what\n\nd\nd gold\nq\n", ["waiting", "waiting"], "the rest waits"),
        ("p\n", ["published", "waiting"], "the rest waits"),
        ("", ["waiting", "waiting"], "the rest waits"),
    ],
)
def test_the_queue_is_worked_off(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], worked: tuple[Any, ...]
) -> None:
    answers, expected, last = worked
    printed = typed(monkeypatch, capsys, "review", stdin=answers)
    assert TEXTS[0] in printed
    assert printed.splitlines()[-1] == last
    assert states(database) == expected
    shown = database.run_sync(lambda s: list(s.scalars(select(Opinion.text_en).where(Opinion.file == "shopper"))))
    assert shown == [text for text, state in zip(TEXTS, expected, strict=True) if state == "published"]


def test_what_waits_is_listed(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [json.loads(line) for line in typed(monkeypatch, capsys, "review", "--list").splitlines()]
    assert [(each["text"], each["state"]) for each in told] == [(text, "waiting") for text in TEXTS]
    assert not any("shopper" in name for each in told for name in each), "who wrote it is nobody's business"
    typed(monkeypatch, capsys, "review", stdin="p\np\n")
    assert typed(monkeypatch, capsys, "review") == "nothing waits to be read\n"
    assert typed(monkeypatch, capsys, "review", "--list") == ""


def test_the_audit_finds_nothing_and_would_find_something(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "brands swapped; that differ: 0" in typed(monkeypatch, capsys, "audit")

    def sold(session: Session) -> None:
        way = session.scalars(select(Alternative).order_by(Alternative.id)).first()
        assert way
        way.interest = "sells"

    database.run_sync(sold)
    monkeypatch.setattr(sys, "argv", ["omtanke", "opinions", "audit"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "names a brand, or its source sells it" in capsys.readouterr().out
