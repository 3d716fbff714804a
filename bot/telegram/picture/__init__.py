"""The month's picture: bars of what stayed and the goal as a line."""

from bot.telegram.picture.draw import draw
from bot.telegram.picture.values import Bar, GoalLine, MonthPicture

__all__ = ["Bar", "GoalLine", "MonthPicture", "draw"]
