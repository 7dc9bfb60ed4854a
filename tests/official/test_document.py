"""The document: what stands where, the same bytes for the same facts, and a package that the generator makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from official import Reading, document_of, read_package, written
from official.component_names import component_names
from pipeline.load import load
from tests.official.making import RESOURCE, method, request, source
from tests.pipeline import generating

CALLS = (
    method(request("cast_to=NoneType", path='path_template("/things/{thing_id}", thing_id=id)', verb="_delete",
                   options='security={"admin_api_key_auth": True}'), "id: str, ", "delete")
    + method(request("page=SyncTokenPage[Thing], model=Thing", verb="_get_api_list",
                     options='query=maybe_transform({"limit": limit}, thing_params.ThingParams)'),
             "limit: int | Omit = omit, ", "list")
    + "@typing_extensions.deprecated('old')\n"
    + method("extra_headers = {'OpenAI-Beta': 'things=v1', **(extra_headers or {})}\n"
             + request('body=maybe_transform({"name": name, "async_": wait, "size": size}, thing_params.ThingParams), '
                       "cast_to=Thing, stream=stream or False, stream_cls=Stream[ThingEvent]"),
             "name: str, wait: bool | Omit = omit, size: Optional[int] | Omit = omit, stream: bool | Omit = omit, ", "create")
    + method("body = deepcopy_with_paths({'files': files}, [])\nfound = extract_files(body, paths=[['files', '<array>']])\n"
             "extra_headers = {'Content-Type': 'multipart/form-data', **(extra_headers or {})}\n"
             + request("body=maybe_transform(body, thing_params.ThingParams), files=found, cast_to=Thing", path="'/files'"),
             "files: FileTypes, ", "upload")
    + method("return self.create()", name="again")
)  # fmt: skip
FILES = {
    "resources/things.py": f"{RESOURCE}\nfrom ..types.thing import ThingEvent\nclass Things(SyncAPIResource):\n"
    + "".join(f"    {line}\n" for line in CALLS.splitlines()),
    "types/thing.py": """
        from __future__ import annotations
        from typing import Optional, Union
        from typing_extensions import Annotated, Literal, TypeAlias
        from pydantic import Field as FieldInfo
        from .._models import BaseModel
        from .._utils import PropertyInfo
        class Thing(BaseModel):
            id: str
            schema_: Optional[str] = FieldInfo(alias="schema", default=None)
            parent: Optional[Thing] = None
        class Started(BaseModel):
            type: Literal["started"]
        class Ended(BaseModel):
            type: Literal["ended"]
            thing: Thing
        ThingEvent: TypeAlias = Annotated[Union[Started, Ended], PropertyInfo(discriminator="type")]
    """,
    "types/webhooks/__init__.py": "",
    "types/webhooks/unwrap_webhook_event.py": "from ..thing import Ended as _E\nUnwrapWebhookEvent = _E\n",
    "types/thing_server_event.py": "from typing import Union\nfrom .thing import Started, Ended\n"
    "ThingServerEvent = Union[Started, Ended]\n",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    found = read_package(source(FILES))
    assert found.strangers == ()
    return found


@pytest.fixture(scope="module")
def document(reading: Reading) -> dict[str, Any]:
    return document_of(reading)


def test_operations(document: dict[str, Any]) -> None:
    """An operation stands under its path and verb, with what OpenAPI has no word for beside it."""
    assert list(document["paths"]) == ["/files", "/things", "/things/{thing_id}"]
    assert document["paths"]["/things/{thing_id}"]["delete"] == {
        "operationId": "things_delete",
        "security": [{"AdminApiKeyAuth": []}],
        "parameters": [
            {
                "name": "thing_id",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
                "x-official-argument": "id",
            }
        ],
        "responses": {"204": {"description": ""}},
        "x-official-method": "things.delete",
    }
    create = document["paths"]["/things"]["post"]
    assert create["deprecated"] is True
    assert create["x-official-headers"] == {"OpenAI-Beta": "things=v1"}
    assert create["x-official-stream"] == "optional"
    assert list(create["responses"]["200"]["content"]) == ["application/json", "text/event-stream"]
    assert create["requestBody"]["x-official-params"] == ["types.thing_params:ThingParams"]
    assert create["requestBody"]["x-official-arguments"] == {"async": "wait"}
    assert create["requestBody"]["content"]["application/json"]["schema"]["required"] == ["name"]
    assert document["paths"]["/things"]["get"]["x-official-page"] == "TokenPage"
    assert document["paths"]["/files"]["post"]["requestBody"]["x-official-files"] == ["files[]"]
    assert document["x-official-helpers"] == {"things.again": "it makes no request of its own"}


def test_schemas(document: dict[str, Any]) -> None:
    """References lead to components, and each component knows the class that it was."""
    schemas = document["components"]["schemas"]
    assert list(schemas) == sorted(schemas)
    assert schemas["Thing"]["properties"]["parent"] == {
        "anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]
    }
    assert schemas["Thing"]["x-official-arguments"] == {"schema": "schema_"}
    assert document["x-official-names"]["Thing"] == "types.thing:Thing"
    assert document["webhooks"]["ended"]["post"]["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Ended"
    }
    assert document["x-official-sockets"] == {
        "types.thing_server_event:ThingServerEvent": {"$ref": "#/components/schemas/ThingServerEvent"}
    }


def test_canonical(reading: Reading) -> None:
    """The same facts are the same bytes in whatever order they were met, and read back as the document."""
    data = written(reading)
    assert load(data).data == document_of(reading)
    assert b"openai 9.8.7 (Apache-2.0" in data.splitlines()[0]
    turned = dict(reversed(list(source(FILES).files.items())))
    again = read_package(type(source(FILES))("openai", turned, "9.8.7"))
    assert written(again) == data


def test_names_of_components() -> None:
    """A class has its own name where it is the only one, else its module's, else its package's before it."""
    names = component_names(
        ["types.a:Data", "types.b:Data", "types.b:Other", "types.b:other", "types.x.c:C", "types.y.c:C", "types.z.c:D"]
    )
    assert names == {
        "types.a:Data": "AData",
        "types.b:Data": "BData",
        "types.b:Other": "BOther",
        "types.b:other": "Bother2",
        "types.x.c:C": "XC",
        "types.y.c:C": "YC",
        "types.z.c:D": "D",
    }
    assert len({name.lower() for name in names.values()}) == len(names)


def test_the_generator_takes_it(reading: Reading, tmp_path: Path) -> None:
    """The generator makes a package of the document that can be imported, with every operation."""
    path = tmp_path / "official.yaml"
    path.write_bytes(written(reading))
    made = generating.build(path, generating.workshop(tmp_path / "shop"), package="things")
    folder = generating.written(made, tmp_path / "out")
    program = "import things; c = things.Client(api_key='k'); print(sorted(n for n in dir(c.things) if n[0] != '_'))"
    assert "create" in generating.run(program, folder)
