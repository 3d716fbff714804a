"""Whatever a page holds, reading it ends, raises nothing, and gives texts that are fit to show."""

import json
from dataclasses import fields
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.links.reading import read
from bot.links.reading.text import plain
from bot.links.values import Availability, Contents

AT = "https://example.com/rucksack"
KEYS = ["@type", "@graph", "@id", "@value", "@list", "name", "brand", "offers", "price", "priceCurrency", "lowPrice"]
KEYS += ["highPrice", "priceSpecification", "priceType", "availability", "mainEntity", "hasVariant", "url"]
WORDS = ["Product", "AggregateOffer", "DKK", "1.299,00", "#1", "http://[", "ListPrice", "InStock"]
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(WORDS))
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)
PIECES = [
    "<meta property='og:price:amount' content='",
    "'>",
    "<div itemscope itemtype='http://schema.org/Product'>",
    "<span itemprop='price offers name' itemscope>",
    "</div>",
    "<script type='application/ld+json'>",
    "</script>",
    "<title>",
    "<!--",
    "<link itemprop=availability href='http://[/'>",
    '{"@type": "Product", "name": [',
    "\x00",
]
MARKUP = st.lists(st.text(max_size=12) | st.sampled_from(PIECES), max_size=25).map("".join)


def texts(contents: Contents) -> list[str]:
    product = contents.product
    said = [getattr(product, each.name) for each in fields(product)] if product else []
    return [text for text in [contents.title, *said] if isinstance(text, str) and not isinstance(text, Availability)]


def assert_is_fit_to_show(text: str) -> None:
    assert 0 < len(text) <= 200
    assert text.isprintable()
    assert not set("<>\n") & set(text)
    assert "://" not in text


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_ld(data: Any) -> None:
    page = f'<title>x</title><script type="application/ld+json">{json.dumps(data)}</script>'
    for text in texts(read(page.encode(), None, AT)):
        assert_is_fit_to_show(text)


@given(MARKUP | st.binary(max_size=200), st.none() | st.text(max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_page(page: str | bytes, charset: str | None) -> None:
    body = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    for text in texts(read(body, charset, AT)):
        assert_is_fit_to_show(text)


@given(
    st.text()
    | st.sampled_from(["&lt;b&gt;", "x" * 500, "\u202e", "see https://example.com", "@handle", 5, None, 10**9999])
)
@settings(max_examples=200, deadline=None)
def test_any_text(text: object) -> None:
    shown = plain(text)
    if shown is not None:
        assert_is_fit_to_show(shown)
