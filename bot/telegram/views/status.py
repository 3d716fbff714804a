"""How the running deployment stands, for operators."""

from collections.abc import Iterator

from bot.service.standing import Standing
from bot.telegram.replies import Say
from bot.telegram.voice import Voice


def status(voice: Voice, standing: Standing) -> Say:
    """A line for each thing that can wait; what is put aside only where there is something."""
    return Say("\n".join((voice.text("status"), *_lines(voice, standing))))


def _lines(voice: Voice, standing: Standing) -> Iterator[str]:
    newest, oldest, latest = standing.newest, standing.oldest, standing.latest
    yield voice.text("status-none-came") if newest is None else voice.text("status-newest", age=newest)
    if oldest is None:
        yield voice.text("status-answered")
    else:
        yield voice.text("status-unanswered", count=standing.unanswered, age=oldest)
    if latest is None:
        yield voice.text("status-none-due")
    else:
        yield voice.text("status-due", count=standing.due, age=latest)
    if standing.put_aside:
        yield voice.text("status-put-aside", count=standing.put_aside)
