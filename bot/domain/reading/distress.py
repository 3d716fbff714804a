"""Whether a message is one of distress, which wins over everything else."""

from bot.domain.reading.plain import Plain
from bot.domain.reading.rules import says, says_only, without

_PERIL = ("self_harm", "despair", "in_danger")
"""The lists that tell of danger to life and limb, or of having no hope."""


def is_peril(said: Plain) -> bool:
    """Whether the message speaks of danger to life and limb, or of having no hope."""
    return says(without(said, "distress", "sayings"), "distress", *_PERIL)


def is_distress(said: Plain) -> bool:
    """Whether the message speaks of peril, of not being able to stop, of hiding it, or of rent and loans."""
    if says_only(said, "distress", "whole"):
        return True
    rest = without(said, "distress", "sayings")
    if says(rest, "distress", *_PERIL, "cannot_stop", "money"):
        return True
    return says(rest, "distress", "hiding") and not says(rest, "distress", "presents")
