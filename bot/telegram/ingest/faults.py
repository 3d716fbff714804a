"""What can go wrong between the bot and Telegram, said in one line each."""

from telegram.error import Conflict, RetryAfter, TelegramError, TimedOut

from storage.errors import DatabaseUnavailable

REASON_LENGTH = 120


ODD = (AttributeError, KeyError, TypeError, ValueError)
"""What python-telegram-bot raises where the result of a call has not the form that the Bot API promises."""


class TokenRefused(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """Telegram does not know the bot's token; trying again is no use."""

    def __init__(self) -> None:
        super().__init__("Telegram refuses the bot's token; check TELEGRAM_BOT_TOKEN and TELEGRAM_API_URL")


class AnswerError(TelegramError):
    """An answer that is not what the Bot API promises."""

    def __init__(self, what: str) -> None:
        super().__init__(f"its answer was not understood ({what})")


def webhook_stands(error: Exception) -> bool:
    """True for the 409 with which Telegram answers polling while it has a webhook to call."""
    return isinstance(error, Conflict) and "webhook" in error.message.lower()


def in_words(error: Exception) -> str:
    """The fault as one line for the operator, without the answer's content and without the token."""
    if webhook_stands(error):
        return "polling: a webhook is set for this bot; taking it away"
    if isinstance(error, Conflict):
        return "polling: another program polls with the same token; stop one of the two"
    if isinstance(error, RetryAfter):
        return "polling: Telegram asks for patience"
    if isinstance(error, TimedOut):
        return "polling: Telegram did not answer in time"
    if isinstance(error, DatabaseUnavailable):
        return f"polling: {error}"
    return f"polling: Telegram cannot be used: {_reason(error)}"


def _reason(error: Exception) -> str:
    # python-telegram-bot quotes the whole answer after these words
    words = str(error).partition(". Parsing the server response")[0]
    return " ".join(words.split())[:REASON_LENGTH]
