from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lineage.errors import SourceError
from loaders.readers import office


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts a script in the place of LibreOffice."""

    def install(script: str) -> None:
        path = tmp_path / office.PROGRAM
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    return install


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        SourceError, match=r"plan\.doc: LibreOffice is needed.*save the file as \.docx"
    ):
        office.read(Path("plan.doc"), b"\xd0\xcf\x11\xe0")


def test_a_converter_that_fails_is_said(program: Callable[[str], None]) -> None:
    program("exit 1")
    with pytest.raises(SourceError, match=r"plan\.doc: LibreOffice could not read it"):
        office.read(Path("plan.doc"), b"\xd0\xcf\x11\xe0")


def test_what_a_converter_started_ends_with_it(
    program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started = tmp_path / "pid"
    program(f"sleep 300 &\necho $! > {started}\nwait")
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with pytest.raises(SourceError, match="LibreOffice could not read it"):
        office.read(Path("plan.doc"), b"")
    assert _has_ended(int(started.read_text()))


def _has_ended(process: int) -> bool:
    for _ in range(50):
        with suppress(FileNotFoundError):
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.1)
                continue
        return True
    return False


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address and the paths that it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline().decode())
            self.close_connection = True

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.mark.slow
def test_nothing_that_a_file_names_is_fetched() -> None:
    if shutil.which(office.PROGRAM) is None:
        pytest.skip("no LibreOffice: soffice isn't installed")
    with listener() as (address, asked):
        assert "推进信息公开" in office.read(Path("plan.odt"), _with_picture(address)).text
    assert asked == []


def _with_picture(address: str) -> bytes:
    """A text of LibreOffice whose picture stands elsewhere."""
    kind, urn = "application/vnd.oasis.opendocument.text", "urn:oasis:names:tc:opendocument:xmlns"
    manifest = (
        f'<m:manifest xmlns:m="{urn}:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    content = (
        f'<o:document-content xmlns:o="{urn}:office:1.0" xmlns:t="{urn}:text:1.0"'
        f' xmlns:d="{urn}:drawing:1.0" xmlns:x="http://www.w3.org/1999/xlink">'
        f"<o:body><o:text><t:p>推进信息公开<d:frame>"
        f'<d:image x:href="{address}/a.png" x:type="simple" x:show="embed"/>'
        "</d:frame></t:p></o:text></o:body></o:document-content>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return packed.getvalue()
