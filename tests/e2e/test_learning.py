"""What the bot learned of the four kinds of nudge: said in the settings, and forgotten in one tap."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.temptation import State, Strategy
from storage.tables import Temptation
from tests.support.scene import MORNING
from tests.support.talk import Talk, labels, only

HISTORY = (
    (Strategy.SALIENT_COST, State.SKIPPED, 6),
    (Strategy.SALIENT_COST, State.BOUGHT, 2),
    (Strategy.REFLECTION, State.SKIPPED, 1),
    (Strategy.REFLECTION, State.BOUGHT, 4),
    (Strategy.DISTRACTION, State.BOUGHT, 1),
    (Strategy.DISTRACTION, State.NEEDED, 5),
    (Strategy.DESIRE_REDUCTION, State.OPEN, 1),
)


def remember(talk: Talk) -> None:
    """Give the shopper a history, of a month ago."""
    mine = talk.shopper.id or 0
    then: dict[str, Any] = {"product": "lampe", "category": "general", "created_at": MORNING - timedelta(days=30)}
    rows = [Temptation(shopper_id=mine, strategy=s, state=state, **then) for s, state, n in HISTORY for _ in range(n)]

    def work(session: Session) -> None:
        session.add_all(rows)

    talk.scene.omtanke.database.run_sync(work)


async def test_before_anything_is_learned_the_settings_say_so(told: Talk) -> None:
    await told.says("/start")
    await told.says(told.wish.text)
    shown = only(await told.says("/settings"))
    assert shown.html.endswith(told.text("learned-nothing"))
    assert not {*told.labels("forget-learned")} & {*labels(shown)}, "there is nothing to forget"


async def test_what_was_learned_is_one_sentence_and_is_forgotten_in_one_tap(talk: Talk) -> None:
    await talk.says("/start")
    remember(talk)
    shown = only(await talk.says("/settings"))
    assert shown.html.endswith(talk.text("learned-salient-cost", led=6, shown=8))
    assert talk.pick("6 ud af 8 gange", "6 of 8 times") in shown.text
    assert await talk.tap("forget-learned") == talk.text("learned-forgotten")
    assert talk.shopper.learned_since == MORNING
    changed = next(message for message in talk.messages if message.message_id == shown.message_id)
    assert changed.html.endswith(talk.text("learned-nothing"))
    assert not {*talk.labels("forget-learned")} & {*labels(changed)}
    await talk.forges("forget:0", shown.message_id)
    assert len(talk.rows(Temptation)) == sum(n for *_, n in HISTORY), "what they did is kept"


async def test_what_works_is_used_more_and_the_others_still(told: Talk) -> None:
    await told.says("/start")
    remember(told)
    kinds = []
    for _ in range(24):
        await told.says(told.wish.text)
        kinds.append(told.newest.strategy)
    assert set(kinds) == set(Strategy)
