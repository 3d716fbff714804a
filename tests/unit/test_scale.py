"""Numbers on a scale."""

import pytest

from bot.domain.scale import read_scale


@pytest.mark.parametrize(
    ("text", "most", "number"),
    [
        ("8", 10, 8),
        (" 10 ", 10, 10),
        ("8/10", 10, 8),
        ("8 ud af 10", 10, 8),
        ("7 af 10!", 10, 7),
        ("8 Out of 10", 10, 8),
        ("4 of 5", 5, 4),
        ("4.", 5, 4),
        ("4/10", 5, None),
        ("6", 5, None),
        ("11", 10, None),
        ("0", 10, None),
        ("08", 10, None),
        ("٨", 10, None),
        ("8 kr", 10, None),
        ("otte", 10, 8),
        ("Ti!", 10, 10),
        ("en 7'er", 10, 7),
        ("et 8-tal", 10, 8),
        ("en syver", 10, 7),
        ("maybe a seven", 10, 7),
        ("9 out of ten", 10, 9),
        ("nok 6, tror jeg", 10, 6),
        ("seks", 5, None),
        ("elleve", 10, None),
        ("7,5", 10, None),
        ("7-8", 10, None),
        ("en sofa", 10, None),
        ("", 10, None),
    ],
)
def test_a_number_on_a_scale_is_read(text: str, most: int, number: int | None) -> None:
    assert read_scale(text, most) == number
