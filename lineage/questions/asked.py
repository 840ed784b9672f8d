"""A question, the language of its answer, and what to say when it can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.errors import QuestionError
from lineage.language import Language, pick
from lineage.questions.suggestions import suggestions
from lineage.store.base import View
from lineage.text import simplified


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the language of its answer."""

    question: str
    language: Language

    @property
    def words(self) -> str:
        """The question in simplified glyphs, as all words that are looked for in it are."""
        return simplified(self.question)

    def say(self, chinese: str, english: str) -> str:
        """The one that is in the language."""
        return pick((chinese, english), self.language)

    def unread(
        self,
        view: View,
        chinese: str,
        english: str,
        *,
        words: str = "",
        places: Sequence[str] = (),
    ) -> QuestionError:
        """The error that says why the question can't be answered, and what can be asked instead."""
        what, examples = (f"{chinese}。", f"{english}."), suggestions(view, self.language)
        return QuestionError(
            self.question, what, examples, self.language, words=words, places=places
        )

    def denied(self, view: View) -> QuestionError:
        """The error for a negation that can't be told from what is asked."""
        denied = "看不懂其中的否定，请换成肯定的问法"
        return self.unread(view, denied, "The negation can't be read; ask without it")

    def strange(self, view: View, words: Sequence[str]) -> QuestionError:
        """The error for words beside a question about whole documents."""
        said = " ".join(words)
        told = f"看不懂“{said}”与所问有何关系", f"What “{said}” has to do with it isn't clear"
        return self.unread(view, *told, words=said)
