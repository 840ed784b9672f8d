"""A question costs a bounded number of queries, however many documents and items it speaks of."""

from __future__ import annotations

from typing import Any, cast

import pytest

from lineage.questions.ask import ask
from lineage.store.base import View
from tests import bundled

# What a store reads once a generation.
KNOWN = {
    "cards",
    "cards_by_key",
    "places",
    "missing",
    "decisions",
    "coverage_counts",
    "edge_counts",
}
MOST = 6  # fewer than there are documents


class Counted:
    """A view that notes what it is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.asked += [name] * (name not in KNOWN)
        return getattr(self._view, name)


@pytest.mark.parametrize(
    "question",
    [
        "各文件的文号",
        "各文件是谁在哪一年印发的",
        "哪些条款是照抄的",
        "哪些条款是改写国务院的",
        "哪些市照抄了（十三）",
        "哪些文件引用了国办发〔2018〕23号",
        "谁附上了国务院的全文",
        "哪个市最忠实",
        "哪个市删得最多",
        "哪个市保留得最多",
        "哪些市新增了内容",
        "广东省各市改了什么",
        "各市谁负责（五）",
        "哪些条款来自广东省",
        "江门和惠州有什么不同",
        "政府数据年度开放计划怎么样",
        "财政预决算信息公开各地怎么写",
        "广东省哪些市删去了（十三）",
        "缺哪些文件",
        "哪些条各市都保留了",
        "哪些条款各市都改写了",
        "只有江门新增了什么",
    ],
)
def test_a_question_about_all_documents_costs_few_queries(question: str) -> None:
    view = Counted(bundled.view())
    ask(cast(View, view), question)
    assert len(view.asked) <= MOST < len(bundled.view().cards()), view.asked
