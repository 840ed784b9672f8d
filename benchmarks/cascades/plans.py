"""A plan while it is made: units in items in sections, each unit with the wording it carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.cascades.administration import Government
from benchmarks.cascades.grammar import Topic
from benchmarks.cascades.wording import Wording


@dataclass(slots=True, eq=False)
class Unit:
    """A clause of a plan; `agencies` are the bodies named for it, the first one leads."""

    wording: Wording
    agencies: tuple[str, ...] = ()
    id: str = ""

    @property
    def text(self) -> str:
        """The unit's text."""
        return self.wording.text


@dataclass(slots=True, eq=False)
class Item:
    """An item with its units."""

    title: str
    topic: Topic
    units: list[Unit]
    id: str = ""


@dataclass(slots=True, eq=False)
class Section:
    """A section with its items."""

    title: str
    items: list[Item]


@dataclass(slots=True, eq=False)
class Plan:
    """The plan of one government; `parent` is the one it implements, `date` is ISO."""

    government: Government
    parent: Plan | None
    date: str
    number: str
    layout: str
    sections: list[Section]
    closing: list[Unit] = field(default_factory=list)
    restarts: bool = False

    @property
    def key(self) -> str:
        """The document's key."""
        return self.government.key

    @property
    def plan_title(self) -> str:
        """The title of the plan itself."""
        if self.parent is None:
            return "2019年优化营商环境和便民服务工作要点"
        return f"{self.government.name}2019年优化营商环境和便民服务重点任务分工方案"

    @property
    def title(self) -> str:
        """The title of the notice that issues the plan."""
        return f"{self.government.office}关于印发{self.plan_title}的通知"

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for section in self.sections:
            yield from section.items

    def units(self) -> Iterator[Unit]:
        """All units in order, those of the closing paragraph last."""
        for item in self.items():
            yield from item.units
        yield from self.closing
