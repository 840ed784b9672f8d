"""Documents named in a text: 《title》（number）, with the reason for naming them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from lineage.model import Citation, CitationRole, Document, ItemKind
from lineage.text import is_law
from loaders.document_numbers import ANNOUNCEMENT, NUMBER, plain_number

_TITLE = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
# Titles and numbers that stand together have one role; what a bracket says of them is nothing between.
_AND = re.compile("(?:[、和及与]|以及)?")
_TOGETHER = re.compile(
    rf"(?:[（(][^（）()]{{0,60}}[)）]|{_AND.pattern}{_TITLE.pattern}|(?:[、和及与]|以及){NUMBER.pattern}){{0,9}}"
)
# What a document attaches is no other document: 《…告知书》（见附件1）, 《附件1：…》.
_ATTACHED = re.compile(r"《([^《》]+)》[（(](?:详?见)?附[件表]\d*[)）]|《(附件\d*[：:][^《》]+)》")
_NUMBER_BEHIND = re.compile(
    rf"\s*[（(]\s*({NUMBER.pattern}|{ANNOUNCEMENT.pattern})\s*(?:[，,；;][^（）()]{{0,40}})?[)）]"
)
_SHORT_NAME = re.compile(r"简称[：:]?[《“]([^《》“”]+)[》”]")
_PERIODICAL = re.compile(r"(?:公报|日报|晚报|通讯|简报|交流|月刊|杂志|年鉴)$")
_SHORT_FORM = 4
_NEAR = 12
_REACH = 60
# How much of a sentence is looked at for why it names a document.
_SIGHT = 2000
_LEAD_IN = re.compile(
    r"^(?:.*(?:落实|按照|根据|依据|执行|贯彻|印发|转发|关于|要求|对照|结合|学习|领会|宣传|[和与及以按的在见])|"
    r"[你我贵该][\u4e00-\u9fff])(?=[^〔]{2,}〔)"
)
_APPROVED = re.compile(r"^已(?:经)?[^。；]{1,30}(?:同意|批准|通过|审定)[，,]现(?:予以)?印发")
# What a document's own title says it issues, one or several.
_QUOTED = re.compile("[《〈<]([^》〉>]+)[》〉>]")
_ISSUED_TOGETHER = re.compile(f"(?:印发|征求)(?:{_QUOTED.pattern}[、和及与]?)+")
# What an office says it has made it issues: 我局制定了《…》.
_MADE = re.compile(
    r"我[\u4e00-\u9fff]{1,3}[^。《》]{0,20}(?:制[定订]|编制|拟[定订]|起草|修订)(?:形成)?了$"
)
_TRANSMITS = re.compile(r"转发给|转发")
# What is 已废止 was repealed by another.
_REPEALED = re.compile("^[^，。；已]{0,10}(?:同[时步]|即行|予以)?(?:废止|停止执行|不再执行)")
_REPEALS = re.compile("(?<!或者)(?<![或已])废止(?:以下|下列)?(?:[^，,。；;《》]{0,8}[：:])?$")
# What a regulation is made under; a law is its ground, not a source of its wording.
_MADE_UNDER = re.compile(r"(?:根据|按照|依据)[^。]*$")
_MAKES = re.compile(rf"[^。]{{0,{_SIGHT}}}制[定订]本")
_CHARTER = re.compile(r"章程(?:[（(][^（）()]*[)）])?$")
_IMPLEMENTS = re.compile(
    r"(?:根据|按照|依据|为.{0,6}(?:贯彻|落实)|贯彻落实|(?:深入|认真|全面)(?:贯彻|落实|执行))[^。]*$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation at its place in a text (offsets)."""

    role: CitationRole
    title: str | None
    number: str | None
    start: int
    end: int


def of(document: Document) -> Iterator[Citation]:
    """The documents that a document names, each once, at its first place."""
    own, forwarded = _own_titles(document), _forwarded(document)
    texts = [
        (item.kind in (ItemKind.NOTICE, ItemKind.PREAMBLE), clause, text)
        for item in document.items
        for clause in item.clauses
        for text in (clause.text, *clause.steps)
    ]
    # What the text calls 以下简称《规划》 has been cited in full.
    short = {name for _, _, text in texts for name in _SHORT_NAME.findall(text)}
    printed = (*(text for _, _, text in texts), *(item.heading for item in document.items))
    attached = {one or other for text in printed for one, other in _ATTACHED.findall(text)}
    titles, numbers = short | attached, set[str]()
    for in_notice, clause, text in texts:
        for mention in find(text, in_notice=in_notice, own_titles=own, forwarded=forwarded):
            if _is_known(mention, titles, numbers):
                continue
            titles |= {mention.title} if mention.title else set()
            numbers |= {mention.number} if mention.number else set()
            issued = mention.role is CitationRole.ISSUES and not mention.number
            target = document.key if issued else None
            yield Citation(mention.role, mention.title, mention.number, clause.lines, target)


def _is_known(mention: Mention, titles: Set[str], numbers: Set[str]) -> bool:
    """Whether a document has been cited; before a bare number, words of the sentence may stand."""
    if mention.number is None:
        return mention.title in titles
    bare = mention.title is None and mention.number.endswith(tuple(numbers))
    return bare or mention.number in numbers


def _own_titles(document: Document) -> tuple[str, ...]:
    """The titles under which a document may speak of itself, or of what it issues."""
    together = _ISSUED_TOGETHER.search(document.title)
    issued = _QUOTED.findall(together.group()) if together else []
    plans = [title for title in (document.plan_title, document.title) if title]
    quoted = [title.replace("《", "〈").replace("》", "〉") for title in plans]
    return tuple(dict.fromkeys((*plans, *quoted, *issued)))


def _forwarded(document: Document) -> tuple[str, ...]:
    """The title that a document's own says it forwards: 转发…《…》的通知."""
    found = re.search("(?:转发|批转)[^《》]{0,40}《(.+)》的通知$", document.title)
    return (found[1],) if found else ()


def find(
    text: str,
    *,
    in_notice: bool = False,
    own_titles: tuple[str, ...] = (),
    forwarded: tuple[str, ...] = (),
) -> Iterator[Mention]:
    """Citations of a text without white space, in order; each document once.

    `in_notice` for the covering notice and the opening, whose wording says what is forwarded and what is
    implemented; `own_titles` are the document's own, which it issues rather than cites, `forwarded` are
    those that its title says it forwards.
    Short forms such as 《条例》 stand for a title given before and are left out.
    """
    if "《" not in text and "号" not in text:
        return
    covered: list[tuple[int, int]] = []
    first = end = 0
    for match in _TITLE.finditer(text):
        title = match.group(1)
        if text.endswith("本", 0, match.start()):
            covered.append(match.span())
            continue
        behind = _NUMBER_BEHIND.match(text, match.end())
        number = plain_number(behind.group(1)) if behind else None
        first = first if covered and _AND.fullmatch(text, end, match.start()) else match.start()
        end = behind.end() if behind else match.end()
        covered.append((match.start(), end))
        if number or len(title) >= _SHORT_FORM:
            role = _role(text, first, _together(text, end), title, in_notice, own_titles)
            if in_notice and title in forwarded and role is not CitationRole.ISSUES:
                role = CitationRole.TRANSMITS
            yield Mention(role, title, number, match.start(), end)
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in covered):
            start, end = match.start() + _lead_in(match.group()), match.end()
            repealed = _is_repealed(text, start, _together(text, end))
            role = CitationRole.SUPERSEDES if repealed else CitationRole.CITES
            yield Mention(role, None, plain_number(text[start:end]), start, end)


def _lead_in(number: str) -> int:
    """How many characters before a bare number belong to the sentence (落实国办发〔2017〕47号)."""
    match = _LEAD_IN.match(number)
    return match.end() if match else 0


def _together(text: str, end: int) -> int:
    """Where all ends that stands together with what ends here."""
    together = _TOGETHER.match(text, end)
    return together.end() if together else end


def _is_repealed(text: str, start: int, end: int) -> bool:
    """Whether a text repeals what it names from `start` to `end`."""
    above, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return bool(_REPEALED.search(behind) or _REPEALS.search(above))


def _role(
    text: str, start: int, end: int, title: str, in_notice: bool, own_titles: tuple[str, ...]
) -> CitationRole:
    """Why a title is named; `start` and `end` are those of all that stand together with it."""
    behind = text[end : end + _REACH]
    announced = in_notice and text.endswith(("现", "将"), 0, start) and "印发" in behind[:_NEAR]
    made = in_notice and _MADE.search(text[max(0, start - _REACH) : start])
    # What it repeals may have its own title.
    if _is_repealed(text, start, end):
        return CitationRole.SUPERSEDES
    if title in own_titles or announced or made or (in_notice and _APPROVED.match(behind)):
        return CitationRole.ISSUES
    if _PERIODICAL.search(title):
        return CitationRole.MENTIONS
    if in_notice and _TRANSMITS.search(behind[:_NEAR]):
        return CitationRole.TRANSMITS
    sentence = text[max(text.rfind("。", 0, start) + 1, start - _SIGHT) : start]
    made_under = _MADE_UNDER.search(sentence) and _MAKES.match(text, end)
    is_ground = is_law(title) or _CHARTER.search(title)
    if (in_notice and _IMPLEMENTS.search(sentence)) or (made_under and not is_ground):
        return CitationRole.IMPLEMENTS
    return CitationRole.CITES
