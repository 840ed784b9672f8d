"""How texts are marked: shared and changed wording, shares, labels; the templates' filters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from lineage.model import Fidelity, Responsibility, key_of
from lineage.provenance import KINDS
from lineage.queries.answers.clauses import (
    Comparison,
    Difference,
    DifferenceKind,
    Edge,
    SharedPassage,
)
from lineage.queries.answers.coverage import CoverageRow, RegionCell
from lineage.queries.answers.decisions import Undecided
from lineage.queries.answers.network import NetworkNode
from lineage.queries.coverage import carrying_nothing
from lineage.queries.differences import Piece, cut, shared_sides, sides
from lineage.queries.verdict import Verdict, verdict
from lineage.store.base import Card
from lineage.text import fold

SHADES = 4


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A piece of a text; where words are looked for, what isn't `marked` is equal."""

    kind: DifferenceKind | Literal["marked"]
    text: str


def upstream_pieces(edge: Edge) -> list[MarkedText]:
    """The upstream text; what the unit doesn't share is `removed`."""
    return _pieces(sides(edge)[0], DifferenceKind.REMOVED)


def unit_pieces(edge: Edge) -> list[MarkedText]:
    """The unit's text; what the upstream clause doesn't share is `added`."""
    return _pieces(sides(edge)[1], DifferenceKind.ADDED)


def _pieces(text: Iterable[Piece], apart: DifferenceKind) -> list[MarkedText]:
    return [MarkedText(DifferenceKind.EQUAL if each.shared else apart, each.text) for each in text]


def both(comparison: Comparison) -> tuple[list[MarkedText], list[MarkedText]]:
    """The two sides of a comparison: where an edge links them, by its wording as everywhere."""
    edge, items = comparison.edge, comparison.items
    if edge is None:
        return _apart(items)
    upstream, unit = sides(edge)
    a, b = (upstream, unit) if edge.unit.id == comparison.b.id else (unit, upstream)
    return _pieces(a, DifferenceKind.REMOVED), _pieces(b, DifferenceKind.ADDED)


def _apart(items: Sequence[Difference]) -> tuple[list[MarkedText], list[MarkedText]]:
    """The two sides of differences, each with what the other hasn't."""
    one, other = (
        [MarkedText(each.kind, each.text) for each in items if each.kind is not without]
        for without in (DifferenceKind.ADDED, DifferenceKind.REMOVED)
    )
    return one, other


def matched(text: str, words: str) -> list[MarkedText]:
    """A text cut where any of the words occurs, as searching finds them; there it is `marked`.

    >>> [(str(piece.kind), piece.text) for piece in matched("公開、公开。", "公开")]
    [('marked', '公開'), ('equal', '、'), ('marked', '公开'), ('equal', '。')]
    """
    folded, found = fold(text), []
    for word in filter(None, (fold(each).text for each in words.split())):
        at = folded.text.find(word)
        while at >= 0:
            found.append(folded.raw_span(at, at + len(word)))
            at = folded.text.find(word, at + 1)
    return _marked(cut(text, found))


def passage_sides(passage: SharedPassage) -> tuple[list[MarkedText], list[MarkedText]]:
    """The two texts of a passage; what both have and nothing above them has is `marked`."""
    a, b = shared_sides(passage.a.text, passage.b.text, passage.spans)
    return _marked(a), _marked(b)


def pair_sides(pair: Undecided) -> tuple[list[MarkedText], list[MarkedText]]:
    """The upstream text and the unit's; what both have is `marked`."""
    unit, upstream = shared_sides(pair.unit.text, pair.upstream.text, pair.spans)
    return _marked(upstream), _marked(unit)


def _marked(text: Iterable[Piece]) -> list[MarkedText]:
    """The pieces of a text; those that are shared are `marked`."""
    return [
        MarkedText("marked" if each.shared else DifferenceKind.EQUAL, each.text) for each in text
    ]


def shade(share: float) -> int:
    """A share (0 to 1) as a shade from 0 to 4.

    >>> [shade(0), shade(0.3), shade(1)]
    [0, 2, 4]
    """
    return min(SHADES, 1 + int(share * SHADES)) if share > 0 else 0


def kinds(shares: Fidelity) -> list[tuple[str, float]]:
    """How much of a text (0 to 1) is of each kind of source, in the order of the legend."""
    return [(kind, getattr(shares, kind)) for kind in KINDS]


def stacked(parts: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """The parts of a whole one behind the other, each with its start and its length, 0 to 1.

    >>> stacked({"kept": 3, "merged": 0, "dropped": 1})
    [('kept', 0.0, 0.75), ('dropped', 0.75, 0.25)]
    """
    whole = sum(parts.values())
    starts = accumulate(parts.values(), initial=0.0)
    return [
        (name, start / whole, part / whole)
        for (name, part), start in zip(parts.items(), starts, strict=False)
        if part > 0
    ]


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


def fitted(text: str, width: float) -> str:
    """The head of a text that is at most so many Chinese characters wide.

    >>> fitted("江门市 2018年政务公开", 6)
    '江门市 201…'
    """
    ends = [end <= width for end in accumulate(map(_width, text))]
    if all(ends):
        return text
    return text[: max(0, ends.index(False) - 1)] + "…"


def _width(letter: str) -> float:
    """About how wide a letter is beside a Chinese character."""
    if unicodedata.east_asian_width(letter) in "WFA":
        return 1.0
    return 0.3 if letter == " " else 0.6


def heading(label: str | None, title: str | None) -> str:
    """A label and a title as Chinese print puts them.

    >>> heading("（十三）", "总结验收"), heading("六", "总结验收"), heading(None, "总结验收")
    ('（十三）总结验收', '六、总结验收', '总结验收')
    """
    if not label or not title:
        return label or title or ""
    return f"{label}{title}" if label.endswith("）") else f"{label}、{title}"


def called(document: Card) -> str:
    """What a document is called in a heading: its number, else its year and title."""
    return document.number or document.title


def names(nodes: Iterable[NetworkNode]) -> dict[str, str]:
    """A readable name for each node: place, label and what it says."""
    parts = {
        node.id: dict.fromkeys((node.place or node.document, node.label, told(node, 24)))
        for node in nodes
    }
    return {node: " ".join(filter(None, of)) for node, of in parts.items()}


def told(node: NetworkNode, length: int) -> str:
    """The head of a node's text; of a region, how many documents it stands for."""
    return short(node.text, length) if node.document else f"×{node.documents}"


def tally(cell: RegionCell) -> dict[Verdict, int]:
    """Of how many documents of a region what is said, in the order of the legend."""
    counts = Counter({Verdict(status): count for status, count in cell.counts.items()})
    counts.update({Verdict.ATTACHED: cell.attached, Verdict.DROPPED: -cell.attached})
    return {each: counts[each] for each in Verdict if counts[each]}


def prevailing(cell: RegionCell) -> Verdict:
    """What is said of most documents of a region; among equals the one that carries more."""
    counts = tally(cell)
    return max(Verdict, key=lambda each: counts.get(each, 0))


def charged(row: CoverageRow) -> list[Responsibility]:
    """Who is to do what a document carries of an item, each said once."""
    named = [agency for edge in row.evidence.carried for agency in edge.agencies]
    return list({(each.agency, each.role): each for each in named}.values())


FILTERS = {
    "key_of": key_of,
    "carrying_nothing": carrying_nothing,
    "charged": charged,
    "prevailing": prevailing,
    "verdict": verdict,
    "tally": tally,
    "upstream_pieces": upstream_pieces,
    "unit_pieces": unit_pieces,
    "both": both,
    "passage_sides": passage_sides,
    "pair_sides": pair_sides,
    "matched": matched,
    "shade": shade,
    "kinds": kinds,
    "percent": percent,
    "stacked": stacked,
    "short": short,
    "fitted": fitted,
    "called": called,
    "heading": heading,
    "names": names,
    "told": told,
}
