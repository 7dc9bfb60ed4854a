"""A type of the official package as an annotation: what is received, or what may be given.

Rule: a closed list, that of scripts/official/schemas.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..errors import PipelineError
from ..render.escape import py

Schema = dict[str, Any]

_RECEIVED = {"list": "list", "map": "dict", "any": "Any", "binary": "bytes"}
_SENT = {"list": "Iterable", "map": "Mapping", "any": "object", "binary": "FileTypes"}
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def annotation(schema: Schema, refer: Callable[[str], str], *, sent: bool) -> str:
    """Write a schema as an annotation; `refer` writes the type of a key."""
    texts = list(dict.fromkeys(_members(schema, refer, _SENT if sent else _RECEIVED)))
    anything = (_SENT if sent else _RECEIVED)["any"]
    if anything in texts:
        return anything
    return " | ".join([each for each in texts if each != "None"] + ["None"] * ("None" in texts))


def _members(schema: Schema, refer: Callable[[str], str], words: dict[str, str]) -> Iterator[str]:
    for each in schema.get("anyOf", [schema]):
        if "anyOf" in each:
            yield from _members(each, refer, words)
        else:
            yield _one(each, refer, words)


def _one(schema: Schema, refer: Callable[[str], str], words: dict[str, str]) -> str:
    def inner(below: Any) -> str:
        return annotation(below if isinstance(below, dict) else {}, refer, sent=words is _SENT)

    match schema:
        case {"$ref": str(key)}:
            return refer(key)
        case {"enum": list(values)}:
            return f"Literal[{', '.join(map(py, values))}]"
        case {"type": "array"}:
            return f"{words['list']}[{inner(schema.get('items'))}]"
        case {"type": "object"}:
            return f"{words['map']}[str, {inner(schema.get('additionalProperties'))}]"
        case {"type": "string", "format": "binary"}:
            return words["binary"]
        case {"type": str(kind)} if kind in _SCALARS:
            return _SCALARS[kind]
    if schema.keys() <= {"deprecated"}:
        return words["any"]
    raise PipelineError(
        f"a type of official-names.yaml that is not known: {schema}", fix="edit pipeline/types/spelling.py"
    )
