"""Facts around a body entered as they are found: from which text, and what stays beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.model import Fact, Origin
from loaders.blocks import Block, Extract
from loaders.brackets import unwrapped
from loaders.dates import DAY, date_in
from loaders.drafts import Notes
from loaders.frame.parts import FrameParts
from loaders.frame.signatures import SEAL
from loaders.offices import issuer_of


@dataclass(frozen=True, slots=True)
class FactWriter:
    """Enters facts in the parts of a document, and in the ledger the text that states them."""

    notes: Notes
    parts: FrameParts

    def state(self, name: str, content: Extract) -> None:
        """Enter a fact, without brackets around it; the first stands, later ones are kept as residue."""
        if name in self.parts.facts:
            self.notes.set_aside(f"second {name}", content)
            return
        self.notes.ledger.enter(content.strip(), name)
        self.know(name, unwrapped(content.squeeze().text), content)

    def know(self, name: str, value: str, content: Extract) -> None:
        """Know a fact from where it stands, whatever is made of the text there."""
        lines = self.notes.source.lines_of(content)
        self.parts.facts[name] = Fact(name, value, Origin.READ, lines)

    def issuer(self, title: str, content: Extract) -> None:
        """Know who issued a document where its title, printed in `content`, names an office."""
        if issuer := issuer_of(title.strip().removeprefix("《")):
            self.know("issuer", issuer, content)

    def signers(self, blocks: Sequence[Block], name: str) -> None:
        """Enter those who sign, or issue, as one fact."""
        printed = [block.content.strip() for block in blocks]
        if name in self.parts.facts:
            for content in printed:
                self.notes.set_aside(f"second {name}", content)
            return
        for content in printed:
            self.notes.ledger.enter(content, name)
        names = (SEAL.sub("", each.text) for each in printed)
        offices = (issuer_of(name) or "".join(name.split()) for name in names)
        self.know(name, "、".join(offices), Extract.join(printed))

    def date(self, content: Extract, kind: str) -> None:
        """Enter a day; the first stands, and one that the calendar hasn't is kept as residue."""
        if "date" in self.parts.facts:
            self.notes.set_aside("second date", content)
            return
        if date_in(content.squeeze().text) is None:
            printed = content.squeeze().text
            what = f"日历上没有 {printed}。", f"{printed} is no day of the calendar."
            self.notes.warn("odd-date", what, self.notes.source.lines_of(content).first)
            self.notes.set_aside("date", content)
            return
        if not DAY.search(content.text):
            printed = content.squeeze().text
            what = (
                f"日期印作 {printed}，所脱的字已补全。",
                f"The date is printed as {printed}: its lost signs were put back.",
            )
            self.notes.warn("date-restored", what, self.notes.source.lines_of(content).first)
        self.notes.ledger.enter(content.strip(), "date")
        self.day(content, kind)

    def day(self, content: Extract, kind: str) -> None:
        """Know the day of a document from where it stands, whatever is made of the text there."""
        if day := date_in(content.squeeze().text):
            self.know("date", day.isoformat(), content)
            self.know("date_kind", kind, content)
