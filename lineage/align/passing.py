"""Through which document between two others wording came down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lineage.align.match import Match
from lineage.align.runs import bits
from lineage.align.unit import Upstream


def passed_on_by(matches: Iterable[Match], upstream: Upstream) -> Mapping[tuple[int, int], str]:
    """The lowest document between that holds the same wording, by generation and clause.

    `matches` are those of one unit. Documents of one level hand nothing on to each other, nor
    does one that lacks two characters in a row of what the unit keeps: a word of the document above.
    """
    shared = {m.position: (m, _characters(m)) for m in matches}
    held: dict[int, int] = defaultdict(int)
    for match, characters in shared.values():
        held[match.generation] |= characters
        for generation, _ in upstream.texts.get(match.unit.text, ()):
            held[generation] = -1
    lowest_first = sorted(held, reverse=True)
    found = {}
    for clause, (match, characters) in shared.items():
        level = upstream.documents[match.generation].level
        for generation in lowest_first:
            if generation <= match.generation:
                break
            holder = upstream.documents[generation]
            lacking = characters & ~held[generation]
            if not lacking & lacking >> 1 and holder.level != level:
                found[clause] = holder.key
                break
    return found


def _characters(match: Match) -> int:
    """What of the unit a match shares, a bit for each character."""
    shared = 0
    for piece in match.pieces:
        for run in piece.runs:
            shared |= bits(run.unit_start, run.unit_end)
    return shared
