"""Rows for the question whether words may go to a provider."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.advice.model.use import Use
from bot.service.outside import Provider
from bot.telegram.replies import Reply, Say
from bot.telegram.views import consent
from bot.telegram.voice import Voice
from tests.unit.views.values import Values

MODULES = (consent,)

WORDS = Provider("api.openai.com")
HOST = Provider("api.openai.com", frozenset({Use.PHRASES}))
FILES = [
    Provider("api.openai.com", frozenset(uses))
    for uses in (
        {Use.PICTURES},
        {Use.VOICE},
        {Use.PICTURES, Use.VOICE},
        {Use.PHRASES, Use.PICTURES},
        {Use.PLACES, Use.VOICE},
        set(Use),
    )
]


def _noted(voice: Voice, _: Values) -> Iterator[Reply]:
    return (consent.noted(voice, HOST, yes=yes) for yes in (True, False))


def _privacy(voice: Voice, _: Values) -> Iterator[Reply]:
    for provider, allowed in ((None, False), (HOST, False), *((provider, True) for provider in (HOST, WORDS, *FILES))):
        yield consent.privacy(voice, provider, allowed=allowed)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    consent.ask: lambda voice, _: (consent.ask(voice, p) for p in (HOST, WORDS, *FILES)),
    consent.noted: _noted,
    consent.nobody: lambda voice, _: iter((consent.nobody(voice),)),
    consent.privacy: _privacy,
    consent.settings_line: lambda voice, _: (Say(consent.settings_line(voice, HOST, allowed=a)) for a in (True, False)),
    consent.settings_buttons: lambda voice, _: iter((Say("…", consent.settings_buttons(voice, HOST)),)),
}
TELLS: dict[Callable[..., Any], str] = {}
