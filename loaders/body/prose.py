"""Running text: labelled paragraphs to headings and tasks, unnumbered text sentence by sentence.

The ranks a document uses decide what is what: of its headings the lowest are its items, those
above its sections; what is numbered below is its tasks. Below an article (第一条) nothing is a
heading. A heading may stand alone or open the paragraph that it heads, up to the first 。.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lineage.model import Role
from loaders import numbering
from loaders.agencies.duties import names_whose
from loaders.agencies.names import is_agency_line, looks_like_agencies, opens_field
from loaders.agencies.notes import note_start, notes_within
from loaders.blocks import Block, Extract
from loaders.brackets import BRACKETED, REFERENCE, masked
from loaders.deadlines import deadline
from loaders.drafts import Closing, Draft, Heading, Notes, Task
from loaders.frame.notices import FORMULA
from loaders.lines import is_short_line
from loaders.numbering import Label, Rank

_TITLE_LENGTH = 45
_CAPTION_LENGTH = 30
# A heading says what is done, a sentence who has to do it: 各乡镇要…, 不得….
_DUTY = re.compile(
    r"^[^，,：:；;]{2,20}?(?:应当|必须|将(?!来|军|士|领|帅|功)|"
    r"(?<![重主需必摘纲概首紧纪简关])要(?!点|求|素|件|闻|务|害|领|略|职|案|诀|旨|义|塞|道|冲|目))|"
    r"务必|不得|严禁"
)
_NO_TITLE = re.compile(f"{_DUTY.pattern}|[；;]$")
# What an article is about: 第一条（目的和依据）.
_CAPTION = re.compile(rf"\s*(?P<said>{BRACKETED.pattern})\s*(?![，。；、的])")
_UP_TO_STOP = re.compile("[^。]+。?")
_REFERENCE = re.compile(rf"\s*{REFERENCE.pattern}")
_STOP = re.compile(r"[。！？][）)”]*|(?<=[\u4e00-\u9fff）)》”〕])[.．!?](?![0-9A-Za-z.．])")
# A full stop, or what stands behind a colon.
_SAYS = re.compile(rf"{_STOP.pattern}|[：:]\s*\S")


def sentences(text: Extract) -> list[Extract]:
    """Sentences of a text, split behind every 。 or half-width stop, not within brackets.

    Whose duties are stated is no sentence of its own: 县环保局。负责统一监督。
    """
    ends = (match.end() for match in _STOP.finditer(masked(text.text)))
    stops = [end + _reference(text.text, end) for end in ends]
    parts = (part.strip() for part in text.pieces(pairwise([0, *stops, len(text.text)])))
    found: list[Extract] = []
    for part in filter(None, parts):
        squeezed = part.squeeze().text
        if found and names_whose(found[-1].squeeze().text, squeezed):
            found[-1] += part
        else:
            found.append(part)
    return found


def _reference(text: str, stop: int) -> int:
    """The length of a bracket behind a stop that only says where to look."""
    behind = _REFERENCE.match(text, stop)
    return behind.end() - stop if behind else 0


def ranks_of(labels: Iterable[Label | None]) -> tuple[Rank, ...]:
    """Ranks of the labels that open headings or points, the highest first.

    一、 below 第一条 is no heading, and has no rank of its own.
    """
    met = list(dict.fromkeys(label.rank for label in labels if label))
    if Rank.ARTICLE in met and Rank.SECTION in met[met.index(Rank.ARTICLE) :]:
        met.remove(Rank.SECTION)
    return tuple(sorted(met))


def number_on(labels: Iterable[Label | None]) -> bool:
    """Whether sections (一、) are numbered on over chapters, as the articles of rules of procedure are."""
    ranked = [label for label in labels if label and label.rank in (Rank.CHAPTER, Rank.SECTION)]
    return any(
        above.rank is Rank.CHAPTER and label.rank is Rank.SECTION and label.number > 1
        for above, label in pairwise(ranked)
    )


@dataclass(slots=True)
class ProseReader:
    """Reads paragraphs one by one into drafts. `ranks` as `ranks_of` gives them.

    `ruled` says that its sections are articles in all but name: no sentence of them is a heading.
    An annex has no closing: that of the document stands above it. `heading` is the last one
    read, `inline` says of each that has text of its own whether it stands in the same paragraph.
    """

    notes: Notes
    drafts: list[Draft]
    ranks: tuple[Rank, ...]
    annex: bool = False
    ruled: bool = False
    heading: Heading | None = None
    inline: list[bool] = field(default_factory=list)
    stretch: list[Task] = field(default_factory=list)

    def paragraph(
        self, block: Block, following: Label | None, after_table: bool = False
    ) -> Heading | None:
        """Take one paragraph of the body; returns the heading that it opens, if it does.

        `following` is the next label, None where none follows.
        """
        text = block.content.strip()
        label = numbering.label_of(replace(block, cells=(text,)))
        if label is None:
            self._unlabelled(text, block.line, following, after_table)
        elif label.rank in self._heading_ranks():
            return self._headed(text, label, block.line)
        else:
            self._numbered(text, label, block.line)
        return None

    def _heading_ranks(self) -> tuple[Rank, ...]:
        lowest = Rank.ARTICLE if Rank.ARTICLE in self.ranks else Rank.ITEM
        return tuple(rank for rank in self.ranks if rank <= lowest)

    def _headed(self, text: Extract, label: Label, line: int) -> Heading:
        self._settle(label.rank)
        *above, lowest = self._heading_ranks()
        is_item = label.rank is lowest and (bool(above) or lowest is Rank.ITEM)
        rank = Rank.ITEM if is_item else Rank.SECTION
        printed, rest = numbering.cut(text, label)
        heading = Heading(rank, label.number, printed, rest[:0], line, inserted=label.inserted)
        self.drafts.append(heading)
        self.heading = heading
        whole, cell = _agency_tail(rest)
        if cell and label.rank is not Rank.ARTICLE and _is_title(whole):
            heading.title, body = whole, rest[:0]
            heading.agencies.append((Role.RESPONSIBLE, cell))
        elif label.rank is Rank.ARTICLE or (
            self.ruled and label.rank is Rank.SECTION and _STOP.search(rest.text)
        ):
            heading.title, body = _caption_and_body(rest)
        else:
            heading.title, body = _title_and_body(rest)
        if body:
            self.inline.append(True)
        self._paragraph(body, line)
        return heading

    def _numbered(self, text: Extract, label: Label, line: int) -> None:
        printed, rest = numbering.cut(text, label)
        task = Task(rest[:0], line, printed)
        _add(task, rest)
        self.drafts.append(task)

    def close(self) -> None:
        """Say that no paragraph follows."""
        self._settle(Rank.CHAPTER)

    def _settle(self, rank: Rank) -> None:
        """A heading that is a sentence, or says what it names (时间：…), and heads nothing is an item.

        `rank` is that of the next heading, which shows that nothing stands below the last one.
        """
        heading = self.heading
        if heading is None or self.drafts[-1] is not heading:
            return
        label = numbering.label_at(heading.label.text)
        if label and label.rank >= rank and _SAYS.search(heading.title.text):
            self.drafts.append(Task(heading.title, heading.line))
            heading.title = heading.title[:0]
            self.inline.append(True)

    def _unlabelled(
        self, text: Extract, line: int, following: Label | None, after_table: bool
    ) -> None:
        is_last = following is None and not self.annex
        formula = FORMULA.match(text.squeeze().text)
        if formula or (is_last and self._mostly_inline()):
            self._settle(Rank.CHAPTER)
        if formula:
            self.notes.set_aside("closing formula", text)
            return
        self._take_caption(text)
        last = self.drafts[-1] if self.drafts else None
        if isinstance(last, Task) and is_agency_line(text.squeeze().text):
            last.agencies.append((Role.RESPONSIBLE, text))
            self._share_with_stretch(last)
        elif isinstance(last, Heading) and is_agency_line(text.squeeze().text):
            last.agencies.append((Role.RESPONSIBLE, text))
        elif isinstance(last, Task) and last.agencies and deadline(text.squeeze().text):
            last.deadline += text
        elif is_last and (
            isinstance(last, Closing)
            or after_table
            or (isinstance(last, Task) and self._mostly_inline())
        ):
            self.drafts.append(Closing(text, line))
        elif isinstance(last, Task) and last.label and not self._ends_list(last, following):
            _add(last, text)
        else:
            if isinstance(last, Heading):
                self.inline.append(False)
            self._paragraph(text, line)

    def _take_caption(self, below: Extract) -> None:
        """A line that is all an article has, and no sentence, says what the text below is about."""
        if not self.heading or self.heading.title or self.drafts[-2:-1] != [self.heading]:
            return
        first, label = self.drafts[-1], numbering.label_at(self.heading.label.text)
        if not (isinstance(first, Task) and label and label.rank is Rank.ARTICLE):
            return
        line = first.text.squeeze().text
        caption = is_short_line(line) and len(line) <= _CAPTION_LENGTH and line[-1] not in "：:"
        bare = first == Task(first.text, first.line)
        if caption and bare and not is_agency_line(below.squeeze().text):
            self.heading.title = first.text
            self.drafts.pop()
            self.inline[-1] = False

    def _ends_list(self, task: Task, following: Label | None) -> bool:
        """Whether what comes is the article's again, no longer that of the last of its points.

        A point of a plan may have many paragraphs, a point of an article has one.
        """
        if Rank.ARTICLE not in self.ranks or not task.text.text.rstrip().endswith("。"):
            return False
        label = numbering.label_at(task.label.text)
        return (following and (following.rank, following.number)) != (
            label and (label.rank, label.number + 1)
        )

    def _paragraph(self, text: Extract, line: int) -> None:
        """A paragraph's sentences; a note on agencies holds for those up to the one before."""
        for stretch in _stretches(text):
            self._sentences(stretch, line)

    def _sentences(self, text: Extract, line: int) -> None:
        """The sentences of a stretch; a note on agencies at its end holds for all of them."""
        body, cell = _agency_tail(text)
        parts = sentences(body)
        self.stretch = [Task(part, line, agencies_follow=bool(cell)) for part in parts]
        self.drafts.extend(self.stretch)
        last = self.drafts[-1] if self.drafts else None
        if cell and isinstance(last, Task):
            last.agencies.append((Role.RESPONSIBLE, cell))
            last.agencies_follow = False
        elif cell:
            self.drafts.append(Task(cell, line))

    def _share_with_stretch(self, last: Task) -> None:
        """Agencies on a line of their own hold for the whole paragraph above it."""
        if self.stretch and last is self.stretch[-1]:
            for task in self.stretch[:-1]:
                task.agencies_follow = not task.agencies

    def _mostly_inline(self) -> bool:
        """Items of this document, the last one too, carry their text: loose text at the end closes.

        An article may have several paragraphs, the last one as well.
        """
        if Rank.ARTICLE in self.ranks:
            return False
        return self.inline[-1:] == [True] and sum(self.inline) * 2 >= len(self.inline)


def _add(task: Task, text: Extract) -> None:
    """Add a paragraph to a task: it stays one, whatever notes on agencies stand within."""
    for stretch in _stretches(text):
        body, cell = _agency_tail(stretch)
        task.text += body
        if cell:
            task.agencies.append((Role.RESPONSIBLE, cell))


def _stretches(text: Extract) -> Iterator[Extract]:
    """The text cut behind every note on agencies that stands within it."""
    ends = [end for _, end in notes_within(text.text) if end < len(text.text)]
    return (piece.strip() for piece in text.pieces(pairwise([0, *ends, len(text.text)])))


def _caption_and_body(text: Extract) -> tuple[Extract, Extract]:
    """What an article says in brackets that it is about, if it does, and the text behind it."""
    caption = _CAPTION.match(text.text)
    if caption is None or numbering.label_at(caption["said"]):
        return text[:0], text
    return text[caption.start("said") : caption.end("said")], text[caption.end() :]


def _title_and_body(text: Extract) -> tuple[Extract, Extract]:
    """The heading that opens a paragraph, up to its first full stop, and the text behind it."""
    parts = sentences(text)
    if not parts or not _is_title(parts[0]) or _NO_TITLE.search(parts[0].squeeze().text):
        return text[:0], text
    end = text.text.find(parts[0].text) + len(parts[0].text)
    return text[:end], text[end:]


def _is_title(text: Extract) -> bool:
    """Whether a text is one sentence at most, and short enough for a heading."""
    return len(sentences(text)) <= 1 and len(text.squeeze().text) <= _TITLE_LENGTH


def _agency_tail(text: Extract) -> tuple[Extract, Extract]:
    """A text and the agencies named at its end, in brackets or run on behind a stop."""
    text = text.strip()
    start = note_start(text.text)
    start = _run_on(text.text) if start is None else start
    return text[:start], text[start:]


def _run_on(text: str) -> int:
    """Where the fields behind a text begin (责任单位：…。时限：…。), or bare names; else its end."""
    start = len(text)
    for part in reversed(list(_UP_TO_STOP.finditer(text))):
        said = "".join(part.group().split())
        bare = part.end() == len(text) and not said.endswith("。")
        if not (opens_field(said) or (bare and looks_like_agencies(said))):
            break
        start = part.start()
    return start or len(text)
