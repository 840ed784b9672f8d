"""From documents to everything known of them: citations resolved, edges, coverage, what is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lineage.chain import Chain, place_path, unseen_names
from lineage.horizontal import horizontal
from lineage.model import (
    Citation,
    CitationRole,
    CommonSource,
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Lineage,
    MissingDocument,
    Place,
    Qualifier,
    Status,
    Warning,
)
from lineage.provenance import claims_of, fidelity
from lineage.runners import Runner, serially
from lineage.task import Derived, Subject, Task, run
from lineage.text import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUP = 16

Progress = Callable[[int], None]


def derive(
    documents: Sequence[Document],
    places: Sequence[Place],
    runner: Runner = serially,
    progress: Progress = lambda done: None,
) -> Lineage:
    """The lineage of a corpus.

    `runner` runs the tasks and gives their results in any order; `progress` is told how many
    documents are done.
    """
    by_name = first_of_name(places)
    resolved = resolve_citations(documents)
    chain = Chain(resolved, by_name)
    found = _run(tasks_of(resolved, chain), runner, progress)
    derived = [found[document.key] for document in resolved]
    above = {document.key: {each.key for each in chain.above(document)} for document in resolved}
    inherits = [edge for each in derived for edge in each.inherits]
    beside = horizontal(resolved, {each.key: each.leftover for each in derived}, above)
    inherits.extend(beside.borrowed)
    missing = missing_documents(resolved, places)
    return Lineage(
        documents=resolved,
        places=_named_places(resolved, missing, by_name),
        inherits=tuple(inherits),
        look_alikes=tuple(each for one in derived for each in one.look_alikes),
        coverage=tuple(_reached(derived, chain, above)),
        missing=missing,
        common_sources=beside.common_sources,
        fidelity=tuple(_fidelity(resolved, derived, inherits, beside.common_sources)),
        warnings=tuple(_warnings(resolved)),
    )


def tasks_of(documents: Sequence[Document], chain: Chain) -> list[Task]:
    """Tasks for all documents: those with the same documents above them together."""
    groups: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
    upstream: dict[tuple[str, ...], tuple[Document, ...]] = {}
    for document in documents:
        above = chain.above(document)
        keys = tuple(each.key for each in above)
        upstream[keys] = above
        groups[keys].append(Subject(document, chain.declared(document), chain.attached(document)))
    return [
        Task(tuple(subjects[start : start + _GROUP]), upstream[keys])
        for keys, subjects in groups.items()
        for start in range(0, len(subjects), _GROUP)
    ]


def _run(tasks: Sequence[Task], runner: Runner, progress: Progress) -> dict[str, Derived]:
    found: dict[str, Derived] = {}
    for results in runner(run, tasks):
        found.update({each.key: each for each in results})
        progress(len(found))
    return found


def first_of_name(places: Sequence[Place]) -> dict[str, Place]:
    """Places by name; of namesakes the first listed, which is the highest."""
    by_name: dict[str, Place] = {}
    for place in places:
        by_name.setdefault(place.name, place)
    return by_name


def resolve_citations(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with the target of each citation that is in the corpus.

    A number must be equal to the digit; a title alone, but for punctuation and 年, counts
    when only one document goes by it.
    """
    by_number = {each.number: each.key for each in documents if each.number}
    titles: dict[str, set[str]] = {}
    for document in documents:
        for title in _titles(document):
            titles.setdefault(_plain(title), set()).add(document.key)

    def target(citation: Citation) -> str | None:
        if citation.target or citation.number:
            return citation.target or by_number.get(citation.number or "")
        keys = titles.get(_plain(citation.title or ""), set())
        return next(iter(keys)) if len(keys) == 1 else None

    return tuple(
        replace(
            document,
            citations=tuple(replace(each, target=target(each)) for each in document.citations),
        )
        for document in documents
    )


def _titles(document: Document) -> Iterator[str]:
    """All titles that a document goes by: its own, its plan's, and what it says it issues."""
    yield document.title
    if document.plan_title:
        yield document.plan_title
    for citation in document.citations:
        if citation.role is CitationRole.ISSUES and citation.title:
            yield citation.title


def _plain(title: str) -> str:
    return fold(title).text.replace("年", "")


def missing_documents(
    documents: Sequence[Document], places: Sequence[Place]
) -> tuple[MissingDocument, ...]:
    """Documents that others implement or forward but nobody holds.

    Two citations name one document when their numbers or their titles agree.
    """
    levels = first_of_name(places)
    longest = max((len(name) for name in levels), default=0)
    found: list[tuple[set[str], MissingDocument]] = []
    for document in documents:
        for citation in document.citations:
            names = unseen_names(citation)
            same = next((index for index, (known, _) in enumerate(found) if known & names), None)
            if same is not None:
                known, missing = found[same]
                cited_by = tuple(dict.fromkeys((*missing.cited_by, document.key)))
                number = missing.number or citation.number
                found[same] = (known | names, replace(missing, number=number, cited_by=cited_by))
            elif names:
                title = citation.title or ""
                place = next(
                    (title[:n] for n in range(longest, 1, -1) if title[:n] in levels), None
                )
                year = _YEAR.search(citation.number or title)
                missing = MissingDocument(
                    key="",
                    title=citation.title,
                    number=citation.number,
                    place=place,
                    level=levels[place].level if place else None,
                    year=int(year.group()) if year else None,
                    cited_by=(document.key,),
                )
                found.append((names, missing))
    return tuple(replace(each, key=f"missing:{each.number or each.title}") for _, each in found)


def _named_places(
    documents: Sequence[Document], missing: Sequence[MissingDocument], places: dict[str, Place]
) -> tuple[Place, ...]:
    """The places that documents name, and all places above them, the highest first."""
    names: dict[str, None] = {}
    for place in (*(each.place for each in documents), *(each.place for each in missing)):
        names.update(dict.fromkeys(place_path(place, places)))
    found = [places[name] for name in names if name in places]
    return tuple(sorted(found, key=lambda place: (len(place_path(place.name, places)), place.code)))


def _reached(
    derived: Sequence[Derived], chain: Chain, above: dict[str, set[str]]
) -> Iterator[Coverage]:
    """The coverage rows, marked where no document between handed the item on."""
    status = {(row.document, row.item): row.status for each in derived for row in each.coverage}
    nothing = (Status.DROPPED, Status.TOPICAL)
    for each in derived:
        for row in each.coverage:
            upstream = row.item.partition(":")[0]
            between = [key for key in above[row.document] if upstream in above[key]]
            handed = not between or any(
                status.get((key, row.item)) not in nothing
                or upstream in chain.attached(chain.by_key[key])
                for key in between
            )
            if handed or row.status not in nothing:
                yield row
            else:
                yield replace(row, qualifiers=(*row.qualifiers, Qualifier.NEVER_REACHED))


def _fidelity(
    documents: Sequence[Document],
    derived: Sequence[Derived],
    inherits: Sequence[Inherits],
    common_sources: Sequence[CommonSource],
) -> Iterator[Fidelity]:
    """Fidelity of every document, weighed again where others beside it share its wording."""
    again = {key for common in common_sources for key in (common.a, common.b)}
    again |= {edge.unit.partition(":")[0] for edge in inherits if edge.borrowed}
    edges: dict[str, list[Inherits]] = defaultdict(list)
    for edge in inherits:
        edges[edge.unit.partition(":")[0]].append(edge)
    for document, each in zip(documents, derived, strict=True):
        if document.key in again:
            own = edges[document.key]
            sources = [c for c in common_sources if document.key in (c.a, c.b)]
            yield fidelity(document, own, claims_of(own, sources))
        else:
            yield each.fidelity


def _warnings(documents: Sequence[Document]) -> Iterator[Warning]:
    """Warnings about the corpus as a whole."""
    years = [document.year for document in documents if document.year]
    usual = max(set(years), key=years.count, default=None)
    for document in documents:
        if document.year and document.year != usual:
            yield Warning(
                "other-year", f"{document.key} is of {document.year}, most are of {usual}."
            )
