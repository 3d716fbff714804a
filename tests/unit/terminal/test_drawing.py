"""How messages look in a terminal."""

import io
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal.chats import Attachment, ChatMessage
from bot.terminal.drawing import Drawing, DrawingWords, button_lines, marked, printable
from bot.terminal.entities import Entity
from bot.terminal.events import CallbackAnswered, ChatAction, MessageDeleted, MessageEdited, MessageSent
from bot.terminal.markup import Button, Buttons

NOW = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\nrest"


def rows(*texts: list[str]) -> Buttons:
    return tuple(tuple(Button(text, data=text) for text in row) for row in texts)


def message(text: str = "", buttons: Buttons = (), number: int = 1, **fields: object) -> ChatMessage:
    return ChatMessage(number, 7, NOW, text, buttons=buttons, **fields)  # type: ignore[arg-type]


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def drawing(out: io.StringIO, tmp_path: Path) -> Drawing:
    return Drawing(out, folder=tmp_path / "pictures", width=40)


def test_a_message_with_buttons(drawing: Drawing, out: io.StringIO) -> None:
    drawing(MessageSent(message("Hello\nKim", rows(["Skip it", "Sleep on it"], ["I need it"]))))
    assert out.getvalue() == "Hello\nKim\n  [1] Skip it   [2] Sleep on it\n  [3] I need it\n"


def test_long_rows_wrap_between_buttons() -> None:
    lines = button_lines(rows(["Skip it", "Sleep on it", "A very long label on a button", "No"]), width=40)
    assert lines == ["  [1] Skip it   [2] Sleep on it", "  [3] A very long label on a button", "  [4] No"]


def test_buttons_that_the_client_follows_show_where_they_lead() -> None:
    buttons = ((Button("Help", url="https://e.dk"), Button("Copy\nit", copy_text="abc")),)
    assert button_lines(buttons, 80) == ["  [1] Help: https://e.dk   [2] Copy it: abc"]


def test_edits(drawing: Drawing, out: io.StringIO) -> None:
    first = message("Want it?", rows(["Yes", "No"]))
    drawing(MessageSent(first))
    for after, drawn in (
        (message("Want it?"), ""),
        (message("Want it?", rows(["Yes"])), ""),
        (message("Want it?", rows(["No"])), "  [1] No\n"),
        (message("Want it?", rows(["24 h"])), "  [1] 24 h\n"),
        (message("Skipped.", rows(["Undo"])), "[edited]\nSkipped.\n  [1] Undo\n"),
    ):
        out.truncate(out.seek(0))
        drawing(MessageEdited(first, after))
        assert out.getvalue() == drawn


def test_new_buttons_on_an_older_message_show_which(drawing: Drawing, out: io.StringIO) -> None:
    drawing(MessageSent(message("One", number=1)))
    drawing(MessageSent(message("Two", number=2)))
    out.truncate(out.seek(0))
    drawing(MessageEdited(message("One", number=1), message("One", rows(["Undo"]), number=1)))
    assert out.getvalue() == "[edited]\nOne\n  [1] Undo\n"


def test_pictures_and_documents_are_saved(drawing: Drawing, out: io.StringIO, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    picture = message(photo=Attachment("a", "application.octet-stream", PNG), caption="Your month")
    document = message(document=Attachment("b", "../../.my savings.csv", b"x"))
    for each in (picture, picture, document):
        drawing(MessageSent(each))
    assert out.getvalue() == (
        f"[picture: {folder.as_posix()}/picture.png]\nYour month\n"
        f"[picture: {folder.as_posix()}/picture-2.png]\nYour month\n"
        f"[document: {folder.as_posix()}/{'_.._.my_savings.csv'}]\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["_.._.my_savings.csv", "picture-2.png", "picture.png"]
    assert (folder / "picture.png").read_bytes() == PNG


def test_a_file_that_cannot_be_saved(out: io.StringIO, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    drawing = Drawing(out, folder=tmp_path / "taken", words=DrawingWords(picture="billede", unsaved="ikke gemt"))
    drawing(MessageSent(message(photo=Attachment("a", "x.png", PNG))))
    assert out.getvalue() == "[billede: ikke gemt: File exists]\n"


def test_bold_only_in_colour() -> None:
    entities = [Entity("bold", 3, 2), Entity("bold", 6, 1)]
    assert marked("🙂 ab c", entities, colour=True) == "🙂 \x1b[1mab\x1b[22m \x1b[1mc\x1b[22m"
    assert marked("🙂 ab c", entities, colour=False) == "🙂 ab c"


def test_hidden_links_are_written_out() -> None:
    entities = [Entity("text_link", 0, 4, "https://e.dk"), Entity("text_link", 5, 12, "https://f.dk")]
    assert marked("Here https://f.dk", entities, colour=False) == "Here (https://e.dk) https://f.dk"


def test_a_message_begins_on_a_line_of_its_own(drawing: Drawing, out: io.StringIO) -> None:
    drawing.prompt()
    drawing(MessageSent(message("One")))
    drawing.prompt()
    drawing.entered()
    drawing(MessageSent(message("Two")))
    assert out.getvalue() == "> \nOne\n> Two\n"


def test_notes_and_echoes_cannot_steer_either(drawing: Drawing, out: io.StringIO) -> None:
    drawing.note("No\x07 buttons here")
    drawing.echo("airfryer\t899 \x1b[2Jkr")
    assert out.getvalue() == "No buttons here\n> airfryer 899 [2Jkr\n"


def test_toasts_are_drawn_and_other_events_are_not(drawing: Drawing, out: io.StringIO) -> None:
    drawing(ChatAction(7, "typing"))
    drawing(CallbackAnswered(7, "", alert=False))
    drawing(MessageDeleted(message("x")))
    drawing(CallbackAnswered(7, "Undone", alert=False))
    assert out.getvalue() == "(Undone)\n"


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_can_steer_the_terminal(text: str) -> None:
    drawn = printable(text)
    assert not [char for char in drawn if unicodedata.category(char) == "Cc" and char != "\n"]
    drawn.encode()
