"""What the product makes of a message, by the way that `omtanke explain` goes, with nothing left to chance."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot.advice.templates import TemplateAdvisor
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import PriceDoubt
from bot.domain.temptation import Kind
from bot.service.advising import Adviser
from bot.service.explaining import Explanation, explain
from storage import library, schema
from storage.database import Database
from storage.shelf import Shelf
from tests.evals.labels import Label
from tests.support.keys import CIPHER

SEED = "omtanke"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood of a message and which opinion would be quoted first."""

    language: Language
    kind: Kind
    product: str | None = None
    money: Money | None = None
    doubt: PriceDoubt | None = None
    candidates: tuple[Money, ...] = ()
    category: str | None = None
    opinion: str | None = None


def answers(labels: Iterable[Label]) -> Iterator[Answer]:
    """The product's answer to each message in turn, from the shipped library in a fresh SQLite file."""
    shelf = Shelf(lambda: NOW)
    with _database() as database:
        for label in labels:
            adviser = Adviser(TemplateAdvisor(), shelf, Random(f"{SEED} {label.text}"))
            known = label.language if label.told else None
            work = partial(explain, text=label.text, language=known, adviser=adviser)
            yield answer_of(database.run_sync(work))


def answer_of(told: Explanation) -> Answer:
    """The part of an explanation that is judged."""
    price = told.reading.price
    return Answer(
        language=told.language,
        kind=told.reading.kind,
        product=told.reading.product,
        money=price.money,
        doubt=price.doubt,
        candidates=price.candidates,
        category=told.found.category if told.found else None,
        opinion=told.opinions[0].id if told.opinions else None,
    )


@contextmanager
def _database() -> Iterator[Database]:
    with TemporaryDirectory(prefix="omtanke-evals-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'evals.db'}", CIPHER)
        try:
            schema.upgrade(database)
            database.run_sync(library.load)
            yield database
        finally:
            database.close()
