"""The words of the domain as frozen values: documents, items, clauses, edges, coverage.

Ids are readable, stable and URL-safe: document `state-council-2018-23`, item
`state-council-2018-23:13`, clause `state-council-2018-23:13.2`, and for items that
restart in each section `shaoguan-2022-103:4-2.3`. Line numbers are 1-based; offsets
count characters of a clause's `text`.
"""

from __future__ import annotations

from lineage.model.beside import CommonSource, Passage
from lineage.model.coverage import Coverage, Fidelity, Qualifier, Status
from lineage.model.decisions import Decision, Judgement, Standing
from lineage.model.descent import (
    Doubt,
    Drift,
    DriftKind,
    Evidence,
    Inherits,
    LookAlike,
    Relation,
    Slot,
    Span,
)
from lineage.model.documents import (
    UNIT_KINDS,
    Citation,
    CitationRole,
    Clause,
    CorpusWarning,
    Document,
    Fact,
    Item,
    ItemKind,
    Level,
    MissingDocument,
    Origin,
    Place,
    Residue,
    Responsibility,
    Role,
    Section,
    SourceText,
)
from lineage.model.ids import is_document, item_of, key_of, local_id
from lineage.model.value import Lines, Value
from lineage.model.whole import Lineage, Parts

__all__ = [
    "UNIT_KINDS",
    "Citation",
    "CitationRole",
    "Clause",
    "CommonSource",
    "CorpusWarning",
    "Coverage",
    "Decision",
    "Document",
    "Doubt",
    "Drift",
    "DriftKind",
    "Evidence",
    "Fact",
    "Fidelity",
    "Inherits",
    "Item",
    "ItemKind",
    "Judgement",
    "Level",
    "Lineage",
    "Lines",
    "LookAlike",
    "MissingDocument",
    "Origin",
    "Parts",
    "Passage",
    "Place",
    "Qualifier",
    "Relation",
    "Residue",
    "Responsibility",
    "Role",
    "Section",
    "Slot",
    "SourceText",
    "Span",
    "Standing",
    "Status",
    "Value",
    "is_document",
    "item_of",
    "key_of",
    "local_id",
]
