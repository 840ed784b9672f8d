"""Where things stand in a drawing: Graphviz dot, a column a level, computed once a graph.

Documents are laid out, each as a box as high as what it is opened to; the parts of a document
stand in it as in the text. So opening one moves few others, and dot has few boxes to place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

import pygraphviz

from lineage.model import Level

WIDTH = 240.0  # of a box
ROW = 34.0  # from one row of a box to the next
BETWEEN = 26.0  # boxes in a column
APART = 172.0  # columns
BESIDE = 40.0  # parts of a column that is folded
ASPECT = 1.7  # of a drawing that fills its room
POINTS = 72.0  # an inch; a pixel is drawn as a point

_COLUMNS = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)

Ends = tuple[str, str]
Point = tuple[float, float]
Size = tuple[float, float]


def column_of(level: Level | None) -> int:
    """The column of a level, from the nation (0) down.

    Departments stand with the cities whose plans they are; so do documents without a level.
    """
    return _COLUMNS.index(level if level in _COLUMNS else Level.PREFECTURE)


@dataclass(frozen=True, slots=True)
class Box:
    """A document with so many rows; `column` counts from the nation (0) down."""

    key: str
    column: int
    rows: int

    @property
    def height(self) -> float:
        """In pixels."""
        return self.rows * ROW


@lru_cache(maxsize=64)
def positions(boxes: tuple[Box, ...], links: frozenset[Ends]) -> Mapping[str, Point]:
    """The middle of each box's upper edge, y downwards; `links` are between keys of boxes."""
    if not boxes:
        return {}
    middles = _ordered(boxes, links)
    columns: dict[int, list[Box]] = {}
    for box in sorted(boxes, key=lambda box: (box.column, middles[box.key])):
        columns.setdefault(box.column, []).append(box)
    limit = _limit(columns.values())
    places = _placed([_folded(column, limit) for column in columns.values()])
    if len({x for x, _ in places.values()}) > len(columns):
        return places
    return {box.key: (places[box.key][0], middles[box.key] - box.height / 2) for box in boxes}


def drawn(
    columns: Mapping[str, int],
    sizes: Mapping[str, Size],
    links: Iterable[Ends],
    **spacing: object,
) -> pygraphviz.AGraph:
    """Boxes and lines as dot places them, a column below each other from left to right.

    `columns` and `sizes` (in pixels) are those of the boxes by key; `spacing` is Graphviz's.
    """
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.graph_attr.update(rankdir="LR", **spacing)
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(arrowhead="none")
    for key, (width, height) in sizes.items():
        graph.add_node(key, width=width / POINTS, height=height / POINTS)
    names = {column: f"column {column}" for column in sorted(set(columns.values()))}
    graph.add_nodes_from(names.values(), style="invis", height="0.01", width="0.01")
    graph.add_edges_from(pairwise(names.values()), style="invis")
    for column, name in names.items():
        of = [key for key, each in columns.items() if each == column]
        graph.add_subgraph([name, *of], rank="same")
    graph.add_edges_from(links)
    graph.layout(prog="dot")
    return graph


def place_of(graph: pygraphviz.AGraph, key: str) -> Point:
    """The middle of a box that dot has placed, in points, y upwards."""
    x, y = graph.get_node(key).attr["pos"].split(",")
    return float(x), float(y)


def _ordered(boxes: Sequence[Box], links: Iterable[Ends]) -> Mapping[str, float]:
    """How far down dot puts each box, for few crossings."""
    columns = {box.key: box.column for box in boxes}
    sizes = {box.key: (WIDTH, box.height) for box in boxes}
    graph = drawn(columns, sizes, sorted(links), nodesep=BETWEEN / POINTS)
    return {box.key: -place_of(graph, box.key)[1] for box in boxes}


def _height(column: Sequence[Box]) -> float:
    return sum(box.height for box in column) + BETWEEN * (len(column) - 1)


def _limit(columns: Iterable[Sequence[Box]]) -> float:
    """How high columns may be, so that the whole is about as wide as it is high times ASPECT."""
    heights = [_height(column) for column in columns]
    limit = 0.0
    for parts in range(1, 60):
        limit = max(heights) / parts
        folds = [ceil(height / limit) for height in heights]
        width = sum(folds) * (WIDTH + BESIDE) + len(folds) * (APART - BESIDE)
        if width >= ASPECT * limit:
            break
    return limit


def _folded(column: Sequence[Box], limit: float) -> list[list[Box]]:
    """A column cut into parts of about the same height, none much higher than the limit."""
    parts = max(1, round(_height(column) / limit))
    share = _height(column) / parts
    folded: list[list[Box]] = [[]]
    for box in column:
        if folded[-1] and _height(folded[-1]) + box.height / 2 > share and len(folded) < parts:
            folded.append([])
        folded[-1].append(box)
    return folded


def _placed(columns: Iterable[Sequence[Sequence[Box]]]) -> Mapping[str, Point]:
    """Columns from left to right, each centred."""
    places: dict[str, Point] = {}
    x = 0.0
    for column in columns:
        for part in column:
            y = -_height(part) / 2
            for box in part:
                places[box.key] = x, y
                y += box.height + BETWEEN
            x += WIDTH + BESIDE
        x += APART - BESIDE
    return places
