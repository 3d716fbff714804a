"""How long the bot may take to end in good order, by its own limits."""

from inspect import signature

from bot.runner import DRAIN_SECONDS
from bot.telegram.ingest.lanes import Lanes

LONGEST_SECONDS = DRAIN_SECONDS + signature(Lanes.close).parameters["grace"].default
"""For calls under way, and then for what is being handled."""
