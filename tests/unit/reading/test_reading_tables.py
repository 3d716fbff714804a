"""Long tables of what people write: by the kind of message, and messages that are hard to read."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.domain.reading import Reading, read
from bot.domain.temptation import Kind

DATA = Path(__file__).with_name("data")
HOME = {Language.DANISH: "DKK", Language.ENGLISH: "EUR"}
NAMES = {Language.DANISH: "danish", Language.ENGLISH: "english"}
LEAST_TOUGH = 0.93
"""The share of the hard messages whose price is read; only to be raised."""

MISSED = {
    "kaffemaskinen er gået i stykker, ny til 2.000 kr",
    "gaveæske med chokolade til mig selv 200 kr",
    "crutch-free joke t-shirt",
    "doctor who scarf",
    "robot vacuum $300",
}
"""Messages that are not understood yet: a change may only make them fewer."""

every_language = pytest.mark.parametrize("language", Language)


@cache
def table(name: str) -> dict[str, list[str]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def read_in(text: str, language: Language) -> Reading:
    return read(text, home_currency=HOME[language], language=language)


def rows(language: Language, section: str) -> dict[str, Reading]:
    return {text: read_in(text, language) for text in table(f"kinds_{NAMES[language]}")[section]}


@every_language
@pytest.mark.parametrize("kind", [Kind.ESSENTIAL, Kind.DISTRESS, Kind.PLANNED, Kind.GIFT, Kind.WANT])
def test_every_message_is_of_its_kind(language: Language, kind: Kind) -> None:
    found = rows(language, kind)
    assert len(found) >= 40
    assert {text: said.kind for text, said in found.items() if said.kind is not kind and text not in MISSED} == {}


@every_language
def test_what_only_sounds_like_distress_is_none(language: Language) -> None:
    assert [text for text, said in rows(language, "no_distress").items() if said.kind is Kind.DISTRESS] == []


@every_language
def test_what_may_be_needed_is_asked_about_and_plain_wants_are_not(language: Language) -> None:
    doubtful, plain = rows(language, "doubt"), rows(language, "plain")
    assert [text for text, said in doubtful.items() if not (said.kind is Kind.WANT and said.need_doubt)] == []
    assert [
        text for text, said in plain.items() if text not in MISSED and (said.kind is not Kind.WANT or said.need_doubt)
    ] == []


def test_hard_messages_are_mostly_read() -> None:
    hard = [row for part in tomllib.loads((DATA / "tough.toml").read_text(encoding="utf-8")).values() for row in part]
    right = [row for row in hard if price_told(read_in(row[0], Language(row[3]))) == row[2]]
    assert len(hard) >= 150
    assert len(right) / len(hard) >= LEAST_TOUGH, [row for row in hard if row not in right]


def price_told(said: Reading) -> str:
    """The price as the table writes it."""
    money = said.price.money
    if money:
        return f"{money.amount:f}".removesuffix(".00") + f" {money.currency}"
    if said.price.candidates:
        told = "|".join(f"{c.amount:f}".removesuffix(".00") for c in said.price.candidates)
        return f"{told} {said.price.candidates[0].currency}"
    return ""
