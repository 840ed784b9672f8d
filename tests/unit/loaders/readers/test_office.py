from __future__ import annotations

from pathlib import Path

import pytest

from lineage.errors import SourceError
from loaders.readers import office


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        SourceError, match=r"plan\.doc: LibreOffice is needed.*save the file as \.docx"
    ):
        office.read(Path("plan.doc"), b"\xd0\xcf\x11\xe0")


def test_a_converter_that_fails_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / office.PROGRAM
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"plan\.doc: LibreOffice could not read it"):
        office.read(Path("plan.doc"), b"\xd0\xcf\x11\xe0")
