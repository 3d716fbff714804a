"""Why a nudge says what it says: one tap away, and the whole story."""

from collections.abc import Iterator

from babel.lists import format_list
from babel.numbers import format_decimal

from bot.advice import lines
from bot.advice.protocol import Provenance
from bot.domain import figures
from bot.domain.money import Money
from bot.service.trusting import Quoted, Why
from bot.telegram.replies import Say
from bot.telegram.voice import Voice
from prompts import catalogue
from storage.tables import Temptation


def why(voice: Voice, temptation: Temptation, price: Money | None, told: Why) -> Say:
    """What was understood, which opinions competed, why this one, and who says it."""
    parts = (
        "\n".join(lines)
        for lines in (
            _read(voice, temptation, price, told),
            _chosen(voice, temptation, told),
            _sources(voice, temptation, told),
        )
    )
    return Say(
        "\n\n".join((voice.text("why-heading"), *(part for part in parts if part), voice.text("why-nobody-pays")))
    )


def forgotten(voice: Voice, temptation: Temptation) -> Say:
    """Nothing was kept of this nudge."""
    return Say(voice.text("why-forgotten", product=temptation.product))


def _read(voice: Voice, temptation: Temptation, price: Money | None, told: Why) -> Iterator[str]:
    yield (
        voice.text("why-read-price", product=temptation.product, price=price)
        if price
        else voice.text("why-read", product=temptation.product)
    )
    said = told.considered.said
    if told.category and told.considered.by_meaning:
        yield voice.text("why-category-by-meaning", category=told.category)
    elif told.category and told.branch:
        yield voice.text("why-category", said=said, category=told.category, branch=told.branch)
    else:
        yield (
            voice.text("why-category-top", said=said, category=told.category)
            if told.category
            else voice.text("why-general")
        )
    if told.considered.angles:
        angles = [voice.plain(f"angle-{angle}") for angle in sorted(told.considered.angles)]
        yield voice.text("why-angles", angles=format_list(angles, locale=voice.language))


def _chosen(voice: Voice, temptation: Temptation, told: Why) -> Iterator[str]:
    considered = told.considered
    yield voice.text("why-competed", stored=considered.stored)
    for opinion in told.opinions:
        name = "why-opinion-shown" if opinion.id == temptation.opinion_id else "why-opinion"
        fit = format_decimal(opinion.fit or 0, "0.00", locale=voice.language)
        yield voice.text(name, fit=fit, text=opinion.text)
    if considered.prompt:
        yield voice.text("why-model", prompt=considered.prompt)
    else:
        yield voice.text("why-chance", alike=considered.alike) if considered.alike > 1 else voice.text("why-fits-best")
    if temptation.strategy:
        yield voice.text(f"why-kind-{temptation.strategy}")
    if considered.learned:
        yield voice.text("why-learned")


def _sources(voice: Voice, temptation: Temptation, told: Why) -> Iterator[str]:
    yield voice.text("why-sources")
    shown = (opinion for opinion in told.opinions if opinion.id == temptation.opinion_id)
    yield from (_source(voice, quoted) for quoted in (*shown, *told.alternatives))


def _source(voice: Voice, quoted: Quoted) -> str:
    said: Provenance = quoted.provenance
    return voice.text(
        "why-source-editorial" if said.editorial else "why-source",
        text=quoted.text,
        source=lines.source_name(catalogue.load(voice.language), said),
        interest=voice.plain(f"interest-{said.interest}"),
        date=figures.date_short(said.dated, voice.language),
    )
