"""A nudge from a model's answer: what it chose is drawn from storage, what it phrased stands beside it."""

from html import escape
from random import Random

from bot.advice.model.checking import Checked
from bot.advice.protocol import Advice, AlternativeView, Occasion
from bot.advice.templates import Parts, fitted
from bot.domain.temptation import Rung

ENGINE = "model"


def compose(occasion: Occasion, checked: Checked, rng: Random) -> Advice:
    """The nudge: the reflection in place of the opener, the stored opinion, *nothing* first, then what was chosen."""
    draft = checked.draft
    parts = Parts(
        checked.opinion, _ladder(occasion, checked, rng), _line(draft.reflection), _line(draft.question or "")
    )
    said = fitted(occasion, parts)
    opinions = (checked.opinion,) if checked.opinion else ()
    doubt = draft.purchase != "want"
    return Advice(draft.strategy, opinions, said.rungs, said.text, ENGINE, opinions, need_doubt=doubt)


def _ladder(occasion: Occasion, checked: Checked, rng: Random) -> tuple[AlternativeView, ...]:
    nothing = [way for way in occasion.alternatives if way.rung is Rung.NOTHING]
    return (*([rng.choice(nothing)] if nothing else []), *checked.alternatives)


def _line(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
