"""Everything the Bot API knows at a moment: people, chats, files, updates, open callbacks, the bot's profile."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.terminal.api_error import ApiError, bad_request, forbidden
from bot.terminal.chats import Attachment, Chats
from bot.terminal.events import Event, Listener
from bot.terminal.parameters import Parameters
from bot.terminal.updates import UpdateQueue


@dataclass(frozen=True, slots=True)
class Person:
    """A person with a private chat of the same id."""

    id: int
    first_name: str
    language_code: str | None = None

    @property
    def user_json(self) -> dict[str, Any]:
        """The person as a User."""
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return user | ({"language_code": self.language_code} if self.language_code else {})

    @property
    def chat_json(self) -> dict[str, Any]:
        """The private chat as a Chat."""
        return {"id": self.id, "first_name": self.first_name, "type": "private"}


@dataclass(slots=True)
class Profile:
    """What a bot says of itself; keys are language codes, "" for all others (commands: scope and language)."""

    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    webhook: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """The state behind the Bot API's methods; `now` gives the time in UTC."""

    now: Callable[[], datetime]
    bot: dict[str, Any]
    updates: UpdateQueue
    chats: Chats = field(default_factory=Chats)
    people: dict[int, Person] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    files: dict[str, Attachment] = field(default_factory=dict)
    callbacks: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    listeners: list[Listener] = field(default_factory=list)

    def tell(self, event: Event) -> None:
        """Shows an event to everyone who looks."""
        for listener in self.listeners:
            listener(event)

    def person(self, user_id: int) -> Person:
        """A known person. Raises LookupError for a stranger: that is a mistake of the caller's, not of the bot's."""
        if user_id not in self.people:
            raise LookupError(f"no person {user_id}: introduce them with BotApi.person")
        return self.people[user_id]

    def chat(self, parameters: Parameters) -> Person:
        """Whose chat a call means. Raises ApiError when `chat_id` is missing or unknown."""
        if "chat_id" not in parameters:
            raise bad_request("chat_id is empty")
        try:
            return self.people[parameters.integer("chat_id")]
        except (KeyError, ApiError):
            raise bad_request("chat not found") from None

    def open_chat(self, parameters: Parameters) -> Person:
        """Whose chat a call sends to. Raises ApiError 403 besides when that person blocked the bot."""
        person = self.chat(parameters)
        if person.id in self.blocked:
            raise forbidden("bot was blocked by the user")
        return person

    def keep_file(self, kind: str, name: str, content: bytes) -> Attachment:
        """Stores a file under a new id."""
        attachment = Attachment(f"{kind}-{len(self.files) + 1}", name, content)
        self.files[attachment.file_id] = attachment
        return attachment
