"""Draws what the bot sends as lines that a person and a program can read."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TextIO

from bot.terminal.chats import Attachment, ChatMessage
from bot.terminal.entities import Entity
from bot.terminal.events import CallbackAnswered, Event, MessageEdited, MessageSent
from bot.terminal.images import image_suffix
from bot.terminal.markup import Button
from bot.terminal.utf16 import index

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class DrawingWords:
    """The few words of its own that a drawing uses; pass others for another language."""

    picture: str = "picture"
    document: str = "document"
    edited: str = "edited"
    unsaved: str = "not saved"


ENGLISH = DrawingWords()


class Drawing:
    """A listener for BotApi.subscribe that writes messages to a stream.

    Text comes plain, with the buttons numbered below it; pictures and documents are saved in `folder` and their
    path is printed. Control characters never reach the stream, whatever a message holds, but for bold with `colour`.
    """

    def __init__(
        self, out: TextIO, *, folder: Path, colour: bool = False, width: int = 80, words: DrawingWords = ENGLISH
    ) -> None:
        self._out = out
        self._folder = folder
        self._colour = colour
        self._width = width
        self._words = words
        self._mid_line = False
        self._newest = 0

    def __call__(self, event: Event) -> None:
        """Draws a new message, a changed one, or the toast after a press; nothing else leaves a trace."""
        match event:
            case MessageSent(message):
                self.show(message)
            case MessageEdited(before, message):
                self._write(self._changed(before, message))
            case CallbackAnswered(_, text, _) if text:
                self._write([f"({printable(text)})"])

    def show(self, message: ChatMessage) -> None:
        """Draws a whole message, as when it is new."""
        self._write(self._lines(message))
        self._newest = message.message_id

    def echo(self, text: str) -> None:
        """Shows a line of a script as the shopper's."""
        self._write([f"> {printable(text)}"])

    def note(self, text: str) -> None:
        """Says something of the terminal's own, between the messages."""
        self._write([printable(text)])

    def prompt(self, text: str = "> ") -> None:
        """Invites a line; a message that arrives meanwhile begins on a line of its own."""
        self._out.write(text)
        self._out.flush()
        self._mid_line = True

    def entered(self) -> None:
        """Notes that the person ended the line, and the terminal with it."""
        self._mid_line = False

    def _write(self, lines: Sequence[str]) -> None:
        if lines:
            self._out.write("\n" * self._mid_line + "\n".join(lines) + "\n")
            self._out.flush()
            self._mid_line = False

    def _lines(self, message: ChatMessage) -> list[str]:
        file = [self._saved(message, message.attachment)] if message.attachment else []
        return file + self._said(message) + button_lines(message.buttons, self._width)

    def _changed(self, before: ChatMessage, after: ChatMessage) -> list[str]:
        """The new version; its buttons alone where the words stay; nothing where some went and no number moved."""
        buttons = button_lines(after.buttons, self._width)
        same_words = (before.text, before.caption) == (after.text, after.caption)
        if same_words and before.all_buttons[: len(after.all_buttons)] == after.all_buttons:
            return []
        if same_words and after.message_id == self._newest:
            return buttons
        return [f"[{self._words.edited}]", *self._said(after), *buttons]

    def _said(self, message: ChatMessage) -> list[str]:
        text = message.caption if message.attachment else message.text
        return marked(text, message.entities, colour=self._colour).split("\n") if text else []

    def _saved(self, message: ChatMessage, attachment: Attachment) -> str:
        """The line that names a saved file; a file that cannot be written is said so, and the chat goes on."""
        kind = self._words.picture if message.photo else self._words.document
        name = f"picture{image_suffix(attachment.content)}" if message.photo else _UNSAFE.sub("_", attachment.name)
        try:
            path = _free_path(self._folder, name)
            path.write_bytes(attachment.content)
        except OSError as error:
            return f"[{kind}: {self._words.unsaved}: {error.strerror}]"
        return f"[{kind}: {path.as_posix()}]"


def printable(text: str) -> str:
    """A text without the control characters that could steer a terminal; line breaks stay, tabs become spaces."""
    kept = (char for char in text.replace("\t", " ") if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"})
    return "".join(kept)


def marked(text: str, entities: Sequence[Entity], *, colour: bool) -> str:
    """A text with its bold parts in bold where colour is wanted, and hidden link targets written out."""
    marks: list[tuple[int, str]] = []
    for entity in entities:
        start, end = index(text, entity.offset), index(text, entity.offset + entity.length)
        if entity.type == "bold" and colour:
            marks += [(start, _BOLD), (end, _PLAIN)]
        elif entity.type == "text_link" and entity.detail != text[start:end]:
            marks.append((end, f" ({printable(entity.detail)})"))
    drawn, at = "", 0
    for position, mark in sorted(marks, key=lambda each: each[0]):
        drawn, at = drawn + printable(text[at:position]) + mark, position
    return drawn + printable(text[at:])


def button_lines(rows: Sequence[Sequence[Button]], width: int) -> list[str]:
    """The buttons numbered on over all rows; a row that is too long goes on in the next line."""
    numbers = count(1)
    return [line for row in rows for line in _wrapped([_label(next(numbers), each) for each in row], width)]


def _label(number: int, button: Button) -> str:
    target = button.url or button.copy_text
    words = " ".join(printable(f"{button.text}: {target}" if target else button.text).split())
    return f"[{number}] {words}"


def _wrapped(labels: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for label in labels:
        if lines and len(lines[-1]) + 3 + len(label) <= width:
            lines[-1] += f"   {label}"
        else:
            lines.append(f"  {label}")
    return lines


def _free_path(folder: Path, name: str) -> Path:
    """A path that does not exist yet, numbered where needed; makes the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, suffix = Path(name).stem.lstrip(".") or "file", Path(name).suffix
    names = (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
