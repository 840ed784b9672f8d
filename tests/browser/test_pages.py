"""What a person sees and does, in both languages; no request leaves the machine (see conftest)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visiting

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ITEM = "state-council-2018-23:13"
VIEWS = [
    "/",
    f"/?item={ITEM}&document=huizhou-2018",
    f"/items/{ITEM}",
    "/ask",
    "/ask?q=哪些市删去了（十三）",
    "/ask?q=比较江门和惠州",
    "/ask?q=哪个市最忠实",
    "/ask?q=谁附上了国务院的全文",
    "/ask?q=所有文件的文号",
    "/graph",
    f"/graph?item={ITEM}",
    "/graph?open=huizhou-2018&open=huizhou-2018:13",
    "/matrix?sort=dropped",
    "/matrix/clauses",
    "/documents",
    "/documents/lechang-2018-41",
    "/documents/lechang-2018-41?original=1",
    "/items/huizhou-2018:13",
    "/search?q=试点",
    "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1",
    "/compare?a=state-council-2018-23&b=huizhou-2018",
    "/agencies",
    "/numbering",
    "/sources",
    "/drifts",
    "/review?place=惠州市",
    "/problems",
]


def in_language(view: str, language: str) -> str:
    return view if language == "zh" else f"{view}{'&' if '?' in view else '?'}lang=en"


def cell(page: Page, document: str) -> None:
    page.locator(f'a.cell[data-item="{ITEM}"][data-document="{document}"]').click()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_view(visit: Visit, view: str, language: str) -> None:
    page = visit.open(in_language(view, language))
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert visit.violations() == []


@pytest.mark.parametrize("view", [*VIEWS, "/matrix?region=韶关市", "/graph?region=惠州市"])
def test_view_in_the_dark(visit: Visit, view: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    visit.open(view)
    assert visit.violations() == []


@pytest.mark.parametrize(
    "view", ["/", "/matrix", f"/items/{ITEM}", "/documents/huizhou-2018", "/review"]
)
def test_print_fits_the_paper(visit: Visit, view: str) -> None:
    """A4 less its margins is 186 mm, or 703 px; what is wider would be cut or shrunk."""
    visit.page.emulate_media(media="print", color_scheme="dark")
    visit.page.set_viewport_size({"width": 703, "height": 1000})
    page = visit.open(view)
    expect(page.locator(".top")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_shows_what_is_folded_away(visit: Visit) -> None:
    page = visit.open("/ask?q=哪些市删去了（十三）")
    proof = page.locator(".answer details .clauses").first
    expect(proof).to_be_hidden()
    page.emulate_media(media="print")
    assert proof.evaluate("(each) => each.checkVisibility({ contentVisibilityAuto: true })")
    page.goto(f"{visit.address}/graph?grain=clause")
    assert not page.locator("#table table").first.evaluate("(each) => each.checkVisibility()")


def test_the_graph_s_table_can_be_read_on_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("/graph")
    link = page.locator(".links tbody a").first.bounding_box()
    assert link
    assert link["width"] > link["height"]


def test_the_graph_s_filters_are_a_link(visit: Visit) -> None:
    page = visit.open(f"/graph?item={ITEM}")
    page.get_by_label("地区").fill("惠州市")
    page.get_by_label("步数").select_option("2")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_selector("#graph.drawn")
    assert "depth=2" in page.url
    assert page.get_by_label("步数").input_value() == "2"
    ends = page.evaluate("window.lineage.edges.flatMap((each) => [each.from, each.to])")
    assert any(each.startswith("huizhou") for each in ends)
    assert not any(each.startswith("lechang") for each in ends)


def test_swagger_is_served_from_here(visit: Visit) -> None:
    page = visit.open("/docs")
    expect(page.get_by_text("/api/v1/items/{id}/coverage").first).to_be_visible()


@pytest.mark.parametrize(("view", "seen"), [("/docs", ".empty a"), ("/graph", "noscript img")])
def test_without_scripts(browser: Browser, address: str, view: str, seen: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + view)
    expect(page.locator(seen).first).to_be_visible()
    expect(page.locator("#graph")).not_to_be_visible()
    context.close()


def test_the_description_of_the_api_follows_the_colour_scheme(visit: Visit) -> None:
    page = visit.open("/docs")
    expect(page.locator("html.dark-mode")).to_have_count(0)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html.dark-mode")).to_have_count(1)


def test_a_wide_table_fades_where_it_goes_on(visit: Visit) -> None:
    hidden = "(frame) => getComputedStyle(frame).getPropertyValue('--hidden')"
    visit.page.set_viewport_size({"width": 390, "height": 844})
    frame = visit.open("/documents").locator(".scroll").first
    assert frame.evaluate(hidden) == "40px"
    frame.evaluate("(frame) => frame.scrollTo(9999, 0)")
    visit.page.wait_for_timeout(100)
    assert frame.evaluate(hidden) == "0px"
    assert visit.open("/numbering").locator(".scroll").evaluate(hidden) == "0px"


def test_which_cities_dropped_item_13(visit: Visit) -> None:
    """The question of issue 3: click （十三） in the matrix and read the answer."""
    page = visit.open("/")
    panel = page.locator("#panel")

    cell(page, "lechang-2018-41")
    expect(panel).to_contain_text("乐昌市")
    expect(panel.locator(".verdict .status")).to_have_text("删去")
    expect(panel).to_contain_text("jiangmen-guangdong-state-council-2018.txt")

    cell(page, "guangzhou-zwb-2018")
    expect(panel).to_contain_text("市政务办2018年政务公开工作要点实施方案")
    expect(panel.locator(".verdict .status")).to_have_text("删去")
    expect(panel.locator(".verdict")).to_contain_text("部门方案")

    cell(page, "jiangmen-2018-14")
    expect(panel.locator(".verdict .status")).to_have_text("未提，但附全文")
    expect(panel.locator(".verdict")).to_contain_text("随文转发了上级文件全文")

    cell(page, "huizhou-2018")
    expect(panel.locator(".verdict .status")).to_have_text("部分保留")
    expect(panel.locator(".edge").first).to_contain_text("huizhou-2018:13.1")


@pytest.mark.parametrize("number", [0, 40, -1])
def test_the_open_cell_stands_above_the_panel_of_a_phone(visit: Visit, number: int) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("/matrix")
    page.locator("a.cell").nth(number).click()
    panel, chosen = page.locator("#panel"), page.locator("a.cell[aria-current]")
    for turn in (lambda: None, page.reload):
        turn()
        expect(panel.locator("#panel-title")).to_be_visible()
        below = panel.bounding_box()
        box = chosen.bounding_box()
        assert below is not None
        assert box is not None
        assert 0 <= box["y"] <= below["y"] - box["height"]


def test_every_cell_is_a_link_that_restores_it(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, "lechang-2018-41")
    expect(page.locator("#panel")).to_be_visible()
    assert "document=lechang-2018-41" in page.url
    visit.open(page.url.removeprefix(visit.address))
    expect(page.locator("#panel .verdict")).to_contain_text("删去")


@pytest.mark.parametrize("view", ["/", "/matrix", "/matrix/clauses"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (820, 1000)])
def test_heads_and_panel_stay_in_sight(visit: Visit, view: str, size: tuple[int, int]) -> None:
    """However far one scrolls: the columns' names, the panel's heading, the button that closes it."""
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = visit.open(view)
    page.locator("a.cell").last.click()
    expect(page.locator("#panel-title")).to_be_visible()
    for scrolled in ("scrollY", "scrollY + 300", "1e6"):
        page.evaluate(f"scrollTo(0, {scrolled})")
        for each in ("#panel-title", "#panel .close", ".matrix thead th:nth-child(2)"):
            seen = page.locator(each).evaluate(
                """(element) => {
                    const { left, top, height } = element.getBoundingClientRect();
                    const found = document.elementFromPoint(left + 12, top + height / 2);
                    return element.contains(found) || Boolean(found?.contains(element));
                }"""
            )
            assert seen, (each, scrolled)


def test_the_panel_says_which_city_and_item(visit: Visit) -> None:
    page = visit.open("/matrix/clauses?place=惠州&words=试点工作，8月底")
    page.locator("a.cell").click()
    head = page.locator("#panel header")
    expect(head).to_contain_text("国务院 → 惠州市")
    expect(head).to_contain_text("（十三）")
    page.locator("#panel .content").evaluate("(content) => content.scrollTo(0, 200)")
    expect(head).to_be_in_viewport(ratio=1)


def test_back_and_forward(visit: Visit) -> None:
    page = visit.open("/")
    panel = page.locator("#panel")
    cell(page, "lechang-2018-41")
    expect(panel).to_contain_text("乐昌市")
    cell(page, "huizhou-2018")
    expect(panel).to_contain_text("惠州市")
    page.go_back()
    expect(panel).to_contain_text("乐昌市")
    page.go_back()
    expect(panel).to_be_hidden()
    page.go_forward()
    expect(panel).to_contain_text("乐昌市")


def test_the_matrix_by_keyboard(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("a.cell").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith("（二）")
    assert "广州市" in label
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == label


def test_hovering_says_the_reason(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(f'a.cell[data-item="{ITEM}"][data-document="lechang-2018-41"]').hover()
    expect(page.locator(".tip")).to_contain_text("3 款均未承接")


def test_an_edge_leads_to_the_two_texts(visit: Visit) -> None:
    page = visit.open(f"/graph?item={ITEM}")
    page.wait_for_selector("#graph.drawn")
    page.evaluate(
        """() => {
            const {network, edges} = window.lineage;
            const edge = edges.find((each) => each.to.startsWith("huizhou"));
            const ends = network.getPositions([edge.from, edge.to]);
            const middle = {x: (ends[edge.from].x + ends[edge.to].x) / 2,
                            y: (ends[edge.from].y + ends[edge.to].y) / 2};
            network.moveTo({position: middle, scale: 1, animation: false});
        }"""
    )
    box = page.locator("#graph").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = page.locator("#panel")
    expect(panel).to_contain_text("state-council-2018-23:13.1")
    expect(panel.locator("del").first).to_contain_text("各试点省份人民政府要")
    expect(panel.locator("ins").first).to_contain_text("并向省")


def ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.lineage.nodes.map((each) => each.id)")
    return found


def settled(page: Page) -> None:
    """Wait until the graph is drawn as the address says."""
    expect(page.locator("#graph:not([aria-busy])")).to_be_visible()


def click_node(page: Page, node: str) -> None:
    page.locator("#graph").evaluate("(graph) => graph.scrollIntoView({block: 'center'})")
    box = page.locator("#graph").bounding_box()
    assert box
    at = page.evaluate(
        """(id) => {
            const {network} = window.lineage;
            return network.canvasToDOM(network.getPosition(id));
        }""",
        node,
    )
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_the_graph_opens_in_place(visit: Visit) -> None:
    """A document to its items, an item to its clauses, a clause to its text; and back."""
    page = visit.open("/graph")
    page.wait_for_selector("#graph.drawn")
    closed = ids(page)
    click_node(page, "huizhou-2018")
    expect(page).to_have_url(re.compile("open=huizhou-2018"))
    settled(page)
    click_node(page, "huizhou-2018:13")
    expect(page).to_have_url(re.compile("open=huizhou-2018(:|%3A)13"))
    settled(page)
    restored = page.url
    click_node(page, "huizhou-2018:13.1")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("切实落实责任")
    expect(panel).to_contain_text("state-council-2018-23:13.1")
    panel.get_by_role("link", name="看两段原文").first.click()
    expect(panel.locator("ins").first).to_contain_text("并向省")
    panel.get_by_role("button", name="关闭").click()
    click_node(page, "huizhou-2018")
    expect(page.locator(".nodes tbody tr")).to_have_count(7)
    settled(page)
    assert ids(page) == closed
    page.go_back()
    expect(page.locator(".nodes tbody tr")).not_to_have_count(7)
    settled(page)
    assert "huizhou-2018:13.1" in ids(page)
    visit.open(restored.removeprefix(visit.address))
    page.wait_for_selector("#graph.drawn")
    assert "huizhou-2018:13.1" in ids(page)


def test_an_opened_document_stays_under_the_pointer(visit: Visit) -> None:
    page = visit.open("/graph")
    page.wait_for_selector("#graph.drawn")
    place = "window.lineage.network.canvasToDOM(window.lineage.network.getPosition('guangdong-2018-19'))"
    before = page.evaluate(place)
    click_node(page, "guangdong-2018-19")
    expect(page).to_have_url(re.compile("open=guangdong-2018-19"))
    settled(page)
    after = page.evaluate(place)
    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=2)


def test_the_graph_by_keyboard(visit: Visit) -> None:
    page = visit.open("/graph")
    page.wait_for_selector("#graph.drawn")
    said = page.locator("#said")
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("国务院")
    expect(said).to_contain_text("未展开")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("广东省")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("open=guangdong-2018-19"))
    expect(said).to_contain_text("已展开")
    settled(page)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("围绕社会重大关切")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("open=guangdong-2018-19(:|%3A)3"))
    settled(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("guangdong-2018-19:3.1")
    page.keyboard.press("Escape")
    expect(page.locator("#graph")).to_be_focused()


def test_the_table_opens_what_the_graph_opens(visit: Visit) -> None:
    page = visit.open("/graph")
    page.wait_for_selector("#graph.drawn")
    row = page.locator(".nodes tr").filter(has_text="惠州市")
    row.get_by_role("link", name="展开").click()
    expect(page.locator(".nodes tr").filter(has_text="高水平完成基层政务")).to_be_visible()
    settled(page)
    assert "huizhou-2018:13" in ids(page)
    row.first.get_by_role("link", name="收起").click()
    expect(page.locator(".nodes tbody tr")).to_have_count(7)
    settled(page)
    assert len(ids(page)) == 7


def test_the_table_beside_the_graph_says_the_same(visit: Visit) -> None:
    page = visit.open(f"/graph?item={ITEM}")
    page.wait_for_selector("#graph.drawn")
    for rows, drawn in ((".links tbody tr", "edges"), (".nodes tbody tr", "nodes")):
        count = page.locator(f"#table {rows}").count()
        assert count == page.evaluate(f"window.lineage.{drawn}.length")
    page.locator('#table a[data-unit="huizhou-2018:13.1"]').click()
    expect(page.locator("#panel .edge")).to_contain_text("并向省")


def test_asking(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label("提个问题").fill("哪些市删去了（十三）")
    page.get_by_role("button", name="提问").click()
    expect(page).to_have_url(re.compile("/ask"))
    expect(page.locator(".understood")).to_contain_text("state-council-2018-23:13")
    for place in ("乐昌市", "广州市", "江门市", "惠州市", "韶关市"):
        expect(page.locator(".answer")).to_contain_text(place)


def test_english_a_click_away(visit: Visit) -> None:
    page = visit.open(f"/?item={ITEM}&document=lechang-2018-41")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#panel .verdict")).to_contain_text("dropped")
    expect(page.locator("h1")).to_contain_text("What became of every item")


def test_english_after_a_click(visit: Visit) -> None:
    page = visit.open("/")
    cell(page, "lechang-2018-41")
    expect(page).to_have_url(re.compile("document=lechang"))
    page.get_by_role("link", name="English").click()
    expect(page.locator("#panel .verdict")).to_contain_text("dropped")


def test_filtering_the_matrix_is_a_link(visit: Visit) -> None:
    page = visit.open("/matrix")
    page.get_by_role("combobox", name="层级").select_option("county")
    page.get_by_label("状态").select_option("dropped")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("（十三）")
    page.locator("a.cell").click()
    expect(page.locator("#panel")).to_contain_text("乐昌市")
    assert "level=county" in page.url


def test_a_clause_s_cell_shows_the_texts(visit: Visit) -> None:
    page = visit.open("/matrix/clauses?place=惠州&words=试点工作，8月底")
    expect(page.locator("a.cell")).to_have_count(1)
    page.locator("a.cell").click()
    expect(page.locator("#panel ins").first).to_contain_text("并向省")


def test_the_margin_of_a_document_leads_to_the_source(visit: Visit) -> None:
    page = visit.open("/documents/huizhou-2018")
    line = page.locator('[id="huizhou-2018:13.1"]')
    line.locator(".from").first.hover()
    expect(page.locator(".tip")).to_contain_text("state-council-2018-23:13.1")
    line.locator(".origin").first.click()
    expect(page).to_have_url(
        re.compile("/documents/state-council-2018-23#state-council-2018-23:13.1")
    )


def test_pictures_are_complete(visit: Visit) -> None:
    page = visit.open(f"/graph?item={ITEM}")
    page.wait_for_selector("#graph.drawn")
    with page.expect_download() as svg:
        page.get_by_role("link", name="SVG").click()
    drawn = svg.value.path().read_text(encoding="utf-8")
    assert drawn.count("<path") == page.evaluate("window.lineage.edges.length")
    assert "照录" in drawn
    with page.expect_download() as png:
        page.get_by_role("button", name="PNG").click()
    assert png.value.path().stat().st_size > 5000


def test_finding_in_the_graph(visit: Visit) -> None:
    page = visit.open("/graph?grain=item")
    page.wait_for_selector("#graph.drawn")
    page.get_by_label("在图中找").fill("（十三）")
    found = page.evaluate("window.lineage.network.getSelectedNodes()")
    assert "state-council-2018-23:13" in found


def test_something_that_is_not_there(visit: Visit) -> None:
    page = visit.open("/items/state-council-2018-23:99")
    visit.errors.clear()  # the browser reports the 404 itself
    expect(page.locator("h1")).to_contain_text("state-council-2018-23:99")
    expect(page.get_by_role("link", name="state-council-2018-23:13")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1024])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out(visit: Visit, view: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = visit.open(view)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_source_lines_beside_the_clauses(visit: Visit) -> None:
    """The toggle is a link; a clause leads to its lines and a line to its clause."""
    page = visit.open("/documents/lechang-2018-41")
    page.get_by_role("link", name="条文与原文").click()
    expect(page).to_have_url(re.compile("original=1"))
    clause = page.locator('[id="lechang-2018-41:2.3"]')
    line = page.locator("#L156")
    expect(line).to_contain_text("9.按照上级统一部署，推动地方政府债务信息公开。")
    assert line.bounding_box()["y"] == pytest.approx(clause.bounding_box()["y"], abs=30)  # type: ignore[index]
    clause.hover()
    expect(page.locator(".source-lines .marked")).to_have_count(6)
    page.locator("#L164 .at").hover()
    expect(clause).not_to_have_class(re.compile("marked"))
    line.locator("a.at").click()
    assert page.url.endswith("#lechang-2018-41:2.3")
    expect(clause).to_have_class(re.compile("marked"))
    expect(page.locator("#L258 .doubt")).to_be_visible()
    page.go_back()
    page.go_back()
    page.locator('[id="lechang-2018-41:2.3"] .place-in-file a:last-child').click()
    expect(page.locator("#L156")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_source_lines_fit(visit: Visit, width: int) -> None:
    """Beside the clause, or on a phone right below it."""
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = visit.open("/documents/huizhou-2018?original=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clause = page.locator('[id="huizhou-2018:13.1"]').bounding_box()
    lines = page.locator('[data-clauses~="huizhou-2018:13.1"]').first.bounding_box()
    assert clause
    assert lines
    below = lines["y"] >= clause["y"] + clause["height"]
    right = lines["x"] >= clause["x"] + clause["width"]
    assert (below, right) == ((True, False) if width == 390 else (False, True))


@pytest.mark.parametrize(("width", "view"), [(1440, "/graph?grain=clause"), (390, "/graph")])
def test_a_graph_too_small_to_read_names_its_documents(
    browser: Browser, address: str, width: int, view: str
) -> None:
    for visit in visiting(browser, address, width):
        page = visit.open(view)
        expect(page.locator("#graph.drawn")).to_be_visible()
        page.get_by_role("button", name="全图").click()
        expect(page.locator("#graph.drawn")).to_have_attribute("data-captions", "7")


def test_what_is_opened_on_a_phone_can_be_read(browser: Browser, address: str) -> None:
    for visit in visiting(browser, address, 390):
        page = visit.open("/graph")
        expect(page.locator("#graph.drawn")).to_be_visible()
        scale = "window.lineage.network.getScale()"
        x = "window.lineage.network.canvasToDOM(window.lineage.network.getPosition('{}')).x"
        assert page.evaluate(scale) < 0.45
        expect(page.locator("#graph")).to_have_attribute("data-captions", "7")
        page.locator('[data-toggle="huizhou-2018"]').click()
        expect(page).to_have_url(re.compile("open=huizhou-2018"))
        expect(page.locator("#graph")).not_to_have_attribute("aria-busy", "true")
        assert page.evaluate(scale) >= 0.7
        assert 0 < page.evaluate(x.format("huizhou-2018")) < 390
        page.reload()
        expect(page.locator("#graph.drawn")).to_be_visible()
        assert page.evaluate(scale) >= 0.7
        assert 0 < page.evaluate(x.format("huizhou-2018")) < 390
