"""The lineage as nodes and links: documents, their items, the items' clauses, as far as opened."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lineage.language import Language
from lineage.model import (
    UNIT_KINDS,
    Inherits,
    Level,
    Relation,
    is_document,
    item_of,
    key_of,
    local_id,
)
from lineage.naming import item_name
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.network import Network, NetworkLink, NetworkNode, NodeKind
from lineage.queries.lookups import clauses_of, known_card, known_clause, known_item
from lineage.queries.parts import prevailing, with_texts
from lineage.queries.places import known_places
from lineage.queries.regions import gathered, within
from lineage.store.base import Card, Direction, ItemHead, Located, View, Web

MAX_STEPS = 10
MAX_NODES = 1000  # more than a person can look over

_NUMBERS = re.compile(r"\d+|\D+")


class Grain(StrEnum):
    """What nodes are asked to stand for."""

    DOCUMENT = "document"
    ITEM = "item"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Look:
    """What of the lineage to look at, and how finely; None and '' mean everything.

    Nodes stand for what `grain` says, except that documents (keys) and items (ids) in `open`
    are shown by their parts and those in `shut` as one node. `item` keeps only what one item is
    linked with in `depth` steps; `region` is a place with all places below it.
    """

    grain: Grain = Grain.DOCUMENT
    item: str | None = None
    depth: int = MAX_STEPS
    relation: Relation | None = None
    region: str = ""
    level: Level | None = None
    open: frozenset[str] = field(default_factory=frozenset)
    shut: frozenset[str] = field(default_factory=frozenset)

    @property
    def typed(self) -> bool:
        """Whether any of it is text that somebody typed, and not one of a few choices."""
        return bool(self.item or self.region or self.open or self.shut)

    def opened(self, part: str) -> bool:
        """Whether a document or an item is shown by its parts."""
        return part in self.open or (self._opens(part) and part not in self.shut)

    def toggled(self, part: str) -> Look:
        """The same look with a document or an item opened, or shut if it is open."""
        if self.opened(part):
            shut = self.shut | {part} if self._opens(part) else self.shut
            return replace(self, open=self.open - {part}, shut=shut)
        opened = self.open if self._opens(part) else self.open | {part}
        return replace(self, open=opened, shut=self.shut - {part})

    def node_of(self, clause: str) -> str:
        """The node in which a clause is seen."""
        key, item = key_of(clause), item_of(clause)
        if not self.opened(key):
            return key
        return clause if self.opened(item) else item

    def _opens(self, part: str) -> bool:
        return self.grain is Grain.CLAUSE or (self.grain is Grain.ITEM and is_document(part))


def network(view: View, look: Look, most: int = MAX_NODES) -> Network:
    """The nodes and links of a look; gathered by province and level beyond `most` nodes.

    Raises UnknownReference.
    """
    inside = _inside(view, look)
    if look.item is None and _at_least(view, look, inside) > most:
        coarse = replace(look, grain=Grain.DOCUMENT, open=frozenset(), shut=frozenset())
        return gathered(view, _network(view, coarse, inside), look.region or None)
    found = _network(view, look, inside)
    if len(found.nodes) > most:
        return gathered(view, found, look.region or None)
    return found


def pairs(view: View, upstream: str, unit: str, language: Language) -> tuple[Edge, ...]:
    """All edges between two documents, items or clauses, with both texts.

    Raises UnknownReference.
    """
    _known(view, upstream)
    _known(view, unit)
    found = view.inherits(documents=[key_of(unit)], upstream=key_of(upstream))
    inside = tuple(
        each
        for each in found
        if within_part(each.unit, unit) and within_part(each.upstream, upstream)
    )
    return with_texts(view, inside, language)


def item_sources(view: View, item: str, language: Language) -> tuple[Edge, ...]:
    """The edges from an item's clauses to what they descend from. Raises UnknownReference."""
    return edges_of(view, clauses_of(view, item), language)


def edges_of(view: View, units: Sequence[str], language: Language) -> tuple[Edge, ...]:
    """The edges from clauses to what they descend from, with both texts."""
    return with_texts(view, view.inherits(units=units), language)


def within_part(clause: str, part: str) -> bool:
    """Whether a clause is a part, or stands in it: an item or a document."""
    return part in (clause, item_of(clause), key_of(clause))


def _known(view: View, part: str) -> None:
    if is_document(part):
        known_card(view, part)
    elif view.item(part) is None:
        known_clause(view, part)


def _inside(view: View, look: Look) -> tuple[Card, ...] | None:
    """The documents of the region and the level; None for all."""
    if not look.region and look.level is None:
        return None
    keys = None
    if look.region:
        known_places(view, look.region)
        keys = within(view, look.region)
    return tuple(
        card
        for card in view.cards()
        if (keys is None or card.key in keys) and look.level in (None, card.level)
    )


def _at_least(view: View, look: Look, inside: Sequence[Card] | None) -> int:
    """How many nodes a look has at least; no clause is looked at."""

    def nodes(card: Card) -> int:
        if not look.opened(card.key):
            return 1
        return card.clauses if look.grain is Grain.CLAUSE and not look.shut else card.items

    return sum(map(nodes, view.cards() if inside is None else inside))


def _network(view: View, look: Look, inside: Sequence[Card] | None) -> Network:
    inherits: Iterable[Inherits]
    clauses: Iterable[Located]
    seen: dict[str, NetworkNode] = {}
    opened: dict[str, NetworkNode] = {}
    if look.item is None and look.relation is None and inside is None:
        cards = [card for card in view.cards() if card.clauses]
        seen = {card.key: _document(card) for card in cards if not look.opened(card.key)}
        inherits, clauses = view.parts().inherits, _units(view) if len(seen) < len(cards) else ()
    else:
        web = _web(view, look, inside)
        inherits, clauses = web.inherits, web.clauses.values()
    links: dict[tuple[str, str], Counter[Relation]] = defaultdict(Counter)
    for edge in inherits:
        links[look.node_of(edge.upstream), look.node_of(edge.unit)][edge.relation] += 1
    for located in clauses:
        clause, item, key = located.clause.id, located.item.id, located.document.key
        node = look.node_of(clause)
        if node not in seen:
            seen[node] = _node(node, located)
        if node != key and key not in opened:
            opened[key] = _node(key, located)
        if node == clause and item not in opened:
            opened[item] = _node(item, located)
    order = {card.key: index for index, card in enumerate(view.cards())}

    def nodes(found: Mapping[str, NetworkNode]) -> tuple[NetworkNode, ...]:
        parts = sorted(found, key=lambda part: (order[key_of(part)], *_ordinal(part)))
        return tuple(found[part] for part in parts)

    return Network(
        grain=NodeKind(look.grain),
        item=look.item,
        nodes=nodes(seen),
        items=tuple(_link(ends, counts) for ends, counts in links.items()),
        opened=nodes(opened),
    )


def _units(view: View) -> Iterator[Located]:
    """All clauses that can inherit or be inherited, one document at a time."""
    cards = view.cards_by_key()
    for document in view.parts().documents:
        for item, clause in document.units():
            yield Located(clause, ItemHead.of(item), cards[document.key])


def _web(view: View, look: Look, inside: Sequence[Card] | None) -> Web:
    """The edges of a look and the clauses to be seen, linked or not."""
    keys = None if inside is None else {card.key for card in inside}
    if look.item is not None:
        clauses = [clause.id for clause in known_item(view, look.item).clauses]
        web = view.reachable(clauses, Direction.BOTH, look.depth)
    elif inside is None:
        web = Web(view.inherits(), {each.clause.id: each for each in view.units()})
    else:
        web = _around(view, inside)

    def taken(edge: Inherits) -> bool:
        ends = {key_of(edge.unit), key_of(edge.upstream)}
        return look.relation in (None, edge.relation) and (keys is None or bool(ends & keys))

    if look.relation is None and keys is None:
        return web
    inherits = tuple(edge for edge in web.inherits if taken(edge))
    linked = {end for edge in inherits for end in edge.ends}
    return Web(
        inherits,
        {
            clause: located
            for clause, located in web.clauses.items()
            if clause in linked or keys is None or key_of(clause) in keys
        },
    )


def _around(view: View, cards: Iterable[Card]) -> Web:
    """The clauses of some documents, what they are linked with, and the links."""
    ids = [
        clause.id
        for card in cards
        for item in view.items(card.key)
        if item.kind in UNIT_KINDS
        for clause in item.clauses
    ]
    met = {edge.ends: edge for edge in (*view.inherits(units=ids), *view.inherits(clauses=ids))}
    ends = (end for pair in met for end in pair)
    return Web(tuple(met.values()), view.clauses(list(dict.fromkeys((*ids, *ends)))))


def _ordinal(part: str) -> list[tuple[int, int, str]]:
    """Where a part stands in its document: by its numbers, those without one last.

    >>> sorted(["a:10", "a:2.1", "a:closing", "a:2"], key=_ordinal)
    ['a:2', 'a:2.1', 'a:10', 'a:closing']
    """
    pieces = _NUMBERS.findall(local_id(part))
    return [(0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces]


def _node(part: str, located: Located) -> NetworkNode:
    """A document, item or clause as a node; `located` is a clause of it, or itself."""
    document, item, clause = located.document, located.item, located.clause
    if part == document.key:
        return _document(document)
    label, text = {
        item.id: (item_name(item), item.title or ""),
        clause.id: (clause.label, clause.text),
    }[part]
    return NetworkNode(
        id=part,
        document=document.key,
        place=document.place,
        level=document.level,
        label=label,
        text=text,
    )


def _document(card: Card) -> NetworkNode:
    return NetworkNode(
        id=card.key,
        document=card.key,
        place=card.place,
        level=card.level,
        label=card.place or card.key,
        text=card.title,
    )


def _link(ends: tuple[str, str], counts: Counter[Relation]) -> NetworkLink:
    return NetworkLink(*ends, prevailing(counts), counts.total())
