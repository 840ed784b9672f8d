"""A reviewer decides about pairs on the pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from api.settings import Reviewer
from lineage.build import BUNDLED
from lineage.decisions import read_decisions
from lineage.queries.decisions import unsure
from tests import bundled
from tests.browser.conftest import Visit, serve, visiting


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The bundled sources in a folder that may be written to."""
    ignored = shutil.ignore_patterns("gold", "readings", "unseen")
    return Path(shutil.copytree(BUNDLED, tmp_path / "data", ignore=ignored))


@pytest.fixture
def deciding(source: Path, tmp_path: Path) -> Iterator[str]:
    """Where the explorer serves a reviewer."""
    yield from serve(bundled.lineage(), tmp_path / "var", Reviewer("王某", source))


@pytest.fixture
def review(browser: Browser, deciding: str) -> Iterator[Visit]:
    yield from visiting(browser, deciding)


def test_deciding_pair_after_pair(review: Visit, source: Path) -> None:
    """By pointer and by key; what was decided counts at once, and can be taken back."""
    page = review.open("/review?lang=zh")
    pairs = page.locator(".decide")
    pairs.nth(0).get_by_role("textbox").fill("同一项任务")
    pairs.nth(0).get_by_role("button", name="承接").click()
    expect(pairs.nth(0).get_by_role("status")).to_contain_text("人工判定承接（王某")
    expect(pairs.nth(1).get_by_role("button").first).to_be_focused()
    page.keyboard.press("s")
    expect(pairs.nth(2).get_by_role("button").first).to_be_focused()
    page.keyboard.press("u")
    expect(pairs.nth(2).get_by_role("status")).to_contain_text("人工判定无关")
    expect(page.locator(".by-program").nth(2)).to_be_hidden()
    expect(page.locator(".by-program").nth(3)).to_be_visible()
    written = read_decisions(source / "decisions.csv")
    assert [(each.judgement, each.author, each.reason) for each in written] == [
        ("descends", "王某", "同一项任务"),
        ("unrelated", "王某", ""),
    ]
    assert review.violations() == []
    page = review.open("/review?lang=en#decided")
    decided = page.locator("#decided .decide")
    expect(decided).to_have_count(2)
    expect(decided.first.get_by_role("button", name="Descends")).to_have_attribute(
        "aria-pressed", "true"
    )
    decided.first.get_by_role("button", name="Take it back").click()
    expect(decided.first.get_by_role("status")).to_contain_text("Judgement withdrawn")
    expect(decided.first.get_by_role("button", name="Descends")).to_be_focused()
    expect(review.open("/review").locator("#decided .decide")).to_have_count(1)


@pytest.mark.parametrize("key", ["d", "Enter"])
def test_a_key_that_is_held_decides_once(review: Visit, source: Path, key: str) -> None:
    page = review.open("/review?lang=zh")
    pairs = page.locator(".decide")
    pairs.nth(0).get_by_role("button").first.focus()
    page.keyboard.down(key)
    expect(pairs.nth(1).get_by_role("button").first).to_be_focused()
    page.keyboard.down(key)
    page.keyboard.down(key)
    page.keyboard.up(key)
    page.wait_for_timeout(300)
    assert len(read_decisions(source / "decisions.csv")) == 1


def test_any_two_clauses_can_be_decided(review: Visit) -> None:
    """An edge that is wrong, too: where its texts stand side by side."""
    path = "/compare?a=state-council-2018-23:13.1&b=huizhou-2018:13.1&lang=zh"
    pair = review.open(path).locator(".decide")
    pair.get_by_role("button", name="仅主题相近").click()
    expect(pair.get_by_role("status")).to_contain_text("人工判定仅主题相近")
    again = review.open(path)
    expect(again.locator(".proof")).to_contain_text("没有承接关系")
    pressed = again.locator(".decide [aria-pressed=true]")
    expect(pressed).to_have_text("仅主题相近")


def test_what_cannot_be_written_is_told(review: Visit, source: Path) -> None:
    page = review.open("/review?lang=zh")
    shutil.rmtree(source)
    pair = page.locator(".decide").first
    pair.get_by_role("button", name="无关").click()
    expect(pair.get_by_role("status")).to_contain_text(str(source))
    expect(pair.get_by_role("button", name="撤回")).to_be_hidden()
    review.errors.clear()  # the browser logs that the answer was an error


def test_what_is_skipped_hides_nothing_of_the_next_page(review: Visit) -> None:
    """Behind the last pair is the link to those behind it, on the last page that to the first."""
    page = review.open("/review?lang=zh")
    pairs = page.locator(".decide")
    skipped, last = (texts(page)[at] for at in (0, -1))
    total = len(unsure(bundled.view()))
    assert pairs.count() == 30 < total
    for number in (1, 2, pairs.count() - 1):
        pairs.nth(number).get_by_role("button", name="无关").click()
        expect(pairs.nth(number).get_by_role("status")).to_contain_text("人工判定无关")
    more = page.get_by_role("link", name="下一页")
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".leaves")).to_contain_text(f"本页 {total - 30} 对，共 {total - 3} 对")
    assert last not in texts(page)
    pairs.nth(total - 31).get_by_role("button").first.focus()
    page.keyboard.press("s")
    first = page.get_by_role("link", name="从头看起")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".leaves")).to_contain_text(f"本页 30 对，共 {total - 3} 对")
    assert texts(page)[0] == skipped


def texts(page: Page) -> list[str]:
    """The two texts of each pair to decide."""
    return page.locator("article.edge:not(#decided *) .sides").all_inner_texts()


def test_nothing_is_decided_about_a_text_that_was_not_read(review: Visit, source: Path) -> None:
    page = review.open("/review?lang=zh")
    pair = page.locator(".decide").first
    page.locator("article.edge .text").first.evaluate(
        "(text) => { text.textContent = '此前的文字。' }"
    )
    pair.get_by_role("button", name="无关").click()
    expect(pair.get_by_role("status")).to_contain_text("文字已经变了")
    assert read_decisions(source / "decisions.csv") == ()
    review.errors.clear()  # the browser logs that the answer was an error
