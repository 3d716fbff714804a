"""The picture's colours and type: calm on Telegram's light and dark theme, legible at 360 pixels' width."""

from dataclasses import dataclass, replace

PAPER = "#F6F2EA"
INK = "#1F2F2A"
MUTED = "#5F6C66"
FAINT = "#DDD6C8"
STAYED = "#2F7A62"
PENDING = "#D3E5DB"
STROKES = "#8FBBA8"
GOAL = "#AD4F26"


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set; the size in pixels."""

    size: float
    colour: str
    bold: bool = False

    def sized(self, size: float) -> "Type":
        """The same in another size."""
        return replace(self, size=size)


TITLE = Type(54, INK, bold=True)
TEXT = Type(34, MUTED)
NEWEST = Type(34, INK, bold=True)
FIGURE = Type(66, INK, bold=True)
GOAL_NAME = Type(34, GOAL, bold=True)
INVITATION = Type(38, INK)

DESCENT = 8
"""How far a line of text reaches below its baseline."""
ROUND = 16
"""The radius of a bar's upper corners."""
