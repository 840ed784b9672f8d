"""The report as a web page, as it is read on a phone and in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

REPORT = "/api/v1/reports/coverage.html"


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_nothing_is_cut_off(browser: Browser, address: str, lang: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{REPORT}?lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


@pytest.mark.browser
def test_in_the_dark_the_paper_is_dark_and_on_paper_it_is_white(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address + REPORT)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(22, 24, 27)"
    page.emulate_media(media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.close()
