"""/review: operators read what shoppers contributed."""

from collections.abc import Sequence

from bot.domain.contributing import Refusal
from bot.service import contributing
from bot.telegram.replies import Reply, Say, Unbutton
from bot.telegram.views import chat
from bot.telegram.views import review as views
from bot.telegram.visit import Press, Visit
from storage import contributions, search
from storage.tables import Contribution


def review(visit: Visit) -> Sequence[Reply]:
    """The oldest that waits to be read; to anybody but an operator there is no such command."""
    return [_next(visit)] if _is_operator(visit) else [chat.page(visit.voice, "other-command")]


def tapped(visit: Visit) -> Sequence[Reply]:
    """What is to become of one; who is an operator is looked up at every tap."""
    press = visit.press
    if press is None:
        return []
    found = contributions.by_id(visit.session, press.id) if _is_operator(visit) else None
    if found is None:
        return [Say(visit.voice.text("not-yours"))]
    step, _, reason = press.argument.partition(".")
    if step == "next":
        return [Unbutton(press.message_id), _next(visit, after=press.id)]
    if step == "decline":
        return [views.why(visit.voice, found)]
    return _decided(visit, press, found, reason)


def _decided(visit: Visit, press: Press, found: Contribution, reason: str) -> Sequence[Reply]:
    if reason in set(Refusal):
        done, view = contributing.decline(visit.session, found, Refusal(reason), visit.now), views.declined
    elif press.argument == "publish":
        done, view = contributing.publish(visit.session, found, visit.now), views.published
    else:
        return []
    said = view(visit.voice, found) if done else views.settled(visit.voice)
    return [Unbutton(press.message_id), said, _next(visit)]


def _next(visit: Visit, after: int = 0) -> Say:
    found = contributing.next_to_review(visit.session, after)
    if found is None:
        return views.empty(visit.voice)
    names = search.category_names(visit.session, [found.category], visit.shopper.language)
    reports = contributions.reports(visit.session, found.id or 0)
    return views.item(visit.voice, found, names.get(found.category, found.category), reports)


def _is_operator(visit: Visit) -> bool:
    return visit.shopper.telegram_id in visit.tools.admins
