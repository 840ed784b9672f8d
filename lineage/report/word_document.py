"""The report as a Word document to hand on: headings to navigate by, tables that print well."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx.table import _Cell
from docx.text.paragraph import Paragraph

from lineage.language import Language
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import CoverageRow
from lineage.queries.differences import Piece, sides
from lineage.queries.verdict import Verdict
from lineage.report.content import ItemPart, Report
from lineage.report.excerpts import excerpts
from lineage.report.findings import findings
from lineage.report.method import method
from lineage.report.ooxml import undated
from lineage.report.speech import Judged, Speech
from lineage.report.word_contents import Contents
from lineage.report.word_styles import (
    BULLET,
    CELL,
    CHANGED,
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
from lineage.store.base import Card
from lineage.text import printable

_SIDES = ("upstream_text", "unit_text")
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
        self.say = Speech(report)
        upstream = self.say.name(report.matrix.upstream)
        title, page = self.say.word("title"), self.say.word("page")
        self.document = blank(title, upstream, report.made, page)

    def write(self) -> None:
        self.head()
        self.document.add_heading(self.say.word("findings"), 1)
        for said in findings(self.say):
            self.bullet(said)
        self.document.add_heading(self.say.word("contents"), 1)
        self.contents = Contents(self.document)
        parts = {
            "summary": self.summary,
            "read": self.read,
            "matrix": self.matrix,
            "changes_list": self.changes,
            "items": self.items,
            "doubts": self.doubts,
            "method": self.method,
        }
        for name in self.report.sections:
            self.contents.heading(self.say.section(name), 1)
            parts[name]()
        self.contents.close()

    def head(self) -> None:
        say = self.say
        self.document.add_heading(say.word("title"), 0)
        for name, said in say.facts():
            line = write(self.document, "")
            add(line, name + say.colon).bold = True
            add(line, said)
        for said in filter(None, (say.word("judged"), say.part())):
            write(self.document, said)

    def summary(self) -> None:
        # the sign above its word: columns are narrow
        counted = [self.say.verdict(told).replace(" ", "\n", 1) for told in Verdict]
        counted.append(self.say.word("whole"))
        word = 1.6 if self.say.language is Language.ZH else 1.95
        numbers = [*(2.05 if told is Verdict.ATTACHED else word for told in Verdict), 1.4]
        widths = [WIDTH - sum(numbers), *numbers]
        self.note(self.say.word("counted"))
        grid = Grid(self.document, [self.say.word("document"), *counted], widths)
        for each in self.report.summaries:
            first, *_ = grid.row([self.say.called(each.document.key), *each.numbers])
            number = each.document.number or each.document.title
            if number not in self.say.called(each.document.key):
                write(first, number, NOTE)
        if not self.report.tallies:
            return
        self.heading("tally")
        self.note(self.say.word("tally_note"))
        grid = Grid(self.document, [self.say.word("item"), *counted], widths)
        for tally in self.report.tallies:
            grid.row([self.say.heading(tally.head), *tally.numbers])

    def read(self) -> None:
        names = ("document", "place", "level", "date", "source", "extent")
        self.note(self.say.word("extent_note"))
        self.cards(names, self.report.read)
        if self.report.others:
            self.heading("others")
            self.cards(names, self.report.others)
        if self.report.missing:
            self.heading("missing")
            self.note(self.say.word("missing_note"))
        for each in self.report.missing:
            self.bullet(f"{self.say.missing(each)} ← {self.say.cited_by(each)}")

    def cards(self, names: Sequence[str], cards: Iterable[Card]) -> None:
        widths = (1.8, 2.3, 2.4, 4, 1.8)
        heads = [self.say.word(name) for name in names]
        grid = Grid(self.document, heads, [WIDTH - sum(widths), *widths])
        for each in cards:
            grid.row(
                [
                    *(self.say.name(each), each.place or "", self.say.level(each.level)),
                    *(self.say.date(each), each.source_file, self.say.extent(each)),
                ]
            )

    def matrix(self) -> None:
        matrix = self.report.matrix
        for start in range(0, len(matrix.documents), _ABREAST):
            shown = slice(start, start + _ABREAST)
            documents = matrix.documents[shown]
            width = min(2.6, (WIDTH - 4.2) / len(documents))
            heads = [self.say.word("item"), *(self.say.called(each.key) for each in documents)]
            grid = Grid(
                self.document, heads, [WIDTH - width * len(documents), *[width] * len(documents)]
            )
            for row in matrix.items:
                grid.row([self.say.heading(row), *map(self.say.cell, row.cells[shown])])
            write(self.document, "")
        self.heading("legend")
        for told, meaning in self.say.legend():
            self.bullet(f"{told.text}{self.say.colon}{meaning}")
        for said in self.say.terms():
            self.bullet(said)

    def changes(self) -> None:
        self.note(self.say.word("changes_note" if self.report.changes else "no_changes"))
        if not self.report.changes:
            return
        heads = [self.say.word(name) for name in ("place", "changes", *_SIDES)]
        grid = Grid(self.document, heads, [2.3, 3.1, 6, WIDTH - 11.4])
        for each in self.report.changes:
            called = self.say.called(each.row.document)
            first, _, *texts = grid.row([called, self.say.changes(each.edge), "", ""])
            write(first, self.say.upstream_item(each.head), NOTE)
            self.sides(texts, each.edge, excerpts(each.edge), (CHANGED, CHANGED))

    def items(self) -> None:
        self.note(self.say.word("difference"))
        for part in self.report.items:
            self.item(part)

    def item(self, part: ItemPart) -> None:
        self.contents.heading(self.say.heading(part.head), 2)
        for clause in part.clauses:
            write(self.document, self.say.clause(clause), CLAUSE)
        for row in part.rows:
            self.row(part, row)

    def row(self, part: ItemPart, row: CoverageRow) -> None:
        """A table whose head, on every page that it goes over, says whose text it is."""
        judged = self.say.judgement(row)
        whose = f"{part.head.label or ''} {self.say.called(row.document)}  {judged.text}".lstrip()
        grid = Grid(self.document, [Judged(whose, judged.verdict)], [WIDTH / 2] * 2)
        said = grid.line()
        write(said, row.document_title, NOTE)
        write(said, row.reason, CELL)
        drop_first(said)
        for edge in row.evidence.carried:
            left, right = grid.row(["", ""])
            write(left, self.say.edge(edge), NOTE)
            if edge.drifts:
                write(right, f"▲ {self.say.changes(edge)}", NOTE)
            self.sides((left, right), edge, sides(edge), (DELETED, INSERTED), named=True)
            if agencies := self.say.agencies(edge):
                write(right, agencies, CELL)
        notes = list(self.say.notes(row.evidence))
        if notes:
            cell = grid.line()
            for name, told in notes:
                write(cell, f"{name}{self.say.colon}{told}", CELL)
            drop_first(cell)
        write(self.document, "")

    def sides(
        self,
        cells: Sequence[_Cell],
        edge: Edge,
        both: Sequence[Sequence[Piece]],
        marks: Sequence[str],
        named: bool = False,
    ) -> None:
        """The upstream text and the unit's, each in its cell, what differs marked."""
        texts = zip(_SIDES, both, marks, (edge.upstream, edge.unit), strict=True)
        for cell, (name, pieces, mark, clause) in zip(cells, texts, strict=True):
            line = write(cell, (self.say.word(name) + self.say.colon) * named, CELL)
            _compare(line, pieces, mark)
            add(line, f" ({self.say.lines_of(clause)})", WHERE)
            drop_first(cell)

    def doubts(self) -> None:
        self.note(self.say.word("doubts_note"))
        for each in self.report.doubts:
            self.document.add_heading(printable(self.say.name(each.document)), 3)
            for said, lines in self.say.doubts(each.warnings):
                where = self.say.printed(each.document.source_file, lines)
                self.bullet(said + f" ({where})" * bool(lines))

    def method(self) -> None:
        for said in method(self.say):
            self.bullet(said)

    def heading(self, name: str) -> None:
        self.contents.heading(self.say.word(name), 2)

    def note(self, text: str) -> None:
        """A line about what follows, on whose page it stands."""
        write(self.document, text, NOTE).paragraph_format.keep_with_next = True

    def bullet(self, text: str) -> None:
        write(self.document, text, BULLET)


def _compare(line: Paragraph, pieces: Iterable[Piece], mark: str) -> None:
    for piece in pieces:
        add(line, piece.text, None if piece.shared else mark)
