"""What a person's client would notice, for whoever draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.terminal.chats import ChatMessage


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A new message from the bot."""

    message: ChatMessage


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """A message changed its text, caption or buttons."""

    before: ChatMessage
    message: ChatMessage


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message of the bot's was removed."""

    message: ChatMessage


@dataclass(frozen=True, slots=True)
class CallbackAnswered:
    """The answer to a press: a toast, or an alert to be confirmed; an empty text shows nothing."""

    user_id: int
    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class ChatAction:
    """The bot shows that it is busy, such as `typing`."""

    chat_id: int
    action: str


Event = MessageSent | MessageEdited | MessageDeleted | CallbackAnswered | ChatAction
Listener = Callable[[Event], None]
