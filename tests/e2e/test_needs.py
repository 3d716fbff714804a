"""A thing that may be needed is asked about before anything is said; a good reason is met with "sounds fine"."""

import pytest

from bot.domain.temptation import Reason
from bot.telegram.views.chat import TALK_VARIANTS
from storage.tables import Reminder, Saving, Temptation
from tests.support.scene import scene
from tests.support.talk import Talk, labels, only

BOOTS = ("vinterstøvler", "winter boots")
BOOTS_PRICED = ("vinterstøvler 900 kr", "winter boots 90 euro")


def replies(talk: Talk, reason: Reason) -> set[str]:
    return {talk.text(f"talk-{reason}-{number}") for number in range(1, TALK_VARIANTS + 1)}


async def asked(talk: Talk, said: tuple[str, str] = BOOTS_PRICED) -> Temptation:
    """They write of something that may be needed, and are asked."""
    await talk.says("/start")
    question = only(await talk.says(talk.pick(*said)))
    assert question.html == talk.text("ask-need", product=talk.pick(*BOOTS))
    assert labels(question) == talk.labels("need", "want")
    return talk.newest


async def test_what_is_needed_sounds_fine(talk: Talk) -> None:
    await asked(talk)
    assert await talk.tap("need") == talk.text("needed", product=talk.pick(*BOOTS))
    assert (talk.newest.state, talk.newest.nudges) == ("needed", 0)
    assert not [*talk.rows(Saving), *talk.rows(Reminder)]


async def test_what_is_wanted_is_nudged_once(talk: Talk) -> None:
    await asked(talk)
    question = talk.shown
    nudge = only(await talk.taps("want"))
    assert labels(nudge)[:4] == talk.labels("skip", "sleep", "need", "buy")
    assert talk.newest.nudges == 1
    assert await talk.forges(f"want:{talk.newest.id}", question.message_id) == []
    assert talk.newest.nudges == 1


async def test_what_is_wanted_without_a_price_is_asked_for_it_once(talk: Talk) -> None:
    await asked(talk, BOOTS)
    question = talk.shown
    assert await talk.tap("want") == talk.text("ask-price", product=talk.pick(*BOOTS))
    assert await talk.forges(f"want:{talk.newest.id}", question.message_id) == []
    assert labels(only(await talk.says("900")))[:1] == talk.labels("skip")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (("det er noget jeg mangler", "it's something I need"), "needed"),
        (("mine gamle er slidt op", "my old ones are worn out"), "needed"),
        (("bare lyst", "just want them"), "open"),
        (("nej, jeg har bare lyst", "not really, I'd just like them"), "open"),
        (("hm", "hm"), "open"),
    ],
)
async def test_it_is_answered_in_words(told: Talk, said: tuple[str, str], state: str) -> None:
    await asked(told)
    answer = only(await told.says(told.pick(*said)))
    assert (told.newest.state, len(told.rows(Temptation))) == (state, 1)
    assert (answer.html in {*replies(told, Reason.NEED), *replies(told, Reason.BROKEN)}) == (state == "needed")
    assert told.newest.nudges == (state == "open")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (("min gamle er gået i stykker", "my old one broke"), "needed"),
        (("jeg skal bruge den på arbejdet", "I need it for work"), "needed"),
        (("det er en gave til min søster", "it's a gift for my sister"), "needed"),
        (("den er på tilbud", "it's on sale"), "open"),
    ],
)
async def test_a_good_reason_after_a_nudge_settles_it(told: Talk, said: tuple[str, str], state: str) -> None:
    await told.says(told.wish.text)
    assert not only(await told.says(told.pick(*said))).buttons
    assert (told.newest.state, told.newest.reason) == (state, told.pick(*said))
    assert not [*told.rows(Saving), *told.rows(Reminder)]


async def test_a_price_alone_is_noted_and_the_question_stays(told: Talk) -> None:
    await asked(told, BOOTS)
    again = only(await told.says(told.pick("900 kr", "90 euro")))
    assert again.html == told.text("ask-need", product=told.pick(*BOOTS))
    assert told.newest.price_minor in {90_000, 9_000}
    assert labels(only(await told.taps("want")))[:1] == told.labels("skip")


async def test_something_new_is_something_new(told: Talk) -> None:
    await asked(told)
    await told.says(told.wish.text)
    assert [row.nudges for row in told.rows(Temptation)] == [0, 1]


async def test_distress_wins_over_the_question(told: Talk) -> None:
    await asked(told)
    answer = await told.answer(told.pick("jeg mangler dem ikke, jeg vil bare dø", "I don't need them, I want to die"))
    assert answer.startswith(told.text("distress", lines="\0").partition("\0")[0])
    assert await told.answer("hm") == told.text("other-hello")


async def test_distress_wins_in_a_long_text(told: Talk) -> None:
    await told.says("/start")
    answer = await told.answer(told.pick("jeg vil ikke leve mere. ", "I don't want to live. ") + "bla " * 600)
    assert answer.startswith(told.text("distress", lines="\0").partition("\0")[0])


async def test_it_goes_on_after_a_restart(told: Talk) -> None:
    await asked(told)
    async with scene(told.scene.omtanke.database, clock=told.scene.clock, api=told.scene.api) as restarted:
        again = Talk(restarted, told.language)
        assert labels(only(await again.taps("want")))[:1] == told.labels("skip")


async def test_another_shopper_s_tap_does_nothing(told: Talk) -> None:
    row = await asked(told)
    said = await told.scene.forges(f"want:{row.id}", told.other, message_id=told.shown.message_id)
    assert [message.text for message in said if message.buttons] == []
    assert (told.newest.state, told.newest.nudges) == ("open", 0)


@pytest.mark.parametrize(
    "said", [("sneakers 900 kr", "sneakers 90 euro"), ("en flot vinterfrakke 900 kr", "a pretty winter coat 90 euro")]
)
async def test_a_plain_want_is_not_asked_about(told: Talk, said: tuple[str, str]) -> None:
    await told.says("/start")
    assert labels(only(await told.says(told.pick(*said))))[:1] == told.labels("skip")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (("den gamle er i stykker", "the old one is broken"), Reason.BROKEN),
        (("det er en gave til min mor", "it is a present for my mum"), Reason.GIFT),
        (("jeg har brug for den til arbejde", "I need it for work"), Reason.NEED),
    ],
)
async def test_a_good_reason_in_place_of_the_price_ends_it(told: Talk, said: tuple[str, str], reason: Reason) -> None:
    await told.says("/start")
    await told.says(told.pick("lampe", "lamp"))
    assert await told.answer(told.pick(*said)) in replies(told, reason)
    assert (told.newest.state, told.newest.nudges, told.newest.reason) == ("needed", 0, told.pick(*said))


async def test_after_any_other_reason_the_price_can_still_be_told(told: Talk) -> None:
    await told.says("/start")
    await told.says(told.pick("lampe", "lamp"))
    assert await told.answer(told.pick("der er udsalg", "there is a sale")) in replies(told, Reason.DISCOUNT)
    assert labels(only(await told.says("300")))[:1] == told.labels("skip")


async def test_the_first_reason_is_kept_and_quoted_when_the_pause_is_over(told: Talk) -> None:
    await told.tempted()
    first = told.pick("alle har en", "everyone has one")
    await told.says(first)
    await told.says(told.pick("den er på tilbud", "it is on sale"))
    assert told.newest.reason == first
    await told.taps("sleep", on=told.shown)
    told.scene.clock.turn(days=8)
    assert first in only(await told.due()).text


async def test_two_shoppers_in_a_row_do_not_always_read_the_same(told: Talk) -> None:
    await told.tempted()
    said = {await told.answer(told.pick("jeg keder mig", "I am bored")) for _ in range(12)}
    assert len(said) > 1
    assert said <= replies(told, Reason.BOREDOM)
