"""Values of the model as properties of nodes and relationships, and back, to the last field.

The fields that a person wants to see stand as properties of their own; the rest is kept in
the property `record` as JSON. `Shape` names the former; what the model gains later goes to
the record by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
        left: Properties = {
            name: getattr(value, name)
            for name in self.type.__dataclass_fields__  # type: ignore[attr-defined]
            if name not in self.parts
        }
        shown = {name: msgspec.to_builtins(left.pop(name)) for name in self.shown}
        return shown | {"record": msgspec.json.encode(left).decode()}

    def read(self, properties: Mapping[str, Any], **parts: object) -> T:
        """The value of properties; `parts` are those kept elsewhere."""
        fields = msgspec.json.decode(properties["record"])
        fields.update((name, self._value(name, properties.get(name))) for name in self.shown)
        return msgspec.convert(fields | parts, self.type)

    def _value(self, name: str, value: object) -> object:
        """A list that an import left out because it was empty is an empty one."""
        field = self.type.__dataclass_fields__[name]  # type: ignore[attr-defined]
        return () if value is None and field.type.startswith("tuple") else value


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
PLACE = Shape(Place, ("name", "level", "parent", "code"))
MISSING = Shape(MissingDocument, ("key", "title", "number", "place", "level", "year", "cited_by"))
SOURCE = Shape(SourceText, ("file", "documents", "text"))
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
