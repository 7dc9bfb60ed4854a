"""Small specs for the tests of the supplement, and what is made of one and two small wheels."""

from __future__ import annotations

from typing import Any

from official import Reading
from pipeline.load.text import read as read_text
from pipeline.supplement import merge, read
from supplement import Written, made
from tests.official.making import method, request, things

SCHEMAS = "#/components/schemas"
THING = f"{SCHEMAS}/SpecThing"
HEAD = """
from __future__ import annotations
from typing import Any, Dict, Iterable, List, Optional, Union
from typing_extensions import Annotated, Literal, Required, TypeAlias, TypedDict
from .._models import BaseModel
from .._utils import PropertyInfo
"""
GET = method(request(verb="_get"), name="retrieve")
CREATE = method(
    request(
        'body=maybe_transform({"name": name, "size": size, "part": part}, thing_params.ThingParams), cast_to=Thing'
    ),
    "name: str, size: int | Omit = omit, part: object | Omit = omit, ",
    "create",
)


def wheel(fields: str, rest: str = "", methods: str = GET, **files: str) -> Reading:
    """Read a package whose class Thing has these fields, one a line, and beside it the rest."""
    body = "\n".join(f"    {line.strip()}" for line in fields.strip().splitlines()) or "    pass"
    return things(methods, types__thing=f"{HEAD}{rest}\nclass Thing(BaseModel):\n{body}\n", **files)


def sender(
    part: str, rest: str = "", methods: str = CREATE, answer: str = "id: str", classes: str = "", **files: str
) -> Reading:
    """Read a package that sends `name`, `size` and a `part` of this type; `classes` are those beside the answer."""
    fields = f"    name: Required[str]\n    size: int\n    part: {part}\n"
    params = f"{HEAD}{rest}\nclass ThingParams(TypedDict, total=False):\n{fields}"
    return wheel(answer, classes, methods=methods, types__thing_params=params, **files)


def spec(
    thing: dict[str, Any], *, verb: str = "get", body: dict[str, Any] | None = None, **schemas: Any
) -> dict[str, Any]:
    """Return a spec with one operation, which answers with SpecThing."""
    content = {"application/json": {"schema": {"$ref": THING}}}
    operation: dict[str, Any] = {"responses": {"200": {"description": "", "content": content}}}
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": "1"},
        "servers": [{"url": "https://api.openai.com/v1"}],
        "paths": {"/things": {verb: operation}},
        "components": {"schemas": {"SpecThing": thing, **schemas}},
    }


def record(*required: str, **fields: Any) -> dict[str, Any]:
    """Return the schema of an object; a field whose type is a text has it as `type`."""
    properties = {name: {"type": each} if isinstance(each, str) else each for name, each in fields.items()}
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}


def literal(*values: str) -> dict[str, Any]:
    """Return the schema of an enum."""
    return {"type": "string", "enum": list(values)}


def refer(name: str) -> dict[str, str]:
    """Return a reference to a component."""
    return {"$ref": f"{SCHEMAS}/{name}"}


def laid(document: dict[str, Any], base: Reading, newest: Reading, **before: Any) -> Written:
    """Make the supplement; whatever the newest wheel says has to be in it, and a second time the same comes out."""
    written = made(document, base, newest, **before)
    assert not written.left, "\n".join(written.left)
    again = made(document, base, newest, previous=written.supplement, names=written.names)
    assert again.supplement == written.supplement
    assert again.names == written.names
    return written


def plain(data: bytes) -> dict[str, Any]:
    """Return a file as a value."""
    value, defects = read_text(data, "file.yaml")
    assert not defects
    assert isinstance(value, dict)
    return value


def additions(written: Written) -> list[tuple[str, str, str]]:
    """Return kind, place and name of every addition."""
    entries = plain(written.supplement).get("x-additions", [])
    return [(each["kind"], each["at"], str(each.get("name", ""))) for each in entries]


def whole(document: dict[str, Any], written: Written) -> dict[str, Any]:
    """Return spec and supplement as one document; no entry may be idle."""
    document, left = merge(document, read(written.supplement), idle="error")
    assert not left
    return document
