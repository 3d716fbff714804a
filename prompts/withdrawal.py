"""The right of withdrawal in plain words: facts with their sources, in one dated file."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Said(_Part):
    """The same in every language."""

    en: str = Field(min_length=1)
    da: str = Field(min_length=1)

    def of(self, language: str) -> str:
        """The text in a language that has a catalogue."""
        return {"en": self.en, "da": self.da}[language].strip()


class Fact(_Part):
    """Something that is so by law, and where it stands: which law, and its articles or sections."""

    text: Said
    where: dict[str, list[int]] = Field(min_length=1)


class Law(_Part):
    """What a law is called where its articles follow; none in a language in which it is not named."""

    en: str = ""
    da: str = ""

    def of(self, language: str) -> str:
        """The name in a language that has a catalogue."""
        return {"en": self.en, "da": self.da}[language]


class Rules(_Part):
    """What goes for one kind of purchase."""

    right: Fact
    exceptions: Fact
    how: Fact
    form: Fact
    """What to send, with `{product}` in it and gaps in square brackets."""


class Withdrawal(_Part):
    """Everything the bot says of the right, as it was on the day it was last checked."""

    as_of: date
    laws: dict[str, Law]
    goods: Rules
    service: Rules
    shop: Fact
    weekend: Fact
    button: Fact

    def sources(self, language: str, *facts: Fact) -> str:
        """Where the facts stand, each law once with all articles that are meant."""
        cited = [law for law in self.laws if self.laws[law].of(language) and any(law in fact.where for fact in facts)]
        return "; ".join(self._cited(law, language, facts) for law in cited)

    def _cited(self, law: str, language: str, facts: Sequence[Fact]) -> str:
        places = sorted({place for fact in facts for place in fact.where.get(law, ())})
        return f"{self.laws[law].of(language)} {', '.join(map(str, places))}".strip()


@cache
def load() -> Withdrawal:
    """The shipped file, read once."""
    source = (files("prompts") / "withdrawal.toml").read_text(encoding="utf-8")
    return Withdrawal.model_validate(tomllib.loads(source))
