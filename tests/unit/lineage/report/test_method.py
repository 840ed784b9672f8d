"""What the report says of itself."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from lineage.language import Language
from lineage.report import FORMATS, Report, Scope, gather
from lineage.report.method import F1, SETS, UNFITTED, method
from lineage.report.speech import Speech
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY

README = Path(__file__).parents[4] / "README.md"


def test_figures_are_those_that_were_measured() -> None:
    text = README.read_text(encoding="utf-8")
    assert f"Over all {SETS} sets F1 is {F1:.3f};" in text
    rows = re.findall(
        r"^\| documents that nothing is fitted on.*?\| \d+ \| ([\d.]+) \| ([\d.]+) \|", text, re.M
    )
    assert len(rows) > 3
    measured = tuple((min(column), max(column)) for column in zip(*rows, strict=True))
    assert measured == tuple((f"{low:.3f}", f"{high:.3f}") for low, high in UNFITTED)


def test_it_can_be_cited(report: Report) -> None:
    *_, cited = method(Speech(report))
    for each in (version("policy-lineage"), "国办发〔2018〕23号", "7 ", "2024-05-06"):
        assert each in cited


def test_it_says_what_dropped_means_and_how_many_pairs_are_in_doubt(report: Report) -> None:
    said = "\n".join(method(Speech(report)))
    zh = report.language is Language.ZH
    assert ("“删去”指" if zh else "“Dropped” means") in said
    count = len(report.unsure) + report.doubtful
    assert (f"有待人工判定 {count} 对" if zh else f"{count} are left") in said
    for form in ("md", "html"):
        text = FORMATS[form].render(report)
        assert Speech(report).section("method") in (text if isinstance(text, str) else "")


def test_where_nothing_was_judged_nothing_is_explained(view: View) -> None:
    said = "\n".join(method(Speech(gather(view, Scope("huizhou-2018"), Language.ZH, DAY))))
    assert "引用格式" in said
    assert "删去" not in said
