"""Programs of a later version, as far as their migrations go: ours, and some more after them."""

import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from alembic.script import ScriptDirectory

_MODULE = '''"""Made up."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None
{declared}

def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    raise NotImplementedError
'''


def newer_migrations(folder: Path, *steps: tuple[str, str | Sequence[str], str | None]) -> Path:
    """A copy of our migrations in `folder`, and then a migration for each step.

    A step is a revision, the statements of its `upgrade`, and the `oldest_code` that it declares.
    """
    with as_file(files("storage") / "migrations") as ours:
        shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = ScriptDirectory(str(folder)).get_current_head()
    for revision, statements, oldest_code in steps:
        lines = [statements] if isinstance(statements, str) else statements
        declared = f'oldest_code = "{oldest_code}"\n' if oldest_code else ""
        text = _MODULE.format(revision=revision, before=before, declared=declared, upgrade="\n    ".join(lines))
        (folder / "versions" / f"{revision}_made_up.py").write_text(text, encoding="utf-8")
        before = revision
    return folder
