import pytest
from telegram.error import BadRequest, Conflict, NetworkError, TimedOut

from bot.telegram.ingest.faults import AnswerError, in_words, webhook_stands
from storage.errors import DatabaseUnavailable, Trouble

WEBHOOK = Conflict("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it")
RIVAL = Conflict("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WEBHOOK, "a webhook is set"),
        (RIVAL, "another program polls"),
        (TimedOut(), "did not answer in time"),
        (AnswerError("KeyError"), "not understood (KeyError)"),
        (BadRequest("Bad Request: no"), "cannot be used: No"),
        (DatabaseUnavailable(Trouble.FULL), "the disk is full"),
        (NetworkError("a\nb" * 500), "cannot be used: a ba b"),
    ],
)
def test_every_fault_is_one_short_line(error: Exception, words: str) -> None:
    line = in_words(error)
    assert words in line
    assert "\n" not in line
    assert len(line) < 200


def test_the_content_of_an_answer_is_not_repeated() -> None:
    error = NetworkError("Bad Gateway (502). Parsing the server response b'my secret wish' failed")
    assert in_words(error) == "polling: Telegram cannot be used: Bad Gateway (502)"


def test_only_the_webhook_stands_in_the_way_as_one() -> None:
    assert webhook_stands(WEBHOOK)
    assert not webhook_stands(RIVAL)
