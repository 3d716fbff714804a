"""Taking tracking and affiliates out of an address, before it is fetched or stored."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self
from urllib.parse import unquote_plus

from yarl import URL

from bot.links.values import Reason
from bot.links.weblink import parse


def clean(url: str) -> str | None:
    """The address without what tells who sent the visitor; what an address only leads on to, in its place.

    None for what is no web address, and for an advertising network's that does not tell where it leads.
    """
    parsed = parse(url)
    cleaned = parsed if isinstance(parsed, Reason) else cleaned_url(parsed)
    return None if isinstance(cleaned, Reason) else str(cleaned)


def cleaned_url(url: URL) -> URL | Reason:
    """The same for an address that is parsed already."""
    goal = _goal(url)
    if isinstance(goal, Reason):
        return goal
    rules = [shop for shop in _rules().shops if shop.covers(goal)]
    dropped = [_rules().everywhere, *(shop.dropped for shop in rules)]
    kept = [part for part in goal.raw_query_string.split("&") if part and not _is_tracking(part, dropped)]
    path = goal.raw_path
    for shop in rules:
        path = shop.path.sub("", path)
    return URL(f"{goal.origin()}{path}" + ("?" + "&".join(kept) if kept else ""), encoded=True)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of parameters, whole ones and beginnings, in lower case."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> Self:
        beginnings = tuple(name[:-1] for name in names if name.endswith("*"))
        return cls(frozenset(name for name in names if not name.endswith("*")), beginnings)

    def __contains__(self, name: str) -> bool:
        return name in self.whole or name.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class _Shop:
    hosts: tuple[str, ...]
    dropped: _Names
    path: re.Pattern[str]

    def covers(self, url: URL) -> bool:
        return _is_of(url, self.hosts)


@dataclass(frozen=True, slots=True)
class _Redirect:
    hosts: tuple[str, ...]
    path: str
    target: tuple[str, ...]

    def covers(self, url: URL) -> bool:
        return url.path.startswith(self.path) and _is_of(url, self.hosts)

    def goal(self, url: URL) -> URL | None:
        """Where it leads to, None where no parameter tells."""
        written = (url.query.get(name) for name in self.target)
        found = (parse(text) for text in written if text)
        return next((goal for goal in found if isinstance(goal, URL)), None)


@dataclass(frozen=True, slots=True)
class _Rules:
    everywhere: _Names
    shops: tuple[_Shop, ...]
    redirects: tuple[_Redirect, ...]


def _goal(url: URL) -> URL | Reason:
    """Where redirects that say so lead to. Each goal is a part of the address before: it ends."""
    while redirect := next((each for each in _rules().redirects if each.covers(url)), None):
        goal = redirect.goal(url)
        if goal is None:
            return Reason.TRACKER
        url = goal
    return url


def _is_tracking(part: str, dropped: Sequence[_Names]) -> bool:
    name = unquote_plus(part.partition("=")[0]).lower()
    return any(name in names for names in dropped)


def _is_of(url: URL, hosts: Sequence[str]) -> bool:
    """Whether the host is one of these, or stands below one."""
    host = url.raw_host or ""
    return any(host == each or host.endswith("." + each) for each in hosts)


@cache
def _rules() -> _Rules:
    data: dict[str, Any] = tomllib.loads((files(__package__) / "data" / "tracking.toml").read_text(encoding="utf-8"))
    nothing = "(?!)"
    shops = (
        _Shop(tuple(s["hosts"]), _Names.of(s["parameters"]), re.compile(s.get("path", nothing))) for s in data["shops"]
    )
    redirects = (_Redirect(tuple(r["hosts"]), r.get("path", "/"), tuple(r["target"])) for r in data["redirects"])
    return _Rules(_Names.of(data["parameters"]), tuple(shops), tuple(redirects))
