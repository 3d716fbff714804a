"""What the bot sounds like to one shopper: the catalogue in their language, with figures written their way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import figures
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.month import Month
from bot.telegram.replies import Button
from prompts import catalogue


@dataclass(frozen=True, slots=True)
class Voice:
    """Texts and figures in one language."""

    language: Language

    def text(self, name: str, /, **variables: Any) -> str:
        """A text of the catalogue; money, times and months among the variables are written out."""
        return catalogue.load(self.language).text(name, **{k: self._written(v) for k, v in variables.items()})

    def button(self, name: str, data: str, number: int | None = None) -> Button:
        """A button with the label `button-<name>`, after the number of the entry it belongs to."""
        label = self.plain(f"button-{name}")
        return Button(label if number is None else self.plain("button-numbered", number=number, label=label), data)

    def plain(self, name: str, /, **variables: Any) -> str:
        """The same as `text` where no markup is understood: labels, file names, pictures."""
        return catalogue.unescaped(self.text(name, **variables))

    def _written(self, value: Any) -> Any:
        match value:
            case Money():
                return figures.money(value, self.language)
            case datetime():
                return figures.moment(value, self.language)
            case date():
                return figures.day(value, self.language)
            case timedelta():
                return figures.lapse(value, self.language)
            case Month():
                return figures.month(value, self.language)
        return value
