"""The report as Markdown (with tables as on GitHub); text from documents is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineage.model import Qualifier, Status
from lineage.queries.answers import ClauseText, CoverageEvidence, CoverageRow, Edge
from lineage.queries.wording import LEVEL, RELATION, STATUS_SHORT, pick, status_text
from lineage.report.content import ItemPart, Piece, Report, sides
from lineage.report.words import (
    ATTACHED,
    MEANINGS,
    SIGNS,
    doubts,
    lines_of,
    local,
    places_of,
    printed,
    word,
)
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
        self.language = report.language
        self.colon = pick(("：", ": "), self.language)

    def word(self, name: str) -> str:
        return word(name, self.language)

    def lines(self) -> Iterator[str]:
        upstream = self.report.matrix.upstream
        yield f"# {self.word('title')}"
        yield f"\n{self.word('about')}{self.colon}{self.name(upstream)}  "
        yield f"{self.word('made')}{self.colon}{self.report.made}\n"
        yield escaped(self.word("judged"))
        yield from self.summary()
        yield from self.read()
        yield from self.matrix()
        yield f"\n## {self.word('items')}\n\n{self.word('difference')}"
        for part in self.report.items:
            yield from self.item(part)
        yield from self.doubts()

    def summary(self) -> Iterator[str]:
        yield f"\n## {self.word('summary')}\n"
        heads = [f"{SIGNS[each]} {pick(STATUS_SHORT[each], self.language)}" for each in Status]
        yield from _table(
            [self.word("place"), self.word("document"), *heads],
            (
                [
                    self.place(each.document),
                    self.name(each.document),
                    *map(str, each.counts.values()),
                ]
                for each in self.report.summaries
            ),
        )

    def read(self) -> Iterator[str]:
        matrix = self.report.matrix
        yield f"\n## {self.word('read')}\n"
        names = ("document", "place", "level", "date", "source", "extent")
        read = (matrix.upstream, *matrix.documents, *self.report.others)
        yield from _table(map(self.word, names), map(self.card, read))
        if self.report.missing:
            yield f"\n{self.word('missing_note')}\n"
        for each in self.report.missing:
            named = escaped(" ".join(filter(None, (each.title, each.number))))
            yield f"- {named}（{escaped('、'.join(each.cited_by))}）"

    def card(self, each: Card) -> list[str]:
        return [
            self.name(each),
            self.place(each),
            pick(LEVEL[each.level], self.language) if each.level else "",
            each.date or self.word("not_dated"),
            escaped(each.source_file),
            f"{each.items} / {each.clauses}",
        ]

    def matrix(self) -> Iterator[str]:
        matrix = self.report.matrix
        yield f"\n## {self.word('matrix')}\n"
        heads = [self.word("item"), *map(self.place, matrix.documents)]
        rows = (
            [
                escaped(f"{row.label} {row.title or ''}"),
                *(self.status(cell.status, cell.qualifiers) for cell in row.cells),
            ]
            for row in matrix.items
        )
        yield from _table(heads, rows)
        yield ""
        for status, meaning in MEANINGS.items():
            named = pick(STATUS_SHORT[status], self.language)
            yield f"- {SIGNS[status]} {named}{self.colon}{pick(meaning, self.language)}"
        for missing in matrix.no_text:
            yield f"- {escaped(missing.place or missing.title or '')}{self.colon}{escaped(missing.reason)}"

    def status(self, status: Status, qualifiers: Sequence[Qualifier]) -> str:
        said = f"{SIGNS[status]} {pick(STATUS_SHORT[status], self.language)}"
        attached = f" ({pick(ATTACHED, self.language)})"
        return said + attached * (Qualifier.TRANSMITTED in qualifiers)

    def item(self, part: ItemPart) -> Iterator[str]:
        yield f"\n### {escaped(' '.join(filter(None, (part.head.label, part.head.title))))}\n"
        yield from (f"- {self.clause(each)}" for each in part.clauses)
        for row in part.rows:
            yield from self.row(row)

    def row(self, row: CoverageRow) -> Iterator[str]:
        status = status_text(row.status, row.qualifiers, self.language)
        named = escaped(row.place or row.document_title)
        yield f"\n**{named}** {SIGNS[row.status]} {status}{self.colon}{escaped(row.reason)}\n"
        if row.structure.renumbered:
            label = escaped(row.structure.renumbered)
            yield f"- {self.word('renumbered')}{self.colon}{label}"
        for edge in row.evidence.carried:
            yield from self.edge(edge)
        yield from self.absent(row.evidence)

    def edge(self, edge: Edge) -> Iterator[str]:
        upstream, unit = sides(edge)
        relation = f"{pick(RELATION[edge.relation], self.language)} {edge.score:.2f}"
        via = f" {self.word('via')} {edge.via}" if edge.via else ""
        drifts = "".join(f" ▲ {escaped(drift.text)}" for drift in edge.drifts)
        yield f"- {edge.unit.id} ← {local(edge.upstream.id)} {relation}{via}{drifts}"
        yield f"  - {self.word('upstream_text')}{self.colon}{_marked(upstream, 'del')}"
        where = escaped(lines_of(edge.unit, self.language))
        yield f"  - {self.word('unit_text')}{self.colon}{_marked(unit, 'ins')} ({where})"

    def absent(self, evidence: CoverageEvidence) -> Iterator[str]:
        for name, addressed in (("dropped", True), ("elsewhere", False)):
            clauses = [each.clause for each in evidence.dropped if each.addressed is addressed]
            if clauses:
                where = escaped(places_of(clauses, self.language))
                yield f"- {self.word(name)}{self.colon}{where}"
        for alike in evidence.look_alikes:
            yield f"- {self.word('alike')}{self.colon}{self.clause(alike)}"
        for name, near in (("after", evidence.before), ("before", evidence.after)):
            if near:
                yield f"- {self.word(name)}{self.colon}{self.clause(near)}"

    def clause(self, clause: ClauseText) -> str:
        where = escaped(lines_of(clause, self.language))
        return f"{escaped(local(clause.id))} {escaped(clause.text)} ({where})"

    def doubts(self) -> Iterator[str]:
        yield f"\n## {self.word('doubts')}\n"
        for each in self.report.doubts:
            yield f"- {self.name(each.document)}"
            for said, lines in doubts(each.warnings, self.language):
                where = printed(each.document.source_file, lines, self.language)
                yield f"  - {escaped(said)}" + f" ({escaped(where)})" * bool(lines)

    def name(self, card: Card) -> str:
        return escaped(card.title + (f"（{card.number}）" if card.number else ""))

    def place(self, card: Card) -> str:
        return escaped(card.place or card.key)


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
