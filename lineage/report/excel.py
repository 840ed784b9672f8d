"""The report as an Excel workbook: a sheet a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from lineage.model import local_id
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import CoverageRow
from lineage.queries.differences import sides
from lineage.queries.parts import in_order
from lineage.queries.verdict import Verdict
from lineage.queries.wording import DRIFT, noted
from lineage.report.content import ItemPart, Report
from lineage.report.findings import findings
from lineage.report.method import method
from lineage.report.rows import COVERAGE, coverage
from lineage.report.speech import Speech
from lineage.report.words import SHEETS
from lineage.report.workbook import LONG, SHORT, Book, Cell, Column, Compared
from lineage.store.base import Card

_LONG_TEXTS = (
    *("text", "upstream_text", "unit_text", "reason", "doubt"),
    *("carried_by", "dropped_clauses"),
)
_NUMBERS = {"share": "0.0%", "edge_share": "0%", "score": "0.00"}
_ITEM = ("item", "heading", "place", "level", "document")
_CARRIED = (
    *_ITEM,
    *("clause", "upstream_text", "unit", "unit_text", "relation", "edge_share", "via", "changes"),
    *("agencies", "upstream_lines", "unit_lines", "score", "reason"),
)
_CHANGES = (
    *_ITEM,
    *("clause", "unit", "kind", "from", "to", "upstream_text", "unit_text"),
    *("upstream_lines", "unit_lines"),
)
_ABSENT = (*_ITEM, "status", "kind", "clause", "text", "source", "lines")
_READ = (
    *("role", "document", "number", "place", "level", "date", "source"),
    *("items_count", "clauses_count", "key"),
)
# What is read of a wide table; it stands first, and alone is printed.
_PRINTED: Mapping[str, tuple[str, ...]] = {
    "coverage": ("item", "heading", "place", "status", "reason", "carried", "dropped"),
    "carried": ("item", "place", "clause", "upstream_text", "unit", "unit_text", "relation"),
    "changes": ("item", "place", "kind", "from", "to", "upstream_text", "unit_text"),
    "absent": ("item", "place", "status", "kind", "clause", "text"),
}
_MISSING = ("document", "number", "place", "level", "year", "cited_by")
_DOUBTS = ("document", "place", "doubt", "source", "lines")


_Rows: TypeAlias = Iterator[Sequence[Cell]]


def excel(report: Report) -> bytes:
    """The report as an .xlsx file; the same report gives the same bytes."""
    return _Writer(report).write()


class _Writer:
    """Writes one report sheet by sheet."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = Speech(report)
        upstream = self.say.name(report.matrix.upstream)
        self.book = Book(self.say.word("title"), upstream, report.made)

    def write(self) -> bytes:
        say = self.say
        counted = [Column(say.verdict(each), 10) for each in Verdict]
        counted.append(Column(say.word("whole"), 8))
        items = [Column(say.heading(each), 10) for each in self.report.matrix.items]
        heads = self.columns("place", "level", "document")
        tables: Mapping[str, tuple[list[Column], _Rows, int]] = {
            "matrix": ([*heads, *counted, *items], self.matrix(), 2),
            "tally": ([Column(say.word("item"), LONG), *counted], self.tallies(), 1),
            "coverage": (*self.arranged("coverage", COVERAGE, self.coverage()), 3),
            "carried": (*self.arranged("carried", _CARRIED, self.each_row(self.carried)), 2),
            "changes": (*self.arranged("changes", _CHANGES, self.each_row(self.changes)), 2),
            "absent": (*self.arranged("absent", _ABSENT, self.each_row(self.absent)), 2),
            "read": (self.columns(*_READ), self.read(), 1),
            "missing": (self.columns(*_MISSING), self.missing(), 1),
            "doubts": (self.columns(*_DOUBTS), self.doubts(), 1),
        }
        filled = {name: rows for name, (_, each, _) in tables.items() if (rows := list(each))}
        self.guide(filled)
        for name, rows in filled.items():
            columns, _, frozen = tables[name]
            printed = len(_PRINTED.get(name, columns))
            self.book.table(say.pick(SHEETS[name][0]), columns, rows, frozen, printed)
        return self.book.finish()

    def guide(self, sheets: Iterable[str]) -> None:
        say = self.say
        page = self.book.page(say.pick(SHEETS["guide"][0]), (18, 96))
        page.head(say.word("title"), 16)
        for name, said in say.facts():
            page.line(name, said)
        for said in filter(None, (say.word("judged"), say.part(), say.word("difference"))):
            page.line("", said)
        page.head(say.word("findings"))
        for said in findings(say):
            page.line("", said)
        page.head(say.word("legend"))
        for told, meaning in say.legend():
            page.line(told, meaning)
        for said in say.terms():
            page.line("", said)
        page.head(say.word("sheets"))
        for named, holds in map(SHEETS.__getitem__, sheets):
            page.link(say.pick(named), say.pick(holds))
        page.head(say.word("method"))
        for said in method(say):
            page.line("", said)

    def tallies(self) -> _Rows:
        for each in self.report.tallies:
            yield [self.say.heading(each.head), *each.numbers]

    def matrix(self) -> _Rows:
        rows = self.report.matrix.items
        for column, each in enumerate(self.report.summaries):
            cells = (row.cells[column] for row in rows)
            yield [
                self.say.called(each.document.key),
                self.say.level(each.document.level),
                self.say.name(each.document),
                *each.numbers,
                *map(self.say.cell, cells),
            ]

    def coverage(self) -> _Rows:
        for row, values in coverage(self.report, self.say):
            cells = dict[str, Cell](zip(COVERAGE, values, strict=True))
            cells |= {"place": self.say.called(row.document), "status": self.say.judgement(row)}
            yield list(cells.values())

    def each_row(self, tell: Callable[[Sequence[str], CoverageRow], _Rows]) -> _Rows:
        for part in self.report.items:
            for row in part.rows:
                yield from tell(self.leading(part, row), row)

    def leading(self, part: ItemPart, row: CoverageRow) -> tuple[str, ...]:
        label, title = part.head.label or part.head.item, part.head.title or ""
        place, level = self.say.called(row.document), self.say.level(row.level)
        return label, title, place, level, row.document_title

    def carried(self, leading: Sequence[str], row: CoverageRow) -> _Rows:
        for edge in row.evidence.carried:
            yield [*leading, *self.edge(edge)]

    def edge(self, edge: Edge) -> Iterator[Cell]:
        upstream, unit = sides(edge)
        yield local_id(edge.upstream.id)
        yield Compared(upstream, deleted=True)
        yield local_id(edge.unit.id)
        yield Compared(unit, deleted=False)
        yield self.say.relation(edge)
        yield edge.carried
        yield self.say.called(edge.via) if edge.via else ""
        yield self.say.changes(edge)
        yield self.say.agencies(edge)
        yield self.say.lines_of(edge.upstream)
        yield self.say.lines_of(edge.unit)
        yield round(edge.score, 2)
        yield edge.reason

    def changes(self, leading: Sequence[str], row: CoverageRow) -> _Rows:
        for edge in row.evidence.carried:
            upstream, unit = sides(edge)
            for drift in edge.drifts:
                yield [
                    *(*leading, local_id(edge.upstream.id), local_id(edge.unit.id)),
                    *(self.say.pick(DRIFT[drift.kind]), drift.upstream, drift.unit),
                    *(Compared(upstream, deleted=True), Compared(unit, deleted=False)),
                    *(self.say.lines_of(edge.upstream), self.say.lines_of(edge.unit)),
                ]

    def absent(self, leading: Sequence[str], row: CoverageRow) -> _Rows:
        judged = self.say.judgement(row)
        for name, clauses in self.say.absences(row.evidence):
            for each in clauses:
                where = each.source_file, each.source_lines
                yield [*leading, judged, self.say.word(name), local_id(each.id), each.text, *where]

    def read(self) -> _Rows:
        matrix = self.report.matrix
        roles: tuple[tuple[str, Sequence[Card]], ...] = (
            ("about", (matrix.upstream,)),
            ("below", in_order(matrix.documents)),
            ("others", self.report.others),
        )
        for role, cards in roles:
            for each in cards:
                yield [
                    *(self.say.word(role), each.title, each.number or "", each.place or ""),
                    *(self.say.level(each.level), self.say.date(each), each.source_file),
                    *(each.items, each.clauses, each.key),
                ]

    def missing(self) -> _Rows:
        for each in self.report.missing:
            title = noted(each.title or "", each, self.say.language)
            yield [
                *(title, each.number or "", each.place or ""),
                *(self.say.level(each.level), each.year or "", self.say.cited_by(each)),
            ]

    def doubts(self) -> _Rows:
        for each in self.report.doubts:
            for said, lines in self.say.doubts(each.warnings):
                card = each.document
                yield [card.title, card.place or "", said, card.source_file, lines]

    def arranged(self, table: str, names: Sequence[str], rows: _Rows) -> tuple[list[Column], _Rows]:
        """A table's columns and rows, those that are printed first."""
        first = _PRINTED[table]
        order = [names.index(each) for each in first]
        order += [place for place, each in enumerate(names) if each not in first]
        arranged = ([cells[place] for place in order] for cells in rows)
        return self.columns(*(names[place] for place in order)), arranged

    def columns(self, *names: str) -> list[Column]:
        return [
            Column(
                self.say.word(each),
                LONG if each in _LONG_TEXTS else SHORT,
                _NUMBERS.get(each, "0"),
            )
            for each in names
        ]
