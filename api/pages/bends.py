"""How lines bow around the boxes between their ends: one behind a box seems to be the box's own.

A line is what vis-network draws: a cubic curve that leaves and arrives level, or, where it bows, a
quadratic one by way of a point beside the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from api.pages.layout import Point

LEVEL = 0.45  # how far a line that doesn't bow goes level, as the page's script has it
BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3)  # those that are tried, as vis-network's roundness
MOST = 200  # lines, beyond which nobody follows a single one
_STEPS = 24

Frame = tuple[float, float, float, float]  # left, top, right, bottom


def bend(start: Point, end: Point, frames: Sequence[Frame]) -> float:
    """The least bend with which a line passes behind none of these; 0 where none helps.

    >>> bend((0, 0), (800, 0), [(300, 40, 500, 70)]), bend((0, 0), (800, 0), [(300, -5, 500, 25)])
    (0.0, 0.1)
    """
    free = (each for each in BENDS if not _meets(_course(start, end, each), frames))
    return next(free, 0.0)


def _meets(course: Iterable[Point], frames: Sequence[Frame]) -> bool:
    return any(
        left < x < right and top < y < bottom
        for x, y in course
        for left, top, right, bottom in frames
    )


def _course(start: Point, end: Point, bent: float) -> Iterator[Point]:
    """Points along a line."""
    across = LEVEL * (end[0] - start[0])
    by = (
        [beside(start, end, bent)]
        if bent
        else [(start[0] + across, start[1]), (end[0] - across, end[1])]
    )
    for step in range(1, _STEPS):
        points = [start, *by, end]
        while len(points) > 1:  # de Casteljau
            points = [_between(a, b, step / _STEPS) for a, b in pairwise(points)]
        yield points[0]


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def beside(start: Point, end: Point, bent: float) -> Point:
    """Where vis-network puts the point that a bowed line goes by."""
    across, up = end[0] - start[0], start[1] - end[1]
    angle = atan2(up, across) + (bent + 1) / 2 * pi
    far = (abs(bent) + 1) / 2 * hypot(across, up)
    return start[0] + far * sin(angle), start[1] + far * cos(angle)
