"""Every page in both languages, and over corpora that are odd: none, one document, hostile, large."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from lineage.model import Fidelity, Lineage
from lineage.store import MemoryStore
from tests import bundled

ITEM = "state-council-2018-23:13"
PAGES = [
    "/",
    f"/?item={ITEM}&document=huizhou-2018",
    "/matrix",
    "/matrix?status=dropped&level=&place=&words=&sort=dropped",
    "/matrix/clauses",
    "/matrix/clauses?level=county&words=试点",
    "/documents",
    "/documents/lechang-2018-41",
    f"/items/{ITEM}",
    "/items/huizhou-2018:13",
    "/graph",
    "/graph?grain=item",
    "/graph?grain=clause&relation=edited",
    f"/graph?item={ITEM}",
    f"/graph/data?item={ITEM}",
    f"/graph/picture.svg?item={ITEM}",
    "/search?q=试点",
    "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1",
    "/agencies?name=博罗",
    "/numbering?upstream=state-council-2018-23&downstream=guangzhou-zwb-2018",
    "/sources",
    "/ask?q=哪些市删去了（十三）",
    "/ask?q=江门市新增了什么",
    f"/parts/cell?item={ITEM}&document=lechang-2018-41",
    f"/parts/edge?upstream={ITEM}&unit=huizhou-2018",
    "/docs",
    "/problems",
    "/problems/parameter",
]
EMPTY_FORMS = ["/search", "/compare", "/ask", "/numbering", "/agencies"]


def english(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=en"


def explorer(lineage: Lineage, folder: Path) -> Iterator[TestClient]:
    MemoryStore(folder).replace(lineage)
    with TestClient(create_app(Settings(folder)), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", [*PAGES, *EMPTY_FORMS])
def test_page(client: TestClient, path: str) -> None:
    for address in (path, english(path)):
        response = client.get(address)
        assert response.status_code == 200, response.text
        assert "script-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", [path for path in PAGES if "/parts" not in path])
def test_english_pages_are_in_english(client: TestClient, path: str) -> None:
    """What isn't English on an English page is text of a document, and marked as Chinese."""
    page = client.get(english(path))
    if page.headers["content-type"].startswith("text/html"):
        assert 'lang="en"' in page.text
        assert "总览" not in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/items/state-council-2018-23:99", 404),
        ("/documents/nowhere", 404),
        ("/graph?item=nowhere:1", 404),
        ("/compare?a=x&b=y", 404),
        (f"/parts/cell?item={ITEM}&document=nowhere", 404),
        (f"/?item={ITEM}&document=shaoguan-2022-103", 404),
        ("/matrix?status=lost", 422),
        ("/?lang=fr", 422),
        ("/ask?q=hello", 422),
    ],
)
def test_what_is_wrong_is_said_on_a_page(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>" in response.text


def test_nothing_built(unbuilt: TestClient) -> None:
    response = unbuilt.get("/")
    assert response.status_code == 503
    assert "lineage build" in response.text
    assert response.headers["retry-after"]


def test_one_document(tmp_path: Path) -> None:
    whole = bundled.lineage()
    one = replace(
        whole,
        documents=whole.documents[2:3],
        inherits=(),
        look_alikes=(),
        coverage=(),
        missing=(),
        common_sources=(),
        fidelity=whole.fidelity[2:3],
    )
    for client in explorer(one, tmp_path):
        for path in (
            "/",
            "/matrix",
            "/matrix/clauses",
            "/documents",
            f"/items/{ITEM}",
            "/graph",
            *EMPTY_FORMS,
        ):
            assert client.get(path).status_code == 200, path
        assert "没有矩阵" in client.get("/matrix").text


def test_no_document(tmp_path: Path) -> None:
    for client in explorer(Lineage(()), tmp_path):
        for path in (
            "/",
            "/matrix",
            "/matrix/clauses",
            "/documents",
            "/graph",
            "/graph/data",
            *EMPTY_FORMS,
        ):
            assert client.get(path).status_code == 200, path
        assert client.get("/graph/picture.svg").status_code == 404


def test_a_large_corpus_is_not_drawn_whole(tmp_path: Path) -> None:
    for client in explorer(many(bundled.lineage(), "lechang-2018-41", 300), tmp_path):
        page = client.get("/").text
        assert "另有" in page
        assert len(page) < 1_000_000
        narrowed = client.get("/matrix?level=province").text
        assert narrowed.count('class="cell s-') == 17


def many(lineage: Lineage, key: str, count: int) -> Lineage:
    """The corpus with one document's card and coverage repeated under other keys."""
    document = next(each for each in lineage.documents if each.key == key)
    rows = [each for each in lineage.coverage if each.document == key]
    keys = [f"copy-{number}" for number in range(count)]
    return replace(
        lineage,
        documents=(*lineage.documents, *(replace(document, key=each, items=()) for each in keys)),
        coverage=(
            *lineage.coverage,
            *(
                replace(row, document=each, before=None, after=None, look_alikes=())
                for each in keys
                for row in rows
            ),
        ),
        fidelity=(*lineage.fidelity, *(Fidelity(each, 0, 0, 0, 0, 0, 1) for each in keys)),
    )


PAYLOADS = [
    '<script>document.title="hacked"</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)>",
    '" onmouseover="alert(1)',
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}${7*7}",
    "<a href='javascript:alert(1)'>href</a>",
    "</textarea><details open ontoggle=alert(1)>",
]
TEXTS = {"title", "plan_title", "text", "agency", "printed", "issuer", "number", "message"}
TEXTS |= {"wording", "value", "name", "place", "parent", "longest", "source_file", "label"}


def hostile(lineage: Lineage) -> Lineage:
    """The corpus with a payload behind every title, text, place, agency and file name."""
    payloads = itertools.cycle(PAYLOADS)

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoil(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [spoil(part, key) for part in value]
        if key in ("place", "name", "parent") and isinstance(value, str):
            return value + PAYLOADS[0]
        return value + next(payloads) if key in TEXTS and isinstance(value, str) else value

    return msgspec.convert(spoil(msgspec.to_builtins(lineage)), Lineage)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from explorer(hostile(bundled.lineage()), tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("path", PAGES)
def test_texts_of_documents_stay_text(attacked: TestClient, path: str) -> None:
    response = attacked.get(path)
    if not response.headers["content-type"].startswith(("text/html", "image/svg")):
        return
    tags = set(re.findall(r"<(script|iframe|img|svg|details|a|textarea)\b([^>]*)", response.text))
    for name, rest in tags:
        assert name != "iframe", path
        assert "onerror" not in rest, path
        assert "onload=" not in rest, path
        assert "javascript:" not in rest.partition('href="')[2].partition('"')[0], path
    assert not re.search(r"<script(?![^>]*\bsrc=)", response.text)
    assert "49$" not in response.text
