"""Sentences of policy Chinese, drawn from a lexicon with a seeded generator."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from random import Random

_LEXICON = Path(__file__).with_name("lexicon.toml")
_TRIES = 30
_SHORTEST, _LONGEST = 30, 110
_SCHEMES = ("工程", "平台", "行动", "计划", "专窗", "联盟")


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of policy: its title, the things it speaks of and what is done with them (nationally)."""

    title: str
    things: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words; `sections` are titles with the topics of the national plan below them."""

    sections: tuple[tuple[str, tuple[Topic, ...]], ...]
    local: tuple[Topic, ...]
    acts: tuple[str, ...]
    aims: tuple[str, ...]
    local_acts: tuple[str, ...]
    local_aims: tuple[str, ...]
    openings: tuple[str, ...]
    deadlines: tuple[str, ...]
    modifiers: tuple[str, ...]
    served: tuple[str, ...]
    brands: tuple[str, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the national plan, then the local ones."""
        return (*(topic for _, topics in self.sections for topic in topics), *self.local)


def read_lexicon() -> Lexicon:
    """The lexicon in lexicon.toml."""
    table = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))

    def topic(row: dict[str, list[str]]) -> Topic:
        return Topic(str(row["title"]), tuple(row["things"]), tuple(row.get("acts", ())))

    words = [field.name for field in fields(Lexicon) if field.name not in ("sections", "local")]
    return Lexicon(
        sections=tuple(
            (each["section"], tuple(topic(row) for row in each["topics"]))
            for each in table["national"]
        ),
        local=tuple(topic(row) for row in table["local"]),
        **{name: tuple(table[name]) for name in words},
    )


@dataclass(slots=True)
class Writer:
    """Draws sentences, such that none seems to descend from another by chance.

    National clauses share no run of 14 characters; what local plans write shares no run of 12
    with anything written before, nor one of 10 with the national plan. The names that such
    runs are told apart by, schemes in quotes, take part in all of this.
    """

    lexicon: Lexicon
    national: set[str] = field(default_factory=set)
    local: set[str] = field(default_factory=set)

    def clause(self, random: Random, topic: Topic) -> str:
        """A sentence of the national plan on a topic, of 30 to 110 characters."""
        for _ in range(_TRIES):
            text = self._national_draft(random, topic)
            if _SHORTEST <= len(text) <= _LONGEST and self.local.isdisjoint(_runs(text, 14)):
                break
        self.national.update(_runs(text, 10))
        self.local.update(_runs(text, 14))
        return text

    def addition(self, random: Random, topic: Topic) -> str:
        """A sentence that a local plan adds; it names a scheme of its own."""
        return self._fresh(lambda: self._local_draft(random, topic))

    def phrase(self, random: Random, topic: Topic) -> str:
        """Half a sentence of local origin, without punctuation."""
        return self._fresh(lambda: self._act(random, topic, self.lexicon.local_acts))

    def scheme(self, random: Random) -> str:
        """The name of a local scheme, in quotes.

        >>> Writer(read_lexicon()).scheme(Random(1))
        '“易泉通”行动'
        """
        name = "".join(random.sample(self.lexicon.brands, 3))
        return f"“{name}”{random.choice(_SCHEMES)}"

    def _fresh(self, draft: Callable[[], str]) -> str:
        for _ in range(_TRIES):
            text = draft()
            clear = self.national.isdisjoint(_runs(text, 10))
            if clear and self.local.isdisjoint(_runs(text, 12)):
                break
        self.local.update(_runs(text, 12))
        return text

    def _national_draft(self, random: Random, topic: Topic) -> str:
        count = random.choice((1, 2, 2, 3))
        acts = [
            self._act(random, topic, topic.acts if random.random() < 0.5 else self.lexicon.acts)
            for _ in range(count)
        ]
        self._dated(random, acts)
        if random.random() < 0.7:
            acts.append(self._filled(random, random.choice(self.lexicon.aims), topic))
        opening = random.choice(self.lexicon.openings) if random.random() < 0.4 else ""
        return self._filled(random, opening, topic) + "，".join(acts) + "。"

    def _local_draft(self, random: Random, topic: Topic) -> str:
        count = random.choice((2, 2, 3))
        acts = [self._act(random, topic, self.lexicon.local_acts) for _ in range(count)]
        self._dated(random, acts)
        form = random.choice(("依托{}", "以{}为抓手", "启动{}", "在{}框架下"))
        acts.insert(random.randrange(count), form.format(self.scheme(random)))
        acts.append(self._filled(random, random.choice(self.lexicon.local_aims), topic))
        return "，".join(acts) + "。"

    def _dated(self, random: Random, acts: list[str]) -> None:
        """Give the last act a deadline, in a third of all sentences."""
        if random.random() < 0.35:
            acts[-1] = (
                random.choice(self.lexicon.deadlines).format(m=random.randint(4, 12)) + acts[-1]
            )

    def _act(self, random: Random, topic: Topic, acts: Sequence[str]) -> str:
        return self._filled(random, random.choice(acts), topic)

    def _filled(self, random: Random, form: str, topic: Topic) -> str:
        thing = random.choice(topic.things)
        if random.random() < 0.75:
            thing = random.choice(self.lexicon.modifiers) + thing
        number = random.randint(2, 96)
        return form.format(t=thing, n=number, w=random.choice(self.lexicon.served))


def _runs(text: str, length: int) -> list[str]:
    """All runs of so many letters."""
    plain = "".join(character for character in text if character.isalnum())
    return [plain[i : i + length] for i in range(len(plain) - length + 1)]
