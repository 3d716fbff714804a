"""An occasion for a nudge, with stored opinions and alternatives, and a model's answer that fits it."""

from datetime import date
from typing import Any

from bot.advice.protocol import AlternativeView, GoalView, Occasion, OpinionView, Provenance
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.temptation import Rung, Strategy

OURS = Provenance("Omtanke", "none", date(2026, 11, 24), editorial=True)
SAID = {
    Language.ENGLISH: "I keep thinking about a Philips airfryer for 89 euro",
    Language.DANISH: "jeg bliver ved med at tænke på en Philips airfryer til 899 kr",
}
REFLECTIONS = {
    Language.ENGLISH: "You keep thinking about it: an easy dinner after a long day is a lovely thought.",
    Language.DANISH: "Du bliver ved med at tænke på den: nem mad efter en lang dag er en dejlig tanke.",
}
QUESTIONS = {Language.ENGLISH: "What would you cook in it first?", Language.DANISH: "Hvad ville du lave i den først?"}


def occasion(language: Language = Language.ENGLISH) -> Occasion:
    """An air fryer, in one of the languages."""
    danish = language is Language.DANISH
    opinions = tuple(
        OpinionView(f"o-{n}", angle, text, OURS, strategy, 0.5)
        for n, (angle, strategy, text) in enumerate(
            (
                ("space", Strategy.REFLECTION, "It wants a place on the counter, each day of the year."),
                ("overlap", Strategy.SALIENT_COST, "The oven with the fan on does the same, only slower."),
            )
        )
    )
    ways = tuple(
        AlternativeView(f"a-{rung}", rung, f"A way to be fine without it: {rung}.", OURS)
        for rung in (Rung.NOTHING, Rung.OWN, Rung.BORROW, Rung.LATER)
    )
    price = Money(89_900, "DKK") if danish else Money(8_900, "EUR")
    return Occasion(language, "Philips airfryer", price, GoalView("Rome", Money(100_000, "EUR")), opinions, ways)


def answer(language: Language = Language.ENGLISH, **other: Any) -> dict[str, Any]:
    """What a good model says to it."""
    return {
        "kind": "reflection",
        "opinion": "o1",
        "alternatives": ["a1", "a2"],
        "reflection": REFLECTIONS[language],
        "question": QUESTIONS[language],
        "product": None,
        "purchase": "want",
        **other,
    }
