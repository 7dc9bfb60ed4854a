"""Arguments for any method, made from the API description; and what the server would read out of the request."""

from __future__ import annotations

import functools
import json
import pickle
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.generated.surface import SERVICE, Method
from wherry_server.call import Upload
from wherry_server.reading import Reader

ID = "a/b c?ü#%2F&"
"""What path parameters begin with: it needs encoding. Their names follow, so that no two are the same."""
FILE = ("näme.bin", b"\x00\xff\r\n--bytes")

READER = Reader(SERVICE.dialect, SERVICE.validation, allow_unknown=False)


def arguments(
    method: Method, media: str | None = None, *, full: bool, seed: str = "", path_value: str = ID
) -> dict[str, Any]:
    """Python name -> value: all parameters (`full`) or the required ones, for the body of one media type.

    Streaming stays off.
    """
    made: dict[str, Any] = pickle.loads(_arguments(method, media, full, seed, path_value))
    return made


@functools.cache
def _arguments(method: Method, media: str | None, full: bool, seed: str, path_value: str) -> bytes:
    """The arguments, pickled: each test gets its own, and they are made once."""
    operation = method.operation
    seed = f"{method} {seed}"
    body = _body(method, media, seed, full=full)
    given: dict[str, Any] = {}
    for parameter in method.parameters:
        wire = parameter["wire"]
        if parameter["place"] == "path":
            given[parameter["name"]] = path_value + wire
        elif parameter["place"] in ("query", "header"):
            declared = operation.parameter(wire, parameter["place"])
            assert declared is not None, f"{method}: the operation has no {parameter['place']} parameter {wire!r}"
            if full or declared.required:
                given[parameter["name"]] = SERVICE.sampler.rich(SERVICE.schema(declared.schema), f"{seed} {wire}", wire)
        elif wire in body:
            given[parameter["name"]] = body.pop(wire)
    assert body == {}, f"{method} has no parameter for {sorted(body)}"
    if method.switch:
        off = {"stream": False, "stream_format": "audio"}[method.switch]
        given = {name: off if name == method.switch else value for name, value in given.items()}
    return pickle.dumps(given)


def _body(method: Method, media: str | None, seed: str, *, full: bool) -> dict[str, Any]:
    if media is None:
        return {}
    assert method.operation.body is not None
    if media == "application/sdp":
        return {"sdp": "v=0\r\n"}
    schema = SERVICE.schema(method.operation.body.content[media])
    sampler = SERVICE.sampler.rich if full else SERVICE.sampler.plain
    body: dict[str, Any] = sampler(schema, seed)
    body.update({"sdp": "v=0\r\n"} if "sdp" in body else {})
    if media == "multipart/form-data":
        properties = SERVICE.dialect.resolve(schema)["properties"]
        body = {name: _with_files(value, properties[name]) for name, value in body.items()}
    return body


def _with_files(value: Any, schema: Any) -> Any:
    """Put files where a field is binary."""
    if '"binary"' not in json.dumps(SERVICE.dialect.resolve(schema)) or isinstance(value, dict):
        return value
    return [FILE] if isinstance(value, list) else FILE


def chosen(method: Method, given: dict[str, Any]) -> str | None:
    """The media type that must be sent, of those that the operation takes.

    A file, or a field that only the multipart body has, makes it multipart, else it is JSON; `sdp` alone is SDP.
    """
    assert method.operation.body is not None
    schemas = method.operation.body.content
    body = {name: value for name, value in by_wire(method, given, "body").items() if value is not None}
    if "application/sdp" in schemas and body.keys() == {"sdp"}:
        return "application/sdp"
    if "application/json" not in schemas:
        return "multipart/form-data"
    known = SERVICE.validation.property_names(SERVICE.schema(schemas["application/json"]))
    files = any(value in (FILE, [FILE]) for value in body.values())
    return "multipart/form-data" if files or not body.keys() <= known else "application/json"


def sent_query(method: Method, url: str) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """The query as pairs, and as the server reads it; without the pairs that stand in the path of the operation."""
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=bool(urlsplit(url).query))
    fixed = list(method.operation.fixed_query)
    assert pairs[: len(fixed)] == fixed
    return pairs[len(fixed) :], READER.query(method.operation, pairs)


def sent_headers(method: Method, given: dict[str, Any]) -> dict[str, str]:
    """The header arguments, as text, by their names in lower case."""
    return {
        wire.lower(): ", ".join(value) if isinstance(value, list) else str(value)
        for wire, value in by_wire(method, given, "header").items()
    }


def sent_body(method: Method, content_type: str, body: bytes) -> Any:
    """The body as the server reads it, judged by the description; files as (name, bytes)."""
    return _plain(READER.body(method.operation, content_type, body))


def _plain(value: Any) -> Any:
    if isinstance(value, Upload):
        return (value.filename, value.data)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {name: _plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def without_null(value: Any) -> Any:
    """What is left of a value where null cannot be said."""
    if isinstance(value, dict):
        return {name: without_null(item) for name, item in value.items() if item is not None}
    return [without_null(item) for item in value if item is not None] if isinstance(value, list) else value


def by_wire(method: Method, given: dict[str, Any], place: str) -> dict[str, Any]:
    """Wire name -> value of the given arguments of one place."""
    return {p["wire"]: given[p["name"]] for p in method.parameters if p["place"] == place and p["name"] in given}
