"""The lineage as a graph: for following edges, and node by node for exchange formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from lineage.model import Document, Inherits, Parts
from lineage.text import printable

Attributes = Mapping[str, str | int | float]

NODE = ("kind", "label", "level", "number", "date", "title", "text", "line")
EDGE = ("kind", "role", "relation", "score", "via", "status", "share")
_TYPES = {"line": "long", "score": "double", "share": "double"}
_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def inheritance_graph(edges: Iterable[Inherits]) -> nx.MultiDiGraph[str]:
    """Clause ids as nodes, an edge unit → upstream clause holding its `Inherits` as `edge`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        graph.add_edge(edge.unit, edge.upstream, edge=edge)
    return graph


def unlisted_places(parts: Parts) -> tuple[str, ...]:
    """Places that documents name and no list of places holds, so that nobody knows their level."""
    listed = {place.name for place in parts.places}
    named = dict.fromkeys(document.place for document in parts.documents)
    return tuple(name for name in named if name and name not in listed)


def nodes(parts: Parts) -> Iterator[tuple[str, Attributes]]:
    """Ids and attributes of places, documents, items, clauses, agencies, missing documents.

    The attribute `kind` names what each is; all attributes are strings or numbers, so that any
    exchange format can carry them.
    """
    for place in parts.places:
        yield _place(place.name), _node("Place", place.name, level=place.level.value)
    for name in unlisted_places(parts):
        yield _place(name), _node("Place", name, level="")
    agencies: set[str] = set()
    for document in parts.documents:
        yield (
            document.key,
            _node(
                "Document",
                document.title,
                number=document.number or "",
                date=document.date or "",
                level=document.level.value if document.level else "",
            ),
        )
        for item in document.items:
            yield item.id, _node("Item", item.label or item.kind.value, title=item.title or "")
            for clause in item.clauses:
                line = clause.lines.first
                yield clause.id, _node("Clause", clause.label, text=clause.text, line=line)
                for each in clause.agencies:
                    if (agency := _agency(document, each.agency)) not in agencies:
                        agencies.add(agency)
                        yield agency, _node("Agency", each.agency)
    for missing in parts.missing:
        yield missing.key, _node("MissingDocument", missing.title or missing.number or "")


def edges(parts: Parts) -> Iterator[tuple[str, str, Attributes]]:
    """Source id, target id and attributes of all edges, `kind` among them."""
    for document in parts.documents:
        if document.place:
            yield document.key, _place(document.place), {"kind": "ISSUED_IN"}
        for citation in document.citations:
            if citation.target and citation.target != document.key:
                role = citation.role.value
                yield document.key, citation.target, {"kind": "CITES", "role": role}
        for item in document.items:
            yield item.id, document.key, {"kind": "PART_OF"}
            for clause in item.clauses:
                yield clause.id, item.id, {"kind": "PART_OF"}
                for each in clause.agencies:
                    responsible = {"kind": "RESPONSIBLE_FOR", "role": each.role.value}
                    yield _agency(document, each.agency), clause.id, responsible
    for missing in parts.missing:
        for key in missing.cited_by:
            yield key, missing.key, {"kind": "CITES", "role": "missing"}
    for edge in parts.inherits:
        inherits = {"kind": "INHERITS", "relation": edge.relation.value, "score": edge.score}
        yield edge.unit, edge.upstream, {**inherits, "via": edge.via or ""}
    for row in parts.coverage:
        covers = {"kind": "COVERS", "status": row.status.value, "share": row.share}
        yield row.document, row.item, covers


def graphml(parts: Parts) -> Iterator[str]:
    """Everything as GraphML; characters that XML can't hold become U+FFFD."""
    yield _HEAD
    for scope, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            kind = _TYPES.get(name, "string")
            yield f'<key id="{scope}-{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for node, attributes in nodes(parts):
        yield f"<node id={_quoted(node)}>{_data('node', attributes)}</node>\n"
    for number, (source, target, attributes) in enumerate(edges(parts), start=1):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", attributes)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _node(kind: str, label: str, **more: str | int) -> Attributes:
    return {"kind": kind, "label": label, **more}


def _place(name: str) -> str:
    return f"place:{name}"


def _agency(document: Document, name: str) -> str:
    return f"agency:{document.place or document.key}:{name}"


def _data(scope: str, attributes: Attributes) -> str:
    return "".join(
        f'<data key="{scope}-{name}">{escape(printable(str(value)))}</data>'
        for name, value in attributes.items()
    )


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
