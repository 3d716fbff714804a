"""Opinions that shoppers write for others: what becomes of one, and the limits."""

from enum import StrEnum

MOST_WAITING = 5
"""So many of one shopper's may wait to be read."""
HIDING_REPORTS = 3
"""So many different shoppers' reports take an opinion out until a person has read it again."""
SOURCE = "shopper"
"""The source, the kind and the origin of a contributed opinion in the library."""


class State(StrEnum):
    """Where a contributed opinion stands."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REPORTED = "reported"
    """Published, and to be read again."""
    HIDDEN = "hidden"
    """Reported so often that nobody sees it before it is read again."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


SHOWN = frozenset({State.PUBLISHED, State.REPORTED})
TO_REVIEW = frozenset({State.WAITING, State.REPORTED, State.HIDDEN})
STANDING = frozenset({State.WAITING, *SHOWN, State.HIDDEN})
"""What its author can withdraw."""


class Interest(StrEnum):
    """What an author gains from what the reader decides."""

    NONE = "none"
    SELLS = "sells"
    ADVISES = "advises"


class Refusal(StrEnum):
    """Why an opinion was declined."""

    UNTRUE = "untrue"
    ADVERT = "advert"
    PERSONAL = "personal"
    UNKIND = "unkind"
    OFF_TOPIC = "off-topic"


def opinion_id(contribution_id: int) -> str:
    """The id in the library of a contributed opinion."""
    return f"{SOURCE}-{contribution_id}"


def contribution_id(opinion: str) -> int | None:
    """The contribution that an opinion of the library comes from, by its id; None for all others."""
    source, _, number = opinion.partition("-")
    return int(number) if source == SOURCE and number.isascii() and number.isdigit() else None
