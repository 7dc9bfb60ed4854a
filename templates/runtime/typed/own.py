"""Types that no library describes -> their schema, and what loads their values. Its `of` is the list of what is known.

Where an object may leave a field out, strict mode cannot: such a field may be null, which means its default. With
`nulls=False` it has to be given, for a converter that does not know of this.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable
from typing import Any

from ..base.errors import UsageTypeError
from . import loading
from .annotations import limited, said
from .libraries import embedded, library_of
from .loading import Load
from .names import name_of, plain_name, unused
from .nodes import json_type, spelled, told
from .records import Field, bound, fields_of, is_record, own_docstring, wrapper
from .strict import refused

__all__ = ("Maker", "worded")

Made = tuple[dict[str, Any], Load]
_COLLECTIONS = {"list": None, "set": set, "frozenset": frozenset, "tuple": tuple}
_ABSTRACT = {
    **dict.fromkeys(("Collection", "Iterable", "MutableSequence", "Reversible", "Sequence")),
    **dict.fromkeys(("MutableSet", "Set"), set),
}
_DICTS = frozenset(["Mapping", "MutableMapping", "OrderedDict", "defaultdict", "dict"])
_PLAIN: dict[Any, tuple[str, Load]] = {
    str: ("string", loading.exactly(str, "text")),
    bool: ("boolean", loading.exactly(bool, "true or false")),
    int: ("integer", loading.integer),
    float: ("number", loading.number),
    type(None): ("null", loading.exactly(type(None), "null")),
}


class Maker:
    """Makes schemas; `definitions` has those of the classes that they refer to."""

    def __init__(self, *, strict: bool = True, nulls: bool = True) -> None:
        self.definitions: dict[str, Any] = {}
        self._strict = strict
        self._nulls = nulls
        self._known: dict[Any, tuple[str, list[Load]]] = {}
        self._referred: set[str] = set()
        self._inside: list[Any] = []  # the classes whose fields are looked at: the last one is `Self`

    def of(self, kind: Any, at: str) -> Made:
        """Return the schema of a type, and what loads its values. `at` is its place in the class of the caller."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return self._annotated(kind, at)
        if wrapper(kind):
            return self.of(arguments[0], at)
        form = getattr(kind, "_name", None)  # of typing or of typing_extensions
        if form == "Self" and self._inside:
            kind = self._inside[-1]
            origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        kind = str if form == "LiteralString" else type(None) if kind is None else kind
        if origin is None and isinstance(kind, type) and kind in _PLAIN:
            name, load = _PLAIN[kind]
            return {"type": name}, load
        if library_of(kind):
            return embedded(kind, at, self.definitions, self._taken())
        if origin is typing.Literal:
            return self._values([(_json_of(value), value) for value in arguments], at)
        if origin is typing.Union or origin is types.UnionType:
            return self._union(arguments, at)
        if isinstance(kind, typing.TypeVar):
            return self._variable(kind, at)
        if hasattr(origin or kind, "__value__"):  # `type Name = ...`
            return self._alias(kind, origin, arguments, at)
        if hasattr(kind, "__supertype__"):  # NewType
            return self.of(kind.__supertype__, at)
        if kind is Any or kind is object:
            return self._anything(str(kind), at)
        cls = origin or kind
        if isinstance(cls, type) and issubclass(cls, enum.Enum):
            return self._enumeration(cls, at)
        if is_record(cls):
            return self._record(kind, cls, arguments, at)
        return self._collection(cls, arguments, at) or self._derived(kind, at)

    def _taken(self) -> set[str]:
        return {name for name, _ in self._known.values()} | self.definitions.keys()

    # --- parts of types -----------------------------------------------------------------------------------------------

    def _annotated(self, kind: Any, at: str) -> Made:
        if library_of(kind):
            schema, load = embedded(kind, at, self.definitions, self._taken())
            return worded(schema, kind), load
        schema, load = self.of(kind.__origin__, at)
        return limited(worded(schema, kind), load, said(kind.__metadata__).limits)

    def _variable(self, kind: Any, at: str) -> Made:
        default = getattr(kind, "__default__", None)
        if (
            default is not None
            and default is not getattr(typing, "NoDefault", None)
            and "NoDefault" not in repr(default)
        ):
            return self.of(default, at)
        if kind.__bound__ is not None:
            return self.of(kind.__bound__, at)
        if kind.__constraints__:
            return self._union(kind.__constraints__, at)
        return self._anything(f"the type variable {kind.__name__} is not bound", at)

    def _anything(self, what: str, at: str) -> Made:
        if self._strict:
            raise refused(at, "anything", what)
        return {}, lambda value: value

    def _alias(self, kind: Any, origin: Any, arguments: tuple[Any, ...], at: str) -> Made:
        value = (origin or kind).__value__
        if arguments:
            value = bound(value, dict(zip(origin.__type_params__, arguments, strict=False)))
        return self._named(kind, kind.__name__ if origin is None else name_of(kind), lambda: self.of(value, at))

    def _named(self, kind: Any, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` makes; where it comes back to itself, a reference to a definition."""
        if kind in self._known:
            name, box = self._known[kind]
            self._referred.add(name)
            return {"$ref": f"#/$defs/{name}"}, lambda value: box[0](value)
        box = []
        name = unused(plain_name(name), self._taken())
        self._known[kind] = name, box
        schema, load = make()
        box.append(load)
        if name not in self._referred:
            del self._known[kind]
            return schema, load
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}, load

    def _values(self, entries: list[tuple[Any, Any]], at: str) -> Made:
        kinds: dict[str, None] = {}
        for value, _ in entries:
            name = json_type(value)
            if name is None:
                raise refused(at, "value", repr(value)[:40])
            kinds[name] = None
        values = [value for value, _ in entries]
        return (
            {"type": next(iter(kinds)) if len(kinds) == 1 else list(kinds), "enum": values},
            loading.table(entries, "one of " + ", ".join(map(loading.shown, values))[:200]),
        )

    def _enumeration(self, cls: Any, at: str) -> Made:
        members = list(cls)
        entries = [(_plain_value(member.value), member) for member in members]
        if any(json_type(value) is None for value, _ in entries):
            entries = [(member.name, member) for member in members]  # values that JSON does not have
        schema, load = self._values(entries, at)
        description, _ = _words(cls)
        return _described(schema, description) if description else schema, load

    def _union(self, arguments: tuple[Any, ...], at: str) -> Made:
        schemas: list[dict[str, Any]] = []
        members: list[tuple[frozenset[str] | None, Load]] = []
        for argument in arguments:
            schema, load = self.of(argument, at)
            if schema not in schemas:
                schemas.append(schema)
            members.append((self._keys(schema), load))
        expected = "one of " + ", ".join(name_of(argument) for argument in arguments)
        return _any_of(schemas), loading.one_of(members, expected)

    def _keys(self, schema: dict[str, Any]) -> frozenset[str] | None:
        while "$ref" in schema:
            schema = self.definitions.get(schema["$ref"].removeprefix("#/$defs/"), {})
        properties = schema.get("properties")
        return None if properties is None else frozenset(properties)

    def _collection(self, cls: Any, arguments: tuple[Any, ...], at: str) -> Made | None:
        name, module = getattr(cls, "__name__", ""), getattr(cls, "__module__", "")
        if module not in ("builtins", "collections", "collections.abc", "typing"):
            return None
        if name in _DICTS:
            return self._dict(arguments, at)
        if name == "tuple" and arguments[1:] != (...,) and arguments:
            return self._tuple(arguments, at)
        if name in _COLLECTIONS or name in _ABSTRACT:
            make = _COLLECTIONS.get(name) or _ABSTRACT.get(name)
            if not arguments:
                schema, load = self._anything(f"a bare {name}; write {name}[str]", f"{at}[]")
                return {"type": "array", **({"items": schema} if schema else {})}, loading.listed(load, make)
            schema, load = self.of(arguments[0], f"{at}[]")
            made = {"type": "array", "items": schema}
            return told(made, ["no item twice"]) if make in (set, frozenset) else made, loading.listed(load, make)
        return None

    def _dict(self, arguments: tuple[Any, ...], at: str) -> Made:
        if self._strict:
            raise refused(at, "open-dict")
        key, item = arguments or (str, Any)
        _, load_key = self.of(key, at)
        if key in (int, float):
            load_key = loading.parsed(key, f"the text of {key.__name__}")
        schema, load = self.of(item, f"{at}{{}}")
        return {"type": "object", "additionalProperties": schema or True}, loading.mapped(load_key, load)

    def _tuple(self, arguments: tuple[Any, ...], at: str) -> Made:
        made = (
            [self.of(argument, f"{at}[{index}]") for index, argument in enumerate(arguments)]
            if arguments != ((),)
            else []
        )
        schemas: list[dict[str, Any]] = []
        for schema, _ in made:
            if schema not in schemas:
                schemas.append(schema)
        size = len(made)
        result: dict[str, Any] = {"type": "array", "items": _any_of(schemas), "minItems": size, "maxItems": size}
        if len(schemas) > 1:
            result["description"] = "in this order: " + ", ".join(name_of(argument) for argument in arguments)
        return result, loading.row([load for _, load in made])

    def _derived(self, kind: Any, at: str) -> Made:
        """Return what is written as text, or is derived from a plain type."""
        from .texts import textual

        found = textual(kind)
        if found is not None:
            return found
        for base in (str, bool, int, float) if isinstance(kind, type) else ():
            if issubclass(kind, base):
                name, load = _PLAIN[base]
                return {"type": name}, loading.then(load, kind)
        if isinstance(kind, str):
            raise UsageTypeError(f"{at}: {kind!r} is a name; pass the type itself")
        what = (
            "no dataclass, attrs class, TypedDict or NamedTuple"
            if isinstance(kind, type)
            else "no type that has a schema"
        )
        raise UsageTypeError(f"{at}: {name_of(kind) if isinstance(kind, type) else repr(kind)} is {what}")

    # --- classes with fields ------------------------------------------------------------------------------------------

    def _record(self, kind: Any, cls: Any, arguments: tuple[Any, ...], at: str) -> Made:
        name = name_of(kind)
        if kind not in self._known:
            name = unused(name, self._taken())
            self._known[kind] = name, []
            fields = fields_of(cls, arguments, at)
            description, texts = _words(cls)
            make = None if issubclass(cls, dict) else cls
            self._inside.append(kind)
            schema, load = self.fields(fields, at, texts, make, name)
            self._inside.pop()
            if description:
                schema = {"description": description, **schema}
            self.definitions[name] = schema
            self._known[kind][1].append(load)
        name, box = self._known[kind]
        return {"$ref": f"#/$defs/{name}"}, box[0] if box else lambda value: box[0](value)

    def fields(
        self, fields: list[Field], at: str, docs: dict[str, str], make: Callable[..., Any] | None, name: str
    ) -> Made:
        """Return the schema of an object with these fields, and what loads it."""
        properties: dict[str, Any] = {}
        required: list[str] = []
        loads: list[tuple[str, Load, bool, bool]] = []
        for field in fields:
            schema, load = self.of(field.hint, f"{at}.{field.name}")
            text = field.description or docs.get(field.name)
            if text and not _says_more(field.hint):
                schema = _described(schema, text)
            null_is_default = field.optional and self._nulls and not _takes_null(schema)
            if null_is_default:
                schema = _or_null(schema)
            default = _json_of(field.default)
            if field.optional and json_type(default) not in (None, "null"):
                schema = told(schema, [f"default: {spelled(default)}"])
            properties[field.name] = schema
            if self._strict or not field.optional:
                required.append(field.name)
            loads.append((field.name, load, field.optional, null_is_default))
        made = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return made, loading.record(loads, make, name)


def _words(cls: type) -> tuple[str, dict[str, str]]:
    """Return what the docstring of a class says: of itself, and of its fields."""
    doc = own_docstring(cls)
    if not doc:
        return "", {}
    from .docstrings import described, summary

    return summary(doc), described(doc)


def worded(schema: dict[str, Any], kind: Any) -> dict[str, Any]:
    """Return the schema of a type with the description that its `Annotated` has, if it is one."""
    description = said(kind.__metadata__).description if typing.get_origin(kind) is typing.Annotated else ""
    return _described(schema, description) if description else schema


def _described(schema: dict[str, Any], description: str) -> dict[str, Any]:
    """Return a schema with a description in place of that of its class; how a value is written (base64) is told after it."""
    if "$ref" in schema:
        return {"anyOf": [schema], "description": description}
    before = "" if schema.keys() & {"enum", "properties"} else schema.get("description", "")
    if description in before:
        return schema
    return told({**schema, "description": description}, [before] if before else [])


def _says_more(hint: Any) -> bool:
    """Return whether a field is described where its type is."""
    return typing.get_origin(hint) is typing.Annotated and bool(said(hint.__metadata__).description)


def _json_of(value: Any) -> Any:
    """Return what stands for a value in JSON, if it is a plain one or the member of an enumeration."""
    return _plain_value(value.value if isinstance(value, enum.Enum) else value)


def _plain_value(value: Any) -> Any:
    """Return a value of a subclass of a plain type (an IntEnum's) as the plain one."""
    for base in (bool, str, int, float):
        if isinstance(value, base):
            return base(value)
    return value


def _takes_null(schema: dict[str, Any]) -> bool:
    types_ = schema.get("type")
    return (
        types_ == "null"
        or (isinstance(types_, list) and "null" in types_)
        or any(map(_takes_null, schema.get("anyOf", ())))
    )


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    bare = {key: value for key, value in schema.items() if key != "description"}
    either = _any_of([bare, {"type": "null"}])
    return {**either, "description": schema["description"]} if "description" in schema else either


def _any_of(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the schema of any of these: a list of types where they say no more than that."""
    flat: list[dict[str, Any]] = []
    for schema in schemas:
        flat += [one for one in (schema["anyOf"] if schema.keys() == {"anyOf"} else [schema]) if one not in flat]
    if len(flat) == 1:
        return flat[0]
    if all(schema.keys() == {"type"} and isinstance(schema["type"], str) for schema in flat):
        return {"type": [schema["type"] for schema in flat]}
    return {"anyOf": flat}
