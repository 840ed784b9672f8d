"""Older and open formats: LibreOffice makes .docx of texts and .xlsx of tables."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.readers import sheet, word

PROGRAM = "soffice"
_SECONDS = 120
# A file may name pictures and texts elsewhere: nothing is fetched for it, nothing in it runs.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def read(path: Path, data: bytes) -> Source:
    """The paragraphs and rows of a text. Raises SourceError where it can't be converted."""
    return word.read(path, _converted(path, data, ".docx"))


def read_table(path: Path, data: bytes) -> Source:
    """The lines and rows of a workbook. Raises SourceError where it can't be converted."""
    return sheet.read(path, _converted(path, data, ".xlsx"))


def _converted(path: Path, data: bytes, suffix: str) -> bytes:
    """What LibreOffice makes of a file in the format of this suffix. Raises SourceError."""
    if shutil.which(PROGRAM) is None:
        zh = f"读 {path.suffix} 文件要用 LibreOffice，但没有安装。"
        en = f"LibreOffice is needed to read {path.suffix} and isn't installed."
        fix = f"请安装，或把文件另存为 {suffix}。", f"Install it, or save the file as {suffix}."
        raise SourceError(path, (zh, en), fix)
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / f"original{path.suffix}"
        original.write_bytes(data)
        profile = Path(folder) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            PROGRAM,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", suffix[1:], "--outdir", folder, str(original)),
        ]
        try:
            _run(command)
            return original.with_suffix(suffix).read_bytes()
        except (OSError, subprocess.SubprocessError):
            what = "LibreOffice 读不了此文件。", "LibreOffice could not read it."
            raise SourceError(
                path, what, (f"请另存为 {suffix}。", f"Save it as {suffix}.")
            ) from None


def _run(command: Sequence[str]) -> None:
    """Run a command that starts others, all of which end with it. Raises SubprocessError."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(_SECONDS)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    if status:
        raise subprocess.CalledProcessError(status, command)
