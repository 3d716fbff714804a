"""An update as Telegram gives it, made ready for the inbox."""

import json
import logging
from collections.abc import Sequence
from typing import Any, TypeGuard

from storage.inbox import Arrival

log = logging.getLogger(__name__)

LARGEST = 2**63 - 1
"""What a column for ids holds; Telegram's own ids are far smaller."""
LARGEST_RAW = 256 * 2**10
"""Characters of an update that are worth parsing; Telegram's largest have a few tens of thousands."""


def arrivals_of(updates: Sequence[Any]) -> list[Arrival]:
    """Those of a batch that have a usable id; how many have none is logged."""
    arrivals = [arrival for arrival in map(arrival_of, updates) if arrival is not None]
    if dropped := len(updates) - len(arrivals):
        log.warning("dropped %d updates without a usable update_id", dropped)
    return arrivals


def arrival_of(update: Any) -> Arrival | None:
    """The update with its id and lane, whatever its shape; None when it has no usable id."""
    update_id = update.get("update_id") if isinstance(update, dict) else None
    if not _is_id(update_id) or update_id < 0:
        return None
    try:
        raw = json.dumps(update, separators=(",", ":"))
    except RecursionError:  # nested deeper than Telegram ever does
        return None
    return Arrival(update_id, lane_of(update), raw[: LARGEST_RAW + 1])  # one too many tells that it is cut


def lane_of(update: dict[str, Any]) -> int:
    """The chat an update belongs to, else the person it comes from, else 0."""
    for content in update.values():
        if isinstance(content, dict):
            ids = (_id_in(content, "chat"), _id_in(content.get("message"), "chat"), _id_in(content, "from"))
            return next((found for found in ids if found is not None), 0)
    return 0


def _id_in(content: Any, key: str) -> int | None:
    part = content.get(key) if isinstance(content, dict) else None
    found = part.get("id") if isinstance(part, dict) else None
    return found if _is_id(found) else None


def _is_id(value: Any) -> TypeGuard[int]:
    return type(value) is int and -LARGEST <= value <= LARGEST
