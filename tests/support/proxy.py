"""A TCP proxy on 127.0.0.1 that can fall silent: it takes all that it is sent, and passes nothing on."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PIECE = 65_536
_LOOK_EVERY_SECONDS = 0.02


class Proxy:
    """Passes bytes between whoever connects and a server, in one thread."""

    def __init__(self, server: str) -> None:
        """`server` is the path of its Unix socket."""
        self.server = server
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listening.getsockname()[1])
        self.silent = threading.Event()
        """While it is set, nothing is passed on, and whoever connects gets no answer."""
        self.ended = threading.Event()
        self._other: dict[socket.socket, socket.socket] = {}
        self._ready = selectors.DefaultSelector()
        self._ready.register(self.listening, selectors.EVENT_READ)

    def run(self) -> None:
        """Until it is ended."""
        while not self.ended.is_set():
            for key, _ in self._ready.select(_LOOK_EVERY_SECONDS):
                assert isinstance(key.fileobj, socket.socket)
                if key.fileobj is self.listening:
                    self._accept()
                elif key.fileobj in self._other:
                    self._pass_on(key.fileobj)
        for each in (self.listening, *self._other):
            each.close()
        self._ready.close()

    def _accept(self) -> None:
        client, _ = self.listening.accept()
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.server)
        for one, other in ((client, server), (server, client)):
            self._other[one] = other
            self._ready.register(one, selectors.EVENT_READ)

    def _pass_on(self, one: socket.socket) -> None:
        other, told = self._other[one], b""
        with suppress(OSError):
            told = one.recv(_PIECE)
        if not told:
            self._close(one, other)
        elif not self.silent.is_set():
            with suppress(OSError):
                other.sendall(told)

    def _close(self, *both: socket.socket) -> None:
        for each in both:
            self._ready.unregister(each)
            del self._other[each]
            each.close()


@contextmanager
def before(server: str) -> Iterator[Proxy]:
    """A proxy before a server's Unix socket, at work until the block ends."""
    proxy = Proxy(server)
    thread = threading.Thread(target=proxy.run)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.ended.set()
        thread.join()
