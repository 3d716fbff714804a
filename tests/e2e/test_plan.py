"""The if-then plan and the house rules, from /plan to the nudge, the pause, the purchase and the summary."""

from datetime import date
from typing import Any

import pytest

from bot.domain.money import Money
from storage.tables import HouseRule, Inbox, Reminder
from tests.support.talk import Talk, labels, only, plain

DECEMBER_1 = date(2026, 12, 1)
"""A week after the scene's morning."""


def sentence(talk: Talk) -> str:
    return talk.pick(
        "hvis jeg ser det på TikTok efter kl. 22, sender jeg det hertil og venter til lørdag",
        "if I see it on TikTok after 22, I send it here and wait till Saturday",
    )


def clothes(talk: Talk, **also: Any) -> dict[str, Any]:
    """What a text about a rule for clothes is given."""
    return {"scope": "one", "category": talk.pick("tøj", "clothes"), **also}


async def ruled(talk: Talk, rule: str, kind: str | None = None) -> None:
    """A house rule for clothes, or for another kind of thing, up to the tap on what it says."""
    await talk.says("/plan")
    await talk.taps("add-rule")
    await talk.says(kind or talk.pick("tøj", "clothes"))
    await talk.taps(f"rule-{rule}")


def dress(talk: Talk) -> str:
    return talk.pick("kjole 300 kr", "dress 300 euro")


def money(talk: Talk, amount: int) -> Money:
    return Money(amount * 100, talk.pick("DKK", "EUR"))


async def test_a_plan_is_said_back_and_quoted_when_its_trigger_returns(talk: Talk) -> None:
    plan = sentence(talk)
    await talk.says("/start")
    said = only(await talk.says(f"/plan {plan}"))
    assert said.html.startswith(talk.text("plan-kept", plan=plan))
    assert "TikTok" in said.html.removeprefix(talk.text("plan-kept", plan=plan))
    assert talk.pick("22.00", "22:00") in said.html
    assert plan not in plain(await talk.answer(talk.wish.text))
    mentioned = talk.pick("lampe 300 kr, så den på TikTok", "lamp 300 euro, saw it on TikTok")
    assert plan in plain(await talk.answer(mentioned))
    talk.scene.clock.turn(hours=13)
    assert plan in plain(await talk.answer(talk.wishes[1].text)), "it is after 22"


async def test_a_plan_is_written_after_the_button_changed_and_removed(told: Talk) -> None:
    await told.says("/plan")
    assert labels(told.shown) == told.labels("write-plan", "add-rule")
    await told.taps("write-plan")
    assert told.shown.html == told.text("ask-plan")
    await told.taps("never-mind")
    assert labels(told.shown) == told.labels("write-plan", "add-rule")
    assert told.shopper.awaiting is None
    await told.taps("write-plan")
    with_a_price = told.pick("hvis jeg ser sko til 500 kr på TikTok, venter jeg", "if I see shoes for 50 euro, I wait")
    said = only(await told.says(with_a_price))
    assert said.html.startswith(told.text("plan-kept", plan=with_a_price)), "it is a plan, not shoes"
    assert told.shopper.plan == with_a_price
    await told.says("/plan")
    assert labels(told.shown) == told.labels("change-plan", "remove-plan", "add-rule")
    await told.taps("remove-plan")
    assert told.shopper.plan is None
    assert told.text("plan-none") in told.shown.html


async def test_a_plan_is_one_sentence(told: Talk) -> None:
    await told.says("/start")
    assert await told.answer("/plan " + "x" * 201) == told.text("plan-too-long", count=201, most=200)
    assert told.shopper.plan is None
    await told.says("/plan")
    await told.taps("write-plan")
    await told.says("y" * 300)
    await told.says(sentence(told))
    assert told.shopper.plan == sentence(told), "the second try is taken"
    await told.says("/plan")
    await told.taps("change-plan")
    for _ in range(2):
        await told.says("y" * 300)
    assert told.shopper.awaiting is None, "no loop"
    assert told.shopper.plan == sentence(told)


async def test_a_question_is_left_by_a_new_temptation(told: Talk) -> None:
    for button, question in (("write-plan", "plan"), ("add-rule", "rule-kind")):
        await told.says("/plan")
        await told.taps(button)
        assert told.shopper.awaiting == question
        await told.says(told.wish.text)
        assert (told.newest.product, told.newest.nudges > 0) == (told.wish.product, True)
        assert told.shopper.awaiting is None


async def test_no_buying_from_the_nudge_to_the_slip_and_back(talk: Talk) -> None:
    await ruled(talk, "no-buy")
    assert talk.shown.html.startswith(talk.text("rule-set-no-buy", **clothes(talk)))
    nudge = await talk.answer(dress(talk))
    assert talk.text("rule-line-no-buy", **clothes(talk)) in nudge
    await talk.taps("sleep")
    assert talk.rows(Reminder)[-1].wall_time.startswith("2026-12-24"), "30 days"
    [bought] = await talk.forges(f"buy:{talk.newest.id}")
    rested = talk.text("rule-rested", **clothes(talk), day=DECEMBER_1)
    assert bought.html == talk.text("bought", product=talk.newest.product) + f"\n\n{rested}"
    blouse = await talk.answer(talk.pick("bluse 200 kr", "blouse 200 euro"))
    assert talk.text("rule-line-no-buy", **clothes(talk)) not in blouse
    others = [label for label in labels(bought) if label not in talk.labels("resume")]
    assert await talk.tap("resume", on=bought) == talk.text("rule-resumed", **clothes(talk))
    assert labels(next(m for m in talk.messages if m.message_id == bought.message_id)) == others != []
    shirt = await talk.answer(talk.pick("skjorte 250 kr", "shirt 250 euro"))
    assert talk.text("rule-line-no-buy", **clothes(talk)) in shirt


async def test_a_rule_comes_back_by_itself_and_an_undo_ends_its_rest(told: Talk) -> None:
    await ruled(told, "no-buy")
    await told.says(dress(told))
    await told.taps("buy")
    [rule] = told.rows(HouseRule)
    assert rule.paused_until == DECEMBER_1
    told.scene.clock.turn(days=7)
    line = told.text("rule-line-no-buy", **clothes(told))
    assert line in await told.answer(told.pick("bluse 200 kr", "blouse 200 euro"))
    await told.taps("buy")
    await told.says("/plan")
    number = labels(told.shown).index(told.voice.button("resume", "", 1).label)
    assert number, told.shown.html
    await told.forges(f"undo:{told.newest.id}")
    [rule] = told.rows(HouseRule)
    assert rule.paused_until is None


async def test_a_monthly_sum_counts_what_is_bought_and_the_summary_tells(talk: Talk) -> None:
    await ruled(talk, "low-buy")
    allowance = money(talk, 500)
    assert await talk.answer(talk.pick("højst 500", "at most 500")) == (
        talk.text("rule-set-low-buy", **clothes(talk, allowance=allowance)) + "\n\n" + talk.text("rule-set-slip")
    )
    await talk.says(dress(talk))
    bought = only(await talk.taps("buy"))
    assert talk.labels("resume")[0] not in labels(bought)
    sums = {"spent": money(talk, 300), "allowance": allowance, "after": money(talk, 750)}
    nudge = await talk.answer(talk.pick("bluse 450 kr", "blouse 450 euro"))
    assert talk.text("rule-line-low-buy-after", **clothes(talk, **sums)) in nudge
    await talk.taps("sleep")
    assert talk.rows(Reminder)[-1].wall_time.startswith("2026-12-24"), "it would pass the sum"
    [past] = await talk.forges(f"buy:{talk.newest.id}")
    assert past.html.endswith(talk.text("rule-rested", **clothes(talk), day=DECEMBER_1))
    summary = (await talk.says("/summary"))[-1]
    used = talk.voice.plain("rule-month-low-buy", **clothes(talk, spent=money(talk, 750), allowance=allowance, count=1))
    assert talk.text("rule-month-resting", line=used, day=DECEMBER_1) in summary.html


async def test_replacements_only_for_everything(told: Talk) -> None:
    await told.says("/plan")
    await told.taps("add-rule")
    await told.taps("everything")
    await told.taps("rule-replacements")
    everything = {"scope": "all", "category": ""}
    assert told.shown.html.startswith(told.text("rule-set-replacements", **everything))
    assert told.text("rule-line-replacements", **everything) in await told.answer(dress(told))
    await told.taps("sleep")
    assert told.rows(Reminder)[-1].wall_time.startswith("2026-12-01"), "7 days"
    replaced = told.pick("kasserolle 80 kr", "saucepan 8 euro")
    await told.says(replaced)
    await told.taps("need")
    assert told.rows(HouseRule)[0].paused_until is None, "what replaces something is no slip"


async def test_a_kind_that_nobody_knows_is_asked_about_once_more(told: Talk) -> None:
    await told.says("/plan")
    await told.taps("add-rule")
    assert await told.answer("xyzzyq") == told.text("ask-rule-kind-again")
    again = await told.answer("xyzzyq")
    assert again != told.text("ask-rule-kind-again"), "no loop"
    assert told.shopper.awaiting != "rule-kind"


async def test_a_sum_that_is_none_is_asked_about_once_more(told: Talk) -> None:
    await ruled(told, "low-buy")
    assert await told.answer("hmm") == told.text("ask-allowance-again")
    assert await told.answer(told.pick("100 kr om ugen", "100 a week")) != told.text("ask-allowance-again")
    assert not told.rows(HouseRule)


async def test_rules_are_listed_and_removed_in_place(told: Talk) -> None:
    await ruled(told, "no-buy")
    await ruled(told, "replacements", told.pick("sko", "shoes"))
    await told.says("/plan")
    shown = len(told.messages)
    await told.taps("remove-rule", 1)
    assert [row.category for row in told.rows(HouseRule)] == ["sneakers"]
    await told.taps("remove-rule", 1)
    assert told.text("rules-none") in told.shown.html
    assert len(told.messages) == shown
    assert labels(told.shown) == told.labels("write-plan", "add-rule")


FORGED = [
    "rule:0:low-buy.nothing-of-the-kind",
    "rule:0:no-buy.",
    "rule:0:kind.clothing",
    "rule:0:kind",
    "rule:0:no-buy",
    "rule:0:",
    "rule:0",
    "rule:7:remove",
    "rule:7",
    "plan:0",
    "plan:0:fly",
    "pay:0",
    "pay:0:fly",
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_tap_does_nothing(told: Talk, data: str) -> None:
    await told.says("/plan")
    await told.forges(data, told.shown.message_id)
    assert not told.rows(HouseRule)
    assert not [row for row in told.rows(Inbox) if row.state == "failed"]


async def test_anothers_rule_is_left_alone(told: Talk) -> None:
    await ruled(told, "no-buy")
    [rule] = told.rows(HouseRule)
    await told.scene.says("/start", told.other)
    for act in ("remove", "resume", "back"):
        [said] = await told.scene.forges(f"rule:{rule.id}:{act}", told.other)
    assert said.text
    assert told.rows(HouseRule)


async def test_a_word_is_no_plan(told: Talk) -> None:
    await told.says("/plan")
    await told.taps("write-plan")
    assert await told.answer(told.pick("femhundrede", "fivehundred")) == told.text("ask-plan-again")
    assert told.shopper.plan is None
    await told.says(sentence(told))
    assert told.shopper.plan == sentence(told)
    assert await told.answer("/plan 500") == told.text("ask-plan-again")
    assert told.shopper.plan == sentence(told)
