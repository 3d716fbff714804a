"""Every view in both languages, with usual and with hostile values, sent to the strict Bot API."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import getmembers, isfunction
from typing import Any

import pytest
from babel.numbers import list_currencies
from telegram.constants import MessageLimit

from bot.domain.language import Language
from bot.telegram.courier import Courier
from bot.telegram.replies import Button, Reply, Rewrite, Say, SendFile, ShowPicture, from_json, to_json, units
from bot.telegram.routes import VERBS
from bot.telegram.views import due as due_views
from bot.telegram.views import nudge, sleep
from bot.telegram.views import summary as summary_views
from bot.telegram.visit import parse_press
from bot.telegram.voice import Voice
from bot.terminal.bot_api import BotApi
from bot.terminal.chats import ChatMessage
from tests.support.house_rules import banned_in
from tests.unit.views.all_rows import MODULES, ROWS, TELLS
from tests.unit.views.conftest import KIM
from tests.unit.views.rows import NO_VIEWS, SAME_IN_BOTH
from tests.unit.views.values import HOSTILE, NOW, SETS, TRAVELLED, USUAL

every_view = pytest.mark.parametrize(
    "view", ROWS, ids=lambda view: f"{view.__module__.rpartition('.')[2]}.{view.__name__}"
)
both = pytest.mark.parametrize("language", Language)

View = Callable[..., Any]


def test_every_view_has_a_row() -> None:
    public = {
        function
        for module in MODULES
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public == ROWS.keys() | NO_VIEWS


@every_view
@both
async def test_telegram_takes_it(view: View, language: Language, api: BotApi, courier: Courier) -> None:
    await courier.deliver(KIM, Say("what a tap answers to"))
    for name, values in SETS.items():
        made = list(ROWS[view](Voice(language), values))
        assert made, name
        await courier.deliver(KIM, Rewrite(1, f"what {name} changes"))
        for reply in made:
            shown = await delivered(api, courier, reply)
            said = shown.text or shown.caption
            assert not re.search(r"[{}]", said), name
            assert shown.attachment or said.strip(), name
            assert getattr(values, TELLS.get(view, ""), "") in said, name


async def delivered(api: BotApi, courier: Courier, reply: Reply) -> ChatMessage:
    """Sends a reply as the desk does, by way of the store; what a person then sees."""
    before = api.messages[KIM][:]
    [stored] = from_json(to_json([reply]))
    await courier.deliver(KIM, stored)
    after = api.messages[KIM]
    assert after != before, f"refused: {api.calls[-1]}"
    return after[0] if isinstance(reply, Rewrite) else after[-1]


@every_view
@both
def test_every_button_leads_somewhere(view: View, language: Language) -> None:
    for values in SETS.values():
        for button in buttons(ROWS[view](Voice(language), values)):
            press = parse_press(button.data, 1)
            assert press is not None, button
            assert press.verb in VERBS, button


def buttons(made: Iterator[Reply]) -> list[Button]:
    return [button for reply in made for row in getattr(reply, "keyboard", ()) for button in row]


@every_view
def test_danish_and_english_differ(view: View) -> None:
    english, danish = (list(ROWS[view](Voice(language), USUAL)) for language in (Language.ENGLISH, Language.DANISH))
    assert len(english) == len(danish)
    for one, other in zip(english, danish, strict=True):
        assert (words(one) == words(other)) is (view in SAME_IN_BOTH)
        assert [b.data for b in buttons(iter([one]))] == [b.data for b in buttons(iter([other]))]


def words(reply: Reply) -> str:
    """What a reply says; of a bare keyboard its labels."""
    match reply:
        case Say(text="…"):
            return " ".join(button.label for button in buttons(iter([reply])))
        case Say() | Rewrite():
            return reply.text
        case ShowPicture():
            return reply.caption
        case SendFile():
            return reply.name
    return ""


@every_view
@both
def test_no_view_lectures(view: View, language: Language) -> None:
    for reply in ROWS[view](Voice(language), USUAL):
        labels = [button.label for button in buttons(iter([reply]))]
        assert [banned_in(said, language) for said in (words(reply), *labels) if banned_in(said, language)] == []


@both
def test_a_nudge_s_first_button_is_the_way_out(language: Language) -> None:
    view = nudge.nudge(Voice(language), USUAL.advice(language), 5)
    assert [button.data for row in view.keyboard for button in row] == ["skip:5", "sleep:5", "need:5", "buy:5", "why:5"]


COUNTED = [
    ("en", 1, "One thing has rested", "sleeping on one thing", "One thing skipped, one slept on, one bought."),
    ("en", 2, "2 things have rested", "sleeping on 2 things", "2 things skipped, 2 slept on, 2 bought."),
    ("en", 24, "24 things have rested", "sleeping on 24 things", "24 things skipped, 24 slept on, 24 bought."),
    ("da", 1, "Én ting har hvilet", "sover på én ting", "Én ting sprunget over, én sovet på, én købt."),
    ("da", 2, "2 ting har hvilet", "sover på 2 ting", "2 ting sprunget over, 2 sovet på, 2 købt."),
    ("da", 24, "24 ting har hvilet", "sover på 24 ting", "24 ting sprunget over, 24 sovet på, 24 købt."),
]


@pytest.mark.parametrize(("code", "count", "due", "waiting", "summary"), COUNTED)
def test_counted_things_agree(code: str, count: int, due: str, waiting: str, summary: str) -> None:
    voice = Voice(Language(code))
    assert waiting in sleep.waiting(voice, USUAL.waiting(count)).text
    assert summary in words(summary_views.summary(voice, USUAL.account(None, count), {})[0])
    if count > 1:
        assert due in due_views.due(voice, USUAL.due(count), NOW).text


@pytest.mark.parametrize(
    ("code", "none"),
    [
        ("en", "Nothing skipped, nothing slept on, nothing bought."),
        ("da", "Ingenting sprunget over, ingen sovet på, ingen købt."),
    ],
)
def test_nothing_is_counted_too(code: str, none: str) -> None:
    assert none in words(summary_views.summary(Voice(Language(code)), USUAL.account(None, 0), {})[0])


@both
def test_what_does_not_fit_is_named_and_left_to_waiting(language: Language) -> None:
    voice, most = Voice(language), sleep.MOST_LISTED
    due, waiting = due_views.due(voice, HOSTILE.due(most + 9), NOW), sleep.waiting(voice, USUAL.waiting(most + 9))
    assert len(due.keyboard) == len(waiting.keyboard) == most
    assert voice.text("due-more", count=9) in due.text
    assert "“" not in due.text
    assert voice.text("waiting-more", count=9) in waiting.text


@both
def test_as_many_as_fit_come_with_their_own_words(language: Language) -> None:
    text = due_views.due(Voice(language), USUAL.due(sleep.MOST_LISTED), NOW).text
    assert text.count(USUAL.reason) == sleep.MOST_LISTED
    assert "/waiting" not in text


@both
def test_a_summary_too_long_for_a_caption_follows_its_picture(language: Language) -> None:
    voice = Voice(language)
    assert [type(r) for r in summary_views.summary(voice, USUAL.account(None), {})] == [ShowPicture]
    short, whole = summary_views.summary(voice, TRAVELLED.account(None), {}, ask=True)
    assert isinstance(short, ShowPicture)
    assert isinstance(whole, Say)
    assert whole.text.startswith(short.caption)
    assert (len(short.keyboard), len(whole.keyboard)) == (0, 1)
    unasked = summary_views.first_of_month(voice, TRAVELLED.account(None), {})
    assert whole.text.startswith(unasked.caption)
    assert units(unasked.caption) > MessageLimit.CAPTION_LENGTH - 100


@both
def test_a_summary_in_very_many_currencies_still_fits_a_message(language: Language) -> None:
    many = replace(TRAVELLED, currencies=tuple(sorted(list_currencies())))
    _, whole = summary_views.summary(Voice(language), many.account(many.progress()), {}, ask=True)
    assert isinstance(whole, Say)
    assert units(whole.text) <= MessageLimit.MAX_TEXT_LENGTH
    assert Voice(language).text("summary-more-currencies", count=len(many.currencies) - 12) in whole.text
