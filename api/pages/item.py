"""An item's whole story: its text, and what became of it place by place."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView, ItemId
from api.pages.render import CurrentPage
from lineage.model import Level
from lineage.queries import documents as queries
from lineage.queries.coverage import item_coverage
from lineage.queries.network import item_sources
from lineage.queries.parts import card, known_card

router = APIRouter()


@router.get("/items/{id}")
def item(view: CurrentView, page: CurrentPage, id: ItemId) -> HTMLResponse:
    """The story of one item."""
    found = queries.item(view, id)
    coverage = item_coverage(view, id, language=page.language)
    rows = sorted(coverage.items, key=lambda row: (_depth(row.level), row.place or ""))
    return page.render(
        "item.html",
        item=found,
        document=card(known_card(view, found.document)),
        sources=item_sources(view, id, page.language),
        coverage=replace(coverage, items=tuple(rows)),
    )


def _depth(level: Level | None) -> int:
    levels = tuple(Level)
    return levels.index(level) if level else len(levels)
