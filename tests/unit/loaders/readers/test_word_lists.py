from __future__ import annotations

import pytest

from loaders.readers.word_lists import printed


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperLetter", 28, "BB"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("decimalEnclosedParen", 21, "21"),
        ("ideographZodiac", 13, "13"),
        ("upperRoman", 0, "0"),
        ("lowerLetter", 0, "0"),
        ("lowerLetter", 10**9, "1000000000"),
        ("chineseCounting", -1, "-1"),
        ("hebrew1", 7, "7"),
    ],
)
def test_a_number_without_a_sign_of_its_format_is_in_digits(
    kind: str, number: int, expected: str
) -> None:
    assert printed(number, kind) == expected
