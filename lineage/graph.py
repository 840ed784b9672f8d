"""The lineage as a networkx graph: for following edges and for exchange formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from lineage.model import Inherits, Lineage

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inheritance_graph(edges: Iterable[Inherits]) -> nx.MultiDiGraph[str]:
    """Clause ids as nodes, an edge unit → upstream clause holding its `Inherits` as `edge`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        graph.add_edge(edge.unit, edge.upstream, edge=edge)
    return graph


def lineage_graph(lineage: Lineage) -> nx.MultiDiGraph[str]:
    """Everything as one property graph: documents, items, clauses, agencies, places and edges.

    Node attribute `kind` and edge attribute `kind` name what each is; all attributes are
    strings or numbers, so that any exchange format can carry them.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for place in lineage.places:
        graph.add_node(_place(place.name), kind="Place", label=place.name, level=place.level.value)
    for document in lineage.documents:
        graph.add_node(
            document.key,
            kind="Document",
            label=document.title,
            number=document.number or "",
            date=document.date or "",
            level=document.level.value if document.level else "",
        )
        if document.place:
            graph.add_edge(document.key, _place(document.place), kind="ISSUED_IN")
        for item in document.items:
            graph.add_node(
                item.id, kind="Item", label=item.label or item.kind.value, title=item.title or ""
            )
            graph.add_edge(item.id, document.key, kind="PART_OF")
            for clause in item.clauses:
                graph.add_node(
                    clause.id,
                    kind="Clause",
                    label=clause.label,
                    text=clause.text,
                    line=clause.lines.first,
                )
                graph.add_edge(clause.id, item.id, kind="PART_OF")
                for each in clause.agencies:
                    agency = f"agency:{document.place or document.key}:{each.agency}"
                    graph.add_node(agency, kind="Agency", label=each.agency)
                    graph.add_edge(agency, clause.id, kind="RESPONSIBLE_FOR", role=each.role.value)
    _add_edges(graph, lineage)
    return graph


def graphml(lineage: Lineage) -> str:
    """The whole lineage as GraphML; characters that XML can't hold are left out."""
    graph = lineage_graph(lineage)
    for number, (_, _, data) in enumerate(graph.edges(data=True), start=1):
        data["id"] = f"e{number}"
    lines = nx.generate_graphml(graph, edge_id_from_attribute="id")
    return _XML + _NOT_XML.sub("", "\n".join(lines)) + "\n"


def edge_rows(lineage: Lineage) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """The edges of the whole lineage: source id, target id, attributes."""
    yield from lineage_graph(lineage).edges(data=True)


def _add_edges(graph: nx.MultiDiGraph[str], lineage: Lineage) -> None:
    for missing in lineage.missing:
        graph.add_node(
            missing.key, kind="MissingDocument", label=missing.title or missing.number or ""
        )
        for key in missing.cited_by:
            graph.add_edge(key, missing.key, kind="CITES", role="missing")
    for document in lineage.documents:
        for citation in document.citations:
            if citation.target and citation.target != document.key:
                graph.add_edge(
                    document.key, citation.target, kind="CITES", role=citation.role.value
                )
    for edge in lineage.inherits:
        graph.add_edge(
            edge.unit,
            edge.upstream,
            kind="INHERITS",
            relation=edge.relation.value,
            score=edge.score,
            via=edge.via or "",
        )
    for row in lineage.coverage:
        graph.add_edge(
            row.document, row.item, kind="COVERS", status=row.status.value, share=row.share
        )


def _place(name: str) -> str:
    return f"place:{name}"
