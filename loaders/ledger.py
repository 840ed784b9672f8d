"""Text conservation: each non-space character of a source ends up in exactly one place.

A `Ledger` is handed through parsing; whoever uses a piece of the source for something
enters it. What nobody entered is found at the end and kept as residue.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.blocks import Extract, Source


@dataclass(frozen=True, slots=True)
class Placement:
    """A piece of the source and what it became: `owner` a document, item or clause."""

    extract: Extract
    role: str
    owner: str


@dataclass(slots=True)
class Ledger:
    """The placements of one source, collected while it is parsed."""

    source: Source
    placements: list[Placement] = field(default_factory=list)

    def enter(self, extract: Extract, role: str, owner: str = "") -> Extract:
        """Note that `extract` is used as `role` of `owner`; returns the extract."""
        if extract:
            self.placements.append(Placement(extract, role, owner))
        return extract

    def counts(self) -> list[int]:
        """How often each character of the source has been placed."""
        counts = [0] * len(self.source.text)
        for start, end in (run for each in self.placements for run in each.extract.runs):
            for position in range(start, end):
                counts[position] += 1
        return counts

    def unplaced(self) -> tuple[Extract, ...]:
        """Stretches with non-space characters that nobody entered."""
        counts, text = self.counts(), self.source.text
        stretches, start = [], None
        for position, count in enumerate([*counts, 1]):
            free = count == 0 and text[position] != "\n"
            if free and start is None:
                start = position
            elif not free and start is not None:
                stretch = Extract(text[start:position], ((start, position),)).strip()
                if stretch:
                    stretches.append(stretch)
                start = None
        return tuple(stretches)
