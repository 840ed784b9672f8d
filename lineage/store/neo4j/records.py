"""Values of the model as properties of nodes and relationships, and back, to the last field.

The property `record` holds a value as JSON: what the explorer reads. The fields that a person
wants to see, or a query to match, stand beside it as properties of their own; `Shape` names
them. What the model gains later goes to the record by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import msgspec

from lineage.model import (
    Clause,
    Coverage,
    Document,
    Inherits,
    Item,
    LookAlike,
    MissingDocument,
    Place,
    SourceText,
)
from lineage.store.base import Card

Properties = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """Which fields of a type are properties; `parts` are kept elsewhere, as nodes of their own."""

    type: type[T]
    shown: tuple[str, ...]
    parts: tuple[str, ...] = ()

    def write(self, value: T) -> Properties:
        """The properties of a value."""
        whole = replace(value, **dict.fromkeys(self.parts, ()))  # type: ignore[type-var]
        shown = {name: msgspec.to_builtins(getattr(value, name)) for name in self.shown}
        return shown | {"record": msgspec.json.encode(whole).decode()}

    def read(self, records: Iterable[str]) -> tuple[T, ...]:
        """The values of records; their parts are empty."""
        return decoded(records, self.type)


def decoded(records: Iterable[str], type_: type[T]) -> tuple[T, ...]:
    """The values of records, all at once: one by one takes five times as long."""
    values: tuple[T, ...] = msgspec.json.decode(f"[{','.join(records)}]", type=tuple[type_, ...])  # type: ignore[valid-type]
    return values


DOCUMENT = Shape(
    Document,
    (
        "key",
        "title",
        "plan_title",
        "number",
        "issuer",
        "place",
        "level",
        "date",
        "year",
        "source_file",
        "attaches",
    ),
    parts=("items",),
)
ITEM = Shape(Item, ("id", "kind", "label", "number", "title", "section"), parts=("clauses",))
CLAUSE = Shape(Clause, ("id", "label", "text", "deadline"))
PLACE = Shape(Place, ("name", "level", "parent", "code", "sign"))
MISSING = Shape(MissingDocument, ("key", "title", "number", "place", "level", "year", "cited_by"))
SOURCE = Shape(SourceText, ("file", "documents"))
INHERITS = Shape(
    Inherits, ("unit", "upstream", "relation", "score", "carried", "explained", "via", "borrowed")
)
LOOK_ALIKE = Shape(LookAlike, ("unit", "upstream", "words"))
COVERAGE = Shape(
    Coverage,
    (
        "item",
        "document",
        "status",
        "qualifiers",
        "carried",
        "dropped",
        "not_addressed",
        "carried_by",
        "look_alikes",
        "merged_into",
        "before",
        "after",
        "share",
        "split",
        "joined",
        "moved",
        "renumbered",
    ),
)

COUNTS = ("sections", "items", "clauses", "warnings")


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
