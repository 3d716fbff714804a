"""An update on its way from the inbox to its last reply."""

import asyncio
from dataclasses import dataclass, field

from bot.metrics import Outcome
from bot.telegram.doorman import Admission
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
    handler: str = field(default="", repr=False)
    """What handles it, by a name of ours; empty where nothing does."""
    outcome: Outcome | None = field(default=None, repr=False)
    """What came of it, where that is more than that it was answered."""
    pace: Admission | None = field(default=None, repr=False)
    """Whether it is served, by how fast its chat writes."""
    welcome: Admission | None = field(default=None, repr=False)
    """Whether its sender, who was never here before, was let in."""
    said: int = field(default=0, repr=False)
    """How many replies were sent."""
    overtaken: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    """Set once something newer of the same chat waits behind it: nobody outside is waited for any more."""
