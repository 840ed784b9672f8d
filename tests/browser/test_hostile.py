"""A corpus whose titles, texts, places and agencies are attacks runs no script anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests import bundled
from tests.browser.conftest import Visit, serve, visiting
from tests.browser.test_pages import VIEWS
from tests.functional.hostile import PAYLOADS, hostile

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(hostile(bundled.lineage()), tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def visit(browser: Browser, attacked: str) -> Iterator[Visit]:
    visits = visiting(browser, attacked)
    visit = next(visits)
    yield visit
    # What isn't found or understood is reported by the browser itself.
    visit.errors[:] = [each for each in visit.errors if "status of 4" not in each]
    next(visits, None)


def dialogs_of(page: Page) -> list[str]:
    """What the page says in dialogs from now on; each is dismissed."""
    said: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return said


def scripts_run(visit: Visit, view: str) -> list[str]:
    """What the page said in dialogs while somebody looked at the view and pointed about."""
    dialogs = dialogs_of(visit.page)
    page = visit.open(view)
    if page.locator("a.cell").count():
        page.locator("a.cell").first.hover()
        page.locator("a.cell").first.click()
        page.wait_for_selector("#panel #panel-title")
    if view.startswith("/graph"):
        page.wait_for_selector("#graph.drawn")
        box = page.locator("#graph").bounding_box()
        assert box
        for step in range(1, 10):
            page.mouse.move(box["x"] + box["width"] * step / 10, box["y"] + box["height"] / 2)
    for each in page.locator("[data-tip]").all()[:5]:
        each.hover(force=True)
    page.wait_for_timeout(50)
    return dialogs


@pytest.mark.parametrize("view", [*VIEWS, "/graph?grain=item", "/graph?grain=clause"])
def test_no_script_runs(visit: Visit, view: str) -> None:
    assert scripts_run(visit, view) == []


@pytest.mark.parametrize("form", ["/search?q=", "/ask?q=", "/compare?b=x&a=", "/matrix?words="])
def test_no_script_runs_from_an_address(visit: Visit, form: str) -> None:
    dialogs = dialogs_of(visit.page)
    for payload in PAYLOADS:
        visit.open(form + quote(payload, safe=""))
    assert dialogs == []
