"""What routes ask for: a view of the store, the language, the filter of coverage rows."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query, Request

from lineage.model import Level, Status
from lineage.queries.answers import Language
from lineage.queries.coverage import Filter
from lineage.store import Store, View


def view_of(request: Request) -> View:
    """The store's present state: one for the whole request."""
    store: Store = request.app.state.store
    return store.view()


CurrentView = Annotated[View, Depends(view_of)]

Spoken = Annotated[
    Language,
    Query(alias="lang", description="Language of the sentences in the answer: `zh` or `en`."),
]

ItemId = Annotated[
    str,
    Path(
        description="An item's id: document key, colon, label in Arabic digits; the closing"
        " paragraph is `…:closing`.",
        examples=["state-council-2018-23:13"],
        max_length=200,
    ),
]

ClauseId = Annotated[
    str,
    Path(
        description="A clause's id: its item's id, full stop, its number in the item.",
        examples=["huizhou-2018:13.1"],
        max_length=200,
    ),
]

DocumentKey = Annotated[
    str,
    Path(description="A document's key.", examples=["state-council-2018-23"], max_length=200),
]


def coverage_filter(
    status: Annotated[
        list[Status] | None,
        Query(description="Only rows of this status; may be repeated.", examples=[["dropped"]]),
    ] = None,
    level: Annotated[
        list[Level] | None,
        Query(description="Only documents of this level; may be repeated."),
    ] = None,
    place: Annotated[
        str | None,
        Query(description="Only documents of this place.", examples=["惠州市"], max_length=100),
    ] = None,
    document: Annotated[
        str | None,
        Query(
            description="Only this document, by its key.",
            examples=["lechang-2018-41"],
            max_length=200,
        ),
    ] = None,
) -> Filter:
    """Which coverage rows are asked for; nothing given means all."""
    return Filter(tuple(status or ()), tuple(level or ()), place or None, document or None)


Wanted = Annotated[Filter, Depends(coverage_filter)]
