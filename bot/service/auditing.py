"""The check of the whole ledger on what is stored."""

from collections.abc import Iterator
from itertools import groupby

from sqlmodel import Session

from bot.domain.audit import Account, Audit, audit
from bot.domain.temptation import State
from bot.service.advising import price_of
from bot.service.asking import period_of
from storage import savings
from storage.tables import Saving, Temptation


def check(session: Session) -> tuple[Audit, bool]:
    """Check every entry; also whether the sums are those that the database comes to."""
    found = audit(_accounts(session))
    return found, found.sums == savings.totals(session)


def _accounts(session: Session) -> Iterator[Account]:
    for _, rows in groupby(savings.every(session), key=lambda row: row[0].id):
        things, entries = zip(*rows, strict=True)
        yield _account(things[0], [entry for entry in entries if entry is not None])


def _account(thing: Temptation, entries: list[Saving]) -> Account:
    return Account(
        thing.id or 0,
        State(thing.state),
        price_of(thing),
        tuple(savings.as_balance(entry) for entry in entries),
        thing.paid_minor,
        period_of(thing),
        thing.payments,
        own=all(entry.shopper_id == thing.shopper_id for entry in entries),
    )
