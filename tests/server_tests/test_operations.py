"""Every operation of the API description is answered, with data that a second, independent reading finds valid."""

from __future__ import annotations

import httpx
import pytest

from tests.server import Server
from tests.server.spec import Operation
from tests.server_tests.asking import DIALECT, OPERATIONS, SAMPLER, SPEC, request_of
from tests.server_tests.independent import HTTP_VERBS, answer_schema, document, errors

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
    assert len(held) > 250


@pytest.mark.parametrize(("operation", "media_type"), BODIES, ids=[f"{o.name} {m or ''}".strip() for o, m in BODIES])
def test_answer_is_valid(shared: Server, looking: httpx.Client, operation: Operation, media_type: str | None) -> None:
    """The good answer has the status, the media type and the data that the description tells of."""
    mark = f"{SPEC.operations.index(operation)}{(media_type or '')[-4:]}"
    response = looking.request(**request_of(operation, mark, media_type))
    assert response.status_code == operation.success, response.text
    assert shared.log[-1].error is None
    assert shared.log[-1].operation == operation.name
    schema = answer_schema(operation.verb, operation.path, response.status_code)
    if operation.name in BYTES:
        assert response.content
        assert response.headers["content-type"] != "application/json"
    elif schema is not None:
        assert response.headers["content-type"] == "application/json"
        assert errors(schema, response.json()) == []
    else:
        assert response.content == b"" or operation.path == "/realtime/calls"


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
        answered = answer_schema(operation.verb, operation.path, response.status_code)
        if answered is not None and operation.name not in BYTES:
            assert errors(answered, response.json()) == []


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
