"""`omtanke opinions review`: the queue of contributed opinions, in the terminal."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlmodel import Session

from bot.domain.contributing import TO_REVIEW, Refusal
from bot.opening import open_database, utc_now
from bot.service import contributing
from bot.settings import Settings
from storage import contributions
from storage.database import Database
from storage.tables import Contribution

_HELP = f"p publish (or let stand), d REASON decline ({', '.join(Refusal)}), n next, q quit"
_EMPTY = "nothing waits to be read"


def listed(settings: Settings) -> Iterator[str]:
    """Everything that waits, the oldest first, as JSON, one a line. Raises DatabaseUnavailable."""
    database = open_database(settings)
    try:
        after = 0
        while found := _next(database, after):
            after = found.id or 0
            yield json.dumps(
                {**found.model_dump(mode="json", exclude={"shopper_id", "author_told"})}, ensure_ascii=False
            )
    finally:
        database.close()


def review(settings: Settings, answers: Iterable[str]) -> Iterator[str]:
    """Show what waits and do what is answered, until the queue or the answers end. Raises DatabaseUnavailable."""
    database = open_database(settings)
    try:
        yield from _reviewed(database, iter(answers), utc_now)
    finally:
        database.close()


def _reviewed(database: Database, answers: Iterator[str], now: Callable[[], datetime]) -> Iterator[str]:
    after = 0
    while found := _next(database, after):
        yield _shown(database, found)
        answer = next(answers, "q").split()
        while (done := _done(database, found.id or 0, answer, now())) is None:
            yield _HELP
            answer = next(answers, "q").split()
        yield done
        if answer[0] == "q":
            return
        after = found.id or 0
    yield _EMPTY


def _next(database: Database, after: int) -> Contribution | None:
    def work(session: Session) -> Contribution | None:
        found = contributions.next_in(session, TO_REVIEW, after)
        if found:
            session.expunge(found)
        return found

    return database.run_sync(work)


def _shown(database: Database, found: Contribution) -> str:
    reports = database.run_sync(lambda session: contributions.reports(session, found.id or 0))
    counted = f", {reports} reports" if reports else ""
    about = f"{found.id}  {found.state}{counted}  {found.category}  {found.language}  {found.interest}"
    return f"{about}  {found.created_at:%Y-%m-%d}\n  {found.text}\n{_HELP}"


def _done(database: Database, number: int, answer: list[str], now: datetime) -> str | None:
    """Do what was answered and say so; None where that is not one of the answers."""
    match answer:
        case ["n"]:
            return "left as it is"
        case ["q"]:
            return "the rest waits"
        case ["p"]:
            return _settle(database, number, lambda session, found: contributing.publish(session, found, now), "shown")
        case ["d", reason] if reason in set(Refusal):
            why = Refusal(reason)
            return _settle(
                database, number, lambda session, found: contributing.decline(session, found, why, now), "not shown"
            )
    return None


def _settle(database: Database, number: int, settle: Callable[[Session, Contribution], bool], said: str) -> str:
    def work(session: Session) -> bool:
        found = contributions.by_id(session, number)
        return found is not None and settle(session, found)

    return said if database.run_sync(work) else "settled already"
