"""From the first word to the nudge."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, SQLModel

from bot.advice.templates import MOST_CHARACTERS
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Strategy
from storage.tables import Goal, HouseRule, Reminder, Saving, Shopper, Temptation, Verdict
from tests.support.scene import ANNA, MORNING, Scene
from tests.support.talk import Talk, data, labels, only, plain

EVERY_RUNG = ("nothing", "own", "fix", "borrow", "secondhand", "cheaper", "later")


def rungs(talk: Talk, text: str) -> list[str]:
    """The rungs of the ladder a nudge shows, in its order."""
    heads = {talk.text(f"nudge-rung-{rung}", text=""): rung for rung in EVERY_RUNG}
    found = (next((rung for head, rung in heads.items() if line.startswith(head)), "") for line in text.split("\n"))
    return [rung for rung in found if rung]


async def test_the_first_answer_says_that_it_is_a_program(talk: Talk) -> None:
    introduction, nudge = await talk.says(talk.wish.text)
    assert introduction.html == talk.text("introduction")
    assert "program" in introduction.text
    assert nudge.buttons
    assert len(await talk.says(talk.wishes[1].text)) == 1, "it introduces itself once"


async def test_start_introduces_by_itself(talk: Talk) -> None:
    assert await talk.answer("/start") == talk.text("start")
    assert "program" in talk.text("start")
    assert len(await talk.says(talk.wish.text)) == 1


async def test_a_new_shopper_gets_the_home_of_their_language(talk: Talk) -> None:
    await talk.says("/start")
    found = talk.shopper
    assert (found.language, found.currency, found.timezone) == (
        ("da", "DKK", "Europe/Copenhagen") if talk.language is Language.DANISH else ("en", "EUR", "UTC")
    )


async def test_a_nudge_names_the_thing_and_offers_four_ways_on(talk: Talk) -> None:
    await talk.says("/start")
    nudge = only(await talk.says(talk.wish.text))
    number = talk.newest.id
    assert nudge.html.startswith(talk.text("nudge-heading-price", product=talk.wish.product, price=talk.wish.price))
    assert labels(nudge) == talk.labels("skip", "sleep", "need", "buy", "why")
    assert data(nudge) == [f"{verb}:{number}" for verb in ("skip", "sleep", "need", "buy", "why")]
    assert [len(row) for row in nudge.buttons] == [2, 2, 1]


async def test_what_is_kept_of_a_wish(talk: Talk) -> None:
    kept = await talk.tempted()
    assert (kept.product, kept.price_minor, kept.currency) == (
        talk.wish.product,
        talk.wish.price.minor,
        talk.wish.price.currency,
    )
    assert (kept.state, kept.nudges, kept.category) == ("open", 1, "airfryers")
    assert kept.strategy in set(Strategy)
    assert not talk.rows(Saving)
    assert not talk.rows(Reminder)


async def test_every_nudge_keeps_the_house_rules(talk: Talk) -> None:
    await talk.says("/start")
    for wish in (*talk.wishes, *talk.wishes, *talk.wishes):
        nudge = only(await talk.says(wish.text))
        assert len(nudge.text) <= MOST_CHARACTERS
        assert nudge.text.count("?") <= 1
        ladder = rungs(talk, nudge.html)
        assert ladder[0] == "nothing"
        assert ladder == sorted(ladder, key=EVERY_RUNG.index)
        assert "Omtanke" in nudge.text, "who says it"


async def test_the_same_wish_twice_in_a_row_gets_another_text(talk: Talk) -> None:
    await talk.says("/start")
    first, second, third = [await talk.answer(talk.wish.text) for _ in range(3)]
    assert first != second != third
    assert [kept.nudges for kept in talk.rows(Temptation)] == [3], "it is one temptation"


async def test_the_price_is_asked_for_and_a_tap_leaves_it_out(talk: Talk) -> None:
    await talk.says("/start")
    asked = only(await talk.says(talk.wish.product))
    assert asked.html == talk.text("ask-price", product=talk.wish.product)
    assert labels(asked) == talk.labels("no-price")
    nudge = only(await talk.taps("no-price"))
    assert nudge.html.startswith(talk.text("nudge-heading", product=talk.wish.product))
    assert labels(nudge) == talk.labels("skip", "sleep", "need", "buy", "why")
    assert talk.newest.price_minor is None
    assert talk.shopper.awaiting is None


async def test_the_price_is_asked_for_once(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.wish.product)
    again = only(await talk.says(talk.wish.product))
    assert again.html.startswith(talk.text("nudge-heading", product=talk.wish.product))
    assert len(talk.rows(Temptation)) == 1


async def test_the_price_can_be_answered_in_text(talk: Talk) -> None:
    await talk.says(talk.wish.product)
    nudge = await talk.answer(talk.pick("4.499 kr.", "449.50"))
    price = talk.pick("449900 DKK", "44950 EUR")
    assert f"{talk.newest.price_minor} {talk.newest.currency}" == price
    assert nudge.startswith("<b>")
    assert talk.shopper.awaiting is None
    assert await talk.tap("skip") != talk.text("skipped-no-price", product=talk.wish.product)


async def test_an_answer_that_is_no_price_leaves_it_out(talk: Talk) -> None:
    await talk.says(talk.wish.product)
    nudge = await talk.answer(talk.pick("det ved jeg ikke", "I don't know"))
    assert nudge.startswith(talk.text("nudge-heading", product=talk.wish.product))
    assert talk.newest.price_minor is None


async def test_an_ambiguous_price_is_chosen_by_a_button(talk: Talk) -> None:
    await talk.says("/start")
    asked = only(await talk.says(talk.pick("lampe 1.299 eller 2.500", "lamp 12 or 15 euro")))
    product = talk.pick("lampe", "lamp")
    assert asked.html == talk.text("ask-price-which", product=product)
    assert labels(asked) == [*talk.pick("1.299 kr.|2.500 kr.", "€12|€15").split("|"), *talk.labels("no-price")]
    stored = talk.newest
    assert (stored.price_minor, stored.currency) == (None, None), "nothing is stored on a guess"
    nudge = only(await talk.scene.presses(labels(asked)[1], talk.who))
    expected = Money(250_000, "DKK") if talk.language is Language.DANISH else Money(1_500, "EUR")
    assert nudge.html.startswith(talk.text("nudge-heading-price", product=product, price=expected))
    assert (talk.newest.price_minor, talk.newest.currency) == (expected.minor, expected.currency)


async def test_an_old_price_button_does_not_change_what_is_booked(talk: Talk) -> None:
    await talk.says("/start")
    asked = only(await talk.says(talk.pick("lampe 1.299 eller 2.500", "lamp 12 or 15 euro")))
    first, second = data(asked)[:2]
    await talk.forges(first, asked.message_id)
    await talk.tap("skip")
    booked = talk.ledger
    await talk.forges(second, asked.message_id)
    assert talk.ledger == booked
    assert booked[0][1] == talk.newest.price_minor, "the temptation and its saving tell the same price"


@pytest.mark.parametrize(
    "argument", ["5", "5.XYZ", "-5.EUR", "5.<b>", "x.EUR", "99999999999999999.EUR", "٥.EUR", ".", ""]
)
async def test_a_made_up_price_button_stores_no_price(told: Talk, argument: str) -> None:
    await told.says(told.wish.product)
    await told.forges(f"price:{told.newest.id}:{argument}")
    assert told.newest.price_minor is None
    assert told.newest.nudges == 1, "it is taken as leaving the price out"


@pytest.mark.parametrize("number", ["0", "99999999"])
async def test_an_implausible_price_is_asked_about(told: Talk, number: str) -> None:
    await told.says("/start")
    asked = only(await told.says(told.pick(f"lampe {number} kr", f"lamp {number} euro")))
    assert asked.html == told.text("ask-price-implausible", product=told.pick("lampe", "lamp"))
    assert told.newest.price_minor is None
    await told.says("250")
    assert told.newest.price_minor == 25_000


@pytest.mark.parametrize("again", ["2.500.000", "2,5 mio", "2500000"])
async def test_a_large_price_told_again_is_believed(told: Talk, again: str) -> None:
    await told.says("/start")
    asked = only(await told.says(told.pick("sommerhus 2.500.000 kr", "cottage 1.500.000 euro")))
    assert asked.html == told.text("ask-price-implausible", product=told.pick("sommerhus", "cottage"))
    await told.says(told.pick(again, again.replace("2", "1")))
    assert told.newest.price_minor in {250_000_000, 150_000_000}
    assert told.newest.nudges == 1


async def test_the_price_is_set_against_the_goal(talk: Talk) -> None:
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 500 euro for Rome"))
    share = talk.pick("17", "17")
    goal = talk.pick("Rom", "Rome")
    nudges = [await talk.answer(talk.wish.text) for _ in range(4)]
    line = talk.text("nudge-goal-share", price=talk.wish.price, percent=int(share) + 1, goal=goal)
    assert any(line in nudge for nudge in nudges)


async def test_a_goal_in_another_currency_is_not_converted(talk: Talk) -> None:
    await talk.says("/goal 500 USD Rom")
    assert "%" not in await talk.answer(talk.wish.text)


KINDS = {
    "essential": ("insulin 200 kr", "insulin 20 euro"),
    "planned": ("jeg har sparet op til en ny cykel til 4.000 kr", "I saved up for a new bike 400 euro"),
    "gift": ("gave til min mor 300 kr", "a gift for my mother 30 euro"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_fine_gets_no_nudge_and_is_not_kept(told: Talk, kind: str) -> None:
    await told.says("/start")
    answer = only(await told.says(told.pick(*KINDS[kind])))
    before, _, after = told.text(f"sounds-fine-{kind}", product="\0").partition("\0")
    assert answer.html.startswith(before)
    assert answer.html.endswith(after)
    assert not answer.buttons
    assert not [*told.rows(Temptation), *told.rows(Saving), *told.rows(Reminder)]


DISTRESS = (
    ("jeg kan ikke stoppe med at shoppe", "I can't stop shopping"),
    ("jeg har taget et lån for at købe en taske til 4.000 kr", "I took out a loan to buy a bag for 400 euro"),
    ("jeg har lyst til at dø", "I want to die"),
)


@pytest.mark.parametrize("said", DISTRESS)
async def test_distress_gets_the_fixed_text_and_nothing_is_kept(told: Talk, said: tuple[str, str]) -> None:
    await told.says("/start")
    answer = only(await told.says(told.pick(*said)))
    before, lines, after = told.text("distress", lines="\0").partition("\0")
    assert lines
    assert answer.html.startswith(before)
    assert answer.html.endswith(after)
    assert told.pick("70 201 201", "116 123") in answer.text
    assert not answer.buttons
    assert not [*told.rows(Temptation), *told.rows(Saving), *told.rows(Reminder)]


async def test_the_language_is_the_one_that_is_written_until_one_is_chosen(talk: Talk) -> None:
    await talk.says("/start")
    await talk.says(talk.pick("should I buy a lamp for 40 euro?", "skal jeg købe en lampe til 400 kr?"))
    assert talk.shopper.language == talk.pick("en", "da")
    await talk.says(talk.pick("/language dansk", "/language english"))
    await talk.says(talk.pick("should I buy a chair for 40 euro?", "skal jeg købe en stol til 400 kr?"))
    assert talk.shopper.language == talk.language


async def test_hostile_words_are_shown_as_they_are(told: Talk) -> None:
    await told.says("/start")
    nudge = only(await told.says(told.pick("B&O<lampe 400 kr", "B&O<lamp 40 euro")))
    assert nudge.buttons
    assert told.newest.product == told.pick("B&O<lampe", "B&O<lamp")
    assert told.newest.product in nudge.text
    assert plain(nudge.html) == nudge.text


async def test_the_shoppers_do_not_meet(talk: Talk) -> None:
    scene: Scene = talk.scene
    mine = await talk.tempted()
    await scene.says("lamp 40 euro", talk.other)
    assert [kept.shopper_id for kept in talk.rows(Temptation)] == [s.id for s in talk.rows(Shopper)]
    assert mine.shopper_id == talk.shopper.id
    assert ANNA in {s.telegram_id for s in talk.rows(Shopper)}


def remember(talk: Talk, *rows: SQLModel, **own: Any) -> None:
    """Write of the shopper what other conversations would have led to."""

    def work(session: Session) -> None:
        shopper = session.get_one(Shopper, talk.shopper.id)
        for name, value in own.items():
            setattr(shopper, name, value)
        for row in rows:
            session.add(row)
            session.flush()

    talk.scene.omtanke.database.run_sync(work)


def judged(talk: Talk, words: str | None) -> tuple[Temptation, Verdict]:
    """A thing of the same kind that they bought last month, and what they said of it."""
    mine, then = talk.shopper.id or 0, MORNING - timedelta(days=31)
    thing: dict[str, Any] = {"shopper_id": mine, "category": "airfryers", "product": "Philips XL", "created_at": then}
    bought = Temptation(id=900, state="bought", decided_at=then, **thing)
    return bought, Verdict(temptation_id=900, score=2, words=words, **thing)


@pytest.mark.parametrize("words", ["Står <b>i</b> skabet", None])
async def test_a_nudge_quotes_the_shopper_s_own_verdict(told: Talk, words: str | None) -> None:
    await told.says("/start")
    remember(told, *judged(told, words))
    nudge = only(await told.says(told.wish.text))
    month = told.pick("oktober 2026", "October 2026")
    if words:
        expected = told.text("nudge-verdict-words", month=month, product="Philips XL", words=words, score=2)
    else:
        expected = told.text("nudge-verdict", month=month, product="Philips XL", score=2)
    assert plain(expected) in nudge.text.split("\n")
    other = await told.scene.says(told.wish.text, told.other)
    assert "Philips XL" not in other[-1].text, "it is shown to nobody else"


async def test_a_nudge_with_all_there_is_to_say_stays_short(talk: Talk) -> None:
    """A subscription, hours of work, a house rule, the plan, a goal and a verdict at once."""
    await talk.says(talk.pick("/goal 5000 kr til Rom", "/goal 5000 euro for Rome"))
    plan = talk.pick("Hvis jeg ser en airfryer, venter jeg til lørdag", "If I see an air fryer, I wait till Saturday")
    rule = HouseRule(shopper_id=talk.shopper.id or 0, category="airfryers", rule="no-buy", set_at=MORNING)
    pay = {"hourly_minor": 15_000, "hourly_currency": talk.pick("DKK", "EUR")}
    remember(talk, *judged(talk, "skabet " * 40), rule, plan=plan, **pay)
    nudge = only(await talk.says(talk.pick("airfryer 79 kr/md", "air fryer 79 euro a month")))
    assert len(nudge.text) <= MOST_CHARACTERS
    heading, year, *others = nudge.text.split("\n")
    assert heading.endswith(talk.pick("79 kr. om måneden", "€79 a month"))
    assert talk.pick("948 kr.", "€948") in year
    own = talk.text("nudge-plan", plan=plan)
    assert plain(own) in others
    assert any(line.startswith(talk.pick("Din egen husregel for ", "Your own house rule for ")) for line in others)
    assert rungs(talk, nudge.html)[0] == "nothing"
    assert "Omtanke" in nudge.text
    assert labels(nudge)[0] == talk.labels("skip")[0]


async def test_hours_of_work_stand_beside_the_price(told: Talk) -> None:
    await told.says("/start")
    remember(told, hourly_minor=told.wish.price.minor // 5, hourly_currency=told.wish.price.currency)
    nudge = only(await told.says(told.wish.text))
    hours = plain(told.text("work-hours", price=told.wish.price, hours=5))
    assert nudge.text.split("\n")[1] == hours


async def test_what_tells_no_price_is_asked_about_once_more(told: Talk) -> None:
    await told.says("/start")
    await told.says(told.wish.product)
    again = only(await told.says(told.pick("ja", "yes")))
    assert again.html == told.text("ask-price-again", product=told.wish.product)
    assert labels(again) == told.labels("no-price")
    assert await told.answer(told.pick("er det gratis at bruge?", "is it free?")) == told.text("about-cost")
    nudge = await told.answer(told.pick("hvad?", "what?"))
    assert nudge.startswith(told.text("nudge-heading", product=told.wish.product)), "no third time"


async def test_a_price_after_the_nudge_completes_it(told: Talk) -> None:
    await told.says(told.wish.product)
    await told.taps("no-price")
    nudge = await told.answer(told.pick("ca. 499 kr", "about 49"))
    price = Money(49_900, "DKK") if told.language is Language.DANISH else Money(4_900, "EUR")
    assert nudge.startswith(told.text("nudge-heading-price", product=told.wish.product, price=price))
    assert len(told.rows(Temptation)) == 1


async def test_what_was_done_ends_the_question_for_the_price(told: Talk) -> None:
    await told.says(told.wish.product)
    said = await told.answer(told.pick("jeg købte den", "I bought it"))
    assert said == told.text("bought", product=told.wish.product)
    assert (told.newest.state, told.shopper.awaiting) == ("bought", None)


async def test_a_sum_on_offer_may_be_told_in_words(told: Talk) -> None:
    await told.says(told.pick("lampe 1.299 eller 2.500", "lamp 12 or 15 euro"))
    await told.says(told.pick("den sidste", "the second one"))
    assert told.newest.price_minor == (250_000 if told.language is Language.DANISH else 1_500)


@pytest.mark.parametrize("figure", ["1.500.000", "1,5 mio"])
async def test_a_doubted_price_that_is_told_again_is_meant(told: Talk, figure: str) -> None:
    figure = told.pick(figure, figure.replace(".", ";").replace(",", ".").replace(";", ","))
    await told.says(f"{told.pick('slot', 'castle')} {figure} {told.pick('kr', 'euro')}")
    if told.newest.price_minor is None:
        await told.says(figure)
    assert told.newest.price_minor == 150_000_000


async def test_a_figure_beyond_all_prices_is_not_taken_for_another(told: Talk) -> None:
    await told.says("/start")
    for written in (told.pick("slot 99.999.999 kr", "castle 99,999,999 euro"), "99999999"):
        asked = only(await told.says(written))
        assert asked.html == told.text("ask-price-implausible", product=told.pick("slot", "castle"))
    assert told.newest.price_minor is None


async def test_another_price_than_that_of_what_was_skipped_is_another_temptation(told: Talk) -> None:
    await told.tempted()
    await told.taps("skip")
    assert len(told.rows(Temptation)) == 1
    await told.says(told.wish.text)
    assert len(told.rows(Temptation)) == 1, "the same thing at the same price"
    dearer = Money(told.wish.price.minor * 2, told.wish.price.currency)
    nudge = await told.answer(told.pick("airfryer 1.798 kr", "air fryer 178 euro"))
    assert nudge.startswith(told.text("nudge-heading-price", product=told.wish.product, price=dearer))
    assert [row.state for row in told.rows(Temptation)] == ["skipped", "open"]
    await told.taps("buy")
    assert told.ledger == [("pending", told.wish.price.minor, 0, told.wish.price.currency)]


HEAVY = (
    ("jeg vil bare forsvinde", "I just want to disappear"),
    ("min kæreste slår mig", "my boyfriend hits me"),
    ("jeg er deprimeret", "I'm depressed"),
)


@pytest.mark.parametrize("said", HEAVY)
async def test_distress_beside_a_nudge_is_no_thing_and_no_reason(told: Talk, said: tuple[str, str]) -> None:
    await told.tempted()
    fixed = told.text("distress", lines="\0").partition("\0")[0]
    assert (await told.answer(told.pick(*said))).startswith(fixed)
    assert len(told.rows(Temptation)) == 1
    assert told.newest.reason is None


@pytest.mark.parametrize("command", ["goal 5000 kr til", "plan", "opinion", "remind", "unknown"])
async def test_what_is_written_behind_a_command_is_heeded(told: Talk, command: str) -> None:
    await told.says("/start")
    said = await told.answer(f"/{command} {told.pick('selvmord', 'kill myself')}")
    assert said.startswith(told.text("distress", lines="\0").partition("\0")[0])
    assert not told.rows(Goal)
    assert told.shopper.plan is None


async def test_a_goal_of_being_free_of_debt_is_one(told: Talk) -> None:
    await told.says("/start")
    await told.says(told.pick("/goal 5000 kr til min gæld", "/goal 500 euro for my debt"))
    assert len(told.rows(Goal)) == 1


async def test_grief_is_answered_and_nothing_is_asked(told: Talk) -> None:
    await told.tempted()
    await told.taps("sleep")
    answer = only(await told.says(told.pick("min mor er lige død", "my mum just died")))
    assert answer.html == told.text("other-grief")
    assert not answer.buttons
    assert told.newest.reason is None
    assert told.shopper.awaiting is None


ASIDES = (
    ("other-declined", "jeg vil ikke købe sko", "I don't want to buy shoes"),
    ("other-bought", "jeg har lige købt en jakke til 800", "I just bought a jacket for 80"),
    ("other-mood", "jeg er ked af det", "I'm sad"),
)


@pytest.mark.parametrize(("page", "danish", "english"), ASIDES)
async def test_what_is_no_temptation_gets_its_page(told: Talk, page: str, danish: str, english: str) -> None:
    await told.says("/start")
    answer = only(await told.says(told.pick(danish, english)))
    assert answer.html == told.text(page)
    assert not answer.buttons
    assert not told.rows(Temptation)


async def test_beside_a_nudge_its_buttons_come_again(told: Talk) -> None:
    await told.tempted()
    answer = only(await told.says(told.pick("jeg vil ikke købe sko", "I don't want to buy shoes")))
    assert answer.html == told.text("other-declined")
    assert data(answer)[0] == f"skip:{told.newest.id}"
