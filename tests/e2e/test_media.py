"""Pictures, voice notes and forwarded posts: looked into after a yes, asked back, and never in the way."""

import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.domain.language import Language
from bot.telegram.attachments import LONGEST_SECONDS
from bot.telegram.files import LARGEST
from storage.database import Database
from storage.tables import ModelUse, Temptation
from tests.support.keys import CIPHER
from tests.support.model_server import ModelServer, Step, failing, hanging_up, model_server, returning, saying
from tests.support.scene import scene
from tests.support.talk import Talk, data, labels, only

PICTURE = b"\xff\xd8 a picture"
SOUND = b"OggS a voice"


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as opened:
        yield opened


@pytest.fixture
async def talk(database: Database, language: Language, server: ModelServer) -> AsyncIterator[Talk]:
    models: dict[str, Any] = {"omtanke_vision_model": "eyes", "omtanke_speech_model": "ears"}
    async with scene(database, openai_base_url=server.url, **models) as opened:
        yield Talk(opened, language)


@pytest.fixture
async def plain(sqlite_url: str, language: Language) -> AsyncIterator[Talk]:
    """A bot without any model."""
    database = Database(sqlite_url, CIPHER)
    async with scene(database) as opened:
        yield Talk(opened, language)
    database.close()


def seen(thing: str | None, price: str | None = None, shows: str = "one-thing") -> Step:
    return saying({"shows": shows, "thing": thing, "price": price})


def heard(text: Any) -> Step:
    return returning({"text": text, "usage": {"type": "tokens", "input_tokens": 20, "output_tokens": 5}})


async def sends(talk: Talk, kind: str, **extra: Any) -> list[Any]:
    """They send a picture or a recording; returns what the bot answers."""
    content = extra.pop("content", SOUND if kind == "voice" else PICTURE)
    talk.scene.api.send_media(talk.who, kind, content=content, **extra)
    return await talk.scene.answers(talk.who)


async def agreed(talk: Talk) -> None:
    """They have sent a picture, were asked, and said yes."""
    await talk.says("/start")
    await sends(talk, "photo")
    await talk.taps("consent-yes")


async def test_nothing_is_sent_before_a_yes(talk: Talk, server: ModelServer) -> None:
    await talk.says("/start")
    off, question = await sends(talk, "voice")
    assert off.html == talk.text("media-voice-off")
    assert question.html == "\n\n".join(
        (talk.text("ask-consent-media", provider=server.host), talk.text("consent-media-pictures-voice"))
    )
    (off,) = await sends(talk, "photo")
    assert off.html == talk.text("media-pictures-off"), "asked once"
    await talk.taps("consent-no")
    assert only(await sends(talk, "photo")).html == talk.text("media-pictures-off")
    assert (server.asked, server.heard) == ([], [])


async def test_a_picture_becomes_a_temptation_once_the_shopper_says_so(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("Dyson Airwrap", talk.pick("4.499 kr.", "€449.50")))
    question = only(await sends(talk, "photo"))
    price = talk.wishes[1].price
    assert question.html == talk.text("media-is-it-price", product="Dyson Airwrap", price=price)
    assert (talk.newest.nudges, talk.rows(ModelUse)[0].tokens) == (0, 350)
    nudge = only(await talk.taps("understood"))
    assert labels(nudge)[:4] == talk.labels("skip", "sleep", "need", "buy")
    assert (talk.newest.product, talk.newest.price_minor) == ("Dyson Airwrap", price.minor)
    assert await talk.forges(data(question)[0], question.message_id) == [], "a second tap does nothing"


async def test_what_a_model_that_sees_is_told(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("lamp"))
    await sends(talk, "photo", caption=talk.pick("sød?", "cute?"))
    asked = server.asked[-1]
    assert asked["model"] == "eyes"
    text, picture = asked["messages"][1]["content"]
    assert json.loads(text["text"]) == {"caption": talk.pick("sød?", "cute?")}
    assert picture["image_url"]["url"] == "data:image/jpeg;base64," + base64.b64encode(PICTURE).decode()
    assert str(talk.who) not in json.dumps(asked["messages"][0])


async def test_a_no_forgets_it(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("lamp", "45 euro"))
    question = only(await sends(talk, "photo"))
    number = data(question)[0].partition(":")[2]
    await talk.scene.forges(f"wrong:{number}", talk.other)
    assert len(talk.rows(Temptation)) == 1, "another's tap does nothing"
    assert only(await talk.taps("misunderstood")).html == talk.text("media-misunderstood")
    assert talk.rows(Temptation) == []
    await talk.forges(f"want:{number}")
    assert talk.rows(Temptation) == []


async def test_a_no_after_the_nudge_comes_too_late(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("lamp", "45 euro"))
    question = only(await sends(talk, "photo"))
    await talk.taps("understood")
    await talk.forges(data(question)[1], question.message_id)
    assert talk.newest.nudges == 1


async def test_a_picture_without_a_price_asks_for_it_after_the_yes(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("lamp"))
    assert only(await sends(talk, "photo")).html == talk.text("media-is-it", product="lamp")
    assert only(await talk.taps("understood")).html == talk.text("ask-price", product="lamp")


async def test_the_caption_comes_first_and_alone_where_it_says_enough(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    nudge = only(await sends(talk, "photo", caption=talk.wish.text))
    assert labels(nudge)[:1] == talk.labels("skip")
    fixed = talk.text("distress", lines="\0").partition("\0")[0]
    caption = talk.pick("jeg kan ikke stoppe med at købe ting", "I can't stop buying things")
    assert only(await sends(talk, "photo", caption=caption)).html.startswith(fixed)
    assert server.asked == []
    server.then(seen("Something Else 3000", talk.pick("1 kr.", "€1")))
    question = only(await sends(talk, "photo", caption=talk.pick("899 kr", "89 euro")))
    assert question.html == talk.text("media-is-it-price", product="Something Else 3000", price=talk.wish.price)


async def test_what_is_essential_in_a_picture_is_essential(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("Panodil 500 mg", "45 kr"))
    reply = only(await sends(talk, "photo"))
    assert reply.html == talk.text("sounds-fine-essential", product="Panodil 500 mg")


@pytest.mark.parametrize(
    "step",
    [
        failing(500),
        failing(401),
        returning("x"),
        hanging_up,
        saying("a lamp!"),
        seen(None, shows="no-thing"),
        seen("two lamps", shows="several-things"),
        seen("buy it at evil.example"),
        seen("<b>lamp</b>"),
        seen("l" * 500),
        seen("42"),
    ],
)
async def test_what_cannot_be_seen_is_asked_for_or_the_caption_is_used(
    talk: Talk, server: ModelServer, step: Step
) -> None:
    await agreed(talk)
    server.then(step)
    assert only(await sends(talk, "photo")).html == talk.text("media-pictures-unread")
    asked = only(await sends(talk, "photo", caption=talk.pick("en lampe", "a lamp")))
    assert asked.html == talk.text("ask-price", product=talk.pick("lampe", "lamp"))


async def test_a_screenshot_sent_as_a_file_is_a_picture(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(seen("lamp"))
    png = {"file_id": "photo-1", "file_unique_id": "u", "file_size": 9, "mime_type": "image/png"}
    assert only(await sends(talk, "document", document=png)).html == talk.text("media-is-it", product="lamp")
    assert server.asked[-1]["messages"][1]["content"][1]["image_url"]["url"].startswith("data:image/png")


@pytest.mark.parametrize("change", [{"mime_type": "image/svg+xml"}, {"file_size": LARGEST + 1}])
async def test_a_picture_that_is_not_taken_is_told_so(talk: Talk, server: ModelServer, change: dict[str, Any]) -> None:
    await agreed(talk)
    file = {"file_id": "f", "file_unique_id": "u", "file_size": 9, "mime_type": "image/png", **change}
    reply = only(await sends(talk, "document", document=file))
    assert reply.html == talk.text("media-pictures-not-taken", megabytes=LARGEST // 2**20)
    assert server.asked == []


async def test_a_file_that_is_gone_is_as_one_that_cannot_be_seen(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    photo = [{"file_id": "gone", "file_unique_id": "u", "width": 9, "height": 9}]
    assert only(await sends(talk, "photo", photo=photo)).html == talk.text("media-pictures-unread")
    assert server.asked == []


async def test_a_voice_note_is_said_back_and_asked_about(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(heard(talk.wish.text))
    echo, question = await sends(talk, "voice")
    assert echo.html == talk.text("media-heard", text=talk.wish.text)
    assert question.html == talk.text("media-is-it-price", product=talk.wish.product, price=talk.wish.price)
    assert server.heard == [("ears", SOUND)]
    assert talk.rows(ModelUse)[0].tokens == 25
    assert labels(only(await talk.taps("understood")))[:1] == talk.labels("skip")


async def test_words_of_a_button_in_a_voice_note_book_nothing(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    await talk.tempted()
    server.then(heard(talk.labels("skip")[0]))
    await sends(talk, "voice")
    assert (talk.newest.state, talk.ledger) == ("open", [])


async def test_distress_in_a_voice_note_is_not_quoted_back(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    server.then(heard(talk.pick("jeg kan ikke stoppe med at købe ting", "I can't stop buying things")))
    fixed = talk.text("distress", lines="\0").partition("\0")[0]
    assert only(await sends(talk, "voice")).html.startswith(fixed)


@pytest.mark.parametrize("step", [failing(404), heard(""), heard("\0 \n"), heard(None), heard(7), returning("x")])
async def test_what_cannot_be_heard_is_asked_for(talk: Talk, server: ModelServer, step: Step) -> None:
    await agreed(talk)
    server.then(step)
    assert only(await sends(talk, "voice")).html == talk.text("media-voice-unread")


async def test_a_long_recording_is_not_listened_to(talk: Talk, server: ModelServer) -> None:
    await agreed(talk)
    voice = {"file_id": "f", "file_unique_id": "u", "duration": LONGEST_SECONDS + 1, "file_size": 9}
    reply = only(await sends(talk, "voice", voice=voice))
    assert reply.html == talk.text("media-voice-not-taken", megabytes=LARGEST // 2**20, minutes=LONGEST_SECONDS // 60)
    assert server.heard == []


async def test_over_the_budget_nobody_looks(database: Database, server: ModelServer) -> None:
    models: dict[str, Any] = {"omtanke_vision_model": "eyes", "omtanke_model_calls": "1"}
    async with scene(database, openai_base_url=server.url, **models) as opened:
        talk = Talk(opened, Language.ENGLISH)
        await agreed(talk)
        server.then(seen("lamp"))
        await sends(talk, "photo")
        assert only(await sends(talk, "photo")).html == talk.text("media-pictures-off")
        assert len(server.asked) == 1


async def test_without_a_model_a_line_helps_and_the_caption_is_used(plain: Talk) -> None:
    await plain.says("/start")
    assert only(await sends(plain, "photo")).html == plain.text("media-pictures-off")
    assert only(await sends(plain, "voice")).html == plain.text("media-voice-off")
    assert labels(only(await sends(plain, "photo", caption=plain.wish.text)))[:1] == plain.labels("skip")
    assert labels(only(await sends(plain, "audio", caption=plain.wishes[1].text)))[:1] == plain.labels("skip")


async def forwards(talk: Talk, text: str) -> list[Any]:
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "A shop"}
    talk.scene.api.send(talk.who, text, forward_origin=origin)
    return await talk.scene.answers(talk.who)


async def test_a_forwarded_post_is_asked_back_and_no_answer_to_anything(plain: Talk) -> None:
    await plain.tempted(plain.wishes[1])
    await plain.taps("sleep")  # a question is open now
    question = only(await forwards(plain, plain.wish.text))
    assert question.html == plain.text("media-is-it-price", product=plain.wish.product, price=plain.wish.price)
    assert plain.rows(Temptation)[0].reason is None
    assert labels(only(await plain.taps("understood")))[:1] == plain.labels("skip")


async def test_a_post_that_calls_itself_a_gift_is_none(plain: Talk) -> None:
    await plain.says("/start")
    post = plain.pick("gave til min søster: parfume 499 kr", "a gift for my sister: perfume 49 euro")
    (reply,) = await forwards(plain, post)
    assert labels(reply) == plain.labels("understood", "misunderstood")
    assert "sounds-fine" not in reply.html


async def test_a_forwarded_post_does_not_change_the_language(plain: Talk) -> None:
    await plain.tempted()
    await forwards(plain, plain.pick("This is a very nice lamp for 45 euro", "Det er en meget fin lampe til 349 kr."))
    assert plain.shopper.language == plain.language
