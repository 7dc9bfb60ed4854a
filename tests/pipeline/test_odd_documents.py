"""Unusual specs: names that are taken, operations without the usual parts, nothing at all.

Each is generated, has no undefined or redefined name, can be imported whole, and its calls send what they should.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import Build
from pipeline.format import find_ruff
from tests.pipeline.generating import build, import_all, run, workshop, written

TEXT = {"type": "string"}
THING = {"type": "object", "properties": {"id": TEXT}}
OK = {"200": {"description": "", "content": {"application/json": {"schema": THING}}}}
PET = {
    "oneOf": [
        {"title": kind, "type": "object", "properties": {"kind": {"const": kind}, "id": TEXT}, "required": ["kind"]}
        for kind in ("cat", "dog")
    ]
}
SSE = {"text/event-stream": {"schema": {"type": "object", "properties": {"type": {"const": "e"}}}}}


def document(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0", "info": {"title": "Odd", "version": "1"}, "paths": paths,
        "servers": [{"url": "https://odd.example/v1"}],
        "components": {"schemas": schemas or {}}, **more,
    }  # fmt: skip


def answering(content: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": "", "content": content}}


def sending(content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"post": {"requestBody": {"content": content, **more}, "responses": OK}}


def json_of(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


NAMES = [
    "get", "post", "close", "request", "stream", "page", "operation", "resource", "client", "any", "unset", "literal",
    "text", "json", "webhooks", "models", "params", "transports", "self", "cls", "overload", "property", "type",
    "list", "dict", "str", "m", "p", "models_", "preload", "import", "class", "Stream", "A_b", "aB", "async_client",
    "create", "retrieve", "UNSET", "BINARY", "TYPE_CHECKING", "part", "r", "w", "veiled", "names", "in",
]  # fmt: skip
BODIES = [
    json_of(TEXT), json_of({"type": ["string", "null"]}), json_of({"type": "array", "items": TEXT}), json_of({}),
    {"text/plain": {}}, {"application/octet-stream": {}}, {"application/x-www-form-urlencoded": {"schema": THING}},
    {"multipart/form-data": {}}, {"multipart/form-data": {"schema": {"type": "object", "additionalProperties": True}}},
    json_of({"oneOf": [THING, {"type": "array", "items": TEXT}]}), {"application/xml": {"schema": TEXT}},
    {"application/json; charset=utf-8": {"schema": TEXT}}, {"application/json-patch+json": {"schema": {}}},
    {"multipart/form-data": {"schema": {"properties": {"f": {"type": "string", "format": "binary"}}}}, **json_of(THING)},
]  # fmt: skip
ANSWERS = [
    {}, {"204": {"description": ""}}, {"302": {"description": ""}}, {"default": {"description": "", "content": json_of(THING)}},
    answering({"image/png": {}}), answering({"text/plain": {}}), answering({"*/*": {}}), answering(json_of({"type": "null"})),
    {"2XX": {"description": "", "content": json_of({"type": "array", "items": THING})}},
    answering(json_of({"type": "array", "items": {"type": "array", "items": THING}})), answering(json_of({"enum": ["a"]})),
    answering(json_of({"type": "object", "additionalProperties": THING})), answering({"application/zip": {}, **json_of(THING)}),
    {**answering(json_of(TEXT)), "201": {"description": "", "content": json_of({"type": "integer"})}},
    answering(json_of({"properties": {"data": {"type": ["array", "null"], "items": THING}, "object": TEXT}})),
]  # fmt: skip
PARAMETERS = [
    {"name": "a", "in": "query", "style": "spaceDelimited", "explode": False, "schema": {"type": "array", "items": TEXT}},
    {"name": "a[]", "in": "query", "schema": TEXT}, {"name": "b", "in": "query", "content": json_of({"type": "object"})},
    {"name": "c", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
    {"name": "d", "in": "cookie", "schema": {"type": "boolean"}}, {"name": "e", "in": "header", "schema": THING},
    *({"name": name, "in": place, "schema": TEXT} for name in ("self", "timeout", "from", "body", "UNSET", "CursorPage", "m", "unknown")
      for place in ("query", "header")),
]  # fmt: skip
FIELDS = [
    "self", "cls", "model_dump", "to_dict", "str", "int", "list", "dict", "Any", "Literal", "_decode", "__init__",
    "__class__", "data", "wire", "new", "set_fields", "NULLABLE", "BaseModel", "models", "builtins", "class", "from",
    "None", "_x", "x_", "x-y", "mro", "items", "keys", "copy", "property", "staticmethod", "type", "object", "value",
    "key", "model",
]  # fmt: skip
CLASSES = [
    "Alias", "UnionAlias", "BaseModel", "Any", "Literal", "TypedDict", "Required", "Iterable", "Mapping",
    "UnknownModel", "FileTypes", "None", "True", "str", "int", "list", "models", "public", "m", "p", "builtins",
    "wire", "new", "Client", "annotations", "ModelX", "modelx", "model_x", "Exception", "property", "staticmethod",
]  # fmt: skip

OPERATIONS = document(
    {
        **{f"/{name}": {verb: {"responses": OK} for verb in ("get", "post")} for name in NAMES},
        **{f"/in/{name}": {verb: {"responses": OK} for verb in ("get", "post")} for name in NAMES},
        **{f"/in/{{id}}/{name}": {"post": {"responses": OK}} for name in NAMES},
        **{f"/bodies/{number}": sending(content, required=bool(number % 2)) for number, content in enumerate(BODIES)},
        **{f"/answers/{number}": {"get": {"responses": answer}} for number, answer in enumerate(ANSWERS)},
        "/parameters": {"post": {"parameters": PARAMETERS, **sending(json_of({"properties": {"body": TEXT}}))["post"]}},
        "/pairs/{id}/of/{id}": {"get": {"responses": OK}},
        "/parts/{a}-{b}.json": {"get": {"responses": OK}},
        "/fixed?x=1&y=a%20b&z": {"get": {"responses": OK}},
        "/unions/one": {"get": {"responses": answering(json_of(PET))}},
        "/unions/many": {"get": {"responses": answering(json_of({"type": "array", "items": PET}))}},
        "/unions/keys": {"get": {"responses": answering(json_of({"type": "object", "additionalProperties": PET}))}},
        "/unions/page": {
            "get": {
                "parameters": [{"name": "after", "in": "query", "schema": TEXT}],
                "responses": answering(
                    json_of(
                        {
                            "properties": {
                                "data": {"type": ["array", "null"], "items": PET},
                                "has_more": {"type": "boolean"},
                            }
                        }
                    )
                ),
            }
        },
        "/unions/events": {"get": {"responses": answering({"text/event-stream": {"schema": PET}})}},
        "/events": {
            "get": {"responses": answering(SSE)},
            "post": {"requestBody": {"content": json_of(THING)}, "responses": answering({**SSE, **json_of(THING)})},
        },
    }
)
SCHEMAS = document(
    {"/sent": sending(json_of({"type": "object", "properties": {"sent": {"$ref": "#/components/schemas/Sent"}}}))},
    {
        "Fields": {"type": "object", "properties": dict.fromkeys(FIELDS, TEXT)},
        "Sent": {"type": "object", "properties": dict.fromkeys(FIELDS, TEXT)},
        "Holder": {"type": "object", "properties": {n: {"$ref": "#/components/schemas/Fields"} for n in (*FIELDS, "list")}},
        **dict.fromkeys(CLASSES, THING),
        "A": {"anyOf": [{"$ref": "#/components/schemas/B"}, TEXT]},
        "B": {"anyOf": [{"$ref": "#/components/schemas/C"}, {"type": "integer"}]},
        "C": {"type": "array", "items": {"$ref": "#/components/schemas/A"}},
        "D": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/D"}},
        "E": {"enum": ["a", 1, 2.5, True, None]},
        "F": {"type": "null"},
        "G": {},
        "I": {"enum": ["\\", "'", '"', "\n"]},
    },
    webhooks={
        "one": sending(json_of(THING)), "two": sending(json_of(TEXT)), "three": sending(json_of({"$ref": "#/components/schemas/A"})),
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workshop(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module")
def operations(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Path]:
    made = build(OPERATIONS, root)
    return made, written(made, tmp_path_factory.mktemp("out"))


def flaws(folder: Path) -> str:
    """Return undefined, redefined and unused names in the files that templates wrote."""
    command = [find_ruff(), "check", "--isolated", "--no-cache", "--select", "F,E9", "--exclude", "_runtime", "--quiet"]
    return subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False).stdout


def test_operations(operations: tuple[Build, Path]) -> None:
    """Names that are taken, bodies, answers and parameters of every kind make a package that can be imported."""
    made, folder = operations
    assert flaws(folder) == ""
    import_all(folder, "small")
    surface = json.loads(made.files["api-surface.json"])
    methods = [method for resource in surface["resources"].values() for method in resource["methods"].values()]
    assert len(methods) == sum(len(item) for item in OPERATIONS["paths"].values())


CALLS = """
import json, small
from small.transports import MemoryTransport, Reply

transport = MemoryTransport(lambda sent: Reply(sse=[{"type": "e"}] if "event-stream" in sent.headers["accept"] else None, json={}))
client = small.Client(api_key="k", transport=transport)
client.pairs.of.retrieve("1/2")
client.parts.retrieve("b", a="a")
client.x.y.z.fixed.retrieve()
client.parameters.create(body="one", body_body="two", header_body="three", self_="four")
events = [[type(event).__name__ for event in stream] for stream in (client.events.retrieve(), client.events.update(stream=True))]
client.events.update(id="5")
base = str(client.base_url).rstrip("/")
print(json.dumps([events, [(sent.method, sent.url.removeprefix(base), sent.body.decode()) for sent in transport.requests]]))
"""


def test_calls(operations: tuple[Build, Path]) -> None:
    """Each value is sent where the spec says, whatever the argument is called. Streams are requested by header."""
    _, folder = operations
    events, sent = json.loads(run(CALLS, folder))
    assert [len(each) for each in events] == [1, 1]
    assert sent == [
        ["GET", "/pairs/1%2F2/of/1%2F2", ""],
        ["GET", "/parts/a-b.json", ""],
        ["GET", "/fixed?x=1&y=a%20b&z=", ""],
        ["POST", "/parameters?self=four&body=one", '{"body":"two"}'],
        ["GET", "/events", ""],
        ["POST", "/events", "{}"],
        ["POST", "/events", '{"id":"5"}'],
    ]


DECODED = """
import json, small
from small.transports import MemoryTransport, Reply

cat, dog = {"kind": "cat", "id": "1"}, {"kind": "dog", "id": "2"}
answers = [cat, [cat, dog], {"a": dog}, {"data": [dog], "has_more": False}]
transport = MemoryTransport([*(Reply(json=answer) for answer in answers), Reply(sse=[cat, dog])])
unions = small.Client(api_key="k", transport=transport).unions
found = [unions.one.retrieve(), *unions.many.list(), unions.keys.retrieve()["a"], *unions.page.list()]
with unions.events.retrieve() as events:
    found += events
print(json.dumps([[type(each).__name__, each.kind, each.id] for each in found]))
"""


def test_unions_without_a_name(operations: tuple[Build, Path]) -> None:
    """A union inside an answer, a list, a map, a page or a stream is decoded into its members."""
    _, folder = operations
    found = json.loads(run(DECODED, folder))
    assert [each[1:] for each in found] == [
        ["cat", "1"], ["cat", "1"], ["dog", "2"], ["dog", "2"], ["dog", "2"], ["cat", "1"], ["dog", "2"],
    ]  # fmt: skip
    classes = [name for name, _, _ in found]
    assert all(name.lower().endswith(kind) for name, kind, _ in found), classes


def test_schemas(root: Path, tmp_path: Path) -> None:
    """Fields and classes with names that their modules use, circular types, and webhooks of every kind."""
    made = build(SCHEMAS, root)
    folder = written(made, tmp_path)
    assert flaws(folder) == ""
    import_all(folder, "small")
    program = (
        "import small.models as m\n"
        f"fields = m.Fields._decode(dict.fromkeys({FIELDS!r}, 'x'))\n"
        f"assert fields.to_dict() == dict.fromkeys({FIELDS!r}, 'x')\n"
        f"holder = m.Holder._decode({{name: {{'str': name}} for name in {FIELDS!r}}})\n"
        f"assert holder.to_dict() == {{name: {{'str': name}} for name in {FIELDS!r}}}\n"
        "assert type(holder.wire_) is m.Fields and holder.wire_.str == 'wire'\n"
        "import small.params as p\n"
        f"assert list(p.Sent.__annotations__) == {FIELDS!r}\n"
        "print(type(m.D._decode({'a': {'b': {}}})).__name__)\n"
    )
    assert run(program, folder) == "dict\n"


def test_nothing(root: Path, tmp_path: Path) -> None:
    """A document without operations or schemas makes a package with clients and the runtime."""
    made = build(document({}, {}, webhooks={}) | {"components": {"schemas": {"Only": {}}}}, root)
    folder = written(made, tmp_path)
    assert flaws(folder) == ""
    import_all(folder, "small")
    assert not any(name.startswith("params/s") for name in made.files)
