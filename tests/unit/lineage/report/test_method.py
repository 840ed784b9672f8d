"""What the report says of itself."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from lineage.language import Language
from lineage.report import FORMATS, Report, Scope, gather
from lineage.report.method import DROPPED_RIGHT, DROPPED_WRONG, F1, SETS, method
from lineage.report.speech import Speech
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY

README = Path(__file__).parents[4] / "README.md"


def test_the_readme_tells_the_same_figures() -> None:
    """That these are those measured, tests/quality finds out."""
    text = " ".join(README.read_text(encoding="utf-8").split())
    assert f"Over all {SETS} sets F1 is {F1:.3f};" in text
    assert f"with no pair in doubt {DROPPED_RIGHT} are right and {DROPPED_WRONG} wrong" in text


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
