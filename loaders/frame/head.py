"""What stands before the body of a document: its head, its covering notice, the opening of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from lineage.text import fold
from loaders.blocks import Block, BlockKind, Extract
from loaders.dates import DATE
from loaders.document_numbers import NUMBER, ORDER
from loaders.drafts import Notes
from loaders.frame.elsewhere import title_from_elsewhere
from loaders.frame.facts import FactWriter
from loaders.frame.notices import FORMULA
from loaders.frame.page import SIGNED_ON, said_on_page
from loaders.frame.parts import NAMED, FrameParts, settle
from loaders.frame.promulgation import promulgation
from loaders.frame.signatures import is_signature, names_offices, signed
from loaders.frame.titles import (
    NUMBER_BEHIND,
    PLAN_TITLE,
    RARE_TITLE,
    line_text,
    title_index,
    title_run,
)
from loaders.lines import Frame, frame_of, is_menu_line, is_short_line
from loaders.offices import is_recipients

_PLAN_TITLE_LINES = 3
# …号文收悉 answers another document, so does 你院…号.
_OWN_NUMBER = re.compile(
    rf"(?:^|(?<!\s)\s|[文字]号\s*[：:])\s*(?![你我贵该])({NUMBER.pattern})(?!\s*文)"
)
_BEHIND_ISSUER = re.compile(r"(?:令|公告)[^令告]*$")
_NUMBER_LABEL = re.compile(r"[文字编]号[：:]?(?=[\u4e00-\u9fff])")
_STATED = {
    Frame.LETTERHEAD: "letterhead",
    Frame.NUMBER: "number",
    Frame.DISCLOSURE: "disclosure",
}
_APPROVED = re.compile(
    rf"(?:《(?:[^《》]|《[^《》]*》){{4,80}}》(?:已经?|业经|经)|(?:{DATE.pattern}))[^。]{{2,80}}"
    "现(?:予|印发|公布|发布)"
)
_ANNOUNCED = re.compile("现(?:将|予|印发|公布|发布)")
_OPENS_NOTICE = {"title", "recipients"}
_ATTACHED = re.compile(r"^附[件表]\d*[：:]?(?:1[.．、])?")
_KEYWORDS = re.compile("(?:关键词|主题词)[：:]?")
_SET_ASIDE = (Frame.ATTACHMENT, Frame.PAGE_NUMBER, Frame.FORM)


@dataclass(slots=True)
class HeadReader:
    """Reads the blocks before a body into facts, block by block.

    `label` is what a page says of the next line (成文日期：). `ends_in_annex` says that no body comes:
    what stands below 附件 is an annex (a list of names), `in_annex` that it has begun. `attached` are
    the titles that a line of attachments gives, folded.
    """

    notes: Notes
    parts: FrameParts = field(default_factory=FrameParts)
    label: str = ""
    ends_in_annex: bool = False
    in_annex: bool = False
    attached: set[str] = field(default_factory=set)
    enter: FactWriter = field(init=False)

    def __post_init__(self) -> None:
        self.enter = FactWriter(self.notes, self.parts)

    def read(self, blocks: Sequence[Block], header: Sequence[Block] = ()) -> None:
        """Read everything before the body; `header` are the entries of the page above it."""
        lines = (each.content for each in (*header, *blocks) if each.kind is BlockKind.LINE)
        self.parts.page.update(said_on_page(lines))
        for block in header:
            self.notes.set_aside("page header", block.content)
        index = title_index(blocks)
        if index is not None:
            above = 0
            while above < index:
                above += self._order(blocks[:index], above) or self._above_title(blocks[above])
            run = title_run(blocks, index)
            self._title(blocks[index : index + run])
            index += run
        index = index or 0
        while index < len(blocks):
            index += (
                self._annex_line(blocks[index])
                or self._order(blocks, index)
                or self._second_title(blocks, index)
                or self._signatures(blocks, index)
                or self._plan_title(blocks, index)
                or self._recipients(blocks, index)
                or self._head_line(blocks[index])
            )
        title_from_elsewhere(self.enter, blocks)
        settle(self.parts)

    def _order(self, blocks: Sequence[Block], start: int) -> int:
        """Take the number of an order and who gives it, in one line or two (某市人民政府令 第16号)."""
        count = 2 if line_text(blocks[start]).endswith(("令", "公告")) else 1
        printed = Extract.join(block.content for block in blocks[start : start + count])
        if not ORDER.fullmatch(printed.squeeze().text):
            return 0
        self.enter.state("number", printed)
        if "issuer" not in self.parts.facts:
            # Those who give it together stand apart by white space.
            self.enter.issuer(_BEHIND_ISSUER.sub("", printed.text), printed)
        return count

    def _above_title(self, block: Block) -> int:
        """Take one line above the title; the number of lines taken is 1."""
        frame = frame_of(line_text(block))
        if _APPROVED.match(line_text(block)):
            self.parts.notice.append(block)
        elif frame is Frame.DATE and not (self.label or self.parts.notice):
            self.parts.page.setdefault("date", block.content)
            self.notes.set_aside("above the title", block.content)
        elif frame or _OWN_NUMBER.search(block.content.text):
            self._head_line(block)
        else:
            self.notes.set_aside("above the title", block.content)
        return 1

    def _title(self, blocks: Sequence[Block]) -> None:
        content = self._state_title("title", blocks)
        self.label = ""
        self.enter.issuer("\n".join(block.content.text for block in blocks), content)

    def _state_title(self, name: str, blocks: Sequence[Block]) -> Extract:
        """Enter a title, without a number behind it and the 《》 or （） that it may stand in."""
        content = self._without_number(Extract.join(block.content for block in blocks))
        self.enter.state(name, content)
        return content

    def _without_number(self, title: Extract) -> Extract:
        """A title without the number in brackets behind it, which is taken."""
        number = NUMBER_BEHIND.search(title.text)
        if number is None:
            return title
        self.enter.state("number", title[number.start() :])
        return title[: number.start()]

    def _second_title(self, blocks: Sequence[Block], start: int) -> int:
        """Set the title aside that is printed once more, in as many lines as it has.

        It may name the office there that it leaves out here.
        """
        if not (count := title_run(blocks, start)):
            return 0
        run = blocks[start : start + count]
        printed = Extract.join(block.content for block in run)
        title, again = fold(self.parts.value("title") or "").text, fold(printed.squeeze().text).text
        if not (title and again) or not (title.endswith(again) or again.endswith(title)):
            return 0
        self.notes.set_aside("second title", printed)
        if "issuer" not in self.parts.facts:
            self.enter.issuer("\n".join(block.content.text for block in run), printed)
        return count

    def _plan_title(self, blocks: Sequence[Block], start: int) -> int:
        """Take a plan's title, in one line or in several if the notice names it so."""
        lines = [line_text(block) for block in blocks[start : start + _PLAN_TITLE_LINES]]
        if self._is_trail(blocks, start):
            self.notes.set_aside(Frame.WEB_PAGE.value, blocks[start].content)
            return 1
        # A sentence is no title: the long openings of plans aren't searched for each of theirs.
        if _KEYWORDS.fullmatch(self.label) or "。" in lines[0]:
            return 0
        named = self.parts.named() | self.attached
        for count in range(len(lines), 0, -1):
            if all(lines[:count]) and fold("".join(lines[:count])).text in named:
                break
        else:
            count = 1
            titled = PLAN_TITLE.match(lines[0]) or self._is_only_title(blocks, start)
            if frame_of(lines[0]) or not titled or not is_short_line(lines[0]):
                return 0
            if is_signature(lines[0], self.parts.value("issuer")):
                return 0
        self._text_above("".join(lines[:count]))
        # Where a page prints a title again, with no notice between, what stands between is its own.
        again = "".join(lines[:count]) == self.parts.value("plan_title")
        if again and not self._known() & {*_OPENS_NOTICE, "signature"}:
            self._set_text_aside(self.parts.preamble)
        self._state_title("plan_title", blocks[start : start + count])
        return count

    def _is_only_title(self, blocks: Sequence[Block], start: int) -> bool:
        """Whether a line above all text may be the title (…制度, …纪要), as none stands elsewhere."""
        if self._known() & {"title", "plan_title"} or self.parts.notice or self.parts.preamble:
            return False
        below = map(line_text, blocks[start + 1 :])
        titled = any(PLAN_TITLE.match(text) and is_short_line(text) for text in below)
        return RARE_TITLE.match(line_text(blocks[start])) is not None and not titled

    def _is_trail(self, blocks: Sequence[Block], start: int) -> bool:
        """Whether a line is the way to a title that stands alone below: 法规首页 某市消防条例."""
        *above, last = blocks[start].content.text.split() or [""]
        below = map(line_text, blocks[start + 1 :])
        return bool(above) and PLAN_TITLE.match(last) is not None and last in below

    def _text_above(self, plan: str) -> None:
        """Tell what names a plan above its title: a notice issues it, a report (某市发布《…》) is none."""
        text = "".join(block.squeezed for block in self.parts.preamble)
        names = (fold(name).text for name in NAMED.findall(text))
        if self._known() & {*_OPENS_NOTICE, "plan_title"} or fold(plan).text not in names:
            return
        if _ANNOUNCED.search(text):
            self.parts.notice.extend(self.parts.preamble)
            self.parts.preamble.clear()
        else:
            self._set_text_aside(self.parts.preamble)

    def _set_text_aside(self, text: list[Block]) -> None:
        """Set aside what a page says of a document above its text; what announces it stays."""
        kept: list[Block] = []
        for block in text:
            if self._announces(block.squeezed):
                kept.append(block)
            else:
                self.notes.set_aside("above the title", block.content)
        text[:] = kept

    def _recipients(self, blocks: Sequence[Block], start: int) -> int:
        """Take to whom a document goes; the number of lines taken.

        Text above is the page's, but not where no notice follows: 各项任务分工： only leads in.
        """
        text = line_text(blocks[start])
        if "recipients" in self.parts.facts or frame_of(text) or not is_recipients(text):
            return 0
        if start + 1 < len(blocks):
            self._set_text_aside(self.parts.notice)
            self._set_text_aside(self.parts.preamble)
        self.enter.state("recipients", blocks[start].content)
        self.label = ""
        return 1

    def _annex_line(self, block: Block) -> int:
        """Set a line of an annex aside where nothing else comes; the number of lines taken.

        Who signs, and the day, may stand below the name of the annex.
        """
        frame = frame_of(line_text(block))
        signs = "date" not in self.parts.facts and (frame or names_offices(block))
        imprint = frame in (Frame.DISCLOSURE, Frame.COPIES, Frame.PRINTED)
        if self.in_annex and block.kind is BlockKind.LINE and not (signs or imprint):
            self.notes.set_aside("annex", block.content)
            return 1
        self.in_annex = self.in_annex or (self.ends_in_annex and frame is Frame.ATTACHMENT)
        return 0

    def _head_line(self, block: Block) -> int:
        """Take one line before the body; the number of lines taken is 1."""
        content = block.content
        text = line_text(block)
        frame = frame_of(text)
        if block.kind is not BlockKind.LINE:
            if block.kind is BlockKind.ROW:
                self.notes.set_aside_table(block)
            return 1
        if frame is Frame.NUMBER and _NUMBER_LABEL.search(text):
            frame = None
        if is_menu_line(block):
            frame = Frame.WEB_PAGE
        if frame in _STATED:
            self.enter.state(_STATED[frame], content)
        elif said := promulgation(text):
            self._promulgated(content, *said)
        elif frame is Frame.DATE and self.label and not SIGNED_ON.match(self.label):
            self.parts.page.setdefault("date", content)
            self.notes.set_aside("date of the page", content)
        elif frame is Frame.DATE:
            self.enter.date(content, "signed")
        elif frame in _SET_ASIDE:
            self._set_aside(frame, content)
        elif "number" not in self.parts.facts and (own := _OWN_NUMBER.search(content.text)):
            self._around(block, own.start(1), own.end(1))
        elif frame:
            self.notes.set_aside(frame.value, content)
        else:
            self._text_line(block, text)
        opens = frame is Frame.WEB_PAGE and text.endswith(("：", ":"))
        self.label = text if opens or _KEYWORDS.fullmatch(text) else ""
        return 1

    def _set_aside(self, frame: Frame, content: Extract) -> None:
        """Keep what is no fact; an annex that is listed is known by its title."""
        if frame is Frame.ATTACHMENT:
            self.attached.add(fold(_ATTACHED.sub("", content.squeeze().text)).text)
        self.notes.set_aside(frame.value, content)

    def _promulgated(self, content: Extract, number: str | None, office: str) -> None:
        """Take who passed a regulation when, and the number of the order, as its note says."""
        self.notes.set_aside("promulgation", content)
        known = set(self.parts.facts)
        if number and "number" not in known:
            self.enter.know("number", number, content)
        if "issuer" not in known:
            self.enter.know("issuer", office, content)
        if "date" not in known:
            self.enter.day(content, "signed")

    def _text_line(self, block: Block, text: str) -> None:
        """A line of the covering notice or of the plan's opening, or what stands between."""
        facts = self.parts.facts
        signs = is_signature(text, self.parts.value("issuer"))
        if text == self.parts.value("title"):
            self.enter.state("title", block.content)
        elif FORMULA.match(text):
            self.notes.set_aside("closing formula", block.content)
        elif signs and not self._opened():
            # Whose page it is, above all text.
            self.parts.page.setdefault("issuer", block.content)
            self.notes.set_aside("above the title", block.content)
        elif signs:
            self.enter.signers((block,), self._name_of_office())
        elif is_short_line(text) and not text.endswith(("：", ":")):
            self.notes.set_aside("loose line", block.content)
        elif not self._announces(text) and (
            facts.keys() & {"plan_title", "signature"} or not self._known() & _OPENS_NOTICE
        ):
            self.parts.preamble.append(block)
        else:
            self.parts.notice.append(block)

    def _announces(self, text: str) -> bool:
        """Whether a text issues what it names first, or the plan that a page prints above it, too."""
        plan = fold(self.parts.value("plan_title") or "").text
        named = any(fold(name).text == plan for name in NAMED.findall(text))
        return _APPROVED.match(text) is not None or (named and _ANNOUNCED.search(text) is not None)

    def _opened(self) -> bool:
        """Whether anything of the document has been read."""
        return bool(self.parts.facts or self.parts.notice or self.parts.preamble)

    def _known(self) -> Set[str]:
        return self.parts.facts.keys() | self.parts.page.keys()

    def _name_of_office(self) -> str:
        """What an office is: where only a title stands above, nobody signs, but one may issue."""
        known = self.parts.facts.keys()
        opens = "title" in known and not (known & {"plan_title", "recipients"} or self.parts.notice)
        return "issuer" if opens else "signature"

    def _around(self, block: Block, start: int, end: int) -> None:
        """A line that holds the number among other things: a telegram's head, or a sentence."""
        content = block.content
        self.enter.state("number", content[start:end])
        for part in (content[:start], content[end:]):
            if frame_of(part.squeeze().text) is Frame.DATE:
                self.enter.date(part, "signed")
            elif "。" in part.text:
                self._text_line(replace(block, cells=(part,)), part.squeeze().text)
            else:
                self.notes.set_aside("beside the number", part)

    def _signatures(self, blocks: Sequence[Block], start: int) -> int:
        """Take those who sign right above a day; the number of lines taken."""
        if signers := signed(blocks, start, self.parts.value("issuer")):
            self.enter.signers(signers, self._name_of_office())
        return len(signers)
