"""The graph as one SVG picture, complete with edges, headings and legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.bends import LEVEL, beside
from api.pages.drawing import COLOURS, DASHES
from api.pages.words import Words

HIGH = 26.0
ROOM = 40.0
TOP = 80.0


def picture(drawn: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What the template of the picture needs, moved so that it starts at 0, 0."""
    nodes: Sequence[dict[str, Any]] = drawn["nodes"]
    left = min(node["x"] - node["width"] / 2 for node in nodes) - ROOM
    top = min(node["y"] for node in nodes) - HIGH / 2 - TOP
    moved = [_moved(node, left, top) for node in nodes]
    by_id = {node["id"]: node for node in moved}
    return {
        "width": round(max(node["x"] + node["width"] / 2 for node in moved) + ROOM),
        "height": round(max(node["y"] for node in moved) + HIGH / 2 + ROOM),
        "nodes": moved,
        "edges": [
            {**edge, "path": _curve(by_id[edge["from"]], by_id[edge["to"]], edge["bent"])}
            for edge in drawn["edges"]
        ],
        "legend": [
            (colour, DASHES[relation], words.relation(relation))
            for relation, colour in COLOURS.items()
        ],
    }


def _moved(part: Mapping[str, Any], left: float, top: float) -> dict[str, Any]:
    return {**part, "x": round(part["x"] - left, 1), "y": round(part["y"] - top, 1)}


def _curve(start: Mapping[str, Any], end: Mapping[str, Any], bent: float) -> str:
    """From the right side of one node to the left side of the other, bowed or not."""
    x1, x2 = start["x"] + start["width"] / 2, end["x"] - end["width"] / 2
    y1, y2 = start["y"], end["y"]
    if bent:
        x, y = beside((x1, y1), (x2, y2), bent)
        return f"M{x1:.1f},{y1:.1f} Q{x:.1f},{y:.1f} {x2:.1f},{y2:.1f}"
    level = max(40.0, (x2 - x1) * LEVEL)
    return (
        f"M{x1:.1f},{y1:.1f} C{x1 + level:.1f},{y1:.1f} {x2 - level:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    )
