"""Meeting a shopper, and the settings they begin with and choose."""

import pytest
from sqlmodel import Session, select

from bot.domain.clock import QuietHours, known_zone
from bot.domain.language import Language
from bot.service.shoppers import (
    Caller,
    choose_language,
    follow_language,
    home_of,
    known,
    local_time,
    meet,
    quiet_hours,
)
from storage.tables import Shopper
from tests.support.rows import NOW, add_shopper

DANISH, ENGLISH = Language.DANISH, Language.ENGLISH


@pytest.mark.parametrize(
    ("code", "currency", "zone"),
    [
        ("da", "DKK", "Europe/Copenhagen"),
        ("da-DK", "DKK", "Europe/Copenhagen"),
        ("DA_dk", "DKK", "Europe/Copenhagen"),
        ("en", "EUR", "UTC"),
        ("en-GB", "GBP", "Europe/London"),
        ("en_us", "USD", "America/New_York"),
        ("en-CA", "CAD", "America/Toronto"),
        ("en-AU", "AUD", "Australia/Sydney"),
        ("en-IE", "EUR", "Europe/Dublin"),
        ("en-DK", "DKK", "Europe/Copenhagen"),
        ("en-ZZ", "EUR", "UTC"),
        ("nb", "NOK", "Europe/Oslo"),
        ("nn-NO", "NOK", "Europe/Oslo"),
        ("no", "NOK", "Europe/Oslo"),
        ("sv-SE", "SEK", "Europe/Stockholm"),
        ("de", "EUR", "UTC"),
        ("zh-hans", "EUR", "UTC"),
        ("", "EUR", "UTC"),
        (None, "EUR", "UTC"),
    ],
)
def test_a_home_by_the_language_of_the_telegram(code: str | None, currency: str, zone: str) -> None:
    assert home_of(code) == (currency, zone)
    assert known_zone(zone)


@pytest.mark.parametrize(
    ("code", "language", "currency"),
    [("da", "da", "DKK"), ("sv", "da", "SEK"), ("en-US", "en", "USD"), (None, "en", "EUR")],
)
def test_a_new_shopper_is_kept_with_their_home(
    session: Session, code: str | None, language: str, currency: str
) -> None:
    caller = Caller(2**40, 2**40 + 1, code)
    assert known(session, caller) is None
    meet(session, caller, NOW)
    session.expire_all()
    stored = session.exec(select(Shopper)).one()
    assert (stored.telegram_id, stored.chat_id, stored.created_at) == (2**40, 2**40 + 1, NOW)
    assert (stored.language, stored.currency, stored.language_chosen) == (language, currency, False)


def test_who_writes_again_is_the_same_shopper_and_wants_to_hear_from_us(session: Session) -> None:
    first = meet(session, Caller(7, 7, "da"), NOW)
    first.stopped, first.currency = True, "SEK"
    again = known(session, Caller(7, 7, "en"))
    assert again is first
    assert (first.stopped, first.language, first.currency) == (False, "da", "SEK")


@pytest.mark.parametrize(
    ("before", "chosen", "heard", "after"),
    [
        (("en", "EUR", "UTC"), False, DANISH, ("da", "DKK", "Europe/Copenhagen")),
        (("da", "DKK", "Europe/Copenhagen"), False, ENGLISH, ("en", "EUR", "UTC")),
        (("da", "DKK", "Europe/Copenhagen"), False, DANISH, ("da", "DKK", "Europe/Copenhagen")),
        (("da", "DKK", "Europe/Copenhagen"), False, None, ("da", "DKK", "Europe/Copenhagen")),
        (("en", "GBP", "Europe/London"), False, DANISH, ("da", "GBP", "Europe/London")),
        (("en", "DKK", "UTC"), False, DANISH, ("da", "DKK", "UTC")),
        (("en", "EUR", "Europe/Copenhagen"), False, DANISH, ("da", "EUR", "Europe/Copenhagen")),
        (("en", "EUR", "UTC"), True, DANISH, ("en", "EUR", "UTC")),
    ],
)
def test_the_language_follows_what_is_written_until_it_is_chosen(
    session: Session,
    before: tuple[str, str, str],
    chosen: bool,
    heard: Language | None,
    after: tuple[str, str, str],
) -> None:
    language, currency, zone = before
    shopper = add_shopper(session, language=language, currency=currency, timezone=zone, language_chosen=chosen)
    follow_language(shopper, heard)
    assert (shopper.language, shopper.currency, shopper.timezone) == after
    assert shopper.language_chosen is chosen


def test_a_chosen_language_stands_whatever_is_written(session: Session) -> None:
    shopper = add_shopper(session)
    choose_language(shopper, ENGLISH)
    assert (shopper.language, shopper.language_chosen, shopper.currency) == ("en", True, "EUR")
    follow_language(shopper, DANISH)
    assert shopper.language == "en"
    choose_language(shopper, DANISH)
    assert (shopper.language, shopper.language_chosen) == ("da", True)


def test_choosing_the_language_one_has_makes_it_stay(session: Session) -> None:
    shopper = add_shopper(session)
    choose_language(shopper, DANISH)
    follow_language(shopper, ENGLISH)
    assert (shopper.language, shopper.currency) == ("da", "DKK")


def test_a_shoppers_own_clock(session: Session) -> None:
    shopper = add_shopper(session, quiet_from=1_200, quiet_until=420)
    assert quiet_hours(shopper) == QuietHours(1_200, 420)
    assert local_time(shopper, NOW).isoformat() == "2026-11-24T10:15:00"
