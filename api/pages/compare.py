"""Two documents, items or clauses side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView
from api.pages.leaves import Words
from api.pages.marks import heading, short
from api.pages.render import CurrentPage
from lineage.errors import UnknownReference
from lineage.model import key_of, local_id
from lineage.queries import comparison, descent
from lineage.queries.answers.clauses import Comparison, PartComparison
from lineage.queries.meant import resolve_part
from lineage.queries.parts import in_order
from lineage.store import View
from lineage.store.base import Card

router = APIRouter()

MOST_KEYS = 200


@router.get("/compare")
def compare(view: CurrentView, page: CurrentPage, a: Words = "", b: Words = "") -> HTMLResponse:
    """Two clauses character by character, or two items or documents clause by clause.

    With one or none given, what there is to choose.
    """
    answer: Comparison | PartComparison | None = None
    error: UnknownReference | None = None
    a, b = a.strip(), b.strip()
    try:
        a, b = (resolve_part(view, each) if each else "" for each in (a, b))
        if a and b and not comparison.overlap(a, b):
            answer = comparison.compare(view, a, b, page.language)
        if isinstance(answer, Comparison):
            answer = descent.upper_first(answer)
            a, b = answer.a.id, answer.b.id
    except UnknownReference as problem:
        error = problem
    return page.render(
        "compare.html",
        404 if error else 200,
        a=a,
        b=b,
        answer=answer,
        parts_of=isinstance(answer, PartComparison),
        same=bool(a and b and not (answer or error)),
        error=error,
        ends=_ends(view, answer),
        names=_sides(answer, view.cards_by_key()),
        cards=view.cards_by_key(),
        choices=view.cards()[:MOST_KEYS],
        inside=list(_parts_of(view, (a, b))),
    )


def _ends(view: View, answer: Comparison | PartComparison | None) -> list[str]:
    """Of two clauses of different documents, by id, the one that stands above first."""
    if not isinstance(answer, Comparison):
        return []
    clauses = {each.document: each.id for each in (answer.a, answer.b)}
    cards = in_order(card for card in view.cards() if card.key in clauses)
    return [clauses[card.key] for card in cards] if len(cards) > 1 else []


def _sides(answer: Comparison | PartComparison | None, cards: Mapping[str, Card]) -> dict[str, str]:
    """What the two sides are called: by their places, or by their ids where these are one."""
    if not isinstance(answer, PartComparison):
        return {}
    one, other = answer.upstream, answer.unit
    names = {
        side: " ".join(filter(None, (cards[key_of(side)].place, local_id(side))))
        for side in (one, other)
    }
    apart = names[one] != names[other]
    return names if apart and all(names.values()) else {one: one, other: other}


def _parts_of(view: View, named: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The items and clauses of the documents named, each with its heading or text."""
    for key in dict.fromkeys(map(key_of, named)):
        for item in view.items(key):
            yield item.id, heading(item.label, item.title)
            yield from ((clause.id, short(clause.text, 30)) for clause in item.clauses)
