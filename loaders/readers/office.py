"""Older files of word processors (.doc, .wps, .rtf, .odt): LibreOffice makes .docx of them."""

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
from loaders.readers import word

PROGRAM = "soffice"
_SECONDS = 120
_SAVE = ("请另存为 .docx。", "Save it as .docx.")
# A file may name pictures and texts elsewhere: nothing is fetched for it, nothing in it runs.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def read(path: Path, data: bytes) -> Source:
    """The paragraphs and rows of such a file. Raises SourceError where it can't be converted."""
    if shutil.which(PROGRAM) is None:
        zh = f"读 {path.suffix} 文件要用 LibreOffice，但没有安装。"
        en = f"LibreOffice is needed to read {path.suffix} and isn't installed."
        fix = "请安装，或把文件另存为 .docx。", "Install it, or save the file as .docx."
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
            *("--headless", "--convert-to", "docx", "--outdir", folder, str(original)),
        ]
        try:
            _run(command)
            converted = original.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            what = "LibreOffice 读不了此文件。", "LibreOffice could not read it."
            raise SourceError(path, what, _SAVE) from None
    return word.read(path, converted)


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
