"""The shopper's own data as files, and the question before it is deleted."""

from collections.abc import Iterable, Sequence

from bot.domain.export import csv_file
from bot.domain.language import Language
from bot.service.personal import Table
from bot.telegram.replies import Say
from bot.telegram.voice import Voice


def files(voice: Voice, tables: Iterable[Table]) -> Sequence[tuple[str, bytes]]:
    """A CSV file a table, named in the shopper's language; Danish spreadsheets read a decimal comma."""
    danish = voice.language is Language.DANISH
    return [
        (voice.plain(f"export-file-{table.name}"), csv_file(table.header, table.rows, decimal_comma=danish))
        for table in tables
        if table.rows
    ]


def ask_delete(voice: Voice) -> Say:
    """Ask before anything is deleted."""
    no, yes = voice.button("keep-data", "delete:0:no"), voice.button("delete", "delete:0:yes")
    return Say(voice.text("delete-ask"), ((no,), (yes,)))
