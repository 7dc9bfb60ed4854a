"""Every operation of the API description is answered, with data that a second, independent reading finds valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import DIALECT, OPERATIONS, SAMPLER, SPEC, request_of
from tests.server_tests.independent import HTTP_VERBS, answer_schema, document, errors
from wherry_server import Server
from wherry_server.spec import Operation
from wherry_server.validate import Validation

# The description says JSON, or nothing, where the service sends bytes.
BYTES = {
    "GET /containers/{container_id}/files/{file_id}/content",
    "GET /files/{file_id}/content",
    "GET /skills/{skill_id}/content",
    "GET /skills/{skill_id}/versions/{version}/content",
    "GET /videos/{video_id}/content",
    "POST /audio/speech",
}
# Streams have tests of their own; vectors in base64 are what the service sends and the description does not tell.
NOT_ASKED = {"stream", "stream_format", "encoding_format"}
VALIDATION = Validation(DIALECT)
BODIES = [
    (operation, media_type)
    for operation in SPEC.operations
    for media_type in (operation.body.content if operation.body else [None])
]


def test_all_operations_are_known() -> None:
    """The server knows each verb of each path that the file holds."""
    held = {
        f"{verb.upper()} {path}" for path, item in document()["paths"].items() for verb in HTTP_VERBS if verb in item
    }
    assert set(OPERATIONS) == held
    assert len(held) == 388


@pytest.mark.parametrize(("operation", "media_type"), BODIES, ids=[f"{o.name} {m or ''}".strip() for o, m in BODIES])
def test_answer_is_valid(shared: Server, looking: httpx.Client, operation: Operation, media_type: str | None) -> None:
    """The good answer has the status, the media type and the data that the description tells of."""
    mark = f"{SPEC.operations.index(operation)}{(media_type or '')[-4:]}"
    asked = request_of(operation, mark, media_type)
    if operation.parameter("limit"):
        asked["params"]["limit"] = "3"  # whole lists are walked in test_pages
    response = looking.request(**asked)
    assert response.status_code == operation.success, response.text
    assert shared.log[-1].error is None
    assert shared.log[-1].operation == operation.name
    schema = answer_schema(operation.verb, operation.key, response.status_code)
    if operation.name in BYTES:
        assert response.content
        assert response.headers["content-type"] != "application/json"
    elif schema is not None:
        assert response.headers["content-type"] == "application/json"
        assert errors(schema, response.json()) == []
    elif operation.media:
        assert response.content
        assert response.headers["content-type"].partition(";")[0] in operation.media
    else:
        assert response.content == b""


JSON_BODIES = [operation for operation, media_type in BODIES if media_type == "application/json"]


@pytest.mark.parametrize("operation", JSON_BODIES, ids=[operation.name for operation in JSON_BODIES])
def test_rich_request_is_answered(shared: Server, looking: httpx.Client, operation: Operation) -> None:
    """A request with all its optional fields is taken, and its echo does not make the answer invalid."""
    assert operation.body is not None
    schema = DIALECT.of(operation.body.content["application/json"])
    for seed in ("one", "two"):
        asked = request_of(operation, f"rich{seed}{SPEC.operations.index(operation)}", "application/json")
        asked["json"] = SAMPLER.rich(schema, seed)
        if isinstance(asked["json"], dict):
            asked["json"] = {name: value for name, value in asked["json"].items() if name not in NOT_ASKED}
        response = looking.request(**asked)
        assert response.status_code == operation.success, response.text
        assert shared.log[-1].error is None
        answered = answer_schema(operation.verb, operation.key, response.status_code)
        if answered is not None and operation.name not in BYTES:
            assert errors(answered, response.json()) == []


def enums(schema: Any, value: Any, depth: int = 0) -> Iterator[tuple[dict[str, Any], str, list[Any]]]:
    """Every property of a value whose schema lists what it may be: its object, its name, the list."""
    schema = DIALECT.resolve(schema)
    if not isinstance(schema, dict) or depth > 6:
        return
    for member in schema.get("allOf", ()):
        yield from enums(member, value, depth + 1)
    if isinstance(value, list):
        for one in value:
            yield from enums(schema.get("items", True), one, depth + 1)
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            listed = listed_in(part)
            if name in value and len(listed) > 1:
                yield value, name, listed
            elif name in value:
                yield from enums(part, value[name], depth + 1)


def listed_in(schema: Any) -> list[Any]:
    """The values of an enum, which may stand among the members of a union."""
    schema = DIALECT.resolve(schema)
    if not isinstance(schema, dict):
        return []
    members = [value for member in schema.get("anyOf", ()) for value in listed_in(member)]
    return list(schema.get("enum", members))


@pytest.mark.parametrize("operation", JSON_BODIES, ids=[operation.name for operation in JSON_BODIES])
def test_every_value_of_an_enum_is_taken(shared: Server, looking: httpx.Client, operation: Operation) -> None:
    """Every value that the description lists for a property of the request is answered as the description says."""
    assert operation.body is not None
    schema = DIALECT.of(operation.body.content["application/json"])
    body = SAMPLER.rich(schema, "enums")
    # Of a model any name goes.
    sites = [site for site in enums(schema, body) if site[1] not in NOT_ASKED | {"model"}]
    asked = request_of(operation, f"enum{SPEC.operations.index(operation)}", "application/json")
    answered = answer_schema(operation.verb, operation.key, operation.success)
    taken = 0
    # All sites change at once: so many requests as the longest list has values.
    for turn in range(max((len(listed) for _, _, listed in sites), default=0)):
        for holder, name, listed in sites:
            holder[name] = listed[turn % len(listed)]
        if VALIDATION.is_valid(schema, body):
            asked["json"] = {name: value for name, value in body.items() if name not in NOT_ASKED}
            response = looking.request(**asked)
            assert response.status_code == operation.success, response.text
            assert shared.log[-1].error is None
            taken += 1
            if answered is not None and operation.name not in BYTES:
                assert errors(answered, response.json()) == []
    assert taken or not sites


LISTED = [
    (operation, parameter.name, value)
    for operation in SPEC.operations
    for parameter in operation.parameters
    if parameter.place == "query"
    for value in [*listed_in(DIALECT.of(parameter.schema)), *listed_in(DIALECT.of(parameter.schema).get("items", True))]
    if isinstance(value, str) and (operation.name, parameter.name) != ("GET /responses/{response_id}", "stream")
]


def test_every_value_of_a_query_is_taken(shared: Server, looking: httpx.Client) -> None:
    """Every value that the description lists for a query parameter is taken."""
    assert len(LISTED) > 100
    for operation, name, value in LISTED:
        asked = request_of(operation, f"query{SPEC.operations.index(operation)}")
        asked["params"] = {**asked["params"], name: value}
        response = looking.request(**asked)
        assert response.status_code == operation.success, (operation.name, name, value, response.text)
        assert shared.log[-1].error is None


def test_the_second_opinion_can_say_no() -> None:
    """The independent validator finds what is wrong, so that finding nothing means something."""
    assert errors("OpenAIFile", {"id": 5}) != []
    assert errors("CompletionUsage", {"prompt_tokens": 1, "completion_tokens": 1}) != []
    assert errors({"type": "string", "nullable": True}, None) == []
    assert errors({"oneOf": [{"type": "number"}, {"type": "integer"}]}, 1) == []
    assert errors({"minimum": 0, "exclusiveMinimum": True}, 0) != []


def test_same_request_same_answer(looking: httpx.Client) -> None:
    """Made-up data depends on the request alone."""
    first, second, other = (looking.get(f"/assistants/asst_{name}").json() for name in ("a", "a", "b"))
    assert first == second
    assert first != other
    assert (first["id"], other["id"]) == ("asst_a", "asst_b")


def test_path_parameters_are_echoed(looking: httpx.Client) -> None:
    """Ids of the path come back in the fields of the same meaning, decoded."""
    run = looking.get("/threads/thread_x/runs/run%2Fy").json()
    assert (run["id"], run["thread_id"]) == ("run/y", "thread_x")
    assert looking.get("/models/org%20model").json()["id"] == "org model"


def test_request_fields_are_echoed(client: httpx.Client) -> None:
    """What the request sets and the answer has is taken over."""
    sent = {"model": "gpt-4o", "name": "Ahab", "metadata": {"ship": "Pequod"}, "temperature": 0.5}
    made = client.post("/assistants", json=sent).json()
    assert sent.items() <= made.items()
    changed = client.post(f"/assistants/{made['id']}", json={"name": "Ishmael"}).json()
    assert changed == {**made, "name": "Ishmael"}
