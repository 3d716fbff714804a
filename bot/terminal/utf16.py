"""Text measured as Telegram measures it: in UTF-16 code units, so that most emoji count as two."""


def units(text: str) -> int:
    """How many UTF-16 code units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def index(text: str, offset: int) -> int:
    """The position in a Python string of a UTF-16 offset; past the end, the text's length."""
    passed = 0
    for position, char in enumerate(text):
        if passed >= offset:
            return position
        passed += 1 + (char > "\uffff")
    return len(text)


def chunks(text: str, size: int) -> list[str]:
    """A text in pieces of at most `size` units, as a Telegram client splits a long message."""
    pieces = []
    while text:
        cut = index(text, size)
        cut -= units(text[:cut]) > size
        pieces.append(text[:cut])
        text = text[cut:]
    return pieces
