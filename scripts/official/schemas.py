"""An annotation of the wheel -> JSON Schema. Classes and named aliases become references (`$ref`: the key of the type).

Rule: a closed list. What is not in it raises Unread.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from interface.names import Meaning

from .strangers import Unread
from .wheel import Wheel

Schema = dict[str, Any]

NULL: Schema = {"type": "null"}
BINARY: Schema = {"type": "string", "format": "binary"}
BASE64: Schema = {"type": "string", "contentEncoding": "base64"}
SCALARS: dict[str, Schema] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "bytes": BINARY,
    "None": NULL,
    "NoneType": NULL,
    "_types.NoneType": NULL,
    "object": {},
    "Any": {},
    "datetime.datetime": {"type": "string", "format": "date-time"},
    "datetime.date": {"type": "string", "format": "date"},
    "pydantic.StrictStr": {"type": "string"},
    "pydantic.StrictInt": {"type": "integer"},
    "pydantic.StrictFloat": {"type": "number"},
    "pydantic.StrictBool": {"type": "boolean"},
    "_types.FileTypes": BINARY,
    "_types.FileContent": BINARY,
    "_types.Base64FileInput": BASE64,
}
LISTS = frozenset({"List", "list", "Iterable", "Sequence", "_types.SequenceNotStr", "_types.SequenceStr"})
MAPS = frozenset({"Dict", "dict", "Mapping"})
MARKS = frozenset({"Required", "NotRequired", "ReadOnly"})
ABSENT = frozenset({"_types.NotGiven", "_types.Omit"})
"""What stands in a signature for "not given"."""
_LITERALS = {str: "string", bool: "boolean", int: "integer", type(None): "null"}


@dataclass
class Schemas:
    """Reads annotations, and remembers which types they mention."""

    wheel: Wheel
    wanted: dict[str, Meaning] = field(default_factory=dict)
    """Key of a type -> where it is defined; in the order in which they were met."""
    _following: set[str] = field(default_factory=set)

    def of(self, node: ast.expr, module: str) -> Schema:
        """Return the schema of an annotation. Raises Unread."""
        match node:
            case ast.Constant(value=None):
                return dict(NULL)
            case ast.Constant(value=str()):
                return self.of(unquoted(node, module), module)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self._union([left, right], module)
            case ast.Name() | ast.Attribute():
                return self._named(node, module)
            case ast.Subscript(value=head, slice=index):
                arguments = list(index.elts) if isinstance(index, ast.Tuple) else [index]
                return self._generic(node, self.wheel.spelled(head, module), arguments, module)
        raise Unread(node, module, "an annotation of an unknown form")

    def given(self, node: ast.expr | None, module: str) -> tuple[Schema, bool]:
        """Return the schema of an argument without the marks for "not given", and whether it has to be given."""
        if node is None:
            raise Unread(ast.Constant(None), module, "an argument without an annotation")
        members = [each for each in alternatives(node) if self.wheel.spelled(each, module) not in ABSENT]
        required = len(members) == len(alternatives(node))
        if not members:
            raise Unread(node, module, "an argument that is never given")
        return joined([self.of(each, module) for each in members]), required

    def refer(self, meaning: Meaning, node: ast.expr, module: str) -> Schema:
        """Return a reference to a type; another name for a type (`X = Y`) is that type."""
        definition = self.wheel.definition(meaning)
        home = self.wheel.short(meaning.module)
        key = self.wheel.key(meaning)
        if isinstance(definition, (ast.Assign, ast.AnnAssign)) and isinstance(
            definition.value, (ast.Name, ast.Attribute)
        ):
            if key in self._following:
                raise Unread(definition, home, "a name that stands for itself")
            self._following.add(key)
            try:
                return self._named(definition.value, home)
            finally:
                self._following.discard(key)
        if definition is None or isinstance(definition, list):
            raise Unread(node, module, "a name that is no type")
        self.wanted.setdefault(key, meaning)
        return {"$ref": key}

    # --- the forms ---------------------------------------------------------------------------------------------------

    def _named(self, node: ast.expr, module: str) -> Schema:
        name = self.wheel.spelled(node, module)
        if name in SCALARS:
            return dict(SCALARS[name])
        if name in LISTS:
            return {"type": "array", "items": {}}
        if name in MAPS:
            return {"type": "object", "additionalProperties": True}
        meaning = self.wheel.meaning(node, module)
        if meaning is None or meaning.kind != "definition":
            raise Unread(node, module, "a type that the wheel does not define")
        return self.refer(meaning, node, module)

    def _generic(self, node: ast.expr, head: str, arguments: list[ast.expr], module: str) -> Schema:
        if head == "Optional" and len(arguments) == 1:
            return nullable(self.of(arguments[0], module))
        if head == "Union":
            return self._union(arguments, module)
        if head in LISTS and len(arguments) == 1:
            return {"type": "array", "items": self.of(arguments[0], module)}
        if head in MAPS and len(arguments) == 2:
            if self.of(arguments[0], module).get("type") != "string":
                raise Unread(node, module, "a map whose keys are no strings")
            return {"type": "object", "additionalProperties": self.of(arguments[1], module) or True}
        if head == "Literal":
            return self._literal(arguments, module)
        if head == "Annotated":
            schema, _ = self.annotated(arguments, module)
            return schema
        if head in MARKS and len(arguments) == 1:
            return self.of(arguments[0], module)
        raise Unread(node, module, "a generic type that is not known")

    def _union(self, arguments: list[ast.expr], module: str) -> Schema:
        return joined([self.of(each, module) for each in arguments])

    def _literal(self, arguments: list[ast.expr], module: str) -> Schema:
        values = []
        for each in arguments:
            try:
                value = ast.literal_eval(each)
            except ValueError:
                value = ...
            if type(value) not in _LITERALS:
                raise Unread(each, module, "a literal that is no string, whole number, truth value or None")
            values.append(value)
        kinds = {_LITERALS[type(value)] for value in values}
        return {**({"type": kinds.pop()} if len(kinds) == 1 else {}), "enum": values}

    def annotated(self, arguments: list[ast.expr], module: str) -> tuple[Schema, str]:
        """Return the schema of what stands inside `Annotated[...]`, and the wire name if it gives one."""
        schema, alias = self.of(arguments[0], module), ""
        for each in arguments[1:]:
            facts = self._property_info(each, module)
            alias = facts.pop("alias", alias)
            if "discriminator" in facts:
                schema = {**schema, "discriminator": {"propertyName": facts.pop("discriminator")}}
            if "format" in facts:
                schema = _formatted(schema, facts.pop("format"), each, module)
            if facts:
                raise Unread(each, module, f"metadata that is not known ({', '.join(sorted(facts))})")
        return schema, alias

    def _property_info(self, node: ast.expr, module: str) -> dict[str, str]:
        if not (isinstance(node, ast.Call) and self.wheel.tool(node.func, module) == "PropertyInfo" and not node.args):
            raise Unread(node, module, "metadata of an unknown kind")
        facts: dict[str, str] = {}
        for each in node.keywords:
            if each.arg is None or not (isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)):
                raise Unread(node, module, "metadata whose value is no string")
            facts[each.arg] = each.value.value
        return facts


def unquoted(node: ast.expr, module: str) -> ast.expr:
    """Return the expression in a quoted annotation, with the place of the quotes."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return node
    try:
        inner = ast.parse(node.value.strip(), mode="eval").body
    except SyntaxError as error:
        raise Unread(node, module, "a quoted annotation that is no expression") from error
    for each in ast.walk(inner):
        ast.copy_location(each, node)
    return inner


def alternatives(node: ast.expr) -> list[ast.expr]:
    """Return the members of `A | B | C`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*alternatives(node.left), *alternatives(node.right)]
    return [node]


def members(schema: Schema) -> list[Schema]:
    """Return the members of a plain union; a union with a discriminator, like any other schema, is its own member."""
    return list(schema["anyOf"]) if schema.keys() == {"anyOf"} else [schema]


def joined(schemas: list[Schema]) -> Schema:
    """Return one schema for several alternatives: unions are flat, nothing stands in them twice, null comes last."""
    found: list[Schema] = []
    for schema in schemas:
        found += [each for each in members(schema) if each not in found]
    if {} in found:  # anything, null included
        found = [each for each in found if each != NULL]
    if NULL in found:
        found = [*(each for each in found if each != NULL), dict(NULL)]
    return found[0] if len(found) == 1 else {"anyOf": found}


def nullable(schema: Schema) -> Schema:
    return joined([schema, NULL])


def _formatted(schema: Schema, name: str, node: ast.expr, module: str) -> Schema:
    """Return the schema of a value that travels as text: a time, or bytes in base64."""
    found = members(schema)
    if name == "iso8601":
        only_dates = {"type": "string", "format": "date"} in found and SCALARS["datetime.datetime"] not in found
        text = {"type": "string", "format": "date" if only_dates else "date-time"}
    elif name == "base64":
        text = BASE64
    else:
        raise Unread(node, module, f"the format {name!r}")
    return joined([each if each == NULL else text for each in found])
