"""What is said of a finished document."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.outline import parse
from loaders.readers import text


@pytest.mark.parametrize(("name", "said"), [("plan.md", False), ("plan.txt", True)])
def test_signs_that_only_format_are_no_news_in_markdown(name: str, said: bool) -> None:
    source = text.read(Path(name), "# 某市工作要点\n\n一、加强公开\n\n**公开**规划。\n".encode())
    (document,) = parse(source, lambda _: ["plan"]).documents
    assert ("markup" in {warning.code for warning in document.warnings}) is said
    assert document.items[0].clauses[0].text == "公开规划。"
