"""Opinions to put into a database: their texts are what a test is about."""

from datetime import date
from typing import Any

from storage.opinions import IMPORTED
from storage.tables import Opinion


def made_up(opinion_id: str, text: str = "It gathers dust.", **values: Any) -> Opinion:
    """An imported opinion in one category, said in English alone, unless `values` say otherwise."""
    common = {"file": IMPORTED, "category": "kites", "angle": "upkeep", "strategy": "reflection", "kind": "sourced"}
    origin = {"source": "A kite club", "interest": "none", "dated": date(2026, 11, 1), "text_da": ""}
    return Opinion.model_validate({"id": opinion_id, "text_en": text, **common, **origin, **values})
