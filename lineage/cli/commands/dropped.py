"""Which documents dropped an item."""

from __future__ import annotations

from typing import Annotated

import typer

from lineage.cli import show
from lineage.cli.filters import Levels, Of
from lineage.cli.session import Session, command
from lineage.model import Status
from lineage.queries.coverage import Filter, item_coverage
from lineage.queries.levels import LevelName, city, levels
from lineage.queries.meant import resolve_item

EXAMPLES = (
    "lineage dropped 十三",
    "lineage dropped 6 --level any",
    "lineage dropped 3 --of 粤府办〔2018〕19号 --json",
)


@command(answers=True)
def run(
    session: Session,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="An item: 十三, （十三）, 13, its title or id.")
    ],
    of: Of = None,
    level: Levels = [LevelName.CITY],  # noqa: B006 (typer copies it)
) -> None:
    """Which cities dropped an item, with the reason and what proves it.

    Cities are prefectures, counties and their departments; --level asks about others.
    The same answer as lineage ask 哪些市删去了（十三）.
    """
    view = session.view()
    wanted = Filter(statuses=(Status.DROPPED,), levels=levels(level), among=city(view, level))
    named = resolve_item(view, item, of)
    answer = item_coverage(view, named, wanted, session.language)
    session.answer(answer, *show.coverage(answer, session.language))
