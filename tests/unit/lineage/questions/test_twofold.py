from __future__ import annotations

from lineage.questions.twofold import twofold

DEEDS = "哪些市删去了（十三）但保留了（十四）"


def test_of_many_turns_a_few_are_read() -> None:
    """Every turn is read on both sides: who sends nothing but commas has 500 of them."""
    assert twofold("，" + DEEDS)
    assert twofold("，" * 12 + DEEDS) is None
