"""Whether a message is one of distress, which wins over everything else."""

from bot.domain.reading.lexicon import pattern

_LISTS = ("self_harm", "cannot_stop", "hiding", "loans_and_rent")


def is_distress(low: str) -> bool:
    """Whether the folded text speaks of self-harm, of not being able to stop, of hiding it, or of rent and loans."""
    return any(pattern("distress", name).search(low) for name in _LISTS)
