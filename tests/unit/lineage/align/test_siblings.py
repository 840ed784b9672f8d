"""Two documents side by side, clause by clause."""

from __future__ import annotations

from dataclasses import replace

from lineage.align.siblings import Side, share
from lineage.model import Document, ItemKind
from tests import bundled

RARE = ("鼎鑫淼", "垚焱犇", "骉羴猋", "麤飍灥", "龘靐齉", "馫鱻掱", "昍皛譶")


def side(key: str, date: str, text: str) -> Side:
    """A dated document of one clause."""
    like: Document = bundled.lineage().documents[0]
    item = next(each for each in like.items if each.kind is ItemKind.ITEM)
    clause = replace(item.clauses[0], id=f"{key}:1.1", text=text)
    item = replace(item, id=f"{key}:1", clauses=(clause,))
    return Side(replace(like, key=key, date=date, items=(item,)), ())


def test_the_same_rare_words_in_a_row_are_a_passage() -> None:
    a = side("a", "2018-01-01", "".join(RARE) + "甲乙丙丁")
    b = side("b", "2018-02-01", "".join(RARE) + "戊己庚辛")
    found = share(a, b, [("a:1.1", "b:1.1")])
    assert found
    (meeting,) = found.meetings
    assert meeting.passage.wording == "".join(RARE)
    assert meeting.edge
    assert (meeting.edge.unit, meeting.edge.upstream) == ("b:1.1", "a:1.1")


def test_scraps_of_three_are_none_however_rare_and_many() -> None:
    a = side("a", "2018-01-01", "山".join(RARE))
    b = side("b", "2018-02-01", "云".join(RARE))
    assert share(a, b, [("a:1.1", "b:1.1")]) is None
