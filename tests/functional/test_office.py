"""LibreOffice opens the reports for Excel and Word and prints them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from lineage.language import Language
from lineage.report import FORMATS, Scope, gather
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.functional.hostile import hostile


@pytest.fixture(scope="module")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("no LibreOffice: soffice isn't installed")
    return found


@pytest.mark.slow
def test_reports_convert_to_pdf(soffice: str, tmp_path: Path) -> None:
    views = {
        Language.ZH: bundled.view(),
        Language.EN: IndexedView(hostile(bundled.lineage())),
    }
    files = []
    for language, view in views.items():
        report = gather(view, Scope(), language, date(2024, 5, 6))
        for form in ("xlsx", "docx"):
            files.append(tmp_path / f"{language}-{form}.{form}")
            rendered = FORMATS[form].render(report)
            assert isinstance(rendered, bytes)
            files[-1].write_bytes(rendered)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=True)
    assert "rror" not in done.stdout + done.stderr
    for file in files:
        assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
