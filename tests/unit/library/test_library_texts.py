"""The library's texts: their length and language, what they may not say, and that none says another's thing."""

import re
from itertools import combinations

import pytest

from bot.domain import libraryrules as rules
from bot.domain.terms import stems, words
from tests.unit.library import shelf
from tests.unit.library.shelf import LANGUAGES, Entry, data

LENGTHS = {"opinions": rules.OPINION_LENGTHS, "alternatives": rules.ALTERNATIVE_LENGTHS}
FIGURE = re.compile(r"(?<!\w)(?!3D)[\w.,]*\d|%|\b(?:percent|per cent|procent)\b", re.IGNORECASE)
TOO_ALIKE = 0.5
"""Of the words that carry meaning in two texts, this share in common makes them the same advice."""

texts = [(entry, language) for entry in shelf.entries() for language in LANGUAGES]


def problems(text: str, language: str, *, kind: str = "opinions", editorial: bool = True) -> list[str]:
    """What is wrong with one text."""
    found = [*rules.text_problems(text, language, LENGTHS[kind]), *rules.style_problems(text)]
    found += [f"brand: {brand}" for brand in brands_in(text)]
    found += ["figure"] if editorial and FIGURE.search(text) else []
    return found + ([] if spoken(text) == language else ["language"])


def brands_in(text: str) -> list[str]:
    return [brand for brand in data()["brands"] if re.search(rf"(?<!\w){re.escape(brand)}s?(?!\w)", text.lower())]


def spoken(text: str) -> str | None:
    """The language whose small words a text has; None when it has none, or as many of the other's."""
    said = words(text)
    counts = {
        language: sum(word in set(data()["small"][language]) - set(data()["small"]["shared"]) for word in said)
        for language in LANGUAGES
    }
    danish_letters = bool(re.search("[æøå]", text.lower()))
    counts["da"] += danish_letters
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 2 * min(counts.values()) else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_keeps_the_rules(language: str) -> None:
    wrong = {
        f"{entry.id} ({language})": found
        for entry in shelf.entries()
        if (
            found := problems(
                entry.text(language),
                language,
                kind=entry.list,
                editorial=entry.data.get("kind", "editorial") == "editorial",
            )
        )
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "language", "problem"),
    [
        ("Short and sweet for you.", "en", "length"),
        ("It often stands in a cupboard, and the cupboard is one where it is never looked for again", "en", "end"),
        ("It often stands in a cupboard, and see www.example.com for a picture of the whole thing.", "en", "address"),
        ("It often stands in a cupboard, and @shop shows a picture of it there the whole year.", "en", "handle"),
        (
            "It often stands in a cupboard, and what a cupboard it is! It is never opened again.",
            "en",
            "exclamation mark",
        ),
        (
            "It often stands in a cupboard, and is that where it was meant to be? It looks like it.",
            "en",
            "question mark",
        ),
        ("It often stands in a cupboard after 3 weeks, and that is where it is from then on.", "en", "figure"),
        ("It often stands in a cupboard in half of homes, or a good ten per cent of the time.", "en", "figure"),
        ("It often stands in a cupboard 🙂 and from there it is one long way back to the table.", "en", "emoji"),
        ("It often stands in a cupboard,  and from there it is one long way back to the table.", "en", "space"),
        (
            "A Dyson often stands in a cupboard, and from there it is a long way back to the table.",
            "en",
            "brand: dyson",
        ),
        ("Den står tit i et skab, og derfra er der langt tilbage til bordet, hvor den hørte til.", "en", "language"),
        ("It often stands in a cupboard, and from there it is one long way back to the table.", "da", "language"),
        (
            "Den står tit i et skab, og du skal derfra langt tilbage til bordet, hvor den hørte til.",
            "da",
            "banned: du skal",
        ),
    ],
)
def test_the_check_finds_what_is_wrong(text: str, language: str, problem: str) -> None:
    assert problems(text, language) == [problem]


def test_the_brands_come_from_the_words_that_people_write() -> None:
    """A name that leads to no category has no business in the list."""
    written = {
        " ".join(words(phrase))
        for file in shelf.specific()
        for language in LANGUAGES
        for phrase in shelf.read(file)["words"][language]
    }
    joined = " | ".join(sorted(written))
    assert [brand for brand in data()["brands"] if not re.search(rf"\b{' '.join(words(brand))}", joined)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["opinions", "alternatives"])
def test_no_two_entries_say_the_same(kind: str, language: str) -> None:
    told = [(entry, content(entry.text(language), language)) for entry in shelf.entries() if entry.list == kind]
    alike = {
        f"{a.id} / {b.id}": round(likeness(one, other), 2)
        for (a, one), (b, other) in combinations(told, 2)
        if likeness(one, other) >= TOO_ALIKE
    }
    assert alike == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Look again when your phone stops getting updates.",
            "Look again when the computer stops getting updates.",
            True,
        ),
        (
            "For many collectors the hunt is the best part, and the box is not.",
            "The hunt is for many a collector the best part.",
            True,
        ),
        ("Borrow a tent from the scouts for the trip.", "Borrow a roof box for the one trip.", False),
    ],
)
def test_likeness_tells_repeats_from_texts_of_one_pattern(one: str, other: str, same: bool) -> None:
    assert (likeness(content(one, "en"), content(other, "en")) >= TOO_ALIKE) is same


def content(text: str, language: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    small = {
        *data()["small"][language],
        *data()["small"]["shared"],
        "look",
        "again",
        "igen",
        "kig",
    }
    return frozenset(stem for word in words(text) if word not in small for stem in stems(word))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's: what two sets have in common, of all they have."""
    return len(one & other) / len(one | other)


def test_no_sentence_stands_twice() -> None:
    seen: dict[str, Entry] = {}
    for entry, language in texts:
        for sentence in re.split(r"(?<=\.) ", entry.text(language)):
            assert seen.setdefault(sentence, entry) is entry, sentence
