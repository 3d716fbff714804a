"""The languages Omtanke speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language with a complete catalogue, by its ISO 639-1 code."""

    DANISH = "da"
    ENGLISH = "en"


def from_code(code: str | None) -> Language | None:
    """The language for a BCP 47 tag such as `da-DK`, or None when Omtanke does not speak it.

    Norwegian and Swedish readers are answered in Danish, which they read more easily than English.
    """
    primary = (code or "").replace("_", "-").partition("-")[0].lower()
    if primary in {"da", "nb", "nn", "no", "sv"}:
        return Language.DANISH
    return Language.ENGLISH if primary == "en" else None
