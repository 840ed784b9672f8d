"""The pages' words in one language: their own strings, and what the queries call things."""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.strings import STRINGS
from lineage.errors import LineageError
from lineage.language import Language, pick
from lineage.model import (
    CitationRole,
    CorpusWarning,
    DriftKind,
    Level,
    Qualifier,
    Relation,
    Status,
    local_id,
)
from lineage.queries.answers.clauses import SharedPassage
from lineage.queries.parts import nothing_carried_text
from lineage.queries.verdict import Verdict
from lineage.queries.wording import (
    CITATION,
    DRIFT,
    LEVEL,
    RELATION,
    VERDICT,
    odd_text,
    status_text,
)
from lineage.store.base import Card


class Words:
    """The strings of one language: `words("nav.graph")`, with values for {names}."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The string of that key; an unknown key is an error of ours."""
        return pick(STRINGS[key], self.language).format(**values)

    def get(self, key: str) -> str | None:
        """The string of that key, if there is one."""
        return pick(STRINGS[key], self.language) if key in STRINGS else None

    def status(self, status: Status, qualifiers: tuple[Qualifier, ...] = ()) -> str:
        """The words for a status, so that "dropped" doesn't mislead."""
        return status_text(status, qualifiers, self.language)

    def nothing_carried(self, documents: Iterable[Card]) -> str:
        """What is to be said of documents that carry no item of a notice."""
        return nothing_carried_text(documents, self.language)

    def what(self, error: LineageError) -> str:
        """What went wrong; what there is instead stands elsewhere on the page."""
        return pick(error.what, self.language)

    def part(self, part_id: str) -> str:
        """An item or clause inside its document: 13.2, 结尾 1."""
        local = local_id(part_id)
        head, _, number = local.partition(".")
        word = self.get(f"item.kind.{head}")
        return f"{word} {number}".strip() if word else local

    def odd(self, passage: SharedPassage) -> str:
        """For which places the wording of a passage doesn't fit, if it doesn't."""
        return odd_text(passage, self.language)

    def drift(self, kind: DriftKind) -> str:
        """The word for a kind of change."""
        return pick(DRIFT[kind], self.language)

    def verdict(self, told: Verdict) -> str:
        """The words for what is said of a document and an item."""
        return pick(VERDICT[told], self.language)

    def level(self, level: Level | None) -> str:
        """The word for a level; nothing for none."""
        return pick(LEVEL[level], self.language) if level else ""

    def doubt(self, warning: CorpusWarning) -> str:
        """What a loader was unsure of."""
        return pick(warning.said, self.language)

    def citation(self, role: CitationRole) -> str:
        """The word for why a document names another."""
        return pick(CITATION[role], self.language)

    def relation(self, relation: Relation) -> str:
        """The word for a relation."""
        return pick(RELATION[relation], self.language)
