"""An item's whole story: its text, and what became of it place by place."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView, ItemId
from api.pages.grid import MOST_COLUMNS, CurrentShown
from api.pages.leaves import place_choices
from api.pages.render import CurrentPage
from lineage.model import Level
from lineage.naming import names_apart
from lineage.queries import documents as queries
from lineage.queries.coverage import Filter, item_coverage
from lineage.queries.lookups import known_card
from lineage.queries.network import item_sources
from lineage.queries.parts import depth_of

router = APIRouter()


@router.get("/items/{id}")
def item(view: CurrentView, page: CurrentPage, id: ItemId, shown: CurrentShown) -> HTMLResponse:
    """The story of one item; of a large corpus one region at a time."""
    found = queries.item(view, id)
    items = view.items(found.document)
    at = next(number for number, each in enumerate(items) if each.id == id)
    wanted = shown.columns_of_item(view, id)
    regions = shown.by_region(view, found.document, wanted) if len(wanted) > MOST_COLUMNS else None
    among = frozenset(() if regions else wanted[:MOST_COLUMNS])
    coverage = item_coverage(view, id, Filter(among=among), page.language)
    rows = sorted(coverage.items, key=lambda row: (depth_of(row.level), row.place or ""))
    return page.render(
        "item.html",
        item=found,
        label=names_apart(items)[id] if found.label else None,
        document=known_card(view, found.document),
        before=items[at - 1] if at else None,
        after=items[at + 1] if at + 1 < len(items) else None,
        sources=item_sources(view, id, page.language),
        coverage=replace(coverage, items=tuple(rows)),
        regions=regions,
        shown=shown,
        levels=tuple(Level),
        place_choices=place_choices(view),
        hidden=0 if regions else max(0, len(wanted) - MOST_COLUMNS),
        row=next((row for row in regions.items if row.item == id), None) if regions else None,
    )
