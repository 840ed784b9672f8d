"""Documents: the list of them, and one to read with a margin that says where its words come from.

With `original=1` the lines of the source file stand beside what was read from them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import NAME_LENGTH, CurrentAnswers, CurrentView, DocumentKey
from api.pages.beside import Part, Row, rows
from api.pages.leaves import Number, leaf
from api.pages.marks import heading
from api.pages.render import CurrentPage
from lineage.model import CorpusWarning
from lineage.provenance import SourceKind
from lineage.queries import documents as queries
from lineage.queries.answers.documents import ClauseDetail, DocumentDetail
from lineage.queries.answers.sources import SourceLine, SourceStretch
from lineage.queries.lines import document_lines
from lineage.queries.places import place_names
from lineage.queries.regions import within
from lineage.queries.sources import document_sources
from lineage.queries.wording import unseen_text
from lineage.store.base import Card, View

router = APIRouter()

MARGIN_SOURCES = 2
SHOWN_DOCUMENTS = 200

Region = Annotated[str, Query(max_length=NAME_LENGTH)]


@dataclass(frozen=True, slots=True)
class MarginSource:
    """A source named in the margin: its kind and clause, and the characters that come from it.

    `via` is whose document handed them on, where one did.
    """

    kind: str
    clause: str
    document: str
    via: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class Line:
    """A clause to read: its stretches, the margin beside it, the doubts about its lines."""

    detail: ClauseDetail
    stretches: Sequence[SourceStretch]
    margin: Sequence[MarginSource]
    doubts: Sequence[CorpusWarning]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading to read, with the id of the item that it opens, if any."""

    text: str
    item: str | None


@router.get("/documents")
def documents(
    answers: CurrentAnswers, page: CurrentPage, region: Region = "", number: Number = 1
) -> HTMLResponse:
    """Documents (all, or a region's) with the sources of their words, and those missing."""
    corpus = answers.once(queries.documents)
    if region:
        inside = within(answers.view, region)
        kept = tuple(each for each in corpus.items if each.key in inside)
        corpus = replace(corpus, items=kept, missing=())
    return page.render(
        "documents.html",
        shown=leaf(corpus.items, number, SHOWN_DOCUMENTS),
        missing=corpus.missing,
        region=region,
        places=place_names(answers.view),
        shares={each.document: each for each in answers.view.fidelity()},
    )


@router.get("/documents/{key}")
def document(
    view: CurrentView, page: CurrentPage, key: DocumentKey, original: bool = False
) -> HTMLResponse:
    """One document, clause by clause, each stretch coloured by its source."""
    found = queries.document(view, key)
    sources = document_sources(view, key, page.language)
    stretches = {each.clause.id: each.stretches for each in sources.items}
    lines = document_lines(view, key).items if original else ()
    if lines:
        shown = {line.number for line in lines}
        doubts: Mapping[str, Sequence[CorpusWarning]] = {}
        unplaced: Sequence[CorpusWarning] = [w for w in found.warnings if w.line not in shown]
    else:
        doubts, unplaced = _placed(found)
    parts = tuple(_parts(found, stretches, doubts, extents(lines)))
    return page.render(
        "document.html",
        document=found,
        shares=sources.shares,
        unseen=unseen_text(sources.missing, page.language),
        slots=sources.slots,
        rows=rows(parts, lines) if lines else [Row(parts)],
        kind_of=kind_of,
        original=original,
        above=_above(view, key),
        has_heirs=key in view.coverage_counts(),
        has_duties=any(each.agencies for item in found.items for each in item.clauses),
        beside=bool(lines),
        places=place_names(view),
        unplaced=unplaced,
    )


def origins(stretches: Iterable[SourceStretch]) -> list[MarginSource]:
    """The clauses that most of the words come from, with how much each gave; siblings last."""
    counts: Counter[tuple[str, str, str, str | None]] = Counter()
    for each in stretches:
        if each.clause and each.document:
            whence = kind_of(each), each.clause, each.document, each.via_place or each.via
            counts[whence] += each.end - each.start
    found = [MarginSource(*names, number) for names, number in counts.most_common(MARGIN_SOURCES)]
    return sorted(found, key=lambda each: each.kind == SourceKind.COMMON)


def kind_of(stretch: SourceStretch) -> str:
    """What the legend calls a stretch: the relation to a clause above, else the kind of source."""
    return stretch.relation.value if stretch.relation else stretch.source


def extents(lines: Iterable[SourceLine]) -> Mapping[str, tuple[int, int]]:
    """For each clause the first and the last line that anything of it was read from."""
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        for clause in line.clauses:
            found[clause] = (found.get(clause, (line.number, 0))[0], line.number)
    return found


def _above(view: View, key: str) -> list[Card]:
    """The documents that most clauses of this one descend from, those that gave most first."""
    counts = Counter(
        {above: count for (unit, above), count in view.edge_counts().items() if unit == key}
    )
    return [view.cards_by_key()[above] for above, _ in counts.most_common(MARGIN_SOURCES)]


def _parts(
    document: DocumentDetail,
    stretches: Mapping[str, Sequence[SourceStretch]],
    doubts: Mapping[str, Sequence[CorpusWarning]],
    extent: Mapping[str, tuple[int, int]],
) -> Iterator[Part]:
    """Headings and clauses in reading order."""
    sections = list(document.sections)
    for item in document.items:
        bare = item.label == item.section
        first, _ = _lines(item.source_lines)
        opened = [each for each in sections if _lines(each.source_lines)[0] <= first]
        del sections[: len(opened)]
        for section in opened:
            is_item = bare and section is opened[-1]
            title = Title(f"{section.label}、{section.title}", item.id if is_item else None)
            yield Part("section", title, *_lines(section.source_lines))
        if (item.title or item.label) and not bare:
            yield Part("item", Title(heading(item.label, item.title), item.id), first, first)
        for detail in item.clauses:
            clause = detail.clause
            own = stretches.get(clause.id, ())
            line = Line(detail, own, origins(own), doubts.get(clause.id, ()))
            yield Part("clause", line, *extent.get(clause.id, _lines(clause.source_lines)))


def _placed(
    document: DocumentDetail,
) -> tuple[Mapping[str, Sequence[CorpusWarning]], Sequence[CorpusWarning]]:
    """Each warning at the first clause that has its line; the others apart."""
    clauses = [detail.clause for item in document.items for detail in item.clauses]
    runs = [(clause.id, _lines(clause.source_lines)) for clause in clauses]
    at: dict[str, list[CorpusWarning]] = defaultdict(list)
    unplaced: list[CorpusWarning] = []
    for warning in document.warnings:
        line = warning.line or 0
        clause = next((name for name, (first, last) in runs if first <= line <= last), None)
        (at[clause] if clause else unplaced).append(warning)
    return at, unplaced


def _lines(printed: str) -> tuple[int, int]:
    """First and last line of a run as it is printed: 7, or 7-9."""
    first, _, last = printed.partition("-")
    return int(first), int(last or first)
