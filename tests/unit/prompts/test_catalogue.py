"""The catalogues: complete in both languages, well formed, and used."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Comment, GroupComment, Message, ResourceComment
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import contributing
from bot.domain.about import PAGES as ABOUT
from bot.domain.contributing import Interest, Refusal
from bot.domain.cooling import Cause, Pause
from bot.domain.decisions import TAKEN_BACK, Act
from bot.domain.ledger import Entry
from bot.domain.screening import Screen
from bot.domain.summary import Ending
from bot.domain.temptation import Angle, Reason, Rung, State, Strategy
from bot.domain.when import WhenDoubt
from bot.telegram.routes import COMMANDS
from prompts import catalogue
from prompts.catalogue import LANGUAGES, Catalogue, MissingTextError, MissingVariableError
from tests.support.house_rules import banned_in

ROOT = Path(__file__).parents[3]
SOURCES = {
    path: path.read_text(encoding="utf-8") for room in ("bot", "storage") for path in (ROOT / room).rglob("*.py")
}
FILES = {language: sorted((ROOT / "prompts" / language).glob("*.ftl")) for language in LANGUAGES}

FAMILIES: dict[str, tuple[str, AbstractSet[str]]] = {
    # prefix: (how the code asks for one of the family, the endings it asks for)
    "screen-": ('f"screen-{why}"', set(Screen)),
    "opinion-state-": ('f"opinion-state-{contribution.state}"', set(contributing.State) - {"withdrawn"}),
    "opinion-declined-": ('f"opinion-declined-{contribution.reason}"', set(Refusal)),
    "button-opinion-": ('f"opinion-{interest}"', set(Interest)),
    "button-refusal-": ('f"refusal-{r}"', set(Refusal)),
    "angle-": ('f"angle-{angle}"', set(Angle)),
    "why-kind-": ('f"why-kind-{temptation.strategy}"', set(Strategy)),
    "about-": ('f"about-{topic}"', set(ABOUT)),
    "already-": ('f"already-{state}"', set(State) - {State.BOUGHT_CHEAPER}),
    "button-": (
        'f"button-{name}"',
        (set(Act) - {Act.LET_LIE, *TAKEN_BACK})
        | set(Pause)
        | {"returned-service", "amount", "language", "currency", "timezone", "quiet", "want"},
    ),
    "ask-consent-": ('f"ask-consent-{_main(provider)}"', {"places", "phrases", "media"}),
    "privacy-provider-": ('f"privacy-provider-{_main(provider)', {"places", "phrases", "media", "off"}),
    "consent-media-": ('f"consent-media-{kinds}"', {"pictures", "voice", "pictures-voice"}),
    "media-": (
        'f"media-{use}-unread"',
        {f"{use}-{told}" for use in ("pictures", "voice") for told in ("unread", "off", "not-taken")},
    ),
    "ask-": ('f"ask-{what}-text"', {"currency-text", "timezone-text"}),
    "command-": ('f"command-{name}"', set(COMMANDS)),
    "export-file-": (
        'f"export-file-{table.name}"',
        {
            "profile",
            "goal",
            "temptations",
            "savings",
            "reminders",
            "verdicts",
            "house_rules",
            "opinions",
            "model_use",
            "reports",
            "updates_put_aside",
        },
    ),
    "interest-": ('f"interest-{said.interest}"', {"none", "sells", "advises"}),
    "nudge-question-": ('f"nudge-question-{strategy}"', {f"{s}-{n}" for s in Strategy for n in (1, 2)}),
    "learned-": ('f"learned-{best.strategy}"', set(Strategy)),
    "nudge-rung-": ('f"nudge-rung-{a.rung}"', set(Rung)),
    "nudge-": ('f"nudge-{strategy}"', {f"{s}-{n}" for s in Strategy for n in (1, 2, 3)}),
    "return-": (
        'f"{name}-service"',
        {f"{about}-service" for about in ("set", "ask", "ask-day", "noted", "due", "over")},
    ),
    "sounds-fine-": ('f"sounds-fine-{kind}"', {"essential", "planned", "gift"}),
    "confirm-": ('f"{name}-again"', {"one-again", "item-again"}),
    "entry-": ('f"entry-{name}"', set(Entry) | {"returned-service"}),
    "state-": (
        'f"state-{name}"',
        (set(State) | {"skipped-pending", "skipped-confirmed", "returned", "returned-service"}),
    ),
    "returned-": ('f"{name}-service"', {"service", "no-price-service"}),
    "summary-pauses-": ('f"summary-pauses-{pauses.alike}"', set(Ending)),
    "summary-counts-": ('f"summary-counts-{name}"', {"skipped", "slept", "bought"}),
    "talk-": ('f"talk-{reason}-{', {f"{r}-{n}" for r in Reason for n in (1, 2, 3)}),
    "terminal-": ('f"terminal-{word}"', {"picture", "document", "edited", "unsaved"}),
    "because-": ('f"because-{why.cause}"', set(Cause)),
    "when-": (
        'f"when-{_doubt(when)}"',
        {doubt.value.replace("_", "-") for doubt in set(WhenDoubt) - {WhenDoubt.PAYDAY}} | {"too-far-date"},
    ),
    "due": ('f"{name}-price"', {"-price", "-again-price", "-item-price"}),
}
"""Texts whose names the code puts together."""

both = pytest.mark.parametrize("language", LANGUAGES)


def family_texts() -> set[str]:
    return {f"{prefix}{ending}" for prefix, (_, endings) in FAMILIES.items() for ending in endings}


def variants(language: str) -> Iterator[tuple[str, str]]:
    """Every text by its name with its variables filled in, for one and for several of anything counted."""
    words = catalogue.load(language)
    for name, variables in words.variables.items():
        for count in (1, 2, 5):
            yield name, words.text(name, **dict.fromkeys(variables, count))


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    english, danish = (catalogue.load(language).variables for language in ("en", "da"))
    assert english == danish


@both
def test_the_files_hold_texts_and_comments_only(language: str) -> None:
    allowed = (Message, Comment, GroupComment, ResourceComment)
    for file in FILES[language]:
        body = FluentParser().parse(file.read_text(encoding="utf-8")).body
        assert [entry for entry in body if not isinstance(entry, allowed)] == [], file.name
    assert catalogue.load(language).broken == []


@both
def test_the_files_have_the_same_names_and_no_text_stands_twice(language: str) -> None:
    assert [file.name for file in FILES[language]] == [file.name for file in FILES["en"]]
    names = re.findall(
        r"^([a-z][\w-]*) *=", "\n".join(f.read_text(encoding="utf-8") for f in FILES[language]), re.MULTILINE
    )
    assert len(names) == len(set(names)) == len(catalogue.load(language).variables)


def test_a_broken_entry_is_seen() -> None:
    assert len(Catalogue("en", "fine = Fine\nbroken = { $open\n").broken) == 1


class Tags(HTMLParser):
    """Follows the tags of a text: only bold and italic, closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.wrong += [tag] if tag not in {"b", "i"} or attrs else []

    def handle_endtag(self, tag: str) -> None:
        self.wrong += [] if self.open and self.open.pop() == tag else [f"/{tag}"]


def wrong_tags(text: str) -> list[str]:
    tags = Tags()
    tags.feed(text)
    return tags.wrong + tags.open


@both
def test_a_text_is_whole_with_plain_balanced_markup(language: str) -> None:
    for name, said in variants(language):
        assert wrong_tags(said) == [], name
        assert not re.search(r"[{}]|  |&(?!lt;|gt;|amp;)", said.replace("\n    ", "\n")), name
        assert said.strip() == said != "", name


@pytest.mark.parametrize("text", ["<b>open", "<u>under</u>", '<a href="x">y</a>', "<b><i>x</b></i>", "x</b>"])
def test_wrong_markup_is_seen(text: str) -> None:
    assert wrong_tags(text)


@both
def test_no_text_lectures(language: str) -> None:
    for name, said in variants(language):
        assert banned_in(said, language) == [], name
        assert "!" not in said, name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You must have it", "en"),
        ("you really mustn’t", "en"),
        ("You shouldn't buy it", "en"),
        ("you don’t need it", "en"),
        ("You do not really need it", "en"),
        ("You'll regret it", "en"),
        ("you will only regret it", "en"),
        ("You've earned it", "en"),
        ("you deserve it", "en"),
        ("only 11 kr a day", "en"),
        ("Du skal lade den ligge", "da"),
        ("det bør du ikke", "da"),
        ("Du behøver den ikke, du behøver ikke", "da"),
        ("du har slet ikke brug for den", "da"),
        ("Du vil fortryde det", "da"),
        ("du kommer til at fortryde det", "da"),
        ("det har du fortjent", "da"),
        ("kun 11 kr. om dagen", "da"),
    ],
)
def test_what_is_banned_is_found_in_all_its_shapes(text: str, language: str) -> None:
    assert banned_in(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is your call, and if you need it, it sounds fine.", "en"),
        ("Only the box is new, and it is a good day.", "en"),
        ("Det er dit valg, og har du brug for det, lyder det fint.", "da"),
        ("Fortryd", "da"),
        ("Skal vi se på det igen en anden dag?", "da"),
    ],
)
def test_what_is_kind_is_left_alone(text: str, language: str) -> None:
    assert banned_in(text, language) == []


def test_every_text_is_used() -> None:
    code = "\n".join(SOURCES.values())
    quoted = set(re.findall(r"""["']([a-z][\w-]*)["']""", code))
    buttons = {f"button-{label}" for label in re.findall(r"""\.button\(\s*["']([a-z][\w-]*)["']""", code)}
    assert set(catalogue.load("en").variables) - family_texts() - quoted - buttons == set()


@pytest.mark.parametrize("prefix", FAMILIES)
def test_a_family_is_asked_for_and_complete(prefix: str) -> None:
    asked, endings = FAMILIES[prefix]
    assert any(asked in source for source in SOURCES.values())
    names = set(catalogue.load("en").variables)
    assert {f"{prefix}{ending}" for ending in endings} <= names


def test_every_text_that_the_code_asks_for_is_there() -> None:
    texts = re.compile(r"""(?:voice|words|\))\.(?:text|plain)\(\s*["']([a-z][\w-]*)["']""")
    pages = re.compile(r"""\bpage\((?:visit\.voice, )?["']([a-z][\w-]*)["']""")
    buttons = re.compile(r"""\.button\(\s*["']([a-z][\w-]*)["']""")
    code = "\n".join(SOURCES.values())
    wanted = {*texts.findall(code), *pages.findall(code), *(f"button-{label}" for label in buttons.findall(code))}
    assert len(wanted) > 40
    assert wanted - set(catalogue.load("en").variables) == set()


@both
def test_a_text_that_is_missing_says_so(language: str) -> None:
    with pytest.raises(MissingTextError, match="no-such-text"):
        catalogue.load(language).text("no-such-text")


def test_a_language_that_is_missing_says_so() -> None:
    with pytest.raises(MissingTextError, match="sv"):
        catalogue.load("sv")


@both
def test_a_variable_that_is_missing_says_so(language: str) -> None:
    with pytest.raises(MissingVariableError, match="price"):
        catalogue.load(language).text("nudge-heading-price", product="lamp")


def test_a_text_with_attributes_alone_is_missing() -> None:
    with pytest.raises(MissingTextError, match="label"):
        Catalogue("en", "label =\n    .title = Title\n").text("label")


def test_a_variable_too_many_is_no_matter() -> None:
    assert catalogue.load("en").text("button-skip", product="lamp") == "Skip it"


@both
@given(product=st.text())
@settings(max_examples=100, deadline=None)
def test_what_a_shopper_wrote_stays_data(language: str, product: str) -> None:
    said = catalogue.load(language).text("needed", product=product)
    start, end = said.index("<b>") + 3, said.rindex("</b>")
    assert catalogue.unescaped(said[start:end]) == product
    assert not re.search("[<>]", said[start:end])


def test_ways_to_say_one_thing_are_numbered() -> None:
    words = Catalogue("en", "way-1 = a\nway-2 = b\nway-long = c\nways-3 = d\n")
    assert words.choices("way") == ["way-1", "way-2"]


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "<b>You are sleeping on one thing:</b>"),
        ("en", 2, "<b>You are sleeping on 2 things:</b>"),
        ("da", 1, "<b>Du sover på én ting:</b>"),
        ("da", 2, "<b>Du sover på 2 ting:</b>"),
    ],
)
def test_plurals_follow_the_count(language: str, count: int, said: str) -> None:
    assert catalogue.load(language).text("waiting-heading", count=count) == said
