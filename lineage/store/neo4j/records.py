"""Values of the model as records, and back, to the last field.

The property `record` of nodes and relationships holds a value as JSON: what the explorer reads.
Beside it stand the properties of the graph, for people and queries. What the model gains later
goes to the record by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from lineage.model import Document, Item
from lineage.store.base import Card

Properties = dict[str, Any]
T = TypeVar("T")

COUNTS = ("sections", "items", "clauses", "warnings")


def record(value: object) -> str:
    """A value as JSON, without parts that are nodes of their own."""
    match value:
        case Document():
            value = replace(value, items=())
        case Item():
            value = replace(value, clauses=())
    return msgspec.json.encode(value).decode()


def read(type_: type[T], records: Iterable[str]) -> tuple[T, ...]:
    """The values of records, all at once: one by one takes five times as long."""
    values: tuple[T, ...] = msgspec.json.decode(f"[{','.join(records)}]", type=tuple[type_, ...])  # type: ignore[valid-type]
    return values


def counts(card: Card) -> Properties:
    """The numbers of a card, as properties of its document."""
    return {f"{name}_count": getattr(card, name) for name in COUNTS}


def card(properties: Mapping[str, Any]) -> Card:
    """The card of a document's properties."""
    fields = {
        name: properties.get(f"{name}_count" if name in COUNTS else name)
        for name in Card.__dataclass_fields__
    }
    return msgspec.convert(fields, Card)
