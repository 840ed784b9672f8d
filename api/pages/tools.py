"""The smaller views: search, numbering, changes, what to decide, wording of unseen sources."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import After, CurrentAnswers, CurrentView
from api.memo import Answers, changed_of, unsure_of
from api.pages.leaves import Leaf, Number, Words, choices, leaf, leaves_of, place_choices
from api.pages.render import CurrentPage
from lineage.errors import NothingFound
from lineage.model import DriftKind
from lineage.queries import descent
from lineage.queries import documents as queries
from lineage.queries.answers.clauses import Numbering, SearchAnswer, SearchHit
from lineage.queries.decisions import Concerning, decisions, to_review
from lineage.queries.drifts import with_changes
from lineage.queries.meant import upstream_meant
from lineage.queries.places import place_names
from lineage.queries.sources import common_sources
from lineage.queries.window import Window
from lineage.store import View
from lineage.store.base import Card

router = APIRouter()

SHOWN_CLAUSES = 50
SHOWN_DRIFTS = 50
SHOWN_PAIRS = 30
SHOWN_SOURCES = 20


def prepare(answers: Answers) -> None:
    """Work out the index that searching needs."""
    queries.search(answers.view, "公开", Window(limit=1))


@router.get("/search")
def search(view: CurrentView, page: CurrentPage, q: Words = "", number: Number = 1) -> HTMLResponse:
    """Clauses that contain the words."""
    words = q.strip()
    answer, shown = _found(view, words, number) if words else (None, leaf((), 1, SHOWN_CLAUSES))
    return page.render(
        "search.html",
        query=words,
        answer=answer,
        shown=shown,
        places=place_names(view),
    )


def _found(view: View, words: str, number: int) -> tuple[SearchAnswer, Leaf[SearchHit]]:
    """What is found, with the leaf of that number, or the last one if there aren't so many."""
    window = Window((number - 1) * SHOWN_CLAUSES, SHOWN_CLAUSES)
    answer = queries.search(view, words, window)
    leaves = leaves_of(answer.total, SHOWN_CLAUSES)
    if number > leaves:
        return _found(view, words, leaves)
    return answer, Leaf(answer.items, number, leaves, answer.total)


@router.get("/numbering")
def numbering(
    view: CurrentView, page: CurrentPage, upstream: Words = "", downstream: Words = ""
) -> HTMLResponse:
    """Where each upstream item stands downstream, and what its number means there."""
    answer = _numbering(view, upstream, downstream)
    return page.render(
        "numbering.html",
        **_choices(view, answer),
        answer=answer,
    )


@router.get("/drifts")
def changes(
    answers: CurrentAnswers,
    page: CurrentPage,
    document: Words = "",
    kind: DriftKind | None = None,
    number: Number = 1,
) -> HTMLResponse:
    """What changed inside inherited clauses that matters, over all documents or in one."""
    view = answers.view
    found = changed_of(answers, document or None, kind)
    some = leaf(found, number, SHOWN_DRIFTS)
    units = {key for key, _ in view.edge_counts()}
    return page.render(
        "drifts.html",
        shown=some,
        edges=with_changes(view, some.items, page.language).items,
        apart=sum(all(drift.set_for for drift in each.drifts) for each in found),
        document=document,
        kind=kind,
        kinds=tuple(DriftKind),
        choices=choices(view, units, document),
        places=place_names(view),
    )


@router.get("/review")
def to_decide(
    answers: CurrentAnswers,
    page: CurrentPage,
    document: Words = "",
    place: Words = "",
    item: Words = "",
    after: After = None,
) -> HTMLResponse:
    """The pairs that most need a person to judge them, and what people judged."""
    view = answers.view
    wanted = Concerning(document or None, place.strip() or None, item.strip() or None)
    pairs = unsure_of(answers, wanted)
    units = {unit for unit, _ in view.edge_counts()}
    return page.render(
        "review.html",
        found=to_review(view, pairs, Window(limit=SHOWN_PAIRS), after),
        after=after,
        decided=decisions(view, wanted, page.language).items,
        filters={"document": document, "place": wanted.place or "", "item": wanted.item or ""},
        about=wanted.whole_item(view),
        choices=choices(view, units, document),
        place_choices=place_choices(view),
        places=place_names(view),
    )


@router.get("/sources")
def sources(view: CurrentView, page: CurrentPage, number: Number = 1) -> HTMLResponse:
    """Wording that documents share and nothing above them has."""
    found = common_sources(view, page.language).items
    return page.render("sources.html", shown=leaf(found, number, SHOWN_SOURCES))


def _choices(view: View, answer: Numbering | None) -> dict[str, list[Card]]:
    """The documents to choose from: those above others, and those below the one chosen."""
    if answer is None:
        return {"upstream": [], "downstream": []}
    above = {*view.coverage_counts(), answer.upstream}
    below = {*(row.document for row in view.coverage(upstream=answer.upstream)), answer.downstream}
    return {
        name: choices(view, keys, chosen)
        for name, keys, chosen in (
            ("upstream", above, answer.upstream),
            ("downstream", below, answer.downstream),
        )
    }


def _numbering(view: View, upstream: str, downstream: str) -> Numbering | None:
    """The map that is asked for, else that of the default upstream and who carries most of it."""
    try:
        upstream = upstream_meant(view, upstream).key
    except NothingFound:
        return None
    below = dict.fromkeys(row.document for row in view.coverage(upstream=upstream))
    edges = view.edge_counts()
    chosen = downstream or max(below, key=lambda key: edges.get((key, upstream), 0), default="")
    return descent.numbering(view, upstream, chosen) if chosen else None
