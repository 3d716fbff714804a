"""`omtanke explain`: what the bot understands, finds and would say."""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from random import SystemRandom
from typing import Any

from sqlmodel import Session

from bot.advice import Advice
from bot.advice.templates import TemplateAdvisor, visible
from bot.cli.chat import utf8
from bot.domain.about import read_about
from bot.domain.language import Language
from bot.domain.money import Money
from bot.domain.reading import Item, Price, Reading, detect_language, read
from bot.domain.talk import read_reason
from bot.domain.temptation import Kind, Reason
from bot.domain.when import read_when
from bot.opening import open_database, open_models, utc_now
from bot.service.advising import Adviser
from bot.service.explaining import Explanation, explain
from bot.service.finding import nowhere
from bot.service.outside import Answers, Outside, run_with_answers
from bot.service.shoppers import home_of
from bot.service.tempting import Tempted, set_price
from bot.settings import Settings
from bot.telegram.replies import Say
from bot.telegram.views import chat as chat_views
from bot.telegram.views import nudge as nudge_views
from bot.telegram.views import several as several_views
from bot.telegram.voice import Voice
from prompts import help_lines
from storage.shelf import Shelf
from storage.tables import Temptation


def messages(settings: Settings, text: str, language: Language | None, *, as_json: bool) -> Iterator[str]:
    """Explain one message, or one a line from standard input when `text` is `-`. Raises DatabaseUnavailable."""
    database = open_database(settings)
    lines = help_lines.load(settings.omtanke_help_lines)
    outside = Outside(models=open_models(settings, database))
    adviser = Adviser(TemplateAdvisor(), Shelf(utc_now), SystemRandom())

    def found(session: Session, answers: Answers, message: str) -> Explanation:
        nearest = answers.nearest if outside.models else nowhere
        return explain(session, message, language, adviser, nearest)

    try:
        with asyncio.Runner() as runner:
            for message in _each(text):
                work = partial(found, message=message)
                told = _told(runner.run(run_with_answers(database, work, outside.answer)), lines)
                yield json.dumps(told, ensure_ascii=False) if as_json else _for_people(told)
            if outside.models:
                runner.run(outside.models.close())
    finally:
        database.close()


def when(text: str, now: datetime) -> Iterator[str]:
    """How time phrases are read, in local wall time."""
    for phrase in _each(text):
        read = read_when(phrase, now=now)
        due = read.due.isoformat(timespec="minutes") if read.due else None
        yield json.dumps({"due": due, "ask": read.ask})


def talk(settings: Settings, text: str, language: Language | None) -> Iterator[str]:
    """How answers after a nudge are read, and the reply; distress gives no reason."""
    lines = help_lines.load(settings.omtanke_help_lines)
    for answer in _each(text):
        voice = Voice(language or _heard(answer))
        reason, said = _talked(answer, voice, lines)
        yield json.dumps({"reason": reason, "reply": visible(said.text)}, ensure_ascii=False)


def _talked(answer: str, voice: Voice, lines: help_lines.HelpLines) -> tuple[Reason, Say]:
    reading = read(answer, home_currency=home_of(voice.language)[0], language=voice.language)
    if reading.kind is Kind.DISTRESS:
        return Reason.OTHER, chat_views.distress(voice, lines)
    if reading.aside:
        return Reason.OTHER, chat_views.no_temptation(voice, reading)
    reason = read_reason(answer)
    return reason, chat_views.talk(voice, reason, SystemRandom())


def _each(text: str) -> Iterator[str]:
    if text != "-":
        yield text
        return
    for line in utf8(sys.stdin):
        if line.strip():
            yield line.strip()


def _heard(text: str) -> Language:
    return detect_language(text) or Language.ENGLISH


def _told(found: Explanation, lines: help_lines.HelpLines) -> dict[str, Any]:
    return {
        "language": found.language,
        "product": found.reading.product,
        "category": found.found.category if found.found else None,
        "price": _price(found.reading.price.money),
        "things": [{"product": i.product, "price": _price(i.price.money)} for i in found.reading.things],
        "payments": _payments(found.reading.price),
        "kind": found.reading.kind,
        "ask": "need" if found.reading.need_doubt else None,
        "because": _because(found),
        "strategy": found.advice.strategy if found.advice else None,
        "opinions": [
            {"id": o.id, "text": o.text, **_provenance(o.provenance), "score": o.score} for o in found.opinions
        ],
        "alternatives": [
            {"id": a.id, "rung": a.rung, "text": a.text, **_provenance(a.provenance)} for a in found.alternatives
        ],
        "reply": visible(_reply(found, lines).text),
        "engine": found.advice.engine if found.advice else TemplateAdvisor.engine,
    }


def _because(found: Explanation) -> dict[str, Any] | None:
    """What led to the category, what else was asked for, and how many opinions were as good as the quoted one."""
    if found.found is None or found.advice is None:
        return None
    return {
        "words": found.found.placed.said,
        "by_meaning": found.found.placed.by_meaning,
        "angles": sorted(found.found.angles),
        "opinions": len(found.found.opinions),
        "alike": len(found.advice.among),
    }


def _reply(found: Explanation, lines: help_lines.HelpLines) -> Say:
    """What the bot would answer first."""
    voice, reading = Voice(found.language), found.reading
    if reading.kind is Kind.DISTRESS:
        return chat_views.distress(voice, lines)
    topic = read_about(reading.text)
    if topic or reading.kind is Kind.OTHER:
        return chat_views.page(voice, f"about-{topic}") if topic else chat_views.no_temptation(voice, reading)
    if reading.kind is not Kind.WANT or found.advice is None:
        return chat_views.sounds_fine(voice, reading.kind, reading.product or reading.text[:80])
    return _to_a_want(voice, reading, found.advice)


def _to_a_want(voice: Voice, reading: Reading, advice: Advice) -> Say:
    """A question where there is one to ask first, else the nudge."""
    if reading.things:
        return several_views.which_first(voice, [_of(item) for item in reading.things], more=reading.more)
    asked = Temptation(id=0, shopper_id=0, product=reading.product or reading.text[:80], category="")
    if reading.need_doubt:
        return nudge_views.ask_need(voice, asked)
    if reading.price.doubt:
        return nudge_views.ask_price(voice, Tempted(asked, reading.price.doubt, reading.price.candidates))
    return nudge_views.nudge(voice, advice, 0)


def _of(item: Item) -> Temptation:
    """A thing as it would be kept."""
    thing = Temptation(id=0, shopper_id=0, product=item.product, category="")
    if item.price.money:
        set_price(thing, item.price.money, item.price.payments)
    return thing


def _price(money: Money | None) -> dict[str, str] | None:
    return {"amount": str(money.amount), "currency": money.currency} if money else None


def _payments(price: Price) -> dict[str, Any] | None:
    """How a price is paid that is not paid at once, with what it comes to."""
    payments = price.payments
    if payments is None or price.money is None:
        return None
    return {
        "each": _price(payments.each),
        "count": payments.count,
        "period": payments.period,
        "a_year": _price(payments.a_year),
        "total": _price(payments.total),
    }


def _provenance(said: Any) -> dict[str, str]:
    return {"source": said.source, "interest": said.interest, "dated": said.dated.isoformat()}


def _for_people(told: dict[str, Any]) -> str:
    """The same for a reader: what was understood as a list, then the reply."""
    price = told["price"]
    rows = {
        "language": told["language"],
        "product": told["product"],
        "category": told["category"],
        "price": f"{price['amount']} {price['currency']}" if price else None,
        **({"payments": _payments_for_people(told["payments"])} if told["payments"] else {}),
        **({"things": _things_for_people(told["things"])} if told["things"] else {}),
        "kind": told["kind"],
        **({"ask": told["ask"]} if told["ask"] else {}),
        "because": _because_for_people(told["because"]) if told["because"] else None,
        "strategy": told["strategy"],
        "opinions": ", ".join(f"{o['id']} ({o['score']})" for o in told["opinions"]),
        "alternatives": ", ".join(a["id"] for a in told["alternatives"]),
        "engine": told["engine"],
    }
    understood = "\n".join(f"{name + ':':<14}{value or '-'}" for name, value in rows.items())
    return f"{understood}\n\n{told['reply']}\n"


def _because_for_people(because: dict[str, Any]) -> str:
    """`"airfryer"; speaks of space; 1 of 6 opinions fits best`."""
    words = f'"{because["words"]}"' if because["words"] else "no known words"
    asked = f"; speaks of {', '.join(because['angles'])}" if because["angles"] else ""
    return f"{words}{asked}; {because['alike']} of {because['opinions']} opinions fit best"


def _things_for_people(things: list[dict[str, Any]]) -> str:
    """`shoes (899.00 DKK), bag`."""
    prices = [f" ({t['price']['amount']} {t['price']['currency']})" if t["price"] else "" for t in things]
    return ", ".join(f"{thing['product']}{price}" for thing, price in zip(things, prices, strict=True))


def _payments_for_people(payments: dict[str, Any]) -> str:
    """`24 × 299.00 DKK a month, 7176.00 DKK in all`."""
    each, total, a_year = payments["each"], payments["total"], payments["a_year"]
    count = f"{payments['count']} × " if payments["count"] else ""
    period = f" a {payments['period']}" if payments["period"] else ""
    comes_to, when = (total, "in all") if total else (a_year, "a year")
    return f"{count}{each['amount']} {each['currency']}{period}, {comes_to['amount']} {comes_to['currency']} {when}"
