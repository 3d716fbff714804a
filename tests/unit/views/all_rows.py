"""The rows of every part of the bot, put together."""

from tests.unit.views import (
    rows,
    rows_consent,
    rows_contributions,
    rows_due,
    rows_learned,
    rows_ledger,
    rows_links,
    rows_media,
    rows_plan,
    rows_purchases,
    rows_several,
    rows_spending,
    rows_status,
    rows_summary,
    rows_time,
    rows_trust,
)

PARTS = (
    rows,
    rows_consent,
    rows_contributions,
    rows_due,
    rows_learned,
    rows_ledger,
    rows_links,
    rows_media,
    rows_plan,
    rows_purchases,
    rows_several,
    rows_spending,
    rows_status,
    rows_summary,
    rows_time,
    rows_trust,
)

MODULES = tuple(module for part in PARTS for module in part.MODULES)
ROWS = {view: row for part in PARTS for view, row in part.ROWS.items()}
TELLS = {view: word for part in PARTS for view, word in part.TELLS.items()}
"""Views that say the shopper's own word each time, just as it was written."""
