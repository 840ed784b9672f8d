"""The lines of a source file as they were read, each with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lineage.model import CorpusWarning, Document, Lines
from lineage.queries.answers.sources import DocumentLines, SourceLine
from lineage.queries.lookups import known_card
from lineage.store.base import View


def document_lines(view: View, key: str) -> DocumentLines:
    """The source lines of a document. Raises UnknownReference.

    There are none in a graph that was stored without its sources.
    """
    card = known_card(view, key)
    document, source = view.document(key), view.source(key)
    texts = source.lines() if source else []
    return DocumentLines(card, tuple(_lines(document, texts)) if document else ())


def _lines(document: Document, texts: list[str]) -> Iterator[SourceLine]:
    clauses: dict[int, list[str]] = defaultdict(list)
    for item in document.items:
        for clause in item.clauses:
            for number in sorted({*_run(clause.lines), *_run(clause.agencies_lines)}):
                clauses[number].append(clause.id)
    warnings: dict[int | None, list[CorpusWarning]] = defaultdict(list)
    for warning in document.warnings:
        warnings[warning.line].append(warning)
    for run in document.source_lines:
        for number in _run(run):
            if number <= len(texts):
                told = tuple(clauses[number]), tuple(warnings[number])
                yield SourceLine(number, texts[number - 1], *told)


def _run(lines: Lines | None) -> range:
    return range(lines.first, lines.last + 1) if lines else range(0)
