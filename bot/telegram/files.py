"""The files that shoppers send, fetched from the Bot API and kept nowhere."""

import logging

from telegram import Bot
from telegram.error import TelegramError

log = logging.getLogger(__name__)

LARGEST = 5 * 2**20
"""Bytes of a file that is fetched; a photo of Telegram's has a few hundred thousand, a minute of voice fewer still."""


class TelegramFiles:
    """Fetches files by their ids."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> bytes | None:
        """A file's content; None where Telegram does not give it, or it is larger than `LARGEST`."""
        try:
            file = await self._bot.get_file(file_id)
            if file.file_size is None or file.file_size > LARGEST:
                return None
            return bytes(await file.download_as_bytearray())
        except (TelegramError, OSError) as error:  # OSError: a Bot API server that gives paths on this machine
            log.warning("a file could not be fetched: %s", type(error).__name__)
            return None
