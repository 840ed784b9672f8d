"""The report as Markdown (with tables as on GitHub); text from documents is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineage.queries.answers.clauses import ClauseText, Edge
from lineage.queries.answers.coverage import CoverageRow
from lineage.queries.differences import Piece, sides
from lineage.queries.verdict import Verdict
from lineage.report.content import Changed, ItemPart, Report
from lineage.report.excerpts import excerpts
from lineage.report.findings import findings
from lineage.report.method import method
from lineage.report.speech import Speech
from lineage.store.base import Card

_MARKUP = re.compile(r"([\\`*_{}\[\]|~#])")


def markdown(report: Report) -> str:
    """The report as Markdown."""
    return "\n".join(_Writer(report).lines()) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> print(escaped("<p>要 & 求"))
    &lt;p&gt;要 &amp; 求
    """
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", plain)


class _Writer:
    """Writes one report part by part."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = Speech(report)
        self.colon = self.say.colon

    def word(self, name: str) -> str:
        return self.say.word(name)

    def lines(self) -> Iterator[str]:
        yield f"# {self.word('title')}"
        yield from self.head()
        yield f"\n## {self.word('findings')}\n"
        yield from (f"- {escaped(said)}" for said in findings(self.say))
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
            yield f"\n## {self.say.section(name)}\n"
            yield from parts[name]()

    def head(self) -> Iterator[str]:
        facts = (f"{name}{self.colon}{escaped(said)}" for name, said in self.say.facts())
        yield "\n" + "  \n".join(facts) + "\n"
        yield escaped(self.word("judged"))
        if part := self.say.part():
            yield f"\n{part}"

    def summary(self) -> Iterator[str]:
        yield f"{self.word('counted')}\n"
        heads = [*map(self.say.verdict, Verdict), self.word("whole")]
        yield from _table(
            [self.word("place"), self.word("document"), *heads],
            (
                [self.called(each.document), self.name(each.document), *map(str, each.numbers)]
                for each in self.report.summaries
            ),
        )
        if not self.report.tallies:
            return
        yield f"\n### {self.word('tally')}\n\n{self.word('tally_note')}\n"
        yield from _table(
            [self.word("item"), *heads],
            (
                [escaped(self.say.heading(each.head)), *map(str, each.numbers)]
                for each in self.report.tallies
            ),
        )

    def read(self) -> Iterator[str]:
        yield f"{self.word('extent_note')}\n"
        names = ("document", "place", "level", "date", "source", "extent")
        yield from _table(map(self.word, names), map(self.card, self.report.read))
        if self.report.others:
            yield f"\n### {self.word('others')}\n"
            yield from _table(map(self.word, names), map(self.card, self.report.others))
        if self.report.missing:
            yield f"\n### {self.word('missing')}\n\n{self.word('missing_note')}\n"
        for each in self.report.missing:
            yield f"- {escaped(self.say.missing(each))} ← {escaped(self.say.cited_by(each))}"

    def card(self, each: Card) -> list[str]:
        return [
            self.name(each),
            escaped(each.place or ""),
            self.say.level(each.level),
            self.say.date(each),
            escaped(each.source_file),
            self.say.extent(each),
        ]

    def matrix(self) -> Iterator[str]:
        matrix = self.report.matrix
        heads = [self.word("item"), *map(self.called, matrix.documents)]
        rows = (
            [escaped(self.say.heading(row)), *(self.say.cell(cell).text for cell in row.cells)]
            for row in matrix.items
        )
        yield from _table(heads, rows)
        yield ""
        for told, meaning in self.say.legend():
            yield f"- {told.text}{self.colon}{meaning}"
        yield from (f"- {escaped(said)}" for said in self.say.terms())

    def changes(self) -> Iterator[str]:
        note = "changes_note" if self.report.changes else "no_changes"
        yield f"{self.word(note)}\n"
        if self.report.changes:
            heads = ("item", "place", "changes", "upstream_text", "unit_text")
            yield from _table(map(self.word, heads), map(self.changed, self.report.changes))

    def changed(self, each: Changed) -> list[str]:
        upstream, unit = excerpts(each.edge)
        called = self.say.called(each.row.document)
        return [
            *map(escaped, (self.say.upstream_item(each.head), called)),
            escaped(self.say.changes(each.edge)),
            f"{_marked(upstream, 'b')} {self.where(each.edge.upstream)}",
            f"{_marked(unit, 'b')} {self.where(each.edge.unit)}",
        ]

    def items(self) -> Iterator[str]:
        yield self.word("difference")
        for part in self.report.items:
            yield from self.item(part)

    def item(self, part: ItemPart) -> Iterator[str]:
        yield f"\n### {escaped(self.say.heading(part.head))}\n"
        yield from (f"- {escaped(self.say.clause(each))}" for each in part.clauses)
        for row in part.rows:
            yield from self.row(row)

    def row(self, row: CoverageRow) -> Iterator[str]:
        named = escaped(self.say.called(row.document))
        yield f"\n**{named}** {self.say.judgement(row).text}{self.colon}{escaped(row.reason)}\n"
        for edge in row.evidence.carried:
            yield from self.edge(edge)
        for name, said in self.say.notes(row.evidence):
            yield f"- {name}{self.colon}{escaped(said)}"

    def edge(self, edge: Edge) -> Iterator[str]:
        upstream, unit = sides(edge)
        drifts = "".join(f" ▲ {escaped(drift.text)}" for drift in edge.drifts)
        yield f"- {escaped(self.say.edge(edge))}{drifts}"
        for name, marked, clause in (
            ("upstream_text", _marked(upstream, "del"), edge.upstream),
            ("unit_text", _marked(unit, "ins"), edge.unit),
        ):
            yield f"  - {self.word(name)}{self.colon}{marked} {self.where(clause)}"
        if agencies := self.say.agencies(edge):
            yield f"  - {escaped(agencies)}"

    def method(self) -> Iterator[str]:
        yield from (f"- {escaped(said)}" for said in method(self.say))

    def doubts(self) -> Iterator[str]:
        yield f"{self.word('doubts_note')}\n"
        for each in self.report.doubts:
            yield f"- {self.name(each.document)}"
            for said, lines in self.say.doubts(each.warnings):
                where = self.say.printed(each.document.source_file, lines)
                yield f"  - {escaped(said)}" + f" ({escaped(where)})" * bool(lines)

    def name(self, card: Card) -> str:
        return escaped(self.say.name(card))

    def called(self, card: Card) -> str:
        return escaped(self.say.called(card.key))

    def where(self, clause: ClauseText) -> str:
        return f"({escaped(self.say.lines_of(clause))})"


def _marked(pieces: Iterable[Piece], mark: str) -> str:
    return "".join(
        escaped(piece.text) if piece.shared else f"<{mark}>{escaped(piece.text)}</{mark}>"
        for piece in pieces
    )


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = list(heads)
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield f"| {' | '.join(row)} |"
