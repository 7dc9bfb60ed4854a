"""One JSON Schema dialect out of what OpenAPI 3.0 and 3.1 documents contain: draft 2020-12, without `oneOf`.

The rule: whatever the original accepts by its evident meaning is accepted, and what remains is `$ref`, `allOf`, `anyOf`
and plain keywords. `oneOf` becomes `anyOf`, because members of real unions overlap; `nullable` becomes a null member.
"""

from __future__ import annotations

import functools
from typing import Any

from .spec import Schema, Spec, SpecError

COMPONENTS = "#/components/schemas/"
URN = "urn:spec"
NULL = {"type": "null"}

_TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}
_LOOSE_TYPES = {"float": "number", "double": "number", "int": "integer", "long": "integer", "file": "string"}
_ONE = ("items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else",
        "unevaluatedProperties", "unevaluatedItems", "additionalItems")  # fmt: skip
_MANY = ("allOf", "anyOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_PLAIN = ("enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
          "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
          "required", "default", "contentEncoding", "contentMediaType", "dependentRequired")  # fmt: skip


class Dialect:
    """The schemas of a document in the dialect, translated when first asked for."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._inline: dict[int, tuple[Schema, Schema]] = {}
        self._components: dict[str, Schema] = {}

    def of(self, schema: Schema) -> Schema:
        """Translate a schema that stands in the document (the same object gives the same translation)."""
        known = self._inline.get(id(schema))
        if known is None:
            # The original is kept beside it, so that its id cannot be given to another object.
            known = self._inline[id(schema)] = (schema, _translate(schema, root=""))
        return known[1]

    def component(self, name: str) -> Schema:
        """Translate a named schema of the document."""
        if name not in self._components:
            pointer = COMPONENTS + name.replace("~", "~0").replace("/", "~1")
            self._components[name] = _translate(self.spec.at(pointer), root=name)
        return self._components[name]

    def resolve(self, schema: Schema) -> Schema:
        """Follow a `$ref` of a translated schema; its siblings are joined by `allOf`."""
        seen: set[str] = set()
        while isinstance(schema, dict) and "$ref" in schema:
            reference = schema["$ref"]
            if reference in seen:
                raise SpecError(f"{reference} refers to itself")
            seen.add(reference)
            target = self.target(reference)
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {"allOf": [target, rest]} if rest.keys() - {"default"} else target
        return schema

    def target(self, reference: str) -> Schema:
        """Return the translated schema that a reference names."""
        local = reference.removeprefix(URN)
        name = local.removeprefix(COMPONENTS)
        if local.startswith(COMPONENTS) and "/" not in name:
            return self.component(name.replace("~1", "/").replace("~0", "~"))
        return self.of(self.spec.at(local))

    @functools.cached_property
    def root(self) -> dict[str, Any]:
        """The whole document in the dialect, for a validator that resolves `urn:spec#…` by itself."""
        names = self.spec.document.get("components", {}).get("schemas", {})
        return {"components": {"schemas": {name: self.component(name) for name in names}}}


def _translate(schema: Schema, root: str) -> Schema:
    """Translate one schema; `root` is the named schema it stands in (`$recursiveRef` means that one)."""
    if isinstance(schema, bool):
        return schema
    if not isinstance(schema, dict):
        raise SpecError(f"a schema of {root or 'an operation'} is {schema!r}, neither an object nor a boolean")
    walk = functools.partial(_translate, root=root)
    out: dict[str, Any] = {key: schema[key] for key in _PLAIN if key in schema}
    for key in _ONE:
        if key in schema and not isinstance(schema[key], list):
            out[key] = walk(schema[key])
    for key in _MANY:
        if key in schema:
            out[key] = [walk(member) for member in schema[key]]
    for key in _NAMED:
        if key in schema:
            out[key] = {name: walk(member) for name, member in schema[key].items()}
    if "oneOf" in schema:
        members = [walk(member) for member in schema["oneOf"]]
        if "anyOf" in out:
            out["allOf"] = [*out.get("allOf", []), {"anyOf": out.pop("anyOf")}]
        out["anyOf"] = members
    if "$ref" in schema:
        out["$ref"] = URN + schema["$ref"]
    elif "$recursiveRef" in schema or "$dynamicRef" in schema:
        out["$ref"] = f"{URN}{COMPONENTS}{root}"
    _set_types(out, schema, root)
    _repair(out, schema)
    if schema.get("nullable") is True and out.keys() - {"default"}:
        return {"anyOf": [out, NULL]}
    if any(member == {"nullable": True} for member in schema.get("allOf", ())):
        # Such a member says nothing by itself; its author meant the whole.
        return {"anyOf": [out, NULL]}
    return out


def _set_types(out: dict[str, Any], schema: dict[str, Any], root: str) -> None:
    given = schema.get("type")
    if given is None:
        return
    types = [_LOOSE_TYPES.get(name, name) for name in (given if isinstance(given, list) else [given])]
    unknown = set(types) - _TYPES
    if unknown:
        raise SpecError(f"unknown type {unknown.pop()!r} in {root or 'an operation'}")
    if "null" in types and len(types) > 1 and "enum" in out and None not in out["enum"]:
        out["enum"] = [*out["enum"], None]
    out["type"] = types if len(types) > 1 else types[0]


def _repair(out: dict[str, Any], schema: dict[str, Any]) -> None:
    """Turn the spellings of older documents into the present ones."""
    for limit, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        # OpenAPI 3.0: a flag beside the bound
        if isinstance(out.get(limit), bool) and out.pop(limit) and bound in out:
            out[limit] = out.pop(bound)
    if "required" in out:
        names = out.pop("required")
        if isinstance(names, list):  # anything else is draft 3's flag on the property
            out["required"] = list(dict.fromkeys(names))
    if isinstance(schema.get("items"), list):
        out["prefixItems"] = [_translate(member, "") for member in schema["items"]]
        out["items"] = out.pop("additionalItems", True)
