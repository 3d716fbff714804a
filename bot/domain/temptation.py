"""A temptation, one thing a shopper is tempted by, and the states it moves through."""

from enum import StrEnum


class Kind(StrEnum):
    """What a message is about; decided in code before anything else is done with it."""

    WANT = "want"
    ESSENTIAL = "essential"
    PLANNED = "planned"
    GIFT = "gift"
    DISTRESS = "distress"
    OTHER = "other"


class Angle(StrEnum):
    """The argument of an opinion."""

    UPKEEP = "upkeep"
    OVERLAP = "overlap"
    SPACE = "space"
    NOISE = "noise"
    HIDDEN_COSTS = "hidden-costs"
    LEARNING_CURVE = "learning-curve"
    HYPE = "hype"
    DURABILITY = "durability"
    RESALE = "resale"
    ENVIRONMENT = "environment"
    BORROW = "borrow"
    HABIT = "habit"


class Strategy(StrEnum):
    """The four kinds of nudge (Moser et al., CHI 2019, and the WWW 2021 study name them so)."""

    REFLECTION = "reflection"
    DESIRE_REDUCTION = "desire-reduction"
    SALIENT_COST = "salient-cost"
    DISTRACTION = "distraction"


class Rung(StrEnum):
    """The ladder of alternatives, from doing nothing to looking again later, in the order shown."""

    NOTHING = "nothing"
    OWN = "own"
    FIX = "fix"
    BORROW = "borrow"
    SECONDHAND = "secondhand"
    CHEAPER = "cheaper"
    LATER = "later"


class State(StrEnum):
    """Where a temptation stands."""

    OPEN = "open"
    COOLING = "cooling"
    SKIPPED = "skipped"
    BOUGHT = "bought"
    BOUGHT_CHEAPER = "bought_cheaper"
    NEEDED = "needed"
    DROPPED = "dropped"


class Reason(StrEnum):
    """Why a shopper says they want the thing, as heard in an answer after a nudge."""

    BROKEN = "broken"
    DISCOUNT = "discount"
    SCARCITY = "scarcity"
    SOCIAL = "social"
    MOOD = "mood"
    REWARD = "reward"
    BOREDOM = "boredom"
    GIFT = "gift"
    UPGRADE = "upgrade"
    NEED = "need"
    OTHER = "other"
