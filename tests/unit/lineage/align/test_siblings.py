"""Two documents side by side, clause by clause."""

from __future__ import annotations

from dataclasses import replace

from lineage.align.siblings import Side, marks_of, share
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


def test_what_just_decides_is_found() -> None:
    """Each pair of characters of a run that two clauses alone have tells 3.7 nats."""
    for length, decides in ((15, False), (16, True)):
        a = side("a", "2018-01-01", "".join(RARE)[:length] + "甲乙丙丁")
        b = side("b", "2018-02-01", "".join(RARE)[:length] + "戊己庚辛")
        assert bool(share(a, b, [("a:1.1", "b:1.1")])) is decides


def test_scraps_of_three_are_none_however_rare_and_many() -> None:
    a = side("a", "2018-01-01", "山".join(RARE))
    b = side("b", "2018-02-01", "云".join(RARE))
    assert share(a, b, [("a:1.1", "b:1.1")]) is None


def test_what_a_cited_document_is_called_is_no_passage() -> None:
    name = f"《{''.join(RARE)}》（山府办〔2018〕1号）"
    a = side("a", "2018-01-01", f"按照{name}做好甲乙丙丁戊己庚。")
    b = side("b", "2018-02-01", f"{name}自子丑寅卯辰巳午起废止。")
    assert share(a, b, [("a:1.1", "b:1.1")]) is None
    marks = [set(marks_of(each.prepared, ())[f"{each.document.key}:1.1"]) for each in (a, b)]
    assert not marks[0] & marks[1]


def test_bureaus_of_one_name_are_no_passage() -> None:
    bureaus = "".join(f"区{''.join(RARE[i : i + 2])}局、" for i in range(5))
    a = side("a", "2018-01-01", f"{bureaus}甲乙丙丁戊己庚。")
    b = side("b", "2018-02-01", f"{bureaus}子丑寅卯辰巳午。")
    assert share(a, b, [("a:1.1", "b:1.1")]) is None


def test_nothing_has_changed_in_what_was_borrowed() -> None:
    a = side("a", "2018-01-01", f"{''.join(RARE)}，要在年底前完成20%。")
    b = side("b", "2018-02-01", f"{''.join(RARE)}，原则上要完成30%。")
    found = share(a, b, [("a:1.1", "b:1.1")])
    assert found
    assert [each.edge.drifts for each in found.meetings if each.edge] == [()]


def spread(key: str, texts: list[str]) -> Side:
    """A document with a clause for each text."""
    document = side(key, "2018-01-01", "").document
    (item,) = document.items
    clauses = tuple(
        replace(item.clauses[0], id=f"{key}:1.{n}", text=text)
        for n, text in enumerate(texts, start=1)
    )
    return Side(replace(document, items=(replace(item, clauses=clauses),)), ())


def test_a_term_is_no_passage_beside_the_clauses_that_both_copy() -> None:
    """Nor is a sentence that stands twice: it meets that which stands nearest."""
    term = "".join(RARE[:4])
    texts = [f"{term}甲乙丙丁戊己庚辛。", f"子丑寅卯辰巳午未{term}。", f"{term}甲乙丙丁戊己庚辛。"]
    pairs = [(f"a:1.{one}", f"b:1.{other}") for one in (1, 2, 3) for other in (1, 2, 3)]
    found = share(spread("a", texts), spread("b", texts), pairs)
    assert found
    met = [(each.passage.a, each.passage.b) for each in found.meetings]
    assert met == [(f"a:1.{n}", f"b:1.{n}") for n in (1, 2, 3)]
