"""Chance that is the same each time."""

from random import Random


def seeded(seed: int = 1) -> Random:
    """A generator for tests."""
    return Random(seed)
