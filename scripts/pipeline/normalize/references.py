"""$ref and its relatives: which place a reference names.

Rule: a reference is resolved to a pointer into this document, or the build stops. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import pointers
from ..errors import PipelineError, SpecUnreadable, Unsupported
from .spec import CORRECT, Spec

MAX_LINKS = 100
"""How many references may follow one another."""


def target(spec: Spec, schema: dict[str, Any], pointer: str) -> str | None:
    """Return the pointer that `schema` refers to; None if it does not refer to anything."""
    try:
        return _target(spec, schema, pointer)
    except PipelineError as error:
        spec.fault(error)
        return None


def _target(spec: Spec, schema: dict[str, Any], pointer: str) -> str | None:
    if isinstance(schema.get("$ref"), str):
        return resolve(spec, schema["$ref"], pointer)
    if isinstance(schema.get("$recursiveRef"), str):
        return _recursive(spec, pointer)
    if isinstance(schema.get("$dynamicRef"), str):
        return resolve(spec, schema["$dynamicRef"], pointer, "$dynamicAnchor")
    if isinstance(schema.get("ref"), str) and schema["ref"].startswith("#/"):
        spec.note(pointer, "`ref` is read as `$ref`")
        return resolve(spec, schema["ref"], pointer)
    return None


def resolve(spec: Spec, reference: str, pointer: str, anchor: str = "$anchor") -> str:
    """Return the pointer of what a reference names. `pointer` is the place of the reference."""
    remote, hash_sign, fragment = reference.partition("#")
    if remote:
        raise Unsupported(
            f"a reference into another document: {reference!r}",
            pointer=pointer,
            fix="copy the schemas of that document into this one; nothing is fetched",
        )
    if not hash_sign or fragment in ("", "/"):
        spec.note(pointer, f"{reference!r} is read as a reference to the schema that contains it")
        return enclosing(pointer)
    if not fragment.startswith("/"):
        return _anchor(spec, fragment, pointer, anchor)
    for found in (pointers.canonical(f"#{fragment}"), f"#{fragment}"):
        if spec.has(found):
            return found
    raise SpecUnreadable(f"a reference that leads nowhere: {reference!r}", pointer=pointer, fix=CORRECT)


def follow(spec: Spec, value: Any, pointer: str) -> tuple[Any, str]:
    """Follow the `$ref`s of a parameter, response, body, header or path item. Return its value and its place."""
    seen = {pointer}
    while isinstance(value, dict) and isinstance(value.get("$ref"), str):
        try:
            found = resolve(spec, value["$ref"], pointer)
            if found in seen:
                raise SpecUnreadable("references that only lead to each other", pointer=found, fix=CORRECT)
            if len(seen) > MAX_LINKS:
                raise SpecUnreadable(f"a chain of more than {MAX_LINKS} references", pointer=found, fix=CORRECT)
        except PipelineError as error:
            spec.fault(error)
            return {}, pointer
        pointer = found
        seen.add(pointer)
        value = spec.at(pointer)
    return value, pointer


def enclosing(pointer: str) -> str:
    """Return the component around `pointer`, or the outermost schema of an operation."""
    steps = pointers.steps(pointer)
    if steps[:2] == ["components", "schemas"]:
        return pointers.child("#", *steps[:3])
    for length in range(3, len(steps)):
        if steps[length] == "schema":
            return pointers.child("#", *steps[: length + 1])
    return pointer


def mentioned(spec: Spec) -> list[str]:
    """Return every place in the document that a `$ref` names, each once."""
    references = dict.fromkeys(each for each in _references(spec.document) if each.startswith("#/"))
    return [place for place in dict.fromkeys(map(pointers.canonical, references)) if spec.has(place)]


def places(spec: Spec) -> frozenset[str]:
    """Return the places, other than components, that a `$ref` names. Each must keep an identity of its own."""
    return frozenset(place for place in mentioned(spec) if not _is_component(place))


def _is_component(pointer: str) -> bool:
    steps = pointers.steps(pointer)
    return len(steps) == 3 and steps[0] == "components"


def _references(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            for key in ("$ref", "ref"):
                if isinstance(each.get(key), str):
                    yield each[key]
            stack.extend(each.values())
        elif isinstance(each, list):
            stack.extend(each)


def _recursive(spec: Spec, pointer: str) -> str:
    """Return what `$recursiveRef` names: the nearest schema around it with `$recursiveAnchor`, or the component."""
    outermost = enclosing(pointer)
    place = pointer
    while place != outermost and place != "#":
        place = pointers.parent(place)
        schema = spec.at(place)
        if isinstance(schema, dict) and schema.get("$recursiveAnchor") is True:
            return place
    return outermost


def _anchor(spec: Spec, name: str, pointer: str, keyword: str) -> str:
    """Return the schema with `keyword: name`, from the same component if possible, or else from the whole document."""
    keywords = {keyword, "$anchor", "$dynamicAnchor"}
    for root in (enclosing(pointer), "#"):
        stack: list[tuple[Any, str]] = [(spec.at(root), root)]
        while stack:
            value, place = stack.pop()
            if isinstance(value, dict):
                if any(value.get(each) == name for each in keywords):
                    return place
                stack.extend((each, pointers.child(place, key)) for key, each in reversed(list(value.items())))
            elif isinstance(value, list):
                stack.extend((each, pointers.child(place, index)) for index, each in enumerate(value))
    raise SpecUnreadable(f"no schema has the anchor {name!r}", pointer=pointer, fix=CORRECT)
