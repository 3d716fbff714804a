import asyncio
import logging

import pytest

from bot.telegram.rounds import every
from storage.errors import DatabaseUnavailable, Trouble


class Enough(BaseException):
    """Ends what goes on for ever."""


async def test_whatever_fails_is_said_once_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    ends = iter(
        [KeyError("of somebody's"), KeyError("of somebody's"), None, DatabaseUnavailable(Trouble.LOCKED), Enough()]
    )
    waited: list[float] = []

    async def work() -> None:
        if end := next(ends):
            raise end

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0)

    with caplog.at_level(logging.INFO), pytest.raises(Enough):
        await every(7.0, work, "looking", sleep)
    assert waited == [7.0] * 4
    first, second = caplog.messages
    assert first.startswith("looking failed: KeyError at test_rounds.py:")
    assert second.startswith("looking: another program")
    assert "somebody" not in caplog.text
