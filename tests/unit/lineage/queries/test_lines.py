from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.build import BUNDLED
from lineage.errors import UnknownReference
from lineage.queries.lines import document_lines
from lineage.store.sqlite import IndexedView
from tests import bundled

FILE = BUNDLED / "sources" / "jiangmen-guangdong-state-council-2018.txt"


def test_lines_are_those_of_the_file() -> None:
    """Documents that share a file have each their own lines of it."""
    texts = FILE.read_text(encoding="utf-8").split("\n")
    seen: list[int] = []
    for key in ("jiangmen-2018-14", bundled.PROVINCE, bundled.NATION):
        found = document_lines(bundled.view(), key).items
        assert all(line.text == texts[line.number - 1] for line in found)
        seen.extend(line.number for line in found)
    assert len(seen) == len(set(seen))
    left_out = set(range(1, len(texts) + 1)) - set(seen)
    assert {texts[number - 1].strip(" -") for number in left_out} == {""}


def test_clauses_and_doubts_stand_at_their_lines() -> None:
    document = bundled.view().document("lechang-2018-41")
    assert document is not None
    lines = {each.number: each for each in document_lines(bundled.view(), document.key).items}
    for item in document.items:
        for clause in item.clauses:
            assert all(
                clause.id in lines[number].clauses
                for run in (clause.lines, clause.agencies_lines)
                if run
                for number in range(run.first, run.last + 1)
            )
    told = [warning for line in lines.values() for warning in line.warnings]
    assert told == sorted(
        (each for each in document.warnings if each.line), key=lambda each: each.line or 0
    )


def test_an_unknown_document_and_a_graph_without_sources() -> None:
    with pytest.raises(UnknownReference):
        document_lines(bundled.view(), "nowhere")
    without = IndexedView(replace(bundled.lineage(), sources=()))
    assert document_lines(without, bundled.NATION).items == ()
