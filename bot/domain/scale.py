"""A number on a scale, as people write it."""

import re

_NUMBER = re.compile(r"\s*(\d{1,2})(?:\s*(?:/|af|ud af|of|out of)\s*(\d{1,2}))?\W*", re.ASCII | re.IGNORECASE)


def read_scale(text: str, most: int) -> int | None:
    """The number from 1 to `most` that is all a text says: `8`, `8/10`, `8 ud af 10`; None for anything else."""
    written = _NUMBER.fullmatch(text)
    if written is None or written[1].startswith("0") or (written[2] and int(written[2]) != most):
        return None
    return int(written[1]) if int(written[1]) <= most else None
