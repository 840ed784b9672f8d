"""A large corpus in no time: one document of the bundled corpus repeated in many counties."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from lineage.build import BUNDLED
from lineage.model import Coverage, Document, Fidelity, Inherits, Level, Lineage
from loaders.gazetteer import PLACES, read_places

KEY = "lechang-2018-41"


class Part(msgspec.Struct):
    """All that a lineage says of one document."""

    document: Document
    inherits: list[Inherits]
    coverage: list[Coverage]
    fidelity: list[Fidelity]


def large(lineage: Lineage, count: int) -> Lineage:
    """The corpus with `count` copies of one plan, each with a county, key and ids of its own."""
    places = read_places(BUNDLED / PLACES)
    counties = [each.name for each in places if each.level is Level.COUNTY]
    step = max(1, len(counties) // count)
    written = msgspec.json.encode(_part(lineage)).decode()
    copies = []
    for number, county in enumerate(counties[::step][:count]):
        own = msgspec.json.decode(written.replace(KEY, f"copy-{number}"), type=Part)
        own.document = replace(own.document, place=county)
        copies.append(own)
    return replace(
        lineage,
        places=places,
        documents=(*lineage.documents, *(each.document for each in copies)),
        inherits=(*lineage.inherits, *(edge for each in copies for edge in each.inherits)),
        coverage=(*lineage.coverage, *(row for each in copies for row in each.coverage)),
        fidelity=(*lineage.fidelity, *(share for each in copies for share in each.fidelity)),
    )


def _part(lineage: Lineage) -> Part:
    return Part(
        next(each for each in lineage.documents if each.key == KEY),
        [each for each in lineage.inherits if each.unit.startswith(f"{KEY}:")],
        [
            replace(each, look_alikes=(), before=None, after=None)
            for each in lineage.coverage
            if each.document == KEY
        ],
        [each for each in lineage.fidelity if each.document == KEY],
    )
