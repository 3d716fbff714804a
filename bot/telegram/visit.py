"""One update on its way through a handler."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from bot.advice.model.seeing import Seen
from bot.advice.model.task import T, Task
from bot.advice.model.use import Use
from bot.advice.model.values import UNKNOWN, Ask, Outcome
from bot.domain.language import Language
from bot.service import consent, spending
from bot.service.advising import Adviser
from bot.service.outside import Answers, Attachment, Outside, Provider
from bot.service.shoppers import local_time
from bot.service.spending import Budget
from bot.telegram.replies import Button, Keyboard, Reply, Unbutton
from bot.telegram.voice import Voice
from prompts.help_lines import HelpLines
from storage.tables import Shopper


@dataclass(frozen=True, slots=True)
class Tools:
    """What handlers need besides the update; put together once, in the composition root."""

    adviser: Adviser
    help_lines: HelpLines
    now: Callable[[], datetime]
    admins: frozenset[int] = frozenset()
    """The operators, by their Telegram ids."""
    budget: Budget = field(default_factory=Budget)
    """What a language model may be asked for in a day."""
    outside: Outside = field(default_factory=Outside)
    """Shops' pages, and a server with models; everything works without."""

    @property
    def provider(self) -> Provider | None:
        """Whom shoppers' words may go to, None when there is nobody."""
        return self.outside.provider


_PAGES = frozenset({"history", "still", "rule", "opinion", "review"})
"""Verbs whose number is not a thing's."""
LARGEST_ID = 2**31 - 1
"""Of a row, as PostgreSQL numbers them; a larger number on a button is made up."""
_FOR_ALL = "still"
"""The button that answers for all the things of a message: it goes with the last of them."""


@dataclass(frozen=True, slots=True)
class Press:
    """A tap on a button: `verb:id[:argument]`, and the message that carries it."""

    verb: str
    id: int
    argument: str
    message_id: int
    keyboard: Keyboard = ()
    """The buttons of that message, the one that was tapped among them."""

    def spent(self) -> Unbutton:
        """Take away the buttons that ask the same of the same thing; those for others stay."""
        rows = (tuple(b for b in row if not self._same_thing(b)) for row in self.keyboard)
        left = tuple(row for row in rows if row)
        done = all(button.data.startswith(f"{_FOR_ALL}:") for row in left for button in row)
        return Unbutton(self.message_id, () if done else left)

    def used(self) -> Unbutton:
        """Take away the button that was tapped; the others of its message stay."""
        data = ":".join(part for part in (self.verb, str(self.id), self.argument) if part)
        rows = (tuple(b for b in row if b.data != data) for row in self.keyboard)
        return Unbutton(self.message_id, tuple(row for row in rows if row))

    def _same_thing(self, button: Button) -> bool:
        verb, _, rest = button.data.partition(":")
        return verb not in _PAGES and rest.partition(":")[0] == str(self.id)


@dataclass(slots=True)
class Visit:
    """A shopper's message or tap, inside the unit of work that answers it. Times are UTC."""

    session: Session
    shopper: Shopper
    tools: Tools
    now: datetime
    update_id: int
    text: str = ""
    """The message, or what follows a command."""
    press: Press | None = None
    place: tuple[float, float] | None = None
    """Where they are, as latitude and longitude, if they shared it."""
    attachment: Attachment | None = None
    """The picture or the recording of the message, where it is one that can be taken."""
    forwarded: bool = False
    """Whether somebody else wrote the message."""
    answers: Answers = field(default_factory=Answers)
    """What was found out for this update so far."""

    @property
    def voice(self) -> Voice:
        """The catalogue in the shopper's language as it is now."""
        return Voice(Language(self.shopper.language))

    def nearest(self, thing: str) -> str | None:
        """The category whose meaning is nearest; None when none is, or nobody may be asked. Raises Wanted."""
        return self.answers.nearest(thing) if self._allows(Use.PLACES) else None

    @property
    def model(self) -> Ask | None:
        """A language model to ask; None where none may be asked, or the day's budget is spent."""
        return self._ask if self.may(Use.PHRASES) else None

    def may(self, use: Use) -> bool:
        """Whether a model may be put to a use for this shopper now: there is one, they said yes, and budget is left."""
        return self._allows(use) and spending.within(
            self.session, self.tools.budget, self.shopper.id or 0, self.now.date()
        )

    def seen(self) -> Seen | None:
        """What the message's picture shows; None where that is not known. Raises Wanted while nobody looked."""
        if self.attachment is None:
            return None
        return self._spent(self.answers.seen(self.attachment, self.text, Language(self.shopper.language)))

    def heard(self) -> str | None:
        """What its recording says; None where that is not known. Raises Wanted while nobody listened."""
        return self._spent(self.answers.heard(self.attachment)) if self.attachment else None

    def _allows(self, use: Use) -> bool:
        provider = self.tools.provider
        return provider is not None and use in provider.uses and consent.allowed(self.shopper, provider)

    def _ask(self, task: Task[T]) -> Outcome[T] | None:
        """What the model answers. Raises Wanted while it was not asked."""
        outcome = self.answers.asked(task)
        self._spent(outcome)
        return outcome

    def _spent(self, outcome: Outcome[T] | None) -> T | None:
        """The answer there is; what it cost is added to the day's account."""
        spending.note(self.session, self.shopper.id or 0, self.now.date(), outcome.usage if outcome else UNKNOWN)
        return outcome.checked if outcome else None

    @property
    def here(self) -> datetime:
        """The shopper's local wall time."""
        return local_time(self.shopper, self.now)


Handler = Callable[[Visit], Sequence[Reply]]


def parse_press(data: str | None, message_id: int, keyboard: Keyboard = ()) -> Press | None:
    """A button's `callback_data`, or None when it is none of ours."""
    verb, _, rest = (data or "").partition(":")
    number, _, argument = rest.partition(":")
    if not (verb.isidentifier() and number.isascii() and number.isdigit() and len(number) <= 10):
        return None
    if int(number) > LARGEST_ID:
        return None
    return Press(verb, int(number), argument, message_id, keyboard)
