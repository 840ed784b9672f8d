"""How texts are marked: shared and changed wording, shares, labels; the templates' filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lineage.model import Status
from lineage.queries.answers import Difference, Edge, NetworkNode, RegionCell
from lineage.report.content import sides
from lineage.store.base import Card

SHADES = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: `kind` is equal, removed or added."""

    kind: str
    text: str


def upstream_pieces(edge: Edge) -> list[Piece]:
    """The upstream text; what the unit doesn't share is `removed`."""
    return [Piece("equal" if each.shared else "removed", each.text) for each in sides(edge)[0]]


def unit_pieces(edge: Edge) -> list[Piece]:
    """The unit's text; what the upstream clause doesn't share is `added`."""
    return [Piece("equal" if each.shared else "added", each.text) for each in sides(edge)[1]]


def side(differences: Iterable[Difference], without: str) -> list[Piece]:
    """One side of a comparison: everything but the pieces of the kind `without`."""
    return [Piece(each.kind, each.text) for each in differences if each.kind != without]


def shade(share: float) -> int:
    """A share (0 to 1) as a shade from 0 to 4.

    >>> [shade(0), shade(0.3), shade(1)]
    [0, 2, 4]
    """
    return min(SHADES, 1 + int(share * SHADES)) if share > 0 else 0


def percent(share: float) -> str:
    """A share as whole per cent.

    >>> percent(0.186)
    '19%'
    """
    return f"{share:.0%}"


def short(text: str, length: int = 20) -> str:
    """The head of a text, with … when something is left out.

    >>> short("推进网上办事服务公开", 6)
    '推进网上办…'
    """
    return text if len(text) <= length else text[: length - 1] + "…"


def called(document: Card) -> str:
    """What a document is called in a heading: its number, else its year and title."""
    return document.number or document.title


def names(nodes: Iterable[NetworkNode]) -> dict[str, str]:
    """A readable name for each node: place, label and the head of its text."""
    return {
        node.id: " ".join(
            part for part in (node.place or node.document, node.label, short(node.text, 18)) if part
        )
        for node in nodes
    }


def prevailing(cell: RegionCell) -> Status:
    """What most documents of a region did; among equals the one that carries more."""
    return max(Status, key=lambda each: cell.counts.get(each, 0))


FILTERS = {
    "prevailing": prevailing,
    "upstream_pieces": upstream_pieces,
    "unit_pieces": unit_pieces,
    "side": side,
    "shade": shade,
    "percent": percent,
    "short": short,
    "called": called,
    "names": names,
}
