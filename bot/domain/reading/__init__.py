"""Reading a message: language, product, price and kind, in Danish and English, without a model."""

from bot.domain.reading.correction import read_correction
from bot.domain.reading.language import detect_language
from bot.domain.reading.link import by_a_stranger, first_link, price_on_page, with_page, without_links
from bot.domain.reading.price import read_price, read_price_answer
from bot.domain.reading.read import read, sounds_like_distress, sounds_like_peril
from bot.domain.reading.types import Aside, Item, Price, PriceDoubt, Reading

__all__ = [
    "Aside",
    "Item",
    "Price",
    "PriceDoubt",
    "Reading",
    "by_a_stranger",
    "detect_language",
    "first_link",
    "price_on_page",
    "read",
    "read_correction",
    "read_price",
    "read_price_answer",
    "sounds_like_distress",
    "sounds_like_peril",
    "with_page",
    "without_links",
]
