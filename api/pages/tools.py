"""The smaller views: search, compare, agencies, numbering, changes, wording of unseen sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import WORDS_LENGTH, After, CurrentAnswers, CurrentView
from api.memo import Answers, changed_of, unsure_of
from api.pages.leaves import Leaf, Number, choices, leaf, place_choices
from api.pages.marks import heading, short
from api.pages.render import CurrentPage
from lineage.errors import NothingFound, UnknownReference
from lineage.grouping import grouped
from lineage.model import DriftKind, key_of, local_id
from lineage.queries import comparison, descent
from lineage.queries import documents as queries
from lineage.queries.answers.clauses import Comparison, Numbering, PartComparison
from lineage.queries.answers.documents import AgencyRow, AgencyTotal
from lineage.queries.decisions import Concerning, decisions, to_review
from lineage.queries.drifts import with_changes
from lineage.queries.meant import resolve_part, upstream_meant
from lineage.queries.parts import in_order
from lineage.queries.places import place_names
from lineage.queries.sources import common_sources
from lineage.queries.window import Window
from lineage.store import View
from lineage.store.base import Card

router = APIRouter()

Words = Annotated[str, Query(max_length=WORDS_LENGTH)]
SHOWN_AGENCIES = 150
SHOWN_CLAUSES = 50
SHOWN_ROWS = 1200
SHOWN_DRIFTS = 50
SHOWN_PAIRS = 30
SHOWN_SOURCES = 20
MANY_DOCUMENTS = 30
MOST_KEYS = 200


def prepare(answers: Answers) -> None:
    """Work out the agencies of the whole corpus, and the index that searching needs."""
    answers.once(queries.agency_totals, lasting=True)
    queries.search(answers.view, "公开", 1)


@router.get("/search")
def search(view: CurrentView, page: CurrentPage, q: Words = "", number: Number = 1) -> HTMLResponse:
    """Clauses that contain the words."""
    words = q.strip()
    answer = queries.search(view, words, queries.MAX_HITS) if words else None
    return page.render(
        "search.html",
        query=words,
        answer=answer,
        shown=leaf(answer.items if answer else (), number, SHOWN_CLAUSES),
        full=answer is not None and len(answer.items) == queries.MAX_HITS,
        places=place_names(view),
    )


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
        answer = comparison.compare(view, a, b, page.language) if a and b else None
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
        error=error,
        ends=_ends(view, answer),
        names=_sides(answer, view.cards_by_key()),
        cards=view.cards_by_key(),
        choices=view.cards()[:MOST_KEYS],
        inside=list(_parts_of(view, (a, b))),
    )


@router.get("/agencies")
def agencies(
    answers: CurrentAnswers,
    page: CurrentPage,
    name: Words = "",
    place: Words = "",
    number: Number = 1,
) -> HTMLResponse:
    """Who is responsible for what; of a large corpus first how much each agency has to do."""
    view = answers.view
    common = {"name": name, "place": place, "place_choices": place_choices(view)}
    if len(view.cards()) > MANY_DOCUMENTS and not (name.strip() or place.strip()):
        return page.render("agencies.html", **common, totals=_totals(answers, number))
    found = queries.agencies(view, place.strip() or None, name.strip() or None).items
    groups = grouped((row.agency, row) for row in found)
    most = SHOWN_ROWS // max(1, min(len(groups), SHOWN_AGENCIES))
    shown = list(groups.items())[:SHOWN_AGENCIES]
    return page.render(
        "agencies.html",
        **common,
        groups=shown,
        titles=_titles(view, (row for _, rows in shown for row in rows[:most])),
        hidden=max(0, len(groups) - SHOWN_AGENCIES),
        most=most,
        totals=None,
    )


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
    apart = names[one] != names[other] or one == other
    return names if apart and all(names.values()) else {one: one, other: other}


def _parts_of(view: View, named: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The items and clauses of the documents named, each with its heading or text."""
    for key in dict.fromkeys(map(key_of, named)):
        for item in view.items(key):
            yield item.id, heading(item.label, item.title)
            yield from ((clause.id, short(clause.text, 30)) for clause in item.clauses)


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


def _titles(view: View, rows: Iterable[AgencyRow]) -> dict[str, str]:
    """The heading under which each clause of these rows stands."""
    ids = {each for row in rows for each in (*row.lead, *row.support, *row.responsible)}
    found = view.clauses(sorted(ids))
    return {each: heading(at.item.label, at.item.title) for each, at in found.items()}


def _totals(answers: Answers, number: int) -> Leaf[AgencyTotal]:
    """A leaf of all agencies; the first one where there are fewer."""
    return leaf(answers.once(queries.agency_totals), number, SHOWN_AGENCIES)


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
