"""A cascade of plans with planted truth: one national plan and what governments below make of it.

Everything follows from the size and the seed. Plans are made in the order of their dates, so
that a plan can only borrow from plans that were there before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.cascades.administration import Government, nation, shape
from benchmarks.cascades.departments import agencies
from benchmarks.cascades.descent import Descender, Rates
from benchmarks.cascades.edits import Editor
from benchmarks.cascades.grammar import Topic, Writer, read_lexicon
from benchmarks.cascades.layouts import LAYOUTS, name_parts, source_text
from benchmarks.cascades.plans import Item, Plan, Section, Unit
from benchmarks.cascades.wording import Pen
from lineage.model import Level
from lineage.runners import Progress

PARENTS = "parents.tsv"

_NATIONAL_DAY = date(2019, 3, 1)
_FIRST_DAY = {Level.PROVINCE: 30, Level.PREFECTURE: 75, Level.COUNTY: 120}
_SPREAD = 40
_FROM_SAME_PARENT = 0.7
_CLAUSES_PER_ITEM = (4, 4, 5, 5, 6)
_MARKDOWN = ("prose", "noted", "pipes")
_CLOSING = (
    "各地区各部门要把本要点各项任务列入重要议事日程，主要负责同志亲自部署、逐项过问。",
    "对推进不力、敷衍塞责的单位予以通报批评，并将落实情况作为年度绩效评价的依据之一。",
)


@dataclass(slots=True)
class Cascade:
    """Plans in the order of their dates, each after its parent."""

    plans: list[Plan]
    seed: int


@dataclass(slots=True)
class _Maker:
    """What the plans of a cascade share while they are made."""

    seed: int
    rates: Rates = field(default_factory=Rates)
    pen: Pen = field(default_factory=Pen)
    writer: Writer = field(default_factory=lambda: Writer(read_lexicon()))
    numbers: set[str] = field(default_factory=set)

    def national(self, government: Government) -> Plan:
        """The plan that all others descend from."""
        random = self._random(government)
        sections = [
            Section(title, [self._national_item(random, topic) for topic in topics])
            for title, topics in self.writer.lexicon.sections
        ]
        closing = [Unit(self.pen.write(text)) for text in _CLOSING]
        day = _NATIONAL_DAY.isoformat()
        number = self._number(government, random)
        return self._finished(
            Plan(government, None, day, number, "prose", sections, closing), random
        )

    def local(
        self, government: Government, day: date, parent: Plan, siblings: Sequence[Plan]
    ) -> Plan:
        """A plan below `parent` that may have borrowed from these siblings."""
        random = self._random(government)
        layout = random.choice(LAYOUTS)
        editor = Editor(random, self.pen, self.writer, government)
        descender = Descender(editor, self.rates, layout)
        sections = descender.sections(parent, siblings)
        closing = descender.closing(parent)
        number = self._number(government, random)
        restarts = random.random() < 0.3
        plan = Plan(
            government, parent, day.isoformat(), number, layout, sections, closing, restarts
        )
        return self._finished(plan, random)

    def _national_item(self, random: Random, topic: Topic) -> Item:
        count = random.choice(_CLAUSES_PER_ITEM)
        clauses = [self.writer.clause(random, topic) for _ in range(count)]
        return Item(topic.title, topic, [Unit(self.pen.write(text)) for text in clauses])

    def _finished(self, plan: Plan, random: Random) -> Plan:
        for unit in plan.units():
            unit.agencies = agencies(plan.government, random)
        name_parts(plan)
        return plan

    def _random(self, government: Government) -> Random:
        return Random(f"{self.seed} {government.place.code}")

    def _number(self, government: Government, random: Random) -> str:
        """A document number that no other plan has."""
        count = random.randint(1, 99)
        while (number := f"{government.sign}〔2019〕{count}号") in self.numbers:
            count += 1
        self.numbers.add(number)
        return number


def make(documents: int, seed: int = 1, progress: Progress = lambda *_: None) -> Cascade:
    """A cascade of so many documents (at least 4) in the shape of the national one."""
    governments = nation(*shape(documents), seed)
    maker = _Maker(seed)
    first = maker.national(governments[0])
    plans = [first]
    by_key = {first.key: first}
    earlier: dict[Level, list[Plan]] = defaultdict(list)
    children: dict[str, list[Plan]] = defaultdict(list)
    for day, government in _dated(governments[1:], seed):
        parent = by_key[government.parent.key if government.parent else first.key]
        random = Random(f"siblings {seed} {government.place.code}")
        near = random.random() < _FROM_SAME_PARENT
        siblings = children[parent.key] if near else earlier[government.level]
        plan = maker.local(government, day, parent, siblings)
        by_key[plan.key] = plan
        plans.append(plan)
        earlier[government.level].append(plan)
        children[parent.key].append(plan)
        progress(len(plans), len(governments))
    return Cascade(plans, seed)


def _dated(governments: Sequence[Government], seed: int) -> Iterator[tuple[date, Government]]:
    """The governments with the days of their plans, the earliest first; parents before children."""
    random = Random(f"days {seed}")
    dated = [
        (_FIRST_DAY[each.level] + random.randrange(_SPREAD), index, each)
        for index, each in enumerate(governments)
    ]
    for days, _, government in sorted(dated, key=lambda each: each[:2]):
        yield _NATIONAL_DAY + timedelta(days=days), government


def write(cascade: Cascade, folder: Path) -> None:
    """Write the source files, their catalogue, and which plan implements which."""
    sources = folder / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    entries = []
    for plan in cascade.plans:
        suffix = "md" if plan.layout in _MARKDOWN else "txt"
        name = f"sources/{plan.key}.{suffix}"
        (folder / name).write_text(source_text(plan), encoding="utf-8")
        entries.append(f'[[document]]\nkey = "{plan.key}"\nfile = "{name}"\n')
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    parents = (f"{plan.key}\t{plan.parent.key}\n" for plan in cascade.plans if plan.parent)
    (folder / PARENTS).write_text("".join(parents), encoding="utf-8")


def chains(folder: Path) -> dict[str, tuple[str, ...]]:
    """For each plan of a written cascade the plans above it, the nearest first."""
    lines = (folder / PARENTS).read_text(encoding="utf-8").splitlines()
    parents = dict(line.split("\t") for line in lines)
    found: dict[str, tuple[str, ...]] = {}
    for key, parent in parents.items():
        found[key] = (parent, *found.get(parent, ()))
    return found
