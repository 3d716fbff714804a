"""Pictures and recordings: looked into with a model that can, after a yes; else what is written beside them counts."""

from collections.abc import Sequence

from bot.advice.model.seeing import Seen
from bot.advice.model.use import Use
from bot.domain.language import Language
from bot.domain.reading import Reading, read_price_answer, with_page
from bot.domain.temptation import Kind
from bot.telegram.handlers import consenting
from bot.telegram.handlers.messages import message, new, read_message
from bot.telegram.replies import Reply
from bot.telegram.views import media as views
from bot.telegram.visit import Visit
from storage import temptations


def pictured(visit: Visit) -> Sequence[Reply]:
    """A photo or a screenshot. What is written beside it counts first, and alone where it tells enough."""
    said = read_message(visit)
    if said.kind not in {Kind.WANT, Kind.OTHER} or said.aside or said.things or (said.product and said.price.money):
        return message(visit)
    if not (visit.attachment and visit.may(Use.PICTURES)):
        return message(visit) if visit.text else _unseen(visit, Use.PICTURES)
    seen = visit.seen()
    if seen and seen.thing:
        last = temptations.newest(visit.session, visit.shopper.id or 0)
        return new(visit, _with_picture(visit, said, seen), last, ask_back=True)
    return message(visit) if visit.text else [views.unread(visit.voice, Use.PICTURES)]


def spoken(visit: Visit) -> Sequence[Reply]:
    """A voice note, as if it were written, but that what was heard is said back and asked about."""
    if visit.text:
        return message(visit)
    if not (visit.attachment and visit.may(Use.VOICE)):
        return _unseen(visit, Use.VOICE)
    heard = visit.heard()
    if heard is None:
        return [views.unread(visit.voice, Use.VOICE)]
    visit.text = heard
    replies = message(visit, ask_back=True)
    # what sounds like distress is not quoted back
    return replies if read_message(visit).kind is Kind.DISTRESS else [views.heard(visit.voice, heard), *replies]


def _with_picture(visit: Visit, said: Reading, seen: Seen) -> Reading:
    language = Language(visit.shopper.language)
    price = read_price_answer(seen.price, home_currency=visit.shopper.currency, language=language)
    return with_page(said, seen.thing, price)


def _unseen(visit: Visit, use: Use) -> Sequence[Reply]:
    """Why it was not looked into, what helps, and the question for consent where that would."""
    if visit.attachment is None:
        return [views.not_taken(visit.voice, use)]
    return [views.off(visit.voice, use), *consenting.for_use(visit, use)]
