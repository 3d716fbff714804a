"""Asks the bot on this machine whether it is alive: `python -m bot.web.healthcheck`, for those who run containers.

Nothing but the standard library, as it is started anew each time. Ends with 0 where /healthz answers 200, else with 1.
"""

import os
import sys
from contextlib import closing
from http.client import HTTPConnection, HTTPException

TIMEOUT_SECONDS = 3.0
_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  read, not bound to: who listens everywhere listens here


def is_alive(listen: str) -> bool:
    """Whether the bot that listens there, as in WEBHOOK_LISTEN, answers."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    try:
        with closing(HTTPConnection(_HERE.get(host, host), int(port), timeout=TIMEOUT_SECONDS)) as connection:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
    except (OSError, HTTPException, ValueError):
        return False


if __name__ == "__main__":
    sys.exit(0 if is_alive(os.environ.get("WEBHOOK_LISTEN", "")) else 1)
