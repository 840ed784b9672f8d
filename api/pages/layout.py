"""Where things stand in a drawing: Graphviz dot, a column a level, computed once a graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pygraphviz

from lineage.model import Level

NODE_INCHES = (3.0, 0.34)

Ends = tuple[str, str]
Point = tuple[float, float]

_COLUMNS = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


def column_of(level: Level | None) -> int:
    """The column of a level, from the nation (0) down.

    Departments stand with the cities whose plans they are; so do documents without a level.
    """
    return _COLUMNS.index(level if level in _COLUMNS else Level.PREFECTURE)


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of one document; `column` counts from the nation (0) down."""

    key: str
    column: int
    nodes: tuple[str, ...]


@lru_cache(maxsize=64)
def positions(groups: tuple[Group, ...], links: tuple[Ends, ...]) -> Mapping[str, Point]:
    """Where each node stands, by dot: a column a level, few crossings; computed once a graph."""
    graph = pygraphviz.AGraph(directed=True, strict=False)
    alone = all(len(group.nodes) == 1 for group in groups)
    nodesep = "0.7" if alone else "0.14"
    graph.graph_attr.update(rankdir="LR", ranksep="2.4", nodesep=nodesep, newrank="true")
    width, height = NODE_INCHES
    graph.node_attr.update(shape="box", width=width, height=height, fixedsize="true", label="")
    columns = sorted({group.column for group in groups})
    for above, below in pairwise(columns):
        graph.add_edge(f"column {above}", f"column {below}", style="invis")
    for column in columns:
        nodes = [node for group in groups if group.column == column for node in group.nodes]
        graph.add_nodes_from(nodes)
        graph.add_subgraph([f"column {column}", *nodes], rank="same")
    for group in () if alone else groups:
        graph.add_subgraph(group.nodes, name=f"cluster {group.key}", margin=26)
    graph.add_edges_from(links)
    graph.layout(prog="dot")
    return {node: _point(graph.get_node(node)) for group in groups for node in group.nodes}


def _point(node: Any) -> Point:
    x, y = (float(part) for part in node.attr["pos"].split(","))
    return x, -y
