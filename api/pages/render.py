"""From a request to HTML: language, words, links and templates in one object."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.pages import marks
from api.pages.language import default_language
from api.pages.words import Words
from api.security import LOOPBACK
from lineage.language import Language
from lineage.provenance import KINDS

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(marks.FILTERS)
TEMPLATES.globals["KINDS"] = KINDS


def link(path: str, values: Mapping[str, object]) -> str:
    """An address inside the explorer; values that are empty are left out.

    >>> link("/items/a:1", {"document": "b", "place": None, "lang": "en"})
    '/items/a:1?document=b&lang=en'
    """
    given = [(name, each) for name, value in values.items() for each in _several(value)]
    query = urlencode([(name, str(value)) for name, value in given if value not in (None, "")])
    return quote(path, safe="/:") + (f"?{query}" if query else "")


class Page:
    """What a page needs beside its data; `render` makes the response.

    `chosen` is the language that the address names, if any. `own` is the one that the page has without
    that: the reader's, unless the page has another (an answer has that of the question).
    """

    def __init__(
        self, request: Request, chosen: Language | None, own: Language | None = None
    ) -> None:
        default = default_language(request)
        self.request = request
        self.own = own or default
        self.language = chosen or self.own
        self.spoken = "" if self.language is default else self.language.value
        self.words = Words(self.language)

    def link(self, path: str, **values: object) -> str:
        """An address in the same language, unless one is given."""
        lang = values.pop("lang", self.spoken)
        return link(path, {**values, "lang": lang})

    def here(self, code: str) -> str:
        """This view in the language of that code."""
        given = parse_qs(self.request.url.query)
        values: dict[str, object] = {name: each for name, each in given.items() if name != "lang"}
        if Language(code) is not self.own:
            values["lang"] = code
        return link(self.request.url.path, values)

    def _is_here(self) -> bool:
        """Whether the page is opened on the server's own machine, by a name of that."""
        return self.request.url.hostname in LOOPBACK

    def render(self, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
        """The response: the template with its data, the words and the links."""
        return HTMLResponse(self.text(template, **context), status)

    def text(self, template: str, /, **context: Any) -> str:
        """The template with its data, the words and the links."""
        return TEMPLATES.get_template(template).render(
            t=self.words,
            link=self.link,
            here=self.here,
            lang=self.language.value,
            spoken=self.spoken,
            path=self.request.url.path,
            reviewer=self.request.app.state.reviewer if self._is_here() else None,
            **context,
        )


def page_of(request: Request, lang: Annotated[Language | None, Query(max_length=2)] = None) -> Page:
    """The page in the language that the address asks for, else in the reader's."""
    return Page(request, lang)


CurrentPage = Annotated[Page, Depends(page_of)]


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)
