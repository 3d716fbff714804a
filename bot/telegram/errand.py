"""An update on its way from the inbox to its last reply."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

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
    received_at: datetime | None = field(default=None, repr=False)
    """When it was stored; an answer that comes too late is not sent (`bot.domain.expiry`)."""
    overtaken: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    """Set once something newer of the same chat waits behind it: nobody outside is waited for any more."""
