"""A question, the language of its answer, and what to say when it can't be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language, listed, pick
from lineage.model import Level
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.wording import whose
from lineage.questions.slots import denial, in_plain_words
from lineage.questions.suggestions import FIRST, suggestions
from lineage.store.base import Card, View
from lineage.text import simplified


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the corpus it is put to, and the language of its answer."""

    view: View
    question: str
    language: Language

    @property
    def words(self) -> str:
        """The question in simplified glyphs and plain words, as all that is looked for in it is."""
        return in_plain_words(simplified(self.question))

    def say(self, chinese: str, english: str) -> str:
        """The one that is in the language."""
        return pick((chinese, english), self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other."""
        return listed(names, self.language)

    def told(self, name: str, what: str) -> str:
        """What is told of somebody or something."""
        return self.say(f"{name}：{what}", f"{name}: {what}")

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence one after the other."""
        return self.say("；", "; ").join(parts)

    def aside(self, text: str) -> str:
        """A text in brackets; nothing for none."""
        return self.say(f"（{text}）", f" ({text})") if text else ""

    def names(self) -> dict[str, str]:
        """Whose each document (its key) is, as it's told in an answer."""
        return {
            card.key: whose(
                (card.place or card.key, card.number or card.title, card.level), self.language
            )
            for card in self.view.cards()
        }

    def understood(
        self,
        intent: Intent,
        text: str,
        cards: Sequence[Card],
        item: str | None = None,
        levels: tuple[Level, ...] = (),
    ) -> Understood:
        """How the question was read; the document and the place where all are of one."""
        keys, places = {card.key for card in cards}, {card.place for card in cards}
        document = keys.pop() if len(keys) == 1 else None
        place = places.pop() if len(places) == 1 else None
        return Understood(intent, text, item, document, place, levels=levels)

    def answer(
        self, understood: Understood, lines: Sequence[str], none: str = "", **parts: Any
    ) -> AskAnswer:
        """The answer that says how the question was read, and then these lines, or that none is.

        Its `parts` are what proves it.
        """
        text = "\n".join([understood.text, *(lines or filter(None, [none]))])
        return AskAnswer(self.question, understood, text, **parts)

    def noted(self, answer: AskAnswer, note: str) -> AskAnswer:
        """An answer that begins with a note, which also stands beside how the question was read."""
        head = answer.understood.text + self.aside(note)
        understood = replace(answer.understood, text=head)
        return replace(answer, understood=understood, answer=f"{note}\n{answer.answer}")

    def of_whom(self, who: str, answer: AskAnswer) -> AskAnswer:
        """An answer that says of whom it is asked, if that isn't all there are."""
        only = self.say(f"只问{who}", f"Asked of {who} only")
        return self.noted(answer, only) if who else answer

    def unread(
        self, chinese: str, english: str, *, words: str = "", places: Sequence[str] = ()
    ) -> QuestionError:
        """The error that says why the question can't be answered, and what can be asked instead."""
        what = f"{chinese}。", f"{english}."
        examples = suggestions(self.view, self.language)[:FIRST]
        return QuestionError(
            self.question, what, examples, self.language, words=words, places=places
        )

    def no_document(self, name: str) -> UnknownReference:
        """The error for a document that isn't in the corpus, with those that are."""
        return UnknownReference("document", name, tuple(card.key for card in self.view.cards()))

    def denied(self) -> QuestionError:
        """The error for a negation that can't be told from what is asked."""
        said = denial(self.words)
        denied = f"看不懂其中的否定“{said}”，请换成肯定的问法"
        return self.unread(denied, f"The negation “{said}” can't be read; ask without it")

    def several_items(self, items: Sequence[str]) -> QuestionError:
        """The error for several items, as they are named."""
        names = self.listed(items)
        told = f"一次只能问一条，这里有{names}，请分别问"
        return self.unread(told, f"More than one item is named: {names}. Ask of one")

    def several_places(self, places: Sequence[str]) -> QuestionError:
        """The error for several places or documents of which it isn't clear what each is to it."""
        both = self.say("和", " and ").join(places[:2])
        told = f"一次只能问一个地区或一份文件，两者可以相互比较：“{both}有什么不同”"
        told_en = f"Ask of one place or document, or compare the two: “compare {both}”"
        return self.unread(told, told_en, places=places)
