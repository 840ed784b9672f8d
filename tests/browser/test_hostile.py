"""A corpus whose titles, texts, places and agencies are attacks runs no script anywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import bundled
from tests.browser.conftest import Visit, serve, visiting
from tests.functional.test_pages import ITEM, hostile

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(hostile(bundled.lineage()), tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def visit(browser: Browser, attacked: str) -> Iterator[Visit]:
    yield from visiting(browser, attacked)


@pytest.mark.parametrize(
    "view",
    [
        "/",
        f"/?item={ITEM}&document=huizhou-2018",
        "/matrix",
        "/documents",
        "/documents/lechang-2018-41",
        f"/items/{ITEM}",
        "/graph",
        f"/graph?item={ITEM}",
        "/search?q=试点",
        "/agencies",
        "/sources",
        "/ask?q=哪些市删去了（十三）",
    ],
)
def test_no_script_runs(visit: Visit, view: str) -> None:
    dialogs: list[str] = []
    visit.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = visit.open(view)
    if view == "/":
        page.locator("a.cell").first.hover()
        page.locator("a.cell").first.click()
        page.wait_for_selector("#panel .verdict")
    if view.startswith("/graph"):
        page.wait_for_selector("#graph.drawn")
        box = page.locator("#graph").bounding_box()
        assert box
        for step in range(1, 10):
            page.mouse.move(box["x"] + box["width"] * step / 10, box["y"] + box["height"] / 2)
    assert dialogs == []
    assert page.title() != "hacked"
