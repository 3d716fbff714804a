"""Whether an answer is right, field by field."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.reading import PriceDoubt
from bot.domain.temptation import Kind
from bot.domain.terms import stems
from tests.evals.answers import Answer
from tests.evals.labels import Label

WORDS_TOO_MANY = 5
"""So many words a product may have beside the ones that must be in it: more is no longer the thing but the message."""


class Field(StrEnum):
    """What is judged of an answer."""

    LANGUAGE = "language"
    PRODUCT = "product"
    PRICE = "price"
    CURRENCY = "currency"
    KIND = "kind"
    ESSENTIAL = "essential list"
    DISTRESS = "distress list"
    CATEGORY = "category"
    OPINION = "acceptable opinion first"


def judge(label: Label, answer: Answer, acceptable: Collection[str]) -> dict[Field, bool]:
    """For each field that the label speaks of, whether the answer is right.

    A want that was taken for another kind of message has no category and no opinion: both are wrong.
    """
    right = {Field.KIND: answer.kind is label.kind}
    if not label.told:
        right[Field.LANGUAGE] = answer.language is label.language
    if label.priced:
        right[Field.PRICE], right[Field.CURRENCY] = _amount_is_right(label, answer), _currency_is_right(label, answer)
    for field, kind in ((Field.ESSENTIAL, Kind.ESSENTIAL), (Field.DISTRESS, Kind.DISTRESS)):
        if label.kind is kind or label.near_miss:
            right[field] = (answer.kind is kind) == (label.kind is kind)
    if label.kind is Kind.WANT:
        right[Field.PRODUCT] = _product_is_right(label, answer)
        right[Field.CATEGORY] = answer.category in label.category
        right[Field.OPINION] = answer.opinion in acceptable
    return right


def _amount_is_right(label: Label, answer: Answer) -> bool:
    if answer.money is None:
        return _asks(label, answer) if label.asked else label.price is None
    return answer.money.amount == label.price


def _asks(label: Label, answer: Answer) -> bool:
    """Whether it asks about the price that was told, and not as if none was."""
    offered = not answer.candidates or label.price is None or label.price in [c.amount for c in answer.candidates]
    return answer.doubt is not PriceDoubt.MISSING and offered


def _currency_is_right(label: Label, answer: Answer) -> bool:
    if answer.money is None:
        return label.currency is None or label.asked
    return answer.money.currency == label.currency


def _product_is_right(label: Label, answer: Answer) -> bool:
    read = stems(answer.product or "")
    forms = [stems(form) for form in label.product]
    return any(set(form) <= set(read) and len(read) - len(form) <= WORDS_TOO_MANY for form in forms)
