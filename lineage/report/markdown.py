"""The report as Markdown (with tables as on GitHub); text from documents is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import CoverageRow
from lineage.queries.verdict import Verdict
from lineage.report.content import Changed, ItemPart, Piece, Report, sides
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
        self.say = Speech(report.language)
        self.colon = self.say.colon

    def word(self, name: str) -> str:
        return self.say.word(name)

    def lines(self) -> Iterator[str]:
        yield f"# {self.word('title')}"
        yield from self.head()
        yield f"\n## {self.word('findings')}\n"
        yield from (f"- {escaped(said)}" for said in self.say.findings(self.report))
        yield from self.summary()
        yield from self.read()
        yield from self.matrix()
        yield from self.changes()
        yield f"\n## {self.word('items')}\n\n{self.word('difference')}"
        for part in self.report.items:
            yield from self.item(part)
        yield from self.doubts()

    def head(self) -> Iterator[str]:
        yield f"\n{self.word('about')}{self.colon}{self.name(self.report.matrix.upstream)}  "
        yield f"{self.word('corpus')}{self.colon}{self.say.corpus(self.report)}  "
        if self.report.scope.region:
            yield f"{self.word('region')}{self.colon}{escaped(self.report.scope.region)}  "
        yield f"{self.word('made')}{self.colon}{self.report.made}\n"
        yield escaped(self.word("judged"))
        if part := self.say.part(self.report):
            yield f"\n{part}"

    def summary(self) -> Iterator[str]:
        yield f"\n## {self.word('summary')}\n\n{self.word('counted')}\n"
        heads = [*map(self.say.verdict, Verdict), self.word("whole")]
        yield from _table(
            [self.word("place"), self.word("document"), *heads],
            (
                [self.place(each.document), self.name(each.document), *map(str, each.numbers)]
                for each in self.report.summaries
            ),
        )
        yield f"\n### {self.word('tally')}\n\n{self.word('tally_note')}\n"
        yield from _table(
            [self.word("item"), *heads],
            (
                [escaped(self.say.heading(each.head)), *map(str, each.numbers)]
                for each in self.report.tallies
            ),
        )

    def read(self) -> Iterator[str]:
        yield f"\n## {self.word('read')}\n\n{self.word('extent_note')}\n"
        names = ("document", "place", "level", "date", "source", "extent")
        read = (*self.report.read, *self.report.others)
        yield from _table(map(self.word, names), map(self.card, read))
        if self.report.missing:
            yield f"\n{self.word('missing_note')}\n"
        for each in self.report.missing:
            yield f"- {escaped(self.say.missing(each))}（{escaped('、'.join(each.cited_by))}）"

    def card(self, each: Card) -> list[str]:
        return [
            self.name(each),
            self.place(each),
            self.say.level(each.level),
            self.say.date(each),
            escaped(each.source_file),
            self.say.extent(each),
        ]

    def matrix(self) -> Iterator[str]:
        matrix = self.report.matrix
        yield f"\n## {self.word('matrix')}\n"
        heads = [self.word("item"), *map(self.place, matrix.documents)]
        rows = (
            [escaped(self.say.heading(row)), *(self.say.cell(cell).text for cell in row.cells)]
            for row in matrix.items
        )
        yield from _table(heads, rows)
        yield ""
        for told, meaning in self.say.legend():
            yield f"- {told.text}{self.colon}{meaning}"
        for missing in matrix.no_text:
            yield f"- {escaped(self.say.silent(missing))}"

    def changes(self) -> Iterator[str]:
        note = "changes_note" if self.report.changes else "no_changes"
        yield f"\n## {self.word('changes_list')}\n\n{self.word(note)}\n"
        if self.report.changes:
            heads = ("item", "place", "changes", "upstream_text", "unit_text")
            yield from _table(map(self.word, heads), map(self.changed, self.report.changes))

    def changed(self, each: Changed) -> list[str]:
        upstream, unit = sides(each.edge)
        return [
            *(escaped(said) for said in (each.head.label or "", each.row.place or "")),
            escaped(self.say.changes(each.edge)),
            *(_marked(upstream, "del"), _marked(unit, "ins")),
        ]

    def item(self, part: ItemPart) -> Iterator[str]:
        yield f"\n### {escaped(self.say.heading(part.head))}\n"
        yield from (f"- {escaped(self.say.clause(each))}" for each in part.clauses)
        for row in part.rows:
            yield from self.row(row)

    def row(self, row: CoverageRow) -> Iterator[str]:
        named = escaped(row.place or row.document_title)
        yield f"\n**{named}** {self.say.judgement(row).text}{self.colon}{escaped(row.reason)}\n"
        for edge in row.evidence.carried:
            yield from self.edge(edge)
        for name, said in self.say.notes(row.evidence):
            yield f"- {name}{self.colon}{escaped(said)}"

    def edge(self, edge: Edge) -> Iterator[str]:
        upstream, unit = sides(edge)
        drifts = "".join(f" ▲ {escaped(drift.text)}" for drift in edge.drifts)
        yield f"- {self.say.edge(edge)}{drifts}"
        yield f"  - {self.word('upstream_text')}{self.colon}{_marked(upstream, 'del')}"
        where = escaped(self.say.lines_of(edge.unit))
        yield f"  - {self.word('unit_text')}{self.colon}{_marked(unit, 'ins')} ({where})"
        if agencies := self.say.agencies(edge):
            yield f"  - {escaped(agencies)}"

    def doubts(self) -> Iterator[str]:
        yield f"\n## {self.word('doubts')}\n"
        for each in self.report.doubts:
            yield f"- {self.name(each.document)}"
            for said, lines in self.say.doubts(each.warnings):
                where = self.say.printed(each.document.source_file, lines)
                yield f"  - {escaped(said)}" + f" ({escaped(where)})" * bool(lines)

    def name(self, card: Card) -> str:
        return escaped(self.say.name(card))

    def place(self, card: Card) -> str:
        return escaped(self.say.place(card))


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
