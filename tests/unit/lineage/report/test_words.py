from __future__ import annotations

import re
from pathlib import Path

import loaders
from lineage.report.words import DOUBTS

WARNED = re.compile(r"""warn\(\s*"([a-z-]+)",""")


def test_reports_have_words_for_each_code_of_warnings() -> None:
    files = Path(loaders.__file__).parent.rglob("*.py")
    codes = {code for file in files for code in WARNED.findall(file.read_text(encoding="utf-8"))}
    assert len(codes) > 20
    assert codes <= DOUBTS.keys()
