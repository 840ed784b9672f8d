"""All Cypher of the store: constants with parameters, nothing put together from input.

Each part of the graph bears the id of its `generation`; `Lineage` is the one node that says
which generation is read. Every reading statement starts at an index.
"""

from __future__ import annotations

# Schema. A migration is never edited once released; a new one is appended.

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE CONSTRAINT lineage_name IF NOT EXISTS FOR (n:Lineage) REQUIRE n.name IS UNIQUE",
        "CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE",
        "CREATE CONSTRAINT generation_id IF NOT EXISTS FOR (n:Generation) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT document_key IF NOT EXISTS FOR (n:Document) REQUIRE (n.generation, n.key) IS UNIQUE",
        "CREATE CONSTRAINT missing_key IF NOT EXISTS FOR (n:MissingDocument) REQUIRE (n.generation, n.key) IS UNIQUE",
        "CREATE CONSTRAINT item_id IF NOT EXISTS FOR (n:Item) REQUIRE (n.generation, n.id) IS UNIQUE",
        "CREATE CONSTRAINT clause_id IF NOT EXISTS FOR (n:Clause) REQUIRE (n.generation, n.id) IS UNIQUE",
        "CREATE CONSTRAINT place_name IF NOT EXISTS FOR (n:Place) REQUIRE (n.generation, n.name) IS UNIQUE",
        "CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE (n.generation, n.id) IS UNIQUE",
        "CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE (n.generation, n.id) IS UNIQUE",
        "CREATE INDEX item_label IF NOT EXISTS FOR (n:Item) ON (n.generation, n.label)",
    ),
    (
        "CREATE FULLTEXT INDEX clause_text IF NOT EXISTS FOR (n:Clause) ON EACH [n.folded] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    ),
    (
        "CREATE CONSTRAINT source_file_id IF NOT EXISTS FOR (n:SourceFile) REQUIRE (n.generation, n.id) IS UNIQUE",
    ),
    (),  # from here on `record` holds whole values
    # From here on ids and properties are those of `lineage.graph`.
    (
        "CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE (n.generation, n.id) IS UNIQUE",
    ),
    (),  # from here on warnings are told in both languages
    (),  # from here on there are doubts and decisions
    (),  # from here on evidence tells of words
)
SCHEMA = len(MIGRATIONS)

AWAIT_INDEXES = "CALL db.awaitIndexes(60)"
MIGRATED = "MATCH (m:Migration) RETURN coalesce(max(m.number), 0) AS number"
NOTE_MIGRATION = "MERGE (m:Migration {number: $number}) ON CREATE SET m.applied = datetime()"

# The pointer, the lock on it, and generations.

POINTER = """
MATCH (l:Lineage {name: 'current'})
RETURN l.generation AS generation, l.schema AS schema
"""
FREE = "MERGE (l:Lineage {name: 'current'}) REMOVE l.loading"
LOCK = """
MERGE (l:Lineage {name: 'current'})
SET l.loading = $generation
RETURN l.generation AS generation
"""
FLIP = """
MATCH (l:Lineage {name: 'current'})
SET l.generation = $generation, l.schema = $schema, l.stored = datetime()
REMOVE l.loading
"""
BEGIN = "CREATE (:Generation {id: $generation, state: 'loading', started: datetime(), rows: 0})"
FINISH = "MATCH (g:Generation {id: $generation}) SET g.state = 'whole', g.finished = datetime()"
OTHERS = "MATCH (g:Generation) WHERE g.id <> $generation RETURN g.id AS id"
# Waits for a batch of a loader that was killed just now, and makes later ones fail.
CONDEMN = "MATCH (g:Generation {id: $generation}) SET g.state = 'condemned'"
FORGET = "MATCH (g:Generation {id: $generation}) DELETE g"

# Document by document, the lowest first: by the time the uppermost is reached, the edges of all
# others to it are gone. Its thousands of heirs at once would be more than fits into a transaction.
CLEAR_DOCUMENTS = """
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
WITH d ORDER BY d.position DESC LIMIT 20
OPTIONAL MATCH (d)<-[:PART_OF]-(i:Item)
OPTIONAL MATCH (i)<-[:PART_OF]-(c:Clause)
WITH collect(DISTINCT d) + collect(DISTINCT i) + collect(c) AS parts
UNWIND parts AS n
DETACH DELETE n
RETURN count(*) AS removed
"""
_CLEAR = """
MATCH (n:{label}) WHERE n.generation = $generation AND n.{key} IS NOT NULL
CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 1000 ROWS
"""
KEYS = {
    "Clause": "id",
    "Item": "id",
    "Agency": "id",
    "Document": "key",
    "MissingDocument": "key",
    "Place": "id",
    "SourceFile": "id",
    "Record": "id",
}
# Places of earlier versions have no id.
CLEAR = tuple(
    _CLEAR.format(label=label, key=key) for label, key in {**KEYS, "Place": "name"}.items()
)

# Loading: each takes $rows, and says how many it has written. A batch of a generation that
# has been condemned writes nothing.

GUARD = """
MATCH (g:Generation {id: $generation})
SET g.rows = g.rows + size($rows)
WITH g WHERE g.state = 'loading'
UNWIND $rows AS row
"""
_OWN = "SET n += row.properties, n.generation = $generation\nRETURN count(*) AS written"


def add(label: str, whole: str | None = None) -> str:
    """The statement for nodes of a label, each a part of one of the label `whole` if that is given."""
    if whole is None:
        return f"{GUARD}CREATE (n:{label})\n{_OWN}"
    return f"""{GUARD}
MATCH (w:{whole} {{generation: $generation, {KEYS[whole]}: row.whole}})
CREATE (n:{label})-[:PART_OF]->(w)
{_OWN}"""


def link(kind: str, source: str, target: str) -> str:
    """The statement for relationships of a kind between nodes of these labels that are there."""
    return f"""{GUARD}
MATCH (s:{source} {{generation: $generation, {KEYS[source]}: row.source}})
MATCH (t:{target} {{generation: $generation, {KEYS[target]}: row.target}})
CREATE (s)-[r:{kind}]->(t)
SET r = row.properties
RETURN count(*) AS written"""


# Reading.

# Answers that can be large come in pages: rows of `part`, `start` (by which they are ordered) and
# `values`. All in one row would have to fit into the server's memory, and a row each costs the
# driver ten times as much. Only references are sorted and collected.
PAGE = 500


def _paged(part: str, value: str) -> str:
    """Pages of what `found` holds, each of its elements written as `value`."""
    return f"""UNWIND range(0, size(found) - 1, {PAGE}) AS start
RETURN '{part}' AS part, start, [x IN found[start..start + {PAGE}] | {value}] AS values
"""


def _relations(order: str, part: str = "found") -> str:
    """Pages of the relationships `r`."""
    return f"WITH r ORDER BY {order}\nWITH collect(r) AS found\n{_paged(part, 'x.record')}"


def _clauses(order: str, part: str = "found") -> str:
    """Pages of the clauses `c` with what is needed of their items `i`."""
    value = "[x[0].record, x[0].document, x[1].id, x[1].item_kind, x[1].label, x[1].title]"
    return f"WITH c, i ORDER BY {order}\nWITH collect([c, i]) AS found\n{_paged(part, value)}"


_ITEMS = """
COLLECT {
  MATCH (d)<-[:PART_OF]-(i:Item)
  WITH i ORDER BY i.position
  RETURN {item: i.record, clauses: COLLECT {
    MATCH (i)<-[:PART_OF]-(c:Clause)
    RETURN c.record ORDER BY c.position
  }}
}"""

CARDS = """
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
RETURN d {.*, record: ''} AS card ORDER BY d.position
"""
_OF_KEYS = """
UNWIND $keys AS key
MATCH (d:Document {generation: $generation, key: key})"""
DOCUMENTS = f"""{_OF_KEYS}
WITH d ORDER BY d.position
RETURN d.record AS record, {_ITEMS} AS items
"""
HEADS = """
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
RETURN d.record AS record ORDER BY d.position
"""
HEADS_OF = f"""{_OF_KEYS}
RETURN d.record AS record ORDER BY d.position
"""
SOURCE = """
MATCH (:Document {generation: $generation, key: $key})-[:READ_FROM]->(s:SourceFile)
RETURN s.record AS record
"""
SOURCES = """
MATCH (l:Lineage {name: 'current'})
MATCH (s:SourceFile) WHERE s.generation = l.generation AND s.id IS NOT NULL
RETURN s.record AS record ORDER BY s.position
"""
ITEM = """
MATCH (i:Item {generation: $generation, id: $item})
RETURN i.record AS item, COLLECT {
  MATCH (i)<-[:PART_OF]-(c:Clause)
  RETURN c.record ORDER BY c.position
} AS clauses
"""
CLAUSES = f"""
UNWIND $ids AS id
MATCH (c:Clause {{generation: $generation, id: id}})-[:PART_OF]->(i:Item)
{_clauses("c.position")}"""

_WHERE_INHERITS = f"""
WHERE ($documents IS NULL OR u.document IN $documents)
  AND ($upstream IS NULL OR c.document = $upstream)
  AND ($clauses IS NULL OR c.id IN $clauses)
{_relations("u.position, c.position, r.position")}"""
INHERITS_OF_UNITS = f"""
UNWIND $units AS unit
MATCH (u:Clause {{generation: $generation, id: unit}})-[r:INHERITS]->(c:Clause)
{_WHERE_INHERITS}"""
INHERITS_OF_CLAUSES = f"""
UNWIND $clauses AS clause
MATCH (c:Clause {{generation: $generation, id: clause}})<-[r:INHERITS]-(u:Clause)
{_WHERE_INHERITS}"""
INHERITS_OF_DOCUMENTS = f"""
UNWIND $documents AS key
MATCH (d:Document {{generation: $generation, key: key}})
MATCH (d)<-[:PART_OF]-(:Item)<-[:PART_OF]-(u:Clause)-[r:INHERITS]->(c:Clause)
{_WHERE_INHERITS}"""
INHERITS_FROM_UPSTREAM = f"""
MATCH (d:Document {{generation: $generation, key: $upstream}})
MATCH (d)<-[:PART_OF]-(:Item)<-[:PART_OF]-(c:Clause)<-[r:INHERITS]-(u:Clause)
{_WHERE_INHERITS}"""
INHERITS = f"""
MATCH (u:Clause) WHERE u.generation = $generation AND u.id IS NOT NULL
MATCH (u)-[r:INHERITS]->(c:Clause)
{_WHERE_INHERITS}"""
EDGE_COUNTS = """
MATCH (u:Clause) WHERE u.generation = $generation AND u.id IS NOT NULL
MATCH (u)-[r:INHERITS]->(c:Clause)
RETURN u.document AS document, c.document AS upstream, count(*) AS edges, min(r.position) AS first
ORDER BY first
"""

_WHERE_COVERS = f"""
WHERE ($documents IS NULL OR d.key IN $documents)
  AND ($upstream IS NULL OR i.document = $upstream)
{_relations("i.position, d.position, r.position")}"""
COVERAGE_OF_ITEM = f"""
MATCH (i:Item {{generation: $generation, id: $item}})<-[r:COVERS]-(d:Document)
{_WHERE_COVERS}"""
COVERAGE_BY_DOCUMENTS = f"""
UNWIND $documents AS key
MATCH (d:Document {{generation: $generation, key: key}})-[r:COVERS]->(i:Item)
{_WHERE_COVERS}"""
COVERAGE_OF_UPSTREAM = f"""
MATCH (:Document {{generation: $generation, key: $upstream}})<-[:PART_OF]-(i:Item)
MATCH (i)<-[r:COVERS]-(d:Document)
{_WHERE_COVERS}"""
COVERAGE = f"""
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
MATCH (d)-[r:COVERS]->(i:Item)
{_WHERE_COVERS}"""
COVERAGE_COUNTS = """
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
MATCH (d)<-[:PART_OF]-(:Item)<-[r:COVERS]-(:Document)
RETURN d.key AS document, d.position AS position, count(r) AS rows ORDER BY position
"""

FATES = f"""
UNWIND $items AS item
MATCH (w:Item {{generation: $generation, id: item}})
CALL (w) {{
  RETURN 'item' AS part, 0 AS start, [w.record] AS values
  UNION ALL
  MATCH (c:Clause)-[:PART_OF]->(w) WITH c, w AS i
  {_clauses("c.position", "own")}
  UNION ALL
  MATCH (w)<-[r:COVERS]-(d:Document) WHERE $documents IS NULL OR d.key IN $documents
  {_relations("d.position, r.position", "coverage")}
  UNION ALL
  MATCH (w)<-[:PART_OF]-(c:Clause)<-[r:INHERITS]-(u:Clause)
  WHERE $documents IS NULL OR u.document IN $documents
  {_relations("u.position, c.position, r.position", "inherits")}
  UNION ALL
  MATCH (w)<-[:PART_OF]-(:Clause)<-[:INHERITS]-(c:Clause)
  WHERE $documents IS NULL OR c.document IN $documents
  WITH DISTINCT c MATCH (c)-[:PART_OF]->(i:Item)
  {_clauses("c.position", "clauses")}
  UNION ALL
  MATCH (w)<-[r:COVERS]-(d:Document) WHERE $documents IS NULL OR d.key IN $documents
  UNWIND coalesce(r.look_alikes, []) + coalesce(r.doubts, []) + [r.before, r.after] AS id
  WITH DISTINCT id
  MATCH (c:Clause {{generation: $generation, id: id}})-[:PART_OF]->(i:Item)
  {_clauses("c.position", "named")}
}}
RETURN item, part, start, values
"""
_WEB = f"""
CALL (nodes, edges) {{
  UNWIND edges AS r
  WITH r, startNode(r) AS u, endNode(r) AS c
  {_relations("u.position, c.position, r.position", "inherits")}
  UNION ALL
  UNWIND nodes AS c
  WITH DISTINCT c MATCH (c)-[:PART_OF]->(i:Item)
  {_clauses("c.position", "clauses")}
}}
RETURN part, start, values
"""
AMONG = f"""
MATCH (c:Clause) WHERE c.generation = $generation AND c.id IN $ids
WITH collect(c) AS nodes
WITH nodes, COLLECT {{
  UNWIND nodes AS u MATCH (u)-[r:INHERITS]->(c:Clause) WHERE c IN nodes RETURN r
}} AS edges
{_WEB}"""
_REACHABLE = f"""
MATCH (s:Clause) WHERE s.generation = $generation AND s.id IN $clauses
WITH collect(s) AS starts
WITH starts, COLLECT {{
  CALL (starts) {{
    UNWIND starts AS s MATCH (s)-[:INHERITS*0..STEPS]->(n:Clause) WHERE $up
    WITH DISTINCT n MATCH (n)-[r:INHERITS]->(:Clause) RETURN r
    UNION
    UNWIND starts AS s MATCH (s)<-[:INHERITS*0..STEPS]-(n:Clause) WHERE $down
    WITH DISTINCT n MATCH (n)<-[r:INHERITS]-(:Clause) RETURN r
  }}
  RETURN r
}} AS edges
WITH edges, starts + [r IN edges | startNode(r)] + [r IN edges | endNode(r)] AS nodes
{_WEB}"""

UNITS = f"""
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
MATCH (d)<-[:PART_OF]-(i:Item)<-[:PART_OF]-(c:Clause {{unit: true}})
{_clauses("c.position")}"""
ADDITIONS = f"""
MATCH (d:Document) WHERE d.generation = $generation AND d.key IS NOT NULL
  AND EXISTS {{ (d)-[:COVERS]->(:Item) }}
MATCH (d)<-[:PART_OF]-(i:Item)<-[:PART_OF]-(c:Clause {{unit: true}})
WHERE NOT EXISTS {{ (c)-[:INHERITS]->(:Clause) }}
{_clauses("c.position")}"""
ADDITIONS_OF_DOCUMENTS = f"""{_OF_KEYS}
MATCH (d)<-[:PART_OF]-(i:Item)<-[:PART_OF]-(c:Clause {{unit: true}})
WHERE NOT EXISTS {{ (c)-[:INHERITS]->(:Clause) }}
{_clauses("c.position")}"""
DUTIES = f"""
MATCH (a:Agency) WHERE a.generation = $generation AND a.id IS NOT NULL
  AND ($agency IS NULL OR a.name CONTAINS $agency) AND ($place IS NULL OR a.place = $place)
MATCH (a)-[r:RESPONSIBLE_FOR]->(c:Clause {{unit: true}})
WITH a, r, c ORDER BY c.position, r.position
WITH collect([c, a, r]) AS found
{_paged("found", "[x[0].document, x[0].id, x[1].name, x[2].role]")}"""
# Everything, some documents at a time, in the order in which it was stored.
PASSING_INHERITS = f"""{_OF_KEYS}
MATCH (d)<-[:PART_OF]-(:Item)<-[:PART_OF]-(:Clause)-[r:INHERITS]->(:Clause)
{_relations("d.position, r.position")}"""
PASSING_LOOK_ALIKES = f"""{_OF_KEYS}
MATCH (d)<-[:PART_OF]-(:Item)<-[:PART_OF]-(:Clause)-[r:RESEMBLES]->(:Clause)
{_relations("d.position, r.position")}"""
DOUBTS = f"""{_OF_KEYS}
MATCH (d)<-[:PART_OF]-(:Item)<-[:PART_OF]-(:Clause)-[r:MAY_INHERIT]->(:Clause)
{_relations("d.position, r.position")}"""
PASSING_COVERAGE = f"""{_OF_KEYS}
MATCH (d)-[r:COVERS]->(:Item)
{_relations("d.position, r.position")}"""
PASSING_SOURCES = """
UNWIND $keys AS key
MATCH (s:SourceFile {generation: $generation, id: key})
RETURN s.record AS record ORDER BY s.position
"""

PLACES = """
MATCH (p:Place) WHERE p.generation = $generation AND p.name IS NOT NULL
  AND p.record IS NOT NULL
RETURN p.record AS record ORDER BY p.position
"""
MISSING = """
MATCH (m:MissingDocument) WHERE m.generation = $generation AND m.key IS NOT NULL
RETURN m.record AS record ORDER BY m.position
"""
RECORDS = """
MATCH (r:Record) WHERE r.generation = $generation AND r.id STARTS WITH $kind
RETURN r.record AS record ORDER BY r.position
"""
_FOUND = f"""
WHERE c.generation = $generation AND all(word IN $words WHERE c.folded CONTAINS word)
WITH c, reduce(n = 0, word IN $words | n + size(split(c.folded, word)) - 1) AS matches
ORDER BY matches DESC, c.position
WITH collect(c) AS every
CALL (every) {{
  RETURN 'total' AS part, 0 AS start, [size(every)] AS values
  UNION ALL
  WITH every[$offset..$end] AS shown
  UNWIND range(0, size(shown) - 1) AS rank
  WITH rank, shown[rank] AS c MATCH (c)-[:PART_OF]->(i:Item)
  {_clauses("rank")}
}}
RETURN part, start, values"""
SEARCH = f"""
CALL db.index.fulltext.queryNodes('clause_text', $wanted) YIELD node AS c
{_FOUND}"""
SEARCH_WITHOUT_INDEX = f"""
MATCH (c:Clause) WHERE c.generation = $generation AND c.id IS NOT NULL
WITH c
{_FOUND}"""

STEPS = 60  # more than any chain of documents


def reachable(depth: int) -> str:
    """The statement that follows inheritance `depth` steps; Cypher takes no parameter there."""
    return _REACHABLE.replace("STEPS", str(min(int(depth), STEPS) - 1))
