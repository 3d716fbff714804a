"""Code of before on the schema of after, as in a fleet that is upgraded one replica after the other."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from pydantic import SecretStr
from sqlalchemy import MetaData

from bot.opening import open_database
from bot.settings import Settings
from storage import schema
from storage.database import Database
from storage.tables import Saving
from tests.support.keys import CIPHER
from tests.support.newer import newer_migrations
from tests.support.rolling import failures, narrowed, remembered
from tests.support.scene import BO, scene

FOLDER = Path(schema.__file__).parent / "migrations"
STEPS = tuple(ScriptDirectory(str(FOLDER)).walk_revisions())[::-1]
REVISIONS = [script.revision for script in STEPS]

BASELINE = "0009"
"""The last migration that old code need not survive: it encrypts what old code would read."""
BEFORE_BASELINE = "0008"
"""Where the promise begins as long as the baseline is not there."""
EXCEPTIONS: dict[str, str] = {}
"""Migrations since then that old code cannot live with, and why that had to be."""
DECLARING = "0012"
"""From here on a migration declares `oldest_code`."""


def since(revision: str) -> list[str]:
    """The migrations after a revision."""
    return REVISIONS[REVISIONS.index(revision) + 1 :]


KEPT = [each for each in since(BASELINE if BASELINE in REVISIONS else BEFORE_BASELINE) if each not in EXCEPTIONS]
DECLARED = {script.revision: script.module for script in STEPS if script.revision in [DECLARING, *since(DECLARING)]}


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    with closing(Database(empty_url, CIPHER)) as opened:
        yield opened


def before(revision: str) -> str:
    return REVISIONS[REVISIONS.index(revision) - 1]


def trouble(database: Database, known: MetaData) -> list[str]:
    """What code that knows `known` meets in the database as it is now."""
    return [*narrowed(known, remembered(database.engine)), *failures(database.engine, known)]


def troubles(database: Database, old: str, new: str) -> list[str]:
    """What code of one revision meets on the schema of a later one."""
    schema.upgrade(database, old)
    known = remembered(database.engine)
    schema.upgrade(database, new)
    return trouble(database, known)


@pytest.mark.parametrize("revision", KEPT)
def test_code_of_before_works_on_what_a_migration_makes(empty: Database, revision: str) -> None:
    assert troubles(empty, before(revision), revision) == []


@pytest.mark.parametrize("revision", EXCEPTIONS)
def test_an_exception_is_one(empty: Database, revision: str) -> None:
    assert troubles(empty, before(revision), revision) != []
    assert EXCEPTIONS[revision]


@pytest.mark.parametrize("revision", DECLARED)
def test_the_code_that_a_migration_lets_in_can_work_with_it(empty: Database, revision: str) -> None:
    oldest: str = DECLARED[revision].oldest_code
    assert REVISIONS.index(oldest) <= REVISIONS.index(revision)
    assert troubles(empty, oldest, revision) == []


EXPANDING = [
    'op.add_column("shopper", sa.Column("nickname", sa.String(), nullable=True))',
    'op.add_column("saving", sa.Column("mood", sa.Integer(), nullable=False, server_default="3"))',
    'op.create_table("badge", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String()))',
    'op.create_index("ix_verdict_score", "verdict", ["score"])',
]
NARROWING = {
    'op.drop_table("opinion_report")': "opinion_report is gone",
    'op.rename_table("goal", "aim")': "goal is gone",
    'op.drop_column("temptation", "talk")': "temptation.talk is gone",
    'op.alter_column("shopper", "plan", new_column_name="intention")': "shopper.plan is gone",
    'op.add_column("verdict", sa.Column("mood", sa.String(), nullable=False))': "verdict.mood is new",
    'op.alter_column("shopper", "plan", nullable=False)': "shopper.plan may not be empty any more",
    'op.alter_column("shopper", "provider_allowed", server_default=None)': "shopper.provider_allowed lost its default",
    'op.alter_column("verdict", "score", type_=sa.String())': "verdict.score was INTEGER and is VARCHAR",
    'op.create_index("ix_once", "verdict", ["category"], unique=True)': "verdict: category must be unique",
}
"""What a migration must not do, and what is said of it."""
UNHEARD = ("lost its default", "was INTEGER and is VARCHAR")
"""What a database may let pass, so that the comparison alone tells it: no statement of old code fails by it."""


def batched(statement: str) -> list[str]:
    """The same for SQLite, which alters a column by making its table anew."""
    call, _, rest = statement.partition("(")
    if call != "op.alter_column":
        return [statement]
    table, _, arguments = rest.partition(", ")
    return [f"with op.batch_alter_table({table}) as batch: batch.alter_column({arguments}"]


def of_next_version(folder: Path, *statements: str, oldest_code: str | None) -> Path:
    """The migrations of a program one version newer than this one."""
    lines = [line for each in statements for line in batched(each)]
    return newer_migrations(folder / "newer", ("9999", lines, oldest_code))


def test_a_schema_that_only_grows_is_no_trouble(database: Database, tmp_path: Path) -> None:
    known = remembered(database.engine)
    schema.upgrade(database, source=of_next_version(tmp_path, *EXPANDING, oldest_code=REVISIONS[-1]))
    assert {"nickname", "mood"} <= {c.name for t in remembered(database.engine).tables.values() for c in t.c}
    assert trouble(database, known) == []


@pytest.mark.parametrize("statement", NARROWING)
def test_whatever_takes_something_from_old_code_is_seen(database: Database, tmp_path: Path, statement: str) -> None:
    known = remembered(database.engine)
    schema.upgrade(database, source=of_next_version(tmp_path, statement, oldest_code=None))
    said = list(narrowed(known, remembered(database.engine)))
    assert len(said) == 1
    assert NARROWING[statement] in said[0]
    assert failures(database.engine, known) or NARROWING[statement].endswith(UNHEARD)


def test_migrations_of_old_that_code_before_them_could_not_live_with(empty: Database) -> None:
    """Real ones, from before the promise."""
    assert "category.branch is new and has to be given" in troubles(empty, "0002", "0003")


async def test_this_version_goes_on_where_a_newer_one_expanded_the_schema(database: Database, tmp_path: Path) -> None:
    """A replica of this version that restarts while the fleet is upgraded."""
    schema.upgrade(database, source=of_next_version(tmp_path, *EXPANDING, oldest_code=REVISIONS[-1]))
    url = database.url.render_as_string(hide_password=False)
    with closing(open_database(Settings(_env_file=None, database_url=SecretStr(url)))) as shared:  # type: ignore[call-arg]
        async with scene(shared) as bot:
            await bot.says("/start", BO)
            await bot.says("air fryer 89 euro", BO)
            await bot.presses("Skip it", BO)
            assert [entry.pending_minor for entry in bot.rows(Saving)] == [8_900]
