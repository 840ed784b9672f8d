"""Whom a question asks beside those it names: a place's parts, all but some, every one, so many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lineage.model import Level
from lineage.queries.answers.coverage import Quantifier
from lineage.queries.regions import places_within
from lineage.questions import lexicon
from lineage.questions.asked import Asked
from lineage.questions.lexicon import ALL, EXCEPT, EXCEPT_EN, MARK, PLACES, PLACES_EN, spoken
from lineage.questions.marked import NO_MARK, Marked, Named
from lineage.questions.numbered import ENGLISH_NUMBER, count_said
from lineage.questions.slots import asks_whence, levels_asked, years_asked
from lineage.store.base import View

_BELOW = "(?:下辖|所辖|下[面属级])"
# A place whose parts are asked about: 广东省哪个市, 广东的市, which city in Guangdong.
_WITHIN = spoken(
    rf"({MARK})的?{_BELOW}?的?(?:哪[些个几]*|各|每个?|所有)(?:城?[省市县区]|地[方区])|"
    rf"({MARK})(?:的|的?{_BELOW}的?)(?=[市县区]{lexicon.DOES}|市县)|"
    rf"\b(?:who\b|{PLACES_EN})(?:\s+of|{NO_MARK}*\bin)\s+(?:the\s+)?({MARK})|"
    rf"({MARK})['’]s?\s+(?:cities|counties|districts|provinces|places)\b"
)
_AND = rf"\s*(?:{lexicon.AND}\s*)+(?:the\s+)?"
_SOME, _SEVERAL = (rf"{MARK}(?:{_AND}{MARK}){times}(?!:)" for times in "*+")
_ANY = spoken(rf"({MARK}(?:(?:{_AND}|\s*(?:或者?|还是|\bor\b)\s*){MARK})+(?!:))")
_GAP = rf"(?:(?!{MARK})[^，,。]){{0,8}}?"
# What says it is taken out; the groups stay: who does it, and what says that they do (被, by).
_TOGETHER = (
    (
        Quantifier.EVERY,
        spoken(
            rf"({_SEVERAL})[两二三四五六七八九十]?个?{PLACES}?({_GAP})(?:{ALL}|共同(?=[删保改照抄新]))|"
            rf"((?:各|每一?个?|所有|全部)的?{PLACES}{_GAP}|其[他它余](?:的?{PLACES}{_GAP})?|大家|谁|人人|哪里){ALL}|"
            rf"(被(?:所有|全部)的?{PLACES})"
        ),
    ),
    # But not those that are to be listed: list all places that dropped it.
    (
        Quantifier.EVERY,
        spoken(
            rf"\b(?:both|all\s+of)\s+(?:the\s+)?({_SEVERAL})|({_SEVERAL})\s+(?:both|all)\b|"
            rf"(?<!list )(?<!show )\b(?:every|all(?:\s+of)?(?:\s+the)?)\s+({PLACES_EN})"
            r"(?!\s+(?:that|which|who)\b)|\b(?:everyone|everybody|everywhere)\b"
        ),
    ),
    (
        Quantifier.ONLY,
        spoken(
            rf"(?:只|仅仅?|唯|单)[有是独]?([在被由]?)\s*({_SOME})|({_SOME})(?:独有|独自|单独)[地的]?|"
            rf"\bonly\s+((?:by|in)\s+)?(?:the\s+)?({_SOME})|({_SOME})\s+(?:alone\b|only(?=\W*$))"
        ),
    ),
)
_COUNT = rf"([一两二三四五六七八九十]+|{ENGLISH_NUMBER})"
_UNIT = "(个?(?:城?[省市县区地](?!长)|地方|地区|县区)|份文件)"
_SEVERAL_ARE = 2
_SO_MANY = tuple(
    (
        (quantifier, more),
        spoken(
            rf"{chinese}|\b(?:{english})\s+({PLACES_EN})".replace("{count}", _COUNT).replace(
                "{unit}", _UNIT
            )
        ),
    )
    for quantifier, more, chinese, english in lexicon.SO_MANY
)
# Who isn't asked about: 除江门外, 江门以外的, all except Jiangmen.
_BUT = spoken(
    rf"(?P<zh>(?:如果|要是)?(?:不[算含计]|不包括|{EXCEPT}(?:了|去|开)?)\s*"
    rf"{_SOME}(?:(?:之|以)?外)?的?[，,]?|{_SOME}(?:[之以]外|除外)的?[，,]?)|"
    rf"(?P<all>\b(?:all|everyone|everybody)\s+)?{EXCEPT_EN}\s+(?:the\s+)?{_SOME},?"
)


@dataclass(frozen=True, slots=True)
class Whom:
    """Which documents a question asks about, where not just those that it names.

    `around` is the place whose parts are meant (广东省哪些市), `but` who isn't (除江门外). With a
    `quantifier` it is asked what every one of `named` did, of all where none is named; or what
    these alone did, or most, or `bound` places at least or at most; without one what each of them
    did.
    """

    around: Named | None = None
    but: tuple[Named, ...] = ()
    quantifier: Quantifier | None = None
    named: tuple[Named, ...] = ()
    bound: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The documents of those of whom it is said."""
        return tuple(dict.fromkeys(key for each in self.named for key in each.keys))

    def called(self, asked: Asked) -> str:
        """Those who are asked beside the named ones; empty for all."""
        around = self.around.name if self.around else ""
        if but := asked.listed(each.name for each in self.but):
            within = f"places in {around}" if around else "places"
            return asked.say(f"{but}以外的{around}各地", f"{within} other than {but}")
        return asked.say(f"{around}各地", f"places in {around}") if around else ""


@dataclass(frozen=True, slots=True)
class Question(Marked):
    """A marked question, whom it asks, and its text without the words that say so.

    The `levels` and the `years` (but those in the names of documents) say which documents are meant
    where none is named; all, where there are none.
    """

    whom: Whom = Whom()
    levels: tuple[Level, ...] = ()
    years: tuple[int, ...] = ()


def whom(asked: Asked, question: Marked) -> Question:
    """Whom a question asks. Raises UnknownReference for a document that isn't there."""
    read = Question(question.text, question.named)
    for step in (_left_out, _within, _together):
        read = step(asked, read)
    return replace(read, levels=levels_asked(read.text), years=years_asked(read.text))


def _left_out(_: Asked, question: Question) -> Question:
    match = _BUT.search(question.text)
    if match is None:
        return question
    others = "其他" * bool(match["zh"]) or "everyone " * bool(match["all"]) or " "
    text = f"{question.text[: match.start()]}{others}{question.text[match.end() :].lstrip()}"
    return replace(question, text=text, whom=Whom(but=question.within(match.group())))


def _within(asked: Asked, question: Question) -> Question:
    """Not where no document is of any part of the place."""
    match = _WITHIN.search(question.text)
    if match is None or not inside(asked.view, *question.within(match.group())):
        return question
    (around,) = question.within(match.group())
    before, after = question.text[: match.start()], question.text[match.start() :]
    text = before + re.sub(rf"{MARK}的?{_BELOW}?", "", after, count=1)
    return replace(question, text=text, whom=replace(question.whom, around=around))


def _together(asked: Asked, question: Question) -> Question:
    text = question.text
    for (quantifier, more), words in _SO_MANY:
        if match := words.search(text):
            *count, unit = (each for each in match.groups() if each)
            bound = more + (count_said(*count) if count else _SEVERAL_ARE)
            part = unit if unit.isascii() else f"各{unit.removeprefix('个').removeprefix('份')}"
            text = f"{text[: match.start()]} {part}{text[match.end() :]}"
            read = replace(question.whom, quantifier=quantifier, bound=bound)
            return replace(question, text=text, whom=read)
    apart = asks_whence(text) or lexicon.COMPARED.search(text)
    for each, words in _TOGETHER if apart else (*_TOGETHER, (None, _ANY)):
        if match := words.search(text):
            kept = "".join(filter(None, match.groups()))
            named = question.within(kept)
            if unseen := [named.name for named in named if not named.keys]:
                raise asked.no_document(unseen[0])
            text = text[: match.start()] + kept + text[match.end() :]
            read = replace(question.whom, quantifier=each, named=named)
            return replace(question, text=text, whom=read)
    return question


def inside(view: View, named: Named) -> set[str]:
    """The keys of the documents of the places within one."""
    places = places_within(view, named.place) - {named.place} if named.place else ()
    return {card.key for card in view.cards() if card.place in places}
