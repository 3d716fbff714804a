"""Greeting, explaining, and everything a chat can hold that is no temptation."""

from typing import Any

import pytest

from bot.telegram.routes import COMMANDS
from bot.terminal.people import KINDS
from storage.tables import Inbox, Shopper, Temptation
from tests.support.talk import Talk, only

PAGES = {"/start": "start", "/help": "help", "/stop": "stopped"}


@pytest.mark.parametrize("command", PAGES)
async def test_a_page_for_each_command_that_explains(told: Talk, command: str) -> None:
    await told.says("/start")
    assert await told.answer(command) == told.text(PAGES[command])
    assert await told.answer(f"{command}@omtanke_bot") == told.text(PAGES[command])


async def test_the_privacy_page_tells_what_goes_to_whom(told: Talk) -> None:
    await told.says("/start")
    assert await told.answer("/privacy") == told.text("privacy", model=told.text("privacy-provider-none"))


async def test_help_names_every_command(talk: Talk) -> None:
    missing = {command for command in COMMANDS if f"/{command}" not in talk.text("help")}
    assert missing == {"start", "help"}


@pytest.mark.parametrize("said", ["hej", "hello", "asdfgh", "tak", "ok", "how are you"])
async def test_small_talk_gets_a_line_that_says_what_to_send(told: Talk, said: str) -> None:
    await told.says("/start")
    expected = {told.text("other-hello"), told.text("other-unclear")}
    await told.says("/language " + told.language)
    assert await told.answer(said) in expected
    assert not told.rows(Temptation)


@pytest.mark.parametrize("said", ["👍", "🙂🙂🙂", "?", "...", "123", "12.5"])
async def test_what_has_no_words_is_not_taken_for_a_thing(told: Talk, said: str) -> None:
    await told.says("/start")
    assert await told.answer(said) == told.text("other-unclear")
    assert not told.rows(Temptation)


@pytest.mark.parametrize("kind", sorted(KINDS - {"location", "venue", "photo", "voice", "audio"}))
async def test_what_is_no_text_gets_a_friendly_line(told: Talk, kind: str) -> None:
    await told.says("/start")
    told.scene.api.send_media(told.who, kind)
    assert only(await told.scene.answers(told.who)).html == told.text("other-media")


@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_a_caption_is_read_like_a_message(talk: Talk, kind: str) -> None:
    await talk.says("/start")
    talk.scene.api.send_media(talk.who, kind, caption=talk.wish.text)
    nudge = only(await talk.scene.answers(talk.who))
    assert nudge.html.startswith(talk.text("nudge-heading-price", product=talk.wish.product, price=talk.wish.price))


@pytest.mark.parametrize("said", ["x" * 4096, "airfryer " * 450, "æ" * 2001])
async def test_a_very_long_text(told: Talk, said: str) -> None:
    await told.says("/start")
    assert await told.answer(said) == told.text("other-too-long")
    assert not told.rows(Temptation)


@pytest.mark.parametrize(
    "said",
    [
        "שולחן 500 kr",
        "مصباح 500 kr",
        "ランプ 500 kr",
        "\u202elampe\u202c 500 kr",
        "l\u0301ampe 500 kr",
        "a\u0000b 500 kr",
    ],
)
async def test_any_script_is_taken(told: Talk, said: str) -> None:
    await told.says("/start")
    assert len(await told.says(said)) == 1
    assert {row.state for row in told.rows(Inbox)} == {"done"}


@pytest.mark.parametrize("command", [*COMMANDS, "nothing", "summary1", "æøå", "x" * 32, "START", "1"])
async def test_a_command_with_nonsense_behind_it(told: Talk, command: str) -> None:
    await told.says("/start")
    for nonsense in ("🙂 <b> {x}", "-1", "x" * 300, "' OR 1=1"):
        assert await told.says(f"/{command} {nonsense}")
    assert {row.state for row in told.rows(Inbox)} == {"done"}


async def test_an_unknown_command(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/opinionx") == talk.text("other-command")


async def test_a_command_for_another_bot_is_not_taken(talk: Talk) -> None:
    await talk.says("/start")
    assert await talk.answer("/summary@other_bot") == talk.text("other-command")


async def test_a_reason_after_the_nudge_gets_one_short_answer(talk: Talk) -> None:
    await talk.tempted()
    replies = {talk.text(f"talk-discount-{n}") for n in (1, 2, 3)}
    assert await talk.answer(talk.pick("den er på tilbud", "it is on sale")) in replies
    assert len(talk.rows(Temptation)) == 1
    talk.scene.clock.turn(minutes=31)
    assert await talk.answer(talk.pick("den er på tilbud", "it is on sale")) not in replies


async def test_stop_keeps_everything_and_writing_resumes(talk: Talk) -> None:
    await talk.tempted()
    assert await talk.answer("/stop") == talk.text("stopped")
    assert talk.shopper.stopped
    await talk.says(talk.wishes[1].text)
    assert not talk.shopper.stopped
    assert len(talk.rows(Temptation)) == 2


def from_group(talk: Talk, text: str) -> dict[str, Any]:
    """A message in a group, as Telegram sends it."""
    command = {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]}
    message = {
        "message_id": 1,
        "date": 0,
        "chat": {"id": -100, "type": "supergroup", "title": "Home"},
        "from": {"id": talk.who, "is_bot": False, "first_name": "A", "language_code": talk.language},
        "text": text,
        **(command if text.startswith("/") else {}),
    }
    return {"update_id": 1 + max((row.update_id for row in talk.rows(Inbox)), default=0), "message": message}


@pytest.mark.parametrize("text", ["airfryer 899 kr", "/summary", "/delete"])
async def test_a_group_is_left_alone(told: Talk, text: str) -> None:
    told.scene.api.raw_update(from_group(told, text))
    await told.scene.settle()
    assert not told.rows(Shopper)
    assert {row.state for row in told.rows(Inbox)} == {"done"}
    assert not any(method == "sendMessage" for method, _ in told.scene.api.calls)


async def test_who_calls_the_bot_in_a_group_is_told_to_write_in_private(talk: Talk) -> None:
    talk.scene.api.raw_update(from_group(talk, "/start"))
    await talk.scene.settle()
    sent = [parameters for method, parameters in talk.scene.api.calls if method == "sendMessage"]
    assert [(call["chat_id"], call["text"]) for call in sent] == [(-100, talk.voice.plain("other-group"))]
    assert not talk.rows(Shopper)


STRANGE: tuple[dict[str, Any], ...] = (
    {},
    {"message": None},
    {"message": 5},
    {"message": {"chat": 7}},
    {"edited_message": {"message_id": 1, "date": 0, "chat": {"id": 1001, "type": "private"}, "text": "lampe 5 kr"}},
    {"channel_post": {"message_id": 1, "date": 0, "chat": {"id": -1, "type": "channel", "title": "x"}, "text": "x"}},
    {"poll": {}},
    {"callback_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "x"}, "chat_instance": "1"}},
    {"message": {"message_id": 1, "date": 0, "chat": {"id": 1001, "type": "private"}}},
)


@pytest.mark.parametrize("update", STRANGE)
async def test_an_update_that_makes_no_sense_stops_nobody(told: Talk, update: dict[str, Any]) -> None:
    told.scene.api.raw_update({"update_id": 50, **update})
    assert (await told.says(told.wish.text))[-1].buttons
    assert {row.state for row in told.rows(Inbox)} <= {"done", "failed"}


async def test_a_price_is_corrected_right_after_the_nudge(talk: Talk) -> None:
    await talk.tempted()
    again = await talk.answer(talk.pick("nej, 399", "no, 39"))
    (kept,) = talk.rows(Temptation)
    assert (str(kept.price_minor), kept.nudges) == (talk.pick("39900", "3900"), 2)
    assert talk.pick("399 kr", "€39") in again


async def test_a_question_about_the_bot_is_answered_and_is_no_temptation(talk: Talk) -> None:
    await talk.tempted()
    assert await talk.answer(talk.pick("er du en robot?", "are you a robot?")) == talk.text("about-who")
    assert await talk.answer(talk.pick("sælger du mine data?", "do you sell my data?")) == talk.text("about-data")
    assert len(talk.rows(Temptation)) == 1


async def test_a_language_is_asked_for_in_words(talk: Talk) -> None:
    await talk.tempted()
    await talk.says(talk.pick("tal engelsk", "speak Danish"))
    assert talk.rows(Shopper)[0].language == talk.pick("en", "da")
    assert len(talk.rows(Temptation)) == 1


async def test_what_was_saved_is_told_in_the_summary(talk: Talk) -> None:
    await talk.tempted()
    await talk.tap("skip")
    await talk.says("/summary")
    shown = await talk.says("/summary")
    asked = await talk.says(talk.pick("hvor meget har jeg sparet?", "how much have I saved?"))
    assert asked[0].html == shown[0].html
    assert len(talk.rows(Temptation)) == 1


async def test_a_sentence_after_the_nudge_that_names_no_thing_is_an_answer(told: Talk) -> None:
    await told.tempted()
    words = told.pick("jeg vil spille i et band", "I want to play in a band")
    assert await told.answer(words) in {told.text(f"talk-other-{n}") for n in (1, 2, 3)}
    assert len(told.rows(Temptation)) == 1
    assert told.newest.reason == words
    another = told.pick("jeg vil have en zwirbel", "I want a zwirbel")
    assert await told.answer(another) == told.text("ask-price", product="zwirbel")
