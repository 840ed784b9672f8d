"""What documents side by side share."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model.descent import Span
from lineage.model.value import Value


@dataclass(frozen=True, slots=True)
class Passage(Value):
    """Wording that two clauses of documents side by side share, with its places in both.

    In `spans` the unit is clause `a`, the upstream side clause `b`.
    """

    a: str
    b: str
    spans: tuple[Span, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class CommonSource(Value):
    """An inference: two documents share wording found in nothing above them.

    `weight` is what the passages tell (nats). `odd` are clauses whose shared wording doesn't
    fit their own place (districts where there are none): strong evidence of copying.
    `named` are the numbers or titles of the sources that both declare and the corpus lacks.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    weight: float
    odd: tuple[str, ...] = ()
    named: str | None = None
