"""What the shopper saves for."""

from bot.domain.summary import GoalProgress
from bot.telegram.replies import Say
from bot.telegram.voice import Voice


def goal(voice: Voice, progress: GoalProgress | None) -> Say:
    """What the shopper saves for."""
    if progress is None:
        return Say(voice.text("goal-none"))
    text = voice.text("goal-shown", goal=progress.name, saved=progress.saved, target=progress.target)
    return Say(text, ((voice.button("remove-goal", "goal:0:remove"),),))
