"""A corpus of hundreds of documents: provinces first, documents a click away, nothing freezes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import bundled
from tests.browser.conftest import Visit, serve, visiting
from tests.functional.large import large

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(large(bundled.lineage(), 600), tmp_path_factory.mktemp("large"))


@pytest.fixture
def visit(browser: Browser, crowded: str) -> Iterator[Visit]:
    yield from visiting(browser, crowded)


@pytest.mark.parametrize("view", ["/", "/matrix", "/matrix?region=河北省", "/graph", "/documents"])
def test_view(visit: Visit, view: str) -> None:
    page = visit.open(view)
    expect(page.locator("h1")).to_be_visible()
    assert visit.violations() == []


def test_from_a_province_to_its_documents(visit: Visit) -> None:
    page = visit.open("/matrix")
    expect(page.locator(".by-region thead")).to_contain_text("河北省")
    page.locator(".by-region thead").get_by_role("link", name="河北省").click()
    expect(page.locator("#matrix thead")).to_contain_text("县（市、区）")
    page.locator("#matrix a.cell").first.click()
    expect(page.locator("#panel .verdict")).to_be_visible()
    assert "region=" in page.url
    page.go_back()
    page.go_back()
    expect(page.locator(".by-region thead")).to_contain_text("河北省")


def test_a_graph_of_many_nodes_opens_in_place(visit: Visit) -> None:
    """How soon it is there, `python -m benchmarks.explorer` says."""
    page = visit.open("/graph?grain=item&region=河北省")
    page.wait_for_selector("#graph.drawn")
    count = "window.lineage.nodes.length"
    before = page.evaluate(count)
    assert 700 < before <= 1100
    page.locator("#graph").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("shut="))
    expect(page.locator("#graph:not([aria-busy])")).to_be_visible()
    assert page.evaluate(count) < before


def test_a_gathered_graph_leads_to_its_documents(visit: Visit) -> None:
    page = visit.open("/graph?grain=clause")
    page.wait_for_selector("#graph.drawn")
    page.locator(".nodes tr").filter(has_text="河北省").get_by_role("link", name="查看").click()
    expect(page).to_have_url(re.compile("region=.*level=county"))
    page.wait_for_selector("#graph.drawn")
    levels = page.locator(".nodes tbody tr")
    assert levels.count() > 1
