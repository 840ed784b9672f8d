"""A real Chromium before a real server, both on this machine, with every other address shut."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, sync_playwright

from api.app import create_app
from api.settings import Reviewer, Settings
from lineage.model import Lineage
from lineage.store import SqliteStore
from tests import bundled

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass
class Visit:
    """A page with what went wrong on it: errors, and requests that would have left the machine."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a view and wait until it has loaded."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def violations(self) -> list[str]:
        """What axe finds on the page as it is now, but for what it calls minor."""
        # Put in by the debugger, which the page's policy doesn't bind.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in found["violations"]
            if each["impact"] != "minor"
            for node in each["nodes"][:3]
        ]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; tests that need it are skipped, visibly, where it is absent."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the explorer serves the bundled corpus."""
    yield from serve(bundled.lineage(), tmp_path_factory.mktemp("served"))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    yield from visiting(browser, address)


def serve(lineage: Lineage | None, folder: Path, reviewer: Reviewer | None = None) -> Iterator[str]:
    """Serve a lineage (nothing built, if None) until the generator is closed."""
    if lineage is not None:
        SqliteStore(folder).replace(bundled.change(lineage))
    app = create_app(Settings(folder, reviewer=reviewer))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def visiting(browser: Browser, address: str, width: int = 1440) -> Iterator[Visit]:
    """A fresh page; afterwards nothing may have left the machine or failed."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    visit = Visit(context.new_page(), address)

    def guard(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("http", "https") and parts.hostname not in LOOPBACK:
            visit.left.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context.route("**/*", guard)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on(
        "console",
        lambda message: visit.errors.append(message.text) if message.type == "error" else None,
    )
    yield visit
    context.close()
    assert visit.left == []
    assert visit.errors == []
