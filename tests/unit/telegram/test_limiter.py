import asyncio
import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.notices import Priority
from bot.telegram.backoff import asked_to_wait
from bot.telegram.limiter import Limiter, Limits, Result, SendingHeld
from tests.support.virtual_time import VirtualTime

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # RetryAfter's own


class Telegram:
    """What is called in the end: writes down when each call came, and fails as told."""

    def __init__(self, time: VirtualTime, limits: Limits | None = None) -> None:
        self.time = time
        self.limiter = Limiter(random=Random(1), limits=limits, clock=time.clock, sleep=time.sleep)
        self.calls: list[tuple[float, Any, str]] = []
        self.failures: dict[Any, list[Exception]] = {}

    async def call(self, chat: Any, priority: Priority | None = None, endpoint: str = "sendMessage") -> Result:
        data = {"text": "hello"} if chat is None else {"chat_id": chat, "text": "hello"}
        return await self.limiter.process_request(self._callback, (endpoint, data), {}, endpoint, data, priority)

    async def _callback(self, endpoint: str, data: dict[str, Any]) -> Result:
        chat = data.get("chat_id")
        self.calls.append((self.time.now - 1000.0, chat, endpoint))
        if left := self.failures.get(chat):
            raise left.pop(0)
        return True

    def times(self, chat: Any) -> list[float]:
        return [round(when, 3) for when, to, _ in self.calls if to == chat]


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(VirtualTime())


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(start <= time < start + seconds for time in times) for start in times)


async def test_what_need_not_wait_does_not(telegram: Telegram) -> None:
    assert await telegram.call(1) is True
    assert telegram.time.slept == []


async def test_spaces_the_messages_to_one_chat_after_a_small_burst(telegram: Telegram) -> None:
    await telegram.time.run(*(telegram.call(1) for _ in range(6)))
    assert telegram.times(1) == [0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize("chat", [-1001, "@channel", "-1001"])
async def test_a_group_gets_at_most_20_in_a_minute(telegram: Telegram, chat: object) -> None:
    await telegram.time.run(*(telegram.call(chat) for _ in range(100)))
    assert 19 <= most_within(telegram.times(chat), 60) <= 20


async def test_all_chats_together_keep_to_30_a_second(telegram: Telegram) -> None:
    await telegram.time.run(*(telegram.call(chat) for chat in range(300)))
    times = [when for when, _, _ in telegram.calls]
    assert times[-1] == pytest.approx(9.0, abs=0.1)
    assert most_within(times[30:], 1.0) <= 31
    assert [chat for _, chat, _ in telegram.calls] == list(range(300))


async def test_answers_go_before_reminders(telegram: Telegram) -> None:
    reminders = [telegram.call(chat, Priority.REMINDER) for chat in range(1000, 1200)]
    answers = [telegram.call(chat, Priority.ANSWER) for chat in range(100)]
    await telegram.time.run(*reminders, *answers)
    late_answer = max(when for when, chat, _ in telegram.calls if chat < 1000)
    assert late_answer == pytest.approx((100 - 10) / 30, abs=0.1)
    assert [chat for _, chat, _ in telegram.calls if chat >= 1000] == list(range(1000, 1200))
    assert telegram.calls[-1][0] == pytest.approx((300 - 20) / 30, abs=0.1)


async def test_an_answer_does_not_wait_behind_a_flood_of_reminders(telegram: Telegram) -> None:
    async def answer_later() -> None:
        await telegram.time.sleep(3.01)
        await telegram.call(1)

    await telegram.time.run(*(telegram.call(chat, Priority.REMINDER) for chat in range(100, 400)), answer_later())
    assert telegram.times(1) == [3.01]


async def test_an_answer_and_a_reminder_do_not_wait_behind_a_flood_of_summaries(telegram: Telegram) -> None:
    async def later(after: float, chat: int, priority: Priority) -> None:
        await telegram.time.sleep(after)
        await telegram.call(chat, priority)

    flood = (telegram.call(chat, Priority.SUMMARY) for chat in range(100, 150))
    others = (later(0.401, 1, Priority.ANSWER), later(0.402, 2, Priority.REMINDER))
    await telegram.time.run(*flood, *others)
    assert (telegram.times(1), telegram.times(2)) == ([0.401], [0.402])
    assert [chat for _, chat, _ in telegram.calls if chat >= 100] == list(range(100, 150))
    assert telegram.calls[-1][0] == pytest.approx((52 - 10) / 30, abs=0.1), "all of the budget, but for what is kept"


async def test_what_waits_goes_by_priority(telegram: Telegram) -> None:
    """Ten go at once that nobody has to be left room for, then each waits until room for those above it is back."""
    for chat in range(30):
        await telegram.call(chat)
    many = [telegram.call(100 * priority + n, priority) for priority in reversed(Priority) for n in range(3)]
    await telegram.time.run(*many)
    assert [chat // 100 for _, chat, _ in telegram.calls[30:]] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


async def test_a_summary_gives_way_when_there_is_no_room_for_it(telegram: Telegram) -> None:
    """The process that sends it has reminders to send as well, which may come due meanwhile."""

    async def answers() -> None:
        for chat in range(300):
            await telegram.call(chat)

    (_, error) = await telegram.time.run(answers(), telegram.call(1000, Priority.SUMMARY))
    assert isinstance(error, SendingHeld)
    assert telegram.times(1000) == []


async def test_429s_for_single_chats_are_no_matter_of_the_others(telegram: Telegram) -> None:
    telegram.failures = {chat: [RetryAfter(20)] for chat in (1, 2, 3, 4)}

    async def every_three_seconds() -> None:
        for chat in (1, 2, 3, 4):
            await telegram.time.run(telegram.call(chat, Priority.REMINDER))
            telegram.time.now += 3

    await every_three_seconds()
    await telegram.call(9)
    assert telegram.times(9) == [12]


async def test_one_chat_alone_never_holds_the_others(telegram: Telegram) -> None:
    telegram.failures = {1: [RetryAfter(1)] * 3}
    await telegram.time.run(telegram.call(1))
    await telegram.call(2)
    assert telegram.times(2) == [3]


async def test_429s_for_several_chats_at_once_hold_everybody(
    telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram does not say whether a 429 is for a chat or for the bot."""
    telegram.failures = {1: [RetryAfter(4)], 2: [RetryAfter(9)], 3: [RetryAfter(6)], 4: [RetryAfter(9)]}
    firsts = (telegram.call(chat) for chat in (1, 2, 3, 4))

    async def another() -> None:
        await telegram.time.sleep(1)
        await telegram.call(5)

    await telegram.time.run(*firsts, another())
    assert telegram.times(5)[0] >= 9
    assert telegram.calls[4][0] == pytest.approx(9, abs=0.05)
    assert most_within([when for when, _, _ in telegram.calls[4:]], 1 / 31) == 1, "and no burst after it"
    assert [r.message for r in caplog.records if "several" in r.message] == [
        "Telegram asks several chats at once to wait: nothing is sent for 9 s"
    ]


async def test_a_long_hold_is_the_callers_business(telegram: Telegram) -> None:
    telegram.failures = {chat: [RetryAfter(300)] for chat in (1, 2, 3)}
    await telegram.time.run(*(telegram.call(chat) for chat in (1, 2, 3)))
    for priority in Priority:
        (error,) = await telegram.time.run(telegram.call(7, priority))
        assert isinstance(error, SendingHeld)
        assert asked_to_wait(error) == pytest.approx(300, abs=1)


async def test_a_429_delays_its_chat_only(telegram: Telegram) -> None:
    telegram.failures = {1: [RetryAfter(7)]}
    await telegram.time.run(*(telegram.call(1) for _ in range(3)), telegram.call(2))
    assert telegram.times(2) == [0]
    assert telegram.times(1) == [0, 7, 8, 9]


async def test_after_a_429_the_chat_gets_no_burst(telegram: Telegram) -> None:
    telegram.failures = {1: [RetryAfter(dt.timedelta(seconds=5))]}
    await telegram.call(3)
    await telegram.time.run(telegram.call(1), telegram.time.sleep(2))
    await telegram.time.run(*(telegram.call(1) for _ in range(3)))
    assert telegram.times(1) == [0, 5, 6, 7, 8]


async def test_a_429_beyond_patience_is_its_callers_business(telegram: Telegram) -> None:
    telegram.failures = {1: [RetryAfter(300)]}
    for _ in range(2):
        (error,) = await telegram.time.run(telegram.call(1))
        assert isinstance(error, RetryAfter)
        assert asked_to_wait(error) == 300
    assert (telegram.times(1), telegram.time.slept) == ([0], [])
    await telegram.time.run(telegram.time.sleep(300))
    assert await telegram.time.run(telegram.call(1)) == [True]


async def test_a_reminder_does_not_wait_for_its_chat(telegram: Telegram) -> None:
    """It has its row to wait in: the reminders behind it go on."""
    telegram.failures = {1: [RetryAfter(5)]}
    (error,) = await telegram.time.run(telegram.call(1, Priority.REMINDER))
    assert isinstance(error, RetryAfter)
    assert asked_to_wait(error) == 5
    assert telegram.time.slept == []
    assert await telegram.time.run(telegram.call(1, Priority.ANSWER)) == [True]
    assert telegram.times(1) == [0, 5], "an answer keeps to what the reminder was told"


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway (502)"), TimedOut(), TelegramError("no JSON")])
async def test_passing_faults_are_tried_again_with_backoff(telegram: Telegram, error: Exception) -> None:
    telegram.failures = {1: [error] * 3}
    assert await telegram.time.run(telegram.call(1)) == [True]
    for pause, longest in zip(telegram.time.slept[:2], (1, 2), strict=True):
        assert 0.75 * longest <= pause <= longest
    assert len(telegram.calls) == 4


async def test_gives_up_after_four_tries(telegram: Telegram) -> None:
    telegram.failures = {1: [TimedOut()] * 9}
    (error,) = await telegram.time.run(telegram.call(1))
    assert isinstance(error, TimedOut)
    assert len(telegram.calls) == 4


@pytest.mark.parametrize(
    "error", [BadRequest("message text is empty"), Forbidden("blocked"), InvalidToken(), ChatMigrated(-5)]
)
async def test_what_trying_again_does_not_help_is_raised_at_once(telegram: Telegram, error: Exception) -> None:
    telegram.failures = {1: [error]}
    assert await telegram.time.run(telegram.call(1)) == [error]
    assert len(telegram.calls) == 1


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "sendChatAction", "getMe", "deleteMessage"])
async def test_what_telegram_does_not_count_does_not_wait(telegram: Telegram, endpoint: str) -> None:
    await telegram.time.run(*(telegram.call(1, endpoint=endpoint) for _ in range(100)))
    assert telegram.times(1) == [0] * 100


async def test_edits_count(telegram: Telegram) -> None:
    await telegram.time.run(*(telegram.call(1, endpoint="editMessageText") for _ in range(4)))
    assert telegram.times(1) == [0, 0, 0, 1]


async def test_a_chat_action_is_not_worth_a_second_try(telegram: Telegram) -> None:
    telegram.failures = {1: [TimedOut()]}
    (error,) = await telegram.time.run(telegram.call(1, endpoint="sendChatAction"))
    assert isinstance(error, TimedOut)


@pytest.mark.parametrize(("wait", "times"), [(5, [0, 5]), (500, [0])])
async def test_a_429_without_a_chat(telegram: Telegram, wait: int, times: list[float]) -> None:
    telegram.failures = {None: [RetryAfter(wait)]}
    await telegram.time.run(telegram.call(None, endpoint="getMe"))
    assert telegram.times(None) == times


async def test_idle_chats_are_forgotten(telegram: Telegram) -> None:
    for chat in range(1000):
        await telegram.time.run(telegram.call(chat))
    await telegram.time.run(telegram.time.sleep(120))
    await telegram.call(5000)
    (kept,) = [value for value in vars(telegram.limiter).values() if isinstance(value, dict) and 5000 in value]
    assert len(kept) == 1


async def test_someone_who_gives_up_waiting_does_not_block_the_others(telegram: Telegram) -> None:
    waiting = [asyncio.ensure_future(telegram.call(1)) for _ in range(6)]
    await asyncio.sleep(0)
    waiting[3].cancel()
    await telegram.time.run(*waiting)
    assert len(telegram.times(1)) == 5


def cost_per_call(call: Callable[[], Any], calls: int) -> float:
    import time

    async def many() -> float:
        start = time.process_time()
        for _ in range(calls):
            await call()
        return (time.process_time() - start) / calls

    return asyncio.run(many())


def test_costs_little_when_nothing_has_to_wait() -> None:
    limiter = Limiter(random=Random(1), limits=Limits(per_second=1e9, chat_every=1e-9))
    data = {"chat_id": 1}

    async def nothing() -> bool:
        return True

    spent = cost_per_call(lambda: limiter.process_request(nothing, (), {}, "sendMessage", data, None), 5000)
    assert spent < 100e-6  # 3 µs on an idle machine
