"""Documents of one item, for tests that need no more."""

from __future__ import annotations

from typing import Any

from lineage.model import Citation, CitationRole, Clause, Document, Item, ItemKind, Lines


def document(key: str, *texts: str, heading: str | None = None, **more: Any) -> Document:
    """A document with one item that holds these texts as clauses `key:1.1`, `key:1.2`…"""
    item = Item(
        id=f"{key}:1",
        kind=ItemKind.ITEM,
        label="（一）",
        number=1,
        title=heading,
        section=None,
        lines=Lines(1, 9),
        clauses=tuple(
            Clause(id=f"{key}:1.{number}", label="", text=text, lines=Lines(1, 2))
            for number, text in enumerate(texts, start=1)
        ),
    )
    fields: dict[str, Any] = {
        "title": f"关于{key}的通知",
        "plan_title": None,
        "number": None,
        "issuer": None,
        "place": None,
        "level": None,
        "date": None,
        "year": None,
        "source_file": "a.txt",
        "source_lines": (Lines(1, 9),),
        "sections": (),
        "items": (item,),
    }
    return Document(key=key, **{**fields, **more})


def notice(key: str, plan: str, *citations: Citation, **more: Any) -> Document:
    """A covering notice without the plan that it issues."""
    issued = Citation(CitationRole.ISSUES, plan, None, Lines(1, 1))
    fields = {"items": (), "citations": (issued, *citations), "notice_only": True}
    return document(key, **{**fields, **more})
