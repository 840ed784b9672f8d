"""The signs and colours of verdicts and changes: those of the pages (`style.css`, `signs.svg`).

Nothing is said by colour alone: a sign goes with each.
"""

from __future__ import annotations

from lineage.queries.verdict import Verdict

SIGNS = {
    Verdict.KEPT: "●",
    Verdict.PARTIAL: "◐",
    Verdict.MERGED: "≫",
    Verdict.TOPICAL: "≈",
    Verdict.ATTACHED: "○",
    Verdict.DROPPED: "✕",
}
# By daylight and in the dark.
HUES = {
    Verdict.KEPT: ("#175e85", "#6cafe8"),
    Verdict.PARTIAL: ("#3a8ec0", "#9cdfff"),
    Verdict.MERGED: ("#32276e", "#8275b1"),
    Verdict.TOPICAL: ("#be8900", "#e5b549"),
    Verdict.ATTACHED: ("#5a5f66", "#a8a69f"),
    Verdict.DROPPED: ("#af4531", "#e07c4f"),
}
INK, LINK, REMOVED, ADDED = "#1f2328", "#1f4f7a", "#af4531", "#1e6b5e"


def mixed(colour: str, share: float, other: str) -> str:
    """A colour with another one, of which it is this share.

    >>> mixed("#ff0000", 0.5, "#000000")
    '#800000'
    """
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a * share + b * (1 - share)) for a, b in pairs).hex()


# The ink, dark enough to be read, and the paper of each.
COLOURS = {
    told: (mixed(hue, 0.6, INK), mixed(hue, 0.16, "#ffffff")) for told, (hue, _) in HUES.items()
}
