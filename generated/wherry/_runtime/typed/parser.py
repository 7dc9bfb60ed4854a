"""Parser: the schema of a type, and the value of its text. `parser_of` makes one, and keeps the last ones that it made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar, overload

from ..base.errors import DoesNotFitError, UsageError, UsageTypeError
from ..base.usage_errors import check_kind
from ..data import codec
from .assembling import VALUE, assembled
from .libraries import library_of, read_by
from .lint import lint
from .loading import Load, Misfit
from .names import LONGEST, name_of, plain_name
from .own import Maker, worded
from .partial_json import MISSING, PartialReader
from .profiles import RULES, profile_of
from .records import Field
from .strict import apart, closed, softened

T = TypeVar("T")
__all__ = ("Field", "Parser", "answer_type", "parser_of", "parser_of_fields", "strict_schema")

_WRAPPED = re.compile(rf'\s*\{{\s*"{VALUE}"\s*:(.*)\}}\s*', re.DOTALL).fullmatch
_NAME = re.compile(rf"[a-zA-Z0-9_-]{{1,{LONGEST}}}").fullmatch
_FORMATS = frozenset(["grammar", "json_object", "json_schema", "python", "text"])


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


_decoder = json.JSONDecoder(parse_constant=_no_constant)


class Parser:
    """What is known of a type: how to ask for it, and how to read it."""

    __slots__ = ("_format", "_load", "_read", "description", "kind", "name", "schema", "strict", "wrapped")

    def __init__(
        self,
        kind: Any,
        name: str,
        schema: dict[str, Any],
        *,
        strict: bool = True,
        wrapped: bool = False,
        load: Load | None = None,
        read: Callable[[str], Any] | None = None,
        given: dict[str, Any] | None = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.description: str = schema.get("description", "")
        self.schema = schema
        self.strict = strict
        self.wrapped = wrapped
        """Whether the type is no object, so that {"value": T} is asked for."""
        self._load = load
        self._read = read
        self._format = given

    def __repr__(self) -> str:
        return f"Parser({self.name})"

    def load(self, text: str, reader: PartialReader | None = None) -> Any:
        """Return the value of an answer's text. `reader`, if it has read exactly this text, spares reading it again.

        Raises DoesNotFitError; for types of pydantic, msgspec and cattrs the error of the library.
        """
        if self._read is not None:
            return self._read(self._inner(text))
        if reader is None or reader.failure is not None or reader.characters != len(text):
            data = self._json(text)
        else:
            data = reader.end()
            if reader.failure is not None:
                raise self._no_json(reader.failure, len(text))
        if self.wrapped:
            if data.__class__ is not dict or VALUE not in data:
                raise DoesNotFitError(f"an object with the key {VALUE!r}", name=self.name, characters=len(text))
            data = data[VALUE]
        if self._load is None:
            return data
        try:
            return self._load(data)
        except Misfit as misfit:
            if self.wrapped:
                misfit.path.append(VALUE)
            if misfit.cause is not None and not misfit.expected:
                raise misfit.cause from None
            raise misfit.error(self.name, len(text)) from misfit.cause

    def reader(self, on_event: Callable[[str, tuple[str | int, ...], Any], object] | None = None) -> PartialReader:
        """Return what reads the text while it comes."""
        return PartialReader(on_event)

    def shown(self, value: Any) -> Any:
        """Return what a reader has so far, without the object that the service made us ask for; or MISSING."""
        if self.wrapped:
            return value.get(VALUE, MISSING) if value.__class__ is dict else MISSING
        return value

    def chat_format(self) -> dict[str, Any]:
        """Return the `response_format` of chat completions."""
        given = self._format
        if given is not None and ("json_schema" in given or given.get("type") != "json_schema"):
            return given
        return {"type": "json_schema", "json_schema": self._asked()}

    def text_format(self) -> dict[str, Any]:
        """Return the `text.format` of responses."""
        given = self._format
        if given is not None and "json_schema" not in given:
            return given
        return {"type": "json_schema", **self._asked()}

    def _asked(self) -> dict[str, Any]:
        if self._format is not None:
            return dict(self._format.get("json_schema") or {k: v for k, v in self._format.items() if k != "type"})
        return {"schema": self.schema, "name": self.name, "strict": self.strict}

    def _inner(self, text: str) -> str:
        if not self.wrapped:
            return text
        match = _WRAPPED(text)
        if match is None:
            raise DoesNotFitError(f"an object with the key {VALUE!r}", name=self.name, characters=len(text))
        return match[1]

    def _json(self, text: str) -> Any:
        try:
            return _decoder.decode(text)
        except (ValueError, RecursionError):
            pass
        reader = PartialReader()
        reader.feed(text)
        value = reader.end()
        if reader.failure is not None:
            raise self._no_json(reader.failure, len(text))
        return value

    def _no_json(self, failure: str, characters: int) -> DoesNotFitError:
        return DoesNotFitError("JSON", found=failure, name=self.name, characters=characters)


def parser_of(
    kind: Any, *, profile: str = "openai", name: str | None = None, strict: bool = True, converter: Any = None
) -> Parser | None:
    """Return the parser of a type, of a JSON Schema (a dict), or of an OpenAI response format (a dict with its `type`).

    None for a format that asks for text. A type that the service cannot be asked for is a UsageTypeError, which names the
    field, the rule and the way out. `profile` says what the service knows: "openai", "azure", "plain" (structure alone).
    `converter` is a `cattrs.Converter` that makes the values of attrs classes and dataclasses.
    """
    check_kind("name", name, (str, type(None)), "text, or None")
    check_kind("strict", strict, bool, "True or False")
    check_kind("profile", profile, str, "the name of a profile")
    if name is not None and not _NAME(name):
        raise UsageError(f"{name!r} cannot be the name of a format: {RULES['name'][0]}")
    if isinstance(kind, dict):
        return _of_dict(kind, profile, name, strict)
    if isinstance(kind, Parser):
        return kind
    try:
        spelled = kind if isinstance(kind, type) else repr(kind)
        return _kept(kind, spelled, profile, name, strict, converter)
    except TypeError as error:
        if isinstance(error, UsageTypeError) or "unhashable" not in str(error):
            raise
        return _made(kind, profile, name, strict, converter)


@lru_cache(maxsize=256)
def _kept(kind: Any, spelled: Any, profile: str, name: str | None, strict: bool, converter: Any) -> Parser:
    """Return a parser, made once. `spelled` tells apart what Python calls equal: `int | str` and `str | int`."""
    return _made(kind, profile, name, strict, converter)


def _made(kind: Any, profile: str, name: str | None, strict: bool, converter: Any) -> Parser:
    name = name or name_of(kind)
    library = library_of(kind) if converter is None else ""
    load: Load | None = None
    read: Callable[[str], Any] | None = None
    if library:
        schema, read = read_by(kind, library, name)
        root, definitions = closed(schema, name) if strict else apart(codec.fresh(schema))
        root = worded(root, kind)
    else:
        maker = Maker(strict=strict, nulls=converter is None)
        root, load = maker.of(kind, name)
        definitions = maker.definitions
        if converter is not None:
            load = lambda data: converter.structure(data, kind)  # noqa: E731 - one of the two ways to load
    schema, wrapped = assembled(root, definitions, keep=library == "pydantic")
    if strict:
        schema = _checked(schema, profile, name)
    return Parser(kind, name, schema, strict=strict, wrapped=wrapped, load=load, read=read)


def parser_of_fields(
    name: str, fields: Iterable[Field], *, description: str = "", profile: str = "openai", strict: bool = True
) -> Parser:
    """Return the parser of an object with these fields, whose value is a dict of those that are given: arguments."""
    maker = Maker(strict=strict)
    root, load = maker.fields(list(fields), name, {}, None, name)
    root = {"description": description, **root} if description else root
    schema, _ = assembled(root, maker.definitions, keep=False)
    if strict:
        schema = _checked(schema, profile, name)
    return Parser(None, name, schema, strict=strict, load=load)


@overload
def answer_type(
    kind: type[T], *, name: str | None = None, strict: bool = True, profile: str = "openai", converter: Any = None
) -> type[T]: ...
@overload
def answer_type(
    kind: Any, *, name: str | None = None, strict: bool = True, profile: str = "openai", converter: Any = None
) -> Any: ...
def answer_type(
    kind: Any, *, name: str | None = None, strict: bool = True, profile: str = "openai", converter: Any = None
) -> Any:
    """Say how a type is asked for. Pass what this returns as `response_format` or `text_format`, in place of the type.

    `name` is that of the format. `strict=False` takes what strict mode cannot express (dict[str, int], Any); then the model may
    answer otherwise, and reading the answer raises. `profile` says what the service knows: "openai", "azure", or "plain", the structure alone.
    `converter` is a `cattrs.Converter` that makes the values of attrs classes and dataclasses.
    """
    if converter is not None and not callable(getattr(converter, "structure", None)):
        raise UsageTypeError(f"converter is a cattrs.Converter, or None, not {type(converter).__name__}")
    parser = parser_of(kind, name=name, strict=strict, profile=profile, converter=converter)
    if parser is None:
        raise UsageTypeError("a format that asks for text is no type")
    return parser


def strict_schema(kind: Any, *, profile: str = "openai") -> dict[str, Any]:
    """Return the JSON Schema that `parse` sends for a type, in strict mode.

    `profile` says what the service knows: "openai", "azure", or "plain", the structure alone. Raises UsageTypeError for a
    type that the service would refuse: it names the field, the rule and the way out.
    """
    schema: dict[str, Any] = codec.fresh(answer_type(kind, profile=profile).schema)
    return schema


def _of_dict(kind: dict[str, Any], profile: str, name: str | None, strict: bool) -> Parser | None:
    if kind.get("type") in _FORMATS:
        if kind["type"] not in ("json_schema", "json_object"):
            return None
        inner = kind.get("json_schema") or kind
        if not isinstance(inner.get("schema") or {}, dict):
            raise UsageTypeError(
                "the schema of a format is a dict; to be asked for a type, pass the type instead of a format"
            )
        strict = inner.get("strict") is True
        return Parser(kind, name or inner.get("name") or "answer", inner.get("schema") or {}, strict=strict, given=kind)
    name = name or plain_name(str(kind.get("title") or "answer"))
    if strict:
        _must_pass(kind, profile, name)
    return Parser(kind, name, kind, strict=strict)


def _checked(schema: dict[str, Any], profile: str, name: str) -> dict[str, Any]:
    """Return the schema as the service takes it. What cannot be said otherwise is a UsageTypeError."""
    softer: dict[str, Any] = softened(schema, profile_of(profile))
    _must_pass(softer, profile, name)
    return softer


def _must_pass(schema: dict[str, Any], profile: str, name: str) -> None:
    findings = lint(schema, profile)
    if findings:
        told = [f"{_place(found.pointer, name)}: {found.text}; {found.way_out}" for found in findings[:3]]
        more = f" (and {len(findings) - 3} more)" if len(findings) > 3 else ""
        if profile != "openai":
            more += f' (by the rules of the profile {profile!r}; answer_type(..., profile="openai") keeps to those of OpenAI)'
        raise UsageTypeError("\n".join(told) + more)


def _place(pointer: str, name: str) -> str:
    """Write a JSON pointer of a schema as the attribute that it belongs to: `User.tags[]`."""
    definition = re.match(r"/\$defs/([^/]+)", pointer)
    place = definition[1] if definition else name
    for key, items in re.findall(r"/properties/([^/]+)|/(items)|/anyOf/\d+", pointer):
        place += "[]" if items else f".{key.replace('~1', '/').replace('~0', '~')}" if key else ""
    return place

# Copied from templates/runtime/typed/parser.py: edit it there.
