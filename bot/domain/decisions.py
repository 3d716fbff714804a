"""What a shopper can do with a temptation, and where that leads. One table: nothing else moves a state."""

from enum import StrEnum

from bot.domain.temptation import State


class Act(StrEnum):
    """A tap; the value is the verb in a button's `callback_data`."""

    SKIP = "skip"
    SLEEP = "sleep"
    NEED = "need"
    BUY = "buy"
    DROP = "drop"
    KEEP = "keep"
    AGAIN = "again"
    END = "end"
    """The pause is cut short, and nothing is chosen."""
    UNDO = "undo"
    """The decision is taken back, whatever came after it."""
    UNDO_RETURN = "undo-returned"
    """Only the return is taken back: it is bought again."""
    UNDO_CONFIRM = "undo-confirm"
    """Only the newest confirmation is taken back: it is pending again."""
    BOUGHT = "bought"
    CHEAPER = "cheaper"
    RETURNED = "returned"
    CONFIRM = "confirm"
    LET_LIE = "let-lie"
    """No tap: a question that stayed unanswered."""


AFRESH = "afresh"
"""The argument of a button on the nudge for a thing that was skipped before it: the skip is taken back first."""

_UNDECIDED = {State.OPEN, State.COOLING, State.DROPPED}
"""Dropped is what stayed unanswered: a late answer still counts."""
BOUGHT = frozenset({State.BOUGHT, State.BOUGHT_CHEAPER})
_DECIDED = {State.SKIPPED, State.NEEDED, State.DROPPED, *BOUGHT}

_FROM: dict[Act, tuple[set[State], State]] = {
    Act.SKIP: (_UNDECIDED, State.SKIPPED),
    Act.DROP: (_UNDECIDED, State.SKIPPED),
    Act.SLEEP: (_UNDECIDED, State.COOLING),
    Act.AGAIN: (_UNDECIDED, State.COOLING),
    Act.NEED: (_UNDECIDED, State.NEEDED),
    Act.KEEP: ({State.COOLING, State.DROPPED}, State.OPEN),
    Act.BUY: ({*_UNDECIDED, State.SKIPPED}, State.BOUGHT),
    Act.BOUGHT: ({*_UNDECIDED, State.SKIPPED}, State.BOUGHT),
    Act.CHEAPER: ({*_UNDECIDED, State.SKIPPED, State.BOUGHT}, State.BOUGHT_CHEAPER),
    Act.RETURNED: (set(BOUGHT), State.SKIPPED),
    Act.LET_LIE: ({State.OPEN, State.COOLING}, State.DROPPED),
    Act.CONFIRM: ({State.SKIPPED}, State.SKIPPED),
    Act.END: ({State.COOLING, State.DROPPED}, State.OPEN),
    Act.UNDO: (_DECIDED, State.OPEN),
    Act.UNDO_RETURN: ({State.SKIPPED}, State.BOUGHT),
    Act.UNDO_CONFIRM: ({State.SKIPPED}, State.SKIPPED),
}

TAKEN_BACK = {Act.UNDO_RETURN: Act.RETURNED, Act.UNDO_CONFIRM: Act.CONFIRM}
"""What these take back; a button to undo says it behind the thing, so that a second tap takes back no more."""


def move(state: State, act: Act) -> State | None:
    """The state after `act`, or None when it does not apply, such as a second tap on the same button."""
    origins, target = _FROM[act]
    return target if state in origins else None
