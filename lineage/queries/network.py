"""The lineage as nodes and links, at the grain of documents, items or clauses."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum

from lineage.model import Inherits, Relation
from lineage.queries.answers import Edge, Language, Network, NetworkLink, NetworkNode
from lineage.queries.parts import edges, item_name, key_of, known_card, known_clause, known_item
from lineage.store.base import Direction, Located, View, Web

MAX_STEPS = 10


class Grain(StrEnum):
    """What a node stands for."""

    DOCUMENT = "document"
    ITEM = "item"
    CLAUSE = "clause"


def network(
    view: View, grain: Grain = Grain.ITEM, item: str | None = None, depth: int = MAX_STEPS
) -> Network:
    """Nodes and links of the whole corpus, or of what one item is linked with in `depth` steps.

    Raises UnknownReference.
    """
    web = _whole(view) if item is None else _around(view, item, depth)
    inherits, located = web.inherits, web.clauses
    names = {each: _name(clause, grain) for each, clause in located.items()}
    links: dict[tuple[str, str], Counter[Relation]] = defaultdict(Counter)
    for edge in inherits:
        links[names[edge.upstream], names[edge.unit]][edge.relation] += 1
    nodes = {names[each]: _node(clause, grain) for each, clause in located.items()}
    order = {card.key: index for index, card in enumerate(view.cards())}
    return Network(
        grain=grain.value,
        item=item,
        nodes=tuple(sorted(nodes.values(), key=lambda node: order[node.document])),
        items=tuple(_link(ends, counts) for ends, counts in links.items()),
    )


def pairs(view: View, upstream: str, unit: str, language: Language) -> tuple[Edge, ...]:
    """All edges between two documents, items or clauses, with both texts.

    Raises UnknownReference.
    """
    _known(view, upstream)
    _known(view, unit)
    found = view.inherits(document=key_of(unit), upstream=key_of(upstream))
    inside = tuple(
        each for each in found if _within(each.unit, unit) and _within(each.upstream, upstream)
    )
    return _edges(view, inside, language)


def item_sources(view: View, item: str, language: Language) -> tuple[Edge, ...]:
    """The edges from an item's clauses to what they descend from. Raises UnknownReference."""
    units = [clause.id for clause in known_item(view, item).clauses]
    return _edges(view, view.inherits(units=units), language)


def _edges(view: View, inherits: tuple[Inherits, ...], language: Language) -> tuple[Edge, ...]:
    ids = dict.fromkeys(end for edge in inherits for end in (edge.unit, edge.upstream))
    return edges(Web(inherits, view.clauses(list(ids))), language)


def _within(clause: str, part: str) -> bool:
    return clause == part or clause.rpartition(".")[0] == part or key_of(clause) == part


def _known(view: View, part: str) -> None:
    if ":" not in part:
        known_card(view, part)
    elif view.item(part) is None:
        known_clause(view, part)


def _whole(view: View) -> Web:
    """All edges, and all clauses whether or not they are linked."""
    return Web(view.inherits(), {each.clause.id: each for each in view.units()})


def _around(view: View, item: str, depth: int) -> Web:
    """What an item's clauses are linked with, at most so many steps away."""
    clauses = [clause.id for clause in known_item(view, item).clauses]
    return view.reachable(clauses, Direction.BOTH, depth)


def _name(located: Located, grain: Grain) -> str:
    return {
        Grain.DOCUMENT: located.document.key,
        Grain.ITEM: located.item.id,
        Grain.CLAUSE: located.clause.id,
    }[grain]


def _node(located: Located, grain: Grain) -> NetworkNode:
    document, item = located.document, located.item
    label, text = {
        Grain.DOCUMENT: (document.place or document.key, document.title),
        Grain.ITEM: (item_name(item), item.title or ""),
        Grain.CLAUSE: (located.clause.label, located.clause.text),
    }[grain]
    return NetworkNode(
        id=_name(located, grain),
        document=document.key,
        place=document.place,
        level=document.level,
        label=label,
        text=text,
    )


def _link(ends: tuple[str, str], counts: Counter[Relation]) -> NetworkLink:
    return NetworkLink(
        upstream=ends[0],
        unit=ends[1],
        relation=_prevailing(counts),
        edges=counts.total(),
    )


def _prevailing(counts: Counter[Relation]) -> Relation:
    """The most frequent relation; among equals the closest to the original."""
    order = tuple(Relation)
    return min(counts, key=lambda each: (-counts[each], order.index(each)))
