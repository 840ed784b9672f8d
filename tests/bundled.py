"""The bundled corpus, built once for all tests that only read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import ClassVar, TypeVar

from lineage.build import BUNDLED, build
from lineage.derive import derive
from lineage.errors import StoreError
from lineage.known import Growth
from lineage.model import (
    Citation,
    CitationRole,
    Decision,
    Inherits,
    Judgement,
    Level,
    Lineage,
    Lines,
    Qualifier,
    SourceText,
    Status,
    key_of,
)
from lineage.store.sqlite import IndexedView
from loaders.gazetteer import PLACES, read_places
from tests import small

T = TypeVar("T")


class Keeper:
    """A store that keeps what it is given in memory alone."""

    lasting: ClassVar = True

    def __init__(self) -> None:
        self.kept: Lineage | None = None

    def ready(self) -> None:
        pass

    def replace(self, change: Growth, progress: object = None, *, read: object = None) -> None:
        self.kept = change.lineage()

    def view(self) -> IndexedView:
        if self.kept is None:
            raise StoreError(("没有存任何内容。", "Nothing is kept."))
        return IndexedView(self.kept)

    def sources(self) -> tuple[SourceText, ...]:
        return self.view().lineage().sources


@cache
def lineage() -> Lineage:
    """The lineage of the bundled corpus, made from the raw files."""
    return build(BUNDLED, Keeper()).lineage


@cache
def beside_notice() -> IndexedView:
    """The corpus with a city's notice, without the plan that it issues."""
    follows = Citation(CitationRole.IMPLEMENTS, None, "国办发〔2018〕23号", Lines(1, 1))
    cover = small.notice(
        "cover",
        "汕头市政务公开工作方案",
        follows,
        number="汕府办〔2018〕5号",
        place="汕头市",
        level=Level.PREFECTURE,
    )
    return IndexedView(derive((*lineage().documents, cover), read_places(BUNDLED / PLACES)))


def decided(
    unit: str, upstream: str, judgement: Judgement, texts: tuple[str, str] | None = None
) -> Decision:
    """A decision on two of its clauses; on other texts if these are given."""
    said = {clause.id: clause.text for each in lineage().documents for _, clause in each.units()}
    unit_text, upstream_text = texts or (said.get(unit, ""), said.get(upstream, ""))
    return Decision(
        unit,
        upstream,
        judgement,
        "甲",
        "2026-05-04T09:30:00+08:00",
        "看过原文",
        unit_text,
        upstream_text,
    )


@cache
def judged() -> Lineage:
    """The same after people decided on some pairs: each judgement, and each standing, once."""
    return derived(
        decided("huizhou-2018:1.1", f"{NATION}:15.1", Judgement.DESCENDS),
        decided("huizhou-2018:13.1", f"{NATION}:13.1", Judgement.UNRELATED),
        decided("jiangmen-2018-14:1.1", f"{NATION}:13.1", Judgement.TOPICAL),
        decided("huizhou-2018:2.1", f"{NATION}:15.1", Judgement.DESCENDS, ("旧", "旧")),
        decided("huizhou-2018:99.1", f"{NATION}:15.1", Judgement.DESCENDS),
        decided(f"{NATION}:1.1", "huizhou-2018:1.1", Judgement.DESCENDS),
    )


@cache
def bare() -> Lineage:
    """The same, had 乐昌 carried nothing of the nation's notice."""
    rows = tuple(
        replace(row, status=Status.DROPPED, carried=(), qualifiers=(Qualifier.NOTHING_CARRIED,))
        if row.document == "lechang-2018-41" and key_of(row.item) == NATION
        else row
        for row in lineage().coverage
    )
    return replace(lineage(), coverage=rows)


def derived(*decisions: Decision) -> Lineage:
    """The same after people decided so."""
    places = read_places(BUNDLED / PLACES)
    found = derive(lineage().documents, places, decisions=decisions)
    return replace(found, sources=lineage().sources)


def edges(unit: str) -> dict[str, Inherits]:
    """The edges of a unit by the id of the upstream clause."""
    return {edge.upstream: edge for edge in lineage().inherits if edge.unit == unit}


def change(lineage: Lineage) -> Growth:
    """A lineage as a change from nothing, without what later documents need to join it."""
    keys = tuple(document.key for document in lineage.documents)

    def by_document(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
        groups: dict[str, tuple[T, ...]] = defaultdict(tuple, dict.fromkeys(keys, ()))
        for key, value in pairs:
            groups[key] += (value,)
        return dict(groups)

    return Growth(
        keys=keys,
        documents={document.key: document for document in lineage.documents},
        inherits=by_document((key_of(edge.unit), edge) for edge in lineage.inherits),
        doubts=by_document((key_of(each.unit), each) for each in lineage.doubts),
        look_alikes=by_document((key_of(each.unit), each) for each in lineage.look_alikes),
        coverage=by_document((row.document, row) for row in lineage.coverage),
        fidelity={each.document: each for each in lineage.fidelity},
        marks={},
        shared=(),
        places=lineage.places,
        missing=lineage.missing,
        common_sources=lineage.common_sources,
        decisions=lineage.decisions,
        warnings=lineage.warnings,
        gazetteer=lineage.places,
        aligned=(),
        sources=lineage.sources,
    )


@cache
def view() -> IndexedView:
    """A view of it."""
    return IndexedView(lineage())


NATION = "state-council-2018-23"
PROVINCE = "guangdong-2018-19"


def renumbered(old: str, new: str) -> IndexedView:
    """The bundled corpus, in which the national item of that label has another one."""
    whole = lineage()
    nation = next(each for each in whole.documents if each.key == NATION)
    twin = next(item for item in nation.items if item.label == new) if "（" in new else None
    items = tuple(
        replace(item, label=new, number=twin.number if twin else 1) if item.label == old else item
        for item in nation.items
    )
    others = [each for each in whole.documents if each.key != NATION]
    return IndexedView(replace(whole, documents=(replace(nation, items=items), *others)))
