"""Agencies and what they have to do: of a large corpus first how much, then where."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentAnswers
from api.memo import Answers
from api.pages.leaves import Leaf, Number, Words, leaf, place_choices
from api.pages.marks import heading
from api.pages.render import CurrentPage
from lineage.grouping import grouped
from lineage.queries import documents as queries
from lineage.queries.answers.documents import AgencyRow, AgencyTotal
from lineage.store import View

router = APIRouter()

SHOWN_AGENCIES = 150
SHOWN_ROWS = 1200
MANY_DOCUMENTS = 30


def prepare(answers: Answers) -> None:
    """Work out the agencies of the whole corpus."""
    answers.once(queries.agency_totals, lasting=True)


@router.get("/agencies")
def agencies(
    answers: CurrentAnswers,
    page: CurrentPage,
    name: Words = "",
    place: Words = "",
    number: Number = 1,
) -> HTMLResponse:
    """Who is responsible for what; of a large corpus first how much each agency has to do."""
    view = answers.view
    common = {"name": name, "place": place, "place_choices": place_choices(view)}
    if len(view.cards()) > MANY_DOCUMENTS and not (name.strip() or place.strip()):
        return page.render("agencies.html", **common, totals=_totals(answers, number))
    found = queries.agencies(view, place.strip() or None, name.strip() or None).items
    groups = grouped((row.agency, row) for row in found)
    most = SHOWN_ROWS // max(1, min(len(groups), SHOWN_AGENCIES))
    shown = list(groups.items())[:SHOWN_AGENCIES]
    return page.render(
        "agencies.html",
        **common,
        groups=shown,
        titles=_titles(view, (row for _, rows in shown for row in rows[:most])),
        hidden=max(0, len(groups) - SHOWN_AGENCIES),
        most=most,
        totals=None,
    )


def _titles(view: View, rows: Iterable[AgencyRow]) -> dict[str, str]:
    """The heading under which each clause of these rows stands."""
    ids = {each for row in rows for each in (*row.lead, *row.support, *row.responsible)}
    found = view.clauses(sorted(ids))
    return {each: heading(at.item.label, at.item.title) for each, at in found.items()}


def _totals(answers: Answers, number: int) -> Leaf[AgencyTotal]:
    """A leaf of all agencies; the first one where there are fewer."""
    return leaf(answers.once(queries.agency_totals), number, SHOWN_AGENCIES)
