"""An update on its way from the inbox to its last reply."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bot.metrics import Outcome
from bot.telegram.doorman import Admission
from bot.telegram.replies import Reply


class Lease(Protocol):
    """A process' hold on a lane."""

    def keep(self, session: Session) -> None:
        """Hold it until the transaction ends. Raises LaneLost."""
        ...

    def check(self) -> None:
        """Raises LaneLost where another process may have taken over."""
        ...

    def finish(self, session: Session) -> None:
        """The errand is done with this transaction: on with the lane. Raises LaneLost."""
        ...


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
    lease: Lease | None = field(default=None, repr=False)
    """The hold on its lane, where another process could take over; None where there is no other."""
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

    def keep(self, session: Session) -> None:
        """Let no other process take over until the transaction ends. Raises LaneLost where one has."""
        if self.lease:
            self.lease.keep(session)

    def check(self) -> None:
        """Before something is sent. Raises LaneLost where another process may have taken over."""
        if self.lease:
            self.lease.check()

    def finish(self, session: Session) -> None:
        """The last thing of the transaction in which it is done. Raises LaneLost where another process took over."""
        if self.lease:
            self.lease.finish(session)
