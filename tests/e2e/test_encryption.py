"""Encryption at rest, seen from outside: a dump without anybody's words, and the keys at the shell."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import MetaData, text

from bot.domain.language import Language
from bot.service import retention
from bot.terminal.bot_api import BotApi
from storage import data_keys
from storage.cipher import Cipher
from storage.data_keys import new_key
from storage.database import Database
from storage.tables import Contribution, Goal, Inbox, Shopper, Temptation, Verdict
from tests.e2e.test_contributions import experience, kind
from tests.support.command import omtanke
from tests.support.keys import CIPHER, DATA_KEY
from tests.support.scene import Clock, scene, telegram
from tests.support.talk import WHO, Talk

PEOPLE = {Language.DANISH: 70_010_020_030, Language.ENGLISH: 80_090_100_110}
NAMES = {Language.DANISH: "Xenofonia", Language.ENGLISH: "Quentinius"}
"""Ids and names that stand nowhere by chance."""


@pytest.fixture
def own(database_url: str) -> Iterator[Database]:
    """A database of each kind whose tables a test may rename."""
    with closing(Database(database_url, CIPHER)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _large_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, number in PEOPLE.items():
        monkeypatch.setitem(WHO, language, number)


def with_people(database: Database, clock: Clock) -> BotApi:
    api = telegram(database, clock)
    for language, number in PEOPLE.items():
        api.person(number, first_name=NAMES[language], language_code=language)
    return api


async def live(talk: Talk) -> None:
    """Say something personal wherever it can be said."""
    await talk.says("/start")
    await talk.says(talk.pick("/goal 5000 kr til Kvitterby", "/goal 500 euro for Twitterford"))
    await talk.says(
        talk.pick("/plan hvis Glimmerhuset blinker, går jeg videre", "/plan if Glitterhouse blinks, I walk on")
    )
    await talk.says(talk.pick("zebrafløjte 899 kr", "zebrawhistle 89 euro"))
    await talk.taps("sleep")
    await talk.says(talk.pick("fordi Kvistgaard har en", "because Branchgarden has one"))
    await talk.says(talk.pick("pingvinlampe 450 kr", "penguinlamp 45 euro"))
    talked = talk.newest.id
    await talk.says(talk.pick("ugleholder 120 kr", "owlholder 12 euro"))
    await talk.taps("buy")
    await talk.forges(f"worth:{talk.newest.id}:4")
    await talk.says(talk.pick("den knirkefnuger dejligt", "it creakfluffs nicely"))
    await talk.says(f"/opinion {kind(talk)}: {experience(talk)}")
    await talk.taps("opinion-none")
    await talk.says(
        f"/opinion {kind(talk)}: {experience(talk).replace('.', talk.pick(' tavsesten.', ' silentstone.'))}"
    )
    said = talk.pick('[["den er sølvgrønlig", "Ja"]]', '[["it is silvergreenish", "Yes"]]')
    talk.scene.omtanke.database.run_sync(lambda session: setattr(session.get_one(Temptation, talked), "talk", said))
    await fail(talk)


async def fail(talk: Talk) -> None:
    """An update that is put aside, with what it said."""
    database = talk.scene.omtanke.database
    database.run_sync(lambda session: session.execute(text("ALTER TABLE temptation RENAME TO gone")))
    await talk.says(talk.pick("spøgelsesur 300 kr", "ghostclock 30 euro"))
    database.run_sync(lambda session: session.execute(text("ALTER TABLE gone RENAME TO temptation")))


SAID = (
    *("Kvitterby", "Glimmerhuset", "zebrafløjte", "Kvistgaard", "pingvinlampe", "ugleholder", "knirkefnuger"),
    *("støv på", "tavsesten", "sølvgrønlig", "spøgelsesur"),
    *("Twitterford", "Glitterhouse", "zebrawhistle", "Branchgarden", "penguinlamp", "owlholder", "creakfluffs"),
    *("dust on it", "silentstone", "silvergreenish", "ghostclock"),
)
PERSONAL = (*SAID, *NAMES.values(), *map(str, PEOPLE.values()))


def dump(database: Database) -> str:
    """Every row of every table, as the database has it."""
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.connect() as connection:
        return "\n".join(str(row) for table in tables.sorted_tables for row in connection.execute(table.select()))


def files(database: Database) -> str:
    """Whatever an SQLite database has on the disk, its log of what is to be written included."""
    path = Path(database.url.database or "")
    there = path.parent.glob(f"{path.name}*") if database.in_process else ()
    return b"".join(file.read_bytes() for file in there).decode("utf-8", "replace")


def found(content: str) -> list[str]:
    return [word for word in PERSONAL if word in content]


async def test_a_dump_shows_nothing_that_anybody_said(own: Database) -> None:
    clock = Clock()
    async with scene(own, clock=clock, api=with_people(own, clock)) as opened:
        for language in Language:
            await live(Talk(opened, language))
        kept = "\n".join(
            str(row.model_dump())
            for table in (Shopper, Goal, Temptation, Verdict, Contribution, Inbox)
            for row in opened.rows(table)
        )
        assert set(found(kept.replace("\\\\", "\\").encode().decode("unicode_escape", "ignore") + kept)) == set(
            PERSONAL
        )
        assert found(dump(own)) == []
        assert found(files(own)) == []
    assert found(files(own)) == []


async def test_what_is_over_is_let_go_of_by_itself(own: Database) -> None:
    """The running bot does it, once a day and at each start."""
    clock = Clock()
    api = with_people(own, clock)
    async with scene(own, clock=clock, api=api) as opened:
        await live(Talk(opened, Language.DANISH))
        assert [row.state for row in opened.rows(Inbox)][-1] == "failed"
    clock.moment += retention.KEEP_TEXT * 2
    async with scene(own, clock=clock, api=api) as again:
        # the tidying runs beside the polling, a table after the other
        while (
            len(again.rows(Inbox)) > 1
            or any(row.talk for row in again.rows(Temptation))
            or any(row.awaiting_note for row in again.rows(Shopper))
        ):
            await asyncio.sleep(0.001)
        assert [(row.state, row.raw, row.error) for row in again.rows(Inbox)] == [("done", None, None)]
        assert {row.talk for row in again.rows(Temptation)} == {None}
        assert {row.awaiting_note for row in again.rows(Shopper)} == {None}


# at the shell

NO_KEY = ""


def run(folder: Path, *typed: str, stdin: str = "", **settings: str) -> tuple[int, str, str]:
    """The exit code and what was printed, with a folder for configuration of its own."""
    done = omtanke(folder, *typed, stdin=stdin.encode(), **{"XDG_CONFIG_HOME": str(folder / "config")} | settings)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_with_nothing_set_a_key_file_is_made_apart_from_the_data(tmp_path: Path) -> None:
    code, said, trouble = run(tmp_path, "chat", stdin="zebrafløjte 899 kr\n", OMTANKE_DATA_KEY=NO_KEY)
    assert (code, trouble) == (0, "")
    assert "zebrafløjte" in said
    key = tmp_path / "config" / "omtanke" / "data.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert not [file for file in (tmp_path / "data").iterdir() if "key" in file.name]
    assert "zebrafløjte".encode() not in b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    code, said, _ = run(tmp_path, "chat", stdin="/history\n", OMTANKE_DATA_KEY=NO_KEY)
    assert code == 0
    assert "zebrafløjte" in said, "the next start has the same key"
    code, said, _ = run(tmp_path, "doctor", OMTANKE_DATA_KEY=NO_KEY)
    assert f"from {key}; keep a copy" in said
    key.chmod(0o644)
    code, said, _ = run(tmp_path, "doctor", OMTANKE_DATA_KEY=NO_KEY)
    assert code == 1
    assert f"!!  encryption others may read {key}; chmod 600 it" in said


def test_a_database_without_its_key_file_is_one_clear_line(tmp_path: Path) -> None:
    run(tmp_path, "db", "upgrade", OMTANKE_DATA_KEY=NO_KEY)
    (tmp_path / "config" / "omtanke" / "data.key").unlink()
    code, said, trouble = run(tmp_path, "chat", OMTANKE_DATA_KEY=NO_KEY)
    assert (code, said) == (1, "")
    assert trouble == (
        "omtanke: the database is encrypted with a key that is not here; put it into OMTANKE_DATA_KEY,"
        " or its key file back\n"
    )


def test_a_key_that_is_none_is_one_clear_line_without_it(tmp_path: Path) -> None:
    code, said, trouble = run(tmp_path, "chat", OMTANKE_DATA_KEY="hunter2")
    assert (code, said) == (1, "")
    assert trouble == "omtanke: OMTANKE_DATA_KEY: a data key is 32 bytes as base64; `omtanke db new-key` makes one\n"


def test_a_key_is_made_added_rotated_to_and_the_old_one_dropped(tmp_path: Path) -> None:
    run(tmp_path, "chat", stdin="zebrafløjte 899 kr\n")
    code, printed, trouble = run(tmp_path, "db", "new-key")
    assert (code, trouble) == (0, "")
    newest, both = printed.strip(), f"{printed.strip()},{DATA_KEY}"
    new_id, old_id = data_keys.cipher_from(newest).key_id, CIPHER.key_id
    code, said, _ = run(tmp_path, "doctor", OMTANKE_DATA_KEY=both)
    assert f"key {new_id} from OMTANKE_DATA_KEY; 2 rows under an old key" in said
    code, said, trouble = run(tmp_path, "db", "rotate-key", OMTANKE_DATA_KEY=both)
    assert (code, trouble) == (0, "")
    assert said.splitlines() == [
        "shopper: 1 rows",
        "temptation: 1 rows",
        f"everything is encrypted with key {new_id}; {old_id} may be dropped from OMTANKE_DATA_KEY",
    ]
    code, said, _ = run(tmp_path, "db", "rotate-key", OMTANKE_DATA_KEY=both)
    assert said == f"everything is encrypted with key {new_id}\n"
    code, said, _ = run(tmp_path, "chat", stdin="/history\n", OMTANKE_DATA_KEY=newest)
    assert code == 0
    assert "zebrafløjte" in said
    code, _, trouble = run(tmp_path, "chat")
    assert code == 1
    assert "encrypted with a key that is not here" in trouble


async def test_rotation_beside_a_running_bot(own: Database, database_url: str, tmp_path: Path) -> None:
    """The bot has both keys; whatever it writes before, meanwhile and after is there."""
    newest = new_key()
    with closing(Database(database_url, data_keys.cipher_from(f"{newest},{DATA_KEY}"))) as both:
        async with scene(own, clock=Clock()) as before:
            await before.says("pingvinlampe 450 kr")
        async with scene(both, clock=before.clock, api=before.api) as opened:
            await opened.says("zebrafløjte 899 kr")
            code, said, trouble = run(
                tmp_path, "db", "rotate-key", OMTANKE_DATA_KEY=f"{newest},{DATA_KEY}", DATABASE_URL=database_url
            )
            assert (code, trouble) == (0, "")
            assert said.startswith("shopper: 1 rows\n")
            await opened.says("ugleholder 120 kr")
            assert len(opened.rows(Shopper)) == 1, "found again by the new hash"
    with closing(Database(database_url, data_keys.cipher_from(newest))) as new:
        async with scene(new, clock=before.clock, api=before.api) as after:
            products = [row.product for row in after.rows(Temptation)]
            assert products == ["pingvinlampe", "zebrafløjte", "ugleholder"]


def test_the_commands_of_two_machines_that_disagree(database_url: str, tmp_path: Path) -> None:
    """Each would make a key file of its own: the second is told, and writes nothing."""
    fresh = {"DATABASE_URL": database_url, "OMTANKE_DATA_KEY": NO_KEY}
    code, _, trouble = run(tmp_path, "doctor", **fresh)
    assert code == 1
    code, said, trouble = run(tmp_path, "chat", stdin="zebra 899 kr\n", **fresh)
    assert (code, said) == (1, "")
    assert "put it into OMTANKE_DATA_KEY" in trouble
    with closing(Database(database_url, Cipher([bytes(32)]))) as untouched, untouched.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM shopper")).scalar() == 0
