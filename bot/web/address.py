"""Where the server listens."""

from dataclasses import dataclass


class AddressInUse(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """The server cannot listen there."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port; port 0 takes a free one."""

    host: str
    port: int
