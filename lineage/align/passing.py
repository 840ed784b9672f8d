"""Through which document between two others wording came down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lineage.align.match import Match
from lineage.align.runs import bits
from lineage.align.unit import Position, Upstream


def passed_on_by(
    sought: Collection[Position], matches: Sequence[Match], upstream: Upstream
) -> Mapping[Position, str]:
    """The lowest document between that holds the same wording, by the clauses that are sought.

    `matches` are all those of one unit. Documents of one level hand nothing on to each other, nor
    does one that lacks two characters in a row of what the unit keeps: a word of the document above.
    """
    highest = min(generation for generation, _ in sought)
    held: dict[int, int] = defaultdict(int)
    for match in matches:
        if match.generation > highest:
            held[match.generation] |= _characters(match)
    for generation, _ in upstream.texts.get(matches[0].unit.text, ()):
        held[generation] = -1
    lowest_first = sorted(held, reverse=True)
    found = {}
    for match in matches:
        if match.position not in sought:
            continue
        characters = _characters(match)
        level = upstream.documents[match.generation].level
        for generation in lowest_first:
            if generation <= match.generation:
                break
            holder = upstream.documents[generation]
            lacking = characters & ~held[generation]
            if not lacking & lacking >> 1 and holder.level != level:
                found[match.position] = holder.key
                break
    return found


def _characters(match: Match) -> int:
    """What of the unit a match shares, a bit for each character."""
    shared = 0
    for piece in match.pieces:
        for run in piece.runs:
            shared |= bits(run.unit_start, run.unit_end)
    return shared
