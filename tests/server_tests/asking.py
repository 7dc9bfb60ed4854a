"""A valid request for any operation of the description, and the reading of streams."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

from wherry_server.dialect import Dialect
from wherry_server.sample import Sampler
from wherry_server.spec import Operation, Spec, load

SPEC: Spec = load()
DIALECT = Dialect(SPEC)
SAMPLER = Sampler(DIALECT)
OPERATIONS = {operation.name: operation for operation in SPEC.operations}

CHAT = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Say ahoy"}]}


def path_of(operation: Operation, mark: str) -> str:
    """The path with an id in each place; the mark keeps operations out of each other's way."""
    return re.sub(r"\{([^}]+)\}", lambda found: f"{found[1].removesuffix('_id')}-{mark}", operation.path)


def request_of(operation: Operation, mark: str, media_type: str | None = None) -> dict[str, Any]:
    """Arguments for `httpx.Client.request` that the operation must accept."""
    required = {
        p.name: SAMPLER.plain(DIALECT.of(p.schema), mark)
        for p in operation.parameters
        if p.place == "query" and p.required
    }
    query = {**required, **dict(operation.fixed_query)}
    asked: dict[str, Any] = {"method": operation.verb, "url": path_of(operation, mark), "params": query}
    if operation.body is None:
        return asked
    media_type = media_type or next(iter(operation.body.content))
    schema = DIALECT.of(operation.body.content[media_type])
    body = SAMPLER.plain(schema, mark)
    match media_type:
        case "application/json":
            asked["json"] = body
        case "application/x-www-form-urlencoded":
            asked["data"] = {
                name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()
            }
        case "multipart/form-data":
            asked["files"] = [part for name, one in body.items() for part in parts_of(name, one, binary(schema, name))]
            if not asked["files"]:  # httpx would send no multipart body at all
                asked["content"], asked["headers"] = b"--x--\r\n", {"content-type": f"{media_type}; boundary=x"}
        case "application/sdp":
            asked["content"], asked["headers"] = b"v=0\r\n", {"content-type": media_type}
    return asked


def parts_of(name: str, value: Any, is_file: bool) -> list[tuple[str, Any]]:
    """The multipart parts of one field."""
    if is_file:
        return [(name, (f"{name}.bin", b"sample bytes"))]
    if isinstance(value, list):
        return [part for one in value for part in parts_of(f"{name}[]", one, is_file)]
    return [(name, (None, value if isinstance(value, str) else json.dumps(value)))]


def binary(schema: Any, name: str) -> bool:
    """Whether a property is a file."""
    return '"binary"' in json.dumps(DIALECT.resolve(schema)["properties"].get(name, {}))


def events_of(response: httpx.Response) -> list[tuple[str | None, Any]]:
    """The events of a finished stream, as (name, data); JSON where it is JSON."""
    out: list[tuple[str | None, Any]] = []
    for block in response.text.split("\n\n"):
        lines = [line.partition(": ") for line in block.split("\n") if line and not line.startswith(":")]
        data = "\n".join(value for field, _, value in lines if field == "data")
        name = next((value for field, _, value in lines if field == "event"), None)
        if lines:
            out.append((name, json.loads(data) if data[:1] == "{" else data))
    return out
