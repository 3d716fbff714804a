"""If-then plans: what brings one back, in sentences as people write them."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Triggers, conditional, returns, triggers
from bot.domain.plan_times import Stretch

TUESDAY = datetime(2026, 11, 24, 10, 15)  # noqa: DTZ001  a wall time
NIGHT, EVENING, WEEKEND = Stretch(22 * 60, 5 * 60), Stretch(18 * 60, 24 * 60), (5, 6)
DANISH = "hvis jeg ser det på TikTok efter kl. 22, sender jeg det hertil og venter til lørdag"
ENGLISH = "if I see it on TikTok after 22, I send it here and wait till Saturday"

SENTENCES = [
    (DANISH, Triggers(("TikTok",), NIGHT)),
    (ENGLISH, Triggers(("TikTok",), NIGHT)),
    ("hvis jeg ser det på TikTok sender jeg det hertil", Triggers(("TikTok",))),
    ("if I see it on TikTok I send it here", Triggers(("TikTok",))),
    ("I wait till Saturday if I see it on TikTok or Instagram", Triggers(("TikTok", "Instagram"))),
    ("if I see it on TikTok, Instagram or Temu, I send it here", Triggers(("TikTok", "Instagram", "Temu"))),
    ("if I see it on TikTok, wait till Saturday", Triggers(("TikTok",))),
    ("hvis noget, jeg ser på TikTok, frister, venter jeg", Triggers(("TikTok",))),
    ("if I am out and I see shoes, I wait", Triggers(("shoes",))),
    ("when I am at H&M on Fridays, I take a photo", Triggers(("H&M",), None, (4,))),
    ("Når jeg keder mig om aftenen, går jeg en tur", Triggers(("keder",), EVENING)),
    ("If it is late at night, I wait", Triggers((), NIGHT)),
    ("sent om aftenen køber jeg ingenting", Triggers((), NIGHT)),
    ("if it's after midnight, sleep first", Triggers((), Stretch(0, 5 * 60))),
    ("om morgenen venter jeg", Triggers((), Stretch(5 * 60, 10 * 60))),
    ("hvis klokken er efter 22.30 så venter jeg", Triggers((), Stretch(22 * 60 + 30, 5 * 60))),
    ("after 10 pm I send it here", Triggers((), NIGHT)),
    ("after 10 I send it here", Triggers((), NIGHT)),
    ("efter kl. 10 om aftenen venter jeg", Triggers((), NIGHT)),
    ("efter kl. 9 venter jeg", Triggers((), Stretch(9 * 60, 24 * 60))),
    ("mellem 22 og 6 køber jeg ingenting", Triggers((), Stretch(22 * 60, 6 * 60))),
    ("between 9 pm and 7 am I buy nothing", Triggers((), Stretch(21 * 60, 7 * 60))),
    ("from 22 to 6: nothing", Triggers((), Stretch(22 * 60, 6 * 60))),
    ("før kl. 8 venter jeg", Triggers((), Stretch(5 * 60, 8 * 60))),
    ("if it is before 4, I sleep", Triggers((), Stretch(0, 4 * 60))),
    ("i weekenden køber jeg ikke sko", Triggers((), None, WEEKEND)),
    ("hvis det er loerdag aften paa Zalando, saa sover jeg paa det", Triggers(("Zalando",), EVENING, (5,))),
    ("hvis det er Black Friday, venter jeg til mandag", Triggers(("Black", "Friday"))),
    ("Every time an influencer shows a lipstick - wait", Triggers(("influencer", "lipstick"))),
    ("hvis jeg får løn, venter jeg en uge", Triggers(("løn",))),
    ("I sleep on everything", Triggers()),
    ("if it costs over 500 kr, I wait a week", Triggers()),
    ("hvis det koster mere end 500 kr., venter jeg", Triggers()),
    ("efter 2 uger køber jeg det", Triggers()),
    ("", Triggers()),
    ("🙂", Triggers()),
]


@pytest.mark.parametrize(("sentence", "found"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_sentence_names_its_triggers(sentence: str, found: Triggers) -> None:
    assert triggers(sentence) == found


MENTIONED = [
    ("hvis jeg ser det på TikTok, venter jeg", "airfryer fra tiktok 899 kr", True),
    ("hvis jeg ser det på TikTok, venter jeg", "fandt den på Tik Tok, 300 kr", True),
    ("if I see it on tik tok, I wait", "TikTok made me want a lamp", True),
    ("hvis jeg ser det på TikTok, venter jeg", "TikTok-reklame for en lampe", True),
    ("if it is on insta, I wait", "saw a lamp on Instagram", True),
    ("if I am at H&M, I wait", "h&m dress 199", True),
    ("hvis det er en lampe, venter jeg", "skrivebordslampe 400 kr", True),
    ("hvis det er sneakers, venter jeg", "nye sneakers 900 kr", True),
    ("if it is shoes, I wait", "a shoe 90 euro", True),
    ("hvis jeg ser det på TikTok, venter jeg", "airfryer 899 kr", False),
    ("if I see it on Temu, I wait", "tempting lamp 30 euro", False),
    ("I sleep on everything", "lamp 30 euro", True),
]


@pytest.mark.parametrize(("plan", "text", "comes_back"), MENTIONED)
def test_a_plan_returns_with_what_it_names(plan: str, text: str, comes_back: bool) -> None:
    assert returns(plan, text=text, product="", here=TUESDAY) is comes_back
    assert returns(plan, text="", product=text, here=TUESDAY) is comes_back


TIMES = [
    (DANISH, 22, True),
    (DANISH, 21, False),
    (ENGLISH, 23, True),
    (ENGLISH, 4, True),
    (ENGLISH, 5, False),
    ("om aftenen venter jeg", 18, True),
    ("om aftenen venter jeg", 0, False),
    ("i weekenden venter jeg", 12, False),
    ("on Tuesdays after 20 I wait", 20, True),
    ("on Wednesdays after 20 I wait", 20, False),
]


@pytest.mark.parametrize(("plan", "hour", "comes_back"), TIMES)
def test_a_plan_returns_at_its_time(plan: str, hour: int, comes_back: bool) -> None:
    assert returns(plan, text="lampe", product="lampe", here=TUESDAY.replace(hour=hour)) is comes_back


@pytest.mark.parametrize("sentence", [DANISH, ENGLISH, "Når jeg keder mig, går jeg", " every time, wait"])
def test_a_plan_is_told_by_its_if(sentence: str) -> None:
    assert conditional(sentence)


@pytest.mark.parametrize("sentence", ["sneakers 900 kr", "iffy lamp 30 euro", "", "I wait if it is late"])
def test_what_begins_otherwise_is_none(sentence: str) -> None:
    assert not conditional(sentence)


@given(plan=st.text(max_size=200), text=st.text(max_size=100))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(plan: str, text: str) -> None:
    found = triggers(plan)
    assert returns(plan, text=text, product="", here=TUESDAY) or found
    if found.words:
        assert returns(plan, text=" ".join(found.words), product="", here=TUESDAY)
