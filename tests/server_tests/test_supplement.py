"""What follows from the paths alone, on resources for which the server has no line of its own."""

from __future__ import annotations

import base64

import httpx
import pytest

from tests.server_tests.asking import DIALECT, OPERATIONS, SAMPLER, SPEC, request_of
from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import answer_schema, errors
from wherry_server import serve

# Path of a collection whose items can be made and deleted -> path of an item.
COLLECTIONS = {
    operation.path.rpartition("/")[0]: operation.path
    for operation in SPEC.operations
    if operation.verb == "DELETE" and operation.fixed_headers and f"POST {operation.path}" in OPERATIONS
}


def test_which_collections() -> None:
    """Agents, their sessions, automations and templates, vaults and credentials."""
    assert {path.rpartition("/")[2] for path in COLLECTIONS} == {
        "agents", "automations", "credentials", "sessions", "templates", "vaults"
    }  # fmt: skip


@pytest.mark.parametrize("path", COLLECTIONS)
def test_life_of_an_item(client: httpx.Client, path: str) -> None:
    """What was made is retrieved, listed first, changed, and gone with all that is below it after its deletion."""
    made = client.request(**request_of(OPERATIONS[f"POST {path}"], "life", "application/json"))
    assert made.status_code == 200, made.text
    item, place = made.json(), made.request.url.path.removeprefix("/v1")
    address = f"{place}/{item['id']}"
    assert client.get(address).json() == item
    assert client.get(place).json()["data"][0] == item
    update = OPERATIONS[f"POST {COLLECTIONS[path]}"]
    assert update.body is not None
    changes = SAMPLER.rich(DIALECT.of(update.body.content["application/json"]), "change")
    changed = client.post(address, json=changes)
    assert changed.status_code == 200, changed.text
    kept = {name: value for name, value in changes.items() if item.get(name) is not None and value is not None}
    assert changed.json() == client.get(address).json()
    assert changed.json()["id"] == item["id"]
    assert changed.json() != item or not kept
    gone = client.delete(address)
    assert (gone.status_code, gone.json().get("id"), gone.json().get("deleted")) == (200, item["id"], True)
    for later in (address, f"{address}/credentials", f"{address}/items"):
        assert client.get(later).status_code == 404
    assert item["id"] not in {one["id"] for one in client.get(place).json()["data"]}


def test_pause_and_resume(client: httpx.Client) -> None:
    """An action that the answer's states know is done, and stays done."""
    made = client.request(**request_of(OPERATIONS["POST /agents/automations"], "pause")).json()
    address = f"/agents/automations/{made['id']}"
    assert client.post(f"{address}/pause").json()["status"] == "paused"
    assert client.get(address).json()["status"] == "paused"
    assert client.post(f"{address}/resume").json()["status"] == "active"
    invocation = client.post(f"{address}/invocations").json()
    assert invocation["automation_id"] == made["id"]
    assert client.get(f"{address}/invocations").json()["data"] == [invocation]


def test_secret_of_a_webhook_endpoint(client: httpx.Client) -> None:
    """A secret is told when it is made and when it is replaced, and by nothing else."""
    made = client.request(**request_of(OPERATIONS["POST /webhook_endpoints"], "secret")).json()
    address = f"/webhook_endpoints/{made['id']}"
    retrieved = client.get(address).json()
    assert len(base64.b64decode(made["signing_secret"].removeprefix("whsec_"), validate=True)) == 24
    assert {**retrieved, "signing_secret": made["signing_secret"]} == made
    rotated = client.post(f"{address}/rotate_secret", json={}).json()
    assert (rotated["id"], rotated["url"]) == (made["id"], made["url"])
    assert rotated["signing_secret"] != made["signing_secret"]
    assert "signing_secret" not in client.get(address).json()
    assert all("signing_secret" not in one for one in client.get("/webhook_endpoints").json()["data"])
    test = client.request(**{**request_of(OPERATIONS["POST /webhook_endpoints/{webhook_endpoint_id}/test"], "x"), "url": f"{address}/test"})  # fmt: skip
    assert test.json()["webhook_endpoint_id"] == made["id"]


def test_items_without_an_id(client: httpx.Client) -> None:
    """A file that is put into an environment is listed there, page by page."""
    made = client.request(**request_of(OPERATIONS["POST /agents/environments"], "files")).json()
    address = f"/agents/environments/{made['id']}/files"
    put = [client.post(address, json={"type": "inline", "path": f"/{n}", "data": ""}).json() for n in range(3)]
    assert [one["path"] for one in put] == ["/0", "/1", "/2"]
    first = client.get(address, params={"limit": "2"}).json()
    assert (first["data"], first["has_more"]) == (put[:0:-1], True)
    second = client.get(address, params={"limit": "2", "page": first["next"]}).json()
    assert (second["data"], second["has_more"], second["next"]) == (put[:1], False, None)


@pytest.mark.parametrize("scope", ["", "/projects/proj_1"])
def test_one_thing_at_a_path(client: httpx.Client, scope: str) -> None:
    """A limit is set, read, deleted, and set again."""
    address = f"/organization{scope}/spend_limit"
    body = request_of(OPERATIONS[f"POST {address.replace('proj_1', '{project_id}')}"], "limit")["json"]
    made = client.post(address, json=body).json()
    assert client.get(address).json() == made
    assert client.delete(address).json()["deleted"] is True
    assert client.get(address).status_code == 404
    assert client.post(address, json=body).json() == made
    assert client.get(address).status_code == 200


def test_twins_share_what_they_tell_of(client: httpx.Client) -> None:
    """A response made with `?beta=true` is the same response without it, each told by its own schema; so are its items."""
    beta = {"beta": "true"}
    made = client.post("/responses", params=beta, json={"model": "m", "input": "Say ahoy"}).json()
    path = f"/responses/{made['id']}"
    for key, query in (("/responses/{response_id}?beta=true", beta), ("/responses/{response_id}", {})):
        told = client.get(path, params=query).json()
        assert errors(answer_schema("GET", key, 200) or {}, told) == []
        assert (told["id"], told["output"][0]["content"][0]["text"]) == (made["id"], made["output"][0]["content"][0]["text"])  # fmt: skip
    for query in (beta, {}, beta):
        for items in ("resp_1", made["id"]):
            key = "/responses/{response_id}/input_items" + ("?beta=true" if query else "")
            page = client.get(f"/responses/{items}/input_items", params=query).json()
            assert errors(answer_schema("GET", key, 200) or {}, page) == []
    assert client.delete(path, params=beta).content == b""
    assert client.get(path).status_code == 404


def test_beta_header_of_an_operation() -> None:
    """Where the description names a header, a call without it is refused, one with other tokens beside it is not."""
    key = {"authorization": "Bearer sk-test"}
    wanting = [operation for operation in SPEC.operations if operation.fixed_headers]
    assert len(wanting) == 57
    with serve(items=1) as server, httpx.Client(base_url=server.url, headers=key) as client:
        for number, operation in enumerate(wanting):
            asked = request_of(operation, f"beta{number}")
            refused = client.request(**asked)
            assert (refused.status_code, refused.json()["error"]["code"]) == (400, "invalid_beta")
            token = dict(operation.fixed_headers)["OpenAI-Beta"]
            assert token in refused.json()["error"]["message"]
            taken = client.request(**asked, headers={"openai-beta": f"other=v1, {token}"})
            assert taken.status_code == operation.success


def test_admin_key() -> None:
    """The new operations of an organization want an admin key as the old ones do."""
    with serve(items=1) as server, httpx.Client(base_url=server.url) as client:
        for path in ("external_keys", "external_storage", "workload_identity_providers", "spend_limit"):
            for key, status in (("sk-test", 403), (HEADERS["authorization"].partition(" ")[2], 200)):
                headers = {"authorization": f"Bearer {key}"}
                assert client.get(f"/organization/{path}", headers=headers).status_code == status
