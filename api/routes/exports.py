"""Everything in exchange formats, and the coverage report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse

from api.dependencies import CurrentView, Spoken
from api.openapi import UNKNOWN, problems
from lineage.errors import UnknownReference
from lineage.export import EXPORTS
from lineage.queries.answers import Language
from lineage.report import FORMATS, gather

router = APIRouter(tags=["exports"])


def _file(media_types: Iterable[str]) -> dict[int | str, dict[str, Any]]:
    kinds = [each.partition(";")[0] for each in media_types]
    content = {
        each: {"schema": {"type": "object" if each == "application/json" else "string"}}
        for each in kinds
    }
    return {200: {"description": "The file.", "content": content}}


@router.get(
    "/export/{format}",
    response_class=StreamingResponse,
    responses={**problems(UNKNOWN), **_file(each.media_type for each in EXPORTS.values())},
)
def export(
    view: CurrentView,
    format: Annotated[
        str,
        Path(
            description="; ".join(f"`{name}`: {each.about}" for name, each in EXPORTS.items()),
            examples=["graphml"],
            json_schema_extra={"enum": list(EXPORTS)},
        ),
    ],
    lang: Spoken = Language.ZH,
) -> StreamingResponse:
    """The whole corpus with its lineage, as one file."""
    if format not in EXPORTS:
        raise UnknownReference("export format", format, tuple(EXPORTS))
    chosen = EXPORTS[format]
    name = f"lineage-{format}.{chosen.suffix}"
    return StreamingResponse(
        chosen.write(view, lang),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get(
    "/reports/coverage.{format}",
    response_class=Response,
    responses={**problems(UNKNOWN), **_file(each.media_type for each in FORMATS.values())},
)
def report(
    view: CurrentView,
    format: Annotated[
        str,
        Path(
            description="The form of the report.",
            examples=["html"],
            json_schema_extra={"enum": list(FORMATS)},
        ),
    ],
    upstream: Annotated[
        str | None,
        Query(
            description="Key of the upstream document; without it, the one most others descend"
            " from.",
            examples=["state-council-2018-23"],
            max_length=200,
        ),
    ] = None,
    lang: Spoken = Language.ZH,
) -> Response:
    """The coverage report: what became of each item of one document, to hand on."""
    if format not in FORMATS:
        raise UnknownReference("report format", format, tuple(FORMATS))
    chosen = FORMATS[format]
    written = chosen.render(gather(view, upstream or None, lang, date.today()))
    return Response(written, media_type=chosen.media_type)
