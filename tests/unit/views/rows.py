"""One row a view: how it is called, in all the ways that make a difference. A view without a row fails a test."""

from collections.abc import Callable, Iterator
from datetime import time
from itertools import product
from random import Random
from typing import Any

from bot.domain.about import PAGES as ABOUT
from bot.domain.clock import QuietHours
from bot.domain.money import Money
from bot.domain.payments import Period
from bot.domain.reading import PriceDoubt, read
from bot.domain.temptation import Kind, Reason, State
from bot.service.tempting import Tempted
from bot.telegram.replies import Button, Reply, Say, SendFile
from bot.telegram.views import account, chat, nudge, personal, purchases, settings, sleep
from bot.telegram.voice import Voice
from prompts import help_lines
from tests.unit.views.values import NOVEMBER, WALL, Values

MODULES = (account, chat, nudge, personal, settings, sleep)
PAGES = (
    "start",
    "help",
    "stopped",
    *(f"about-{topic}" for topic in sorted(ABOUT)),
    "other-hello",
    "other-unclear",
    "other-media",
    "other-too-long",
    "other-command",
)

Made = Iterator[Reply]
Row = Callable[[Voice, Values], Made]

NO_VIEWS: set[Callable[..., Any]] = {sleep.offered_time, purchases.of_its_kind}
"""Public in a view's module, but reads a button or names a text; it is tested where it is used."""
SAME_IN_BOTH: set[Callable[..., Any]] = {sleep.tens, nudge.talked}
"""Written the same in both languages."""


def _goal(voice: Voice, v: Values) -> Made:
    yield account.goal(voice, None)
    yield account.goal(voice, v.progress())


def _ask_price(voice: Voice, v: Values) -> Made:
    for doubt in (None, *PriceDoubt):
        for candidates in ((), (v.money,), (v.money, Money(8999, "EUR"), Money(899900, "USD"))):
            yield nudge.ask_price(voice, Tempted(v.temptation(), doubt, candidates))


def _files(voice: Voice, v: Values) -> Made:
    return (SendFile(name, content) for name, content in personal.files(voice, v.tables()))


def _quiet_names(voice: Voice, _: Values) -> Made:
    hours = (*settings.QUIET, QuietHours(0, 1439))
    yield Say(voice.text("ask-quiet"), tuple((Button(settings.quiet_name(voice, h), "quiet:1"),) for h in hours))


ROWS: dict[Callable[..., Any], Row] = {
    account.goal: _goal,
    chat.page: lambda voice, _: (chat.page(voice, name) for name in PAGES),
    chat.no_temptation: lambda voice, _: (
        chat.no_temptation(voice, read(said, home_currency="DKK"))
        for said in ("hm", "🙂", "I'm sad", "my dog died", "I won't buy shoes", "I bought a lamp")
    ),
    chat.sounds_fine: lambda voice, v: (
        chat.sounds_fine(voice, kind, v.product) for kind in (Kind.ESSENTIAL, Kind.PLANNED, Kind.GIFT)
    ),
    chat.distress: lambda voice, _: iter([chat.distress(voice, help_lines.load())]),
    chat.talk: lambda voice, _: (chat.talk(voice, reason, Random(seed)) for reason in Reason for seed in range(9)),
    chat.went_wrong: lambda voice, _: iter([chat.went_wrong(voice.language)]),
    nudge.decision_buttons: lambda voice, v: (
        Say("…", nudge.decision_buttons(voice, v.row, afresh=afresh)) for afresh in (False, True)
    ),
    nudge.nudge: lambda voice, v: iter([nudge.nudge(voice, v.advice(voice.language), v.row)]),
    nudge.talked: lambda voice, v: iter((nudge.talked(voice, v.product),)),
    nudge.talk_closes: lambda voice, v: iter((nudge.talk_closes(voice, v.product, v.temptation()),)),
    nudge.talked_out: lambda voice, v: iter((nudge.talked_out(voice, v.temptation()),)),
    nudge.with_buttons: lambda voice, v: iter(
        (nudge.with_buttons(voice, chat.page(voice, "other-declined"), v.temptation()),)
    ),
    nudge.ask_need: lambda voice, v: iter((nudge.ask_need(voice, v.temptation()),)),
    nudge.ask_price: _ask_price,
    nudge.ask_price_again: lambda voice, v: iter((nudge.ask_price_again(voice, v.temptation()),)),
    nudge.skipped: lambda voice, v: (
        nudge.skipped(voice, v.temptation(period=period), price, NOVEMBER, price)
        for price in (v.money, None)
        for period in (None, *Period)
    ),
    nudge.taken_back: lambda voice, v: (nudge.taken_back(voice, v.temptation(), price) for price in (v.money, None)),
    nudge.bought: lambda voice, v: (nudge.bought(voice, v.temptation(), price) for price in (v.money, None)),
    nudge.needed: lambda voice, v: iter([nudge.needed(voice, v.temptation())]),
    nudge.kept: lambda voice, v: iter([nudge.kept(voice, v.temptation())]),
    nudge.confirmed: lambda voice, v: iter([nudge.confirmed(voice, v.temptation(), v.money)]),
    nudge.unchanged: lambda voice, v: (nudge.unchanged(voice, v.temptation(state=state)) for state in State),
    personal.files: _files,
    personal.ask_delete: lambda voice, _: iter([personal.ask_delete(voice)]),
    settings.settings: lambda voice, v: iter([settings.settings(voice, v.shopper, WALL, {})]),
    settings.replaced: lambda voice, _: iter([settings.replaced(settings.ask_quiet(voice), 1)]),
    settings.ask_language: lambda voice, _: iter([settings.ask_language(voice)]),
    settings.choose_language: lambda voice, _: iter([settings.choose_language(voice)]),
    settings.ask_currency: lambda voice, _: iter([settings.ask_currency(voice)]),
    settings.ask_timezone: lambda voice, _: iter([settings.ask_timezone(voice)]),
    settings.ask_quiet: lambda voice, _: iter([settings.ask_quiet(voice)]),
    settings.quiet_name: _quiet_names,
    settings.clock: lambda voice, _: iter([Say(settings.clock(voice, time(7, 5)))]),
    sleep.changed: lambda voice, v: (
        sleep.changed(voice, v.temptation(), WALL, moved=moved, far=far)
        for moved, far in product((False, True), repeat=2)
    ),
    sleep.choose_pause: lambda voice, v: iter([sleep.choose_pause(voice, v.temptation())]),
    sleep.ask_when: lambda voice, v: iter([sleep.ask_when(voice, v.temptation())]),
    sleep.tens: lambda _, v: iter([Say("1–10", sleep.tens(v.temptation(), "now"))]),
    sleep.ask_want: lambda voice, v: iter([sleep.ask_want(voice, v.temptation())]),
    sleep.want_noted: lambda voice, _: (sleep.want_noted(voice, want) for want in (None, 0, 1, 10)),
    sleep.pause_buttons: lambda voice, v: iter([Say("…", sleep.pause_buttons(voice, v.row))]),
    sleep.waiting: lambda voice, v: (sleep.waiting(voice, v.waiting(count)) for count in (0, 1, 2, 60)),
}

TELLS: dict[Callable[..., Any], str] = {
    chat.sounds_fine: "product",
    nudge.nudge: "product",
    nudge.talked: "product",
    nudge.talk_closes: "product",
    nudge.talked_out: "product",
    nudge.ask_need: "product",
    nudge.ask_price: "product",
    nudge.ask_price_again: "product",
    nudge.skipped: "product",
    nudge.taken_back: "product",
    nudge.bought: "product",
    nudge.needed: "product",
    nudge.kept: "product",
    nudge.confirmed: "product",
    nudge.unchanged: "product",
    sleep.changed: "product",
    sleep.choose_pause: "product",
    sleep.ask_when: "product",
}
"""Views that say the shopper's own word each time, just as it was written."""
