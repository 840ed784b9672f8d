"""A question, the language of its answer, and what to say when it can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.errors import QuestionError
from lineage.language import Language, pick

EXAMPLES = {
    Language.ZH: (
        "哪些市删去了（十三）",
        "（十三）在各地怎么样了",
        "惠州市怎样处理（十三）",
        "江门市新增了什么",
        "哪些市保留了政务热线",
        "谁负责（十三）",
        "广东省删去了哪些",
        "哪些地方改了时限",
    ),
    Language.EN: (
        "which cities dropped item (十三)",
        "what became of item 13",
        "what did Huizhou do with item (十三)",
        "what did Jiangmen add",
        "who is responsible for item 13",
        "what did Guangdong drop",
        "which places changed a deadline",
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the language of its answer."""

    question: str
    language: Language

    def say(self, chinese: str, english: str) -> str:
        """The one that is in the language."""
        return pick((chinese, english), self.language)

    def unread(
        self, chinese: str, english: str, *, words: str = "", places: Sequence[str] = ()
    ) -> QuestionError:
        """The error that says why the question can't be answered."""
        what = self.say(f"{chinese}。", f"{english}.")
        return QuestionError(
            self.question, what, EXAMPLES[self.language], words=words, places=places
        )
