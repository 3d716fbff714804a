"""A product by a page's meta elements: Open Graph's `product:` ones, and the shops' own variants."""

from collections.abc import Mapping

from bot.domain.money import Money
from bot.links.reading.amounts import money
from bot.links.reading.offers import availability
from bot.links.reading.text import plain
from bot.links.values import Product, SaleClaim


def product_of(meta: Mapping[str, str]) -> Product | None:
    """The product that the meta elements speak of, None where they speak of none."""
    asked, sale = _price(meta, "product:price", "og:price"), _price(meta, "product:sale_price")
    if asked is None and sale is None and not meta.get("og:type", "").lower().startswith(("product", "og:product")):
        return None
    before = _price(meta, "product:original_price", "og:price:standard") or asked
    price = sale or asked
    return Product(
        name=title_of(meta),
        brand=plain(meta.get("product:brand") or meta.get("og:brand")),
        price=price,
        sale=SaleClaim.of(before, price),
        availability=availability(meta.get("product:availability") or meta.get("og:availability")),
    )


def title_of(meta: Mapping[str, str]) -> str | None:
    """The page's title by Open Graph."""
    return plain(meta.get("og:title"))


def _price(meta: Mapping[str, str], *names: str) -> Money | None:
    """The price at the first of the names that has one; its currency stands at its side, or at the price's."""
    currency = meta.get("product:price:currency") or meta.get("og:price:currency")
    found = (money(_amount(meta, name), meta.get(f"{name}:currency") or currency) for name in names)
    return next((price for price in found if price), None)


def _amount(meta: Mapping[str, str], name: str) -> str | None:
    return meta.get(f"{name}:amount") or meta.get(f"{name}_amount") or meta.get(name)
