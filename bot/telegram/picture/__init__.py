"""The month's picture: what stayed by month, the goal, when temptations come, and what became of paused things."""

from bot.telegram.picture.draw import draw
from bot.telegram.picture.values import Bar, GoalLine, MonthPicture, Rhythm, Share

__all__ = ["Bar", "GoalLine", "MonthPicture", "Rhythm", "Share", "draw"]
