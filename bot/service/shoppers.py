"""Meeting a shopper, and what they chose."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.clock import QuietHours, to_local
from bot.domain.language import Language, from_code
from storage import reminders, shoppers
from storage.tables import Shopper

ANSWERED_WITHIN = timedelta(hours=12)
"""Later than this a message begins something new."""

_HOME = {
    Language.DANISH: ("DKK", "Europe/Copenhagen"),
    Language.ENGLISH: ("EUR", "UTC"),
}
_BY_REGION = {
    "en-gb": ("GBP", "Europe/London"),
    "en-ie": ("EUR", "Europe/Dublin"),
    "en-us": ("USD", "America/New_York"),
    "en-ca": ("CAD", "America/Toronto"),
    "en-au": ("AUD", "Australia/Sydney"),
    "en-dk": ("DKK", "Europe/Copenhagen"),
    "nb": ("NOK", "Europe/Oslo"),
    "nn": ("NOK", "Europe/Oslo"),
    "no": ("NOK", "Europe/Oslo"),
    "sv": ("SEK", "Europe/Stockholm"),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who wrote, as Telegram tells it."""

    telegram_id: int
    chat_id: int
    language_code: str | None


def home_of(language_code: str | None) -> tuple[str, str]:
    """The currency and time zone to begin with for a BCP 47 language tag; both can be changed in the settings."""
    tag = (language_code or "").replace("_", "-").lower()
    home = _BY_REGION.get(tag) or _BY_REGION.get(tag.partition("-")[0])
    return home or _HOME[from_code(language_code) or Language.ENGLISH]


def known(session: Session, caller: Caller) -> Shopper | None:
    """The shopper who wrote, if they did before. Whoever writes wants to hear from us again."""
    shopper = shoppers.by_telegram_id(session, caller.telegram_id)
    if shopper and shopper.stopped:
        reminders.go_on(session, shopper.id or 0)
    return shopper


def meet(session: Session, caller: Caller, now: datetime) -> Shopper:
    """Keep a new shopper, with the settings that their Telegram's language suggests."""
    currency, zone = home_of(caller.language_code)
    language = from_code(caller.language_code)
    new = Shopper(
        telegram_id=caller.telegram_id,
        chat_id=caller.chat_id,
        language=language or Language.ENGLISH,
        language_known=language is not None,
        currency=currency,
        timezone=zone,
        created_at=now,
    )
    return shoppers.add(session, new)


def follow_language(shopper: Shopper, heard: Language | None, *, by_words: bool = True) -> None:
    """Answer in the language that was written, until the shopper chose one.

    Without `by_words` only the way a price was written tells, which is no sign to somebody whose language is known.
    """
    if heard is None or shopper.language_chosen or (shopper.language_known and not by_words):
        return
    if by_words and not shopper.language_known:
        shopper.language_known = True
    if heard != shopper.language:
        untouched = (shopper.currency, shopper.timezone) == _HOME[Language(shopper.language)]
        shopper.language = heard
        if untouched:
            shopper.currency, shopper.timezone = _HOME[heard]


def choose_language(shopper: Shopper, language: Language) -> None:
    """The shopper's own choice; it stands whatever they write in."""
    follow_language(shopper, language)
    shopper.language, shopper.language_chosen = language, True


def open_question(shopper: Shopper, now: datetime) -> str | None:
    """The question whose answer may still come as text."""
    since = shopper.awaiting_since
    return shopper.awaiting if since is not None and now - since <= ANSWERED_WITHIN else None


def quiet_hours(shopper: Shopper) -> QuietHours:
    """When the shopper is not to be disturbed."""
    return QuietHours(shopper.quiet_from, shopper.quiet_until)


def local_time(shopper: Shopper, moment: datetime) -> datetime:
    """A UTC time on the shopper's own clock, without a zone."""
    return to_local(moment, shopper.timezone)
