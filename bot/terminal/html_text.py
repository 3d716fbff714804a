"""Telegram's HTML: the tags, references and error texts of `parse_html` in tdlib's MessageEntity.cpp."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.terminal.entities import Entity, FormattedText
from bot.terminal.utf16 import units

TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
"""The tags Telegram knows, and the entity each becomes."""

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^<&]+")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_START = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.\-]*)(?=[\s>]))""")
_TAG_END = re.compile(r"\s*>")
_EXPANDABLE = re.compile(r"\s*expandable(?=[\s>])")
_END = re.compile(r"</([^\s>]*)\s*>")


class EntityError(ValueError):
    """A markup that Telegram refuses; the text says why, with the offset in UTF-8 bytes."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    position: int


def parse_html(source: str) -> FormattedText:
    """The plain text and entities of Telegram's HTML.

    Raises EntityError in Telegram's words. As on Telegram, an `&` that begins no known reference stands for itself.
    """
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text = ""
        self._size = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> FormattedText:
        while self._at < len(self._source):
            self._step()
        if self._open:
            raise EntityError(f"Can't find end tag corresponding to start tag {self._open[-1].tag}")
        if any("\ud800" <= char <= "\udfff" for char in self._text):
            raise EntityError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units"
            )
        return FormattedText(self._text, tuple(sorted(self._entities, key=lambda each: (each.offset, -each.length))))

    def _step(self) -> None:
        if self._source.startswith("</", self._at):
            self._close()
        elif self._source[self._at] == "<":
            self._begin()
        elif self._source[self._at] == "&":
            self._reference()
        elif plain := _PLAIN.match(self._source, self._at):
            self._add(plain.group(), plain.end())

    def _add(self, text: str, end: int) -> None:
        self._text += text
        self._size += units(text)
        self._at = end

    def _reference(self) -> None:
        match = _REFERENCE.match(self._source, self._at)
        char = _character(match) if match else None
        if match and char:
            self._add(char, match.end())
        else:
            self._add("&", self._at + 1)

    def _begin(self) -> None:
        begin = self._at
        name = _START.match(self._source, begin)
        if name is None or name.end() == len(self._source):
            raise EntityError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        tag = name.group(1).lower()
        if tag not in TAGS:
            raise EntityError(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        self._at = name.end()
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self._open.append(_Open(tag, argument, self._size, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """The value of the one attribute that matters to a tag; leaves the position after the tag's `>`."""
        argument = ""
        while not (end := _TAG_END.match(self._source, self._at)):
            attribute = _ATTRIBUTE.match(self._source, self._at)
            if attribute:
                argument = _argument(tag, attribute) or argument
                self._at = attribute.end()
            elif tag == "blockquote" and (bare := _EXPANDABLE.match(self._source, self._at)):
                self._at = bare.end()
            else:
                raise self._broken_attribute(tag, begin)
        self._at = end.end()
        return argument

    def _broken_attribute(self, tag: str, begin: int) -> EntityError:
        if ">" not in self._source[self._at :]:
            return EntityError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        return EntityError(
            f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {self._bytes(begin)}'
        )

    def _close(self) -> None:
        begin = self._at
        if not self._open:
            raise EntityError(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        match = _END.match(self._source, begin)
        if match is None:
            raise EntityError(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        found, opened = match.group(1).lower(), self._open.pop()
        if found and found != opened.tag:
            raise EntityError(
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{opened.tag}>", found "</{found}>"'
            )
        self._at = match.end()
        if self._size > opened.offset:
            self._finish(opened)

    def _finish(self, opened: _Open) -> None:
        kind, detail = TAGS[opened.tag], opened.argument if opened.tag in {"a", "pre", "tg-emoji"} else ""
        if opened.tag == "a":
            kind, detail = _link(detail or self._text[opened.position :])
        if opened.tag == "tg-emoji" and not (detail.isdecimal() and int(detail)):
            raise EntityError("Invalid custom emoji identifier specified")
        span = opened.offset, self._size - opened.offset
        if opened.tag == "code" and self._open and self._open[-1].tag == "pre" and opened.argument:
            self._open[-1] = _Open("pre", opened.argument, self._open[-1].offset, self._open[-1].position)
        elif kind:
            self._entities.append(Entity(kind, *span, detail))

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode("utf-8", "surrogatepass"))


def _character(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else None


def _argument(tag: str, attribute: re.Match[str]) -> str:
    name, *values = attribute.groups()
    value = _REFERENCE.sub(lambda match: _character(match) or match.group(), next((v for v in values if v), ""))
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("span", "class"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
    return ""


def _link(url: str) -> tuple[str, str]:
    """The entity type and detail of a link; ("", "") where Telegram drops the link and keeps its text."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", ""
    user = re.fullmatch(r"tg://user/?\?id=([0-9]{1,18})", url.strip())
    if user:
        return "text_mention", user.group(1)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return "text_link", url.strip()
    if parts.scheme in {"tg", "ton", "tonsite"}:
        return "text_link", url.strip()
    bare = not parts.scheme and re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", url.strip())
    return ("text_link", f"http://{url.strip()}") if bare else ("", "")
