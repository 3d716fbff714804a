"""What a model is told: the prompt, and one message of data, with no name, id, pay or past of the shopper in it."""

import json
from dataclasses import dataclass

from bot.advice.model.draft import OPINIONS, WAYS
from bot.advice.protocol import AlternativeView, Occasion, OpinionView
from bot.domain import figures
from bot.domain.nudging import best_fitting
from bot.domain.reading import without_links
from bot.domain.temptation import Rung
from prompts import prompt_files

LONGEST_SAID = 1_000
"""Characters of the shopper's message."""
LANGUAGES = {"da": "Danish", "en": "English"}
"""As prompts name them."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a nudge."""

    system: str
    data: str
    version: str
    """Of the prompt."""
    opinions: tuple[OpinionView, ...]
    ways: tuple[AlternativeView, ...]

    def opinion(self, name: str | None) -> OpinionView | None:
        """The opinion that goes by a name in this request."""
        return dict(zip(OPINIONS, self.opinions, strict=False)).get(name or "")

    def way(self, name: str) -> AlternativeView | None:
        """The alternative that goes by a name in this request."""
        return dict(zip(WAYS, self.ways, strict=False)).get(name)


def request(occasion: Occasion, said: str) -> Request:
    """The request for an occasion; the same for the same occasion."""
    prompt = prompt_files.load("nudge")
    fitting = best_fitting(occasion.opinions, occasion.seen, occasion.last_angle)
    opinions = tuple(dict.fromkeys((*fitting, *occasion.opinions)))[: len(OPINIONS)]
    ways = tuple(way for way in occasion.alternatives if way.rung is not Rung.NOTHING)[: len(WAYS)]
    price = figures.money(occasion.price, occasion.language) if occasion.price else None
    data = {
        "message": without_links(said)[:LONGEST_SAID],
        "thing": occasion.product,
        "price": price,
        "goal": occasion.goal.name if occasion.goal else None,
        "opinions": [{"id": n, "kind": o.strategy, "text": o.text} for n, o in zip(OPINIONS, opinions, strict=False)],
        "alternatives": [{"id": n, "text": way.text} for n, way in zip(WAYS, ways, strict=False)],
    }
    system = prompt.render(language=LANGUAGES[occasion.language])
    return Request(system, json.dumps(data, ensure_ascii=False), prompt.version, opinions, ways)
