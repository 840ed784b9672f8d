"""What stands behind the body of a document: signature, disclosure, copies (抄送), printing office and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.frame.facts import FactWriter
from loaders.frame.parts import settle
from loaders.frame.signatures import signed
from loaders.frame.titles import line_text
from loaders.lines import Frame, frame_of

_PRINT_OFFICE = re.compile(
    r"^[\u4e00-\u9fff（）]{4,40}(?:秘书[科处]|文电处|办公室|办公厅|综合科|信息科|公开科)$"
)


def read_tail(enter: FactWriter, blocks: Sequence[Block]) -> None:
    """Read everything behind the body."""
    lines = [block for block in blocks if block.kind is BlockKind.LINE]
    index = 0
    while index < len(lines):
        if signers := signed(lines, index, enter.parts.value("issuer")):
            enter.signers(signers, "signature")
            index += len(signers)
        else:
            _line(enter, lines[index])
            index += 1
    settle(enter.parts)


def _line(enter: FactWriter, block: Block) -> None:
    content, text = block.content, block.squeezed
    frame = frame_of(text)
    if frame is Frame.DISCLOSURE:
        enter.state("disclosure", content)
    elif frame is Frame.COPIES:
        enter.state("cc", content)
    elif frame is Frame.PRINTED:
        enter.date(content, "printed")
    elif frame is Frame.DATE and "date" not in enter.parts.facts:
        enter.date(content, "signed")
    elif _PRINT_OFFICE.match(text):
        enter.state("print_office", content)
    else:
        enter.notes.set_aside(frame.value if frame else "behind the body", content)


def without_signature(enter: FactWriter, blocks: Sequence[Block]) -> Sequence[Block]:
    """The body without the signature and date of a notice that has points of its own.

    A plan may follow behind them.
    """
    if "date" in enter.parts.facts:
        return blocks
    for index in range(len(blocks)):
        if signers := signed(blocks, index, enter.parts.value("issuer")):
            enter.signers(signers, "signature")
            end = index + len(signers) + 1
            enter.date(blocks[end - 1].content, "signed")
            if end < len(blocks) and frame_of(line_text(blocks[end])) is Frame.DISCLOSURE:
                enter.state("disclosure", blocks[end].content)
                end += 1
            settle(enter.parts)
            return (*blocks[:index], *blocks[end:])
    return blocks
