"""Options that choose documents and rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lineage.queries.levels import LevelName

Of = Annotated[
    str | None,
    typer.Option(
        "--of",
        metavar="DOCUMENT",
        help="The upstream document, by key, number or place, if not the usual one.",
    ),
]
Whose = Annotated[
    str | None,
    typer.Argument(
        metavar="DOCUMENT",
        help="Whose units; all documents' if none is named.",
        show_default=False,
    ),
]
OfPlace = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only this place, as 江门市.")
]
OfItem = Annotated[
    str | None,
    typer.Option(
        "--item",
        metavar="ITEM",
        help="Only pairs with a clause of this item, on either side: 十三, （十三）, 13, its title or id.",
    ),
]
Levels = Annotated[
    list[LevelName], typer.Option("--level", help="Only documents of this level; may be repeated.")
]

BuiltFrom = Annotated[
    Path | None,
    typer.Option(
        "--source",
        metavar="DIR",
        help="The folder that the graph was built from, to decide.",
        show_default=False,
    ),
]
