"""What a web page says of a document beside its text: title, number, issuer and day, by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from loaders.blocks import EMPTY, Extract
from loaders.dates import DAY
from loaders.document_numbers import NUMBER
from loaders.frame.titles import KINDS
from loaders.offices import ISSUER

# How a page calls the number and the issuer of a document, and what either looks like.
_VALUES = {
    "number": (re.compile("[•-]?【?(?:(?:发文)?字号|文号|文件编号)[】：:]?"), NUMBER),
    "issuer": (re.compile("[•-]?【?(?:发文|发布|制定)(?:机关|机构|单位|部门)[】：:]?"), ISSUER),
}
_TITLE = re.compile(rf"\s*(?:文件|信息)?(?:标\s*题|名\s*称)\s*[：:]\s*(?=\S.*(?:{KINDS})》?\s*$)")
# What a page calls the day of a document, not that of its own publication.
SIGNED_ON = re.compile("成文|签[发署]")
_LABELLED_DAY = re.compile(
    rf"(?:{SIGNED_ON.pattern}|发文|印发|公布|颁布)(?:日期|时间)\W{{0,12}}(?P<day>{DAY.pattern})"
)
# A label that follows another and its value in one line.
_NEXT_LABEL = re.compile(r"(?<!\s)\s+(?=[\u4e00-\u9fff]{2,6}\s*[：:]|【)")


def said_on_page(lines: Iterable[Extract]) -> dict[str, Extract]:
    """What a page calls the document's, in the line of the label or in the next."""
    printed = list(lines)
    whole = Extract.join(printed)
    said: dict[str, Extract] = {}
    if day := _LABELLED_DAY.search(whole.text):
        said["date"] = whole[day.start("day") : day.end("day")]
    entries = [entry for line in printed for entry in _entries(line)]
    for entry, below in zip_longest(entries, entries[1:]):
        if titled := _TITLE.match(entry.text):
            said.setdefault("title", entry[titled.end() :].strip())
        for name, (label, form) in _VALUES.items():
            if called := label.match(entry.squeeze().text):
                value = _behind(entry, called.end()) or (below and below.strip())
                if value and form.fullmatch(value.squeeze().text):
                    said.setdefault(name, value)
    return said


def _behind(entry: Extract, label: int) -> Extract:
    """What stands behind a label of so many signs, white space apart."""
    signs = [place for place, sign in enumerate(entry.text) if not sign.isspace()]
    return entry[signs[label] :].strip() if label < len(signs) else EMPTY


def _entries(line: Extract) -> Iterator[Extract]:
    """The labels of a line, each with its value: 发布机构：某局 主题分类：水利."""
    ends = [label.end() for label in _NEXT_LABEL.finditer(line.text)]
    return line.pieces(pairwise([0, *ends, len(line.text)]))
