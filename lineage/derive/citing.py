"""Which documents of a corpus others name, and which of those named nobody holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from lineage.chain import later, unseen_names
from lineage.model import Citation, CitationRole, Document, MissingDocument, Place
from lineage.text import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISSUED = re.compile(r"印发[〈《<]?(.{4,}?)[〉》>]?的通知$")


def resolve_citations(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with the target of each citation: the key of the one it names, None if nobody has it.

    A number must be equal. A title, or that of what a notice issues, must be equal but for
    punctuation and 年, and only one document may go by it; of several editions of one issuer it is
    the last before the citing document. A citation with a number names by its title only a document
    that prints no number. What a document issues without a number is itself. What names a
    notice without the plan that it issues, which nobody has, says so (`notice_only`).
    """
    by_number = {each.number: each.key for each in documents if each.number}
    titles: dict[str, set[str]] = {}
    for document in documents:
        for title in _titles(document):
            titles.setdefault(_plain(title), set()).add(document.key)
    by_key = {each.key: each for each in documents}
    unnumbered = {each.key for each in documents if not each.number}

    def target(document: Document, citation: Citation) -> str | None:
        if citation.number in by_number:
            return by_number[citation.number]
        if citation.role is CitationRole.ISSUES and not citation.number:
            return document.key
        for title in _names(citation.title or ""):
            keys = titles.get(_plain(title), set()) - {document.key}
            keys = keys & unnumbered if citation.number else keys
            if named := _edition([by_key[key] for key in keys], document):
                return named.key
        return None

    def lacks_plan(document: Document) -> bool:
        """Whether what a notice issues is in no file of its own either: one without a number."""
        issued = [_plain(title) for title in _issued(document)]
        files = (by_key[key] for title in issued for key in titles[title] & unnumbered)
        return bool(document.notice_only and issued) and not any(
            not each.notice_only and each.place in (None, document.place) for each in files
        )

    notices = {each.key for each in documents if lacks_plan(each)}

    def resolved(document: Document, citation: Citation) -> Citation:
        key = target(document, citation)
        return replace(citation, target=key, notice_only=key in notices)

    return tuple(
        replace(document, citations=tuple(resolved(document, each) for each in document.citations))
        for document in documents
    )


def _edition(named: Sequence[Document], citing: Document) -> Document | None:
    """The document of a title that another means, never a later one: the only one, or the last."""
    before = [each for each in named if not later(each, citing)]
    if len(before) < 2:
        return next(iter(before), None)
    if len({each.issuer for each in before}) != 1 or not citing.date:
        return None
    dated = all(each.date for each in before)
    return max(before, key=lambda each: each.date or "") if dated else None


def _titles(document: Document) -> Iterator[str]:
    """All titles that a document goes by: its own, its plan's, and what it says it issues."""
    yield document.title
    if document.plan_title:
        yield document.plan_title
    yield from _issued(document)


def _issued(document: Document) -> Iterator[str]:
    """The titles of what a document says it issues."""
    for citation in document.citations:
        if citation.role is CitationRole.ISSUES and citation.title:
            yield citation.title


def _names(title: str) -> Iterator[str]:
    """A cited title, and what a notice of that title issues.

    >>> list(_names("财政部关于印发〈财政支持工作的意见〉的通知"))
    ['财政部关于印发〈财政支持工作的意见〉的通知', '财政支持工作的意见']
    """
    yield title
    if issued := _ISSUED.search(title):
        yield issued.group(1)


def _plain(title: str) -> str:
    return fold(title).text.replace("年", "")


@dataclass(slots=True, eq=False)
class _Named:
    """A document that nobody holds: what it is called, and who calls it so."""

    names: set[str]
    citations: list[tuple[str, Citation]]

    def take(self, other: _Named) -> None:
        """Take over all that is said of another, which is the same."""
        self.names |= other.names
        self.citations += other.citations


def missing_documents(
    documents: Sequence[Document], places: Mapping[str, Place]
) -> tuple[MissingDocument, ...]:
    """Documents that others implement or forward but nobody holds, in the order of their mention.

    Among them those of which nobody holds more than the covering notice, whoever cites them.
    Two citations name one document when their numbers or their titles agree, or when others say
    that they do; a notice and what it issues are one where only one of that name has a number.
    `places` by name.
    """
    known: dict[str, _Named] = {}
    for document in documents:
        for citation in document.citations:
            names = unseen_names(citation)
            named = _Named(names.copy(), [(document.key, citation)])
            for other in dict.fromkeys(known[name] for name in names if name in known):
                fewer, named = sorted((named, other), key=lambda each: len(each.citations))
                named.take(fewer)
            known.update(dict.fromkeys(named.names, named))
    longest = max((len(name) for name in places), default=0)
    by_key = {document.key: document for document in documents}
    found = _with_what_is_issued(dict.fromkeys(known.values()))
    return tuple(_missing(each, places, longest, by_key) for each in found)


def _with_what_is_issued(found: Iterable[_Named]) -> tuple[_Named, ...]:
    """The documents; of a notice and what it issues, named apart, one with what is said of both."""
    every = tuple(found)
    numbered = [n for n in every if any(c.number or c.notice_only for _, c in n.citations)]
    notices: dict[str, set[_Named]] = defaultdict(set)
    titled: dict[str, set[_Named]] = defaultdict(set)
    for named in numbered:
        for title, issued in _own_and_issued(named):
            titled[title].add(named)
            notices[issued].add(named)
    joined: set[_Named] = set()
    for named in set(every).difference(numbered):
        pairs = _own_and_issued(named)
        same = set[_Named]().union(*(notices[title] | titled[issued] for title, issued in pairs))
        if len(same) == 1:
            same.pop().take(named)
            joined.add(named)
    return tuple(named for named in every if named not in joined)


def _own_and_issued(named: _Named) -> list[tuple[str, str]]:
    """Each title of a document with what a notice of that title issues, folded; else twice."""
    titles = {each.title for _, each in named.citations if each.title}
    return [(fold(title).text, fold([*_names(title)][-1]).text) for title in titles]


def _missing(
    named: _Named, places: Mapping[str, Place], longest: int, documents: Mapping[str, Document]
) -> MissingDocument:
    """What its number and its fullest title say; `longest` place names have so many letters.

    A title may name a year to come (2030年前); none is older than a document that cites it.
    What is known of its covering notice holds for it.
    """
    citing = {key for key, _ in named.citations}
    if key := next((each.target for _, each in named.citations if each.notice_only), None):
        return _issued_by(documents[key], citing)
    number = min((each.number for _, each in named.citations if each.number), default=None)
    titles = sorted({each.title for _, each in named.citations if each.title})
    title = max(titles, key=len, default="")
    place = next((title[:n] for n in range(longest, 1, -1) if title[:n] in places), None)
    match = _YEAR.search(number or title)
    year = int(match.group()) if match else None
    cited_in = [known for key in citing if (known := documents[key].year)]
    return MissingDocument(
        key=f"missing:{number or title}",
        title=title or None,
        number=number,
        place=place,
        level=places[place].level if place else None,
        year=year if year and year <= min(cited_in, default=year) else None,
        cited_by=tuple(sorted(citing)),
    )


def _issued_by(notice: Document, citing: AbstractSet[str]) -> MissingDocument:
    """What a notice issues and nobody holds."""
    return MissingDocument(
        key=f"missing:{notice.key}",
        title=next(_issued(notice), notice.title),
        number=notice.number,
        place=notice.place,
        level=notice.level,
        year=notice.year,
        cited_by=tuple(sorted(citing - {notice.key})),
        notice=notice.key,
    )
