"""A port that nobody listens on."""

import socket


def free_port() -> int:
    """One that is free now; nobody else is expected to take it before it is used."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
