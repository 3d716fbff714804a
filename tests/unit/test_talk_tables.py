"""What shoppers answer after a nudge, in long tables by the reason it gives."""

import tomllib
from pathlib import Path

import pytest

from bot.domain.talk import read_reason
from bot.domain.temptation import Reason

DATA = Path(__file__).with_name("data")


@pytest.mark.parametrize("language", ["danish", "english"])
def test_every_answer_gives_its_reason(language: str) -> None:
    told = tomllib.loads((DATA / f"talk_{language}.toml").read_text(encoding="utf-8"))
    assert told.keys() == set(Reason)
    assert sum(map(len, told.values())) >= 300
    wrong = [
        (text, read_reason(text)) for reason, texts in told.items() for text in texts if read_reason(text) != reason
    ]
    assert wrong == []
