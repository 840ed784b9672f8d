"""What a document doesn't print itself: the page around it, its notice or its file may say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.blocks import Block
from loaders.document_numbers import ANNOUNCEMENT
from loaders.frame.facts import FactWriter
from loaders.frame.notices import FORWARDED, ISSUED
from loaders.numbering import label_at
from loaders.offices import issuer_of

_TITLES = {"title", "plan_title"}


def from_page(enter: FactWriter) -> None:
    """Take what the page prints of the document where the document itself doesn't."""
    for name, content in enter.parts.page.items():
        if name not in enter.parts.facts:
            if name == "date":
                enter.day(content, "page")
            elif name == "issuer":
                # Those who issue together stand apart by white space.
                enter.know(name, issuer_of(content.text) or content.squeeze().text, content)
            else:
                enter.know(name, content.squeeze().text, content)


def title_from_elsewhere(enter: FactWriter, blocks: Sequence[Block]) -> None:
    """Take the title that is missing from the page, the notice, or the first heading of the file.

    An announcement without any is called by its number.
    """
    _title_from_page(enter)
    _title_from_notice(enter)
    _title_from_heading(enter, blocks)
    number = enter.parts.facts.get("number")
    if number and ANNOUNCEMENT.fullmatch(number.value) and not enter.parts.facts.keys() & _TITLES:
        enter.parts.facts["title"] = replace(number, name="title")


def _title_from_page(enter: FactWriter) -> None:
    """Take the title that a page gives a text without one; that of a plan if it names an office."""
    printed = enter.parts.page.get("title")
    if printed is None or "title" in enter.parts.facts:
        return
    if "plan_title" not in enter.parts.facts or issuer_of(printed.text):
        enter.know("title", printed.squeeze().text, printed)
        enter.issuer(printed.text, printed)


def _title_from_notice(enter: FactWriter) -> None:
    """A notice without a title names what it issues: 现将《…》印发给你们."""
    if enter.parts.facts.keys() & _TITLES:
        return
    for block in (*enter.parts.notice, *enter.parts.preamble):
        match = ISSUED.search(block.squeezed)
        if match and not FORWARDED.search(match.group()):
            enter.know("title", match.group(1) or match.group(2), block.content)
            return


def _title_from_heading(enter: FactWriter, blocks: Sequence[Block]) -> None:
    """A text that prints no title is called what its file marks as the first heading."""
    headings = (block for block in blocks if block.heading and not label_at(block.content.text))
    heading = next(headings, None)
    if heading and not enter.parts.facts.keys() & _TITLES:
        enter.know("title", heading.squeezed, heading.content)
