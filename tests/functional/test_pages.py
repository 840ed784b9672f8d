"""Every page in both languages, and over corpora that are odd: none, one document, hostile, large."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, unquote_plus

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.pages import item, tools
from api.settings import Settings
from lineage.language import Language
from lineage.model import Lineage
from lineage.store import SqliteStore
from tests import bundled
from tests.functional.conftest import asked
from tests.functional.hostile import PAYLOADS, hostile
from tests.functional.large import large

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
    "/documents/lechang-2018-41?original=1",
    f"/items/{ITEM}",
    "/items/huizhou-2018:13",
    "/graph",
    "/graph?grain=item",
    "/graph?grain=clause&relation=edited",
    f"/graph?item={ITEM}",
    "/graph?open=huizhou-2018&open=huizhou-2018:13",
    "/graph/picture.svg?open=huizhou-2018&open=huizhou-2018:13",
    "/parts/clause?id=huizhou-2018:13.1",
    f"/graph/data?item={ITEM}",
    f"/graph/picture.svg?item={ITEM}",
    "/search?q=试点",
    "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1",
    f"/compare?a={ITEM}&b=huizhou-2018:13",
    "/compare?a=huizhou-2018&b=state-council-2018-23",
    "/agencies?name=博罗",
    "/numbering?upstream=state-council-2018-23&downstream=guangzhou-zwb-2018",
    "/sources",
    "/review",
    "/review?after=0.5,a:1,b:1",
    "/drifts",
    "/drifts?document=guangdong-2018-19&kind=deadline_lost",
    "/ask?q=哪些市删去了（十三）",
    "/ask?q=江门市新增了什么",
    "/ask?q=所有文件的文号",
    "/ask?q=乐昌引用了哪些文件",
    "/ask?q=广东省哪个市最忠实",
    "/ask?q=哪些结论存疑",
    "/ask?q=谁判定的",
    "/ask?q=惠州哪些条款是逐字照抄的",
    "/ask?q=比较江门和惠州",
    "/ask?q=乐昌比广东多了什么",
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
    SqliteStore(folder).replace(bundled.change(lineage))
    yield from asked(create_app(Settings(folder)))


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
        (f"/parts/cell?item={ITEM}&document=", 422),
        ("/parts/cell?item=&document=huizhou-2018", 422),
        (f"/parts/edge?upstream={ITEM}&unit=", 422),
        ("/parts/clause?id=", 422),
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


def test_comparing_documents_and_items(client: TestClient) -> None:
    documents = client.get("/compare?a=huizhou-2018&b=state-council-2018-23").text
    assert "编号对照" in documents
    assert "同号不同文" in documents
    assert documents.count('class="edge"') > 20
    item = client.get(f"/compare?a={ITEM}&b=huizhou-2018:13").text
    assert "并向省" in item
    assert "编号对照" not in item
    assert "没有承接" in client.get(f"/compare?a={ITEM}&b=jiangmen-2018-14:1").text


def test_the_other_language_shows_the_same_view(client: TestClient) -> None:
    """Of what is given several times, too, and in both directions."""
    opened = "/graph?open=huizhou-2018&open=jiangmen-2018-14&shut=lechang-2018-41"
    for here, there in ((opened, f"{opened}&lang=en"), (f"{opened}&lang=en", opened)):
        assert f'href="{html.escape(there)}"' in client.get(here).text


@pytest.mark.parametrize(
    ("accepted", "told", "page", "other"),
    [
        ("en-US,en;q=0.9", None, "en", "zh"),
        ("zh-CN,en;q=0.5", None, "zh-Hans", "en"),
        ("de", None, "zh-Hans", "en"),
        ("zh-CN", Language.EN, "en", "zh"),
        ("en", Language.ZH, "zh-Hans", "en"),
    ],
)
def test_a_page_speaks_the_reader_s_language_and_keeps_to_the_one_chosen(
    client: TestClient, accepted: str, told: Language | None, page: str, other: str
) -> None:
    """Unless the server was told one; the address goes before both."""
    asked = TestClient(client.app, headers={"Accept-Language": accepted})
    client.app.state.language = told  # type: ignore[attr-defined]
    try:
        first = asked.get("/documents")
        assert f'<html lang="{page}">' in first.text
        assert "Accept-Language" in first.headers["Vary"]
        assert 'href="/matrix"' in first.text
        assert f'href="/documents?lang={other}"' in first.text
        turned = asked.get(f"/documents?lang={other}").text
        assert f'href="/matrix?lang={other}"' in turned
        assert 'href="/documents" hreflang' in turned
        item = asked.get(f"/items/{ITEM}?lang={other}").text
        assert f'href="/documents/state-council-2018-23?lang={other}#' in item
        hidden = f'<input type="hidden" name="lang" value="{other}">'
        assert hidden in asked.get(f"/drifts?lang={other}").text
        assert hidden not in asked.get("/drifts").text
        missing = asked.get("/nowhere")
        assert (missing.status_code, missing.headers["Vary"]) == (404, "Accept-Language")
        assert f'<html lang="{page}">' in missing.text
    finally:
        client.app.state.language = None  # type: ignore[attr-defined]
    assert "Accept-Language" not in asked.get("/api/v1/documents").headers.get("Vary", "")


def test_agencies_are_named_by_their_role(client: TestClient) -> None:
    page = client.get(f"/parts/cell?item={ITEM}&document=huizhou-2018").text
    assert '<span class="role">负责</span> <span lang="zh-Hans">博罗县政府</span>' in page
    asked = client.get("/ask?q=who is responsible for item 13").text
    assert '<span class="role">Responsible</span>' in asked
    lead = client.get("/documents/lechang-2018-41").text
    assert '<span class="role">牵头</span>' in lead
    assert '<span class="role">配合</span>' in lead


def test_a_passage_is_marked_in_both_texts_and_as_odd(client: TestClient) -> None:
    page = client.get("/sources").text
    assert page.count("与乐昌市的建制不符：市、区") == 1
    assert page.count("<mark>") >= 2 * page.count('class="sides"')
    assert "has no districts: 市、区" in client.get("/sources?lang=en").text


def test_the_closing_has_its_word_in_the_numbering(client: TestClient) -> None:
    path = "/numbering?upstream=state-council-2018-23&downstream=huizhou-2018"
    for language, word in (("zh", "结尾"), ("en", "closing")):
        page = client.get(f"{path}&lang={language}").text
        assert f">{word}</span></a>" in page


def test_what_is_counted_of_all_places_stands_above_the_rows(client: TestClient) -> None:
    page = client.get("/ask?q=哪个市删得最多").text
    counted = page.partition('<p class="reply">')[2].partition("</p>")[0].splitlines()
    assert counted[1] == "乐昌市：删去（1 条）：（十三）"
    assert '<p class="reply">' not in client.get("/ask?q=乐昌市删去了哪些").text
    none = client.get("/ask?q=大多数市删去了哪些条").text
    assert none.count("没有符合条件的条目。") == none.count("未见其文件，不作判断") == 1


def test_answers_about_whole_documents_lead_to_their_proof(client: TestClient) -> None:
    fact = client.get("/ask?q=江门的文件是哪一年的").text
    assert "印发日期：2018-06-29" in fact
    assert "/documents/jiangmen-2018-14?original=1#L42" in fact
    cited = client.get("/ask?q=谁附上了国务院的全文").text
    assert 'href="/documents/guangdong-2018-19#guangdong-2018-19:notice.1"' in cited
    assert "广东省、国务院" in cited
    shares = client.get("/ask?q=广东省哪个市最忠实").text
    assert shares.index("乐昌市") < shares.index("惠州市") < shares.index("不作比较")
    compared = client.get("/ask?q=compare Jiangmen and Huizhou").text
    assert 'href="/compare?a=jiangmen-2018-14&amp;b=huizhou-2018' in compared
    assert "1 of 6 clauses" in compared
    assert "（没有哪一条提到" in client.get("/ask?q=财政预决算信息公开各地怎么写").text


def test_a_quoted_sentence_leads_to_its_first_document_and_the_heirs(client: TestClient) -> None:
    page = client.get("/ask?q=“进一步推进人大代表建议和政协委员提案办理结果公开”从哪里来").text
    first, _, heirs = page.partition("<h2>语料中最早见于</h2>")[2].partition("<h2>来源</h2>")
    assert "state-council-2018-23:1.4" in first
    assert "huizhou-2018:1.4" in heirs


def test_numbers_are_set_beside_those_of_whoever_carries_most(tmp_path: Path) -> None:
    whole = bundled.lineage()
    lechang = tuple(each for each in whole.inherits if not each.unit.startswith("lechang-"))
    for told in explorer(replace(whole, inherits=lechang), tmp_path):
        page = told.get("/numbering").text
        assert '<option value="huizhou-2018" selected' in page


def test_where_no_item_is_carried_the_numbering_says_so(client: TestClient) -> None:
    path = "/numbering?upstream=state-council-2018-23&downstream=shaoguan-2022-103"
    page = client.get(path).text
    assert "没有承接这份上级文件的任何一条" in page
    assert "所以没有矩阵" not in page


@pytest.mark.parametrize("part", ["lechang-2018-41", "lechang-2018-41:3", "乐昌:3.1"])
def test_a_document_is_not_compared_with_itself(client: TestClient, part: str) -> None:
    page = client.get(f"/compare?a=乐昌市&b={part}").text
    assert "同一份文件" in page
    assert "互不隶属" not in page
    assert 'class="known"' not in page
    refused = client.get(f"/api/v1/compare?a=乐昌市&b={part}")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/parameter")


def test_compared_clauses_are_marked_as_their_edge_is(client: TestClient) -> None:
    upstream, unit = f"{ITEM}.1", "huizhou-2018:13.1"
    compared = client.get(f"/compare?a={upstream}&b={unit}").text
    edge = client.get(f"/parts/edge?upstream={upstream}&unit={unit}").text
    marks = re.compile("<(?:del|ins)>[^<]*")
    assert marks.findall(compared) == marks.findall(edge) != []


def test_deadlines_set_for_others_are_counted_apart(client: TestClient) -> None:
    found = client.get("/api/v1/drifts").json()["items"]
    apart = [each for each in found if all(drift["set_for"] for drift in each["drifts"])]
    assert 0 < len(apart) < len(found)
    page = client.get("/drifts").text
    assert f"{len(found)} 款，其中 {len(apart)} 款的时限原只对上级机关提出" in page


def test_what_somebody_types_is_not_kept(client: TestClient, app: FastAPI) -> None:
    """It would push out what others ask for."""
    kept = app.state.warm.answers()._kept
    before = set(kept)
    for asked_for in ("words=试点", "place=州", "region=广东省"):
        assert client.get(f"/matrix?{asked_for}").status_code == 200
    assert set(kept) == before
    assert client.get("/matrix?sort=dropped&level=county&status=merged").status_code == 200
    assert set(kept) != before


def test_who_has_to_do_it_stands_with_the_evidence(client: TestClient) -> None:
    assert "博罗县政府" in client.get("/ask?q=惠州怎样处理（十三）").text
    assert "博罗县政府" in client.get(f"/parts/cell?item={ITEM}&document=huizhou-2018").text


def test_what_a_place_did_names_each_item(client: TestClient) -> None:
    page = client.get("/ask?q=广东省删去了哪些").text
    assert page.count("/items/state-council-2018-23:") > 2
    changed = client.get("/ask?q=哪些地方改了时限").text
    assert "<h2>改变之处</h2>" in changed


def test_the_nation_is_none_of_the_places_counted(client: TestClient) -> None:
    page = client.get("/").text
    assert re.search(r"<dt>份文件</dt><dd>7</dd>", page)
    assert re.search(r"<dt>个地区</dt><dd>6</dd>", page)


def test_siblings_are_compared_as_equals(client: TestClient) -> None:
    page = client.get("/compare?a=jiangmen-2018-14&b=huizhou-2018").text
    assert "两者互不隶属：12 款上级条文两者都有承接，1 处文字只有这两者相同" in page
    assert "仅江门市有 8 款，仅惠州市有 30 款" in page
    assert "同步审签" in page
    for claim in ("上级独有", "下级独有", "没有承接"):
        assert claim not in page


def test_comparing_without_knowing_keys(client: TestClient) -> None:
    """Places do, one document leads to the others, and what is unknown leads on."""
    named = client.get("/compare?a=江门&b=惠州").text
    assert "两者互不隶属" in named
    assert 'name="a" value="jiangmen-2018-14"' in named
    first, second = client.get("/compare").text, client.get("/compare?a=江门").text
    assert 'href="/compare?a=huizhou-2018"' in first
    assert 'href="/compare?a=jiangmen-2018-14&amp;b=huizhou-2018"' in second
    assert "再选一份" in second
    assert '<option value="jiangmen-2018-14:2.1">' in second
    unknown = client.get("/compare?a=拉萨&b=惠州")
    assert unknown.status_code == 404
    assert "“拉萨”" in unknown.text
    assert 'href="/compare?a=jiangmen-2018-14&amp;b=' in unknown.text


@pytest.mark.parametrize("name", ["江门市", "江门", "Jiangmen"])
def test_one_way_of_naming_a_place(client: TestClient, name: str) -> None:
    for path in ("/graph?region", "/matrix?place", "/matrix/clauses?place"):
        page = client.get(f"{path}={name}").text
        assert "江门市" in page
        assert "没有内容符合" not in page
    links = client.get("/api/v1/network", params={"region": name}).json()["items"]
    assert {each["unit"] for each in links} == {"jiangmen-2018-14"}


@pytest.mark.parametrize(
    "path",
    [
        *("/graph?region", "/agencies?place", "/api/v1/agencies?place", "/api/v1/network?region"),
        *("/api/v1/coverage/regions?place", "/api/v1/documents?region"),
    ],
)
def test_an_unknown_place_is_not_found(client: TestClient, path: str) -> None:
    unknown = client.get(f"{path}=火星")
    assert unknown.status_code == 404
    assert "江门市" in unknown.text


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "这一范围内没有文件。请放宽范围。"), ("en", "in this view. Choose less narrowly.")],
)
def test_there_is_no_picture_of_nothing(client: TestClient, language: str, said: str) -> None:
    response = client.get(f"/graph/picture.svg?region=江门市&level=county&lang={language}")
    assert response.status_code == 404
    assert said in response.text


@pytest.mark.parametrize("path", ["/matrix", "/matrix/clauses"])
def test_a_filter_that_lets_nothing_through_says_so(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?place=拉萨").text
    assert "没有内容符合这些筛选条件" in page
    assert "语料中没有承接" not in page


def test_dropped_is_said_of_no_document_that_attaches_the_whole(client: TestClient) -> None:
    clauses = client.get("/matrix/clauses").text
    assert "s-dropped" not in clauses
    assert "删去" not in clauses
    assert clauses.count('class="cell s-attached"') > 50
    assert "未承接" in clauses
    legend = client.get("/matrix").text.partition('aria-label="图例"')[2].partition("</ul>")[0]
    assert "未提，但附全文" in legend
    assert client.get("/matrix?status=attached").text.count("<tr>") > 5
    asked = client.get("/ask?q=哪些市删去了（十三）").text
    found, _, attached = asked.partition("自身文字未提，但随文转发了上级全文")
    assert "江门市人民政府" not in found.partition("符合条件")[2]
    assert "江门市人民政府" in attached


def test_a_colour_of_the_reading_page_means_what_its_legend_says(client: TestClient) -> None:
    page = client.get("/documents/lechang-2018-41").text
    legend, _, text = page.partition("</ul>")
    for kind in ("verbatim", "edited", "adapted", "common"):
        assert f'class="from o-{kind}"' in legend
        assert f'class="from o-{kind}"' in text
    edge = next(each for each in bundled.view().inherits(documents=["lechang-2018-41"]))
    line = text.partition(f'id="{edge.unit}"')[2].partition('class="line"')[0]
    assert edge.relation == "edited"
    assert "origin o-edited" in line
    assert "o-verbatim" not in line


def test_a_sibling_is_no_source_in_the_margin(client: TestClient) -> None:
    """Who had shared wording first isn't known."""
    page = client.get("/documents/jiangmen-2018-14").text
    line = page.partition('id="jiangmen-2018-14:2.1"')[2].partition('class="words"')[0]
    assert '同见于 <span lang="zh-Hans">惠州市</span> 3.3' in line


def test_all_changes_of_the_corpus(client: TestClient) -> None:
    page = client.get("/drifts").text
    edges = client.get("/api/v1/drifts").json()["items"]
    assert page.count('<section class="place">') == len(edges) == 11
    one = client.get("/drifts?document=guangdong-2018-19&kind=deadline_lost").text
    assert "时限缺失：年底前" in one
    assert "年底前将清理整合情况报上" in one
    assert "范围收窄：" not in one
    assert "没有内容符合" in client.get("/drifts?document=shaoguan-2022-103").text
    table = client.get("/api/v1/drifts.csv?kind=deadline_lost").text.splitlines()
    assert table[0].startswith("\ufeffchange.kind,change.upstream,change.unit")
    assert {row.partition(",")[0] for row in table[1:]} == {"deadline_lost"}


def test_comparing_two_clauses_says_what_the_panel_says(client: TestClient) -> None:
    ends = {"upstream": "state-council-2018-23:10.1", "unit": "guangdong-2018-19:5.3"}
    panel = client.get("/parts/edge", params=ends).text
    page = client.get("/compare", params={"a": ends["upstream"], "b": ends["unit"]}).text
    for said in ("承接上级字数 16%", "时限缺失：年底前", "证据强度"):
        assert said in panel
        assert said in page


def test_the_matrix_says_when_an_item_counts_as_kept(client: TestClient) -> None:
    for path in ("/", "/matrix"):
        page = client.get(path).text
        assert "承接了至少一半的款为保留" in page
        assert "百分数是承接的字数" in page
    assert "承接上级字数 17%" in client.get("/matrix").text


def test_without_scripts_there_is_something_to_see(client: TestClient) -> None:
    for path, shown in (("/docs", "/api/v1/openapi.json"), ("/graph", "/graph/picture.svg?")):
        page = client.get(path).text
        assert shown in page.partition("<noscript>")[2].partition("</noscript>")[0]
        assert 'href="/matrix"' in page


def test_a_search_without_a_hit_says_what_was_searched(client: TestClient) -> None:
    assert "没有条款、条目标题或文件标题含有" in client.get("/search?q=海上风电").text


def test_titles_are_found(client: TestClient) -> None:
    item = client.get("/search?q=提升实体政务大厅").text
    assert "<mark>提升实体政务大厅</mark>服务能力</a>" in item
    document = client.get("/search?q=国办发〔2018〕23号").text
    assert '<mark>国办发〔2018〕23号</mark></span> <a lang="zh-Hans" href="/documents/' in document
    many = client.get("/search?q=公开").text.partition('class="titled"')[2].partition("</ul>")[0]
    assert many.count("<a ") == 5
    assert "…" in many


def test_searching_marks_every_word_it_finds(client: TestClient) -> None:
    page = client.get("/search?q=公开 政府").text
    first = page.partition('class="hit"')[2].partition("</article>")[0]
    assert first.count("<mark>公开</mark>") > 1
    assert first.count("<mark>政府</mark>") > 1


def test_agencies_hide_no_clause(client: TestClient) -> None:
    page = client.get("/agencies?place=韶关市").text
    duties = client.get("/api/v1/agencies?place=韶关市").json()["items"]
    clauses = sum(len(each[role]) for each in duties for role in ("lead", "support", "responsible"))
    assert page.count('class="id"') == clauses
    assert page.count("<summary>+") > 1
    assert 'data-tip="（一）' in page


def test_errors_are_said_in_the_language_of_the_page(client: TestClient) -> None:
    chinese = client.get("/matrix?status=foo").text
    assert chinese.count("<code>status</code>") == 1
    assert "只能是 kept、partial" in chinese
    english = client.get("/matrix?status=foo&lang=en").text
    assert "must be one of kept, partial" in english
    assert "Input should be" not in chinese + english
    assert "不能大于 10" in client.get("/graph?depth=99").text
    asked = client.get("/ask?q=哪些市删去了（三十三）").text
    assert "语料中没有条目“（三十三）”" in asked
    assert "No item" not in asked


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "任务序号 49 后缺点号。"), ("en", "Task number 49 has no dot.")],
)
def test_doubts_are_told_with_their_details(client: TestClient, language: str, said: str) -> None:
    assert said in client.get(f"/documents/lechang-2018-41?lang={language}").text
    (told,) = (
        warning
        for warning in client.get("/api/v1/documents/lechang-2018-41").json()["warnings"]
        if warning["line"] == 747
    )
    assert said in (told["zh"], told["message"])


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("/ask?q=哪些市删去了（十三）", "zh", "/ask?q=哪些市删去了（十三）&lang=en"),
        ("/ask?q=哪些市删去了（十三）&lang=en", "en", "/ask?q=哪些市删去了（十三）"),
        (
            "/ask?q=which cities dropped item 13",
            "en",
            "/ask?q=which cities dropped item 13&lang=zh",
        ),
        (
            "/ask?q=which cities dropped item 13&lang=zh",
            "zh",
            "/ask?q=which cities dropped item 13",
        ),
    ],
)
def test_an_answer_and_its_page_have_one_language(
    client: TestClient, path: str, language: str, other: str
) -> None:
    """That of the question, unless another is chosen."""
    page = html.unescape(client.get(path).text)
    assert f'<html lang="{"en" if language == "en" else "zh-Hans"}">' in page
    said = {"zh": ("可以这样问", "未承接"), "en": ("You can ask", "carried")}
    for each, words in said.items():
        assert all((word in page) is (each == language) for word in words)
    assert f'&lang={language}">JSON' in page
    assert unquote_plus(page).count(f'href="{other}"') == 1


def test_a_question_that_cannot_be_answered_leads_on(client: TestClient) -> None:
    unread = unquote(client.get("/ask?q=市财政局怎么样").text)
    assert "各上级文件没有哪一条提到" in unread
    for address in ("/search?q=市财政局", "/agencies?name=市财政局"):
        assert f'href="{address}"' in unread
    assert 'href="/compare?a=江门市&amp;b=惠州市"' in unquote(client.get("/ask?q=江门和惠州").text)
    unknown = client.get("/ask?q=哪些市删去了（三十三）").text
    assert "<li>（十六）</li>" in unknown


def test_the_page_holds_the_answer(client: TestClient) -> None:
    """Who is responsible stands beside the verdict, whose change it is above the texts."""
    charged = client.get("/ask?q=（十三）在各地怎么样了").text
    shown = charged.partition("惠州市")[2].partition("<details>")[0]
    assert "博罗县政府" in shown
    changed = client.get("/ask?q=哪些地方改了时限").text
    assert '<h3 class="place-name"><span lang="zh-Hans">惠州市</span>' in changed


def test_who_is_responsible_is_answered_with_the_clauses_and_nothing_else(
    client: TestClient,
) -> None:
    page = client.get("/ask?q=谁负责（十三）").text
    answer = page.partition('<section class="answer"')[2]
    city = answer.partition("惠州市")[2]
    assert "huizhou-2018:13.1" in city
    assert '<span lang="zh-Hans">博罗县政府</span>' in city
    assert "lechang" not in answer
    assert "status s-" not in answer


@pytest.mark.parametrize(
    ("asked", "region"),
    [
        ("place=惠州", "惠州市"),
        ("region=江门市", "江门市"),
        ("place=州", None),
        ("words=试点", None),
    ],
)
def test_the_report_is_of_the_place_that_is_shown(
    client: TestClient, asked: str, region: str | None
) -> None:
    page = unquote(client.get(f"/matrix?{asked}").text)
    (report,) = re.findall(r'href="(/api/v1/reports/coverage\.docx[^"]*)"', page)
    assert (f"region={region}&" in report) is bool(region)
    assert ("region=" in report) is bool(region)
    assert client.get(report.replace("&amp;", "&")).status_code == 200


def test_of_two_clauses_the_one_above_stands_first(client: TestClient) -> None:
    upper, lower = "state-council-2018-23:14.1", "huizhou-2018:14.1"
    pages = (client.get(f"/compare?a={a}&b={b}").text for a, b in ((lower, upper), (upper, lower)))
    one, other = (re.findall("<main.*</main>", page, re.DOTALL) for page in pages)
    assert one == other
    assert "<del>前要依法依规严格审查" in one[0]


def test_an_unread_question_leads_to_those_that_can_be_asked(client: TestClient) -> None:
    page = unquote(client.get("/ask?q=你好").text)
    assert 'href="/ask?q=谁负责（十三）' in page
    assert "<details open><summary>可以这样问" in page
    assert "<details><summary>可以这样问" in client.get("/ask?q=哪些市删去了（十三）").text


def test_the_text_of_an_item_stands_with_what_became_of_it(client: TestClient) -> None:
    page = client.get("/ask?q=把（十）的原文给我看").text
    text = page.split("<summary>全文</summary>")[1].split("</details>")[0]
    assert "年底前将清理整合情况报上一级政府办公厅" in text


def test_places_and_neighbours_are_told_in_words(client: TestClient) -> None:
    page = client.get("/items/state-council-2018-23:2").text
    assert "经由 广东省" in page
    assert "经由 guangdong" not in page
    both = client.get(f"/parts/cell?item={ITEM}&document=lechang-2018-41").text
    assert "应在这两款之间" in both
    last = client.get("/parts/cell?item=state-council-2018-23:16&document=guangdong-2018-19").text
    assert "应在此款之后" in last


def two_of_one_place() -> Lineage:
    """The bundled corpus with 乐昌's plan in the place of 惠州's."""
    whole = bundled.lineage()
    moved = tuple(
        replace(each, place="惠州市") if each.key == "lechang-2018-41" else each
        for each in whole.documents
    )
    return replace(whole, documents=moved)


def test_columns_of_one_place_are_told_apart(tmp_path: Path) -> None:
    for client in explorer(two_of_one_place(), tmp_path):
        for path in ("/matrix", "/matrix/clauses"):
            head = client.get(path).text.partition("<thead>")[2].partition("</thead>")[0]
            assert "乐府办明电〔2018〕41号" in head
            assert "2018</span></span>" in head
            assert "粤府办" not in head


def test_an_item_says_how_many_documents_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(item, "MOST_COLUMNS", 1)
    for client in explorer(two_of_one_place(), tmp_path):
        page = client.get(f"/items/{ITEM}?place=惠州").text
        assert "另有 1 份文件未列出" in page
        assert 'name="level"' in page
        assert "未列出" not in client.get(f"/items/{ITEM}?place=惠州&level=county").text


def test_a_plan_shows_its_steps_and_says_that_they_are_not_counted(client: TestClient) -> None:
    clause = next(
        clause
        for document in bundled.lineage().documents
        if document.key == "guangzhou-zwb-2018"
        for item in document.items
        for clause in item.clauses
        if clause.steps
    )
    for path in ("documents/guangzhou-zwb-2018", f"items/{clause.id.rpartition('.')[0]}"):
        assert clause.steps[0] in client.get(f"/{path}").text
    assert "不计入上面的比例" in client.get("/documents/guangzhou-zwb-2018").text
    words = clause.steps[0][:9]
    assert words not in clause.text
    assert f"<mark>{words}</mark>" in client.get(f"/search?q={words}").text
    assert "不计入上面的比例" not in client.get("/documents/huizhou-2018").text


def test_the_closing_has_no_number(client: TestClient) -> None:
    assert '<span class="label">结尾 1</span>' in client.get("/matrix/clauses").text
    assert ">closing.1<" not in client.get("/agencies").text


def test_nothing_built(unbuilt: TestClient) -> None:
    response = unbuilt.get("/")
    assert response.status_code == 503
    assert "lineage build" in response.text
    assert response.headers["retry-after"]


def test_a_missing_plan_leads_to_its_notice(tmp_path: Path) -> None:
    for client in explorer(bundled.beside_notice().lineage(), tmp_path):
        told = '<a href="/documents/cover">只见通知，未见所印发的方案</a>'
        assert told in client.get("/documents?lang=zh").text.replace("?lang=zh", "")


def test_one_document(tmp_path: Path) -> None:
    whole = bundled.lineage()
    one = replace(
        whole,
        documents=whole.documents[2:3],
        inherits=(),
        look_alikes=(),
        doubts=(),
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


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from explorer(large(bundled.lineage(), 600), tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/graph?grain")])
def test_pages_of_a_large_corpus_stay_small(crowded: TestClient, path: str) -> None:
    response = crowded.get(path)
    assert response.status_code == 200
    assert len(response.text) < 1_000_000


def test_a_large_matrix_leads_down_to_documents(crowded: TestClient) -> None:
    provinces = crowded.get("/matrix").text
    assert provinces.count('class="cell s-') > 17 * 20
    assert "region=%E6%B2%B3%E5%8C%97%E7%9C%81" in provinces
    documents = crowded.get("/matrix?region=河北省").text
    assert 'data-document="copy-' in documents
    assert "本级" not in documents
    assert "data-document" not in provinces
    item = crowded.get(f"/items/{ITEM}?region=河北省").text
    assert 'id="copy-' in item


def test_long_lists_a_leaf_at_a_time(crowded: TestClient) -> None:
    first, last = crowded.get("/documents").text, crowded.get("/documents?page=99").text
    assert "第 1 / 4 页，共 607 项" in first
    assert 'rel="next"' in first
    assert "第 4 / 4 页" in last
    assert 'rel="next"' not in last
    assert 'href="/documents?page=2"' in first
    region = crowded.get("/documents?region=河北省").text
    assert "共 607 项" not in region
    assert crowded.get("/documents?page=0").status_code == 422


def test_agencies_of_a_large_corpus_lead_to_their_places(crowded: TestClient) -> None:
    totals = crowded.get("/agencies").text
    assert 'class="plain totals"' in totals
    assert 'href="/agencies?name=' in totals
    places = crowded.get("/agencies?name=市财政局").text
    assert 'class="plain agencies"' in places
    assert places.count('<td lang="zh-Hans">') > 500


@pytest.mark.parametrize("grain", ["item", "clause"])
def test_a_large_graph_is_gathered(crowded: TestClient, grain: str) -> None:
    found = crowded.get(f"/graph/data?grain={grain}").json()
    assert 20 < len(found["nodes"]) < 200
    narrowed = crowded.get(f"/graph/data?grain={grain}&region=海南省&level=county").json()
    assert any(node["document"].startswith("copy-") for node in narrowed["nodes"])
    assert "合并" in crowded.get(f"/graph?grain={grain}").text


def test_a_graph_narrowed_by_place_level_and_depth(client: TestClient) -> None:
    narrow = client.get(f"/graph/data?item={ITEM}&region=惠州市&level=prefecture").json()
    assert {node["document"] for node in narrow["nodes"]} >= {
        "huizhou-2018",
        "state-council-2018-23",
    }
    assert "lechang-2018-41" not in {node["document"] for node in narrow["nodes"]}
    near = client.get(f"/graph/data?item={ITEM}&depth=1").json()
    far = client.get(f"/graph/data?item={ITEM}&depth=&region=&level=").json()
    assert len(near["edges"]) <= len(far["edges"])
    assert client.get("/graph?depth=0").status_code == 422


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from explorer(hostile(bundled.lineage()), tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("path", PAGES)
def test_texts_of_documents_stay_text(attacked: TestClient, path: str) -> None:
    response = attacked.get(path)
    if not response.headers["content-type"].startswith(("text/html", "image/svg")):
        return
    assert harmful(response.text) == []
    assert "49$" not in response.text


FORMS = ["/search?q=", "/agencies?name=", "/agencies?place=", "/matrix?words=", "/matrix?place="]
FORMS += ["/matrix/clauses?words=", "/ask?q=", "/compare?b=x&a=", "/items/", "/documents/"]
FORMS += ["/graph?item=", "/problems/"]


@pytest.mark.parametrize("form", FORMS)
def test_addresses_stay_text(attacked: TestClient, form: str) -> None:
    for payload in PAYLOADS:
        response = attacked.get(form + quote(payload, safe=""))
        assert response.status_code < 500, payload
        assert harmful(response.text) == [], payload


def test_every_payload_is_met(attacked: TestClient) -> None:
    """The attack is a real one: the pages show all the payloads, as text."""
    pages = (attacked.get(path) for path in PAGES)
    shown = html.unescape(
        "".join(page.text for page in pages if "html" in page.headers["content-type"])
    )
    assert [each for each in PAYLOADS if each not in shown] == []
    assert len(set(PAYLOADS)) == 40


STRANGE = {"iframe", "object", "embed", "math", "video", "x", "animate", "font", "source"}


class Tags(HTMLParser):
    """Collects the tags that none of our templates writes, and attributes that run scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.harmful: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip().lower() for name, value in attrs}
        handlers = any(name.startswith("on") for name in given)
        leads = [given.get(name, "") for name in ("href", "src", "action", "data")]
        runs = any(each.startswith(("javascript:", "data:")) for each in leads)
        inline = tag == "script" and "src" not in given
        if tag in STRANGE or handlers or runs or inline or "style" in given:
            self.harmful.append(self.get_starttag_text() or tag)


def harmful(page: str) -> list[str]:
    tags = Tags()
    tags.feed(page)
    return tags.harmful


def test_examples_are_folded_away_once_something_is_asked(client: TestClient) -> None:
    assert "<details open><summary>可以这样问" in client.get("/ask").text
    assert "<details><summary>可以这样问" in client.get("/ask?q=哪些市删去了（十三）").text


def test_how_a_question_was_read_is_told_once(client: TestClient) -> None:
    page = client.get("/ask?q=至少两个市删去的条").text
    assert page.count("各条的处理；状态：删去") == 1
    assert page.count("只列至少 2 地如此的") == 1
    assert "删去（2 份）：乐昌市、广州市" in page


def test_what_is_left_to_decide_stands_with_both_texts(client: TestClient) -> None:
    page = client.get("/ask?q=惠州有哪些存疑").text
    assert 'href="/review?document=huizhou-2018' in page
    assert re.search(r'href="/compare\?a=[^"]+&amp;b=huizhou-2018', page)
    assert "<mark>" in page
    assert "lineage decide huizhou-2018:" in page
    page = client.get("/ask?q=第八条有哪些存疑").text
    assert 'href="/review?item=state-council-2018-23%3A8"' in page


def test_what_is_found_stands_on_leaves(client: TestClient) -> None:
    first, last = (client.get(f"/search?q=公开&page={number}").text for number in (1, 9))
    assert first.count('<article class="hit">') == 50
    assert re.search(r"第 1 / \d+ 页", first)
    assert 'rel="next"' in first
    assert 'rel="next"' not in last
    assert re.search(r"<span>\d+ 款", client.get("/search?q=政务热线").text)


def test_all_that_is_found_can_be_turned_to(crowded: TestClient) -> None:
    total = crowded.get("/api/v1/search?q=公开&limit=1").json()["total"]
    leaves = -(-total // 50)
    first, last = (crowded.get(f"/search?q=公开&page={number}").text for number in (1, 9999))
    assert f"<span>{total} 款 · 607 份文件的标题</span>" in first
    assert f"<span>第 1 / {leaves} 页，共 {total} 项</span>" in first
    assert f"<span>第 {leaves} / {leaves} 页，共 {total} 项</span>" in last
    assert last.count('<article class="hit">') == (total - 1) % 50 + 1


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/compare?a=江门&b=惠州", "江门市 · 惠州市 · 逐字比较"),
        ("/compare?a=惠州:13.1&b=江门:1.1", "huizhou-2018:13.1 · jiangmen-2018-14:1.1 · 逐字比较"),
        ("/compare", "逐字比较"),
        (f"/graph?item={ITEM}", "（十三）做好基层政务公开标准化规范化试点总结验收工作 · 谱系图"),
        (
            f"/items/{ITEM}",
            "（十三）做好基层政务公开标准化规范化试点总结验收工作 · 国办发〔2018〕23号",
        ),
        ("/search?q=试点", "试点 · 搜索"),
        ("/sources", "同源文字"),
    ],
)
def test_a_title_says_what_is_shown(client: TestClient, path: str, title: str) -> None:
    """For bookmarks and links that are passed on."""
    page = html.unescape(client.get(path).text)
    assert f"<title>{title} · 政策谱系</title>" in page


def test_a_document_leads_on_to_what_is_asked_of_it(client: TestClient) -> None:
    page = html.unescape(client.get("/documents/lechang-2018-41").text)
    for address in (
        "/compare?a=state-council-2018-23&b=lechang-2018-41",
        "/drifts?document=lechang-2018-41",
        "/review?document=lechang-2018-41",
        "/graph?open=lechang-2018-41",
        f"/agencies?place={quote('乐昌市')}",
        f"/api/v1/reports/coverage.docx?upstream=state-council-2018-23&region={quote('乐昌市')}&lang=zh",
    ):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
    nation = html.unescape(client.get("/documents/state-council-2018-23").text)
    assert 'href="/matrix?upstream=state-council-2018-23"' in nation
    assert "/drifts?document" not in nation
    assert "coverage.docx" not in nation


def test_a_document_says_in_figures_where_its_words_come_from(client: TestClient) -> None:
    shares = client.get("/api/v1/documents/lechang-2018-41/sources").json()["shares"]
    page = client.get("/documents/lechang-2018-41").text
    head = page.partition('<ul class="legend">')[2].partition("</ul>")[0]
    assert re.findall(r'class="figure">(\d+%)', head) == [
        f"{shares[kind]:.0%}"
        for kind in ("verbatim", "edited", "adapted", "borrowed", "common", "new")
    ]


def test_a_clause_has_an_address_of_its_own(client: TestClient) -> None:
    page = client.get("/documents/lechang-2018-41").text
    assert 'id="lechang-2018-41:5.3"' in page
    assert re.search(r'<a class="self" href="#lechang-2018-41:5\.3"[^>]*>5\.3</a>', page)


def test_an_item_leads_to_its_document(client: TestClient) -> None:
    page = client.get(f"/items/{ITEM}").text
    assert f'href="/documents/state-council-2018-23#{ITEM}">国办发〔2018〕23号' in page


def test_items_lead_to_those_beside_them(client: TestClient) -> None:
    nation = "/items/state-council-2018-23"
    page = client.get(f"/items/{ITEM}").text
    assert f'rel="prev" href="{nation}:12"' in page
    assert f'rel="next" href="{nation}:14"' in page
    assert 'rel="next"' not in client.get(f"{nation}:closing").text
    assert 'rel="prev"' not in client.get("/items/lechang-2018-41:notice").text


@pytest.mark.parametrize(
    "path",
    [
        f"/items/{ITEM}",
        "/drifts",
        "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1",
        "/compare?a=state-council-2018-23&b=huizhou-2018",
        "/ask?q=哪些地方改了时限",
        f"/parts/cell?item={ITEM}&document=huizhou-2018",
        "/parts/edge?upstream=state-council-2018-23:13.1&unit=huizhou-2018:13.1",
    ],
)
def test_a_proof_says_how_it_is_to_be_read(client: TestClient, path: str) -> None:
    """Once, and not in a hint that neither keys nor fingers reach."""
    assert client.get(path).text.count("证据强度按相同文字的罕见程度计") == 1


def test_wording_of_unseen_sources_stands_on_leaves(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "SHOWN_SOURCES", 1)
    assert "乐昌市 · 广州市" in client.get("/sources").text
    assert "江门市 · 惠州市" not in client.get("/sources").text
    assert "江门市 · 惠州市" in client.get("/sources?page=2").text


def test_clauses_of_another_document_above_can_be_chosen(client: TestClient) -> None:
    page = client.get("/matrix/clauses?upstream=guangdong-2018-19").text
    assert '<option value="guangdong-2018-19" selected>' in page
    assert '<option value="state-council-2018-23">' in page


@pytest.mark.parametrize("path", ["/documents/nope", "/drifts?document=nope"])
def test_the_documents_there_are_stand_by_place_and_number(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert '<a href="/documents/jiangmen-2018-14">江门市 江府办〔2018〕14号</a>' in page
    assert (
        '<a href="/documents/huizhou-2018">惠州市 惠州市2018年政务公开工作主要任务分工</a>' in page
    )


@pytest.mark.parametrize(
    ("path", "said"), [("/matrix", "报告只随地区缩小"), ("/matrix/clauses", "不随筛选缩小")]
)
def test_files_that_hold_more_than_is_shown_say_so(
    client: TestClient, path: str, said: str
) -> None:
    assert said in client.get(f"{path}?level=county").text
    assert said not in client.get(f"{path}?level=&sort=dropped").text


def test_who_cites_a_missing_document_is_told_by_place(client: TestClient) -> None:
    missing = client.get("/documents").text.partition("缺失文件")[2]
    assert 'href="/documents/lechang-2018-41">乐昌市</a>' in missing


def test_a_view_within_another_is_marked_in_the_head(client: TestClient) -> None:
    assert 'href="/matrix" aria-current="true"' in client.get("/matrix/clauses").text
    assert 'href="/matrix" aria-current="page"' in client.get("/matrix").text


def test_the_margin_says_through_whom_words_were_handed_on(client: TestClient) -> None:
    page = client.get("/documents/jiangmen-2018-14").text
    assert '<span class="via">经由 广东省</span>' in page


def test_a_definition_is_told_once(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "什么叫部分保留", "lang": "zh"}).text
    assert page.count("“部分保留”的含义") == 1
    assert page.count("部分保留：不足半数的款被承接") == 1
