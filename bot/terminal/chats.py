"""What stands in the chats: the bot's messages as a person sees them, and which ids the people's messages took."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from bot.terminal.entities import Entity
from bot.terminal.markup import Button, Buttons


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file on a message."""

    file_id: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message the bot sent, in its newest version; `entities` belong to the text, or to the caption of a file."""

    message_id: int
    chat_id: int
    date: datetime
    text: str = ""
    html: str = ""
    entities: tuple[Entity, ...] = ()
    buttons: Buttons = ()
    photo: Attachment | None = None
    document: Attachment | None = None
    caption: str = ""
    edited: bool = False
    deleted: bool = False

    @property
    def attachment(self) -> Attachment | None:
        """The picture or file, whichever there is."""
        return self.photo or self.document

    @property
    def all_buttons(self) -> tuple[Button, ...]:
        """The buttons of all rows, in the order a person reads them."""
        return tuple(button for row in self.buttons for button in row)


class Chats:
    """The messages of every chat. Ids rise over all chats, as they do for a bot on Telegram."""

    def __init__(self) -> None:
        self.messages: defaultdict[int, list[ChatMessage]] = defaultdict(list)
        self._places: dict[int, tuple[int, int]] = {}
        self._theirs: dict[tuple[int, int], datetime] = {}
        self._last_id = 0

    def new_id(self) -> int:
        """The next message id."""
        self._last_id += 1
        return self._last_id

    def add(self, message: ChatMessage) -> None:
        """Keeps a message the bot sent."""
        self._places[message.message_id] = message.chat_id, len(self.messages[message.chat_id])
        self.messages[message.chat_id].append(message)

    def add_theirs(self, chat_id: int, date: datetime) -> int:
        """Notes a person's message and returns its id."""
        message_id = self.new_id()
        self._theirs[chat_id, message_id] = date
        return message_id

    def find(self, chat_id: int, message_id: int) -> ChatMessage | None:
        """The bot's message of that id in that chat, unless it was deleted."""
        message = self.by_id(message_id)
        return message if message and message.chat_id == chat_id and not message.deleted else None

    def by_id(self, message_id: int) -> ChatMessage | None:
        """The bot's message of that id in whatever chat, deleted ones too."""
        if message_id not in self._places:
            return None
        chat_id, place = self._places[message_id]
        return self.messages[chat_id][place]

    def their_date(self, chat_id: int, message_id: int) -> datetime | None:
        """When a person's message was sent; None when there is none of that id."""
        return self._theirs.get((chat_id, message_id))

    def replace(self, message: ChatMessage) -> None:
        """Puts a new version in the place of the old one."""
        chat_id, place = self._places[message.message_id]
        self.messages[chat_id][place] = message

    def forget_theirs(self, chat_id: int, message_id: int) -> None:
        """Removes a person's message."""
        del self._theirs[chat_id, message_id]

    def newest_with_buttons(self, chat_id: int) -> ChatMessage | None:
        """The newest message of a chat that can be pressed."""
        found = (each for each in reversed(self.messages[chat_id]) if each.buttons and not each.deleted)
        return next(found, None)
