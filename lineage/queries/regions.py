"""What became of upstream items, province by province: for corpora too large for one look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from lineage.chain import place_path
from lineage.model import Coverage, Fidelity, Level, Place, Relation, Status, key_of
from lineage.naming import names_apart
from lineage.provenance import KINDS
from lineage.queries.answers.coverage import (
    Region,
    RegionCell,
    RegionMatrix,
    RegionRow,
    RegionSummary,
)
from lineage.queries.answers.network import Network, NetworkLink, NetworkNode, NodeKind
from lineage.queries.meant import upstream_meant
from lineage.queries.parts import prevailing
from lineage.queries.places import meant_place, places_named, tree
from lineage.queries.verdict import Verdict, verdict
from lineage.store.base import Card, View


def within(view: View, place: str) -> set[str]:
    """The keys of the documents of a place and of all places below it."""
    names = places_within(view, place)
    return {each.key for each in view.cards() if each.place in names}


def places_within(view: View, place: str) -> set[str]:
    """The names of the place that is named (of all that may be meant) and of those below it."""
    places, meant = tree(view), places_named(view, place) or {place}
    return {name for name in places if meant & set(place_path(name, places))} | meant


def region_matrix(
    view: View,
    upstream_name: str | None = None,
    place: str | None = None,
    wanted: Collection[str] | None = None,
) -> RegionMatrix:
    """Item × region for one upstream document (the default one when none is named).

    The regions are the provinces, or the parts of `place`; only documents in `wanted` (keys)
    count, if it is given. Raises UnknownReference.
    """
    upstream = upstream_meant(view, upstream_name)
    places, place = tree(view), meant_place(view, place)
    cards = view.cards_by_key()
    rows = [
        row
        for row in view.coverage(upstream=upstream.key)
        if wanted is None or row.document in wanted
    ]
    below = dict.fromkeys(row.document for row in rows)
    names = {key: _region(cards[key], place, places) for key in below}
    members = Counter(name for name in names.values() if name is not None)
    regions = sorted(members, key=lambda name: _order(name, place, places))
    cells, whole = _cells(rows, names), view.items(upstream.key)
    labels = names_apart(whole)
    return RegionMatrix(
        upstream=upstream,
        place=place,
        regions=tuple(_described(name, place, places, members[name]) for name in regions),
        items=tuple(
            RegionRow(
                item.id,
                labels[item.id],
                item.title,
                tuple(_cell(cells.get((item.id, name), ())) for name in regions),
            )
            for item in whole
            if any((item.id, name) in cells for name in regions)
        ),
    )


def summaries(view: View) -> tuple[RegionSummary, ...]:
    """Every province with its documents below the nation, and where their words come from."""
    places = tree(view)
    cards = view.cards_by_key()
    members: dict[str, list[Fidelity]] = defaultdict(list)
    for each in view.fidelity():
        if cards[each.document].level is not Level.NATIONAL:
            members[_region(cards[each.document], None, places) or ""].append(each)
    return tuple(
        RegionSummary(
            place=name,
            documents=len(members[name]),
            levels=_levels(cards[each.document] for each in members[name]),
            shares=_mean(name, members[name]),
        )
        for name in sorted(members, key=lambda name: _order(name, None, places))
    )


def gathered(view: View, network: Network, place: str | None = None) -> Network:
    """A network too large to draw, as one node for each province and level.

    Within `place` a node stands for one of its parts and a level.
    """
    places, place = tree(view), meant_place(view, place)
    cards = view.cards_by_key()
    part_of: dict[str, tuple[str, Level | None]] = {}
    members: dict[tuple[str, Level | None], set[str]] = defaultdict(set)
    for node in network.nodes:
        card = cards[key_of(node.id)]
        region = _region(card, place, places) or _region(card, None, places)
        part = (region or "", node.level)
        part_of[node.id] = part
        members[part].add(card.key)
    links: dict[tuple[str, str], Counter[Relation]] = defaultdict(Counter)
    for link in network.items:
        ends = _part_id(*part_of[link.upstream]), _part_id(*part_of[link.unit])
        links[ends][link.relation] += link.edges
    return Network(
        grain=NodeKind.REGION,
        item=network.item,
        nodes=tuple(
            NetworkNode(
                id=_part_id(place, level),
                document=None,
                place=place,
                level=level,
                label=place,
                text="",
                documents=len(of),
            )
            for (place, level), of in members.items()
        ),
        items=tuple(
            NetworkLink(*ends, prevailing(counts), counts.total())
            for ends, counts in links.items()
            if ends[0] != ends[1]
        ),
    )


def _part_id(place: str, level: Level | None) -> str:
    return f"{place}/{level or ''}"


def _levels(cards: Iterable[Card]) -> dict[Level, int]:
    counts = Counter(each.level for each in cards)
    return {level: counts[level] for level in Level if counts[level]}


def _mean(name: str, of: Sequence[Fidelity]) -> Fidelity:
    """The mean shares of some documents, each counting alike."""
    return Fidelity(name, *(sum(getattr(each, kind) for each in of) / len(of) for kind in KINDS))


def _region(document: Card, place: str | None, places: Mapping[str, Place]) -> str | None:
    """The province of a document, or the part of `place` it belongs to; None if outside it.

    A document without a place belongs to the region ''.
    """
    path = [name for name in place_path(document.place, places) if not _national(name, places)]
    if place is None:
        return path[0] if path else (document.place or "")
    if place not in path:
        return None
    return path[min(path.index(place) + 1, len(path) - 1)]


def _national(name: str, places: Mapping[str, Place]) -> bool:
    return name in places and places[name].level is Level.NATIONAL


def _order(name: str, place: str | None, places: Mapping[str, Place]) -> tuple[bool, str, str]:
    """The place itself first, then its parts by their codes."""
    return name != place, places[name].code if name in places else "", name


def _described(name: str, place: str | None, places: Mapping[str, Place], count: int) -> Region:
    level = places[name].level if name in places else None
    return Region(name, level, name == place, count)


def _cells(
    rows: Sequence[Coverage], names: Mapping[str, str | None]
) -> dict[tuple[str, str], list[Coverage]]:
    cells: dict[tuple[str, str], list[Coverage]] = defaultdict(list)
    for row in rows:
        name = names[row.document]
        if name is not None:
            cells[row.item, name].append(row)
    return cells


def _cell(rows: Sequence[Coverage]) -> RegionCell:
    counts = Counter(row.status for row in rows)
    share = sum(row.share for row in rows) / len(rows) if rows else 0.0
    attached = sum(verdict(each.status, each.qualifiers) is Verdict.ATTACHED for each in rows)
    return RegionCell({each: counts[each] for each in Status if counts[each]}, share, attached)
