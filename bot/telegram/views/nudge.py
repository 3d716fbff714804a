"""The nudge, the question for its price, and what follows a tap."""

from bot.advice import Advice
from bot.domain import figures
from bot.domain.contributing import contribution_id
from bot.domain.decisions import AFRESH, Act
from bot.domain.money import Money
from bot.domain.month import Month
from bot.domain.payments import Period
from bot.domain.reading import PriceDoubt
from bot.domain.temptation import State
from bot.service.tempting import Tempted
from bot.telegram.replies import Button, Keyboard, Say
from bot.telegram.views.purchases import offers
from bot.telegram.voice import Voice
from storage.tables import Temptation

_SKIPPED = {
    Period.DAY: "skipped-a-day",
    Period.WEEK: "skipped-a-week",
    Period.MONTH: "skipped-a-month",
    Period.QUARTER: "skipped-a-quarter",
    Period.YEAR: "skipped-a-year",
}


def decision_buttons(voice: Voice, temptation_id: int, *, afresh: bool = False) -> Keyboard:
    """The four ways on; the first is the one-tap exit. `afresh`: for a thing that was skipped before."""
    skip, buy = (voice.button(act, f"{act}:{temptation_id}") for act in (Act.SKIP, Act.BUY))
    again = f":{AFRESH}" if afresh else ""
    sleep, need = (voice.button(act, f"{act}:{temptation_id}{again}") for act in (Act.SLEEP, Act.NEED))
    return ((skip, sleep), (need, buy))


def nudge(voice: Voice, advice: Advice, temptation_id: int, *, afresh: bool = False) -> Say:
    """The nudge with its buttons."""
    why = [voice.button("why", f"why:{temptation_id}")]
    if any(contribution_id(opinion.id) for opinion in advice.opinions):
        why.append(voice.button("report", f"report:{temptation_id}"))
    return Say(advice.text, (*decision_buttons(voice, temptation_id, afresh=afresh), tuple(why)))


def talked(voice: Voice, words: str) -> Say:
    """What a model says in the talk after a nudge."""
    return Say(voice.text("talk-through", words=words))


def talk_closes(voice: Voice, words: str, about: Temptation) -> Say:
    """What it says last, and the buttons again."""
    return Say(voice.text("talk-closing", words=words), decision_buttons(voice, about.id or 0))


def talked_out(voice: Voice, about: Temptation) -> Say:
    """Everything was said: the buttons."""
    return Say(voice.text("talk-over", product=about.product), decision_buttons(voice, about.id or 0))


def ask_need(voice: Voice, temptation: Temptation) -> Say:
    """Ask whether it is needed or only wanted; a tap or a few words answer."""
    need, want = (voice.button(verb, f"{verb}:{temptation.id}") for verb in (Act.NEED, "want"))
    return Say(voice.text("ask-need", product=temptation.product), ((need, want),))


def ask_price(voice: Voice, asked: Tempted) -> Say:
    """Ask what it costs; a tap on a guess answers, and one leaves it out."""
    name = {PriceDoubt.MISSING: "ask-price", PriceDoubt.AMBIGUOUS: "ask-price-which"}.get(
        asked.doubt or PriceDoubt.MISSING, "ask-price-implausible"
    )
    number = asked.temptation.id or 0
    guesses = tuple((_guess(voice, money, number),) for money in asked.candidates)
    leave_out = (voice.button("no-price", f"price:{number}:none"),)
    return Say(voice.text(name, product=asked.temptation.product), (*guesses, leave_out))


def ask_price_again(voice: Voice, temptation: Temptation) -> Say:
    """The question for the price once more, with the same way out."""
    leave_out = voice.button("no-price", f"price:{temptation.id}:none")
    return Say(voice.text("ask-price-again", product=temptation.product), ((leave_out,),))


def with_buttons(voice: Voice, said: Say, temptation: Temptation) -> Say:
    """What is said beside a nudge, with the buttons of the thing that is open."""
    return Say(said.text, decision_buttons(voice, temptation.id or 0))


def skipped(voice: Voice, temptation: Temptation, price: Money | None, month: Month, total: Money | None) -> Say:
    """What stayed, and the month's figure, in one line; of a subscription one period, and that is said."""
    undo = ((voice.button("undo", f"undo:{temptation.id}"),),)
    if price is None or total is None:
        return Say(voice.text("skipped-no-price", product=temptation.product), undo)
    name = _SKIPPED[Period(temptation.period)] if temptation.period else "skipped"
    return Say(voice.text(name, product=temptation.product, price=price, month=month, sum=total), undo)


def taken_back(voice: Voice, temptation: Temptation, price: Money | None) -> Say:
    """After an undo the thing is open again, with its buttons."""
    name = "undone" if price is None else "undone-saving"
    text = voice.text(name, product=temptation.product, price=price)
    return Say(text, decision_buttons(voice, temptation.id or 0))


def bought(voice: Voice, temptation: Temptation, taken_out: Money | None) -> Say:
    """One kind line, and what may follow; the account is put right when something was booked."""
    name = "bought" if taken_out is None else "bought-after-all"
    text = voice.text(name, product=temptation.product, price=taken_out)
    return Say(text, offers(voice, temptation.id or 0))


def needed(voice: Voice, temptation: Temptation) -> Say:
    """Sounds fine."""
    return Say(voice.text("needed", product=temptation.product))


def kept(voice: Voice, temptation: Temptation) -> Say:
    """Still wanted after the pause: sounds fine, and the taps are there."""
    buy = voice.button(Act.BUY, f"{Act.BUY}:{temptation.id}")
    skip = voice.button(Act.SKIP, f"{Act.SKIP}:{temptation.id}")
    return Say(voice.text("kept", product=temptation.product), ((buy, skip),))


def confirmed(voice: Voice, temptation: Temptation, saved: Money) -> Say:
    """A saving that stayed for good."""
    return Say(voice.text("confirmed", product=temptation.product, price=saved))


def unchanged(voice: Voice, temptation: Temptation) -> Say:
    """A tap that no longer applies says where the thing stands."""
    state = State.BOUGHT if temptation.state == State.BOUGHT_CHEAPER else State(temptation.state)
    return Say(voice.text(f"already-{state}", product=temptation.product))


def _guess(voice: Voice, money: Money, temptation_id: int) -> Button:
    return Button(figures.money(money, voice.language), f"price:{temptation_id}:{money.minor}.{money.currency}")
