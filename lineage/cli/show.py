"""Answers as tables and marked text, in both languages. Nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lineage.cli.console import UNBOUNDED
from lineage.cli.prose import Prose, plain
from lineage.language import Language, pick
from lineage.model import local_id
from lineage.queries.answers.clauses import ClauseText, Difference, DifferenceKind, Edge
from lineage.queries.answers.coverage import (
    AskAnswer,
    CoverageAnswer,
    CoverageEvidence,
    CoverageRow,
    NoText,
)
from lineage.queries.differences import Piece, edge_differences
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import LEVEL, VERDICT, agencies_text, edge_text, none_fits, whose

STYLE = {
    Verdict.KEPT: "green",
    Verdict.PARTIAL: "yellow",
    Verdict.MERGED: "cyan",
    Verdict.TOPICAL: "magenta",
    Verdict.ATTACHED: "red",
    Verdict.DROPPED: "bold red",
}
QUIET = "dim"
UPSTREAM, UNIT = ("上级", "upstream"), ("下级", "downstream")


@dataclass(frozen=True, slots=True)
class Fitting:
    """A table where there is room for it, else what says the same in less."""

    wide: Table
    narrow: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        least = Measurement.get(console, options.update(width=UNBOUNDED), self.wide).minimum
        yield self.wide if least <= options.max_width else self.narrow


def table(*columns: str, title: str = "") -> Table:
    """An empty table with a light frame."""
    made = Table(
        box=box.SIMPLE_HEAD,
        title=plain(title, "bold") if title else None,
        title_justify="left",
        header_style="bold",
        pad_edge=False,
    )
    for name in columns:
        made.add_column(name, overflow="fold")
    return made


def coverage(answer: CoverageAnswer | AskAnswer, language: Language) -> Iterator[RenderableType]:
    """What became of an item: the rows asked for, the others, the item's text, the evidence."""
    yield plain(answer.understood.text, "bold")
    rows = table(
        *(pick(p, language) for p in (("地区", "Place"), ("状态", "Status"), ("理由", "Why")))
    )
    for row in answer.items:
        rows.add_row(_place(row, language), _status(row, language), plain(row.reason))
    if not answer.items:
        rows.add_row("—", "—", none_fits(answer.understood.levels, language))
    if answer.others:
        rows.add_section()
    for row in answer.others:
        rows.add_row(_place(row, language), _status(row, language), plain(row.reason, QUIET))
    for each in answer.no_text:
        rows.add_row(*_no_text(each, language))
    yield rows
    yield plain(pick(("原文", "The item"), language), "bold")
    yield clauses(answer.upstream)
    for row in (*answer.items, *answer.others):
        yield Group("", *_evidence(row, language))


def duties(answer: AskAnswer, language: Language) -> Iterator[RenderableType]:
    """Who is responsible, document by document: of each clause, whom it names."""
    yield plain(answer.understood.text, "bold")
    for key, charges in groupby(answer.duties, key=lambda each: each.clause.document):
        first, *_ = of = list(charges)
        who = whose((first.place or "", first.document_title, first.level), language)
        yield Prose.assemble(plain(f"{who} ".lstrip(), "bold"), plain(key, QUIET))
        for each in of:
            linked = " ← ".join(filter(None, (each.clause.id, ", ".join(each.carries))))
            yield indented(Prose.assemble(linked, "  ", plain(source(each.clause), QUIET)))
            yield indented(indented(plain(each.text)))
    if not answer.duties:
        yield plain(answer.answer.partition("\n")[2])


def deeds(answer: AskAnswer, language: Language) -> Iterator[RenderableType]:
    """What one place did, item by item, each with its evidence; of all places how many items."""
    if not (answer.understood.place or answer.understood.document):
        yield plain(answer.answer)
        return
    yield plain(answer.understood.text, "bold")
    rows = table(
        *(pick(p, language) for p in (("条", "Item"), ("状态", "Status"), ("理由", "Why")))
    )
    for row in answer.items:
        rows.add_row(_item(row), _status(row, language), plain(row.reason))
    for each in answer.no_text:
        rows.add_row(*_no_text(each, language))
    if not rows.row_count:
        rows.add_row("—", "—", pick(("没有符合条件的条目。", "No item fits."), language))
    yield rows
    for row in answer.items:
        yield Group("", _item(row), *_evidence(row, language))


def told(answer: AskAnswer, language: Language) -> Iterator[RenderableType]:
    """The answer as it is said, then what clauses there are, with their lines."""
    head, _, lines = answer.answer.partition("\n")
    yield plain(head, "bold")
    if answer.clauses:
        yield clauses(answer.clauses)
        lines = lines.rpartition("\n")[2]
    yield plain(lines)


def clauses(texts: Iterable[ClauseText]) -> RenderableType:
    """Clauses with their ids and source lines."""
    return Group(*(_clause(each) for each in texts))


def edge(found: Edge, language: Language) -> Iterator[RenderableType]:
    """An edge: both ids, the relation, the unit's text with its differences from upstream."""
    head = Prose.assemble(
        plain(found.unit.id, "bold"),
        " ← ",
        plain(found.upstream.id, "bold"),
        f"  {edge_text(found, language)}",
    )
    if found.via:
        head.append(pick((f"  经 {found.via}", f"  via {found.via}"), language), QUIET)
    if found.borrowed:
        head.append(
            pick(("  借自平行文件", "  borrowed from a document beside it"), language), QUIET
        )
    yield head
    yield indented(changes(edge_differences(found)))
    for drift in found.drifts:
        yield indented(plain(f"! {drift.text}", "yellow"))
    if named := agencies_text(found.agencies, language):
        yield indented(plain(named))
    yield indented(plain(f"{found.reason} {source(found.unit)} ← {source(found.upstream)}", QUIET))


def changes(pieces: Sequence[Difference]) -> Text:
    """A comparison in one text: [-removed-], {+added+}."""
    marked = Prose()
    for piece in pieces:
        text = plain(piece.text)
        if piece.kind is DifferenceKind.REMOVED:
            marked.append_text(Prose.assemble("[-", text, "-]", style="red"))
        elif piece.kind is DifferenceKind.ADDED:
            marked.append_text(Prose.assemble("{+", text, "+}", style="green"))
        else:
            marked.append_text(text)
    return marked


def shared(pieces: Sequence[Piece]) -> Text:
    """A text in which [=what another has too=] is marked."""
    marked = Prose()
    for piece in pieces:
        text = plain(piece.text)
        marked.append_text(Prose.assemble("[=", text, "=]", style="bold") if piece.shared else text)
    return marked


def end(word: tuple[str, str], clause: ClauseText, text: Text, language: Language) -> Group:
    """One side of a pair: which it is, where it stands, and what it says."""
    told = pick(word, language), clause.item_label, clause.item_title, source(clause)
    return Group(plain(f"  {' '.join(filter(None, told))}", QUIET), indented(indented(text)))


def source(clause: ClauseText) -> str:
    """Where a clause is printed: file and lines."""
    return f"{clause.source_file}:{clause.source_lines}"


def _evidence(row: CoverageRow, language: Language) -> Iterator[RenderableType]:
    yield Prose.assemble(
        plain(f"{row.place or ''} ", "bold"),
        plain(row.document, "bold"),
        " ",
        _status(row, language),
    )
    evidence = row.evidence
    for each in evidence.carried:
        yield indented(Group(*edge(each, language)))
    yield from (indented(line) for line in _absent(evidence, language))


def _absent(evidence: CoverageEvidence, language: Language) -> Iterator[Text]:
    """What isn't carried, what only looks alike, and where it would have to stand."""
    missing = [local_id(each.clause.id) for each in evidence.dropped if each.addressed]
    elsewhere = [local_id(each.clause.id) for each in evidence.dropped if not each.addressed]
    if missing:
        yield _listed(pick(("未承接：", "Not carried: "), language), missing)
    if elsewhere:
        yield _listed(
            pick(("未承接（只对上级机关提出）：", "Not carried, not addressed to it: "), language),
            elsewhere,
        )
    for each in evidence.decided:
        yield Prose.assemble(plain(f"{each.unit} ← {each.upstream} "), plain(each.text))
    near = (
        *((each, ("主题相近：", "Same subject: ")) for each in evidence.look_alikes),
        *(
            (each, ("或有承接，待人工判定：", "May carry it, for a person to judge: "))
            for each in evidence.doubts
        ),
        (evidence.before, ("按本文件顺序应在此款之后：", "In its own order it would follow: ")),
        (evidence.after, ("按本文件顺序应在此款之前：", "In its own order it would precede: ")),
    )
    for clause, words in near:
        if clause:
            told = plain(clause.text), plain(f" {clause.id} {source(clause)}", QUIET)
            yield Prose.assemble(pick(words, language), *told)


def _listed(head: str, ids: Sequence[str]) -> Text:
    return Prose.assemble(head, plain(", ".join(ids)))


def _clause(clause: ClauseText) -> RenderableType:
    head = Prose.assemble(plain(clause.id, "bold"), "  ", plain(source(clause), QUIET))
    return Group(head, indented(plain(clause.text)))


def _item(row: CoverageRow) -> Text:
    return plain(" ".join(filter(None, (row.item_label, row.item_title))), "bold")


def _place(row: CoverageRow, language: Language) -> Text:
    level = pick(LEVEL[row.level], language) if row.level else ""
    named = plain(row.place or row.document_title)
    return Prose.assemble(named, plain(f"\n{level} {row.document}".rstrip(), QUIET))


def _no_text(missing: NoText, language: Language) -> tuple[Text, Text, Text]:
    name = missing.place or missing.title or ""
    return (
        plain(name),
        plain(pick(("无文本", "no text"), language), QUIET),
        plain(missing.reason, QUIET),
    )


def _status(row: CoverageRow, language: Language) -> Text:
    told = verdict(row.status, row.qualifiers)
    return plain(pick(VERDICT[told], language), STYLE[told])


def indented(inner: RenderableType) -> Padding:
    """Set in from the left, below what it belongs to."""
    return Padding(inner, (0, 0, 0, 2), expand=False)
