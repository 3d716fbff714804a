"""One temptation in, one piece of advice out. Engines stand behind one protocol."""

from bot.advice.protocol import Advice, Advisor, AlternativeView, GoalView, Occasion, OpinionView

__all__ = ["Advice", "Advisor", "AlternativeView", "GoalView", "Occasion", "OpinionView"]
