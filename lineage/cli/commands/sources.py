"""Where every clause of a document has its words from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType

from lineage.cli import show
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.model import Fidelity
from lineage.provenance import SourceKind
from lineage.queries.answers.sources import (
    ClauseSources,
    CommonSourceText,
    DocumentSources,
    SourceStretch,
)
from lineage.queries.lookups import known_document
from lineage.queries.sources import document_sources
from lineage.queries.wording import RECONSTRUCTED, SHARE, odd_text, slots_text, unseen_text

EXAMPLES = ("lineage sources 乐昌", "lineage sources huizhou-2018 --json")

_OWN = ("自有", "own")
_UNSEEN = ("同源未见", "unseen source")
_STYLES = {
    SourceKind.UPSTREAM: "blue",
    SourceKind.BORROWED: "magenta",
    SourceKind.COMMON: "yellow",
    SourceKind.OWN: "green",
}


@command(answers=True)
def run(
    session: Session,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT", help="A document: 乐昌, its number, or its key, as lechang-2018-41."
        ),
    ],
) -> None:
    """Where the words of every clause of a document come from, stretch by stretch."""
    view = session.view()
    answer = document_sources(view, known_document(view, document).key, session.language)
    session.answer(answer, *_shown(answer, session.language))


def _shown(answer: DocumentSources, language: Language) -> Iterator[RenderableType]:
    yield plain(f"{answer.document.key}  {answer.document.title}", "bold")
    yield _shares(answer.shares, language)
    for note in (unseen_text(answer.missing, language), slots_text(answer.slots, language)):
        if note:
            yield plain(note)
    for each in answer.items:
        yield plain("")
        yield plain(f"{each.clause.id}  {show.source(each.clause)}", "bold")
        yield _stretches(each, language)
    for common in answer.common_sources:
        yield plain("")
        yield from _common(common, language)


def _shares(shares: Fidelity, language: Language) -> RenderableType:
    table = show.table(*(pick(name, language) for name in SHARE.values()))
    table.add_row(*(f"{getattr(shares, name):.0%}" for name in SHARE))
    return table


def _stretches(of: ClauseSources, language: Language) -> RenderableType:
    """The clause with the source of each stretch behind it in brackets, not by colour alone."""
    text = Prose()
    for stretch in of.stretches:
        text.append(stretch.text, style=_STYLES[stretch.source])
        text.append(f"[{_name(stretch, language)}] ", style="dim")
    return text


def _name(stretch: SourceStretch, language: Language) -> str:
    if stretch.source is SourceKind.OWN:
        return pick(_OWN, language)
    if stretch.source is SourceKind.COMMON:
        return f"{pick(_UNSEEN, language)} ~ {stretch.clause}"
    via = pick((f" 经 {stretch.via}", f" via {stretch.via}"), language) if stretch.via else ""
    return f"{stretch.clause}{via}"


def _common(common: CommonSourceText, language: Language) -> Iterator[RenderableType]:
    yield plain(common.text)
    for passage in common.passages:
        yield plain(f"  {passage.a.id} ~ {passage.b.id}: {passage.wording}")
        if odd := odd_text(passage, language):
            yield plain(f"  ! {odd}", "yellow")
    yield plain(pick(RECONSTRUCTED, language))
    for wording in common.reconstruction:
        yield plain(f"  {wording}")
