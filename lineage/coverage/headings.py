"""Headings run in with the text, which nobody can leave out: what they announce is what counts."""

from __future__ import annotations

import re
from itertools import pairwise

from lineage.model import Clause, Item
from lineage.numerals import in_figures
from lineage.text import begins_to_apply

# 一是强化领导。坚持双轮驱动。 Other short sentences oblige (建立评价机制。), unless the paragraphs of
# an item all begin so: 科学布局。…适度超前。…创新融合。…
_RUN_IN = re.compile("(?:[一二三四五六七八九十]+是[^，；：]{2,20}|[—－]*坚持[^，、；：]{2,14})。")
_CATCHWORD, _CATCHWORDS = re.compile("[^，、；：]{2,8}。"), 3
# A line of its own, before （1）: 3.2.1 组织准备. Rows of a table have numbers of one kind.
_LINE, _NUMBER = re.compile("[^，。、；：！？]{2,20}"), re.compile(r"\d+")


def run_in(item: Item) -> frozenset[str]:
    """The clauses that are only headings of what comes after them, or speak of the document itself."""
    rows = {clause.id for clause, after in pairwise(item.clauses) if _in_one_row(clause, after)}
    own = frozenset(clause.id for clause in item.clauses if begins_to_apply(clause.text))
    headings = own | _heads(item, _RUN_IN) | (_heads(item, _LINE) - rows)
    catchwords = _heads(item, _CATCHWORD)
    return headings | catchwords if len(catchwords) >= _CATCHWORDS else headings


def _in_one_row(clause: Clause, after: Clause) -> bool:
    """Whether two clauses have numbers of one kind: （1） and （2）, not 3.2.1 and （1）."""
    kinds = [_NUMBER.sub("", in_figures(each.label)) for each in (clause, after)]
    return bool(clause.label) and kinds[0] == kinds[1]


def _heads(item: Item, form: re.Pattern[str]) -> frozenset[str]:
    """The clauses of a form that one of another form follows."""
    return frozenset(
        clause.id
        for clause, after in pairwise(item.clauses)
        if form.fullmatch(clause.text) and not form.fullmatch(after.text)
    )
