"""What a model is told: the prompt, and one message of data, with no name, id, pay or past of the shopper in it."""

import json
from dataclasses import dataclass
from typing import Any

from bot.advice.protocol import Occasion
from bot.domain import figures
from bot.domain.nudging import best_fitting
from bot.domain.temptation import Rung
from prompts import prompt_files

MOST_OPINIONS = 8
LONGEST_SAID = 1_000
"""Characters of the shopper's message."""
_LANGUAGES = {"da": "Danish", "en": "English"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a nudge."""

    system: str
    data: str
    version: str
    """Of the prompt."""

    def messages(self, *more: dict[str, str]) -> list[dict[str, str]]:
        """As chat completions take them."""
        first = [{"role": "system", "content": self.system}, {"role": "user", "content": self.data}]
        return [*first, *more]


def request(occasion: Occasion, said: str) -> Request:
    """The request for an occasion; the same for the same occasion."""
    prompt = prompt_files.load("nudge")
    system = prompt.render(language=_LANGUAGES[occasion.language])
    return Request(system, json.dumps(_data(occasion, said), ensure_ascii=False), prompt.version)


def _data(occasion: Occasion, said: str) -> dict[str, Any]:
    fitting = best_fitting(occasion.opinions, occasion.seen, occasion.last_angle)
    opinions = list(dict.fromkeys((*fitting, *occasion.opinions)))[:MOST_OPINIONS]
    price = figures.money(occasion.price, occasion.language) if occasion.price else None
    return {
        "message": said[:LONGEST_SAID],
        "thing": occasion.product,
        "price": price,
        "goal": occasion.goal.name if occasion.goal else None,
        "opinions": [{"id": o.id, "kind": o.strategy, "text": o.text} for o in opinions],
        "alternatives": [
            {"id": way.id, "text": way.text} for way in occasion.alternatives if way.rung is not Rung.NOTHING
        ],
    }
