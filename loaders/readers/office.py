"""Older files of word processors (.doc, .wps, .rtf, .odt): LibreOffice makes .docx of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.readers import word

PROGRAM = "soffice"
_SECONDS = 120
_SAVE = "Save it as .docx."


def read(path: Path, data: bytes) -> Source:
    """The paragraphs and rows of such a file. Raises SourceError where it can't be converted."""
    if shutil.which(PROGRAM) is None:
        what = f"LibreOffice is needed to read {path.suffix} and isn't installed."
        raise SourceError(path, what, "Install it, or save the file as .docx.")
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / f"original{path.suffix}"
        original.write_bytes(data)
        command = [
            PROGRAM,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            *("--headless", "--convert-to", "docx", "--outdir", folder, str(original)),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            converted = original.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise SourceError(path, "LibreOffice could not read it.", _SAVE) from None
    return word.read(path, converted)
