"""The labelled messages: what a careful reader says of each, written without looking at the code's word lists.

Two halves as JSON Lines, an object a line. `working` is there to work on; of `held_out` only figures are told, so that
rules are mended for what shoppers write and not for these messages.
"""

from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.language import Language
from bot.domain.temptation import Kind

FOLDER = Path(__file__).parent


class Half(StrEnum):
    """Which of the two files a message stands in."""

    WORKING = "working"
    HELD_OUT = "held_out"


class Label(BaseModel):
    """One message and what is right about it.

    `told`: the shopper's language is known beforehand, as Telegram tells it, where the text alone does not show it.
    `product`: each form a set of words; all words of one of them must be in what was read.
    `price`: what the shopper's account works with: for several pieces their sum, of a subscription one period's
    payment, in instalments the whole. `asked`: the price is doubtful, and asking is right; with a `price`, taking that
    is right too.
    `category`: acceptable ids, the best first. `angles`, `opinions`, `not_opinions`: what narrows the category's
    opinions down to the acceptable ones: their arguments, ids that fit in any case, and ids that do not.
    `near_miss`: looks like another kind of message and is a want.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    text: str = Field(min_length=1)
    language: Language
    kind: Kind
    told: bool = False
    product: tuple[str, ...] = ()
    price: Decimal | None = Field(default=None, gt=0)
    currency: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    asked: bool = False
    category: tuple[str, ...] = ()
    angles: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()
    not_opinions: tuple[str, ...] = ()
    near_miss: bool = False

    @property
    def priced(self) -> bool:
        """Whether its price matters: of distress and small talk none is used."""
        return self.kind not in {Kind.DISTRESS, Kind.OTHER}

    @property
    def narrowed(self) -> bool:
        """Whether it calls for more than any opinion of its category."""
        return bool(self.angles or self.opinions or self.not_opinions)


def load(half: Half) -> tuple[Label, ...]:
    """A half's labels in the order of the file. Raises pydantic.ValidationError for a line that is no label."""
    lines = (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").split("\n")
    return tuple(Label.model_validate_json(line) for line in lines if line.strip())
