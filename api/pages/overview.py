"""The overview and the matrix: what is in the corpus, and what became of each item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import WORDS_LENGTH, CurrentAnswers, CurrentView
from api.memo import Answers
from api.pages.chain import chain
from api.pages.grid import MOST_COLUMNS, CurrentShown, Order, Shown
from api.pages.leaves import choices, place_choices
from api.pages.render import CurrentPage
from lineage.errors import NothingFound, UnknownReference
from lineage.language import Language
from lineage.model import Level, Relation
from lineage.queries import documents as queries
from lineage.queries.answers.coverage import CoverageRow, Matrix, RegionMatrix
from lineage.queries.clauses import clause_matrix
from lineage.queries.coverage import Filter, item_coverage, matrix
from lineage.queries.meant import upstream_meant
from lineage.queries.regions import summaries
from lineage.queries.verdict import Verdict
from lineage.questions.suggestions import FIRST, suggestions
from lineage.store import View
from lineage.store.base import Card

router = APIRouter()

Name = Annotated[str | None, Query(max_length=WORDS_LENGTH)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The matrix that can be shown: by document, or by region when these are too many.

    `hidden` columns are left out.
    """

    matrix: Matrix | None = None
    regions: RegionMatrix | None = None
    hidden: int = 0

    @property
    def upstream(self) -> Card | None:
        """The document whose items are the rows."""
        found = self.matrix or self.regions
        return found.upstream if found else None


def prepare(answers: Answers, language: Language) -> None:
    """Work out the overview of the whole corpus."""
    answers.once(queries.documents, lasting=True)
    answers.once(summaries, lasting=True)
    answers.once(sheet, None, Shown(), language, lasting=True)
    answers.once(suggestions, language, lasting=True)


@router.get("/")
def overview(
    view: CurrentView,
    answers: CurrentAnswers,
    page: CurrentPage,
    upstream: Name = None,
    item: Name = None,
    document: Name = None,
) -> HTMLResponse:
    """The corpus at a glance; with `item` and `document` the cell's panel is open."""
    corpus = answers.once(queries.documents)
    drawn = chain(corpus)
    return page.render(
        "overview.html",
        corpus=corpus,
        chain=drawn,
        shares={each.document: each for each in view.fidelity()} if drawn else {},
        provinces=() if drawn else answers.once(summaries),
        examples=answers.once(suggestions, page.language)[:FIRST],
        sheet=answers.once(sheet, upstream, Shown(), page.language),
        shown=Shown(),
        cell=cell_or_none(view, item, document, page.language),
        verdicts=tuple(Verdict),
        levels=tuple(Level),
    )


@router.get("/matrix")
def whole_matrix(
    answers: CurrentAnswers,
    page: CurrentPage,
    shown: CurrentShown,
    upstream: Name = None,
    item: Name = None,
    document: Name = None,
) -> HTMLResponse:
    """The matrix by itself, with filters and order."""
    view = answers.view
    given = upstream, shown, page.language
    return page.render(
        "matrix.html",
        sheet=sheet(view, *given) if shown.typed else answers.once(sheet, *given),
        cell=cell_or_none(view, item, document, page.language),
        shown=shown,
        reported=shown.reported(view),
        upstreams=choices(view, view.coverage_counts(), upstream),
        place_choices=place_choices(view),
        verdicts=tuple(Verdict),
        levels=tuple(Level),
        orders=tuple(Order),
    )


@router.get("/matrix/clauses")
def clauses(
    view: CurrentView, page: CurrentPage, shown: CurrentShown, upstream: Name = None
) -> HTMLResponse:
    """Clause × document, with the same filters; of a large corpus one region at a time."""
    key = _upstream(view, upstream)
    found, regions, hidden = None, None, 0
    if key:
        wanted = shown.columns(view, key)
        hidden = max(0, len(wanted) - MOST_COLUMNS)
        if hidden:
            regions = shown.by_region(view, key, wanted)
        found = shown.of_clauses(clause_matrix(view, key, frozenset(wanted[:MOST_COLUMNS])))
    return page.render(
        "clauses.html",
        matrix=found,
        regions=regions,
        hidden=hidden,
        shown=shown,
        cell=None,
        upstreams=choices(view, view.coverage_counts(), key),
        levels=tuple(Level),
        place_choices=place_choices(view),
        relations=tuple(Relation),
        attached=Verdict.ATTACHED,
    )


def sheet(view: View, upstream: str | None, shown: Shown, language: Language) -> Sheet:
    """The matrix as asked for; empty for a corpus in which nothing descends from anything."""
    key = _upstream(view, upstream)
    if not key:
        return Sheet()
    wanted = shown.columns(view, key)
    if len(wanted) > MOST_COLUMNS:
        regions = shown.by_region(view, key, wanted)
        if regions:
            return Sheet(regions=shown.of_regions(regions))
    whole = matrix(view, key, language, frozenset(wanted[:MOST_COLUMNS]))
    return Sheet(shown.of(view, whole), hidden=max(0, len(wanted) - MOST_COLUMNS))


def _upstream(view: View, asked: str | None) -> str | None:
    try:
        return upstream_meant(view, asked).key
    except NothingFound:
        return None


def cell_or_none(
    view: View, item: str | None, document: str | None, language: Language
) -> CoverageRow | None:
    """The row behind the cell that an address names, if it does. Raises UnknownReference."""
    return cell_of(view, item, document, language) if item and document else None


def cell_of(view: View, item: str, document: str, language: Language) -> CoverageRow:
    """The row behind a cell. Raises UnknownReference."""
    rows = item_coverage(view, item, Filter(document=document), language).items
    if not rows:
        raise UnknownReference("cell", f"{item} × {document}")
    return rows[0]
