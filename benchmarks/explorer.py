"""How soon the explorer's views are there: `python -m benchmarks.explorer GRAPH` (a built graph).

The server is one process, asked for each view twice, the first time right after its start. The
browser is the system's Chromium, headless: seconds until a graph is drawn, and until one of its
nodes has been opened or closed by a key.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from benchmarks.serving import serving

VIEWS = (
    "/",
    "/matrix",
    "/matrix/clauses",
    "/documents",
    "/graph",
    "/agencies",
    "/numbering",
    "/sources",
    "/search?q=公开",
    "/api/v1/network",
)
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def answers(address: str, views: Sequence[str]) -> Iterator[tuple[str, int, float, float]]:
    """For each view its size in KiB, and the seconds of a first and a second answer."""
    for view in views:
        (size, first), (_, again) = _timed(address + view), _timed(address + view)
        yield view, size // 1024, first, again


def graphs(address: str, looks: Sequence[str]) -> Iterator[tuple[str, int, float, float]]:
    """For each graph its nodes, and the seconds until it is drawn and until a node has changed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for look in looks:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address + "/graph?" + look)  # the server has laid it out
            page.wait_for_selector("#graph.drawn")
            start = time.perf_counter()
            page.goto(address + "/graph?" + look)
            page.wait_for_selector("#graph.drawn")
            drawn = time.perf_counter() - start
            nodes = page.evaluate("window.lineage.nodes.length")
            yield look, nodes, drawn, _toggled(page)
            page.close()
        browser.close()


def _toggled(page: Page) -> float:
    """Seconds until the first node of a graph has been opened or closed."""
    page.locator("#graph").focus()
    page.keyboard.press("ArrowDown")
    start = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "open=" in url or "shut=" in url)
    page.wait_for_selector("#graph:not([aria-busy])")
    return time.perf_counter() - start


def _timed(address: str) -> tuple[int, float]:
    start = time.perf_counter()
    with urllib.request.urlopen(quote(address, safe=":/?&=%")) as answer:
        return len(answer.read()), time.perf_counter() - start


def main(graph: Path, looks: Sequence[str]) -> None:
    """Print both tables."""
    with serving(graph, {}) as server:
        address = server.address
        print("| view | KiB | first s | again s |\n|---|---|---|---|")
        for view, size, first, again in answers(address, VIEWS):
            print(f"| `{view}` | {size} | {first:.2f} | {again:.2f} |")
        print("\n| graph | nodes | drawn s | opened s |\n|---|---|---|---|")
        for look, nodes, drawn, opened in graphs(address, looks):
            print(f"| `{look}` | {nodes} | {drawn:.2f} | {opened:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["", "grain=item", "grain=clause"])
