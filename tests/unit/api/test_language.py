"""The language that a browser asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.language import preferred
from lineage.language import Language

ZH, EN = Language.ZH, Language.EN


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", None),
        ("de-DE,de;q=0.9", None),
        ("de-DE, en;q=0.8, zh;q=0.5", EN),
        ("zh-CN,zh;q=0.9,en;q=0.8", ZH),
        ("EN-us", EN),
        ("en;q=0.3, zh-TW;q=0.7", ZH),
        ("zh, en", ZH),
        ("en, zh", EN),
        ("en;q=0, zh;q=0.1", ZH),
        ("english, *", None),
    ],
)
def test_the_language_put_first(accepted: str, language: Language | None) -> None:
    assert preferred(accepted) is language


@given(st.text(max_size=60) | st.text("enzh,;q=01.-* ", max_size=60))
def test_whatever_a_browser_sends_is_read(accepted: str) -> None:
    assert preferred(accepted) in (ZH, EN, None)
