"""An opinion for others: written, listed, withdrawn, reported."""

from collections.abc import Mapping, Sequence

from bot.domain.contributing import STANDING, Interest, State
from bot.domain.screening import LONGEST, SHORTEST, Screen
from bot.telegram.replies import Button, Say
from bot.telegram.voice import Voice
from storage.tables import Contribution

_LISTED = 10
"""So many of a shopper's own are listed, the newest first."""


def ask_kind(voice: Voice, guesses: Mapping[str, str], *, again: bool = False) -> Say:
    """What it is about; a tap on the kind of a thing they were tempted by answers, too."""
    rows = tuple((Button(name, f"opinion:0:kind.{category}"),) for category, name in guesses.items())
    return Say(voice.text("opinion-ask-kind-again" if again else "opinion-ask-kind"), rows)


def ask_text(voice: Voice, category: str) -> Say:
    """The opinion itself, of a category by its name."""
    return Say(voice.text("opinion-ask-text", category=category, shortest=SHORTEST, longest=LONGEST))


def screened(voice: Voice, why: Screen, count: int) -> Say:
    """What is wrong with it, and what would do."""
    limits = {"count": count, "shortest": SHORTEST, "longest": LONGEST} if why is Screen.LENGTH else {}
    return Say(voice.text(f"screen-{why}", **limits))


def ask_interest(voice: Voice, category: str, text: str) -> Say:
    """What its author gains; one tap."""
    rows = tuple((voice.button(f"opinion-{interest}", f"opinion:0:{interest}"),) for interest in Interest)
    return Say(voice.text("opinion-ask-interest", category=category, text=text), rows)


def thanks(voice: Voice) -> Say:
    """It waits to be read."""
    return Say(voice.text("opinion-thanks"))


def full(voice: Voice, count: int) -> Say:
    """Too many of theirs wait."""
    return Say(voice.text("opinion-full", count=count))


def gone(voice: Voice) -> Say:
    """The text that the tap was about was dropped."""
    return Say(voice.text("opinion-gone"))


def listed(voice: Voice, own: Sequence[Contribution], names: Mapping[str, str]) -> Say:
    """What a shopper contributed, each with a tap to withdraw it, and one to write another."""
    shown = own[:_LISTED]
    items = [voice.text("opinion-list"), *(_item(voice, n, c, names) for n, c in enumerate(shown, start=1))]
    rows = (
        (voice.button("withdraw", f"opinion:{c.id}:withdraw", n),)
        for n, c in enumerate(shown, start=1)
        if c.state in STANDING
    )
    return Say("\n".join(items), (*rows, (voice.button("opinion-write", "opinion:0:write"),)))


def withdrawn(voice: Voice, contribution: Contribution) -> Say:
    """Its author took it back."""
    return Say(voice.text("opinion-withdrawn", text=contribution.text))


def withdrawn_already(voice: Voice) -> Say:
    """There is nothing to take back."""
    return Say(voice.text("opinion-withdrawn-already"))


def decided(voice: Voice, told: Sequence[Contribution], names: Mapping[str, str]) -> Say:
    """What became of what a shopper wrote; what is shown can be withdrawn."""
    published = [c for c in told if c.state == State.PUBLISHED]
    rows = tuple((voice.button("withdraw", f"opinion:{c.id}:withdraw"),) for c in published[:1])
    return Say("\n\n".join(_decision(voice, c, names) for c in told[:_LISTED]), rows)


def reported(voice: Voice) -> Say:
    """It is read again."""
    return Say(voice.text("reported"))


def reported_nothing(voice: Voice) -> Say:
    """It is not there any more."""
    return Say(voice.text("reported-nothing"))


def _item(voice: Voice, number: int, contribution: Contribution, names: Mapping[str, str]) -> str:
    return voice.text(
        "opinion-item",
        number=number,
        category=names.get(contribution.category, contribution.category),
        text=contribution.text,
        state=voice.plain(f"opinion-state-{contribution.state}"),
    )


def _decision(voice: Voice, contribution: Contribution, names: Mapping[str, str]) -> str:
    said = {"category": names.get(contribution.category, contribution.category), "text": contribution.text}
    if contribution.state == State.DECLINED:
        return voice.text(f"opinion-declined-{contribution.reason}", **said)
    return voice.text("opinion-published", **said)
