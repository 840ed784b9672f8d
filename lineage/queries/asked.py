"""A question, the language of its answer, and what to say when it can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.errors import QuestionError
from lineage.language import Language, pick
from lineage.queries.suggestions import suggestions
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
