"""Hours of work: the pay an hour, for whoever chose to tell it."""

from bot.advice.work import work_line
from bot.domain.money import Money
from bot.telegram.replies import Button, Say
from bot.telegram.voice import Voice

_EXAMPLE = 5
"""Hours that the example is worth."""


def ask_pay(voice: Voice, *, again: bool = False) -> Say:
    """What it does, and the question for the pay."""
    return Say(voice.text("ask-pay-again" if again else "ask-pay"), ((voice.button("back", "pay:0:back"),),))


def pay_set(voice: Voice, pay: Money) -> Say:
    """The pay said back, with what a price then looks like."""
    example = work_line(Money(_EXAMPLE * pay.minor, pay.currency), pay, voice.language)
    remove = voice.button("remove-pay", "pay:0:remove")
    return Say(voice.text("pay-set", pay=pay, example=example), ((remove,),))


def settings_line(voice: Voice, pay: Money | None) -> str:
    """The line of /settings; empty while it is off."""
    return voice.text("settings-pay", pay=pay) if pay else ""


def settings_buttons(voice: Voice, pay: Money | None) -> tuple[Button, ...]:
    """The row of /settings: set it or change it, and one tap to remove it."""
    remove = (voice.button("remove-pay", "pay:0:remove"),) if pay else ()
    return (voice.button("pay", "pay:0:ask"), *remove)
