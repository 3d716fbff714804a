"""Makes and shops by their names."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.domain.reading.text import fold


def is_make(name: str) -> bool:
    """Whether a name is that of a make, a product line or a shop, and of nothing else."""
    return fold(name) in _makes()


@cache
def _makes() -> frozenset[str]:
    listed = tomllib.loads((files(__package__) / "data" / "brands.toml").read_text(encoding="utf-8"))
    return frozenset(fold(name) for names in listed.values() for name in names)
