"""Several things in one message: one question, then each on its own."""

import pytest

from bot.domain.language import Language
from storage.tables import Saving, Temptation
from tests.support.talk import Talk, labels

TWO = {
    Language.DANISH: "sko til 899 kr og en taske til 1.299 kr",
    Language.ENGLISH: "shoes for 89 euro and a bag for 129 euro",
}
UNPRICED = {Language.DANISH: "en ny jakke og en rygsæk", Language.ENGLISH: "I want a jacket and a backpack"}


async def test_each_is_looked_at_by_itself(talk: Talk) -> None:
    await talk.says("/start")
    (question,) = await talk.says(TWO[talk.language])
    assert question.html == talk.text("ask-which-first", count=2)
    assert labels(question) == talk.pick("sko · 899 kr.|taske · 1.299 kr.", "shoes · €89|bag · €129").split("|")
    assert [row.nudges for row in talk.rows(Temptation)] == [0, 0]

    first, second = labels(question)
    (nudge,) = await talk.scene.presses(first, talk.who)
    assert nudge.html.startswith(f"<b>{talk.pick('sko', 'shoes')}</b>")
    left = next(message for message in talk.messages if message.message_id == question.message_id)
    assert labels(left) == [second], "the other one waits"
    (talked,) = await talk.says(talk.pick("men de er på tilbud", "but they are on sale"))
    assert talked.html in {talk.text(f"talk-discount-{n}") for n in (1, 2, 3)}
    await talk.taps("skip", on=nudge)
    (nudge,) = await talk.scene.presses(second, talk.who, message=question)
    assert nudge.html.startswith(f"<b>{talk.pick('taske', 'bag')}</b>")
    assert [row.state for row in talk.rows(Temptation)] == ["skipped", "open"]
    assert [entry.pending_minor for entry in talk.rows(Saving)] == [talk.rows(Temptation)[0].price_minor]


async def test_a_bare_list_is_several_things_where_each_is_known(talk: Talk) -> None:
    await talk.says("/start")
    (question,) = await talk.says(talk.pick("sko, jakke, taske", "shoes\njacket\nbag"))
    assert question.html == talk.text("ask-which-first", count=3)
    assert labels(question) == talk.pick("sko|jakke|taske", "shoes|jacket|bag").split("|")
    (asked,) = await talk.says(talk.pick("sneakers, nike, sort", "sneakers, nike, adidas"))
    assert asked.html == talk.text("ask-price", product="sneakers")


async def test_things_beyond_the_twelfth_are_told_of(talk: Talk) -> None:
    await talk.says("/start")
    (question,) = await talk.says(", ".join(f"model{n}x {n + 100} {talk.pick('kr', 'euro')}" for n in range(15)))
    assert question.html == talk.text("ask-which-first-of-more", count=12)
    assert len(labels(question)) == 12


async def test_without_a_price_the_one_that_is_taken_is_asked_for(talk: Talk) -> None:
    await talk.says("/start")
    (question,) = await talk.says(UNPRICED[talk.language])
    (asked,) = await talk.scene.presses(labels(question)[1], talk.who)
    assert asked.html == talk.text("ask-price", product=talk.pick("rygsæk", "backpack"))
    (nudge,) = await talk.says("500")
    assert nudge.html.startswith(f"<b>{talk.pick('rygsæk', 'backpack')}</b>")


async def test_another_shopper_s_tap_does_nothing(talk: Talk) -> None:
    await talk.says("/start")
    (question,) = await talk.says(TWO[talk.language])
    await talk.scene.forges(question.all_buttons[0].data or "", talk.other)
    assert [row.nudges for row in talk.rows(Temptation)] == [0, 0]


@pytest.mark.parametrize(("danish", "english"), [("den anden", "the second one"), ("nummer 2", "2"), ("tasken", "bag")])
async def test_the_first_to_look_at_may_be_written(told: Talk, danish: str, english: str) -> None:
    await told.says("/start")
    await told.says(TWO[told.language])
    (nudge,) = await told.says(told.pick(danish, english))
    assert nudge.html.startswith(f"<b>{told.pick('taske', 'bag')}</b>")
    assert [row.nudges for row in told.rows(Temptation)] == [0, 1]


async def test_what_names_none_of_them_is_read_by_itself(told: Talk) -> None:
    await told.says("/start")
    await told.says(TWO[told.language])
    assert await told.answer(told.pick("airfryer", "air fryer")) == told.text("ask-price", product=told.wish.product)


async def test_what_is_wanted_beside_what_is_needed_is_asked_about(talk: Talk) -> None:
    await talk.says("/start")
    fine, question = await talk.says(
        talk.pick("bleer 100 kr og en airfryer 899 kr", "diapers 10 euro and an airfryer 89 euro")
    )
    assert talk.pick("bleer", "diapers") in fine.html
    assert question.html == talk.text("ask-which-first", count=1)
    assert labels(question) == [talk.pick("airfryer · 899 kr.", "airfryer · €89")]
    (nudge,) = await talk.scene.presses(labels(question)[0], talk.who)
    assert nudge.html.startswith("<b>airfryer</b>")


@pytest.mark.parametrize(
    ("danish", "english", "beside"),
    [
        ("mangler mælk 20 kr og vil have en ps5 3.499 kr", "need milk 2 euro and want a PS5 499 euro", "ps5"),
        ("gave til mor 200 kr og en kjole til mig 600 kr", "a gift for mum 30 euro and a dress 80 euro", "kjole|dress"),
    ],
)
async def test_after_a_nudge_things_with_their_prices_are_new(
    talk: Talk, danish: str, english: str, beside: str
) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("et ur 500 kr", "a watch 50 euro"))
    _, question = await talk.says(talk.pick(danish, english))
    assert question.html == talk.text("ask-which-first", count=1)
    assert labels(question)[0].lower().startswith(tuple(beside.split("|")))
