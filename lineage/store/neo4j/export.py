"""The graph for those who load it themselves: a Cypher script, or files for neo4j-admin.

Both hold what a load writes, the pointer included, so that the explorer reads a graph that
was loaded by hand like one of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from lineage.model import Parts
from lineage.store.neo4j import cypher
from lineage.store.neo4j.load import new_generation
from lineage.store.neo4j.rows import STEPS, Row, Step, batches

_ROWS = 200  # rows in a statement of the script
_CHARACTERS = 200_000
_BETWEEN = "\x1f"  # between the elements of a list: in no text
ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"


def cypher_script(parts: Parts) -> Iterator[str]:
    """Statements for cypher-shell or Neo4j Browser, each ended by a semicolon and a new line."""
    generation = new_generation()
    yield from schema_script()
    yield _filled(cypher.BEGIN, generation=generation)
    for step in STEPS:
        own = step.statement.removeprefix(cypher.GUARD)
        for batch in batches(step.rows(parts), _ROWS, _CHARACTERS):
            yield _filled(f"UNWIND $rows AS row\n{own}", generation=generation, rows=batch)
    yield _filled(cypher.FINISH, generation=generation)
    yield _filled(cypher.LOCK, generation=generation)
    yield _filled(cypher.FLIP, generation=generation, schema=cypher.SCHEMA)


def schema_script() -> Iterator[str]:
    """Constraints and indexes, as statements."""
    for number, statements in enumerate(cypher.MIGRATIONS, start=1):
        yield from (_filled(each) for each in statements)
        yield _filled(cypher.NOTE_MIGRATION, number=number)
    yield _filled(cypher.AWAIT_INDEXES)


def import_files(parts: Parts, folder: Path) -> tuple[Path, ...]:
    """Write CSV files into a folder, with the arguments for `neo4j-admin database import full`.

    The files written, the arguments file first: `neo4j-admin database import full neo4j
    @import.args`, run in the folder, then `schema.cypher` by cypher-shell.
    """
    folder.mkdir(parents=True, exist_ok=True)
    generation = new_generation()
    arguments = ["--multiline-fields=true", "--array-delimiter=U+001F"]
    written = []
    for name, kind, lines in _files(parts, generation):
        path = folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        arguments.append(f"--{kind}={name}")
        written.append(path)
    (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")
    (folder / SCHEMA).write_text("".join(schema_script()), encoding="utf-8")
    return (folder / ARGUMENTS, folder / SCHEMA, *written)


def _files(parts: Parts, generation: str) -> Iterator[tuple[str, str, Iterator[str]]]:
    """Names of files, what each holds, and its lines."""
    pointer = {"name": "current", "generation": generation, "schema": cypher.SCHEMA}
    begun = {"id": generation, "state": "whole", "rows": 0}
    yield (
        "Lineage.csv",
        "nodes=Lineage",
        _table(lambda: iter([pointer]), {"name": "name:ID(Lineage)"}),
    )
    yield (
        "Generation.csv",
        "nodes=Generation",
        _table(lambda: iter([begun]), {"id": "id:ID(Generation)"}),
    )
    for number, step in enumerate(STEPS):
        if step.nodes:
            yield f"{step.name}.csv", f"nodes={step.name}", _nodes(step, parts, generation)
        if step.ends:
            kind = "PART_OF" if step.nodes else step.name
            name = f"{number:02d}-{'-'.join((step.ends[0], kind, step.ends[1]))}.csv"
            yield name, f"relationships={kind}", _links(step, parts)


def _nodes(step: Step, parts: Parts, generation: str) -> Iterator[str]:
    key = cypher.KEYS[step.name]

    def rows() -> Iterator[Row]:
        return ({**row["properties"], "generation": generation} for row in step.rows(parts))

    return _table(rows, {key: f"{key}:ID({step.name})"})


def _links(step: Step, parts: Parts) -> Iterator[str]:
    assert step.ends
    source, target = step.ends

    def rows() -> Iterator[Row]:
        for row in step.rows(parts):
            if step.nodes:
                key = row["properties"][cypher.KEYS[step.name]]
                yield {"source": key, "target": row["whole"]}
            else:
                yield {"source": row["source"], "target": row["target"], **row["properties"]}

    return _table(rows, {"source": f":START_ID({source})", "target": f":END_ID({target})"})


def _table(rows: Callable[[], Iterator[Row]], heads: Mapping[str, str]) -> Iterator[str]:
    """A CSV table; `heads` are the headings of columns that aren't plain properties.

    The rows are gone through twice, the first time for the types of the columns. Texts are
    always in quotes, so that an empty one differs from none.
    """
    seen: dict[str, set[type]] = {name: set() for name in heads}
    for row in rows():
        for name, value in row.items():
            seen.setdefault(name, set()).add(type(value))
    yield ",".join(heads.get(name) or f"{name}:{_type(seen[name])}" for name in seen) + "\n"
    for row in rows():
        yield ",".join(_field(row.get(name)) for name in seen) + "\n"


_TYPES: Mapping[type, str] = {
    bool: "boolean",
    float: "double",
    int: "long",
    list: "string[]",
    tuple: "string[]",
    str: "string",
}


def _type(seen: set[type]) -> str:
    """What neo4j-admin calls the type of a column with values of these types."""
    return next((name for each, name in _TYPES.items() if each in seen), "string")


def _field(value: object) -> str:
    match value:
        case None | [] | ():
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case list() | tuple():
            return _quoted(_BETWEEN.join(value))
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _filled(statement: str, **values: object) -> str:
    """A statement with its parameters written out as Cypher literals."""
    for name, value in values.items():
        statement = statement.replace(f"${name}", "".join(_literal(value)))
    return statement.strip() + ";\n"


def _literal(value: object) -> Iterator[str]:
    """A Cypher literal; its strings are written as JSON's are."""
    match value:
        case dict():
            yield from _listed("{}", value.items(), _entry)
        case list() | tuple():
            yield from _listed("[]", value, _literal)
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _entry(entry: tuple[str, object]) -> Iterator[str]:
    yield f"{entry[0]}: "
    yield from _literal(entry[1])


def _listed(
    brackets: str, parts: Iterable[object], write: Callable[..., Iterator[str]]
) -> Iterator[str]:
    yield brackets[0]
    for number, part in enumerate(parts):
        yield ", " * bool(number)
        yield from write(part)
    yield brackets[1]
