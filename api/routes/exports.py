"""Everything in exchange formats, and the coverage report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Response
from fastapi.responses import StreamingResponse

from api.dependencies import CurrentView, OfRegion, Spoken, Upstream
from api.openapi import UNKNOWN, problems
from lineage.errors import UnknownReference
from lineage.export import EXPORTS
from lineage.language import Language
from lineage.report import FORMATS, Scope, file_name, gather

router = APIRouter(tags=["exports"])

CHUNK = 1 << 16  # characters, about: each chunk is a trip to a thread, whatever its size


def _file(media_types: Iterable[str]) -> dict[int | str, dict[str, Any]]:
    kinds = [each.partition(";")[0] for each in media_types]
    content = {each: {"schema": _schema(each)} for each in kinds}
    return {200: {"description": "The file.", "content": content}}


def chunks(pieces: Iterable[str], size: int = CHUNK) -> Iterator[str]:
    """Pieces of text joined until they have so many characters; the last has what is left."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(kept)
            kept, length = [], 0
    if kept:
        yield "".join(kept)


def _schema(media_type: str) -> dict[str, str]:
    if media_type == "application/json":
        return {"type": "object"}
    if "openxmlformats" in media_type:
        return {"type": "string", "format": "binary"}
    return {"type": "string"}


def _disposition(name: str, fallback: str, shown: bool) -> dict[str, str]:
    """A file's name for browsers, in any script; `shown` opens it in place."""
    kind = "inline" if shown else "attachment"
    encoded = quote(name, safe="")
    value = f"{kind}; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"
    return {"Content-Disposition": value}


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
    parts = chunks(chosen.write(view, lang))
    first = next(parts, "")  # before the answer begins: what fails here is still said as a problem
    return StreamingResponse(
        chain([first], parts),
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
    upstream: Upstream = None,
    region: OfRegion = None,
    lang: Spoken = Language.ZH,
) -> Response:
    """The coverage report: what became of each item of one document, to hand on.

    Below a document that hundreds descend from, it goes into those nearest to it and says so;
    `region` chooses others, and `csv` always holds all.
    """
    if format not in FORMATS:
        raise UnknownReference("report format", format, tuple(FORMATS))
    chosen = FORMATS[format]
    scope = Scope(upstream, region, chosen.most)
    found = gather(view, scope, lang, date.today())
    named = _disposition(file_name(found, format), f"coverage.{format}", format == "html")
    return Response(chosen.render(found), media_type=chosen.media_type, headers=named)
