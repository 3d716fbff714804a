import sys

import pytest

from tests.benchmarks.harness import ECHO_BOT, Bot, Figures, Load, Result, bench, middle, report, side_by_side


async def test_measures_the_echo_bot() -> None:
    ((result,),) = await side_by_side([ECHO_BOT], Load(messages=40, chats=4), rounds=1)
    for figures in (result.one_at_a_time, result.stream):
        assert figures.messages == 40
        assert 0 < figures.p50 <= figures.p95
        assert 0 < figures.cpu < 1000
        assert figures.per_second > 0


async def test_a_bot_that_does_not_poll_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.harness.START_SECONDS", 0.2)
    with pytest.raises(TimeoutError):
        async with bench([sys.executable, "-c", "import time; time.sleep(30)"]):
            pass


def result(cpu: float) -> Result:
    figures = Figures(messages=10, p50=1.0, p95=2.0, cpu=cpu, per_second=100.0)
    return Result(figures, figures)


def test_reports_medians_and_the_spread_of_the_ratios() -> None:
    bots = [Bot("echo bot", ()), Bot("measured", ())]
    results = [[result(1.0), result(2.0), result(1.0)], [result(0.5), result(3.0), result(0.8)]]
    lines = list(report(bots, results))
    assert middle([each.stream for each in results[0]]).cpu == 1.0
    assert "CPU 0.80 (0.50 to 1.50)" in lines[2]
    assert len(lines) == 6
