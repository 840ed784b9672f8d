"""What of a clause a unit lacks, and what it has that the clause lacks: dates and quantities alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lineage.model import Level

HAN = "零〇一二两三四五六七八九十百千"
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
PAUSE = re.compile("[，。；：,;\n]")
# Clauses remembered: a clause has many heirs, a unit several parents.
REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Inherited:
    """An upstream clause and a unit that has wording of it.

    `carried` are the phrases of the clause that the unit has wording of, a line each: numbers and
    words of duty and scope can change only there, deadlines in their sentences; the rest is left
    out, not weakened. `window` are the phrases of the unit that have wording of the clause: what is
    new is looked for only there, what is lost in the whole unit and in `elsewhere`, the document's
    other units that have wording of the clause. `columns` are the deadlines that the clause and the
    unit have in a column of their plans. `level` is that of the unit's place, `apart` says that the
    clause is of another.
    """

    upstream: str
    unit: str
    carried: str
    window: str
    elsewhere: str = ""
    columns: tuple[str | None, str | None] = (None, None)
    level: Level | None = None
    apart: bool = False


class Found(NamedTuple):
    """A date or a quantity: as printed, without what makes no difference, and the year it names."""

    printed: str
    plain: str
    year: str = ""

    def among(self, others: Sequence[Found]) -> bool:
        """Whether one of these says the same; a year that one of two leaves out is the same."""
        return any(
            self.plain == other.plain
            and (self.year == other.year or not (self.year and other.year))
            for other in others
        )


def changed(
    read: Callable[[str], tuple[Found, ...]], upstream: str, pair: Inherited, window: str
) -> tuple[list[str], list[str]]:
    """What of the upstream the unit lacks, and what the window has that the upstream lacks.

    What the window's edge cuts (12月 to 2月) counts as the unit prints it.
    """
    before, after = read(upstream), read(pair.unit)
    lost = [
        each.printed
        for each in before
        if not (each.among(after) or each.among(read(pair.elsewhere)))
    ]
    new = [each for each in after if not each.among(before)]
    if not new:
        return lost, []
    within = read(window)
    cut = [each for each in within if each not in after]
    return lost, [
        each.printed
        for each in new
        if each in within or any(part.printed in each.printed for part in cut)
    ]


def is_one_year(before: str | None, after: str | None) -> bool:
    """Whether two may be of one year; one that isn't named may be any."""
    return before is None or after is None or before == after
