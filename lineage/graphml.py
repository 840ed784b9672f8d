"""The property graph as text: for programs that draw or analyse graphs, and for tables."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lineage.graph import Link, Node, Property, links, nodes
from lineage.model import Parts
from lineage.text import printable

# What nodes and links can have, with its type; a text where it differs between kinds.
NODE = dict.fromkeys(("kind", "label", "name", "title", "plan_title", "level", "number"), "string")
NODE |= dict.fromkeys(("date", "place", "issuer", "parent", "code", "sign"), "string")
NODE |= dict.fromkeys(("item_kind", "section", "document", "text", "deadline"), "string")
NODE |= dict.fromkeys(("source_file", "attaches", "file", "documents", "cited_by"), "string")
NODE |= {"year": "long", "line": "long", "unit": "boolean"}
LINK = {"kind": "string", "relation": "string", "score": "double", "via": "string"}
LINK |= {"role": "string", "status": "string", "share": "double"}
LINK |= {"carried": "string", "explained": "double", "borrowed": "boolean", "weight": "double"}
LINK |= {"decided_by": "string"}
LINK |= dict.fromkeys(("wording", "words", "printed", "title", "number", "lines"), "string")
LINK |= dict.fromkeys(("qualifiers", "dropped", "not_addressed", "carried_by"), "string")
LINK |= dict.fromkeys(("look_alikes", "doubts", "merged_into", "before", "after"), "string")
LINK |= dict.fromkeys(("split", "joined", "moved", "renumbered"), "string")

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def of_node(kind: str, node: Node) -> dict[str, str]:
    """What a node has, as texts: its kind, a label to show it under, and its properties."""
    found = _texts({"kind": kind, **node.properties})
    named = (found.get(name) for name in ("label", "title", "name", "number", "file"))
    return found | {"label": next(filter(None, named), node.id)}


def of_link(kind: str, link: Link) -> dict[str, str]:
    """What a link has, as texts: its kind and its properties."""
    return _texts({"kind": kind, **link.properties})


def graphml(parts: Parts) -> Iterator[str]:
    """Everything as GraphML; characters that XML can't hold become U+FFFD."""
    yield _HEAD
    for scope, names in (("node", NODE), ("edge", LINK)):
        for name, kind in names.items():
            yield f'<key id="{scope}-{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for kind, node in nodes(parts):
        yield f"<node id={_quoted(node.id)}>{_data('node', of_node(kind, node))}</node>\n"
    for number, (kind, link) in enumerate(links(parts), start=1):
        ends = f"source={_quoted(link.source)} target={_quoted(link.target)}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", of_link(kind, link))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _texts(properties: dict[str, Property]) -> dict[str, str]:
    """Properties as texts; what is empty is left out."""
    texts = {name: _text(value) for name, value in properties.items()}
    return {name: text for name, text in texts.items() if text}


def _text(value: Property) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() | int() | float():
            return str(value)
        case _:
            return "|".join(value)


def _data(scope: str, texts: dict[str, str]) -> str:
    return "".join(
        f'<data key="{scope}-{name}">{escape(printable(text))}</data>'
        for name, text in texts.items()
    )


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
