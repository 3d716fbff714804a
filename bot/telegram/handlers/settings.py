"""/settings and /language: by buttons, and by text where there are too many to choose from."""

import re
from collections.abc import Sequence

from babel.numbers import list_currencies

from bot.domain.clock import known_zone
from bot.domain.language import Language, from_code
from bot.domain.reading.currency import named
from bot.service.learning import counted
from bot.service.places import zone_at, zones_of
from bot.service.shoppers import choose_language
from bot.service.sleeping import move_reminders
from bot.telegram.arguments import after_command
from bot.telegram.replies import Reply, Say
from bot.telegram.views import settings as views
from bot.telegram.visit import Visit
from storage import shoppers


def show(visit: Visit) -> Sequence[Reply]:
    """/settings."""
    shoppers.expect_nothing(visit.shopper)
    return [view(visit)]


def view(visit: Visit) -> Say:
    """The settings as they are now."""
    learned = counted(visit.session, visit.shopper, visit.now)
    return views.settings(visit.voice, visit.shopper, visit.here, learned, visit.tools.provider)


def choose(visit: Visit) -> Sequence[Reply]:
    """A tap on one of the settings shows its choices."""
    ask = {
        "language": views.choose_language,
        "currency": views.ask_currency,
        "timezone": views.ask_timezone,
        "quiet": views.ask_quiet,
        "payday": views.ask_payday,
    }.get(_argument(visit))
    shoppers.expect_nothing(visit.shopper)
    if _argument(visit) in _WRITTEN_TOO:
        shoppers.expect(visit.shopper, _argument(visit), None, visit.now)
    return _instead(visit, ask(visit.voice)) if ask else _changed(visit)


def language(visit: Visit) -> Sequence[Reply]:
    """/language, with the language or without."""
    wanted = after_command(visit.text).casefold()
    chosen = _NAMES.get(wanted) or from_code(wanted)
    return _speak(visit, chosen) if chosen else [views.ask_language(visit.voice)]


def language_asked(visit: Visit) -> Sequence[Reply]:
    """A sentence such as "speak Danish": the language that it names, or else the question which."""
    shoppers.expect_nothing(visit.shopper)
    chosen = next((_NAMES[word] for word in re.findall(r"\w+", visit.text.casefold()) if word in _NAMES), None)
    return _speak(visit, chosen) if chosen else [views.ask_language(visit.voice)]


def language_written(visit: Visit) -> Sequence[Reply]:
    """The name of a language; anything else is no answer."""
    shoppers.expect_nothing(visit.shopper)
    chosen = _NAMES.get(" ".join(re.findall(r"\w+", visit.text.casefold())))
    return _speak(visit, chosen) if chosen else []


def _speak(visit: Visit, chosen: Language) -> Sequence[Reply]:
    choose_language(visit.shopper, chosen)
    return [Say(visit.voice.text("language-set"))]


def language_chosen(visit: Visit) -> Sequence[Reply]:
    """A tap on a language."""
    chosen = from_code(_argument(visit))
    shoppers.expect_nothing(visit.shopper)
    if chosen:
        choose_language(visit.shopper, chosen)
    return _instead(visit, Say(visit.voice.text("language-set")))


def currency_chosen(visit: Visit) -> Sequence[Reply]:
    """A tap on a currency, or on another than those shown."""
    if _argument(visit) == "other":
        return _ask_in_text(visit, "currency")
    if not _set_currency(visit, _argument(visit)):
        return []
    shoppers.expect_nothing(visit.shopper)
    return _changed(visit)


def currency_written(visit: Visit) -> Sequence[Reply]:
    """The three letters of a currency, or its name; asked once more, then the message is read like any other."""
    code = currency_of(visit.text)
    if code is None:
        return _once_more(visit, Say(visit.voice.text("currency-unknown")))
    visit.shopper.currency = code
    return show(visit)


def timezone_chosen(visit: Visit) -> Sequence[Reply]:
    """A tap on a time zone, or on another than those shown."""
    if _argument(visit) == "other":
        return _ask_in_text(visit, "timezone")
    if not known_zone(_argument(visit)):
        return []
    _set_zone(visit, _argument(visit))
    return _changed(visit)


def timezone_written(visit: Visit) -> Sequence[Reply]:
    """A time zone by its name, its city or its country; asked once more, then the message is read like any other."""
    zones = zones_of(visit.text)
    if not zones:
        return _once_more(visit, views.timezone_unknown(visit.voice))
    if len(zones) > 1:
        return [views.which_timezone(visit.voice, zones)]
    return [_set_zone(visit, zones[0])]


def located(visit: Visit) -> Sequence[Reply]:
    """A location or a venue, at any time: it tells the time zone, and nothing of it is kept but that."""
    zone = zone_at(*visit.place) if visit.place else None
    if zone is None:
        return [Say(visit.voice.text("timezone-nowhere"))]
    return [_set_zone(visit, zone)]


def quiet_chosen(visit: Visit) -> Sequence[Reply]:
    """A tap on quiet hours."""
    if visit.press is None or visit.press.id >= len(views.QUIET):
        return []
    hours = views.QUIET[visit.press.id]
    visit.shopper.quiet_from, visit.shopper.quiet_until = hours.start, hours.end
    return _changed(visit)


_WRITTEN_TOO = frozenset({"language", "currency", "timezone", "payday"})
"""What may be answered in words as well as by a tap."""
_AGAIN = "again"
_NAMES = {
    "dansk": Language.DANISH,
    "danish": Language.DANISH,
    "english": Language.ENGLISH,
    "engelsk": Language.ENGLISH,
}


def currency_of(written: str) -> str | None:
    """The ISO 4217 code that somebody wrote, or that their name of a currency stands for."""
    code = written.strip().upper()
    return code if code in list_currencies() else named(written)


def _once_more(visit: Visit, said: Say) -> Sequence[Reply]:
    """Ask a second time and not a third: then the message is read as anything else."""
    if visit.shopper.awaiting_note == _AGAIN:
        shoppers.expect_nothing(visit.shopper)
        return []
    visit.shopper.awaiting_note = _AGAIN
    return [said]


def _set_currency(visit: Visit, code: str) -> bool:
    known = code in list_currencies()
    if known:
        visit.shopper.currency = code
    return known


def _set_zone(visit: Visit, zone: str) -> Say:
    """Change the zone, which answers the question for it; any other question stays open."""
    moved = move_reminders(visit.session, visit.shopper, zone)
    if visit.shopper.awaiting == "timezone":
        shoppers.expect_nothing(visit.shopper)
    return views.timezone_set(visit.voice, visit.shopper, visit.here, moved)


def _ask_in_text(visit: Visit, what: str) -> Sequence[Reply]:
    shoppers.expect(visit.shopper, what, None, visit.now)
    return _instead(visit, Say(visit.voice.text(f"ask-{what}-text")))


def _changed(visit: Visit) -> Sequence[Reply]:
    return _instead(visit, view(visit))


def _instead(visit: Visit, view: Say) -> Sequence[Reply]:
    return [views.replaced(view, visit.press.message_id)] if visit.press else [view]


def _argument(visit: Visit) -> str:
    return visit.press.argument if visit.press else ""
