"""Hours of work: off until a shopper tells what an hour brings them, and off again in one tap."""

from collections.abc import Sequence

from bot.domain.language import Language
from bot.domain.work import tells_hourly
from bot.service import pay as service
from bot.telegram.handlers import settings
from bot.telegram.replies import Reply
from bot.telegram.views import pay as views
from bot.telegram.views.settings import replaced
from bot.telegram.visit import Visit
from storage import shoppers

PAY = "pay"
"""The question whose answer comes as text."""
_AGAIN = "again"


def pay_tapped(visit: Visit) -> Sequence[Reply]:
    """A tap on the hours of work: set them, remove them, or go back."""
    if visit.press is None:
        return []
    if visit.press.argument == "ask":
        _expect(visit, None)
        return [replaced(views.ask_pay(visit.voice), visit.press.message_id)]
    if visit.press.argument == "remove":
        service.remove_pay(visit.shopper)
    shoppers.expect_nothing(visit.shopper)
    return [replaced(settings.view(visit), visit.press.message_id)]


def pay_written(visit: Visit) -> Sequence[Reply]:
    """The pay an hour; asked once more at most, then the message is read like any other."""
    shopper = visit.shopper
    pay = service.read_pay(visit.text, home_currency=shopper.currency, language=Language(shopper.language))
    if pay:
        service.set_pay(shopper, pay)
        shoppers.expect_nothing(shopper)
        return [views.pay_set(visit.voice, pay)]
    if shopper.awaiting_note == _AGAIN:
        shoppers.expect_nothing(shopper)
        return []
    _expect(visit, _AGAIN)
    return [views.ask_pay(visit.voice, again=True)]


def answers(question: str, text: str) -> bool:
    """Whether a text is plainly meant for the question, though it names a thing and a price: `180 kr i timen`."""
    return question == PAY and tells_hourly(text)


def _expect(visit: Visit, note: str | None) -> None:
    shoppers.expect(visit.shopper, PAY, None, visit.now)
    visit.shopper.awaiting_note = note
