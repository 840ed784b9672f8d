"""From documents to everything known of them: citations resolved, edges, coverage, what is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lineage.align import Rarity, align
from lineage.align.unit import prepare
from lineage.chain import declared, place_path, upstream_of
from lineage.coverage import Descent, coverable, coverage_of, is_below
from lineage.horizontal import horizontal
from lineage.model import (
    CitationRole,
    CommonSource,
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Lineage,
    LookAlike,
    MissingDocument,
    Place,
    Status,
    Warning,
)
from lineage.provenance import claims_of, fidelity
from lineage.text import fold

_DECLARING = (CitationRole.TRANSMITS, CitationRole.IMPLEMENTS)
_YEAR = re.compile(r"(?:19|20)\d\d")

Progress = Callable[[str], None]


def derive(
    documents: Sequence[Document], places: Sequence[Place], progress: Progress = lambda _: None
) -> Lineage:
    """The lineage of a corpus. `progress` is told the key of each document when it is done."""
    by_name = first_of_name(places)
    resolved = resolve_citations(documents)
    rarity = Rarity.of([[fold(c.text).text for _, c in each.units()] for each in resolved])
    units = {each.key: prepare(each, rarity) for each in resolved}
    inherits: list[Inherits] = []
    look_alikes: list[LookAlike] = []
    descents: list[Descent] = []
    for document in resolved:
        above = upstream_of(document, resolved, by_name)
        found = align(units[document.key], [units[each.key] for each in above])
        inherits.extend(found.inherits)
        look_alikes.extend(found.look_alikes)
        descents.extend(_descents(document, above, found.inherits, found.look_alikes))
        progress(document.key)
    related = {(each.document.key, each.upstream.key) for each in descents}
    beside = horizontal(resolved, units, inherits, related)
    inherits.extend(beside.borrowed)
    missing = missing_documents(resolved, places)
    return Lineage(
        documents=resolved,
        places=_named_places(resolved, missing, by_name),
        inherits=tuple(inherits),
        look_alikes=tuple(look_alikes),
        coverage=tuple(_coverage(resolved, descents)),
        missing=missing,
        common_sources=beside.common_sources,
        fidelity=tuple(_fidelity(resolved, inherits, beside.common_sources)),
        warnings=tuple(_warnings(resolved)),
    )


def _fidelity(
    documents: Sequence[Document],
    inherits: Sequence[Inherits],
    common_sources: Sequence[CommonSource],
) -> Iterator[Fidelity]:
    claims = claims_of(inherits, common_sources)
    by_document: dict[str, list[Inherits]] = defaultdict(list)
    for edge in inherits:
        by_document[edge.unit.partition(":")[0]].append(edge)
    for document in documents:
        yield fidelity(document, by_document[document.key], claims)


def first_of_name(places: Sequence[Place]) -> dict[str, Place]:
    """Places by name; of namesakes the first listed, which is the highest."""
    by_name: dict[str, Place] = {}
    for place in places:
        by_name.setdefault(place.name, place)
    return by_name


def resolve_citations(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with the target of each citation that is in the corpus.

    A number must be equal to the digit; a title alone counts when only one document has it.
    """
    by_number = {each.number: each.key for each in documents if each.number}
    titles: dict[str, set[str]] = {}
    for document in documents:
        for title in (document.title, document.plan_title):
            if title:
                titles.setdefault(title, set()).add(document.key)

    def target(number: str | None, title: str | None) -> str | None:
        if number:
            return by_number.get(number)
        keys = titles.get(title or "", set())
        return next(iter(keys)) if len(keys) == 1 else None

    return tuple(
        replace(
            document,
            citations=tuple(
                replace(each, target=each.target or target(each.number, each.title))
                for each in document.citations
            ),
        )
        for document in documents
    )


def missing_documents(
    documents: Sequence[Document], places: Sequence[Place]
) -> tuple[MissingDocument, ...]:
    """Documents that others implement or forward but nobody holds."""
    names = sorted({place.name for place in places}, key=len, reverse=True)
    levels = first_of_name(places)
    found: dict[str, MissingDocument] = {}
    for document in documents:
        for citation in document.citations:
            if citation.target or citation.role not in _DECLARING:
                continue
            reference = citation.number or citation.title or ""
            title = citation.title or ""
            place = next((name for name in names if title.startswith(name)), None)
            year = _YEAR.search(citation.number or title)
            known = found.get(reference)
            found[reference] = MissingDocument(
                key=f"missing:{reference}",
                title=citation.title,
                number=citation.number,
                place=place,
                level=levels[place].level if place else None,
                year=int(year.group()) if year else None,
                cited_by=(*known.cited_by, document.key) if known else (document.key,),
            )
    return tuple(found.values())


def _named_places(
    documents: Sequence[Document], missing: Sequence[MissingDocument], places: Mapping[str, Place]
) -> tuple[Place, ...]:
    """The places that documents name, and all places above them, the highest first."""
    names: dict[str, None] = {}
    named = [*(each.place for each in documents), *(each.place for each in missing)]
    for place in named:
        names.update(dict.fromkeys(place_path(place, places)))
    found = [places[name] for name in names if name in places]
    return tuple(sorted(found, key=lambda place: (len(place_path(place.name, places)), place.code)))


def transmits(document: Document, upstream: str, by_key: Mapping[str, Document]) -> bool:
    """Whether a document attaches the upstream text, itself or inside what it attaches."""
    attached = document.attaches
    while attached:
        if attached == upstream:
            return True
        attached = by_key[attached].attaches if attached in by_key else None
    return False


def _descents(
    document: Document,
    above: Sequence[Document],
    inherits: Sequence[Inherits],
    look_alikes: Sequence[LookAlike],
) -> Iterator[Descent]:
    for upstream in above:
        mark = upstream.key + ":"
        yield Descent(
            document,
            upstream,
            tuple(edge for edge in inherits if edge.upstream.startswith(mark)),
            tuple(each for each in look_alikes if each.upstream.startswith(mark)),
        )


def _coverage(documents: Sequence[Document], descents: Sequence[Descent]) -> Iterator[Coverage]:
    """Coverage of every document by all that stand below it, the nearest to it first."""
    by_key = {document.key: document for document in documents}
    above = {document.key: declared(document, by_key) for document in documents}
    done: dict[tuple[str, str], dict[str, Status]] = {}
    for descent in descents:
        if not is_below(descent, above[descent.document.key]):
            continue
        upstream, key = descent.upstream.key, descent.document.key
        between = [
            each.upstream
            for each in descents
            if each.document.key == key and (each.upstream.key, upstream) in _pairs(descents)
        ]
        handed = {
            item.id: any(
                transmits(each, upstream, by_key)
                or done.get((each.key, upstream), {}).get(item.id)
                not in (Status.DROPPED, Status.TOPICAL)
                for each in between
            )
            for item in coverable(descent.upstream)
            if between
        }
        rows = list(coverage_of(descent, transmits(descent.document, upstream, by_key), handed))
        done[key, upstream] = {row.item: row.status for row in rows}
        yield from rows


def _pairs(descents: Sequence[Descent]) -> set[tuple[str, str]]:
    return {(each.document.key, each.upstream.key) for each in descents}


def _warnings(documents: Sequence[Document]) -> Iterator[Warning]:
    """Warnings about the corpus as a whole."""
    years = [document.year for document in documents if document.year]
    usual = max(set(years), key=years.count, default=None)
    for document in documents:
        if document.year and document.year != usual:
            yield Warning(
                "other-year", f"{document.key} is of {document.year}, most are of {usual}."
            )
    keys = [document.key for document in documents]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Warning("key-twice", f"{key} is the key of two documents.")
