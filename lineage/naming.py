"""How items are called: by their numbers, and so that no two of a document share a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Protocol

from lineage.model import Item, ItemKind


class Called(Protocol):
    """What an item's name is made of, with or without its clauses."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> ItemKind:
        """Whether it is numbered, or what part it is."""

    @property
    def label(self) -> str | None:
        """Its number as it is printed; None for an unnumbered part."""


def item_name(item: Called) -> str:
    """How an item is called: its label, or what part it is."""
    return item.label or {
        ItemKind.CLOSING: "结尾",
        ItemKind.NOTICE: "通知",
        ItemKind.PREAMBLE: "开头",
    }.get(item.kind, item.id)


def in_chapter(item: Item) -> str:
    """How an item is called, behind the chapter it stands in: 二、（三）."""
    chapter = "" if item.section in (None, item.label) else f"{item.section}、"
    return chapter + item_name(item)


def names_apart(items: Collection[Item]) -> dict[str, str]:
    """How items are called, by their ids; with the chapter where numbers restart in each."""
    counts = Counter(map(item_name, items))
    return {
        item.id: in_chapter(item) if counts[item_name(item)] > 1 else item_name(item)
        for item in items
    }
