"""A shopper's opinion for others: written, screened, read by a person, shown, reported, withdrawn."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.domain.contributing import HIDING_REPORTS, MOST_WAITING
from bot.domain.language import Language
from bot.service import contributing
from bot.telegram.voice import Voice
from bot.terminal.chats import ChatMessage
from storage import contributions
from storage.shelf import KEPT_FOR
from storage.tables import Contribution, Opinion, OpinionReport, Shopper
from tests.support.scene import ANNA, BO, OPERATOR, scene
from tests.support.talk import Talk, labels, only

CLEO = Voice(Language.ENGLISH)


def kind(talk: Talk) -> str:
    return talk.pick("airfryer", "air fryer")


def experience(talk: Talk) -> str:
    return talk.pick(
        "Den blev brugt hver dag i to uger, og siden har den stået på køleskabet med støv på.",
        "It was used every day for two weeks, and since then it has stood on the fridge with dust on it.",
    )


async def contribute(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says("/opinion")
    await talk.says(kind(talk))
    await talk.says(experience(talk))
    assert await talk.tap("opinion-none") == talk.text("opinion-thanks")


async def queue(talk: Talk) -> ChatMessage:
    """What the operator is shown to read."""
    return (await talk.scene.says("/review", OPERATOR))[-1]


async def review(talk: Talk, *taps: str) -> None:
    """The operator reads the oldest and taps; a minute later the library shows it."""
    message = await queue(talk)
    for name in taps:
        answers = await talk.scene.presses(CLEO.plain(f"button-{name}"), OPERATOR, message=message)
        message = answers[0]
    talk.scene.clock.moment += KEPT_FOR + timedelta(seconds=1)


def library(talk: Talk) -> list[Opinion]:
    return [row for row in talk.rows(Opinion) if row.file == "shopper"]


async def quoted(talk: Talk) -> ChatMessage:
    """Write of the thing until the contributed opinion is quoted."""
    for price in range(300, 360):
        nudge = (await talk.says(f"{kind(talk)} {price} euro"))[-1]
        if experience(talk) in nudge.text:
            return nudge
    raise AssertionError("it never came up")


async def test_it_is_read_by_a_person_and_shown_as_a_shopper_s(talk: Talk) -> None:
    await contribute(talk)
    assert library(talk) == [], "nobody sees it before it was read"
    shown = await queue(talk)
    assert experience(talk) in shown.text
    await review(talk, "review-publish")
    (opinion,) = library(talk)
    assert (opinion.source, opinion.interest, opinion.category) == ("shopper", "none", "airfryers")
    assert (opinion.text_da or opinion.text_en) == experience(talk)
    news = only(await talk.due())
    name = talk.pick("airfryere", "air fryers")
    assert news.html == talk.text("opinion-published", category=name, text=experience(talk))
    nudge = await quoted(talk)
    assert talk.text("source-shopper") in nudge.text
    assert labels(nudge)[-2:] == talk.labels("why", "report")
    assert talk.text("source-shopper") in await talk.tap("why", on=nudge)


async def test_a_reported_one_is_not_shown_to_the_reporter_and_is_read_again(told: Talk) -> None:
    await contribute(told)
    await review(told, "review-publish")
    await told.due()
    nudge = await quoted(told)
    assert await told.tap("report", on=nudge) == told.text("reported")
    assert [row.shopper_id for row in told.rows(OpinionReport)] == [told.shopper.id]
    assert told.rows(Contribution)[0].state == "reported"
    with pytest.raises(AssertionError, match="never came up"):
        await quoted(told)
    await review(told, "review-stand")
    assert told.rows(Contribution)[0].state == "published"
    assert told.rows(OpinionReport) == []
    assert await quoted(told)


async def test_several_reports_hide_it_until_it_was_read(told: Talk) -> None:
    await contribute(told)
    await review(told, "review-publish")

    def reporting() -> None:
        def work(session: Session) -> None:
            found = contributions.by_id(session, told.rows(Contribution)[0].id or 0)
            assert found
            for number in range(HIDING_REPORTS):
                other = Shopper(telegram_id=5000 + number, chat_id=5000 + number, created_at=told.scene.clock())
                session.add(other)
                session.flush()
                contributing.report(session, found, other, told.scene.clock())

        told.scene.omtanke.database.run_sync(work)

    reporting()
    assert told.rows(Contribution)[0].state == "hidden"
    assert library(told) == []
    await review(told, "review-decline", "refusal-untrue")
    assert (told.rows(Contribution)[0].state, told.rows(Contribution)[0].reason) == ("declined", "untrue")
    assert library(told) == []


async def test_its_author_is_told_why_it_is_declined(told: Talk) -> None:
    await contribute(told)
    await review(told, "review-decline", "refusal-advert")
    news = only(await told.due())
    name = told.pick("airfryere", "air fryers")
    assert news.html == told.text("opinion-declined-advert", category=name, text=experience(told))
    assert await told.due() == []


async def test_its_author_takes_it_back_at_once(told: Talk) -> None:
    await contribute(told)
    await review(told, "review-publish")
    await told.due()
    listed = only(await told.says("/opinion"))
    assert experience(told) in listed.text
    assert await told.tap("withdraw", 1, on=listed) == told.text("opinion-withdrawn", text=experience(told))
    assert library(told) == []
    again = await told.forges(f"opinion:{told.rows(Contribution)[0].id}:withdraw", listed.message_id)
    assert only(again).html == told.text("opinion-withdrawn-already")


async def test_deleting_everything_takes_it_out_of_the_library(talk: Talk) -> None:
    await contribute(talk)
    await review(talk, "review-publish")
    await talk.says("/delete")
    await talk.taps("delete")
    assert library(talk) == []
    assert talk.rows(Contribution) == []


async def test_what_is_screened_may_be_written_again(told: Talk) -> None:
    await told.says("/start")
    await told.says(f"/opinion {kind(told)}")
    short = told.pick("den larmer", "it is loud")
    assert await told.answer(short) == told.text("screen-length", count=len(short), shortest=40, longest=170)
    assert await told.answer(f"{experience(told)} www.example.com") == told.text("screen-link")
    assert experience(told) in await told.answer(experience(told))
    assert told.rows(Contribution) == []


async def test_all_of_it_may_be_said_at_once_and_a_price_in_it_is_no_new_thing(told: Talk) -> None:
    await told.says("/start")
    assert experience(told) in await told.answer(f"/opinion {kind(told)}: {experience(told)}")
    await told.says(f"/opinion {kind(told)}")
    paid = told.pick(
        "Jeg gav 899 kr. for min airfryer og bruger ovnen.",
        "I paid 89 euro for my air fryer and use the oven.",
    )
    assert paid in await told.answer(paid)


async def test_another_matter_drops_the_question(told: Talk) -> None:
    await told.says("/start")
    await told.says("/opinion")
    assert told.wish.product in (await told.says(told.wish.text))[-1].text
    await told.says(f"/opinion {kind(told)}: {experience(told)}")
    await told.says(told.wishes[1].text)
    await told.forges("opinion:0:none")
    assert told.rows(Contribution) == []


async def test_an_unknown_kind_is_asked_about_once(told: Talk) -> None:
    await told.says("/start")
    assert await told.answer("/opinion svirpo") == told.text("opinion-ask-kind-again")
    await told.says("xyzzy")
    assert told.shopper.awaiting != "opinion-kind"


async def test_only_so_many_wait(told: Talk) -> None:
    await told.says("/start")
    for _ in range(MOST_WAITING):
        await told.says(f"/opinion {kind(told)}: {experience(told)}")
        await told.taps("opinion-sells")
    answer = await told.answer(f"/opinion {kind(told)}: {experience(told)}")
    assert answer == told.text("opinion-full", count=MOST_WAITING)


async def test_review_is_for_operators(told: Talk) -> None:
    await contribute(told)
    number = told.rows(Contribution)[0].id
    assert await told.answer("/review") == told.text("other-command")
    for step in ("publish", "decline", "next", "no.untrue", ""):
        assert only(await told.forges(f"review:{number}:{step}")).html == told.text("not-yours")
    assert told.rows(Contribution)[0].state == "waiting"


async def test_forged_taps_do_nothing(told: Talk) -> None:
    await contribute(told)
    number = told.rows(Contribution)[0].id
    other = ({ANNA, BO} - {told.who}).pop()
    await told.scene.forges(f"opinion:{number}:withdraw", other)
    for data in (
        f"opinion:{number}",
        "opinion:0:kind.nothing",
        "opinion:0:",
        "opinion:0:gold",
        "report:99",
    ):
        await told.forges(data)
    await told.scene.forges("review:99:publish", OPERATOR)
    await told.scene.forges(f"review:{number}:sing", OPERATOR)
    assert [row.state for row in told.rows(Contribution)] == ["waiting"]


async def test_it_goes_on_after_a_restart(told: Talk) -> None:
    await told.says("/start")
    await told.says(f"/opinion {kind(told)}: {experience(told)}")
    async with scene(told.scene.omtanke.database, clock=told.scene.clock, api=told.scene.api) as restarted:
        again = Talk(restarted, told.language)
        assert await again.tap("opinion-advises") == again.text("opinion-thanks")
        assert again.rows(Contribution)[0].interest == "advises"
