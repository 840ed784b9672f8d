"""Which documents are asked about: those named, a place's parts; every one of them, or some alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lineage.grouping import grouped
from lineage.language import Said
from lineage.model import Coverage, Qualifier, Status, key_of
from lineage.queries.answers.coverage import AskAnswer, CoverageRow, Intent, Quantifier, Understood
from lineage.queries.coverage import Filter
from lineage.queries.lookups import known_card
from lineage.queries.parts import called, in_order
from lineage.queries.places import of_rank
from lineage.queries.regions import places_within
from lineage.queries.verdict import Verdict, verdict
from lineage.questions.asked import Asked
from lineage.questions.marked import MARK, NO_MARK, YEAR, Marked, Named
from lineage.questions.question import COMPARED, PART, PART_EN, count_said, levels_asked, spoken
from lineage.questions.topic import asks_whence
from lineage.store.base import Card, View

# A place whose parts are asked about: 广东省哪个市, which city in Guangdong.
_WITHIN = spoken(
    rf"({MARK})的?(?:下辖|所辖)?的?(?:哪[些个几]*|各|每个?|所有)(?:城?[省市县区]|地[方区])|"
    r"\b(?:cit(?:y|ies)|count(?:y|ies)|districts?|provinces?|places?|who)\b"
    rf"(?:\s+of|{NO_MARK}*\bin)\s+(?:the\s+)?({MARK})|"
    rf"({MARK})['’]s?\s+(?:cities|counties|districts|provinces|places)\b"
)
_AND = r"\s*(?:(?:[和与跟同及、,，]|\band\b)\s*)+(?:the\s+)?"
_SOME, _SEVERAL = (rf"{MARK}(?:{_AND}{MARK}){times}(?!:)" for times in "*+")
_ANY = rf"{MARK}(?:(?:{_AND}|\s*(?:或者?|还是|\bor\b)\s*){MARK})+(?!:)"
_GAP = rf"(?:(?!{MARK})[^，,。]){{0,8}}?"
_ALL = r"(?:全都|都|均|皆)(?!市)"
# What counts them is taken out; the groups stay: who does it, and what says that they do (被, by).
_QUANTIFIERS = (
    (
        Quantifier.EVERY,
        rf"({_SEVERAL})[两二三四五六七八九十]?个?{PART}?({_GAP})(?:{_ALL}|共同(?=[删保改照抄新]))|"
        rf"((?:各|每一?个?|所有|全部)的?{PART}{_GAP}|其[他它余](?:的?{PART}{_GAP})?|大家|谁|人人|哪里){_ALL}|"
        rf"(被(?:所有|全部)的?{PART})",
    ),
    # But not those that are to be listed: list all places that dropped it.
    (
        Quantifier.EVERY,
        rf"\b(?:both|all\s+of)\s+(?:the\s+)?({_SEVERAL})|({_SEVERAL})\s+(?:both|all)\b|"
        rf"(?<!list )(?<!show )\b(?:every|all(?:\s+of)?(?:\s+the)?)\s+({PART_EN})"
        r"(?!\s+(?:that|which|who)\b)|\b(?:everyone|everybody|everywhere)\b",
    ),
    (
        Quantifier.ONLY,
        rf"(?:只|仅仅?|唯|单)[有是独]?([在被由]?)\s*({_SOME})|({_SOME})(?:独有|独自|单独)[地的]?|"
        rf"\bonly\s+((?:by|in)\s+)?(?:the\s+)?({_SOME})|({_SOME})\s+(?:alone\b|only(?=\W*$))",
    ),
)
# As many of them as did it, whoever they are: the number, and what they are; one more where it says
# so (超过两个市), one fewer (不到两个市), two where none is told (多个市).
_COUNT = r"[一两二三四五六七八九十]+|\d{1,3}"
_COUNT_EN = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten"
_UNIT = r"个?(?:城?[省市县区地](?!长)|地方|地区|县区)|份文件"
_SO_MANY = (
    (
        Quantifier.AT_MOST,
        0,
        rf"(?:至多|最多|不超过|不多于)有?(?:在|被)?({_COUNT})({_UNIT})|"
        rf"\b(?:at\s+most|no\s+more\s+than|up\s+to)\s+({_COUNT_EN})\s+({PART_EN})",
    ),
    (
        Quantifier.AT_MOST,
        -1,
        rf"(?:不到|(?<!不)少于|不足)({_COUNT})({_UNIT})|"
        rf"\b(?<!no )(?<!not )(?:fewer|less)\s+than\s+({_COUNT_EN})\s+({PART_EN})",
    ),
    (
        Quantifier.AT_LEAST,
        0,
        rf"(?:至少|不少于|最少|起码)有?(?:在|被)?({_COUNT})({_UNIT})(?:以上)?|"
        rf"({_COUNT})个?(?:及|或)?以上的?({_UNIT})|({_COUNT})({_UNIT})(?:及|或)?以上|"
        rf"\b(?:at\s+least|not?\s+(?:fewer|less)\s+than)\s+({_COUNT_EN})\s+({PART_EN})|\b({_COUNT_EN})\s+or\s+more\s+({PART_EN})",
    ),
    (
        Quantifier.AT_LEAST,
        1,
        rf"(?:超过|多于|不止)({_COUNT})({_UNIT})|\bmore\s+than\s+({_COUNT_EN})\s+({PART_EN})",
    ),
    (
        Quantifier.MOST,
        0,
        rf"()(?:(?:绝?大)?多数|大部分|(?:超过|过)一?半数?)的?({_UNIT})都?|"
        rf"()(?<!the )\b(?:most(?:\s+of\s+the)?|a\s+majority\s+of(?:\s+the)?)\s+({PART_EN})",
    ),
    (Quantifier.AT_LEAST, 0, rf"()(?:多|好几)({_UNIT})|()\b(?:several|multiple)\s+({PART_EN})"),
)
_SEVERAL_ARE = 2
# Who isn't asked about: 除江门外, 江门以外的, all except Jiangmen.
_BUT = spoken(
    r"(?P<zh>(?:如果|要是)?(?:不[算含计]|不包括|(?<![删去免解清消废排剔扣拆根])除(?:了|去|开)?)\s*"
    rf"{_SOME}(?:(?:之|以)?外)?的?[，,]?|{_SOME}(?:[之以]外|除外)的?[，,]?)|"
    r"(?P<all>\b(?:all|everyone|everybody)\s+)?"
    rf"\b(?:except(?:\s+for)?|excluding|other\s+than|apart\s+from|besides)\s+(?:the\s+)?{_SOME},?"
)
_LISTED: Mapping[Quantifier, Said] = {
    Quantifier.EVERY: ("只列{}都如此的", "Only what is so of every one of {}"),
    Quantifier.ONLY: ("只列唯有{}如此的", "Only what is so of {} alone"),
    Quantifier.AT_LEAST: ("只列至少 {}如此的", "Only what is so of at least {}"),
    Quantifier.AT_MOST: (
        "只列有地方如此、但至多 {}的",
        "Only what is so of some place, but of at most {}",
    ),
    Quantifier.MOST: ("只列{}过半数如此的", "Only what is so of more than half of {}"),
}
# Of one item it is told whether it is so.
_SO: Mapping[tuple[Quantifier, bool], Said] = {
    (Quantifier.EVERY, True): ("{}都如此", "It is so of every one of {}"),
    (Quantifier.EVERY, False): ("并非{}都如此", "It isn't so of every one of {}"),
    (Quantifier.ONLY, True): ("只有{}如此", "It is so of {} alone"),
    (Quantifier.ONLY, False): ("并非只有{}如此", "It isn't so of {} alone"),
    (Quantifier.AT_LEAST, True): ("至少 {}如此", "It is so of at least {}"),
    (Quantifier.AT_LEAST, False): ("如此的不到 {}", "It is so of fewer than {}"),
    (Quantifier.AT_MOST, True): ("至多 {}如此", "It is so of at most {}"),
    (Quantifier.AT_MOST, False): ("如此的超过 {}", "It is so of more than {}"),
    (Quantifier.MOST, True): ("{}过半数如此", "It is so of more than half of {}"),
    (Quantifier.MOST, False): ("如此的未过{}的半数", "It is so of no more than half of {}"),
}
_BOUNDED = (Quantifier.AT_LEAST, Quantifier.AT_MOST)
_ASKED_OF = "只问{}", "Asked of {} only"
_NOT_DROPPED = tuple(status for status in Status if status is not Status.DROPPED)

Found = Iterable[tuple[str, str]]
"""What documents have, each with the key, or the place, of one that has it."""


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

    def documents(self, view: View, question: Marked, named: Sequence[Named] = ()) -> list[Card]:
        """Those named, but where they alone did it; else all of the levels and years named.

        Where the parts of a place are asked about, those within it.
        """
        cards = in_order(view.cards())
        keys = {key for each in named for key in each.keys}
        if keys and self.quantifier is not Quantifier.ONLY:
            return [card for card in cards if card.key in keys]
        if self.around:
            inside = _inside(view, self.around)
            cards = [card for card in cards if card.key in inside]
        left_out = {key for each in self.but for key in each.keys}
        cards = [card for card in cards if card.key not in left_out]
        levels, years = levels_asked(question.text), {int(e) for e in YEAR.findall(question.text)}
        meant = of_rank(view, levels)
        return [
            card
            for card in cards
            if (not levels or card.key in meant) and (not years or card.year in years)
        ]

    def called(self, asked: Asked, named: Sequence[Named]) -> str:
        """The documents that are asked about, by their names; empty for all."""
        if named:
            return asked.listed(each.name for each in named)
        around = self.around.name if self.around else ""
        if but := asked.listed(each.name for each in self.but):
            within = f"places in {around}" if around else "places"
            return asked.say(f"{but}以外的{around}各地", f"{within} other than {but}")
        return asked.say(f"{around}各地", f"places in {around}") if around else ""

    def holds(
        self, view: View, cards: Sequence[Card], found: Found, shared: bool = False
    ) -> set[str]:
        """Of what documents have, what they have as it is asked.

        All `cards` are asked; of an upstream item or clause only those that stand below its
        document, but not of what is `shared` otherwise.
        """
        having = grouped(found)
        if not self.quantifier:
            return set(having)
        own = {card.key: card.place or card.key for card in view.cards()}
        meant, every = {own[key] for key in self.keys}, {own[card.key] for card in cards}
        rows = () if meant or shared else view.coverage(documents=[card.key for card in cards])
        below = grouped((key_of(row.item), own[row.document]) for row in rows)

        def is_so(what: str) -> bool:
            they = {own.get(key, key) for key in having[what]}
            if self.quantifier is Quantifier.AT_LEAST:
                return len(they) >= self.bound
            if self.quantifier is Quantifier.AT_MOST:
                return len(they) <= self.bound
            if self.quantifier is Quantifier.ONLY:
                return they == meant
            all_of_them = meant or set(below.get(key_of(what), every))
            if self.quantifier is Quantifier.MOST:
                return len(they) * 2 > len(all_of_them)
            return they >= all_of_them

        return set(filter(is_so, having))

    def counts(self, row: Coverage | CoverageRow, statuses: Collection[Status]) -> bool:
        """Whether a row is one of so many: who attaches the whole text hasn't dropped anything."""
        attached = verdict(row.status, row.qualifiers) is Verdict.ATTACHED
        counted = self.quantifier in (*_BOUNDED, Quantifier.MOST)
        return not (counted and attached and Status.DROPPED in statuses)

    def told(
        self, asked: Asked, answer: AskAnswer, holds: Callable[..., set[str]] = set
    ) -> AskAnswer:
        """An answer that says of whom it is true; of one item, whether it is."""
        names, understood = tuple(each.name for each in self.named), answer.understood
        who, form = self.called(asked, self.named), None
        of_whole = understood.intent in (Intent.FIDELITY, Intent.FACTS)
        if (understood.item and understood.intent in (Intent.COVERAGE, Intent.DUTIES)) or of_whole:
            form = _ASKED_OF if who or self.quantifier else None
        elif self.quantifier:
            form = _LISTED[self.quantifier]
        if self.quantifier and understood.intent is Intent.COVERAGE and understood.statuses:
            counted = (row for row in answer.items if self.counts(row, understood.statuses))
            is_so = bool(holds((row.item, row.document) for row in counted))
            form = _SO[self.quantifier, is_so]
        if form:
            if self.quantifier in _BOUNDED:
                who = asked.say(f"{self.bound} 地", f"{self.bound} places")
            who = who or asked.say("所问各地", "the places asked about")
            answer = asked.noted(answer, asked.say(*(each.format(who) for each in form)))
        understood = replace(answer.understood, quantifier=self.quantifier, places=names)
        return replace(answer, understood=understood)


@dataclass(frozen=True, slots=True)
class Wanted(Filter):
    """Which documents are asked about, and of what they have (see `Whom.holds`) what is told.

    `but` are the ids of items that aren't asked about; of `together`, if there are any, only those
    are, each with what was done with it, and only who did so with all of them.
    """

    whom: Whom = Whom()
    holds: Callable[..., set[str]] = lambda found, **_: {what for what, _ in found}
    but: frozenset[str] = frozenset()
    together: Mapping[str, tuple[Status, ...]] = field(default_factory=dict)

    def takes(self, row: Coverage, document: Card) -> bool:
        """Whether a row is asked for; who attaches the whole text hasn't dropped it, either."""
        if self.together and row.status not in self.together.get(row.item, ()):
            return False
        attached = self.statuses == _NOT_DROPPED and Qualifier.TRANSMITTED in row.qualifiers
        return (attached and self.concerns(document)) or super(Wanted, self).takes(row, document)

    def about(self, item: str) -> bool:
        """Whether an item (its id) is asked about."""
        return item not in self.but

    def with_all(self, found: Found) -> set[str]:
        """The documents that are found with all of several items; without such, all."""
        having = grouped((document, item) for item, document in found)
        return {key for key, items in having.items() if len({*items}) >= len(self.together)}

    def who(self, asked: Asked) -> str:
        """The place or documents that are asked about, as people call them; empty for all."""
        document = called(known_card(asked.view, self.document)) if self.document else ""
        return self.place or document or self.whom.called(asked, self.whom.named)

    def understood(self, intent: Intent, text: str, item: str | None = None) -> Understood:
        """How the question was read."""
        own = self.document, self.place, self.statuses, self.levels
        return Understood(intent, text, item, *own)


def region(view: View, question: Marked) -> tuple[Whom, Marked]:
    """The place whose parts are asked about (广东省哪个市), who isn't, and the question without both.

    Not where no document is of any part.
    """
    but: tuple[Named, ...] = ()
    if match := _BUT.search(question.text):
        others = "其他" * bool(match["zh"]) or "everyone " * bool(match["all"]) or " "
        text = f"{question.text[: match.start()]}{others}{question.text[match.end() :].lstrip()}"
        but, question = question.within(match.group()), replace(question, text=text)
    match = _WITHIN.search(question.text)
    if match is None or not _inside(view, *question.within(match.group())):
        return Whom(but=but), question
    (around,) = question.within(match.group())
    before, after = question.text[: match.start()], question.text[match.start() :]
    return Whom(around, but), replace(question, text=before + re.sub(MARK, "", after, count=1))


def whom(asked: Asked, question: Marked) -> tuple[Whom, Marked]:
    """Whom a question asks about, and the question without the words and marks that say it.

    Raises UnknownReference for a document that isn't there.
    """
    within, question = region(asked.view, question)
    for quantifier, more, words in _SO_MANY:
        if match := re.search(words, question.text, re.IGNORECASE):
            count, unit = [each for each in match.groups() if each is not None]
            bound = more + (count_said(count) if count else _SEVERAL_ARE)
            part = unit if unit.isascii() else f"各{unit.removeprefix('个').removeprefix('份')}"
            text = f"{question.text[: match.start()]} {part}{question.text[match.end() :]}"
            within = replace(within, quantifier=quantifier, bound=bound)
            return within, replace(question, text=text)
    apart = asks_whence(question.text) or COMPARED.search(question.text)
    together = () if apart else ((None, rf"({_ANY})"),)
    for quantifier, words in (*_QUANTIFIERS, *together):
        if match := re.search(words, question.text, re.IGNORECASE):
            kept = "".join(filter(None, match.groups()))
            named = question.within(kept)
            if unseen := [each.name for each in named if not each.keys]:
                raise asked.no_document(unseen[0])
            text = question.text[: match.start()] + kept + question.text[match.end() :]
            return replace(within, quantifier=quantifier, named=named), replace(question, text=text)
    return within, question


def _inside(view: View, named: Named) -> set[str]:
    """The keys of the documents of the places within one."""
    places = places_within(view, named.place) - {named.place} if named.place else ()
    return {card.key for card in view.cards() if card.place in places}
