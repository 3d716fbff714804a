"""Finding one's way in structured data that strangers wrote: any shape, any size."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

Node = Mapping[str, object]

MOST_NODES = 5000
MOST_VALUES = 200
_INTO = ("@graph", "mainEntity", "@list", "@set")
"""Where a page keeps what it is about. Lists of related things are not looked into."""
_LAST = re.compile(r"[^/#:]*\Z")


class Graph:
    """The things that a page speaks of, the outermost first, and which is meant by an `@id`."""

    def __init__(self, items: Iterable[object]) -> None:
        self.nodes = list(islice(_outermost_first(items), MOST_NODES))
        named = ((node.get("@id"), node) for node in self.nodes if len(node) > 1)
        self._by_id = {name: node for name, node in named if isinstance(name, str)}

    def things(self, node: Node, key: str) -> list[Node]:
        """The things that stand at a key, one or a list of them, whole or by their `@id`."""
        found = (self._meant(value) for value in values(node, key))
        return [thing for thing in found if isinstance(thing, Mapping)]

    def _meant(self, value: object) -> object:
        name = value.get("@id") if isinstance(value, Mapping) and len(value) == 1 else None
        return self._by_id.get(name, value) if isinstance(name, str) else value


def values(node: Node, key: str) -> list[object]:
    """What stands at a key: none, one, or the first of many."""
    value = node.get(key)
    found = value if isinstance(value, list) else [value]
    return [each for each in found[:MOST_VALUES] if each is not None]


def first(node: Node, *keys: str) -> object:
    """The first plain value at the first of the keys that has one."""
    plain = (_plain(value) for key in keys for value in values(node, key))
    return next((value for value in plain if value not in (None, "")), None)


def types(node: Node) -> frozenset[str]:
    """A thing's types in lower case, without the vocabulary's address."""
    return frozenset(last(each) for each in values(node, "@type") if isinstance(each, str))


def last(name: str) -> str:
    """The last part of a name in lower case: `instock` of https://schema.org/InStock."""
    found = _LAST.search(name.strip().rstrip("/")[-100:])
    return found.group().lower() if found else ""


def _plain(value: object) -> object:
    """A value itself, out of `{"@value": …}` or by its thing's name."""
    if isinstance(value, Mapping):
        value = value.get("@value", value.get("name"))
    return value if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _outermost_first(items: Iterable[object]) -> Iterator[Node]:
    waiting = deque(items)
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item[:MOST_NODES])
        elif isinstance(item, Mapping):
            yield item
            waiting.extend(item[key] for key in _INTO if key in item)
