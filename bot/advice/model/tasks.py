"""What a model is asked for, each with the form of its answer and the check that it has to pass."""

from bot.advice.model.asking import request
from bot.advice.model.checking import Checked, check
from bot.advice.model.draft import SCHEMA, Draft
from bot.advice.model.media import Picture
from bot.advice.model.seeing import SCHEMA as SEE_SCHEMA
from bot.advice.model.seeing import Seen, SeenDraft, check_seen
from bot.advice.model.seeing import asked_of as asked_of_picture
from bot.advice.model.talking import SCHEMA as TALK_SCHEMA
from bot.advice.model.talking import Exchange, TalkDraft, Talked, asked_of, check_talk
from bot.advice.model.task import Task
from bot.advice.protocol import Occasion
from bot.domain.language import Language


def nudge(occasion: Occasion, said: str) -> Task[Checked]:
    """A nudge for an occasion; `said` is the shopper's message."""
    asked = request(occasion, said)
    return Task(
        "nudge",
        asked.system,
        asked.data,
        asked.version,
        SCHEMA,
        lambda text: check(Draft.model_validate_json(text), asked, occasion, said),
    )


def talk(exchange: Exchange) -> Task[Talked]:
    """The next words in a talk about a thing."""
    system, data, version = asked_of(exchange)
    return Task(
        "talk",
        system,
        data,
        version,
        TALK_SCHEMA,
        lambda text: check_talk(TalkDraft.model_validate_json(text), exchange),
    )


def see(picture: Picture, caption: str, language: Language) -> Task[Seen]:
    """What one thing a picture is about; `caption` is what the shopper wrote beside it."""
    system, data, version = asked_of_picture(caption, language)
    return Task(
        "seen",
        system,
        data,
        version,
        SEE_SCHEMA,
        lambda text: check_seen(SeenDraft.model_validate_json(text)),
        picture.url,
    )
