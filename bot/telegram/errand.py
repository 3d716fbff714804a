"""An update on its way from the inbox to its last reply."""

from dataclasses import dataclass, field

from bot.telegram.replies import Reply


@dataclass(slots=True)
class Errand:
    """What a lane carries. It keeps its own progress, so that a try that broke off goes on where it was.

    Only the id is shown in a log: the rest is the shopper's.
    """

    update_id: int
    chat_id: int = field(repr=False)
    raw: str = field(repr=False)
    replies: list[Reply] | None = field(default=None, repr=False)
    """What is still to be sent; None until the update was handled."""
