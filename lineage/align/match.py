"""A unit beside one upstream clause: what they share and how much that tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lineage.align.pieces import ALONE, Piece, pieces
from lineage.align.rarity import Rarity, between
from lineage.align.runs import Run, shared_runs
from lineage.align.unit import Position, Unit

# Pairs of titles remembered: plans below one plan mostly keep its titles.
_TITLES = 10_000


class Wording(NamedTuple):
    """What two texts share, wherever the second stands (see `Match`)."""

    runs: tuple[Run, ...]
    pieces: tuple[Piece, ...]
    told: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a unit and an upstream clause share, whoever it belongs to. All figures in nats.

    `runs` are all runs of two characters and more, `pieces` the pieces of wording that they make
    up, the one that tells most first. `profile` is the unit's (see `Rarity.profile`),
    `information` that of the upstream clause, `told` what the pieces tell beyond what each costs.
    `titles_alike` is the share (0 to 1) of the shorter item title that stands in the other.
    """

    unit: Unit
    upstream: Unit
    generation: int
    profile: Sequence[float]
    information: float
    runs: tuple[Run, ...]
    pieces: tuple[Piece, ...]
    told: float
    titles_alike: float
    rarity: Rarity

    @property
    def common_words(self) -> tuple[float, float]:
        """The shares of the unit's words and the clause's that both use, 0 to 1."""
        return self.rarity.common_words(self.unit, self.upstream)

    @property
    def words_alike(self) -> float:
        """How far unit and clause use the same words, 0 to 1: the coefficient of Dice (1945)."""
        ours, theirs = self.common_words
        return 2 * ours * theirs / (ours + theirs) if ours else 0.0

    @property
    def position(self) -> Position:
        """Where the clause stands: which document, which of its units."""
        return self.generation, self.upstream.position

    @property
    def carried(self) -> float:
        """The share of the upstream clause's information that is shared, whoever explains it."""
        return sum(piece.told for piece in self.pieces) / self.information

    def names_only(self) -> bool:
        """Whether nothing is shared but what documents are called that the clause cites."""
        names = self.upstream.names
        return bool(names) and all(
            any(start <= run.upstream_start and run.upstream_end <= end for start, end in names)
            for piece in self.pieces
            for run in piece.runs
        )


def wording_of(runs: tuple[Run, ...], profile: Sequence[float]) -> Wording:
    """What these runs tell in a unit with this profile."""
    weights = [between(profile, run.unit_start, run.unit_end) for run in runs]
    found = tuple(pieces(runs, weights))
    return Wording(runs, found, sum(piece.told - ALONE for piece in found))


def match_of(
    unit: Unit,
    upstream: Unit,
    generation: int,
    wording: Wording,
    rarity: Rarity,
    profile: Sequence[float],
) -> Match:
    """The match of a unit and a clause that share this wording."""
    return Match(
        unit=unit,
        upstream=upstream,
        generation=generation,
        profile=profile,
        information=rarity.information(upstream),
        runs=wording.runs,
        pieces=wording.pieces,
        told=wording.told,
        titles_alike=_alike(unit.title, upstream.title),
        rarity=rarity,
    )


def match_alone(unit: Unit, upstream: Unit, generation: int, rarity: Rarity) -> Match:
    """The match of a unit and a clause, whether they share anything or not."""
    profile = rarity.profile(unit)
    wording = wording_of(shared_runs(unit.text, upstream.text), profile)
    return match_of(unit, upstream, generation, wording, rarity, profile)


@lru_cache(_TITLES)
def _alike(one: str, other: str) -> float:
    shorter = min(len(one), len(other))
    return sum(run.length for run in shared_runs(one, other)) / shorter if shorter else 0.0
