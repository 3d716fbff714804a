"""Which machines may be talked to: those on the public internet. One gate stands where sockets are made."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from aiohttp.abc import AbstractResolver

_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",  # public by number, but it is Azure's own service to its machines
            "169.254.0.0/16",  # link-local, clouds' metadata too
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",  # multicast, reserved, broadcast
        ),
    )
)
"""IANA's special-purpose registry (RFC 6890); `ipaddress` differs between releases of Python."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Teredo, documentation and 6to4. Mapped, NAT64, unique local and link-local ones lie outside 2000::/3."""


class NotPublicError(PermissionError):
    """Somebody led us to a machine that is not public."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public internet, not one that only wraps another."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _GLOBAL_UNICAST and not any(address in network for network in _NOT_PUBLIC_6)


@dataclass(frozen=True, slots=True)
class Network:
    """How the internet is reached, and what of it beyond the public one may be."""

    resolver: AbstractResolver | None = None
    """What looks names up; the system (`SystemNames`) where None."""
    ports: frozenset[int] = frozenset({80, 443})
    also: frozenset[str] = frozenset()
    """Addresses that are let through although they are not public."""

    def socket_for(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for the address that is about to be connected to, the only way to get one.

        It stands behind name resolution, so that no later answer of a resolver can differ from what was checked.
        Raises NotPublicError, before there is a socket.
        """
        family, kind, protocol, _, (host, *_) = info
        if host not in self.also and not is_public(ip_address(host.partition("%")[0])):
            raise NotPublicError("not a public address")
        return socket.socket(family, kind, protocol)
