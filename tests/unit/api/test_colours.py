"""Colours stay apart for those who see fewer of them; what they mean has a sign besides."""

from __future__ import annotations

import itertools
import re

import pytest
from coloraide import Color

from api.pages import STATIC
from api.pages.drawing import COLOURS, DASHES
from lineage.model import Relation, Status
from lineage.queries.verdict import Verdict

FAMILIES = {
    "statuses": tuple(Status),
    "relations": tuple(Relation),
    "sources": ("verbatim", "edited", "adapted", "borrowed", "common", "new"),
}
LINES = ("verbatim", "edited", "adapted", "kept", "partial", "dropped")
APART = 10.0  # CIEDE2000; about 2 is seen side by side, 10 at a glance
APART_IN_GREY = 4.0
GRAPHICS = 3.0  # contrast that WCAG asks of graphics

STYLE = (STATIC / "style.css").read_text(encoding="utf-8")
BLOCKS = [block for block in re.findall(r":root \{(.*?)\}", STYLE, re.S) if "--kept:" in block]
THEMES = dict(zip(("light", "dark", "print"), BLOCKS, strict=True))
TOKENS = {name: dict(re.findall(r"--([\w-]+): (#\w+)", text)) for name, text in THEMES.items()}

pytestmark = pytest.mark.parametrize("theme", TOKENS)


def seen(colour: str, vision: str) -> Color:
    """A colour as it is seen: by the model of Machado, Oliveira and Fernandes (2009)."""
    if vision == "normal":
        return Color(colour)
    if vision == "grey":
        return Color(colour).filter("grayscale")
    return Color(colour).filter(vision, 1, method="machado").clip()


def difference(theme: str, names: tuple[str, str], vision: str) -> float:
    one, other = (seen(TOKENS[theme][name], vision) for name in names)
    return float(one.delta_e(other, method="2000"))


@pytest.mark.parametrize("vision", ["normal", "protan", "deutan", "tritan", "grey"])
@pytest.mark.parametrize("family", FAMILIES)
def test_colours_of_a_family_stay_apart(theme: str, family: str, vision: str) -> None:
    pairs = itertools.combinations(FAMILIES[family], 2)
    least = APART_IN_GREY if vision == "grey" else APART
    found = {pair: difference(theme, pair, vision) for pair in pairs}
    assert {pair: apart for pair, apart in found.items() if apart < least} == {}


@pytest.mark.parametrize("name", LINES)
def test_lines_and_signs_stand_out(theme: str, name: str) -> None:
    tokens = TOKENS[theme]
    assert Color(tokens[name]).contrast(tokens["card"], method="wcag21") >= GRAPHICS


def test_pictures_have_the_colours_of_the_page(theme: str) -> None:
    if theme != "dark":
        assert {each.value: COLOURS[each] for each in Relation} == {
            each.value: TOKENS[theme][each] for each in Relation
        }


def test_every_meaning_has_a_sign(theme: str) -> None:
    """Whatever the theme: a symbol for each status, a stroke for each relation."""
    symbols = re.findall(r'<symbol id="(\w+)"', (STATIC / "signs.svg").read_text(encoding="utf-8"))
    assert set(Verdict) <= set(symbols)
    assert len({DASHES[each] for each in Relation}) == len(Relation)
    assert all(f".r-{each}::before" in STYLE for each in Relation if DASHES[each])
