"""Wording that a document above borrowed and handed down."""

from __future__ import annotations

from types import SimpleNamespace

from lineage.derive.handed import borrowed_edges
from lineage.derive.horizontal import Borrowing, Horizontal
from lineage.model import Evidence, Inherits, Relation, Span

LENT = "鼎鑫淼垚焱犇骉羴猋麤飍灥"
EVIDENCE = Evidence(
    characters=12,
    runs=1,
    longest=LENT,
    shared=60.0,
    own=50.0,
    words=0.8,
    same_title=False,
    near=False,
)


def edge(unit: str, upstream: str, *spans: Span) -> Inherits:
    return Inherits(
        unit=unit,
        upstream=upstream,
        relation=Relation.ADAPTED,
        score=0.9,
        carried=0.5,
        explained=0.5,
        spans=spans,
        evidence=EVIDENCE,
        slots=(),
        drifts=(),
        via=None,
    )


def handed(down: Inherits, across: Borrowing) -> tuple[Inherits, ...]:
    """What a county has of the city above it, which borrowed from another."""
    units = {key: [(None, SimpleNamespace(id=f"{key}:1.1", text=LENT * 4))] for key in "xc"}
    texts = SimpleNamespace(
        inherits=lambda key: (down,),
        documents=lambda keys: {k: SimpleNamespace(units=lambda k=k: units[k]) for k in keys},
    )
    chain = SimpleNamespace(stands={"c": SimpleNamespace(above=("b",))})
    return borrowed_edges("c", {"b": Horizontal((across,))}, chain, texts, {})  # type: ignore[arg-type]


def test_most_of_it_handed_on_is_an_edge_of_its_own() -> None:
    across = edge("b:1.1", "x:1.1", Span(0, 12, 0, 12))
    (found,) = handed(
        edge("c:1.1", "b:1.1", Span(4, 16, 0, 12)), Borrowing(across, (Span(0, 12, 0, 12),))
    )
    assert (found.unit, found.upstream, found.via) == ("c:1.1", "x:1.1", "b")
    assert found.spans == (Span(4, 16, 0, 12),)


def test_places_that_do_not_answer_to_each_other_are_no_edge() -> None:
    """The lender's punctuation differs within the longer stretch that its edge shows."""
    across = edge("b:1.1", "x:1.1", Span(0, 20, 0, 22))
    passage = Borrowing(across, (Span(0, 12, 0, 12),))
    assert handed(edge("c:1.1", "b:1.1", Span(4, 16, 0, 12)), passage) == ()
