"""The queue of contributed opinions, for operators."""

from bot.domain import figures
from bot.domain.contributing import Refusal, State
from bot.telegram.replies import Say
from bot.telegram.voice import Voice
from storage.tables import Contribution


def item(voice: Voice, contribution: Contribution, category: str, reports: int) -> Say:
    """One to be read, with what can be done with it."""
    told = voice.text(
        "review-item",
        state=voice.plain(f"opinion-state-{contribution.state}"),
        category=category,
        language=contribution.language,
        interest=voice.plain(f"interest-{contribution.interest}"),
        date=figures.date_short(contribution.created_at.date(), voice.language),
        text=contribution.text,
    )
    counted = f"\n{voice.text('review-reports', count=reports)}" if reports else ""
    number = contribution.id
    stays, goes = f"review:{number}:publish", f"review:{number}:decline"
    waits = contribution.state == State.WAITING
    stay = voice.button("review-publish", stays) if waits else voice.button("review-stand", stays)
    further = (voice.button("review-next", f"review:{number}:next"),)
    return Say(told + counted, ((stay, voice.button("review-decline", goes)), further))


def why(voice: Voice, contribution: Contribution) -> Say:
    """Why it is declined; one tap."""
    rows = tuple((voice.button(f"refusal-{r}", f"review:{contribution.id}:no.{r}"),) for r in Refusal)
    return Say(voice.text("review-why"), rows)


def published(voice: Voice, contribution: Contribution) -> Say:
    """It is shown from now on."""
    return Say(voice.text("review-published", text=contribution.text))


def declined(voice: Voice, contribution: Contribution) -> Say:
    """It is not shown."""
    return Say(voice.text("review-declined", text=contribution.text))


def settled(voice: Voice) -> Say:
    """Somebody decided it meanwhile, or its author withdrew it."""
    return Say(voice.text("review-settled"))


def empty(voice: Voice) -> Say:
    """The queue is worked off."""
    return Say(voice.text("review-empty"))
