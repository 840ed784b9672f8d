"""The graph as one SVG picture, complete with edges, headings and legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.drawing import COLOURS
from api.pages.strings import Words

NODE = (204.0, 26.0)
ROOM = 40.0
TOP = 100.0


def picture(drawn: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What the template of the picture needs, moved so that it starts at 0, 0."""
    nodes: Sequence[dict[str, Any]] = drawn["nodes"]
    left = min(node["x"] for node in nodes) - NODE[0] / 2 - ROOM
    top = min(node["y"] for node in nodes) - NODE[1] / 2 - TOP
    moved = [_moved(node, left, top) for node in nodes]
    places = {node["id"]: (node["x"], node["y"]) for node in moved}
    return {
        "width": round(max(x for x, _ in places.values()) + NODE[0] / 2 + ROOM),
        "height": round(max(y for _, y in places.values()) + NODE[1] / 2 + ROOM),
        "nodes": moved,
        "headings": [_moved(each, left, top) for each in drawn["headings"]],
        "edges": [
            {**edge, "path": _curve(places[edge["from"]], places[edge["to"]])}
            for edge in drawn["edges"]
        ],
        "legend": [(colour, words.relation(relation)) for relation, colour in COLOURS.items()],
    }


def _moved(part: Mapping[str, Any], left: float, top: float) -> dict[str, Any]:
    return {**part, "x": round(part["x"] - left, 1), "y": round(part["y"] - top, 1)}


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the right side of one box to the left side of the other."""
    across = NODE[0] / 2
    x1, x2 = start[0] + across, end[0] - across
    bend = max(40.0, (x2 - x1) * 0.45)
    return (
        f"M{x1:.1f},{start[1]:.1f} C{x1 + bend:.1f},{start[1]:.1f}"
        f" {x2 - bend:.1f},{end[1]:.1f} {x2:.1f},{end[1]:.1f}"
    )
