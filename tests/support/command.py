"""The `omtanke` command as a process of its own, in a folder of its own, with nothing configured."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

from tests.support.keys import DATA_KEY

ROOT = Path(__file__).parents[2]
_OURS = re.compile(r"OMTANKE_|TELEGRAM_|OPENAI_|DATABASE_URL|PYTHON(IO|UTF8)|LANG|LC_")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SECONDS = 60.0


def environment(**settings: str) -> dict[str, str]:
    """The tests' environment and data key without the bot's settings and the language, and then `settings`."""
    bare = {name: value for name, value in os.environ.items() if not _OURS.match(name)}
    return bare | {"PYTHONPATH": str(ROOT), "LANG": "C", "OMTANKE_DATA_KEY": DATA_KEY} | settings


def omtanke(folder: Path, *typed: str, stdin: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *typed],
        cwd=folder,
        env=environment(**settings),
        input=stdin,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


class Terminal:
    """The command at a pseudo-terminal, and a person before it."""

    def __init__(self, folder: Path, *typed: str, **settings: str) -> None:
        self._screen, screen = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *typed],
            cwd=folder,
            env=environment(TERM="xterm", **settings),
            stdin=screen,
            stdout=screen,
            stderr=screen,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509  no threads are at work before the exec
        )
        os.close(screen)
        self.shown = ""

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._screen, keys.encode())

    def until(self, wanted: str) -> str:
        """Wait for a text to be shown; returns what was shown up to its end since the last wait."""
        ending = time.monotonic() + SECONDS
        while wanted not in self.shown:
            assert time.monotonic() < ending, f"{wanted!r} did not come: {self.shown!r}"
            assert self._read(), f"{wanted!r} did not come: {self.shown!r}"
        before, _, self.shown = self.shown.partition(wanted)
        return before + wanted

    def end(self) -> int:
        """Wait for the process to end, reading what it still shows; returns its exit code."""
        while self._read():
            pass
        code = self.process.wait(SECONDS)
        os.close(self._screen)
        return code

    def _read(self) -> bool:
        """Take in what is shown; False when nobody shows anything any more."""
        ready, _, _ = select.select([self._screen], [], [], SECONDS)
        try:
            more = os.read(self._screen, 65_536) if ready else b""
        except OSError:  # the other end is closed
            return False
        self.shown += _CONTROL.sub("", more.decode(errors="replace"))
        return bool(more)


def _take_terminal() -> None:
    """Make standard input the controlling terminal, so that Ctrl+C there is a signal."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
