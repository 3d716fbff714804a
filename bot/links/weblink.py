"""Reading an address strictly, with the parser of the library that connects: no two readings of one address."""

import re
from ipaddress import ip_address

from yarl import URL

from bot.links.values import Reason

LONGEST = 2048

_NAME = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
"""The last label holds letters only: 0x7f.1 and 2130706433 are numbers to some systems (WHATWG URL, 3.5)."""
_LOCAL = re.compile(r"(?:.*\.)?(?:localhost|local(?:domain)?|internal|intranet|lan|home|corp|home\.arpa|onion)")
"""Names of no public machine (RFC 6761, 6762, 7686, 8375; ICANN's .internal), and others in use for one's own."""


def parse(text: str) -> URL | Reason:
    """A checked http(s) address without fragment and without the host's trailing dot, or why it is none."""
    if len(text) > LONGEST:
        return Reason.MALFORMED
    try:
        url = URL(text.strip()).with_fragment(None)
        return _refusal(url) or _plain_host(url)
    except (ValueError, TypeError):
        return Reason.MALFORMED


def _refusal(url: URL) -> Reason | None:
    if not url.scheme:
        return Reason.MALFORMED
    if url.scheme not in {"http", "https"}:
        return Reason.SCHEME
    if "@" in url.raw_authority:
        return Reason.CREDENTIALS
    return _refused_host((url.raw_host or "").removesuffix("."))


def _refused_host(host: str) -> Reason | None:
    if ":" in host:
        return Reason.ADDRESS if "%" in host else None  # a zone is only ever local
    if _LOCAL.fullmatch(host):
        return Reason.ADDRESS
    return None if _NAME.fullmatch(host) or _is_number(host) else Reason.MALFORMED


def _is_number(host: str) -> bool:
    """Whether it is an IPv4 address in its usual form; other forms are refused as no name at all."""
    try:
        return str(ip_address(host)) == host
    except ValueError:
        return False


def _plain_host(url: URL) -> URL:
    host = url.raw_host or ""
    return url.with_host(host.removesuffix(".")) if host.endswith(".") else url
