"""The picture's colours and type: calm on Telegram's light and dark theme, legible at 360 pixels' width.

Every text has a contrast of at least 4.5 to 1 to its ground (WCAG 2.2, 1.4.3). Parts that mean different things differ
in lightness or in hatching as well as in hue, so that they can be told apart without seeing colours.
"""

from dataclasses import dataclass, replace

PAPER = "#EDE6D8"
"""The ground of the whole picture."""
CARD = "#FCFAF5"
INK = "#1F2F2A"
MUTED = "#56635D"
FAINT = "#E9E3D7"
"""What is not there yet: the rest of a bar."""

STAYED = "#2B7860"
PENDING = "#D3E7DC"
STROKES = "#7FB39D"
"""The hatching on what is pending."""

NEVER = "#F3EEE4"
"""An hour without temptations."""
TEMPTED = "#3C4A7A"
"""The hour with the most temptations, and things still wanted."""
SELDOM = "#C2CBE4"
"""An hour with few beside that one."""
LET_GO = "#A6B4D4"


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set; the size in pixels."""

    size: float
    colour: str
    bold: bool = False

    def sized(self, size: float) -> "Type":
        """The same in another size."""
        return replace(self, size=size)

    @property
    def above(self) -> float:
        """How far a line reaches above its baseline."""
        return self.size * 0.8

    @property
    def below(self) -> float:
        """How far a line reaches below its baseline."""
        return self.size * 0.24


TITLE = Type(58, INK, bold=True)
TEXT = Type(34, MUTED)
FIGURE = Type(68, INK, bold=True)
HEAD = Type(34, INK, bold=True)
NOTE = Type(30, MUTED)
LABEL = Type(28, MUTED)
STRONG_LABEL = Type(28, INK, bold=True)
INVITATION = Type(38, INK)


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two, `share` of the way from the first to the second."""
    channels = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in channels)
