"""Whether a message is one of distress, which wins over everything else."""

from bot.domain.reading.plain import Plain
from bot.domain.reading.rules import says, says_only, without


def is_distress(said: Plain) -> bool:
    """Whether the message speaks of self-harm, of not being able to stop, of hiding it, or of rent and loans."""
    if says_only(said, "distress", "whole"):
        return True
    rest = without(said, "distress", "sayings")
    if says(rest, "distress", "self_harm", "cannot_stop", "money"):
        return True
    return says(rest, "distress", "hiding") and not says(rest, "distress", "presents")
