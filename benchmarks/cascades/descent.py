"""How a plan descends from the plan above: the structural changes, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.cascades.edits import Editor
from benchmarks.cascades.grammar import Topic
from benchmarks.cascades.layouts import PROSE, takes_several_sentences
from benchmarks.cascades.plans import Item, Plan, Section, Unit
from benchmarks.cascades.wording import joined

_RETITLED = re.compile(r"^(?:进一步|加快|着力)(?=..)")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often things happen; shares of clauses or items, or counts for a plan.

    `same_topic` is the share of additions on the subject of the item they are put in: they
    speak of the same things as the clauses beside them without descending from them.
    """

    drop_item: float = 0.06
    drop: float = 0.09
    edit: float = 0.28
    cut: float = 0.06
    rewrite: float = 0.05
    split: float = 0.04
    merge: float = 0.06
    swap: float = 0.08
    move: float = 0.02
    move_item: float = 0.05
    merge_items: float = 0.04
    move_deadline: float = 0.3
    retitle: float = 0.15
    additions: tuple[int, ...] = (1, 2, 3, 4)
    same_topic: float = 0.4
    new_item: float = 0.12
    borrow: float = 0.25
    borrowed: tuple[int, ...] = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Descender:
    """Makes the sections of a plan from those of its parent."""

    editor: Editor
    rates: Rates
    layout: str

    @property
    def random(self) -> Random:
        """The generator that decides everything."""
        return self.editor.random

    def sections(self, parent: Plan, siblings: Sequence[Plan]) -> list[Section]:
        """The sections of a plan below `parent` that may have borrowed from these siblings."""
        sections = [self._section(section) for section in parent.sections]
        self._move_items(sections)
        items = [item for section in sections for item in section.items]
        self._move_units(items)
        self._add(items)
        self._borrow(items, siblings)
        for section in sections:
            section.items = [item for item in section.items if item.units]
        return [section for section in sections if section.items]

    def closing(self, parent: Plan) -> list[Unit]:
        """What becomes of the parent's closing paragraph; only running text has one."""
        if self.layout not in PROSE:
            return []
        return [self._changed(unit, None) for unit in parent.closing if not self._happens(0.3)]

    def _section(self, section: Section) -> Section:
        items = [
            self._item(item) for item in section.items if not self._happens(self.rates.drop_item)
        ]
        if self._happens(self.rates.new_item):
            topic = self.random.choice(self.editor.writer.lexicon.local)
            if all(item.topic is not topic for item in items):
                count = self.random.choice((2, 3))
                items.append(Item(topic.title, topic, [self._own(topic) for _ in range(count)]))
        return Section(section.title, items)

    def _item(self, item: Item) -> Item:
        title = item.title
        if self._happens(self.rates.retitle):
            plain = _RETITLED.sub("", title)
            title = self.random.choice(("进一步", "加快", "着力", "")) + plain
        units = [unit for unit in item.units if not self._happens(self.rates.drop)]
        units = self._merged(self._split(units))
        for index in range(len(units) - 1):
            if self._happens(self.rates.swap):
                units[index], units[index + 1] = units[index + 1], units[index]
        return Item(title, item.topic, [self._changed(unit, item.topic) for unit in units])

    def _split(self, units: Sequence[Unit]) -> list[Unit]:
        """Some clauses split in two; all at their full stops where a row is one sentence."""
        found: list[Unit] = []
        for unit in units:
            parts = [unit.wording]
            if not takes_several_sentences(self.layout):
                parts = unit.wording.split("。")
            elif self._happens(self.rates.split):
                parts = self.editor.halves(unit.wording)
            found.extend(Unit(part, unit.agencies) for part in parts)
        return found

    def _merged(self, units: Sequence[Unit]) -> list[Unit]:
        """Some runs of two or three clauses made one."""
        found: list[Unit] = []
        index = 0
        while index < len(units):
            count = self.random.choice((2, 2, 3)) if self._happens(self.rates.merge) else 1
            run = units[index : index + count]
            index += len(run)
            mark = "。" if takes_several_sentences(self.layout) else "；"
            parts = [self.editor.sentence(unit.wording, mark) for unit in run[:-1]]
            wording = joined([*parts, run[-1].wording])
            found.append(Unit(wording, run[0].agencies))
        return found

    def _changed(self, unit: Unit, topic: Topic | None) -> Unit:
        """The unit with its words changed, or left as they were."""
        editor, rates = self.editor, self.rates
        wording = editor.localised(unit.wording)
        if self._happens(rates.move_deadline):
            wording = editor.moved_deadline(wording)
        chance = self.random.random()
        if chance < rates.edit:
            wording = editor.edited(wording)
        elif chance < rates.edit + rates.cut:
            wording = editor.cut(wording)
        elif topic and chance < rates.edit + rates.cut + rates.rewrite:
            wording = editor.rewritten(wording, topic)
        return Unit(wording)

    def _move_items(self, sections: Sequence[Section]) -> None:
        """Some items change places, some are put together under one title."""
        for section in sections:
            items = section.items
            for index in range(len(items) - 1):
                if self._happens(self.rates.move_item):
                    items[index], items[index + 1] = items[index + 1], items[index]
            if len(items) > 1 and self._happens(self.rates.merge_items):
                index = self.random.randrange(len(items) - 1)
                items[index].units.extend(items.pop(index + 1).units)

    def _move_units(self, items: Sequence[Item]) -> None:
        for item in items:
            for unit in list(item.units):
                if self._happens(self.rates.move):
                    item.units.remove(unit)
                    self._put(self.random.choice(items), unit)

    def _add(self, items: Sequence[Item]) -> None:
        lexicon = self.editor.writer.lexicon
        for _ in range(self.random.choice(self.rates.additions)):
            item = self.random.choice(items)
            topic = (
                item.topic
                if self._happens(self.rates.same_topic)
                else self.random.choice(lexicon.local)
            )
            self._put(item, self._own(topic))

    def _borrow(self, items: Sequence[Item], siblings: Sequence[Plan]) -> None:
        """Take over a few clauses of one earlier plan of the same level."""
        if not siblings or not self._happens(self.rates.borrow):
            return
        sibling = self.random.choice(siblings)
        theirs = [(item.topic, unit) for item in sibling.items() for unit in item.units]
        for topic, unit in self.random.sample(
            theirs, min(len(theirs), self.random.choice(self.rates.borrowed))
        ):
            parts = [unit.wording]
            if not takes_several_sentences(self.layout):
                parts = unit.wording.split("。")
            item = next((each for each in items if each.topic is topic), self.random.choice(items))
            for part in parts:
                self._put(item, Unit(part))

    def _own(self, topic: Topic) -> Unit:
        text = self.editor.writer.addition(self.random, topic)
        return Unit(self.editor.pen.write(text))

    def _put(self, item: Item, unit: Unit) -> None:
        item.units.insert(self.random.randint(0, len(item.units)), unit)

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance
