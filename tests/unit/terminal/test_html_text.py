"""Telegram's HTML: what it means, and the words of its refusals."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal.entities import Entity, FormattedText, clean
from bot.terminal.html_text import EntityError, parse_html

INVALID = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a & b &lt;&gt;&amp;&quot; &nbsp; &#229;&#x1F642;", 'a & b <>&" &nbsp; å🙂', []),
        ("&amp x &#0; &#x10ffff;", "& x &#0; &#x10ffff;", []),
        ("🙂<b>x</b>", "🙂x", [("bold", 2, 1, "")]),
        ("<STRONG>x</> y", "x y", [("bold", 0, 1, "")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2, ""), ("italic", 1, 1, "")]),
        ("<i></i>x", "x", []),
        (
            "<u>a</u><ins>b</ins><s>c</s>",
            "abc",
            [("underline", 0, 1, ""), ("underline", 1, 1, ""), ("strikethrough", 2, 1, "")],
        ),
        ('<a href="https://e.dk/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1, "https://e.dk/?a=1&b=2")]),
        ("<a href='tg://user?id=7'>Kim</a>", "Kim", [("text_mention", 0, 3, "7")]),
        ("<a>https://e.dk</a>", "https://e.dk", [("text_link", 0, 12, "https://e.dk")]),
        ("<a href=e.dk>x</a>", "x", [("text_link", 0, 1, "http://e.dk")]),
        ('<a href="tg://resolve?domain=x" title="t">x</a>', "x", [("text_link", 0, 1, "tg://resolve?domain=x")]),
        ('<a href="http://[">x</a><a href="nonsense">y</a>', "xy", []),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1, "python")]),
        ("<pre>x</pre><code>y</code>", "xy", [("pre", 0, 1, ""), ("code", 1, 1, "")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1, "")]),
        ("<blockquote expandable>x</blockquote>", "x", [("blockquote", 0, 1, "")]),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', "x", [("custom_emoji", 0, 1, "5")]),
    ],
)
def test_what_html_means(source: str, text: str, entities: list[tuple[str, int, int, str]]) -> None:
    assert parse_html(source) == FormattedText(text, tuple(Entity(*each) for each in entities))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("å<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b x", "Unclosed start tag at byte offset 0"),
        ("<b>x", "Can't find end tag corresponding to start tag b"),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            INVALID,
        ),
    ],
)
def test_what_html_is_refused(source: str, reason: str) -> None:
    with pytest.raises(EntityError) as refused:
        parse_html(source)
    assert str(refused.value) == reason


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_survives_escaping(text: str) -> None:
    assert parse_html(html.escape(clean(text), quote=False)).text == clean(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/&#;=\"' abi🙂\ud83dx1")), max_size=40))
def test_any_markup_is_read_or_refused_and_entities_stay_inside(source: str) -> None:
    try:
        words = parse_html(clean(source)).trimmed()
    except EntityError:
        return
    size = len(words.text.encode("utf-16-le")) // 2
    assert all(0 <= each.offset < each.offset + each.length <= size for each in words.entities)
