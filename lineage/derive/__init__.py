"""From documents to everything known of them, when they join a corpus.

joining     the stages in their order
task        one document against those above it
texts       documents and edges, looked up in what joins first
citing      who names whom, and what nobody holds
reached     which items could reach a document at all
beside      which documents side by side share wording
horizontal  what that means: a borrowing, or a source nobody holds
standing    what people's decisions count for
handed      what came from beside through a document between
"""

from lineage.derive.joining import derive, join

__all__ = ["derive", "join"]
