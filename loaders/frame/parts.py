"""What was read around the body of a document, and what one fact says about another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lineage.model import Fact, Origin
from lineage.text import fold
from loaders.blocks import Block, Extract
from loaders.offices import issuer_of

# What is named in 《》, which may name something in turn.
NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_PLAN_ISSUER = re.compile(
    r"^([\u4e00-\u9fff]{2,20}(?:办|局|厅|委|部|院|中心|办公室|委员会))(?:关于|(?:19|20)\d\d年)"
)
# What a title issues without 《》 around its name: 关于印发某市工作要点的通知.
_ISSUED = re.compile(r"(?:印发|下发|发布)([^《].{4,80})的通知$")
_UNNAMED = re.compile("[省市州盟县区旗]")


@dataclass(slots=True)
class FrameParts:
    """What was read around a body: facts, and the paragraphs of notice and preamble.

    `page` is what a page prints of it: a number, an issuer, and a day that may be the page's own.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    page: dict[str, Extract] = field(default_factory=dict)
    notice: list[Block] = field(default_factory=list)
    preamble: list[Block] = field(default_factory=list)

    def value(self, name: str) -> str | None:
        """A fact's value, None where it wasn't found."""
        return self.facts[name].value if name in self.facts else None

    def named(self) -> set[str]:
        """The titles that the document's own title issues and its notice names in 《》, folded."""
        title = self.value("title") or ""
        texts = [block.squeezed for block in (*self.notice, *self.preamble)]
        names = [name for text in (*texts, title) for name in NAMED.findall(text)]
        return {fold(name).text for name in (*names, *_ISSUED.findall(title))}


def settle(parts: FrameParts) -> None:
    """Fill what one fact says about another: the title and issuer of a bare plan."""
    facts = parts.facts
    if "title" not in facts and "plan_title" in facts:
        plan = facts["plan_title"]
        facts["title"] = Fact("title", plan.value, Origin.READ, plan.lines)
        if match := _PLAN_ISSUER.match(plan.value):
            facts["issuer"] = Fact("issuer", match.group(1), Origin.READ, plan.lines)
    head = facts.get("letterhead")
    if head and "issuer" not in facts and (offices := issuer_of(head.value)):
        facts["issuer"] = Fact("issuer", offices, Origin.READ, head.lines)
    signature, issuer = facts.get("signature"), parts.value("issuer") or ""
    # A title may leave the place out that the signature names: 市人民政府, 市政府.
    unnamed = not issuer or _UNNAMED.match(issuer)
    if signature and unnamed and _short(signature.value).endswith(_short(issuer)):
        facts["issuer"] = Fact("issuer", signature.value, Origin.READ, signature.lines)


def _short(office: str) -> str:
    return office.replace("人民政府", "政府")
