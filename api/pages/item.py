"""An item's whole story: its text, and what became of it place by place."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView, ItemId
from api.pages.render import CurrentPage
from lineage.queries import documents as queries
from lineage.queries.coverage import item_coverage

router = APIRouter()


@router.get("/items/{id}")
def item(view: CurrentView, page: CurrentPage, id: ItemId) -> HTMLResponse:
    """The story of one item."""
    found = queries.item(view, id)
    return page.render(
        "item.html",
        item=found,
        document=queries.document(view, found.document).card,
        coverage=item_coverage(view, id, language=page.language),
    )
