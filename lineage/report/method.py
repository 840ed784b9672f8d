"""How the report was come by and how far it can be trusted, so that it can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from lineage.report.speech import Speech

_PROGRAM = "policy-lineage"
# Against the annotated readings, as `python -m benchmarks.readings` measures this version.
SETS, F1 = 22, 0.962
UNFITTED = ((0.946, 1.000), (0.808, 1.000))
"""Precision and recall, from the least to the best, of the sets that nothing is fitted on."""
DROPPED_RIGHT, DROPPED_WRONG = 118, 10
"""Items called dropped with no pair in doubt, over all sets."""

_WORDING = (
    "承接只看措辞：相同的字按罕见程度计重，每一段文字只归一个来源。编号不作准，一律按文字对应；"
    "责任单位、日期等只照录所印，不作推断。",
    "Descent is judged by wording alone: what is shared counts by how rare it is, and each stretch is"
    " credited to one source. Numbers prove nothing; agencies and dates are those that are printed.",
)
_DROPPED = (
    "“删去”指：该文件自身的全文在手，而这一条没有任何一款被承接，也没有主题相近的文字，也未附全文；"
    "或有承接、有待人工判定的款另行列出。"
    "它说的是文字，不是用意，也不是没有落实：任务可能由其他文件安排，或本来不属其职责。",
    "“Dropped” means: the document's own text is in hand, no clause of the item is carried, nothing is"
    " on its subject, and the whole text isn't attached; clauses that may carry it, for a person to judge, are named"
    " beside it. It is said of the text, not of intent, nor of"
    " what was done: other documents may see to it, or it may lie outside the remit.",
)
_MISSED = (
    "会漏掉的主要是整句重新写过、意同而字不同的承接，这样的条可能误为“仅主题相近”或“删去”；"
    "据以问责或引用之前，请在所列的前后两款之间核对原文。",
    "What is missed above all is wording that was written anew, the same in sense but not in words: such"
    " an item may wrongly be called topical or dropped. Before anything rests on it, check the source"
    " between the two clauses that are named with it.",
)
_FIGURES = (
    "对照 {sets} 组人工判读，条款承接关系的 F1 为 {f1:.3f}；其中未参与拟合的各组，准确率"
    " {precision[0]:.3f}–{precision[1]:.3f}，召回率 {recall[0]:.3f}–{recall[1]:.3f}。别的语料上可能不同。",
    "Against {sets} sets of annotated readings the descent of clauses has F1 {f1:.3f}; on the sets that"
    " nothing is fitted on, precision is {precision[0]:.3f}–{precision[1]:.3f} and recall"
    " {recall[0]:.3f}–{recall[1]:.3f}. On other texts it may be otherwise.",
)
_CALLED = (
    "其中称为“删去”且无存疑条款对的 {called} 条，判读也认为没有的有 {right} 条。",
    "Of {called} items called dropped there with no pair in doubt {right} are so to the readers.",
)
_PEOPLE = (
    "本报告所涉条款对中，人工判定 {decided} 对，有待人工判定 {unsure} 对（lineage review 逐对列出）。",
    "Of the pairs of clauses that this report speaks of, people decided {decided}; {unsure} are left for"
    " a person to judge (lineage review lists them).",
)
_CITE = (
    "引用格式：政策谱系（{program} {version}）：《{title}：{about}》，{documents} 份文件，{made}。",
    "To be cited as: Policy lineage explorer ({program} {version}), {title}: {about}, {documents} documents,"
    " {made}.",
)


def method(say: Speech) -> Iterator[str]:
    """What is judged and how, what that means and misses, how good it is, and how to cite it."""
    report = say.report
    yield say.pick(_WORDING)
    if report.summaries:
        yield from map(say.pick, (_DROPPED, _MISSED))
    precision, recall = UNFITTED
    yield say.pick(_FIGURES).format(sets=SETS, f1=F1, precision=precision, recall=recall)
    if report.summaries:
        called = DROPPED_RIGHT + DROPPED_WRONG
        yield say.pick(_CALLED).format(called=called, right=DROPPED_RIGHT)
        unsure = len(report.unsure) + report.doubtful
        yield say.pick(_PEOPLE).format(decided=report.decided, unsure=unsure)
    upstream = report.matrix.upstream
    yield say.pick(_CITE).format(
        program=_PROGRAM,
        version=version(_PROGRAM),
        title=say.word("title"),
        about=upstream.number or upstream.title,
        documents=report.extent.read,
        made=report.made,
    )
