"""What the language model was asked for, by shopper and UTC day, and whether there is budget left."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.advice.model.values import Usage
from storage import model_use


@dataclass(frozen=True, slots=True)
class Budget:
    """The most in a UTC day: calls and tokens of one shopper, and of all."""

    calls: int = 30
    tokens: int = 60_000
    calls_in_all: int = 10_000
    tokens_in_all: int = 20_000_000


def within(session: Session, budget: Budget, shopper_id: int, day: date) -> bool:
    """Whether another call may be made for a shopper."""
    own, all_of_it = model_use.of(session, shopper_id, day), model_use.in_all(session, day)
    return (
        own.calls < budget.calls
        and own.tokens < budget.tokens
        and all_of_it.calls < budget.calls_in_all
        and all_of_it.tokens < budget.tokens_in_all
    )


def note(session: Session, shopper_id: int, day: date, usage: Usage) -> None:
    """Add to a shopper's day what was asked for."""
    if usage.calls:
        model_use.add(session, shopper_id, day, usage.calls, usage.tokens)
