"""Reading a message: language, product, price and kind, in Danish and English, without a model."""

from bot.domain.reading.correction import read_correction
from bot.domain.reading.language import detect_language
from bot.domain.reading.link import first_link, with_page
from bot.domain.reading.price import read_price, read_price_answer
from bot.domain.reading.read import read
from bot.domain.reading.types import Item, Price, PriceDoubt, Reading

__all__ = [
    "Item",
    "Price",
    "PriceDoubt",
    "Reading",
    "detect_language",
    "first_link",
    "read",
    "read_correction",
    "read_price",
    "read_price_answer",
    "with_page",
]
