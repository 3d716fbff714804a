"""What may follow a purchase: returning it, and whether it was worth it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.language import Language
from bot.domain.scale import read_scale
from bot.domain.withdrawal import only_a_day, read_delivery
from bot.service import purchases as service
from bot.service.scheduling import DueBatch
from bot.service.shoppers import local_time, open_question
from bot.telegram.replies import Reply, Unbutton
from bot.telegram.views import nudge as nudges
from bot.telegram.views import purchases as views
from bot.telegram.visit import Press, Visit
from bot.telegram.voice import Voice
from storage import shoppers, verdicts
from storage.tables import Shopper, Temptation

ABOUT_A_MONTH = timedelta(days=37)
"""A question that comes later than this names the day of the purchase."""
_NO_WORDS = frozenset({"no", "nope", "no thanks", "nej", "næ", "nej tak"})

Step = Callable[[Visit, Press, Temptation], Sequence[Reply]]


def returning(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap that belongs to the right to return it; nothing of it applies once it is not bought any more."""
    if not service.bought(temptation):
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    step = _RETURN.get(press.argument)
    return step(visit, press, temptation) if step else []


def worth(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """A tap that belongs to the question whether it was worth it; a purchase that was sent back has an answer too."""
    if not service.bought(temptation) and temptation.returned_at is None:
        return [press.spent(), nudges.unchanged(visit.voice, temptation)]
    step = _WORTH.get(press.argument)
    return step(visit, press, temptation) if step else []


def return_due(_session: Session, batch: DueBatch, _now: datetime) -> Reply | None:
    """Three days before the right ends; nothing about what is not kept anyway."""
    reminder, temptation = batch.things[0]
    if not service.bought(temptation):
        return None
    return views.return_due(Voice(Language(batch.shopper.language)), temptation, service.window_of(reminder))


def worth_due(_session: Session, batch: DueBatch, now: datetime) -> Reply | None:
    """A month after buying; the number may be written, unless another question is open."""
    _, temptation = batch.things[0]
    if not service.bought(temptation):
        return None
    if open_question(batch.shopper, now) is None:
        shoppers.expect(batch.shopper, "worth", temptation.id, now)
    voice = Voice(Language(batch.shopper.language))
    return views.worth_due(voice, temptation, _long_ago(batch.shopper, temptation, now))


def day_written(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """The day of delivery in words, after a tap on `Another day`; what is not understood is asked about once."""
    shoppers.expect_nothing(visit.shopper)
    if not service.bought(temptation):
        return []
    if replies := _day_told(visit, temptation):
        return replies
    shoppers.expect(visit.shopper, "delivery", temptation.id, visit.now)
    return [views.day_unclear(visit.voice, temptation)]


def day_mentioned(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """The same without a tap: only what is nothing but a day is an answer."""
    shoppers.expect_nothing(visit.shopper)
    answers = service.bought(temptation) and (only_a_day(visit.text) or _in_a_shop(visit))
    return _day_told(visit, temptation) if answers else []


def score_written(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """The number in words; anything else is no answer to it."""
    shoppers.expect_nothing(visit.shopper)
    score = read_scale(visit.text, len(views.SCORES))
    return _judged(visit, temptation, score) if score else []


def words_written(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """The optional sentence, or another number."""
    if read_scale(visit.text, len(views.SCORES)):
        return score_written(visit, temptation)
    shoppers.expect_nothing(visit.shopper)
    verdict = verdicts.of_thing(visit.session, temptation.id or 0)
    if verdict is None:
        return []
    if _plain(visit.text) in {*_NO_WORDS, _label(visit, "no-words")}:
        return [views.worth_no_words(visit.voice)]
    service.note_words(verdict, visit.text)
    return [views.worth_words(visit.voice)]


def _remind(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """One tap is enough: it counts from today, and can be put right. A second tap changes nothing."""
    if plan := service.promised_return(visit.session, temptation):
        return [_without(press), views.return_noted(visit.voice, temptation, plan)]
    plan = service.promise_return(visit.session, visit.shopper, temptation, visit.here.date(), visit.now)
    shoppers.expect(visit.shopper, "delivery", temptation.id, visit.now)
    return [_without(press), views.return_set(visit.voice, temptation, plan)]


def _in_days(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    day = visit.here.date() + timedelta(days=int(press.argument.removeprefix("d")))
    return [press.spent(), *_counted_from(visit, temptation, day)]


def _own_words(visit: Visit, _press: Press, temptation: Temptation) -> Sequence[Reply]:
    shoppers.expect(visit.shopper, "delivery-day", temptation.id, visit.now)
    return [views.ask_day(visit.voice, temptation)]


def _day_told(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    """What a written day comes to; empty where there is none."""
    if _in_a_shop(visit):
        return _take_back(visit, temptation)
    day = read_delivery(visit.text, now=visit.here)
    return _counted_from(visit, temptation, day) if day else []


def _shop(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    return [press.spent(), *_take_back(visit, temptation)]


def _keep(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    return [press.spent(), views.kept(visit.voice, temptation)]


def _counted_from(visit: Visit, temptation: Temptation, day: date) -> Sequence[Reply]:
    """Count from the day that was told; where it is too late to be reminded, the text comes now."""
    shoppers.expect_nothing(visit.shopper)
    plan = service.promise_return(visit.session, visit.shopper, temptation, day, visit.now)
    if plan.reminder:
        return [views.return_noted(visit.voice, temptation, plan)]
    return [(views.return_over if plan.over else views.return_due)(visit.voice, temptation, plan.window)]


def _take_back(visit: Visit, temptation: Temptation) -> Sequence[Reply]:
    service.forget_return(visit.session, visit.shopper, temptation)
    shoppers.expect_nothing(visit.shopper)
    return [views.in_a_shop(visit.voice, temptation)]


def _ask_in_a_month(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    wall = service.promise_worth(visit.session, visit.shopper, temptation, visit.now)
    return [_without(press), views.worth_set(visit.voice, temptation, wall)]


def _never_mind(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    service.forget_worth(visit.session, visit.shopper, temptation)
    return [press.spent(), views.worth_off(visit.voice, temptation)]


def _score(visit: Visit, press: Press, temptation: Temptation) -> Sequence[Reply]:
    """The numbers stay, so that another one can be tapped."""
    left = tuple(row for row in press.keyboard if len(row) == len(views.SCORES))
    return [Unbutton(press.message_id, left), *_judged(visit, temptation, int(press.argument))]


def _skip(visit: Visit, press: Press, _temptation: Temptation) -> Sequence[Reply]:
    shoppers.expect_nothing(visit.shopper)
    return [press.spent(), views.worth_skipped(visit.voice)]


def _without_words(visit: Visit, press: Press, _temptation: Temptation) -> Sequence[Reply]:
    shoppers.expect_nothing(visit.shopper)
    return [press.spent(), views.worth_no_words(visit.voice)]


def _judged(visit: Visit, temptation: Temptation, score: int) -> Sequence[Reply]:
    verdict = verdicts.keep(visit.session, temptation, score, visit.now)
    if verdict.words:
        shoppers.expect_nothing(visit.shopper)
        return [views.worth_changed(visit.voice, verdict)]
    shoppers.expect(visit.shopper, "worth-words", temptation.id, visit.now)
    return [views.worth_noted(visit.voice, verdict)]


def _without(press: Press) -> Unbutton:
    """Take the tapped button away; the other offer stands."""
    rows = (tuple(b for b in row if not b.data.startswith(f"{press.verb}:")) for row in press.keyboard)
    return Unbutton(press.message_id, tuple(row for row in rows if row))


def _long_ago(shopper: Shopper, temptation: Temptation, now: datetime) -> date | None:
    """The day it was bought, where that is longer ago than about a month."""
    then = temptation.decided_at
    return local_time(shopper, then).date() if then and now - then > ABOUT_A_MONTH else None


def _in_a_shop(visit: Visit) -> bool:
    """The button's label, written out."""
    return _plain(visit.text) == _label(visit, "in-a-shop")


def _label(visit: Visit, button: str) -> str:
    return visit.voice.button(button, "").label.casefold()


def _plain(text: str) -> str:
    return text.strip(" .!").casefold()


_RETURN: dict[str, Step] = {
    "": _remind,
    "own": _own_words,
    "shop": _shop,
    "keep": _keep,
    **dict.fromkeys(("d0", "d1", "d3", "d7"), _in_days),
}
"""What follows `return:id:`."""
_WORTH: dict[str, Step] = {
    "": _ask_in_a_month,
    "off": _never_mind,
    "skip": _skip,
    "nowords": _without_words,
    **dict.fromkeys(map(str, views.SCORES), _score),
}
"""What follows `worth:id:`."""
