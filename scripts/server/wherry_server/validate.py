"""Checking values against the schemas, with an answer to "where and why" that a person can read.

Built on `jsonschema`; validators are made when first needed and kept. What is added is that a member of a union is
not tried when a constant of it (`type`, `role`, `object` …) already rules it out: quicker, and the error is about the
member that was meant.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .dialect import Dialect
from .spec import Schema


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value: `path` as in `messages[0].role` (empty: the value itself)."""

    path: str
    message: str


class Validation:
    """Validators over one document."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._made: dict[int, tuple[Schema, Any]] = {}
        self._constants: dict[int, tuple[Schema, dict[str, list[Any]]]] = {}
        self._known: dict[int, tuple[Schema, tuple[frozenset[str], bool]]] = {}

    def problem(self, schema: Schema, value: Any) -> Problem | None:
        """Return the most telling problem of a value under a schema of the dialect, or None where it is valid."""
        errors = list(self._validator(schema).iter_errors(value))
        return _explain(errors) if errors else None

    def is_valid(self, schema: Schema, value: Any) -> bool:
        return bool(self._validator(schema).is_valid(value))

    def property_names(self, schema: Schema) -> frozenset[str]:
        """Return the names of the properties that an object schema speaks of, over all its members."""
        return self._named(schema)[0]

    def known_properties(self, schema: Schema) -> frozenset[str] | None:
        """Return the property names of an object schema; None where any name goes."""
        names, is_open = self._named(schema)
        return None if is_open else names

    def _named(self, schema: Schema) -> tuple[frozenset[str], bool]:
        kept = self._known.get(id(schema))
        if kept is None:
            kept = self._known[id(schema)] = (schema, self._collect_names(schema))
        return kept[1]

    def _collect_names(self, schema: Schema) -> tuple[frozenset[str], bool]:
        """Return the names, and whether others are welcome: where the schema says so, or names none at all."""
        schema = self.dialect.resolve(schema)
        if not isinstance(schema, dict) or "object" not in _as_list(schema.get("type", "object")):
            return frozenset(), False
        members = [m for key in ("allOf", "anyOf") for m in schema.get(key, ()) if not _is_condition(m)]
        names = frozenset(schema.get("properties", ()))
        is_open = not names and not members
        is_open = is_open or schema.get("additionalProperties", False) is not False
        for member in members:
            more, more_open = self._collect_names(member)
            names, is_open = names | more, is_open or more_open
        return names, is_open

    def _validator(self, schema: Schema) -> Any:
        made = self._made.get(id(schema))
        if made is None:
            made = self._made[id(schema)] = (schema, self._base.evolve(schema=schema))
        return made[1]

    @functools.cached_property
    def _base(self) -> Any:
        from jsonschema import validators

        own = {"anyOf": self._any_of, "$ref": self._ref}
        return validators.extend(validators.Draft202012Validator, own)({})  # type: ignore[no-untyped-call]

    def _ref(self, validator: Any, reference: str, value: Any, schema: Schema) -> Iterator[Any]:
        """Follow a reference by the dialect itself: a registry would look it up each time."""
        yield from validator.descend(value, self.dialect.target(reference))

    def _any_of(self, validator: Any, members: list[Schema], value: Any, schema: Schema) -> Iterator[Any]:
        from jsonschema.exceptions import ValidationError

        tried: list[Any] = []
        ruled_out: dict[str, list[Any]] = {}
        for index, member in enumerate(members):
            wrong = self._contradiction(member, value)
            if wrong:
                ruled_out.setdefault(wrong, []).extend(self._constants_of(member)[wrong])
                continue
            errors = list(validator.descend(value, member, schema_path=index))
            if not errors:
                return
            tried.extend(errors)
        only_types = all(error.validator == "type" and not error.path for error in tried)
        if only_types and not ruled_out:
            types = [name for error in tried for name in _as_list(error.validator_value)]
            yield ValidationError("wrong type", validator="type", validator_value=types, instance=value)
            return
        if not only_types:
            yield ValidationError("fits none of the allowed forms", context=tried)
            return
        name, allowed = max(ruled_out.items(), key=lambda item: len(item[1]))
        yield ValidationError(
            "not an allowed constant", path=[name], validator="enum", validator_value=allowed, instance=value[name]
        )

    def member(self, union: Schema, value: Any) -> Schema:
        """Return the member of a union that the constants of a value name; the union where they name none."""
        members = self.dialect.resolve(union).get("anyOf", ())
        return next((one for one in members if self._contradiction(one, value) is None), union)

    def _contradiction(self, member: Schema, value: Any) -> str | None:
        """Return the property whose value no constant of the member allows."""
        if not isinstance(value, dict):
            return None
        for name, allowed in self._constants_of(member).items():
            if name in value and value[name] not in allowed:
                return name
        return None

    def _constants_of(self, member: Schema) -> dict[str, list[Any]]:
        kept = self._constants.get(id(member))
        if kept is None:
            kept = self._constants[id(member)] = (member, self._collect_constants(member))
        return kept[1]

    def _collect_constants(self, member: Schema) -> dict[str, list[Any]]:
        member = self.dialect.resolve(member)
        found: dict[str, list[Any]] = {}
        if isinstance(member, dict):
            for part in member.get("allOf", ()):
                found.update(self._collect_constants(part))
            for name, schema in member.get("properties", {}).items():
                schema = self.dialect.resolve(schema)
                if isinstance(schema, dict) and "const" in schema:
                    found[name] = [schema["const"]]
                elif isinstance(schema, dict) and "enum" in schema:
                    found[name] = schema["enum"]
        return found


def _is_condition(member: Schema) -> bool:
    """Whether a member only says which properties, named elsewhere, must be there."""
    return isinstance(member, dict) and member.keys() <= {"required", "not", "default"}


def _explain(errors: list[Any]) -> Problem:
    """Go down to the error that says most: of a union, the member that came nearest to fitting."""
    error = _first(errors)
    path = list(error.absolute_path)
    while error.context:
        members: dict[Any, list[Any]] = {}
        for inner in error.context:
            members.setdefault(inner.schema_path[0] if inner.schema_path else None, []).append(inner)
        error = _first(max(members.values(), key=_nearness))
        path += error.relative_path
    return Problem(_path(path), _sentence(error))


def _first(errors: list[Any]) -> Any:
    """Return the outermost error; a wrong constant tells more than what is missing beside it."""

    def order(error: Any) -> tuple[int, bool, str]:
        is_constant = error.validator in ("const", "enum")
        return len(error.relative_path) - is_constant, not is_constant, str(list(error.relative_path))

    return min(errors, key=order)


def _nearness(errors: list[Any]) -> tuple[int, int]:
    depth = max(_depth(error) for error in errors)
    return (depth if any(e.validator != "type" or e.relative_path for e in errors) else -1, -len(errors))


def _depth(error: Any) -> int:
    inner = max((_depth(e) for e in error.context or ()), default=0)
    return len(error.relative_path) + inner


def _path(parts: list[str | int]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _sentence(error: Any) -> str:
    """Say what is wrong without repeating a value that may be megabytes long."""
    wanted, value = error.validator_value, error.instance
    match error.validator:
        case "type":
            return f"expected {' or '.join(dict.fromkeys(_as_list(wanted)))}, got {type_name(value)}"
        case "enum":
            return f"{_short(value)} is not one of {', '.join(map(_short, wanted))}"
        case "const":
            return f"{_short(value)} is not {_short(wanted)}"
        case "required":
            missing = [name for name in wanted if name not in value]
            return f"missing {', '.join(map(repr, missing))}"
        case "additionalProperties":
            extra = sorted(value.keys() - error.schema.get("properties", {}).keys())
            return f"unknown {', '.join(map(repr, extra))}"
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf":
            return f"{_short(value)} breaks {error.validator} {wanted}"
        case "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties":
            return f"its length is {len(value)}, which breaks {error.validator} {wanted}"
        case "pattern":
            return f"{_short(value)} does not match {wanted}"
        case "not":
            return f"must not fit {_short(wanted)}"
        case None:
            return str(error.message)
        case keyword:
            return f"breaks {keyword} {_short(wanted)}"


def type_name(value: Any) -> str:
    """Return the JSON name of a value's type."""
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null" if value is None else type(value).__name__)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:77] + "..."
