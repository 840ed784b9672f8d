"""Rows: clauses of one item that a unit says one behind the other, as where it enumerates principles.

A notice sets out each principle in a paragraph that its name opens (科学布局。…, 适度超前。…); a plan
below says the names alone (按照科学布局、适度超前、创新融合的原则). Each tells next to nothing; their row
tells what they tell together (docs/decisions/0025).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.align.attribution import Share
from lineage.align.match import Match
from lineage.grouping import grouped

# So much of a clause is said, or it is no member; so far apart (characters) members may stand.
_PART, _REACH = 0.5, 4


def rows(matches: Sequence[Match], shares: Sequence[Share]) -> Iterator[Sequence[int]]:
    """The rows of two and more, each as the indexes of its members in the order of the unit."""
    said = grouped(
        ((match.unit.position, match.upstream.item.id), index)
        for index, (match, share) in enumerate(zip(matches, shares, strict=True))
        if share.own and match.carried >= _PART
    )
    for of_item in said.values():
        found: list[list[int]] = []
        for index in sorted(of_item, key=lambda each: _stretch(matches[each])):
            if found and _follows(matches[found[-1][-1]], matches[index]):
                found[-1].append(index)
            else:
                found.append([index])
        yield from (row for row in found if len(row) > 1)


def _follows(one: Match, following: Match) -> bool:
    """Whether the second is said right behind the first, and stands behind it in their item."""
    gap = _stretch(following)[0] - _stretch(one)[1]
    return 0 <= gap <= _REACH and one.upstream.position < following.upstream.position


def _stretch(match: Match) -> tuple[int, int]:
    """Where in the unit the longest run stands that the two share."""
    run = max((run for piece in match.pieces for run in piece.runs), key=lambda run: run.length)
    return run.unit_start, run.unit_end
