"""Every JSON route: what it answers, and how it says no."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections import defaultdict
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import MEDIA_TYPE
from api.settings import Settings
from lineage.export import EXPORTS
from lineage.language import Language
from lineage.questions.ask import ask
from lineage.report import FORMATS, Scope, gather
from lineage.store import SqliteStore
from tests import bundled

API = "/api/v1"
ITEM = "state-council-2018-23:13"

ROUTES = [
    "/documents",
    "/documents/huizhou-2018",
    f"/items/{ITEM}",
    f"/items/{ITEM}/coverage",
    f"/items/{ITEM}/coverage?status=dropped&level=county&level=department",
    "/coverage",
    "/coverage?upstream=guangdong-2018-19&lang=en",
    "/coverage/clauses",
    "/coverage/regions",
    "/coverage/regions?place=广东省",
    "/clauses/huizhou-2018:13.1/lineage",
    "/clauses/state-council-2018-23:13.1/lineage?direction=down&depth=3",
    "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1",
    "/compare?a=state-council-2018-23:13&b=huizhou-2018:13",
    "/compare?a=state-council-2018-23&b=huizhou-2018",
    "/numbering?upstream=state-council-2018-23&downstream=huizhou-2018",
    "/additions",
    "/additions?document=jiangmen-2018-14",
    "/agencies",
    "/agencies?place=惠州市&name=博罗",
    "/citations",
    "/provinces",
    "/citations?document=lechang-2018-41",
    "/review",
    "/review?document=huizhou-2018&limit=3",
    "/search?q=试点",
    "/ask?q=哪些市删去了（十三）",
    "/ask?q=which cities dropped item (十三)",
]


NAMED = [
    ("/coverage?upstream={}", bundled.PROVINCE, ["粤府办〔2018〕19号", "广东省", "Guangdong"]),
    ("/coverage/clauses?upstream={}", bundled.PROVINCE, ["粤府办〔2018〕19号"]),
    ("/coverage/regions?upstream={}", bundled.PROVINCE, ["广东省"]),
    ("/numbering?upstream={}&downstream=惠州市", bundled.NATION, ["国办发〔2018〕23号", "国务院"]),
    ("/compare?a={}&b=惠州市", bundled.NATION, ["国办发〔2018〕23号", "国务院"]),
    ("/drifts?document={}", "huizhou-2018", ["惠州", "惠州市"]),
    ("/citations?document={}", "lechang-2018-41", ["乐昌"]),
    ("/additions?document={}", "jiangmen-2018-14", ["江门"]),
    (f"/items/{ITEM}/coverage?document={{}}", "huizhou-2018", ["惠州"]),
    ("/reports/coverage.csv?upstream={}", bundled.PROVINCE, ["粤府办〔2018〕19号"]),
]


@pytest.mark.parametrize(("path", "key", "names"), NAMED)
def test_a_document_is_named_alike_everywhere(
    client: TestClient, path: str, key: str, names: list[str]
) -> None:
    by_key = client.get(API + path.format(key))
    assert by_key.status_code == 200, by_key.text
    for name in names:
        assert client.get(API + path.format(name)).content == by_key.content


@pytest.mark.parametrize(
    ("path", "id", "names"),
    [
        (
            "/items/{}",
            ITEM,
            [
                "国办发〔2018〕23号:13",
                "国办发〔2018〕23号：十三",
                "国务院（十三）",
                "十三",
                "第十三条",
            ],
        ),
        ("/items/{}/coverage", ITEM, ["国办发〔2018〕23号:13", "13"]),
        ("/items/{}/coverage.csv", ITEM, ["国办发〔2018〕23号:13"]),
        ("/clauses/{}/lineage", f"{ITEM}.2", ["国办发〔2018〕23号:13.2", "国务院第十三条第二款"]),
        ("/compare?a={}&b=惠州:13", ITEM, ["国办发〔2018〕23号:13", "国务院（十三）"]),
        ("/network?item={}", ITEM, ["国办发〔2018〕23号:13", "十三"]),
        ("/review?item={}", ITEM, ["国办发〔2018〕23号:13", "十三"]),
        ("/documents/{}", "huizhou-2018", ["惠州", "惠州市"]),
        ("/documents/{}/sources", "guangdong-2018-19", ["粤府办〔2018〕19号"]),
    ],
)
def test_what_a_path_names_has_many_names(
    client: TestClient, path: str, id: str, names: list[str]
) -> None:
    by_id = client.get(API + path.format(id))
    assert by_id.status_code == 200, by_id.text
    for name in names:
        assert client.get(API + path.format(name)).content == by_id.content


def test_what_an_item_may_be_called_is_said_where_none_is_called_so(client: TestClient) -> None:
    asked = problem(client, "/items/国办发〔2018〕23号:四十", 404, "unknown-reference")
    assert asked["detail"] == "No item '国办发〔2018〕23号:四十' in the corpus."
    assert "DOCUMENT:13" in asked["fix"]


def test_a_city_is_asked_for_as_on_the_command_line(client: TestClient) -> None:
    rows = get(client, f"/items/{ITEM}/coverage?status=dropped&level=city")["items"]
    assert {row["level"] for row in rows} == {"county", "department", "prefecture"}
    assert rows == get(client, "/ask?q=哪些市删去了（十三）")["items"]
    assert not get(client, f"/items/{ITEM}/coverage?level=national")["items"]


def get(client: TestClient, path: str) -> Any:
    response = client.get(API + path)
    assert response.status_code == 200, response.text
    return response.json()


def problem(client: TestClient, path: str, status: int, kind: str) -> dict[str, Any]:
    response = client.get(API + path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == MEDIA_TYPE
    body: dict[str, Any] = response.json()
    assert body["type"] == f"/problems/{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize("path", ROUTES)
def test_lists_stand_under_items(client: TestClient, path: str) -> None:
    body = get(client, path)
    if not path.startswith((f"/items/{ITEM}?", "/items/")) or "coverage" in path:
        assert isinstance(body["items"], list)
        assert body["items"]


def test_which_cities_dropped_item_13(client: TestClient) -> None:
    body = get(client, f"/items/{ITEM}/coverage?status=dropped")
    rows = {row["document"]: row for row in body["items"]}
    assert set(rows) == {"lechang-2018-41", "guangzhou-zwb-2018", "jiangmen-2018-14"}
    assert rows["lechang-2018-41"]["qualifiers"] == ["not_addressed"]
    assert rows["guangzhou-zwb-2018"]["qualifiers"] == ["not_addressed", "outside_remit"]
    assert rows["jiangmen-2018-14"]["qualifiers"] == ["transmitted", "not_addressed"]
    assert "huizhou-2018" in {row["document"] for row in body["others"]}
    assert [each["place"] for each in body["no_text"]] == ["韶关市"]


def test_a_coverage_row_has_the_fields_that_others_rely_on(client: TestClient) -> None:
    row = get(client, f"/items/{ITEM}/coverage")["items"][0]
    assert set(row) >= {"item", "document", "place", "level", "status", "reason", "evidence"}


def test_every_clause_has_a_cell_a_document(client: TestClient) -> None:
    body = get(client, "/coverage/clauses")
    keys = [each["key"] for each in body["documents"]]
    row = next(each for each in body["items"] if each["clause"]["id"] == f"{ITEM}.1")
    assert [each["document"] for each in row["cells"]] == keys
    relations = {each["document"]: each["relation"] for each in row["cells"]}
    assert relations["lechang-2018-41"] is None
    assert relations["huizhou-2018"] is not None


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("place=惠州市", ["huizhou-2018"]),
        ("document=lechang-2018-41", ["lechang-2018-41"]),
        ("level=county", ["lechang-2018-41"]),
        ("status=kept", []),
    ],
)
def test_coverage_filters(client: TestClient, query: str, documents: list[str]) -> None:
    rows = get(client, f"/items/{ITEM}/coverage?{query}")["items"]
    assert [row["document"] for row in rows] == documents


def test_an_error_is_told_in_the_language_of_the_address(client: TestClient) -> None:
    assert problem(client, "/items/x:1", 404, "unknown-reference")["detail"].startswith(
        "No document"
    )
    told = problem(client, "/items/x:1?lang=zh", 404, "unknown-reference")
    assert told["detail"] == "语料中没有文件“x”。"


def test_the_language_of_reasons(client: TestClient) -> None:
    path = f"/items/{ITEM}/coverage?document=lechang-2018-41"
    assert "承接" in get(client, path)["items"][0]["reason"]
    assert "carried" in get(client, f"{path}&lang=en")["items"][0]["reason"]


def test_the_answer_is_the_query_s(client: TestClient) -> None:
    question = "哪些市删去了（十三）"
    known = json.loads(json.dumps(asdict(ask(bundled.view(), question))))
    assert get(client, f"/ask?q={question}") == known


def test_health(client: TestClient) -> None:
    assert get(client, "/health") == {"status": "ok", "documents": 7}


@pytest.mark.parametrize("name", EXPORTS)
def test_export(client: TestClient, name: str) -> None:
    response = client.get(f"{API}/export/{name}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(EXPORTS[name].media_type)
    assert f"lineage-{name}.{EXPORTS[name].suffix}" in response.headers["content-disposition"]
    assert response.text == "".join(EXPORTS[name].write(bundled.view(), "zh"))  # type: ignore[arg-type]


OPENXML = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("form", "media_type"), [("html", "text/html"), ("md", "text/markdown"), ("csv", "text/csv")]
)
def test_report(client: TestClient, form: str, media_type: str) -> None:
    response = client.get(f"{API}/reports/coverage.{form}?upstream=state-council-2018-23")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media_type)
    assert "乐昌" in response.text
    assert "unsafe-inline" not in response.headers["content-security-policy"].split("style-src")[0]


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("xlsx", f"{OPENXML}.spreadsheetml.sheet"),
        ("docx", f"{OPENXML}.wordprocessingml.document"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_for_an_office_program(
    client: TestClient, form: str, media_type: str, lang: str
) -> None:
    response = client.get(f"{API}/reports/coverage.{form}?region=惠州市&lang={lang}")
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    with zipfile.ZipFile(io.BytesIO(response.content)) as package:
        dated = re.search(rb"(\d{4}-\d\d-\d\d)T00:00:00Z", package.read("docProps/core.xml"))
    assert dated
    made = date.fromisoformat(dated[1].decode())
    assert abs(made - date.today()) <= timedelta(days=1)  # the day may have changed meanwhile
    report = gather(bundled.view(), Scope(region="惠州市"), Language(lang), made)
    assert response.content == FORMATS[form].render(report)
    described = client.get(f"{API}/openapi.json").json()["paths"]
    answers = described[f"{API}/reports/coverage.{{format}}"]["get"]["responses"]["200"]["content"]
    assert answers[media_type]["schema"] == {"type": "string", "format": "binary"}


def test_a_report_is_downloaded_under_a_name_in_its_language(client: TestClient) -> None:
    named = client.get(f"{API}/reports/coverage.docx").headers["content-disposition"]
    kind, fallback, name = named.split("; ")
    assert (kind, fallback) == ("attachment", 'filename="coverage.docx"')
    assert unquote(name) == "filename*=UTF-8''承接情况报告-state-council-2018-23.docx"
    page = client.get(f"{API}/reports/coverage.html?lang=en").headers["content-disposition"]
    assert page.startswith("inline; ")
    assert page.endswith("''coverage-report-state-council-2018-23.html")


@pytest.mark.parametrize(
    "path",
    [
        "/reports/coverage.docx?region=北京市",
        "/documents/nowhere",
        "/items/state-council-2018-23:99",
        "/items/nowhere:1",
        "/items/nowhere:1/coverage",
        f"/items/{ITEM}/coverage?place=北京市",
        f"/items/{ITEM}/coverage?document=nowhere",
        "/coverage?upstream=nowhere",
        "/coverage/clauses?upstream=nowhere",
        "/clauses/state-council-2018-23:13.9/lineage",
        "/compare?a=state-council-2018-23:13.1&b=nowhere:1.1",
        "/numbering?upstream=nowhere&downstream=huizhou-2018",
        "/additions?document=nowhere",
        "/citations?document=nowhere",
        "/ask?q=哪些市删去了（三十三）",
        "/export/docx",
        "/reports/coverage.exe",
    ],
)
def test_unknown_reference(client: TestClient, path: str) -> None:
    assert problem(client, path, 404, "unknown-reference")["known"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        (f"/items/{ITEM}/coverage?status=lost", "status"),
        (f"/items/{ITEM}/coverage?level=village", "level"),
        ("/coverage?lang=fr", "lang"),
        ("/clauses/huizhou-2018:13.1/lineage?depth=0", "depth"),
        ("/clauses/huizhou-2018:13.1/lineage?depth=many", "depth"),
        ("/clauses/huizhou-2018:13.1/lineage?direction=sideways", "direction"),
        ("/compare?a=huizhou-2018:13.1", "b"),
        ("/numbering", "upstream"),
        ("/search", "q"),
        ("/search?q=%20", "q"),
        ("/search?q=a&limit=0", "limit"),
        ("/drifts?limit=0", "limit"),
        ("/additions?offset=-1", "offset"),
        ("/review?after=2", "after"),
        (f"/search?q={'长' * 201}", "q"),
        (f"/network?{'open=a&' * 201}", "open"),
    ],
)
def test_parameter(client: TestClient, path: str, parameter: str) -> None:
    errors = problem(client, path, 422, "parameter")["errors"]
    assert parameter in [each["parameter"] for each in errors]


@pytest.mark.parametrize(
    ("path", "known"),
    [
        (
            f"/items/{ITEM}/coverage?stauts=dropped",
            ["document", "lang", "level", "place", "status"],
        ),
        (
            f"/items/{ITEM}/coverage.csv?Status=dropped",
            ["document", "lang", "level", "place", "status"],
        ),
        (
            "/network?deep=2",
            ["depth", "grain", "item", "level", "most", "open", "region", "relation", "shut"],
        ),
        ("/health?lan=en", []),
        ("/export/pairs?format=csv", ["lang"]),
        ("/health?lang=fr", []),
    ],
)
def test_a_parameter_misspelt_is_an_error(client: TestClient, path: str, known: list[str]) -> None:
    body = problem(client, path, 422, "parameter")
    name = path.partition("?")[2].partition("=")[0]
    assert [(each["parameter"], each["place"]) for each in body["errors"]] == [(name, "query")]
    assert body["known"] == known


@pytest.mark.parametrize(
    "path",
    [
        "/documents?year=&level=&place=&region=&title=",
        "/drifts?kind=&document=&limit=&lang=",
        "/network?grain=&item=&depth=&relation=&level=&open=&region=",
        "/review?after=&item=&place=",
        "/coverage?upstream=",
        "/agencies?name=",
        "/ask?q=",
    ],
)
def test_no_parameter_is_left_blank(client: TestClient, path: str) -> None:
    """A filter that is blank by mistake would let all pass."""
    blank = [each.partition("=")[0] for each in path.partition("?")[2].split("&")]
    wrong = problem(client, path, 422, "parameter")["errors"]
    assert sorted({each["parameter"] for each in wrong}) == sorted(blank)


@pytest.mark.parametrize(
    ("path", "repeated"),
    [
        ("/coverage?upstream=国办发〔2018〕23号&upstream=惠州&lang=en", "upstream"),
        (f"/items/{ITEM}/coverage?place=惠州市&level=city&level=any&place=江门市", "place"),
        ("/search.csv?q=公开&q=财政", "q"),
        ("/documents/惠州?lang=zh&lang=en", "lang"),
    ],
)
def test_one_value_is_taken(client: TestClient, path: str, repeated: str) -> None:
    """Of two places one would be passed over in silence."""
    wrong = problem(client, path, 422, "parameter")["errors"]
    assert [(each["parameter"], each["place"]) for each in wrong] == [(repeated, "query")]


def test_lists_may_be_repeated(client: TestClient) -> None:
    path = f"/items/{ITEM}/coverage?status=dropped&status=partial&level=county&level=department"
    assert len(get(client, path)["items"]) == 2
    get(client, "/network?open=huizhou-2018&open=lechang-2018-41&shut=huizhou-2018:13&shut=a")


def test_the_language_may_be_named_everywhere(client: TestClient) -> None:
    assert get(client, "/documents?lang=en") == get(client, "/documents")


def test_pages_are_lenient(client: TestClient) -> None:
    assert client.get("/?utm_source=mail").status_code == 200


def test_a_part_of_a_long_list(client: TestClient) -> None:
    for path in ("/drifts?", "/additions?", "/review?", "/search?q=公开&"):
        whole = get(client, path.rstrip("?&"))
        part = get(client, f"{path}limit=2&offset=3")
        assert len(whole["items"]) == whole["total"] == part["total"] > 5
        assert part["items"] == whole["items"][3:5]
        assert get(client, f"{path}offset={whole['total']}")["items"] == []
    found = [row["clause.id"] for row in rows(client, "/search.csv?q=公开&offset=3")]
    assert found == [hit["clause"]["id"] for hit in get(client, "/search?q=公开")["items"][3:]]
    changed = rows(client, "/drifts.csv?limit=1")
    assert {(row["unit.id"], row["upstream.id"]) for row in changed} == {
        (edge["unit"]["id"], edge["upstream"]["id"]) for edge in get(client, "/drifts")["items"][:1]
    }


def test_what_people_decided(tmp_path: Path) -> None:
    """Each with both texts; the edge says who decided it; CSV has the same rows."""
    SqliteStore(tmp_path).replace(bundled.change(bundled.judged()))
    with TestClient(create_app(Settings(tmp_path))) as client:
        found = get(client, "/decisions?document=huizhou-2018&lang=en")
        assert [each["standing"] for each in found["items"]] == [
            "in_force",
            "in_force",
            "stale",
            "lost",
        ]
        assert found["items"][3]["unit"] is None
        assert len(rows(client, "/decisions.csv")) == get(client, "/decisions")["total"] == 6
        unit = found["items"][0]["unit_id"]
        edges = get(client, f"/clauses/{unit}/lineage?direction=up")["items"]
        decided = [each for each in edges if each["decided"]]
        assert [each["upstream"]["id"] for each in decided] == [found["items"][0]["upstream_id"]]
        assert decided[0]["reason"].startswith("人工判定承接（甲，2026-05-04）")
        page = client.get("/review?document=huizhou-2018&lang=en").text
        assert "Judged descent (甲, 2026-05-04; not in force: a text has changed)" in page
        assert "The corpus lacks this clause" in page
        assert 'href="#decided">Judged by people 4</a>' in page
        assert (
            "lineage review <span>huizhou-2018</span> <span>--source FOLDER --by NAME</span>"
            in page
        )
        assert f"lineage decide {unit} {found['items'][0]['upstream_id']} withdrawn" in page
        pair = get(client, "/review?document=huizhou-2018&limit=1")["items"][0]
        ends = f"{pair['unit']['id']} {pair['upstream']['id']}"
        assert f"lineage decide {ends} JUDGEMENT <span>--source FOLDER --by NAME</span>" in page
        parted = f"a={bundled.NATION}:13.1&b=huizhou-2018:13.1"
        assert get(client, f"/compare?{parted}")["decided"].startswith("人工判定无关（甲，")
        page = client.get(f"/compare?{parted}&lang=en").text
        assert "Judged unrelated (甲, 2026-05-04)" in page
        assert f"lineage decide huizhou-2018:13.1 {bundled.NATION}:13.1 JUDGEMENT" in page
        page = client.get(f"/items/{bundled.NATION}:13?lang=zh").text
        assert "人工判定无关（甲，2026-05-04）：看过原文。" in page
        (row,) = rows(client, f"/items/{bundled.NATION}:13/coverage.csv?document=huizhou-2018")
        assert row["evidence.decided"] == "人工判定无关（甲，2026-05-04）：看过原文。"


def test_pairs_to_judge_by_item_and_place(client: TestClient) -> None:
    """The same on the page, which marks what both share and shows what was asked for."""
    asked = f"place=惠州市&item={bundled.NATION}:8"
    found = get(client, f"/review?{asked}")
    assert found == get(client, "/review?document=huizhou-2018&item=八")
    assert found["total"] == len(rows(client, f"/review.csv?{asked}")) > 1
    pair = found["items"][0]
    page = client.get(f"/review?{asked}&lang=zh").text
    assert 'name="place" value="惠州市"' in page
    assert f'name="item" value="{bundled.NATION}:8"' in page
    assert f"<span>--item {bundled.NATION}:8</span> <span>--place 惠州市</span>" in page
    assert page.count("lineage decide ") == found["total"]
    span = pair["spans"][0]
    for end in ("unit", "upstream"):
        assert (
            f"<mark>{pair[end]['text'][span[f'{end}_start'] : span[f'{end}_end']]}</mark>" in page
        )
    problem(client, "/review?item=九十九", 404, "unknown-reference")
    assert client.get("/review?item=九十九").status_code == 404


def test_items_and_cells_lead_to_their_pairs(client: TestClient) -> None:
    item = f"{bundled.NATION}:8"
    assert f'href="/review?item={quote(item, safe="")}"' in client.get(f"/items/{item}").text
    rows = [row for each in get(client, "/coverage")["items"] for row in each["cells"]]
    doubtful = next(
        (row["item"], row["document"]) for row in rows if "有待人工判定" in row["reason"]
    )
    page = client.get(f"/parts/cell?item={doubtful[0]}&document={doubtful[1]}").text
    (address,) = re.findall(r'href="(/review\?[^"]+)"', page)
    shown = client.get(html.unescape(address)).text
    assert re.findall(r"lineage decide (\S+):\S+ (\S+)\.\d+ ", shown) == [
        (doubtful[1], doubtful[0])
    ] * shown.count("lineage decide ")
    assert shown.count("lineage decide ") > 0


def test_the_matrix_says_which_documents_carry_nothing(tmp_path: Path) -> None:
    SqliteStore(tmp_path).replace(bundled.change(bundled.bare()))
    told = "the document carries none of the items: it may mainly implement others"
    with TestClient(create_app(Settings(tmp_path))) as client:
        for path in ("/", "/matrix"):
            page = client.get(f"{path}?lang=en").text
            assert f'<p class="note">乐昌市 乐府办明电〔2018〕41号: {told}' in page
        rows = get(client, f"/items/{bundled.NATION}:1/coverage?lang=en")["items"]
        bare = [each["document"] for each in rows if "nothing_carried" in each["qualifiers"]]
        assert bare == [each["document"] for each in rows if told in each["reason"]]
        assert bare == ["lechang-2018-41"]


def test_the_description_is_found_where_it_mostly_stands(client: TestClient) -> None:
    assert client.get("/openapi.json").json() == get(client, "/openapi.json")


def test_unreadable_question(client: TestClient) -> None:
    body = problem(client, "/ask?q=hello", 422, "unreadable-question")
    assert "which cities dropped item (十三)" in body["examples"]


def test_what_stands_elsewhere_is_no_answer(client: TestClient) -> None:
    body = problem(client, "/ask?q=give me a report", 422, "unreadable-question")
    assert "lineage report" in body["detail"]


def test_no_such_route(client: TestClient) -> None:
    assert "/docs" in problem(client, "/nothing", 404, "no-route")["fix"]


def test_method_not_allowed(client: TestClient) -> None:
    response = client.post(f"{API}/documents")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert response.json()["type"] == "/problems/method"
    assert "/docs" in response.json()["fix"]


@pytest.mark.parametrize("path", ROUTES)
def test_nothing_built(unbuilt: TestClient, path: str) -> None:
    problem(unbuilt, path, 503, "no-graph")
    assert unbuilt.get(API + path).headers["retry-after"]


@pytest.mark.parametrize("path", ["/", API + "/documents", API + "/documents.csv", "/docs"])
def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == "no-cache"
        assert "content-length" not in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_an_error_has_no_etag(client: TestClient) -> None:
    path = f"{API}/documents/nowhere"
    assert "etag" not in client.get(path, headers={"If-None-Match": "*"}).headers


@pytest.mark.parametrize(
    "path", ["/", "/static/style.css", API + "/documents", API + "/export/json"]
)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    head, got = client.head(path), client.get(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == got.headers


def test_headers(client: TestClient) -> None:
    headers = client.get(f"{API}/health").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]


def parameters(operations: Any) -> list[Any]:
    """The parameters of a route by name, without their defaults."""
    found = sorted(operations["get"].get("parameters", []), key=lambda each: str(each["name"]))
    return [
        {**each, "schema": {k: v for k, v in each["schema"].items() if k != "default"}}
        for each in found
    ]


class TestDescription:
    """The OpenAPI description leaves nothing out."""

    @pytest.fixture
    def schema(self, client: TestClient) -> Any:
        return get(client, "/openapi.json")

    def test_every_operation(self, schema: Any) -> None:
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                assert operation["description"], path
                assert operation["tags"], path
                assert operation["responses"].keys() - {"404"} == {"200", "304", "422", "503"}, path
                for status in operation["responses"]:
                    assert operation["responses"][status]["description"], (path, status)

    def test_every_parameter(self, schema: Any) -> None:
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                for parameter in operation.get("parameters", ()):
                    assert parameter["description"], (path, parameter["name"])

    def test_a_table_takes_the_parameters_of_the_json_beside_it(self, schema: Any) -> None:
        """All but the defaults: a table holds as many clauses as there may be."""
        paths = schema["paths"]
        pairs = [(path, path.removesuffix(".csv")) for path in paths if path.endswith(".csv")]
        assert len(pairs) > 20
        for table, whole in pairs:
            assert parameters(paths[table]) == parameters(paths[whole]), table

    def test_every_error_is_a_problem(self, schema: Any) -> None:
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if status not in ("200", "304"):
                        assert list(response["content"]) == [MEDIA_TYPE]

    def test_nothing_unknown_can_be_named_where_nothing_is_named(self, schema: Any) -> None:
        names = {"key", "id", "a", "upstream", "document", "item", "format", "q", "place", "region"}
        for path, operations in schema["paths"].items():
            named = {each["name"] for each in operations["get"].get("parameters", ())} & names
            searched = "/search" in path  # for words, whatever they are
            assert ("404" in operations["get"]["responses"]) is bool(named and not searched), path

    def test_every_schema(self, schema: Any) -> None:
        for name, each in schema["components"]["schemas"].items():
            assert each.get("description"), name

    def test_the_examples_are_of_the_corpus(self, schema: Any) -> None:
        examples = {
            parameter["name"]: parameter.get("schema", {}).get("examples")
            for operations in schema["paths"].values()
            for operation in operations.values()
            for parameter in operation.get("parameters", ())
            if parameter["in"] == "path"
        }
        assert all(examples.values()), examples


TABLES = [
    ("/documents.csv", "key"),
    ("/documents/huizhou-2018/sources.csv", "source"),
    (f"/items/{ITEM}/coverage.csv?status=dropped", "reason"),
    ("/coverage.csv", "status"),
    ("/coverage/clauses.csv", "clause.id"),
    ("/coverage/regions.csv", "cell.counts.kept"),
    ("/additions.csv?document=jiangmen-2018-14", "text"),
    ("/citations.csv?document=lechang-2018-41", "target"),
    ("/clauses/huizhou-2018:13.1/lineage.csv", "relation"),
    ("/provinces.csv", "shares.verbatim"),
    ("/agencies.csv?name=博罗", "responsible"),
    ("/numbering.csv?upstream=state-council-2018-23&downstream=huizhou-2018", "namesake"),
    ("/compare.csv?a=state-council-2018-23&b=huizhou-2018", "unit.text"),
    ("/compare.csv?a=state-council-2018-23:13.1&b=huizhou-2018:13.1", "kind"),
    ("/compare.csv?a=lechang-2018-41&b=guangzhou-zwb-2018", "a.text"),
    ("/common-sources.csv", "passage.wording"),
    ("/search.csv?q=试点", "clause.text"),
    ("/ask.csv?q=哪些市删去了（十三）", "status"),
    ("/ask.csv?q=江门市新增了什么", "text"),
    ("/ask.csv?q=江门的文件是哪一年的", "source_lines"),
    ("/ask.csv?q=什么叫部分保留", "meaning"),
    ("/ask.csv?q=谁附上了国务院的全文", "clause.text"),
    ("/ask.csv?q=哪个市最忠实", "shares.verbatim"),
    ("/ask.csv?q=惠州哪些条款是逐字照抄的", "unit.text"),
    ("/ask.csv?q=比较江门和惠州", "status"),
    ("/ask.csv?q=乐昌比广东多了什么", "text"),
]


@pytest.mark.parametrize(("path", "column"), TABLES)
def test_tables(client: TestClient, path: str, column: str) -> None:
    response = client.get(API + path)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert column in rows[0]
    assert None not in rows[0]


def test_documents_can_be_chosen(client: TestClient) -> None:
    def keys(query: str) -> set[str]:
        found = client.get(f"{API}/documents?{query}").json()["items"]
        listed = rows(client, f"/documents.csv?{query}")
        assert [each["key"] for each in listed] == [each["key"] for each in found]
        return {each["key"] for each in found}

    assert keys("place=韶关市") == {"shaoguan-2022-103"}
    assert keys("region=韶关市") == {"shaoguan-2022-103", "lechang-2018-41"}
    assert keys("level=county&level=department") == {"lechang-2018-41", "guangzhou-zwb-2018"}
    assert keys("year=2022") == {"shaoguan-2022-103"}
    assert keys("title=粤府办[2018]19号") == {"guangdong-2018-19"}
    assert keys("region=广东省&year=2018&title=分工方案") == {"lechang-2018-41"}
    assert client.get(f"{API}/documents?place=深圳市").status_code == 404


def test_a_region_is_no_place(client: TestClient) -> None:
    response = client.get(f"{API}/network?place=韶关市")
    assert response.status_code == 422
    assert "region" in response.json()["known"]


def test_who_attaches_the_whole_text_is_told_of_each_clause(client: TestClient) -> None:
    attached = {
        each["document"]
        for each in rows(client, "/coverage/clauses.csv")
        if each["attached"] == "true"
    }
    assert attached == {"guangdong-2018-19", "jiangmen-2018-14"}


def heading(client: TestClient, path: str) -> str:
    return client.get(API + path).content.decode("utf-8-sig").splitlines()[0]


def test_a_table_has_the_same_columns_whatever_is_in_it(client: TestClient) -> None:
    whole = heading(client, f"/items/{ITEM}/coverage.csv")
    for query in ("?place=惠州市", "?status=topical"):
        assert heading(client, f"/items/{ITEM}/coverage.csv{query}") == whole
    assert heading(client, "/ask.csv?q=（十三）在各地怎么样了") == whole
    assert heading(client, "/search.csv?q=没有的词") == heading(client, "/search.csv?q=试点")


def rows(client: TestClient, path: str) -> list[dict[str, str]]:
    text = client.get(API + path).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_table_holds_what_proves_its_rows(client: TestClient) -> None:
    told = {row["document"]: row for row in rows(client, "/ask.csv?q=哪些市删去了（十三）")}
    huizhou = told["huizhou-2018"]
    assert huizhou["evidence.carried.unit"] == "huizhou-2018:13.1"
    assert huizhou["evidence.carried.drifts"] == "时限缺失：9月底前（只对省级以上机关提出）"
    assert huizhou["evidence.carried.agencies.responsible"] == "博罗县政府"
    assert huizhou["evidence.dropped"] == f"{ITEM}.2、{ITEM}.3"
    charged = rows(client, "/ask.csv?q=谁负责（十三）")
    assert [(row["clause.id"], row["agencies.responsible"]) for row in charged] == [
        ("guangdong-2018-19:6.1", ""),
        ("huizhou-2018:13.1", "博罗县政府"),
    ]
    (first,) = rows(client, "/ask.csv?q=“谁起草、谁解读”出自哪里")
    assert first["id"] == "jiangmen-2018-14:2.1"
    changed = rows(client, "/ask.csv?q=哪些地方改了时限")
    assert all("时限" in row["drifts"] for row in changed)
    province = rows(client, "/provinces.csv")[0]
    assert (province["levels.prefecture"], province["levels.national"]) == ("3", "0")
    assert "shares.document" not in province


def test_every_stretch_is_of_a_clause_that_is_named(client: TestClient) -> None:
    found = rows(client, "/documents/huizhou-2018/sources.csv")
    texts: dict[str, str] = defaultdict(str)
    for row in found:
        texts[row["unit"]] += row["text"]
    answer = client.get(f"{API}/documents/huizhou-2018/sources").json()
    assert texts == {each["clause"]["id"]: each["clause"]["text"] for each in answer["items"]}


def test_what_documents_side_by_side_have_in_common_is_a_table(client: TestClient) -> None:
    sides = "?a=lechang-2018-41&b=guangzhou-zwb-2018"
    found, answer = rows(client, f"/compare.csv{sides}"), client.get(f"{API}/compare{sides}").json()
    assert {(row["a.document"], row["b.document"]) for row in found} == {
        ("lechang-2018-41", "guangzhou-zwb-2018")
    }
    upstream = {row["upstream.id"] for row in found} - {""}
    assert upstream == {each["upstream"]["id"] for each in answer["common"]}
    wording = {row["wording"] for row in found} - {""}
    assert wording == {each["wording"] for each in answer["shared"]}
    assert sum(bool(row["relation"]) for row in found) == len(answer["items"])


def test_tables_say_no_like_the_rest(client: TestClient) -> None:
    problem(client, "/documents/nowhere/sources.csv", 404, "unknown-reference")
    problem(client, "/ask.csv?q=hello", 422, "unreadable-question")
