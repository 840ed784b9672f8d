"""What the report says in one language, as plain text; each form escapes and lays it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lineage.language import Language, listed, pick
from lineage.model import CorpusWarning, Level, MissingDocument, Qualifier, local_id
from lineage.queries.answers.clauses import ClauseText, Edge
from lineage.queries.answers.coverage import Cell, CoverageEvidence, CoverageRow, MatrixRow, NoText
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import (
    LEVEL,
    MEANINGS,
    VERDICT,
    VERDICT_SHORT,
    agencies_text,
    edge_text,
    noted,
    relation_text,
    status_text,
)
from lineage.report.content import Report
from lineage.report.marks import SIGNS
from lineage.report.words import ATTACHED, DEPARTMENT, DOUBTS, QUALIFIERS, TERMS, WORDS
from lineage.store.base import Card

_NUMERALS = "一二三四五六七"


@dataclass(frozen=True, slots=True)
class Judged:
    """A text in the colours of a verdict."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Speech:
    """A report's words and phrases in its language."""

    report: Report

    @property
    def language(self) -> Language:
        """The language that is spoken."""
        return self.report.language

    def word(self, name: str) -> str:
        """One of the report's words."""
        return self.pick(WORDS[name])

    def pick(self, pair: tuple[str, str]) -> str:
        """The one of a pair that is in the language."""
        return pick(pair, self.language)

    @property
    def colon(self) -> str:
        """Between a word and what is said of it."""
        return self.pick(("：", ": "))

    @property
    def stop(self) -> str:
        """Between two things that are said."""
        return self.pick(("；", "; "))

    def section(self, name: str) -> str:
        """The heading of a section, numbered among those that there are."""
        place = self.report.sections.index(name)
        return self.pick((f"{_NUMERALS[place]}、", f"{place + 1}. ")) + self.word(name)

    def facts(self) -> Iterator[tuple[str, str]]:
        """What is reported on, when and where, each with its word."""
        facts = {
            "about": self.name(self.report.matrix.upstream),
            "corpus": self.corpus(),
            "region": self.report.scope.region,
            "made": str(self.report.made),
        }
        return ((self.word(name), said) for name, said in facts.items() if said)

    def corpus(self) -> str:
        """How many documents were read, stand below, and are missing, if any is."""
        extent = self.report.extent
        said = self.word("corpus_counts").format(read=extent.read, below=extent.below)
        return said + self.word("missing_count").format(missing=extent.missing) * bool(
            extent.missing
        )

    def part(self) -> str:
        """A note that only some documents are gone into, and where to find the others; '' if all are."""
        below, shown = self.report.extent.below, len(self.report.matrix.documents)
        return self.word("part").format(below=below, shown=shown) if shown < below else ""

    def changes(self, edge: Edge) -> str:
        """What was changed in a clause, if anything, and whether it surely is the clause's heir."""
        said = self.stop.join(drift.text for drift in edge.drifts)
        return said + self._doubt(edge) * bool(said)

    def name(self, card: Card) -> str:
        """A document's title with its number."""
        return card.title + (f"（{card.number}）" if card.number else "")

    def called(self, key: str) -> str:
        """What a document is called in a few words: by its place, if that has only one."""
        return self.report.names.get(key, key)

    def level(self, level: Level | None) -> str:
        """The words for a level."""
        return self.pick(LEVEL[level]) if level else ""

    def date(self, card: Card) -> str:
        """A document's date."""
        return card.date or self.word("not_dated")

    def extent(self, card: Card) -> str:
        """How many items and clauses a document has."""
        return f"{card.items} / {card.clauses}"

    def missing(self, each: MissingDocument) -> str:
        """The title and number of a document that isn't in hand."""
        return noted(" ".join(filter(None, (each.title, each.number))), each, self.language)

    def cited_by(self, each: MissingDocument) -> str:
        """Who cites it."""
        return listed(map(self.called, each.cited_by), self.language)

    def silent(self, each: NoText) -> str:
        """Why nothing is said of a place."""
        return f"{each.place or each.title or ''}{self.colon}{each.reason}"

    def heading(self, head: MatrixRow) -> str:
        """An item's label and title."""
        return " ".join(filter(None, (head.label, head.title)))

    def upstream_item(self, head: MatrixRow) -> str:
        """An item by its number upstream: documents below have numbers of their own."""
        return self.word("upstream_item").format(item=head.label or head.item)

    def verdict(self, told: Verdict) -> str:
        """A verdict as its sign and a word."""
        return f"{SIGNS[told]} {self.pick(VERDICT_SHORT[told])}"

    def cell(self, cell: Cell) -> Judged:
        """A cell of the matrix."""
        told = verdict(cell.status, cell.qualifiers)
        beside = Qualifier.TRANSMITTED in cell.qualifiers and told is not Verdict.ATTACHED
        return Judged(self.verdict(told) + f" ({self.pick(ATTACHED)})" * beside, told)

    def judgement(self, row: CoverageRow) -> Judged:
        """The verdict on a row in full, with its sign."""
        told = verdict(row.status, row.qualifiers)
        return Judged(f"{SIGNS[told]} {self.pick(VERDICT[told])}", told)

    def full_status(self, row: CoverageRow) -> str:
        """The status of a row in full."""
        return status_text(row.status, row.qualifiers, self.language)

    def qualifiers(self, row: CoverageRow) -> str:
        """What must be said beside a row's status."""
        return self.stop.join(self.pick(QUALIFIERS[each]) for each in row.qualifiers)

    def legend(self) -> Iterator[tuple[Judged, str]]:
        """Each verdict with its meaning."""
        for told, meaning in MEANINGS.items():
            yield Judged(self.verdict(told), told), self.pick(meaning)

    def terms(self) -> Iterator[str]:
        """What the signs and terms mean that the report uses beside its verdicts."""
        yield self.pick(QUALIFIERS[Qualifier.TRANSMITTED])
        terms = [*TERMS]
        if any(each.level is Level.DEPARTMENT for each in self.report.matrix.documents):
            terms.append(DEPARTMENT)
        for term, meaning in terms:
            yield self.pick(term) + self.colon + self.pick(meaning)

    def edge(self, edge: Edge) -> str:
        """Which clause carries which, how, and how much: `惠州市 13.1 ← 13.1 改写，承接上级字数 51%`."""
        via = self.pick(("，经", ", via ")) + self.called(edge.via) if edge.via else ""
        unit = f"{self.called(edge.unit.document)} {local_id(edge.unit.id)}"
        who = self.stop + edge.decided if edge.decided else ""
        if self.is_unsure(edge):
            who = self.stop + self.word("unsure").format(score=edge.score)
        return f"{unit} ← {local_id(edge.upstream.id)} {edge_text(edge, self.language)}{via}{who}"

    def is_unsure(self, edge: Edge) -> bool:
        """Whether an edge counts as descent though a person should judge."""
        return (edge.unit.id, edge.upstream.id) in self.report.unsure

    def relation(self, edge: Edge) -> str:
        """How a unit carries a clause, and whether a person judged that, or should."""
        return relation_text(edge, self.language) + self._doubt(edge)

    def _doubt(self, edge: Edge) -> str:
        return self.word("in_doubt") * self.is_unsure(edge)

    def agencies(self, edge: Edge) -> str:
        """Who is to do what the unit says; empty when nobody is named."""
        return agencies_text(edge.agencies, self.language)

    def absences(self, evidence: CoverageEvidence) -> Iterator[tuple[str, Sequence[ClauseText]]]:
        """Clauses that prove what isn't carried, each kind under the name of its word."""
        for name, addressed in (("dropped", True), ("elsewhere", False)):
            yield name, [each.clause for each in evidence.dropped if each.addressed is addressed]
        yield "alike", evidence.look_alikes
        yield "doubtful", evidence.doubts
        yield "after", [evidence.before] if evidence.before else ()
        yield "before", [evidence.after] if evidence.after else ()

    def notes(self, evidence: CoverageEvidence) -> Iterator[tuple[str, str]]:
        """The same as words and sentences: clauses left out by number, the others in full."""
        for name, clauses in self.absences(evidence):
            if clauses and name in ("dropped", "elsewhere"):
                yield self.word(name), self.places_of(clauses)
            else:
                yield from ((self.word(name), self.clause(each)) for each in clauses)
        for each in evidence.decided:
            unit, upstream = local_id(each.unit), local_id(each.upstream)
            yield self.word("decided"), f"{unit} ← {upstream} {each.text}"

    def clause(self, clause: ClauseText) -> str:
        """A clause in full with its place."""
        return f"{local_id(clause.id)} {clause.text} ({self.lines_of(clause)})"

    def printed(self, file: str, lines: str) -> str:
        """Where something is printed: `lechang-2018.txt 796-798 行`."""
        return f"{file} {self._lines(lines)}"

    def _lines(self, lines: str) -> str:
        many = "lines" if set(lines) & set("-, ") else "line"
        return self.pick((f"{lines} 行", f"{many} {lines}"))

    def lines_of(self, clause: ClauseText) -> str:
        """Where a clause is printed."""
        return self.printed(clause.source_file, clause.source_lines)

    def places_of(self, clauses: Sequence[ClauseText]) -> str:
        """Where clauses of one document are printed: `13.1 (133-135 行)、13.2 (135 行) · file.txt`."""
        each = [f"{local_id(clause.id)} ({self._lines(clause.source_lines)})" for clause in clauses]
        files = dict.fromkeys(clause.source_file for clause in clauses)
        return f"{self.pick(('、', ', ')).join(each)} · {', '.join(files)}"

    def doubts(self, warnings: Iterable[CorpusWarning]) -> Iterator[tuple[str, str]]:
        """Warnings of one kind together, in words, with the lines where they arose."""
        kinds: dict[str, list[str]] = {}
        for warning in warnings:
            said = self.pick(DOUBTS.get(warning.code, warning.said))
            kinds.setdefault(said, []).extend([str(warning.line)] * (warning.line is not None))
        for said, lines in kinds.items():
            yield said, ", ".join(dict.fromkeys(lines))
