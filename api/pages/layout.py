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
from typing import Any

import pygraphviz

from lineage.model import Level

WIDTH = 240.0  # of a box
ROW = 34.0  # from one row of a box to the next
BETWEEN = 26.0  # boxes in a column
APART = 172.0  # columns
BESIDE = 40.0  # parts of a column that is folded
ASPECT = 1.7  # of a drawing that fills its room

_POINTS = 72.0  # an inch
_COLUMNS = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)

Ends = tuple[str, str]
Point = tuple[float, float]


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


def _ordered(boxes: Sequence[Box], links: Iterable[Ends]) -> Mapping[str, float]:
    """How far down dot puts each box, for few crossings."""
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.graph_attr.update(rankdir="LR", nodesep=BETWEEN / _POINTS)
    graph.node_attr.update(shape="box", width=WIDTH / _POINTS, fixedsize="true", label="")
    columns = sorted({box.column for box in boxes})
    for above, below in pairwise(columns):
        graph.add_edge(f"column {above}", f"column {below}", style="invis")
    for column in columns:
        of = [box for box in boxes if box.column == column]
        for box in of:
            graph.add_node(box.key, height=box.height / _POINTS)
        graph.add_subgraph([f"column {column}", *(box.key for box in of)], rank="same")
    graph.add_edges_from(sorted(links))
    graph.layout(prog="dot")
    return {box.key: -_down(graph.get_node(box.key)) for box in boxes}


def _down(node: Any) -> float:
    return float(node.attr["pos"].split(",")[1])


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
