"""What each document did with each upstream item, with the reason and what proves it.

Status, after data/gold/README.md: `kept` when at least half of the item's clauses are
carried, `partial` when some are, `merged` when they would count as kept but sit under local
items that stand for another upstream item, `topical` when only look-alikes are found,
`dropped` when nothing is. A heading run in with the text (一是强化领导。) is no clause that can be
left out: what it announces is. Only the document's own text is judged; what has to be said
beside the status is a qualifier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineage.addressee import is_addressed, is_for_its_own
from lineage.coverage.entries import Entries
from lineage.coverage.headings import run_in
from lineage.coverage.pair import DocumentPair
from lineage.grouping import grouped
from lineage.model import (
    UNIT_KINDS,
    Clause,
    Coverage,
    Document,
    Item,
    Level,
    Qualifier,
    Status,
)
from lineage.text import begins_to_apply

_KEPT_SHARE = 0.5
# 已经省人民政府同意: such a plan is a government's, whoever issues it.
_AGREED = re.compile(
    "经(?!过)[^，。；]{0,20}(?:国务院|政府|党委|[省市县区州盟旗]委)[^，。；]{0,8}(?:同意|批准|审定)"
)


def coverage_of(
    descent: DocumentPair, transmitted: bool, bodies: frozenset[str] = frozenset()
) -> Iterator[Coverage]:
    """One row for each item of the upstream document.

    `transmitted` says that the document attaches the whole upstream text; `bodies` are the
    nation's, which alone some clauses speak to.
    """
    judge = _Judge(descent, bodies)
    for item in judge.items:
        yield judge.row(item, transmitted)


def coverable(document: Document) -> tuple[Item, ...]:
    """The items that a document below can keep or drop: the numbered ones and the closing.

    Without those that only say when the document itself begins to apply.
    """
    return tuple(
        item
        for item in document.items
        if item.kind in UNIT_KINDS and not all(begins_to_apply(each.text) for each in item.clauses)
    )


class _Judge:
    """Looks up what is needed to judge each item of one pair of documents."""

    def __init__(self, descent: DocumentPair, bodies: frozenset[str] = frozenset()) -> None:
        self.descent = descent
        self.bodies = bodies
        self.items = coverable(descent.upstream)
        self.carriers = grouped((edge.upstream, edge.unit) for edge in descent.inherits)
        self.alike = grouped((each.upstream, each.unit) for each in descent.look_alikes)
        self.doubtful = grouped((each.upstream, each.unit) for each in descent.doubts)
        self.entries = Entries(descent, self.items)
        shares = grouped((edge.upstream, edge.carried) for edge in descent.inherits)
        self.most = {clause: max(each) for clause, each in shares.items()}
        self.parents = Counter(edge.unit for edge in descent.inherits)
        units = (clause.id for _, clause in descent.document.units())
        self.position = {unit: index for index, unit in enumerate(units)}
        self.may_lie_outside = _answers_for_its_own_part(descent, bodies)

    def row(self, item: Item, transmitted: bool) -> Coverage:
        carried = tuple(c.id for c in item.clauses if c.id in self.carriers)
        left_out = tuple(c for c in item.clauses if c.id not in self.carriers)
        headings = run_in(item)
        missing = tuple(c for c in left_out if c.id not in headings)
        carriers = self._in_order(unit for clause in carried for unit in self.carriers[clause])
        elsewhere = tuple(c.id for c in missing if not self._is_addressed(c))
        # Beside what is carried, nobody looks for what isn't the document's to do.
        sought = tuple(c for c in left_out if not (carried and c.id in elsewhere))
        alike = self._in_order(unit for c in sought for unit in self.alike.get(c.id, ()))
        doubtful = {unit for c in missing for unit in self.doubtful.get(c.id, ())}
        merged_into = self._merged_into(item, carriers)
        status = _status(len(carried), len(missing), bool(alike), merged_into is not None)
        before, after = (None, None) if carried else self._gap(item)
        return Coverage(
            item=item.id,
            document=self.descent.document.key,
            status=status,
            qualifiers=self._qualifiers(status, missing, elsewhere, transmitted),
            carried=carried,
            dropped=tuple(c.id for c in missing),
            not_addressed=elsewhere,
            carried_by=carriers,
            look_alikes=alike,
            doubts=self._in_order(doubtful.difference(alike, carriers)),
            merged_into=merged_into if status is Status.MERGED else None,
            before=before,
            after=after,
            share=_share(item, self.most),
            split=tuple(clause for clause in carried if len(self.carriers[clause]) > 1),
            joined=tuple(unit for unit in carriers if self.parents[unit] > 1),
            moved=tuple(unit for unit in carriers if item.id not in self.entries.stands_for(unit)),
            renumbered=self.entries.renumbered(item),
        )

    def _in_order(self, units: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(units), key=lambda unit: self.position[unit]))

    def _merged_into(self, item: Item, carriers: Sequence[str]) -> str | None:
        stands_for = list(map(self.entries.stands_for, carriers))
        if not carriers or any(item.id in each for each in stands_for):
            return None
        return next(each.id for each in self.items if each.id in stands_for[0])

    def _is_addressed(self, clause: Clause) -> bool:
        above = self.descent.upstream.place
        elsewhere = above is not None and above != self.descent.document.place
        if elsewhere and is_for_its_own(clause.text, above or ""):
            return False
        return is_addressed(clause.text, self.descent.level, self.bodies)

    def _qualifiers(
        self,
        status: Status,
        missing: Sequence[Clause],
        elsewhere: Sequence[str],
        transmitted: bool,
    ) -> tuple[Qualifier, ...]:
        nothing = status in (Status.DROPPED, Status.TOPICAL)
        applies = {
            Qualifier.TRANSMITTED: transmitted,
            Qualifier.NOT_ADDRESSED: nothing and len(elsewhere) == len(missing),
            Qualifier.OUTSIDE_REMIT: status is not Status.KEPT and self.may_lie_outside,
            Qualifier.NOTHING_CARRIED: not (self.descent.inherits or transmitted),
        }
        return tuple(qualifier for qualifier, holds in applies.items() if holds)

    def _gap(self, item: Item) -> tuple[str | None, str | None]:
        """The units that carry the nearest carried items before and after this one.

        Where the document has these in another order, only that of the nearer item: there is no
        place that would be behind the one and ahead of the other.
        """
        index = self.items.index(item)
        back, before = self._nearest(self.items[:index][::-1], -1)
        on, after = self._nearest(self.items[index + 1 :], 0)
        if before and after and self.position[before] >= self.position[after]:
            return (before, None) if back <= on else (None, after)
        return before, after

    def _nearest(self, items: Sequence[Item], which: int) -> tuple[int, str | None]:
        """How far off the first item is that is carried, and the last or first unit to do so."""
        for steps, item in enumerate(items):
            found = self._in_order(u for c in item.clauses for u in self.carriers.get(c.id, ()))
            own = [unit for unit in found if item.id in self.entries.stands_for(unit)]
            if own:
                return steps, own[which]
        return len(items), None


def _answers_for_its_own_part(descent: DocumentPair, bodies: frozenset[str]) -> bool:
    """Whether a department alone answers a government's notice, of which it has only a part to do.

    What a ministry or another department hands down is the business of departments.
    """
    above, document = descent.upstream, descent.document
    if document.level is not Level.DEPARTMENT:
        return False
    if above.level is Level.DEPARTMENT or above.place in bodies:
        return False
    around = (item for item in document.items if item.kind not in UNIT_KINDS)
    return not any(_AGREED.search(clause.text) for item in around for clause in item.clauses)


def _share(item: Item, carried: Mapping[str, float]) -> float:
    """How much of an item's text is carried, 0 to 1, by the shares of its clauses."""
    whole = sum(len(clause.text) for clause in item.clauses)
    part = sum(len(clause.text) * carried.get(clause.id, 0.0) for clause in item.clauses)
    return round(part / whole, 3) if whole else 0.0


def _status(carried: int, missing: int, alike: bool, elsewhere: bool) -> Status:
    if not carried:
        return Status.TOPICAL if alike else Status.DROPPED
    if carried < _KEPT_SHARE * (carried + missing):
        return Status.PARTIAL
    return Status.MERGED if elsewhere else Status.KEPT
