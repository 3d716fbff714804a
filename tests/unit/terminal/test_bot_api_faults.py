"""Faults: what python-telegram-bot makes of each, and whether the work was done."""

from random import Random

import pytest
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.terminal.bot_api import CALLS_KEPT, BotApi
from bot.terminal.faults import Fault, FaultKind, Faults
from tests.unit.terminal.scene import KIM

Bot = ExtBot[None]
# Making a RetryAfter warns of how a later version will give its seconds.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest.mark.parametrize(
    ("kind", "error", "done"),
    [
        (FaultKind.TOO_MANY_REQUESTS, RetryAfter, 0),
        (FaultKind.SERVER_ERROR, NetworkError, 0),
        (FaultKind.REFUSED, NetworkError, 0),
        (FaultKind.GARBAGE, TelegramError, 0),
        (FaultKind.LOST_RESPONSE, NetworkError, 1),
    ],
)
async def test_each_fault_once(bot: Bot, api: BotApi, kind: FaultKind, error: type[TelegramError], done: int) -> None:
    api.faults.inject(Fault(kind, seconds=3))
    with pytest.raises(error) as met:
        await bot.send_message(KIM, "x")
    assert len(api.messages[KIM]) == done
    assert not isinstance(met.value, RetryAfter) or met.value.retry_after == 3
    await bot.send_message(KIM, "x")
    assert len(api.messages[KIM]) == done + 1


async def test_a_late_answer_times_out(bot: Bot, api: BotApi) -> None:
    api.faults.inject(Fault(FaultKind.DELAY, seconds=60))
    with pytest.raises(TimedOut):
        await bot.send_message(KIM, "x", read_timeout=0.05)


async def test_a_short_delay_is_only_late(bot: Bot, api: BotApi) -> None:
    api.faults.inject(Fault(FaultKind.DELAY, seconds=0.001))
    assert await bot.send_message(KIM, "x")


async def test_a_lost_poll_confirms_and_loses_nothing_else(bot: Bot, api: BotApi) -> None:
    api.send(KIM, "one")
    api.send(KIM, "two")
    api.faults.inject(Fault(FaultKind.LOST_RESPONSE), method="getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates(offset=101)
    assert [update.update_id for update in await bot.get_updates(offset=101)] == [101]


def test_faults_by_method_and_number() -> None:
    faults = Faults()
    faults.inject(Fault(FaultKind.SERVER_ERROR), method="sendMessage", times=2)
    faults.inject(Fault(FaultKind.REFUSED))
    drawn = [faults.draw(method) for method in ("sendmessage", "getMe", "sendMessage", "sendMessage")]
    assert [fault and fault.kind for fault in drawn] == [
        FaultKind.SERVER_ERROR,
        FaultKind.REFUSED,
        FaultKind.SERVER_ERROR,
        None,
    ]


def test_faults_by_chance() -> None:
    faults = Faults()
    faults.inject_randomly(Fault(FaultKind.SERVER_ERROR), probability=0.25, random=Random(1))
    struck = sum(faults.draw("getMe") is not None for _ in range(1000))
    assert 200 < struck < 300
    faults.clear()
    assert faults.draw("getMe") is None


async def test_calls_are_remembered_within_bounds(bot: Bot, api: BotApi) -> None:
    await bot.send_message(KIM, "x")
    method, parameters = api.calls[-1]
    assert (method, str(parameters["chat_id"]), parameters["text"]) == ("sendMessage", str(KIM), "x")
    for _ in range(CALLS_KEPT + 1):
        await api.call("getMe", {})
    assert len(api.calls) == CALLS_KEPT
