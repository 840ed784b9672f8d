"""What the reviewer decides on the pages: the one route that writes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import WORDS_LENGTH, CurrentView, Spoken
from api.errors import KINDS, UNREAD_BODY, ForeignRequest
from api.openapi import UNKNOWN, problems
from api.security import LOOPBACK
from api.settings import Reviewer
from api.warm import Warm
from lineage import amend
from lineage.decisions import now
from lineage.errors import InputError
from lineage.language import Language
from lineage.model import Decision, Judgement
from lineage.queries.answers.decisions import DecisionRow
from lineage.queries.decisions import decision_rows, pair_named

_MOST = 2000  # characters of a reason
_LONGEST = 100_000  # characters of a clause

router = APIRouter(tags=["lineage"])

Named = Annotated[str, Field(max_length=WORDS_LENGTH)]
Read = Annotated[str, Field(max_length=_LONGEST)]


class NewDecision(BaseModel):
    """What is decided: whether a unit descends from the clause above it, each named as elsewhere.

    `unit_text` and `upstream_text` are what was read of them, if given: nothing is decided about others.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "unit": "huizhou-2018:13.1",
                "upstream": "state-council-2018-23:13.2",
                "judgement": "descends",
                "reason": "同一项任务，换了说法",
            }
        },
    )

    unit: Named
    upstream: Named
    judgement: Judgement
    reason: Annotated[str, Field(max_length=_MOST)] = ""
    unit_text: Read = ""
    upstream_text: Read = ""


def own_page(request: Request) -> None:
    """Refuse what a page from elsewhere sends in the reviewer's browser. Raises ForeignRequest.

    That is a page of another site (its Origin isn't ours), or one whose name was led here (its Host
    isn't this machine): cross-site request forgery and DNS rebinding.
    """
    origin = request.headers.get("Origin")
    foreign = origin is not None and origin.partition("://")[2] != request.url.netloc
    if foreign or request.url.hostname not in LOOPBACK:
        raise ForeignRequest


@router.post(
    "/decisions",
    status_code=201,
    responses=problems(UNKNOWN, KINDS[InputError], KINDS[ForeignRequest], UNREAD_BODY),
    response_description="The decision with both texts, as it stands.",
    dependencies=[Depends(own_page)],
)
def decide(
    request: Request, view: CurrentView, wanted: NewDecision, lang: Spoken = Language.ZH
) -> DecisionRow:
    """Decide about a pair in the reviewer's name: it is written beside the sources, and counts at once."""
    reviewer: Reviewer = request.app.state.reviewer
    warm: Warm = request.app.state.warm
    unit, upstream = pair_named(view, wanted.unit, wanted.upstream)
    asked = Decision(
        unit=unit,
        upstream=upstream,
        judgement=wanted.judgement,
        author=reviewer.name,
        time=now(),
        reason=wanted.reason,
        unit_text=wanted.unit_text,
        upstream_text=wanted.upstream_text,
    )
    told, answers = warm.change(lambda store: amend.decide(asked, reviewer.source, store))
    (row,) = decision_rows(answers.view, [told], lang)
    return row
