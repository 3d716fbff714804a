"""The phrases that no text of the bot may hold, for every test that reads texts."""

from bot.domain.libraryrules import banned_in

__all__ = ["banned_in"]
