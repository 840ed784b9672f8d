"""The lineage in exchange formats: tables with fixed columns, GraphML, JSON, an edge list.

The columns of `pairs`, `coverage` and `clauses` are contracts: others read them. Texts stay
as they are, but for white space (tabs, line breaks), which becomes one space.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

import msgspec

from lineage.graph import links
from lineage.graphml import LINK, graphml, of_link
from lineage.language import Language
from lineage.model import Clause, Document, Item, Lineage, Role
from lineage.naming import names_apart
from lineage.queries.wording import coverage_reason
from lineage.store.base import View

PAIRS = ("downstream_id", "upstream_id", "relation", "score", "downstream_text", "upstream_text")
COVERAGE = (
    "upstream_item_id",
    "document_key",
    "status",
    "reason",
    "carried_by",
    "dropped_clauses",
)
CLAUSES = (
    "clause_id",
    "document_key",
    "section",
    "item_label",
    "item_title",
    "text",
    "source_file",
    "source_line",
    "lead",
    "support",
    "responsible",
    "deadline",
)
EDGES = ("source", "target", *LINK)


Writer = Callable[[View, Language], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: what it holds, its media type, its file suffix, and how it is written."""

    about: str
    media_type: str
    suffix: str
    write: Writer


def _wordless(write: Callable[[View], Iterator[str]]) -> Writer:
    """The writer of a format that says nothing in words of its own, whatever the language."""
    return lambda view, language: write(view)


def pairs(view: View) -> Iterator[str]:
    """Each inherits edge with both texts, as lines of a tab-separated table."""
    parts = view.parts()
    texts = {
        clause.id: clause.text
        for document in parts.documents
        for item in document.items
        for clause in item.clauses
    }
    yield _line(PAIRS)
    for edge in parts.inherits:
        ends = (texts[edge.unit], texts[edge.upstream])
        yield _line((edge.unit, edge.upstream, edge.relation.value, f"{edge.score:.3f}", *ends))


def coverage(view: View, language: Language) -> Iterator[str]:
    """Each upstream item by each document below it, as lines of a tab-separated table."""
    yield _line(COVERAGE)
    parts = view.parts()
    names: dict[str, str] = {}
    for document in parts.documents:
        names |= names_apart(document.items)
    for row in parts.coverage:
        reason = coverage_reason(row, names, language)
        carriers, dropped = ",".join(row.carried_by), ",".join(row.dropped)
        yield _line((row.item, row.document, row.status.value, reason, carriers, dropped))


def clauses(view: View) -> Iterator[str]:
    """Every clause in document order, those of notices too, as lines of a tab-separated table.

    `responsible` holds all agencies, those that lead or support too.
    """
    yield _line(CLAUSES)
    for document in view.parts().documents:
        for item in document.items:
            for clause in item.clauses:
                yield _line(_clause(clause, item, document))


def whole(view: View) -> Iterator[str]:
    """Everything the explorer knows of the corpus, as JSON: a line for each document, edge, …."""
    parts = view.parts()
    opening = "{"
    for field in fields(Lineage):
        yield f'{opening}\n"{field.name}": ['
        between = "\n"
        for value in getattr(parts, field.name):
            yield between + msgspec.json.encode(value).decode()
            between = ",\n"
        yield "\n]"
        opening = ","
    yield "\n}\n"


def graph(view: View) -> Iterator[str]:
    """The property graph as GraphML, for Gephi, yEd, networkx or Cytoscape."""
    yield from graphml(view.parts())


def edge_list(view: View) -> Iterator[str]:
    """The edges of the property graph as CSV, one an edge, empty where a kind has no such value."""
    yield _csv_line(EDGES)
    for kind, link in links(view.parts()):
        texts = of_link(kind, link)
        yield _csv_line((link.source, link.target, *(texts.get(name, "") for name in LINK)))


EXPORTS: Mapping[str, Export] = {
    "pairs": Export(
        "inheritance edges with both texts", "text/tab-separated-values", "tsv", _wordless(pairs)
    ),
    "coverage": Export(
        "upstream item × document, with reason", "text/tab-separated-values", "tsv", coverage
    ),
    "clauses": Export(
        "every clause with its place, agencies (`responsible` holds all of them) and deadline",
        "text/tab-separated-values",
        "tsv",
        _wordless(clauses),
    ),
    "graphml": Export("the property graph", "application/graphml+xml", "graphml", _wordless(graph)),
    "json": Export("everything", "application/json", "json", _wordless(whole)),
    "csv": Export("the edges of the property graph", "text/csv", "csv", _wordless(edge_list)),
}


def _clause(clause: Clause, item: Item, document: Document) -> tuple[str, ...]:
    return (
        clause.id,
        document.key,
        _section(item, document),
        item.label or "",
        item.title or "",
        clause.text,
        document.source_file,
        str(clause.lines.first),
        "、".join(clause.agencies_with(Role.LEAD)),
        "、".join(clause.agencies_with(Role.SUPPORT)),
        "、".join(each.agency for each in clause.agencies),
        clause.deadline or "",
    )


def _section(item: Item, document: Document) -> str:
    """The section an item stands in; an article in no chapter is no section of its own."""
    found = document.section_of(item)
    alone = (item.label or "").startswith("第") and found and found.lines.first == item.lines.first
    return f"{found.label}、{found.title}" if found and not alone else ""


def _line(cells: Iterable[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
