"""The settings and their choices."""

from collections.abc import Sequence
from datetime import datetime, time

from babel import Locale

from bot.domain import figures
from bot.domain.clock import QuietHours
from bot.domain.language import Language
from bot.domain.offsets import zone_shown
from bot.domain.payday import LAST
from bot.service import consent
from bot.service.outside import Provider
from bot.service.pay import pay_of
from bot.telegram.replies import Button, Keyboard, Rewrite, Say
from bot.telegram.views import consent as consent_views
from bot.telegram.views import learned
from bot.telegram.views.pay import settings_buttons, settings_line
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
MOST_ZONES = 8
"""The zones of a big country that are offered; the busiest come first."""
QUIET = (QuietHours(21 * 60, 7 * 60), QuietHours(22 * 60, 8 * 60), QuietHours(23 * 60, 9 * 60), QuietHours(0, 0))
"""Hours on offer; the last is none."""


def settings(
    voice: Voice, shopper: Shopper, here: datetime, counted: learned.Counted, provider: Provider | None = None
) -> Say:
    """What is set now, with a tap to change each; `provider` runs the server with models, if there is one."""
    text = voice.text(
        "settings",
        language=_language_name(Language(shopper.language)),
        currency=shopper.currency,
        timezone=zone_shown(shopper.timezone),
        now=clock(voice, here.time()),
        quiet=quiet_name(voice, QuietHours(shopper.quiet_from, shopper.quiet_until)),
    )
    paid = _payday(voice, shopper.payday)
    by_itself = voice.text("settings-monthly-on" if shopper.monthly else "settings-monthly-off")
    kinds = ("language", "currency", "timezone", "quiet")
    first, second, third, fourth = (voice.button(kind, f"set:0:{kind}") for kind in kinds)
    switch = (voice.button("payday", "set:0:payday"), voice.button("monthly", "monthly:0:switch"))
    pay = pay_of(shopper)
    model = consent_views.settings_line(voice, provider, allowed=consent.allowed(shopper, provider))
    set_now = (text, paid, by_itself, settings_line(voice, pay), model, learned.settings_line(voice, counted))
    said = "\n".join(line for line in set_now if line)
    rows = ((first, second), (third, fourth), switch, settings_buttons(voice, pay))
    below = (*consent_views.settings_buttons(voice, provider), *learned.settings_buttons(voice, counted))
    return Say(said, (*rows, *below))


def replaced(view: Say, message_id: int) -> Rewrite:
    """A view in the place of the message whose button was tapped."""
    return Rewrite(message_id, view.text, view.keyboard)


def ask_language(voice: Voice) -> Say:
    """The languages, each in its own words."""
    return Say(voice.text("ask-language"), (_languages(),))


def choose_language(voice: Voice) -> Say:
    """The same in the settings, with the way back to them."""
    return Say(voice.text("ask-language"), (_languages(), (_back(voice),)))


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


def which_timezone(voice: Voice, zones: Sequence[str]) -> Say:
    """The zones of several places of one name."""
    choices = [Button(zone, f"timezone:0:{zone}") for zone in zones[:MOST_ZONES]]
    return Say(voice.text("ask-timezone-which"), (*_rows(choices, 2), (_back(voice),)))


def timezone_unknown(voice: Voice) -> Say:
    """A place that is not known; written again, or left."""
    return Say(voice.text("timezone-unknown"), ((_back(voice),),))


def timezone_set(voice: Voice, shopper: Shopper, here: datetime, moved: int) -> Say:
    """The time zone as it is now, and how many reminders went along."""
    text = voice.text("timezone-set", timezone=zone_shown(shopper.timezone), now=clock(voice, here.time()))
    return Say(f"{text}\n{voice.text('timezone-moved', count=moved)}" if moved else text)


def ask_payday(voice: Voice, about: int | None = None) -> Say:
    """Some days of the month; about a thing that is to come back after payday, or for the settings."""
    verb = f"payday:{about or 0}"
    first, middle = voice.button("payday-first", f"{verb}:1"), voice.button("payday-middle", f"{verb}:15")
    last = voice.button("payday-last", f"{verb}:{LAST}")
    return Say(
        voice.text("ask-payday-once" if about else "ask-payday"),
        ((first, middle, last), _payday_ways_out(voice, about)),
    )


def payday_unknown(voice: Voice, about: int | None = None) -> Say:
    """No day of the month was understood."""
    return Say(voice.text("payday-unknown"), (_payday_ways_out(voice, about),))


def payday_noted(voice: Voice, day: int) -> Say:
    """The payday that was understood."""
    return Say(voice.text("payday-noted", day=voice.plain("payday-name", day=day)))


def ask_quiet(voice: Voice) -> Say:
    """Some quiet hours, and none."""
    choices = [Button(quiet_name(voice, hours), f"quiet:{number}") for number, hours in enumerate(QUIET)]
    return Say(voice.text("ask-quiet"), (*_rows(choices, 2), (_back(voice),)))


def quiet_name(voice: Voice, hours: QuietHours) -> str:
    """Quiet hours as they are written on a button."""
    if hours.start == hours.end:
        return voice.plain("settings-no-quiet")
    start, end = (clock(voice, time(*divmod(minutes, 60))) for minutes in (hours.start, hours.end))
    return voice.plain("settings-quiet", **{"from": start, "until": end})


def clock(voice: Voice, at: time) -> str:
    """A time of day: `18.00`, `18:00`."""
    return figures.clock(at, voice.language)


def _payday(voice: Voice, day: int | None) -> str:
    if day is None:
        return voice.text("settings-no-payday")
    return voice.text("settings-payday", day=voice.plain("payday-name", day=day))


def _payday_ways_out(voice: Voice, about: int | None) -> tuple[Button, ...]:
    """To leave the question about a thing; in the settings to forget the day, or to go back."""
    if about:
        return (voice.button("payday-leave", f"payday:{about}:leave"),)
    return voice.button("payday-forget", "payday:0:forget"), _back(voice)


def _languages() -> tuple[Button, ...]:
    return tuple(Button(_language_name(each), f"language:0:{each}") for each in Language)


def _language_name(language: Language) -> str:
    name = Locale(language.value).get_language_name(language.value) or language.value
    return name[:1].upper() + name[1:]


def _back(voice: Voice) -> Button:
    return voice.button("back", "set:0:back")


def _rows(buttons: list[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))
