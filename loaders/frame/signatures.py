"""Who signs a document: names of offices right above a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.frame.titles import OFFICE_LINES, line_text
from loaders.lines import Frame, frame_of, is_short_line
from loaders.offices import ISSUER

# Behind the name of who sealed it: （代章）.
SEAL = re.compile("[（(](?:代章|盖章|公章)[)）]$")
_SHORTEST_OFFICE = 5
# Those of the nation have shorter names, told by the day below.
_OF_NATION = re.compile(r"[\u4e00-\u9fff]{2}部|国务院|审计署")


def signed(blocks: Sequence[Block], start: int, issuer: str | None) -> Sequence[Block]:
    """Those who sign right above a day, one a line or several; none where nobody does."""
    offices = tuple(takewhile(names_offices, blocks[start + 1 : start + OFFICE_LINES]))
    signers = (blocks[start], *offices)
    below = blocks[start + len(signers) : start + len(signers) + 1]
    if not below or frame_of(line_text(below[0])) is not Frame.DATE:
        return ()
    text = line_text(blocks[start])
    several = names_offices(blocks[start]) and (bool(offices) or len(_names(blocks[start])) > 1)
    signs = several or is_signature(text, issuer) or _OF_NATION.fullmatch(text)
    return signers if signs else ()


def is_signature(text: str, issuer: str | None) -> bool:
    """Whether a line without white space is the name of the issuer, or of offices as long as any is."""
    if issuer and text.endswith(issuer) and is_short_line(text):
        return ":" not in text and "：" not in text
    return len(text) >= _SHORTEST_OFFICE and all(map(ISSUER.fullmatch, text.split("、")))


def names_offices(block: Block) -> bool:
    """Whether a line is nothing but names of offices."""
    return all(map(ISSUER.fullmatch, _names(block)))


def _names(block: Block) -> Sequence[str]:
    """The names in a line, parted by 、 or, where each is an office's, by white space."""
    spaced = SEAL.sub("", block.content.text.strip()).split()
    if block.kind is BlockKind.LINE and all(map(ISSUER.fullmatch, spaced)):
        return spaced
    return SEAL.sub("", line_text(block)).split("、")
