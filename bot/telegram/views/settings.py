"""The settings and their choices."""

from datetime import datetime, time
from zoneinfo import available_timezones

from babel import Locale

from bot.domain.clock import QuietHours
from bot.domain.language import Language
from bot.telegram.replies import Button, Keyboard, Rewrite, Say
from bot.telegram.voice import Voice
from storage.tables import Shopper

CURRENCIES = ("DKK", "EUR", "USD", "GBP", "SEK", "NOK")
ZONES = (
    "Europe/Copenhagen",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Helsinki",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "UTC",
)
QUIET = (QuietHours(21 * 60, 7 * 60), QuietHours(22 * 60, 8 * 60), QuietHours(23 * 60, 9 * 60), QuietHours(0, 0))
"""Hours on offer; the last is none."""


def settings(voice: Voice, shopper: Shopper, here: datetime) -> Say:
    """What is set now, with a tap to change each."""
    text = voice.text(
        "settings",
        language=_language_name(Language(shopper.language)),
        currency=shopper.currency,
        timezone=shopper.timezone,
        now=clock(here.time()),
        quiet=quiet_name(voice, QuietHours(shopper.quiet_from, shopper.quiet_until)),
    )
    kinds = ("language", "currency", "timezone", "quiet")
    first, second, third, fourth = (voice.button(kind, f"set:0:{kind}") for kind in kinds)
    return Say(text, ((first, second), (third, fourth)))


def replaced(view: Say, message_id: int) -> Rewrite:
    """A view in the place of the message whose button was tapped."""
    return Rewrite(message_id, view.text, view.keyboard)


def ask_language(voice: Voice) -> Say:
    """The languages, each in its own words."""
    return Say(
        voice.text("ask-language"), (tuple(Button(_language_name(each), f"language:0:{each}") for each in Language),)
    )


def ask_currency(voice: Voice) -> Say:
    """The common currencies, and a way to write another."""
    choices = [Button(code, f"currency:0:{code}") for code in CURRENCIES]
    other = voice.button("other-currency", "currency:0:other")
    return Say(voice.text("ask-currency"), (*_rows(choices, 3), (other, _back(voice))))


def ask_timezone(voice: Voice) -> Say:
    """Some zones, and a way to write another."""
    choices = [Button(zone, f"timezone:0:{zone}") for zone in ZONES]
    other = voice.button("other-timezone", "timezone:0:other")
    return Say(voice.text("ask-timezone"), (*_rows(choices, 2), (other, _back(voice))))


def ask_quiet(voice: Voice) -> Say:
    """Some quiet hours, and none."""
    choices = [Button(quiet_name(voice, hours), f"quiet:{number}") for number, hours in enumerate(QUIET)]
    return Say(voice.text("ask-quiet"), (*_rows(choices, 2), (_back(voice),)))


def quiet_name(voice: Voice, hours: QuietHours) -> str:
    """Quiet hours as they are written on a button."""
    if hours.start == hours.end:
        return voice.plain("settings-no-quiet")
    start, end = (clock(time(*divmod(minutes, 60))) for minutes in (hours.start, hours.end))
    return voice.plain("settings-quiet", **{"from": start, "until": end})


def clock(at: time) -> str:
    """A time of day, the same in both languages."""
    return at.strftime("%H:%M")


def find_zone(written: str) -> str | None:
    """The IANA zone that somebody wrote by its name or by its city, in any case."""
    wanted = "_".join(written.split()).casefold()
    found = sorted(z for z in available_timezones() if z.casefold() == wanted or _city(z) == wanted)
    return next((zone for zone in found if "/" in zone), found[0] if found else None)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].casefold()


def _language_name(language: Language) -> str:
    name = Locale(language.value).get_language_name(language.value) or language.value
    return name[:1].upper() + name[1:]


def _back(voice: Voice) -> Button:
    return voice.button("back", "set:0:back")


def _rows(buttons: list[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))
