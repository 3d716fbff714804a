"""A shopper's if-then plan: kept, and quoted when what it speaks of returns."""

from datetime import datetime

from bot.domain import plan
from storage.tables import Shopper


def plan_for(shopper: Shopper, text: str, product: str, here: datetime) -> str | None:
    """The shopper's own sentence, when its trigger returns in a message about a product at local time `here`."""
    if shopper.plan is None or not plan.returns(shopper.plan, text=text, product=product, here=here):
        return None
    return shopper.plan


def keep_plan(shopper: Shopper, sentence: str) -> bool:
    """Keep a sentence as the plan; False when it is empty or longer than `plan.LONGEST` characters."""
    if fits(sentence):
        shopper.plan = " ".join(sentence.split())
    return fits(sentence)


def fits(sentence: str) -> bool:
    """Whether a sentence can be kept, without the blanks around its words."""
    return 0 < len(" ".join(sentence.split())) <= plan.LONGEST


def remove_plan(shopper: Shopper) -> None:
    """No plan any more."""
    shopper.plan = None
