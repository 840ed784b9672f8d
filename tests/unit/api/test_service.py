from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from anyio.to_thread import current_default_thread_limiter
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from lineage.store import SqliteStore
from tests import bundled


def test_health_waits_for_no_other_answer(tmp_path: Path) -> None:
    SqliteStore(tmp_path).replace(bundled.change(bundled.lineage()))
    app, begun, end = create_app(Settings(tmp_path)), Event(), Event()

    @app.get("/busy")
    def busy() -> None:
        begun.set()
        end.wait()

    with TestClient(app) as client, ThreadPoolExecutor(2) as others:
        assert client.portal
        limiter = client.portal.call(current_default_thread_limiter)
        client.portal.call(setattr, limiter, "total_tokens", 1)
        others.submit(client.get, "/busy")
        begun.wait()
        try:
            asked = others.submit(client.get, "/api/v1/health")
            while asked.result(timeout=60).status_code == 503:  # the graph is being read
                asked = others.submit(client.get, "/api/v1/health")
            assert asked.result().json() == {"status": "ok", "documents": 7}
        finally:
            end.set()
