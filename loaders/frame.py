"""What stands around the body of a document: head, covering notice, signature, imprint.

The parts follow GB/T 9704: letterhead, number, title, recipients, text, signature and date,
disclosure; behind the body disclosure, copies (抄送), printing office and printing date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineage.model import Fact, Lines, Origin
from loaders.blocks import Block, BlockKind, Extract
from loaders.drafts import Notes
from loaders.headings import (
    DATE,
    ISSUER,
    LETTERHEAD,
    NOTICE_TITLE,
    NUMBER,
    PLAN_TITLE,
    Frame,
    frame_of,
    is_short_line,
)

_TITLE_LINES = 4
_PRINT_OFFICE = re.compile(r"^[\u4e00-\u9fff（）]{4,40}(?:秘书[科处]|文电处|办公室|办公厅|综合科|信息科|公开科)$")
_RECIPIENTS = re.compile(r"^(?:各|市|省|区|县|国务院|驻|中|有关).{2,300}[：:]$")
_PLAN_ISSUER = re.compile(r"^([\u4e00-\u9fff]{2,20}(?:办|局|厅|委|部|院|中心|办公室|委员会))(?:关于|(?:19|20)\d\d年)")
_OWN_NUMBER = re.compile(rf"(?:^|\s)({NUMBER.pattern})")


@dataclass(slots=True)
class FrameParts:
    """What was read around a body: facts, and the paragraphs of notice and preamble."""

    facts: dict[str, Fact] = field(default_factory=dict)
    notice: list[Block] = field(default_factory=list)
    preamble: list[Block] = field(default_factory=list)

    def value(self, name: str) -> str | None:
        """A fact's value, None where it wasn't found."""
        return self.facts[name].value if name in self.facts else None


def title_run(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from `start` make up the title of a notice; 0 for none."""
    text = ""
    best = 0
    for count, block in enumerate(blocks[start : start + _TITLE_LINES], start=1):
        line = block.content.squeeze().text if block.kind is BlockKind.LINE else ""
        # A title may be broken anywhere, but a line of it is never a sentence.
        if not line or not is_short_line(line.replace("（", "").replace("）", "")):
            break
        if frame_of(line) or LETTERHEAD.match(line):
            break
        text += line
        if NOTICE_TITLE.match(text):
            best = count
    return best


@dataclass(slots=True)
class FrameReader:
    """Reads the blocks before and behind a body into facts."""

    notes: Notes
    parts: FrameParts = field(default_factory=FrameParts)

    def head(self, blocks: Sequence[Block]) -> None:
        """Read everything before the body."""
        index = 0
        while index < len(blocks):
            run = title_run(blocks, index) if "title" not in self.parts.facts else 0
            if run:
                title = Extract.join(block.content for block in blocks[index : index + run])
                self._state("title", title)
                self._issuer_from_title()
                index += run
                continue
            if blocks[index].kind is BlockKind.LINE:
                self._head_line(blocks[index])
            index += 1

    def tail(self, blocks: Sequence[Block]) -> None:
        """Read everything behind the body."""
        for block in blocks:
            if block.kind is not BlockKind.LINE:
                continue
            content = block.content
            text = content.squeeze().text
            frame = frame_of(text)
            if frame is Frame.DISCLOSURE:
                self._state("disclosure", content)
            elif frame is Frame.COPIES:
                self._state("cc", content)
            elif frame is Frame.PRINTED:
                self._date(content, "printed")
            elif frame is Frame.DATE and "date" not in self.parts.facts:
                self._date(content, "signed")
            elif _PRINT_OFFICE.match(text):
                self._state("print_office", content)
            else:
                self.notes.set_aside(frame.value if frame else "behind the body", content)

    def _head_line(self, block: Block) -> None:
        content = block.content
        text = content.squeeze().text
        frame = frame_of(text)
        if frame is Frame.LETTERHEAD:
            self._state("letterhead", content)
        elif frame is Frame.NUMBER and "number" not in self.parts.facts:
            self._state("number", content)
        elif frame is Frame.DATE:
            self._date(content, "signed")
        elif frame is Frame.DISCLOSURE:
            self._state("disclosure", content, strip="（）()")
        elif frame in (Frame.ATTACHMENT, Frame.PAGE_NUMBER, Frame.FORM):
            self.notes.set_aside(frame.value, content)
        elif "number" not in self.parts.facts and (own := _OWN_NUMBER.search(content.text)):
            self._around(content, own.start(1), own.end(1))
        elif frame is Frame.TELEGRAM:
            self.notes.set_aside(frame.value, content)
        elif _RECIPIENTS.match(text) and "recipients" not in self.parts.facts:
            self._state("recipients", content)
        elif PLAN_TITLE.match(text) and is_short_line(text) and not self._is_signature(text):
            self._state("plan_title", content)
        elif self._is_signature(text):
            self._state("signature", content)
        elif is_short_line(text) and len(text) < 12:
            self.notes.set_aside("loose line", content)
        elif "plan_title" in self.parts.facts or "title" not in self.parts.facts:
            self.parts.preamble.append(block)
        else:
            self.parts.notice.append(block)

    def _around(self, content: Extract, start: int, end: int) -> None:
        """A line that holds the number among other things (a telegram head, a flattened page)."""
        self._state("number", content[start:end])
        rest = (content[:start], content[end:])
        flattened = re.match(r"\s*(\S+?(?:关于|转发)\S+?的通知)", rest[1].text)
        if flattened and "title" not in self.parts.facts:
            self._state("title", rest[1][flattened.start(1) : flattened.end(1)])
            self._issuer_from_title()
            rest = (rest[0], rest[1][flattened.end(1) :])
        for part in rest:
            self.notes.set_aside("beside the number", part)

    def _is_signature(self, text: str) -> bool:
        issuer = self.parts.value("issuer")
        if issuer and text.endswith(issuer):
            return True
        return bool(ISSUER.fullmatch(text)) and len(text) >= 5

    def _issuer_from_title(self) -> None:
        fact = self.parts.facts["title"]
        if match := ISSUER.match(fact.value):
            self.parts.facts["issuer"] = Fact("issuer", match.group(), Origin.READ, fact.lines)

    def _state(self, name: str, content: Extract, strip: str = "") -> None:
        """Enter a fact; the first statement stands, later ones are kept as residue."""
        if name in self.parts.facts:
            self.notes.set_aside(f"second {name}", content)
            return
        text = content.squeeze()
        self.notes.ledger.enter(content.strip(), name)
        lines = self.notes.source.lines_of(content)
        self.parts.facts[name] = Fact(name, text.text.strip(strip or None), Origin.READ, lines)

    def _date(self, content: Extract, kind: str) -> None:
        if "date" in self.parts.facts:
            self.notes.set_aside("second date", content)
            return
        match = DATE.search(content.squeeze().text)
        if match is None:
            self.notes.set_aside("date", content)
            return
        self.notes.ledger.enter(content.strip(), "date")
        lines = self.notes.source.lines_of(content)
        year, month, day = (int(part) for part in match.groups())
        iso = f"{year:04d}-{month:02d}-{day:02d}"
        self.parts.facts["date"] = Fact("date", iso, Origin.READ, lines)
        self.parts.facts["date_kind"] = Fact("date_kind", kind, Origin.READ, lines)


def settle(parts: FrameParts) -> None:
    """Fill what one fact says about another: the title and issuer of a bare plan."""
    facts = parts.facts
    if "title" not in facts and "plan_title" in facts:
        plan = facts["plan_title"]
        facts["title"] = Fact("title", plan.value, Origin.READ, plan.lines)
        if match := _PLAN_ISSUER.match(plan.value):
            facts["issuer"] = Fact("issuer", match.group(1), Origin.READ, plan.lines)
    if "issuer" not in facts and "signature" in facts:
        signature = facts["signature"]
        facts["issuer"] = Fact("issuer", signature.value, Origin.READ, signature.lines)


def lines_between(first: Lines, last: Lines) -> Lines:
    """The lines from one place to another."""
    return Lines(min(first.first, last.first), max(first.last, last.last))
