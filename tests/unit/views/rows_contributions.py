"""Rows for opinions that shoppers write for others, and for their review."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.contributing import Refusal, State
from bot.domain.screening import Screen
from bot.telegram.replies import Reply
from bot.telegram.views import contributions, review
from bot.telegram.voice import Voice
from storage.tables import Contribution
from tests.unit.views.values import NOW, Values

MODULES = (contributions, review)


def _one(values: Values, number: int = 0, **other: Any) -> Contribution:
    told: dict[str, Any] = {"category": "airfryers", "language": "da", "interest": "sells", "state": "waiting"}
    return Contribution(
        id=values.row + number, shopper_id=1, text=values.reason[:170], created_at=NOW, **{**told, **other}
    )


def _names(values: Values) -> dict[str, str]:
    return {"airfryers": values.categories[0]}


def _list(voice: Voice, values: Values) -> Iterator[Reply]:
    states = [state for state in State if state is not State.WITHDRAWN]
    own = [_one(values, n, state=states[n % len(states)]) for n in range(20)]
    return iter((contributions.listed(voice, own, _names(values)), contributions.listed(voice, own[:1], {})))


def _decided(voice: Voice, values: Values) -> Iterator[Reply]:
    refused = [_one(values, n, state="declined", reason=reason) for n, reason in enumerate(Refusal)]
    for told in (refused, [_one(values, state="published")], [*refused, _one(values, 9, state="published")]):
        yield contributions.decided(voice, told, _names(values))


def _items(voice: Voice, values: Values) -> Iterator[Reply]:
    for state, reports in ((State.WAITING, 0), (State.REPORTED, 1), (State.HIDDEN, 3)):
        yield review.item(voice, _one(values, state=state), values.categories[0], reports)


ROWS: dict[Callable[..., Any], Callable[[Voice, Values], Iterator[Reply]]] = {
    contributions.ask_kind: lambda voice, v: (
        contributions.ask_kind(voice, {} if again else _names(v), again=again) for again in (False, True)
    ),
    contributions.ask_text: lambda voice, v: iter((contributions.ask_text(voice, v.categories[0]),)),
    contributions.screened: lambda voice, _: (
        contributions.screened(voice, why, n) for why in Screen for n in (1, 300)
    ),
    contributions.ask_interest: lambda voice, v: iter((contributions.ask_interest(voice, v.categories[0], v.reason),)),
    contributions.thanks: lambda voice, _: iter((contributions.thanks(voice),)),
    contributions.full: lambda voice, _: (contributions.full(voice, n) for n in (1, 5)),
    contributions.gone: lambda voice, _: iter((contributions.gone(voice),)),
    contributions.listed: _list,
    contributions.withdrawn: lambda voice, v: iter((contributions.withdrawn(voice, _one(v)),)),
    contributions.withdrawn_already: lambda voice, _: iter((contributions.withdrawn_already(voice),)),
    contributions.decided: _decided,
    contributions.reported: lambda voice, _: iter((contributions.reported(voice),)),
    contributions.reported_nothing: lambda voice, _: iter((contributions.reported_nothing(voice),)),
    review.item: _items,
    review.why: lambda voice, v: iter((review.why(voice, _one(v)),)),
    review.published: lambda voice, v: iter((review.published(voice, _one(v)),)),
    review.declined: lambda voice, v: iter((review.declined(voice, _one(v)),)),
    review.settled: lambda voice, _: iter((review.settled(voice),)),
    review.empty: lambda voice, _: iter((review.empty(voice),)),
}
TELLS: dict[Callable[..., Any], str] = {}
