"""Errors as RFC 9457 problem details: one table from the error tree to status and type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from json import JSONDecodeError
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.security import headers_for
from lineage.errors import (
    InputError,
    LineageError,
    LoadingError,
    NoGraphError,
    NothingFound,
    ParameterError,
    QuestionError,
    ServiceError,
    StoreError,
    UnknownReference,
)
from lineage.language import Language, pick

MEDIA_TYPE = "application/problem+json"
API = "/api/"
RETRY_SECONDS = 5


class ForeignRequest(InputError):  # noqa: N818 (reads as what it is)
    """A request to decide that doesn't come from a page of this server, opened on its machine."""

    def __init__(self) -> None:
        zh = "只有在本机打开的本服务器的网页可以判定。"
        en = "Decisions come from this server's own pages, opened on its own machine."
        super().__init__((zh, en))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: `slug` ends its stable type, `title` names it in general."""

    slug: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """The stable `type`, a reference to the page that explains it."""
        return f"/problems/{self.slug}"

    def problem(self, detail: str, instance: str, fix: str | None = None) -> Problem:
        """A problem of this kind."""
        return Problem(self.type, self.title, self.status, detail, instance, fix)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One parameter that isn't acceptable: its name, where it stands, and why."""

    parameter: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (RFC 9457). `type` is stable; `fix` says what to do about it.

    `known` lists what there is when something unknown was named, `examples` questions that
    can be read, `errors` the parameters that aren't acceptable.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    fix: str | None = None
    known: tuple[str, ...] | None = None
    examples: tuple[str, ...] | None = None
    errors: tuple[Wrong, ...] | None = None


KINDS: Mapping[type[LineageError], Kind] = {
    NothingFound: Kind("nothing-found", 404, "Nothing in the corpus fits"),
    UnknownReference: Kind("unknown-reference", 404, "Not in the corpus, or not one alone"),
    QuestionError: Kind("unreadable-question", 422, "The question can't be read"),
    ParameterError: Kind("parameter", 422, "A parameter isn't right"),
    NoGraphError: Kind("no-graph", 503, "Nothing has been built yet"),
    LoadingError: Kind("loading", 503, "The graph is being read"),
    StoreError: Kind("store", 503, "The store can't be read"),
    ServiceError: Kind("service", 503, "Something needed can't be reached"),
    ForeignRequest: Kind("elsewhere", 403, "Only pages of this server may decide"),
    InputError: Kind("input", 422, "The input is wrong"),
    LineageError: Kind("error", 500, "Something went wrong"),
}
VALIDATION = KINDS[ParameterError]
UNREAD_BODY = Kind("body", 400, "The body can't be read")
HTTP_KINDS = {
    400: UNREAD_BODY,
    404: Kind("no-route", 404, "There is no such address"),
    405: Kind("method", 405, "The method isn't allowed here"),
}
_DESCRIBED = (
    "接口的全部地址见 /docs 和 /api/v1/openapi.json。",
    "All addresses of the API are described under /docs and in /api/v1/openapi.json.",
)
_OBJECT = (
    "请发送一个 JSON 对象，并注明 Content-Type: application/json。",
    "Send a JSON object, as Content-Type: application/json.",
)
INTERNAL = Kind("internal", 500, "An error in the explorer itself")


class UnknownParameters(RequestValidationError):  # noqa: N818 (reads as what it is)
    """Parameters of the query that the route doesn't take; `known` are those it does."""

    def __init__(self, names: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(_said_of(names, "There is no such parameter here"))
        self.known = tuple(known)


class RepeatedParameters(RequestValidationError):  # noqa: N818 (reads as what it is)
    """Parameters of the query with several values that take one."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(_said_of(names, "It takes one value; ask again for each other"))


def _said_of(names: Sequence[str], message: str) -> list[dict[str, Any]]:
    return [{"loc": ("query", name), "msg": message} for name in names]


Page = Callable[[Request, Problem, Exception], Response]


def kind_of(error: LineageError) -> Kind:
    """The table's row for an error, by the nearest of its classes."""
    return next(KINDS[each] for each in type(error).__mro__ if each in KINDS)


def problem_of(error: Exception, path: str, language: Language = Language.EN) -> Problem:
    """The problem details of any exception that reaches the edge; ours are told in a language."""
    if isinstance(error, LineageError):
        return _lineage_problem(error, path, error.language or language)
    if isinstance(error, RequestValidationError):
        if unread := _unread_body(error):
            return UNREAD_BODY.problem(unread, path, pick(_OBJECT, language))
        return _validation_problem(error, path)
    if isinstance(error, HTTPException):
        kind = HTTP_KINDS.get(error.status_code) or Kind("http", error.status_code, error.detail)
        unserved = kind in (HTTP_KINDS[404], HTTP_KINDS[405])
        fix = pick(_DESCRIBED, language) if unserved else None
        return kind.problem(error.detail, path, fix)
    return INTERNAL.problem("See the server's log.", path)


def handle_errors(app: FastAPI, page: Page) -> None:
    """Answer every error: problem+json under /api/, else what `page` makes of it."""

    def answer(request: Request, error: Exception) -> Response:
        problem = problem_of(error, request.url.path, _asked(request))
        inside = request.url.path.startswith(API)
        response = problem_response(problem) if inside else page(request, problem, error)
        headers = error.headers if isinstance(error, HTTPException) else None
        response.headers.update(headers or {})
        if "Allow" in response.headers:
            response.headers["Allow"] = ", ".join(_allowed(request))
        if problem.status == 503:
            response.headers["Retry-After"] = str(RETRY_SECONDS)
        for name, value in headers_for(request.url.path).items():
            response.headers.setdefault(name, value)  # errors of ours pass no middleware
        return response

    handler: Callable[[Request, Exception], Response | Awaitable[Response]] = answer
    for kind in (LineageError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, handler)


def _allowed(request: Request) -> Iterator[str]:
    """The methods that the address takes: the error names those of the first of its routes alone."""
    for method, served in (("GET", ("GET", "HEAD")), ("POST", ("POST",))):  # see api.conditional
        asked = {**request.scope, "method": method}
        if any(each.matches(asked)[0] is Match.FULL for each in request.app.routes):
            yield from served


def problem_response(problem: Problem) -> Response:
    """A problem as problem+json; members without a value are left out."""
    content = {name: value for name, value in asdict(problem).items() if value is not None}
    return JSONResponse(content, problem.status, media_type=MEDIA_TYPE)


def _asked(request: Request) -> Language:
    """The language that the address asks for; English, as the titles, where it doesn't."""
    asked = request.query_params.get("lang", "")
    return Language(asked) if asked in set(Language) else Language.EN


def _lineage_problem(error: LineageError, path: str, language: Language) -> Problem:
    detail, fix = (pick(each, language) for each in (error.happened, error.fix))
    return replace(
        kind_of(error).problem(detail, path, fix or None),
        known=error.known if isinstance(error, UnknownReference) else None,
        examples=error.examples if isinstance(error, QuestionError) else None,
    )


def _unread_body(error: RequestValidationError) -> str | None:
    """Why the body isn't read at all; None if it is, whatever may be wrong with a field of it."""
    for each in error.errors():
        match each:
            case {"type": "json_invalid", "loc": ("body", int(at)), "ctx": {"error": why}}:
                return f"It isn't JSON: {JSONDecodeError(why, error.body, at)}."
            case {"loc": ("body",)}:
                return "It isn't a JSON object."
    return None


def _validation_problem(error: RequestValidationError, path: str) -> Problem:
    wrong = tuple(_wrong(each) for each in error.errors())
    detail = "; ".join(f"{each.parameter}: {each.message}" for each in wrong)
    return replace(
        VALIDATION.problem(detail, path),
        known=error.known if isinstance(error, UnknownParameters) else None,
        errors=wrong,
    )


def _wrong(error: Mapping[str, Any]) -> Wrong:
    place, *names = (str(part) for part in error["loc"])
    return Wrong(names[0] if names else place, place, str(error["msg"]))
