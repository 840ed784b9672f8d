from __future__ import annotations

import pytest

from lineage.language import Language
from lineage.queries.facts import COUNTED, document_facts
from tests import bundled


def test_what_is_printed_comes_with_its_lines_and_what_is_not_says_so() -> None:
    cards = bundled.view().cards_by_key()
    both = [cards["lechang-2018-41"], cards["huizhou-2018"]]
    printed, missing = document_facts(bundled.view(), both, ["number"])
    assert (printed.value, printed.source_lines) == ("乐府办明电〔2018〕41号", "4")
    assert (missing.value, missing.source_lines) == (None, None)
    assert missing.text.endswith("原文没有印出")


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_counted_leaves_out_the_text_that_is_attached(name: str) -> None:
    card = bundled.view().cards_by_key()["jiangmen-2018-14"]
    (fact,) = document_facts(bundled.view(), [card], [name], Language.EN)
    assert fact.value == str(getattr(card, name))
    assert fact.text.endswith("(without the text it attaches)")
