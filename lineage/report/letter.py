"""The report as a Word document to hand on: headings to navigate by, tables that print well."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx.table import _Cell
from docx.text.paragraph import Paragraph

from lineage.model import Qualifier
from lineage.queries.answers import CoverageRow, Edge
from lineage.queries.verdict import Verdict
from lineage.report.content import ItemPart, Piece, Report, sides
from lineage.report.ooxml import printable, undated
from lineage.report.speech import Speech
from lineage.report.stationery import (
    BULLET,
    CELL,
    CLAUSE,
    DELETED,
    INSERTED,
    NOTE,
    WHERE,
    WIDTH,
    Grid,
    add,
    blank,
    drop_first,
    write,
)
from lineage.report.words import QUALIFIERS
from lineage.store.base import Card

_ABREAST = 7  # documents side by side on an upright page


def word_file(report: Report) -> bytes:
    """The report as a .docx file; the same report gives the same bytes."""
    out = io.BytesIO()
    writer = _Writer(report)
    writer.write()
    writer.document.save(out)
    return undated(out.getvalue())


class _Writer:
    """Writes one report part by part."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = Speech(report.language)
        upstream = self.say.name(report.matrix.upstream)
        title, page = self.say.word("title"), self.say.word("page")
        self.document = blank(title, upstream, report.made, page)

    def write(self) -> None:
        self.head()
        self.summary()
        self.read()
        self.matrix()
        self.heading("items")
        self.note(self.say.word("difference"))
        for part in self.report.items:
            self.item(part)
        self.doubts()

    def head(self) -> None:
        say, report = self.say, self.report
        self.document.add_heading(say.word("title"), 0)
        facts = (
            ("about", say.name(report.matrix.upstream)),
            ("corpus", say.corpus(report)),
            ("region", report.scope.region),
            ("made", str(report.made)),
        )
        for name, said in facts:
            if said:
                line = write(self.document, "")
                add(line, say.word(name) + say.colon).bold = True
                add(line, said)
        for said in filter(None, (say.word("judged"), say.part(report))):
            write(self.document, said)

    def summary(self) -> None:
        counted = [*map(self.say.verdict, Verdict), self.say.word("whole")]
        numbers = [1.75] * len(counted)
        self.heading("summary")
        heads = [self.say.word("place"), self.say.word("document"), *counted]
        grid = Grid(self.document, heads, [2.2, WIDTH - 2.2 - sum(numbers), *numbers])
        for each in self.report.summaries:
            grid.row([self.say.place(each.document), self.say.name(each.document), *each.numbers])
        self.heading("tally", 2)
        self.note(self.say.word("tally_note"))
        heads = [self.say.word("item"), *counted]
        grid = Grid(self.document, heads, [WIDTH - sum(numbers), *numbers])
        for tally in self.report.tallies:
            grid.row([self.say.heading(tally.head), *tally.numbers])

    def read(self) -> None:
        matrix = self.report.matrix
        names = ("document", "place", "level", "date", "source", "extent")
        self.heading("read")
        self.cards(names, (matrix.upstream, *matrix.documents))
        if self.report.others:
            self.heading("others", 2)
            self.cards(names, self.report.others)
        if self.report.missing:
            self.heading("missing", 2)
            self.note(self.say.word("missing_note"))
        for each in self.report.missing:
            self.bullet(f"{self.say.missing(each)} ← {'、'.join(each.cited_by)}")

    def cards(self, names: Sequence[str], cards: Iterable[Card]) -> None:
        widths = (2.2, 2.2, 2.2, 3.1, 1.7)
        heads = [self.say.word(name) for name in names]
        grid = Grid(self.document, heads, [WIDTH - sum(widths), *widths])
        for each in cards:
            grid.row(
                [
                    *(self.say.name(each), self.say.place(each), self.say.level(each.level)),
                    *(self.say.date(each), each.source_file, f"{each.items} / {each.clauses}"),
                ]
            )

    def matrix(self) -> None:
        matrix = self.report.matrix
        self.heading("matrix")
        for start in range(0, len(matrix.documents), _ABREAST):
            shown = slice(start, start + _ABREAST)
            documents = matrix.documents[shown]
            width = min(2.6, (WIDTH - 4.2) / len(documents))
            heads = [self.say.word("item"), *map(self.say.place, documents)]
            grid = Grid(
                self.document, heads, [WIDTH - width * len(documents), *[width] * len(documents)]
            )
            for row in matrix.items:
                grid.row([self.say.heading(row), *map(self.say.cell, row.cells[shown])])
            write(self.document, "")
        self.heading("legend", 2)
        for told, meaning in self.say.legend():
            self.bullet(f"{told.text}{self.say.colon}{meaning}")
        self.bullet(self.say.pick(QUALIFIERS[Qualifier.TRANSMITTED]))
        for each in matrix.no_text:
            self.bullet(self.say.silent(each))

    def item(self, part: ItemPart) -> None:
        self.document.add_heading(printable(self.say.heading(part.head)), 2)
        for clause in part.clauses:
            write(self.document, self.say.clause(clause), CLAUSE)
        heads = [self.say.word(name) for name in ("place", "judgement", "proof")]
        grid = Grid(self.document, heads, [2.4, 3.6, WIDTH - 6])
        for row in part.rows:
            place, judged, proof = grid.row(
                [row.place or row.document, self.say.judgement(row), ""],
                whole=False,
            )
            write(place, row.document_title, NOTE)
            write(judged, row.reason, CELL)
            self.proof(proof, row)

    def proof(self, cell: _Cell, row: CoverageRow) -> None:
        for edge in row.evidence.carried:
            self.edge(cell, edge)
        for name, said in self.say.notes(row.evidence):
            write(cell, f"{name}{self.say.colon}{said}", CELL)
        drop_first(cell)

    def edge(self, cell: _Cell, edge: Edge) -> None:
        drifts = "".join(f" ▲ {drift.text}" for drift in edge.drifts)
        write(cell, self.say.edge(edge) + drifts, NOTE)
        upstream, unit = sides(edge)
        texts = (
            ("upstream_text", upstream, DELETED, edge.upstream),
            ("unit_text", unit, INSERTED, edge.unit),
        )
        for name, pieces, mark, clause in texts:
            line = write(cell, self.say.word(name) + self.say.colon, CELL)
            _compare(line, pieces, mark)
            add(line, f" ({self.say.lines_of(clause)})", WHERE)
        if agencies := self.say.agencies(edge):
            write(cell, agencies, CELL)

    def doubts(self) -> None:
        self.heading("doubts")
        self.note(self.say.word("doubts_note"))
        for each in self.report.doubts:
            self.document.add_heading(printable(self.say.name(each.document)), 3)
            for said, lines in self.say.doubts(each.warnings):
                where = self.say.printed(each.document.source_file, lines)
                self.bullet(said + f" ({where})" * bool(lines))

    def heading(self, name: str, level: int = 1) -> None:
        self.document.add_heading(self.say.word(name), level)

    def note(self, text: str) -> None:
        write(self.document, text, NOTE)

    def bullet(self, text: str) -> None:
        write(self.document, text, BULLET)


def _compare(line: Paragraph, pieces: Iterable[Piece], mark: str) -> None:
    for piece in pieces:
        add(line, piece.text, None if piece.shared else mark)
