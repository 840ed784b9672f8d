"""What is said of a document and an item: the status, but where it would mislead."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from lineage.model import Qualifier, Status


class Verdict(StrEnum):
    """A status as people are told it.

    `attached`: the document's own text says nothing of the item, but it attaches the whole text.
    """

    KEPT = "kept"
    PARTIAL = "partial"
    MERGED = "merged"
    TOPICAL = "topical"
    ATTACHED = "attached"
    DROPPED = "dropped"


def verdict(status: Status, qualifiers: Collection[Qualifier]) -> Verdict:
    """What is said of a status with these qualifiers.

    >>> verdict(Status.DROPPED, [Qualifier.TRANSMITTED]).value
    'attached'
    """
    if status is Status.DROPPED and Qualifier.TRANSMITTED in qualifiers:
        return Verdict.ATTACHED
    return Verdict(status)
