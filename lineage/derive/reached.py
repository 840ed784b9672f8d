"""Which items could reach a document at all: marks on its coverage rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lineage.chain import Chain
from lineage.derive.task import Derived
from lineage.known import Known
from lineage.model import Coverage, Qualifier, Status, key_of

_NOTHING_CARRIED = (Status.DROPPED, Status.TOPICAL)


def reached(
    known: Known, derived: Mapping[str, Derived], chain: Chain
) -> dict[str, tuple[Coverage, ...]]:
    """Coverage rows of documents derived and of those below them.

    A row is marked `never_reached` where documents stand between, and none of them handed the item on.
    """
    above = {key: stand.above for key, stand in chain.stands.items()}
    marked = [key for key in above if key in derived or any(k in derived for k in above[key])]
    needed = {each for key in marked for each in (key, *above[key])} - derived.keys()
    rows = {key: each.coverage for key, each in derived.items()}
    rows |= {key: tuple(map(_unmarked, each)) for key, each in known.coverage(needed).items()}
    status = {(row.document, row.item): row.status for each in rows.values() for row in each}

    def handed(key: str, item: str, upstream: str) -> bool:
        own = chain.by_key[key]
        between = [
            each
            for each in above[key]
            if upstream in above[each] and not chain.precedes(chain.by_key[each], own)
        ]
        return not between or any(
            status.get((each, item)) not in _NOTHING_CARRIED
            or upstream in chain.stands[each].attached
            for each in between
        )

    def mark(row: Coverage) -> Coverage:
        upstream = key_of(row.item)
        if row.status not in _NOTHING_CARRIED or handed(row.document, row.item, upstream):
            return row
        return replace(row, qualifiers=(*row.qualifiers, Qualifier.NEVER_REACHED))

    return {key: tuple(map(mark, rows.get(key, ()))) for key in marked}


def _unmarked(row: Coverage) -> Coverage:
    if Qualifier.NEVER_REACHED not in row.qualifiers:
        return row
    others = tuple(each for each in row.qualifiers if each is not Qualifier.NEVER_REACHED)
    return replace(row, qualifiers=others)
