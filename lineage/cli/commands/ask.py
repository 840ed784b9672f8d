"""Ask a question in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.wording import FIRST
from lineage.questions.ask import ask, language_of

_TELLING = {
    Intent.COVERAGE: show.coverage,
    Intent.DUTIES: show.duties,
    Intent.DEEDS: show.deeds,
    Intent.COMPARISON: show.told,
}
EXAMPLES = (
    "lineage ask 哪些市删去了（十三）",
    'lineage ask "which cities dropped item (十三)"',
    "lineage ask 惠州市怎样处理（十三）",
    "lineage ask 谁负责（十三）",
    "lineage ask 哪些地方改了时限",
    "lineage ask 惠州市财政局牵头哪些工作",
    "lineage ask 比较江门和惠州",
    "lineage ask 哪个市最忠实",
    "lineage ask 哪些文件引用了国办发〔2018〕23号",
    "lineage ask 江门的文件是哪一年的",
    'lineage ask "what did Jiangmen add" --json',
)


@command(answers=True)
def run(
    session: Session,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="A question in Chinese or English.")
    ],
) -> None:
    """Ask a question in plain words; it is answered in its own language."""
    answer = ask(session.view(), question, session.lang)
    language = session.lang or language_of(question)
    session.answer(answer, *_shown(answer, language))


def _shown(answer: AskAnswer, language: Language) -> Iterator[RenderableType]:
    if tell := _TELLING.get(answer.understood.intent):
        yield from tell(answer, language)
        return
    head, _, told = answer.answer.partition("\n")
    yield plain(head, "bold")
    if answer.understood.intent is Intent.CHANGES or not (answer.clauses or answer.edges):
        yield plain(told)
    if answer.clauses and answer.understood.intent is Intent.SOURCES:
        yield plain(pick(FIRST, language))
    yield show.clauses(answer.clauses)
    for edge in answer.edges:
        yield from show.edge(edge, language)
