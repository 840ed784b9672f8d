"""Reading in a process of its own, within bounds of time and memory.

What a file unpacks to can't be told from its size: a few kilobytes can take hours and all memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lineage.errors import SourceError
from lineage.language import Said

SECONDS = 120
MOST = 2**30


def run(path: Path, program: Path, data: bytes, kind: str, fix: Said) -> Any:
    """What a program prints as JSON, given the memory it may take and, on its input, a file.

    Raises SourceError where it fails or exceeds the bounds; `fix` says how to save the file again.
    """
    command = [sys.executable, "-P", str(program), str(MOST)]
    # Some libraries load numpy where it is installed, which takes memory for each processor.
    setting = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    try:
        found = subprocess.run(
            command, input=data, check=True, capture_output=True, timeout=SECONDS, env=setting
        )
    except subprocess.TimeoutExpired:
        what = f"{SECONDS} 秒内读不完。", f"It can't be read within {SECONDS} seconds."
        divide = "请拆成几份，或存为文本。", "Divide it, or save it as text."
        raise SourceError(path, what, divide) from None
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        reason = (last or str(error)).rstrip(": .")
        what = f"不能作为 {kind} 读入：{reason}。", f"It can't be read as {kind}: {reason}."
        raise SourceError(path, what, fix) from None
    return json.loads(found.stdout)
