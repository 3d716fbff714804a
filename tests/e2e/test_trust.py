"""Why do I see this? One tap under a nudge tells the whole story."""

from itertools import pairwise

from sqlmodel import Session, select

from bot.domain.considered import from_json
from storage.tables import Opinion, Temptation
from tests.support.talk import Talk, labels


async def test_a_tap_tells_what_was_understood_what_competed_and_who_says_it(talk: Talk) -> None:
    wish = talk.wishes[0]
    said = talk.pick("men jeg har ikke plads", "but I have no room for it")
    nudge = (await talk.says(f"{wish.text} {said}"))[-1]
    assert labels(nudge)[-1:] == [*talk.labels("why")]
    story = await talk.tap("why")
    (thing,) = talk.rows(Temptation)
    considered = from_json(thing.considered)
    assert considered.angles == {"space"}
    assert considered.stored >= 6
    assert len(considered.competed) == 5
    for told in (wish.product, considered.said, talk.text("angle-space"), talk.text("why-nobody-pays")):
        assert told in story
    assert story.count("Omtanke") == 1 + len(considered.alternatives), "a source for the opinion and for every way"
    assert talk.scene.omtanke.database.run_sync(lambda session: shown(session, thing, talk)) in story
    assert labels(nudge), "the nudge keeps its buttons"


def shown(session: Session, thing: Temptation, talk: Talk) -> str:
    """The opinion that the nudge quoted."""
    row = session.scalars(select(Opinion).where(Opinion.id == thing.opinion_id)).one()
    return talk.pick(row.text_da, row.text_en)


async def test_what_nobody_knows_is_told_as_such(told: Talk) -> None:
    await told.says(told.pick("svirpo 500 kr", "svirpo 50 euro"))
    story = await told.tap("why")
    assert told.text("why-general") in story


async def test_two_nudges_on_end_are_not_the_same_argument(told: Talk) -> None:
    for wish in (*told.wishes, *told.wishes):
        await told.says(wish.text)
    angles = [thing.angle for thing in told.rows(Temptation)]
    assert all(one != next_ for one, next_ in pairwise(angles))


async def test_a_nudge_from_before_this_was_kept_says_so(told: Talk) -> None:
    await told.says(told.wish.text)

    def work(session: Session) -> None:
        for thing in session.scalars(select(Temptation)):
            thing.considered = None

    told.scene.omtanke.database.run_sync(work)
    assert await told.tap("why") == told.text("why-forgotten", product=told.wish.product)


async def test_another_shopper_s_tap_tells_nothing(told: Talk) -> None:
    await told.says(told.wish.text)
    (thing,) = told.rows(Temptation)
    answer = (await told.scene.forges(f"why:{thing.id}", told.other))[-1]
    assert told.wish.product not in answer.text
