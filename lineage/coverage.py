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
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from lineage.addressee import is_addressed, is_for_its_own
from lineage.chain import DECLARING
from lineage.grouping import grouped
from lineage.model import (
    UNIT_KINDS,
    CitationRole,
    Clause,
    Coverage,
    Document,
    Doubt,
    Inherits,
    Item,
    Level,
    LookAlike,
    Qualifier,
    Status,
)
from lineage.naming import in_chapter, names_apart
from lineage.numerals import in_figures
from lineage.text import begins_to_apply, is_law

_FIGURES = re.compile(r"\d+")
_KEPT_SHARE = 0.5
_BELOW_SHARE = 0.2
_REWRITTEN_SHARE = 0.5
_BELOW_ITEMS = 2
_SAME_TITLE = 75.0
_AS_MUCH = 1 / 3
# 一是强化领导。坚持双轮驱动。 Other short sentences oblige (建立评价机制。), unless the paragraphs of
# an item all begin so: 科学布局。…适度超前。…创新融合。…
_RUN_IN = re.compile("(?:[一二三四五六七八九十]+是[^，；：]{2,20}|[—－]*坚持[^，、；：]{2,14})。")
_CATCHWORD, _CATCHWORDS = re.compile("[^，、；：]{2,8}。"), 3
# A line of its own, before （1）: 3.2.1 组织准备. Rows of a table have numbers of one kind.
_LINE, _NUMBER = re.compile("[^，。、；：！？]{2,20}"), re.compile(r"\d+")

# 已经省人民政府同意: such a plan is a government's, whoever issues it.
_AGREED = re.compile(
    "经(?!过)[^，。；]{0,20}(?:国务院|政府|党委|[省市县区州盟旗]委)[^，。；]{0,8}(?:同意|批准|审定)"
)


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """The edges and look-alikes between one document and one upstream document.

    `level` is that of the document's place, to which clauses are addressed.
    """

    document: Document
    upstream: Document
    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]
    level: Level | None
    doubts: tuple[Doubt, ...] = ()


def is_below(descent: DocumentPair) -> bool:
    """Whether a document can be asked what it did with the upstream one.

    Never, if it supersedes that. Always else, if it says itself that it forwards or implements it.
    Otherwise it must carry clauses of two items (a formula that every plan has, 以…为指导, stands in
    one), and be of the same year or owe a fifth of its units to them: a plan of another year answers
    another notice. It must owe half of them to another order of its own office, and answers no law.
    """
    roles = {
        each.role for each in descent.document.citations if each.target == descent.upstream.key
    }
    if CitationRole.SUPERSEDES in roles:
        return False
    if roles.intersection(DECLARING):
        return True
    if not descent.inherits or is_law(descent.upstream.title):
        return False
    item_of = {clause.id: item.id for item, clause in descent.upstream.units()}
    carried = {item_of[edge.upstream] for edge in descent.inherits}
    if len(carried) < min(_BELOW_ITEMS, len(set(item_of.values()))):
        return False
    units = sum(1 for _ in descent.document.units())
    carrying = len({edge.unit for edge in descent.inherits})
    if _is_another(descent) and carrying < _REWRITTEN_SHARE * units:
        return False
    year = descent.document.year
    same_year = year is not None and year == descent.upstream.year
    return same_year or carrying >= _BELOW_SHARE * units


def _is_another(descent: DocumentPair) -> bool:
    """Whether both are orders of one office of other titles: no draft, nor last year's plan."""
    document, upstream = descent.document, descent.upstream
    titles = (_FIGURES.sub("", each.plan_title or each.title) for each in (document, upstream))
    same = document.issuer and document.issuer == upstream.issuer
    return bool(same) and ratio(*titles) < _SAME_TITLE


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


def home(item: Item, clause: Clause) -> str:
    """The id of the entry that a clause belongs to: its own if it has a number, else its item's."""
    return clause.id if clause.label else item.id


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
        own = [(home(item, clause), item, clause) for item, clause in descent.document.units()]
        self.home = {clause.id: local for local, _, clause in own}
        self.item_of_home = {local: item.id for local, item, _ in own}
        self.headings = {local: _heading(item, clause) for local, item, clause in own}
        self.upstream_item = {clause.id: item.id for item, clause in descent.upstream.units()}
        self.labelled = {item.id for item in descent.document.items if item.label}
        self.names = names_apart(descent.document.items)
        shares = grouped((edge.upstream, edge.carried) for edge in descent.inherits)
        self.most = {clause: max(each) for clause, each in shares.items()}
        self.parents = Counter(edge.unit for edge in descent.inherits)
        self.carried = self._carried()
        self.stands_for = self._stands_for()
        self.position = {unit: index for index, unit in enumerate(self.home)}
        self.may_lie_outside = _answers_for_its_own_part(descent, bodies)

    def _carried(self) -> dict[str, dict[str, tuple[int, float]]]:
        """By entry (see `home`) the upstream items it carries: in how many units, how many characters."""
        length = {clause.id: len(clause.text) for _, clause in self.descent.upstream.units()}
        units: dict[tuple[str, str], set[str]] = defaultdict(set)
        characters: dict[tuple[str, str], float] = defaultdict(float)
        for edge in self.descent.inherits:
            pair = self.home[edge.unit], self.upstream_item[edge.upstream]
            units[pair].add(edge.unit)
            characters[pair] += edge.carried * length[edge.upstream]
        found: dict[str, dict[str, tuple[int, float]]] = defaultdict(dict)
        for (local, item), carrying in units.items():
            found[local][item] = len(carrying), characters[local, item]
        return dict(found)

    def _stands_for(self) -> dict[str, frozenset[str]]:
        """By entry (see `home`) the upstream items that it stands for, of those it carries.

        Of the items that no other entry carries more of, those with nearly its title; if there are
        none, those in a chapter with nearly its title. Else those that it carries most of.
        """
        chapters = {each.label: each.title for each in self.descent.upstream.sections}
        titles = {item.id: item.heading for item in self.items}
        chapter_of = {item.id: chapters.get(item.section or "", "") for item in self.items}
        much = [each for carried in self.carried.values() for each in carried.items()]
        most = {item: max(each) for item, each in grouped(much).items()}
        named = {
            local: [item for item in carried if carried[item] == most[item]]
            for local, carried in self.carried.items()
        }
        return {
            local: _namesakes(self.headings[local], titles, named[local])
            or _namesakes(self.headings[local], chapter_of, named[local])
            or _most(carried)
            for local, carried in self.carried.items()
        }

    def row(self, item: Item, transmitted: bool) -> Coverage:
        carried = tuple(c.id for c in item.clauses if c.id in self.carriers)
        left_out = tuple(c for c in item.clauses if c.id not in self.carriers)
        headings = _run_in(item)
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
            moved=tuple(
                unit for unit in carriers if item.id not in self.stands_for[self.home[unit]]
            ),
            renumbered=self._renumbered(item),
        )

    def _renumbered(self, item: Item) -> str | None:
        """How the local item is called that carries most of this one, where its number differs.

        五 and 5 are one number.
        """
        much: dict[str, tuple[int, float]] = {}
        for local, carried in self.carried.items():
            place = self.item_of_home[local]
            if place in self.labelled and item.id in self.stands_for[local]:
                units, characters = carried[item.id]
                more_units, more_characters = much.get(place, (0, 0.0))
                much[place] = units + more_units, characters + more_characters
        if not much or not item.label:
            return None
        name = self.names[max(much, key=much.__getitem__)]
        same = map(in_figures, (item.label, in_chapter(item)))
        return None if in_figures(name) in same else name

    def _in_order(self, units: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(units), key=lambda unit: self.position[unit]))

    def _merged_into(self, item: Item, carriers: Sequence[str]) -> str | None:
        stands_for = [self.stands_for[self.home[unit]] for unit in carriers]
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
            own = [unit for unit in found if item.id in self.stands_for[self.home[unit]]]
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


def _heading(item: Item, clause: Clause) -> str:
    """What a clause stands under: the first sentence of a task with a number of its own."""
    return clause.text.partition("。")[0] if clause.label else item.heading


def _share(item: Item, carried: Mapping[str, float]) -> float:
    """How much of an item's text is carried, 0 to 1, by the shares of its clauses."""
    whole = sum(len(clause.text) for clause in item.clauses)
    part = sum(len(clause.text) * carried.get(clause.id, 0.0) for clause in item.clauses)
    return round(part / whole, 3) if whole else 0.0


def _run_in(item: Item) -> frozenset[str]:
    """The clauses that are only headings of what comes after them, or speak of the document itself."""
    rows = {clause.id for clause, after in pairwise(item.clauses) if _in_one_row(clause, after)}
    own = frozenset(clause.id for clause in item.clauses if begins_to_apply(clause.text))
    headings = own | _heads(item, _RUN_IN) | (_heads(item, _LINE) - rows)
    catchwords = _heads(item, _CATCHWORD)
    return headings | catchwords if len(catchwords) >= _CATCHWORDS else headings


def _in_one_row(clause: Clause, after: Clause) -> bool:
    """Whether two clauses have numbers of one kind: （1） and （2）, not 3.2.1 and （1）."""
    kinds = [_NUMBER.sub("", in_figures(each.label)) for each in (clause, after)]
    return bool(clause.label) and kinds[0] == kinds[1]


def _heads(item: Item, form: re.Pattern[str]) -> frozenset[str]:
    """The clauses of a form that one of another form follows."""
    return frozenset(
        clause.id
        for clause, after in pairwise(item.clauses)
        if form.fullmatch(clause.text) and not form.fullmatch(after.text)
    )


def _status(carried: int, missing: int, alike: bool, elsewhere: bool) -> Status:
    if not carried:
        return Status.TOPICAL if alike else Status.DROPPED
    if carried < _KEPT_SHARE * (carried + missing):
        return Status.PARTIAL
    return Status.MERGED if elsewhere else Status.KEPT


def _namesakes(heading: str, titles: Mapping[str, str], carried: Collection[str]) -> frozenset[str]:
    """The items carried whose title is nearest to a heading, if it is nearly the same.

    Articles without one have none.
    """
    likeness = {each: ratio(heading, titles[each]) for each in carried if heading and titles[each]}
    nearest = max(likeness.values(), default=0.0)
    return frozenset(
        each for each, like in likeness.items() if like == nearest and like >= _SAME_TITLE
    )


def _most(carried: Mapping[str, tuple[int, float]]) -> frozenset[str]:
    """The items that most units carry, without those of which far fewer characters are carried."""
    units, characters = max(carried.values())
    least = units, _AS_MUCH * characters
    return frozenset(item for item, much in carried.items() if much >= least)
