"""What a message tells that is about no temptation, though it may name a thing."""

from bot.domain.reading.plain import Plain
from bot.domain.reading.rules import says, says_only
from bot.domain.reading.types import Aside


def aside_of(said: Plain) -> Aside | None:
    """Whether the whole message tells of a death, of a thing that is not wanted, or of one that is bought already."""
    if says_only(said, "kind", "grief"):
        return Aside.GRIEF
    if says_only(said, "kind", "declined") and not says(said, "kind", "not_declined"):
        return Aside.DECLINED
    if says_only(said, "kind", "bought") and not says(said, "kind", "still_tempted"):
        return Aside.BOUGHT
    return None
