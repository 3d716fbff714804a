"""What the bot makes of a message, without changing anything."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.advice import Advice, AlternativeView, Occasion, OpinionView
from bot.domain.angles import angles_of
from bot.domain.language import Language
from bot.domain.reading import Reading, read
from bot.domain.temptation import Kind
from bot.service.advising import Adviser
from bot.service.finding import Found, Nearest, find, nowhere, with_list
from bot.service.shoppers import home_of
from storage.search import Asked


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was understood and found, and the nudge where there would be one."""

    language: Language
    reading: Reading
    found: Found | None
    advice: Advice | None
    occasion: Occasion | None = None
    """What the nudge was composed from."""

    @property
    def opinions(self) -> tuple[OpinionView, ...]:
        """The opinion that is quoted, then the others by their fit."""
        quoted = self.advice.opinions if self.advice else ()
        return (*quoted, *(o for o in (self.found.opinions if self.found else ()) if o not in quoted))

    @property
    def alternatives(self) -> tuple[AlternativeView, ...]:
        """The rungs that are shown, *nothing* first."""
        return self.advice.alternatives if self.advice else ()


def explain(
    session: Session, text: str, language: Language | None, adviser: Adviser, nearest: Nearest = nowhere
) -> Explanation:
    """Read a message as a shopper without a history would have it read, in `language` or the message's own."""
    heard = read(text, home_currency=home_of(language)[0], language=language)
    spoken = language or heard.language or Language.ENGLISH
    reading = with_list(session, adviser.shelf, read(text, home_currency=home_of(spoken)[0], language=spoken))
    if reading.kind is not Kind.WANT:
        return Explanation(spoken, reading, None, None)
    asked = Asked(text, spoken, angles_of(text))
    found = find(session, adviser.shelf, reading.product or text, asked, nearest)
    product = reading.product or text[:80]
    price = reading.price
    payments = price.payments if price.money else None
    occasion = Occasion(spoken, product, price.money, None, found.opinions, found.alternatives, payments=payments)
    return Explanation(spoken, reading, found, adviser.engine.advise(occasion, adviser.random), occasion)
