"""Questions in plain Chinese or English: read, and answered by the other queries.

A question goes one way: its names are marked (`marked`), whom it asks is read (`whom`), and the
first kind of question that it is one of answers: of whole documents (those below), else of items
(`items`). What words mean stands in `lexicon`.
"""

from __future__ import annotations

import re

from lineage.errors import LineageError, QuestionError
from lineage.language import Language
from lineage.queries.answers.coverage import AskAnswer
from lineage.questions.asked import Asked
from lineage.questions.citing import citations, missing
from lineage.questions.claims import answered
from lineage.questions.contrast import comparison
from lineage.questions.definitions import definitions
from lineage.questions.elsewhere import elsewhere
from lineage.questions.facts import facts
from lineage.questions.items import of_items
from lineage.questions.judged import judged
from lineage.questions.lexicon import HAN
from lineage.questions.marked import marked
from lineage.questions.relations import relations
from lineage.questions.remarks import notice_only
from lineage.questions.shares import shares
from lineage.questions.whom import whom
from lineage.store.base import View

_WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])", re.ASCII)  # no part of a document's key
# What is asked of whole documents: each reads a question, or leaves it to the next. The order tells
# apart what is said in the same words:
_OF_DOCUMENTS = (
    judged,  # 谁判定的: before all else, whose words it may say, too
    missing,  # 缺哪些文件: whoever names documents that aren't there asks nothing else
    shares,  # 照抄最多: how much is copied, before relations, to which 照抄 is which clauses
    comparison,  # 乐昌比广东多了什么, 有什么相同: two are set side by side, whatever both have done
    citations,  # 谁转发了…通知: before facts, to which a notice that is named has a date and a number
    relations,  # 哪些是照抄的, 有多少条是改写的: before facts, which count all clauses
    facts,  # 有几条, 哪一年的: what is left to ask of a document
)


def language_of(question: str) -> Language:
    """English when the question is mostly Latin words, else Chinese.

    >>> language_of("which cities dropped item (十三)").value
    'en'
    """
    words, han = len(_WORD.findall(question)), len(re.findall(HAN, question))
    return Language.EN if words >= (2 if han else 1) and words >= han / 4 else Language.ZH


def ask(view: View, question: str, language: Language | None = None) -> AskAnswer:
    """Answer a question, in its own language unless another is named.

    Raises QuestionError when it can't be read, UnknownReference for an item, place or
    document that isn't there.
    """
    asked = Asked(view, question, language or language_of(question))
    try:
        return definitions(asked) or _answer(asked)
    except QuestionError as error:
        if told := elsewhere(asked.words, unread=True):
            raise asked.unread(*told, words=error.words) from None
        raise
    except LineageError as error:
        error.language = asked.language
        raise


def _answer(asked: Asked) -> AskAnswer:
    named = marked(asked.view, asked.words)
    question = whom(asked, named)
    claims = (kind(asked, question) for kind in _OF_DOCUMENTS)
    answers = (answered(asked, question, claim) for claim in claims if claim)
    answer = next(filter(None, answers), None) or of_items(asked, question)
    return notice_only(asked, answer, named)
