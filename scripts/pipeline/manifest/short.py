"""A manifest as its file has it: without what follows from the rest, which is filled in again when the file is read.

Rule: `whole(shortened(manifest)) == manifest`. Only files are short, and they have a format of their own; everything
else works on whole manifests. In a short entry, null marks a member that the whole one does not have; none of the members
below is null in a whole entry.

    models, aliases        pointer    #/components/schemas/ and their name
                           schema     what follows #/components/schemas/ in the pointer, or else their name
                           request    false
                           response   true
    fields of models       wire       their name
                           required   false
                           pointer    next to the field before; the first one's: properties/ and `wire` in the model
    methods of resources   pointer    #/paths/, their path and verb
    their parameters       place      body
                           kind       keyword
                           wire       their name
                           required   false
                           pointer    next to the one before in the body, or in the list of parameters

A field or parameter of which only name, type and `required` are left is one line: "id: str", and "user?: str | None" if it
is not required. Parameters of a body that are the fields of a model are one line together: "*CreateThingRequest".

A wheel has this file packed once more (scripts/pack_wheel.py); `whole` unpacks it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Container
from typing import Any, TypeAlias

from ..document.pointers import child, parent, steps

WHOLE = 1
SHORT = 3
"""The format of a whole manifest, and that of the same one in its file."""
_WITHOUT_LINES = 2
"""An older format of files: it is read, and no longer written."""
_PACKED = 4
"""That of wheels: the text of the file, with bz2 and in base 85, is the member `packed`."""
_MOST_UNPACKED = 64 << 20
_IN_BODY = {"place": "body", "kind": "keyword"}
_LINE = re.compile(r"([A-Za-z_]\w*)(\??): (.*)", re.ASCII | re.DOTALL)

Entry: TypeAlias = dict[str, Any]
Rules: TypeAlias = tuple[tuple[str, Callable[[Entry], Any]], ...]
"""Member -> what it is if the entry does not say. It may depend on members that are not in the rules, or stand before."""
Change: TypeAlias = Callable[[Entry, Rules], tuple[Entry, Entry]]
"""Entry -> the changed one and the whole one."""

_SCHEMAS = "#/components/schemas"


def shortened(manifest: Entry) -> Entry:
    """Return a whole manifest as its file has it."""
    return {**_changed(manifest, _leave_out), "format": SHORT} if manifest.get("format") == WHOLE else manifest


def whole(manifest: Entry) -> Entry:
    """Return the manifest of a file with all that was left out, sorted. One of another format comes back as it is.

    Damaged entries stay damaged: whoever loads the manifest says so.
    """
    if manifest.get("format") == _PACKED:
        manifest = _unpacked(manifest)
    if manifest.get("format") == _WITHOUT_LINES:
        manifest = {**manifest, **_each(manifest, "models", _with_schema), **_each(manifest, "aliases", _with_schema)}
    elif manifest.get("format") != SHORT:
        return manifest
    return {**_changed(manifest, _fill_in), "format": WHOLE}


def _unpacked(manifest: Entry) -> Entry:
    """Return the manifest that a wheel has packed; the packed one if that is damaged, or larger than any should be."""
    try:
        import bz2  # Python can be built without it

        text = bz2.BZ2Decompressor().decompress(base64.b85decode(manifest["packed"]), _MOST_UNPACKED)
        found = json.loads(text)
    except (ImportError, KeyError, TypeError, ValueError, OSError, EOFError, RecursionError):
        return manifest
    return found if isinstance(found, dict) and found.get("format") != _PACKED else manifest


def _with_schema(name: str, entry: Entry) -> Entry:
    """Return an entry of format 2, in which `schema` is "" where the pointer does not end with its name."""
    return {"schema": _schema(_pointer({"pointer": child(_SCHEMAS, name), **entry})), **entry}


def _leave_out(entry: Entry, rules: Rules) -> tuple[Entry, Entry]:
    short = dict(entry)
    for member, value in rules:
        if member not in entry:
            short[member] = None
        elif entry[member] == value(entry):
            del short[member]
    return short, entry


def _fill_in(entry: Entry, rules: Rules) -> tuple[Entry, Entry]:
    found = dict(entry)
    for member, value in rules:
        if member not in found:
            found[member] = value(found)
        elif found[member] is None:
            del found[member]
    found = dict(sorted(found.items()))
    return found, found


def _as_lines(entries: list[Any], change: Change) -> list[Entry | str]:
    """Return fields or parameters as the file has them, if that is what they are changed to."""
    return [_line(each) for each in entries] if change is _leave_out else [*entries]


def _line(entry: Any) -> Any:
    if (
        isinstance(entry, str)
        or entry.keys() - {"required"} != {"name", "type"}
        or entry.get("required", True) is not True
    ):
        return entry
    line = f"{entry['name']}{'' if 'required' in entry else '?'}: {entry['type']}"
    return line if _in_full(line) == entry else entry


def _in_full(entry: Any) -> Any:
    """Return what a line says as an entry; anything else as it is."""
    found = _LINE.fullmatch(entry) if isinstance(entry, str) else None
    return {"name": found[1], "type": found[3]} | ({} if found[2] else {"required": True}) if found else entry


def _changed(manifest: Entry, change: Change) -> Entry:
    models = _each(manifest, "models", lambda name, entry: _model(name, entry, change))
    bodies = _bodies(manifest if change is _leave_out else models)
    return {
        **manifest,
        **models,
        **_each(manifest, "aliases", lambda name, entry: change(entry, _named(name))[0]),
        **_each(
            manifest,
            "resources",
            lambda _, resource: {
                **resource,
                **_each(resource, "methods", lambda _, entry: _method(entry, change, bodies)),
            },
        ),
    }


def _each(holder: Entry, table: str, changed: Callable[[str, Entry], Entry]) -> Entry:
    """Return a table with each of its entries changed; none if the holder has no such table."""
    entries = holder.get(table)
    if not isinstance(entries, dict):
        return {}
    return {table: {name: changed(name, each) if isinstance(each, dict) else each for name, each in entries.items()}}


def _named(name: str) -> Rules:
    return (
        ("pointer", lambda _: child(_SCHEMAS, name)),
        ("schema", lambda entry: _schema(_pointer(entry)) or name),
        ("request", lambda _: False),
        ("response", lambda _: True),
    )


def _schema(pointer: str) -> str:
    return steps(pointer)[-1] if parent(pointer) == _SCHEMAS else ""


def _model(name: str, entry: Entry, change: Change) -> Entry:
    model, known = change(entry, _named(name))
    beside = child(_pointer(known), "properties")
    rules: Rules = (
        ("wire", lambda field: field.get("name")),
        ("required", lambda _: False),
        ("pointer", lambda field: child(beside, _wire(field))),
    )
    fields = []
    for each in _list(entry, "fields"):
        field, known = change(each, rules)
        fields.append(field)
        beside = parent(_pointer(known))
    return {**model, "fields": _as_lines(fields, change)} if fields else model


def _bodies(whole_models: Entry) -> dict[str, list[Entry]]:
    """Return the fields of each model as parameters, under "*" and its name."""
    models = whole_models.get("models")
    named = models.items() if isinstance(models, dict) else ()
    fields = {f"*{name}": _list(each, "fields") for name, each in named if isinstance(each, dict)}
    return {
        name: [dict(sorted({**field, **_IN_BODY}.items())) for field in each]
        for name, each in fields.items()
        if len(each) > 1
    }


def _body_named(parameters: list[Any], bodies: dict[str, list[Entry]]) -> list[Any]:
    """Return parameters with those of the body as one name, if a model has just these."""
    own = [each for each in parameters if each.get("place") == "body"]
    names = [name for name, fields in bodies.items() if fields == own]
    start = parameters.index(own[0]) if names else 0
    end = start + len(own)
    return (
        [*parameters[:start], min(names), *parameters[end:]] if names and parameters[start:end] == own else parameters
    )


def _method(entry: Entry, change: Change, bodies: dict[str, list[Entry]]) -> Entry:
    rules: Rules = (("pointer", lambda each: child("#/paths", str(each.get("path")), str(each.get("verb")).lower())),)
    method, known = change(entry, rules)
    next_listed = child(_pointer(known), "parameters", 0)
    body = child(_pointer(known), "requestBody", "content", "application/json", "schema", "properties")
    rules = (
        ("place", lambda _: "body"),
        ("kind", lambda _: "keyword"),
        ("wire", lambda parameter: parameter.get("name")),
        ("required", lambda _: False),
        ("pointer", lambda each: child(body, _wire(each)) if each.get("place") == "body" else next_listed),
    )
    parameters: list[Any] = []
    listed = _list(entry, "parameters", bodies)
    for each in _body_named(listed, bodies) if change is _leave_out else listed:
        if isinstance(each, str):
            parameters += [each] if change is _leave_out else [dict(field) for field in bodies[each]]
            continue
        parameter, known = change(each, rules)
        parameters.append(parameter)
        if known.get("place") == "body":
            body = parent(_pointer(known))
        else:
            next_listed = _next(_pointer(known))
    return {**method, "parameters": _as_lines(parameters, change)} if parameters else method


def _next(pointer: str) -> str:
    """`.../parameters/0` -> `.../parameters/1`; any other pointer as it is."""
    last = pointer.rpartition("/")[2]
    return child(parent(pointer), int(last) + 1) if re.fullmatch("[0-9]{1,9}", last) else pointer


def _list(entry: Entry, member: str, names: Container[str] = ()) -> list[Any]:
    """Return the entries of a list, and the names in it that are known; none if there is no such list, or it is damaged."""
    listed = entry.get(member)
    found = [_in_full(each) for each in listed] if isinstance(listed, list) else []
    return found if all(isinstance(each, dict) or (isinstance(each, str) and each in names) for each in found) else []


def _pointer(entry: Entry) -> str:
    return str(entry.get("pointer", ""))


def _wire(entry: Entry) -> str:
    return str(entry.get("wire") or entry.get("name"))
