"""Made-up opinions about the library's categories, of which it is known what each is about, and questions to them."""

import re
import tomllib
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from importlib.resources import files
from itertools import accumulate, chain, repeat
from random import Random
from typing import Any

from bot.domain.language import Language
from bot.domain.libraryrules import ANGLES
from bot.domain.temptation import Strategy
from storage.library import GENERAL
from storage.opinions import IMPORTED
from storage.tables import Opinion

ASPECTS = 300
"""What an opinion may be about; some are far commoner than others (Zipf), in every category."""
FILLERS = 4_000
STRATEGIES = tuple(Strategy)
ENDINGS = {Language.ENGLISH: "s", Language.DANISH: "en"}
"""Words are inflected now and then, so that whole words do not do."""
_SYLLABLES = {
    Language.ENGLISH: "ba cla dor fen gri hob jun kel lam mip nor plu quar rist sab tro ven wex yol zim",
    Language.DANISH: "bæ klø dår fjen grå hyg jø knud læ mås nøg plæ råd skjo spå tyr væn yng ørk fløj",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language: words for a thing, and one or two for what about it."""

    text: str
    language: Language
    category: str
    aspect: int


@dataclass(frozen=True, slots=True)
class About:
    """What an opinion is about: above all, and by the way."""

    category: str
    main: int
    side: int


@dataclass(slots=True)
class Corpus:
    """Opinions by number, always the same ones for a seed."""

    seed: int = 1
    size: int = 0
    _mains: Counter[tuple[str, int]] = field(default_factory=Counter)
    _sides: Counter[tuple[str, int]] = field(default_factory=Counter)
    _world: "World" = field(default_factory=lambda: World())  # noqa: PLW0108  the class comes below

    def more(self, count: int) -> list[Opinion]:
        """The next opinions."""
        made = [self._opinion(number) for number in range(self.size, self.size + count)]
        self.size += count
        return made

    def queries(self, count: int) -> list[Asked]:
        """Questions that at least one of the opinions answers."""
        random = Random(-self.seed)
        return [self._question(random) for _ in range(count)]

    def grade(self, asked: Asked, opinion_id: str) -> int:
        """How well an opinion answers: 2 when it is about what is asked, 1 when it says it by the way, else 0."""
        if not opinion_id.startswith("made-"):
            return 0
        about = self._about(Random(f"{self.seed} {opinion_id}"))
        if about.category != asked.category:
            return 0
        return 2 if about.main == asked.aspect else int(about.side == asked.aspect)

    def best_grades(self, asked: Asked, count: int) -> list[int]:
        """The grades of the best answers there are."""
        key = asked.category, asked.aspect
        return [*chain(repeat(2, self._mains[key]), repeat(1, self._sides[key]))][:count]

    def _opinion(self, number: int) -> Opinion:
        opinion_id = f"made-{number}"
        random = Random(f"{self.seed} {opinion_id}")
        about = self._about(random)
        self._mains[about.category, about.main] += 1
        self._sides[about.category, about.side] += about.side != about.main
        said = {language: self._world.text(random, about, language) for language in Language}
        return Opinion(
            id=opinion_id,
            file=IMPORTED,
            category=about.category,
            angle=self._world.angles[about.main % len(ANGLES)],
            strategy=random.choice(STRATEGIES),
            kind="sourced",
            source="Made up",
            interest="none",
            dated=date(2020, 1, 1) + timedelta(days=random.randrange(2_000)),
            text_en=said[Language.ENGLISH],
            text_da=said[Language.DANISH],
        )

    def _about(self, random: Random) -> About:
        world = self._world
        return About(world.category(random), world.aspect(random), world.aspect(random))

    def _question(self, random: Random) -> Asked:
        about = self._about(Random(f"{self.seed} made-{random.randrange(self.size)}"))
        language = random.choice(list(Language))
        phrase = random.choice(self._world.phrases[about.category, language])
        words = random.sample(self._world.aspects[language][about.main], random.choice([1, 2]))
        return Asked(" ".join([phrase, *words]), language, about.category, about.main)


class World:
    """The words: those of the categories are the library's own, the others are made up."""

    def __init__(self) -> None:
        random = Random(0)
        self.angles = sorted(ANGLES)
        self.phrases = _phrases()
        self.categories = sorted({category for category, _ in self.phrases})
        random.shuffle(self.categories)
        count = ASPECTS * 4 + FILLERS
        words = {language: _made_up(random, language, count) for language in Language}
        self.aspects = {of: [made[4 * i : 4 * i + 4] for i in range(ASPECTS)] for of, made in words.items()}
        self._fillers = {language: made[ASPECTS * 4 :] for language, made in words.items()}
        self._weights = {n: list(accumulate(1 / (rank + 2) for rank in range(n))) for n in self._sizes}

    @cached_property
    def _sizes(self) -> set[int]:
        return {len(self.categories), ASPECTS, FILLERS}

    def category(self, random: Random) -> str:
        return self.categories[self._place(random, len(self.categories))]

    def aspect(self, random: Random) -> int:
        return self._place(random, ASPECTS)

    def _place(self, random: Random, count: int) -> int:
        """The lower, the likelier."""
        weights = self._weights[count]
        return bisect(weights, random.random() * weights[-1], hi=count - 1)

    def text(self, random: Random, about: About, language: Language) -> str:
        """About 20 words: of the thing, of what is said of it, and others; a tenth name another thing as well."""
        things = [about.category] * (random.random() < 0.6) + [self.category(random)] * (random.random() < 0.1)
        said = [random.choice(self.phrases[thing, language]) for thing in things]
        said += random.sample(self.aspects[language][about.main], random.choice([2, 3]))
        said += random.sample(self.aspects[language][about.side], 1)
        said += [self.aspects[language][self.aspect(random)][random.randrange(4)]] * (random.random() < 0.3)
        said += [self._fillers[language][self._place(random, FILLERS)] for _ in range(12)]
        random.shuffle(said)
        return " ".join(word + ENDINGS[language] * (random.random() < 0.2) for word in said).capitalize() + "."


def _phrases() -> dict[tuple[str, Language], Sequence[str]]:
    """What people call the things, from the library's files."""
    found: dict[tuple[str, Language], Sequence[str]] = {}
    for file in (files("storage.library") / "categories").iterdir():
        data: dict[str, Any] = {"id": GENERAL}
        if file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        if data["id"] != GENERAL:
            found |= {(data["id"], language): data["words"][language.value] for language in Language}
    return found


def _made_up(random: Random, language: Language, count: int) -> list[str]:
    syllables = _SYLLABLES[language].split()
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(random.choices(syllables, k=random.choice([2, 3, 3, 4])))] = None
    return [word for word in words if re.fullmatch(r"\w+", word)]
