"""Signs and colours are those of the pages, and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coloraide import Color

from api import pages
from lineage.queries.verdict import Verdict
from lineage.report.marks import COLOURS, HUES, SIGNS

STYLE = (Path(pages.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
OWN = {Verdict.ATTACHED: "ink-soft"}  # as quiet as what is said in passing


@pytest.mark.parametrize("told", Verdict)
def test_a_verdict_has_the_hue_of_the_pages(told: Verdict) -> None:
    name = OWN.get(told, told.value)
    light, dark, *_ = re.findall(rf"--{name}: (#[0-9a-f]{{6}});", STYLE)
    assert HUES[told] == (light, dark)


@pytest.mark.parametrize("told", Verdict)
def test_a_verdict_is_easy_to_read(told: Verdict) -> None:
    ink, paper = COLOURS[told]
    assert Color(ink).contrast(paper) >= 4.5


def test_no_two_verdicts_look_alike() -> None:
    assert len(set(SIGNS.values())) == len(set(COLOURS.values())) == len(Verdict)
