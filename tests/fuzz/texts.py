"""What people write in the fuzz test: labelled messages, answers, phrases of time, and all of it spoilt."""

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bot.telegram.routes import ADMIN_COMMANDS, COMMANDS

TESTS = Path(__file__).parents[1]
PLAIN = (
    "499", "8", "10", "0", "-5", "kr", "SEK", "Tokyo", "ja", "no", "👍", "?", "/", "//", "/start@omtanke_bot", "<b>&",
    "den er på tilbud", "in 2 weeks", "på fredag kl. 18", "nej, 399", "what are you?", "gave til mor 300 kr",
    "jeg kan ikke stoppe med at shoppe", "I can't stop shopping", "hej", "מתנה 50 ₪", "٤٩٩ kr",
    "lampe 1.299 eller 2.500", "Spotify $11.99/mo", "sofa 24 x 299 kr", "https://shop.example/lamp?utm_source=x",
    "a 5 kr, b 6 kr og c 7 kr",
    "skip it", "Spring over", "x" * 3_000, "Hvis jeg keder mig, så går jeg en tur",
)  # fmt: skip
ARGUMENTS = (
    "", "5000 kr til Rom", "500 euro for Rome", "3 dage", "friday 18:00", "october", "2026", "2026-13", "99999",
    "dansk", "🙂", "-1", "1e400 kr", "Hvis jeg er træt, så sover jeg", "ja", "0 kr", "<i>", "\u202e", "x" * 500,
)  # fmt: skip
ODD = (
    "\u200d", "\u202e", "🙂", "<b>", "&amp;", "{ $x }", "%s", "\n", "\t", "é", "ß", "٣", "½", "$", "kr", "€", "9" * 40,
    ":",
)  # fmt: skip
"""What is put between the letters of a message."""


def written(random: Random) -> str:
    """A message, every third one spoilt in one way or several."""
    text = random.choice(known())
    while random.random() < 0.25:
        text = random.choice(SPOIL)(random, text)
    return text


def command(random: Random) -> str:
    """A command with something behind it; pictures are few, because drawing one takes as long as a hundred messages."""
    name = random.choice([*COMMANDS, *ADMIN_COMMANDS, "x", "start_", "START"])
    if name == "summary" and random.random() < 0.9:
        name = "waiting"
    return f"/{name} {random.choice(ARGUMENTS)}"


@cache
def known() -> tuple[str, ...]:
    """Every text there is to begin with."""
    labelled = [line for name in ("working", "held_out") for line in _lines(TESTS / "evals" / f"{name}.jsonl")]
    whens = [text for name in ("danish", "english") for text in _texts(TESTS / "unit/data" / f"when_{name}.toml")]
    return (*[str(json.loads(line)["text"]) for line in labelled], *whens, *PLAIN * 8)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _texts(path: Path) -> list[str]:
    """Every text of a table of phrases, whatever its form."""
    return list(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))


def _strings(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in _strings(part)]
        case list():
            return [text for part in value for text in _strings(part)]
    return []


def _cut(random: Random, text: str) -> str:
    return text[random.randint(0, len(text)) :][: random.randint(1, 40)]


def _put_in(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice(ODD) + text[place:]


def _swap(random: Random, text: str) -> str:
    letters = list(text)
    for _ in range(random.randint(1, 4)):
        one, other = random.randrange(len(letters) or 1), random.randrange(len(letters) or 1)
        if letters:
            letters[one], letters[other] = letters[other], letters[one]
    return "".join(letters)


def _join(random: Random, text: str) -> str:
    return text + random.choice((" ", "\n", ", ", " og ", " or ")) + random.choice(known())


def _repeat(random: Random, text: str) -> str:
    return (text + random.choice((" ", "", "\n"))) * random.choice((2, 3, 60))


def _number(random: Random, text: str) -> str:
    return f"{text} {random.choice((0, 1, 99, 10**6, 10**15, 10**30))}{random.choice(('', ',-', ' kr', '€', '.5'))}"


SPOIL: tuple[Callable[[Random, str], str], ...] = (
    _cut,
    _put_in,
    _swap,
    _join,
    _repeat,
    _number,
    lambda _, text: text.upper(),
    lambda _, text: text[::-1],
)
