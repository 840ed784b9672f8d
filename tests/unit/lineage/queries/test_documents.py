from __future__ import annotations

from dataclasses import replace

from lineage.derive import derive
from lineage.model import Citation, CitationRole, Document, Lines
from lineage.queries.documents import documents
from lineage.store.sqlite import IndexedView
from tests import bundled


def citing(key: str, role: CitationRole, title: str, number: str | None = None) -> Document:
    """A document that names another, which nobody holds."""
    (like,) = (each for each in bundled.lineage().documents if each.key == bundled.PROVINCE)
    named = Citation(role, title, number, Lines(1, 1))
    return replace(like, key=key, title=key, number=None, citations=(named,), attaches=None)


def test_a_missing_document_is_reached_by_whatever_name_it_has() -> None:
    implements, transmits = CitationRole.IMPLEMENTS, CitationRole.TRANSMITS
    corpus = (
        citing("a", implements, "关于推进“互联网+政务”的意见"),
        citing("b", transmits, "关于推进「互联网＋政务」的意见", "国发〔2016〕1号"),
        citing("c", implements, "国务院关于推进“互联网+政务”的意见", "国发〔2016〕1号"),
        citing("d", implements, "关于推进「互联网＋政务」的意见"),
    )
    found = documents(IndexedView(derive(corpus, ()))).descents
    named = [(d.document, d.upstream, d.relation) for d in found if ":" in d.upstream]
    assert named == [
        ("a", "missing:国发〔2016〕1号", "implements"),
        ("b", "missing:国发〔2016〕1号", "transmits"),
        ("c", "missing:国发〔2016〕1号", "implements"),
        ("d", "missing:国发〔2016〕1号", "implements"),
    ]
