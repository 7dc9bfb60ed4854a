"""Schemas that are named like something the package has of its own: each still becomes a class that works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.generating import build, run, workshop, written

TAKEN = [
    # what models/ imports from the runtime, and what stands in its modules
    "BaseModel", "UnknownModel", "Alias", "UnionAlias", "NULLABLE", "decode_flat", "new", "set_fields", "wire", "models",
    "public", "import_module", "builtins",
    # typing, and words of the language
    "Any", "Literal", "TYPE_CHECKING", "TypeAlias", "TypedDict", "Required", "Optional", "None", "True", "object", "bytes",
    "Iterable", "Mapping",
    # what clients and resources have
    "Client", "Stream", "Page", "APIError", "Unset", "Model", "FileInput", "Response", "m", "p", "params",
]  # fmt: skip


def obj(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def document(schemas: dict[str, Any], answer: Any, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": answer}}
    operation = {
        "requestBody": {"content": content, "required": True},
        "responses": {"200": {"description": "", "content": content}},
    }
    return {
        "openapi": "3.1.0", "info": {"title": "Taken", "version": "1"}, "servers": [{"url": "https://taken.example"}], "paths": {"/things": {"post": operation}},
        "components": {"schemas": schemas}, **more,
    }  # fmt: skip


HOLDER = """
import copy, json, pickle, typing
import attrs
import taken
from taken import models, params
from taken.transports import MemoryTransport, Reply

inner = {{"x": "1", "inside": {{"k": "2"}}, "unknown": 3}}
data = {{name + "_one": inner for name in {names!r}}} | {{name + "_list": [inner] for name in {names!r}}}
client = taken.Client(api_key="k", transport=MemoryTransport([Reply(json=data)]))
holder = client.things.create(**data)
assert holder.to_dict() == data
classes = [type(value) for value in vars(holder).values() if not isinstance(value, list)]
assert len(set(classes)) == len({names!r}), classes
for cls in classes:
    assert issubclass(cls, models.BaseModel) and cls not in (models.BaseModel, models.UnknownModel)
    assert getattr(models, cls.__name__) is cls
    model = cls(x="1", inside={{"k": "2"}})
    assert type(model.inside) is not dict and model.to_dict() == {{"x": "1", "inside": {{"k": "2"}}}}
    assert pickle.loads(pickle.dumps(model)) == copy.deepcopy(model) == model
    assert [field.name for field in attrs.fields(cls)] == ["x", "inside"]
    typing.get_type_hints(cls)
for name in params.__all__:
    if isinstance(found := getattr(params, name), type):
        typing.get_type_hints(found)
print(json.dumps([cls.__name__ for cls in classes]))
"""


def test_schemas_with_names_of_our_own(tmp_path: Path) -> None:
    """Each is a class of its own beside what has the name already, decodes, is sent, pickled, and known to attrs."""
    schemas = {name: obj(x={"type": "string"}, inside=obj(k={"type": "string"})) for name in TAKEN}
    fields = {f"{name}_one": ref(name) for name in TAKEN}
    fields |= {f"{name}_list": {"type": "array", "items": ref(name)} for name in TAKEN}
    made = build(document({**schemas, "Holder": obj(**fields)}, ref("Holder")), workshop(tmp_path), package="taken")
    names = json.loads(run(HOLDER.format(names=TAKEN), written(made, tmp_path / "out")))
    assert dict(zip(TAKEN, names, strict=True)) | {
        "BaseModel": "BaseModel_",
        "Any": "Any_",
        "Client": "Client",
    } == dict(zip(TAKEN, names, strict=True))


FIELDS = """
import json, typing
import attrs
from taken import models, params

data = {{name: "x" for name in {names!r}}} | {{"holder": {{"k": "1"}}}}
found = models.Fields.from_dict(data)
assert type(found.holder) is models.FieldsHolder and found.to_dict() == data
hints = typing.get_type_hints(models.Fields)
assert hints.pop("holder") is models.FieldsHolder
assert set(hints.values()) == {{str}}
assert set(typing.get_type_hints(params.Fields)) == set(data)
assert [field.name for field in attrs.fields(models.Fields)] == list(models.Fields._fields)
print(json.dumps([field.name for field in models.Fields._fields.values()]))
"""
FIELD_NAMES = [
    "m",
    "p",
    "models",
    "params",
    "builtins",
    "str",
    "list",
    "Any",
    "Literal",
    "Required",
    "wire",
    "NULLABLE",
]


def test_fields_with_names_of_our_own(tmp_path: Path) -> None:
    """A field may be called like what its class is written with: it is read, and its type and all others are known."""
    fields = obj(**{name: {"type": "string"} for name in FIELD_NAMES}, holder=obj(k={"type": "string"}))
    made = build(document({"Fields": fields}, ref("Fields")), workshop(tmp_path), package="taken")
    names = json.loads(run(FIELDS.format(names=FIELD_NAMES), written(made, tmp_path / "out")))
    assert names == [
        "m_", "p", "models", "params", "builtins_", "str", "list", "Any_", "Literal_", "Required", "wire_", "NULLABLE_",
        "holder",
    ]  # fmt: skip


# --- WebhookEvent, the name of what any webhook decodes to ---------------------------------------------------------------

PAYLOADS = {name: obj(type={"const": name.lower()}) for name in ("Sent", "Read", "Other")}
# What the document calls WebhookEvent; an object of it, and what that decodes to; the name of what unwrap gives.
EVENTS: dict[str, tuple[Any, Any, str, str]] = {
    "nothing": (None, {"type": "other"}, "Other", "WebhookEvent"),
    "the union of all payloads": ({"oneOf": [ref("Sent"), ref("Read")]}, {"type": "sent"}, "Sent", "WebhookEvent"),
    "a union with more in it": (
        {"oneOf": [ref(name) for name in PAYLOADS]},
        {"type": "other"},
        "Other",
        "WebhookEvent",
    ),
    "a union that lacks one": ({"oneOf": [ref("Sent"), ref("Other")]}, {"type": "sent"}, "Sent", "WebhookPayload"),
    "an object": (obj(id={"type": "string"}), {"id": "1"}, "WebhookEvent", "WebhookPayload"),
    "words": ({"type": "string", "enum": ["sent", "read"]}, "sent", "str", "WebhookPayload"),
}
UNWRAP = """
import base64, hashlib, hmac, json, typing
import taken
from taken import models

def unwrapped(payload):
    body, secret = json.dumps(payload), b"0123456789abcdef"
    mac = hmac.new(secret, f"id.5.{{body}}".encode(), hashlib.sha256).digest()
    headers = {{"webhook-id": "id", "webhook-timestamp": "5", "webhook-signature": "v1," + base64.b64encode(mac).decode()}}
    client = taken.Client(webhook_secret="whsec_" + base64.b64encode(secret).decode())
    return client.webhooks.unwrap(body, headers, now=5)

assert type(unwrapped({{"type": "sent"}})) is models.Sent
assert type(unwrapped({{"type": "read"}})) is models.Read
assert type(unwrapped({{"type": "new"}})) is models.UnknownModel
assert taken.resources.webhooks.Webhooks.unwrap.__annotations__["return"] == "m.{name}"
assert type(models.Holder.from_dict({{"event": {event!r}}}).event).__name__ == {decoded!r}
"""


@pytest.mark.parametrize("case", EVENTS.values(), ids=EVENTS)
def test_webhooks_beside_a_schema_of_that_name(tmp_path: Path, case: tuple[Any, Any, str, str]) -> None:
    """Whatever the document calls WebhookEvent stays that, and every webhook decodes to its payload."""
    schema, event, decoded, name = case
    content = {each: {"application/json": {"schema": ref(each)}} for each in ("Sent", "Read")}
    hooks = {each.lower(): {"post": {"requestBody": {"content": content[each]}}} for each in content}
    own = {} if schema is None else {"WebhookEvent": schema}
    schemas = {**PAYLOADS, **own, "Holder": obj(event=ref(next(iter(own), "Other")))}
    made = build(document(schemas, ref("Holder"), webhooks=hooks), workshop(tmp_path), package="taken")
    run(UNWRAP.format(name=name, event=event, decoded=decoded), written(made, tmp_path / "out"))
