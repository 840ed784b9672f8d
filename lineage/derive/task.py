"""The unit of work of a build: some documents against those above them, pure and picklable.

A task needs nothing but what it holds, so that tasks can run here, in other processes or on
other machines, in any order, and what is found for a document doesn't depend on the rest
of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.align import Alignment, Prepared, Upstream, align
from lineage.align.siblings import marks_of
from lineage.coverage import DocumentPair, coverage_of, is_below
from lineage.known import Marks
from lineage.model import Coverage, Decision, Document, Doubt, Fidelity, Inherits, Level, LookAlike
from lineage.provenance import fidelity


@dataclass(frozen=True, slots=True)
class Subject:
    """A document with the keys of the documents it declares and of those it attaches.

    `level` is that of its place, `decisions` are those in force on its units and clauses above.
    """

    document: Document
    level: Level | None
    declared: tuple[str, ...]
    attached: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Documents that have the same documents above them (the highest first).

    `bodies` are the names of the nation's.
    """

    subjects: tuple[Subject, ...]
    upstream: tuple[Document, ...]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Derived:
    """What was found for one document.

    `marks` are fingerprints of what nothing above explains.
    """

    key: str
    inherits: tuple[Inherits, ...]
    doubts: tuple[Doubt, ...]
    look_alikes: tuple[LookAlike, ...]
    coverage: tuple[Coverage, ...]
    fidelity: Fidelity
    marks: Marks


def run(tasks: Sequence[Task]) -> tuple[Derived, ...]:
    """Derive everything that can be known of the tasks' documents by themselves.

    What stands above several of them is prepared once.
    """
    ready: dict[str, Prepared] = {}
    found: list[Derived] = []
    for task in tasks:
        for each in task.upstream:
            if each.key not in ready:
                ready[each.key] = Prepared(each)
        upstream = Upstream([ready[each.key] for each in task.upstream])
        found += (_derive(subject, task, upstream) for subject in task.subjects)
    return tuple(found)


def _derive(subject: Subject, task: Task, upstream: Upstream) -> Derived:
    prepared = Prepared(subject.document, subject.level)
    rulings = {each.pair: each for each in subject.decisions}
    found = align(prepared, upstream, subject.declared, rulings)
    return Derived(
        key=subject.document.key,
        inherits=found.inherits,
        doubts=found.doubts,
        look_alikes=found.look_alikes,
        coverage=tuple(_coverage(subject, task, found)),
        fidelity=fidelity(subject.document, found.inherits),
        marks=marks_of(prepared, found.inherits),
    )


def _coverage(subject: Subject, task: Task, found: Alignment) -> Iterator[Coverage]:
    for upstream in task.upstream:
        mark = upstream.key + ":"
        descent = DocumentPair(
            subject.document,
            upstream,
            tuple(edge for edge in found.inherits if edge.upstream.startswith(mark)),
            tuple(each for each in found.look_alikes if each.upstream.startswith(mark)),
            subject.level,
            tuple(each for each in found.doubts if each.upstream.startswith(mark)),
        )
        attached = upstream.key in subject.attached
        # A notice in plain prose has nothing of its own that could lack an item.
        speaks = any(True for _ in subject.document.units())
        if attached or (speaks and is_below(descent)):
            yield from coverage_of(descent, attached, task.bodies)
