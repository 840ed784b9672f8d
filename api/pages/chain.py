"""How documents descend from each other, as a drawing: boxes and lines laid out by dot.

A column is a level of administration; departments stand with the cities, whose plans they are
in every corpus seen so far. A box says its own level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from api.pages.layout import column_of, drawn, place_of
from lineage.model import MissingDocument
from lineage.queries.answers.documents import Descent, Documents
from lineage.store.base import Card

BOX = (176.0, 78.0)
MARGIN = 6.0
MOST = 60


@dataclass(frozen=True, slots=True)
class Box:
    """A document's box; `card` is a Card, or a MissingDocument of a missing one."""

    card: Card | MissingDocument
    x: float
    y: float

    @property
    def missing(self) -> bool:
        """Whether the document is cited but not in hand."""
        return isinstance(self.card, MissingDocument)


@dataclass(frozen=True, slots=True)
class Line:
    """A descent as an SVG path."""

    descent: Descent
    path: str


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """The drawing with its size in pixels."""

    width: float
    height: float
    boxes: Sequence[Box]
    lines: Sequence[Line]


def chain(corpus: Documents) -> ChainDrawing | None:
    """The drawing of a corpus; None when it is empty or too large to read."""
    cards: dict[str, Card | MissingDocument] = {each.key: each for each in corpus.items}
    cards.update({each.key: each for each in corpus.missing})
    if not corpus.items or len(cards) > MOST:
        return None
    columns = {key: column_of(card.level) for key, card in cards.items()}
    for each in corpus.missing:
        if each.level is None:  # what others build on stands left of them
            columns[each.key] = min(columns[key] for key in each.cited_by) - 1
    nodes = tuple(columns.items())
    links = tuple((each.upstream, each.document) for each in corpus.descents)
    width, height, places, paths = _laid_out(nodes, links)
    return ChainDrawing(
        width,
        height,
        [Box(cards[key], *places[key]) for key in cards],
        [Line(each, paths[each.upstream, each.document]) for each in corpus.descents],
    )


@lru_cache(maxsize=16)
def _laid_out(
    nodes: tuple[tuple[str, int], ...], links: tuple[tuple[str, str], ...]
) -> tuple[float, float, Mapping[str, tuple[float, float]], Mapping[tuple[str, str], str]]:
    sizes = {key: BOX for key, _ in nodes}
    graph = drawn(dict(nodes), sizes, links, ranksep="1.4", nodesep="0.22")
    raw = {key: place_of(graph, key) for key, _ in nodes}
    splines = {link: _curve(graph.get_edge(*link)) for link in links}
    return _framed(raw, splines)


def _framed(
    raw: Mapping[str, tuple[float, float]],
    splines: Mapping[tuple[str, str], list[tuple[float, float]]],
) -> tuple[float, float, Mapping[str, tuple[float, float]], Mapping[tuple[str, str], str]]:
    """Places and paths moved so that the drawing starts at 0, 0 and y grows downwards."""
    across, down = BOX[0] / 2 + MARGIN, BOX[1] / 2 + MARGIN
    points = [point for curve in splines.values() for point in curve]
    left = min([x - across for x, _ in raw.values()] + [x - MARGIN for x, _ in points])
    right = max([x + across for x, _ in raw.values()] + [x + MARGIN for x, _ in points])
    top = max([y + down for _, y in raw.values()] + [y + MARGIN for _, y in points])
    bottom = min([y - down for _, y in raw.values()] + [y - MARGIN for _, y in points])
    places = {
        key: (round(x - left - BOX[0] / 2, 1), round(top - y - BOX[1] / 2, 1))
        for key, (x, y) in raw.items()
    }
    paths = {
        link: _path([(x - left, top - y) for x, y in curve]) for link, curve in splines.items()
    }
    return round(right - left), round(top - bottom), places, paths


def _curve(edge: Any) -> list[tuple[float, float]]:
    """The control points of an edge: one start, then three for each Bézier piece."""
    parts = [part for part in edge.attr["pos"].split() if not part.startswith(("e,", "s,"))]
    return [(float(x), float(y)) for x, y in (part.split(",") for part in parts)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    start, *rest = [f"{x:.1f},{y:.1f}" for x, y in points]
    return f"M{start} C{' '.join(rest)}"
