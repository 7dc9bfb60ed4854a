"""Requests are checked: path, verb, key, query, headers, body; every refusal says what is wrong and where."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT
from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import errors
from wherry_server import Server, serve

KEY = {"authorization": "Bearer sk-test"}
PNG = ("a.png", b"png")


def refusal(response: httpx.Response) -> dict[str, Any]:
    """The error of a refused request, in the shape that the description gives it."""
    assert errors("ErrorResponse", response.json()) == []
    found: dict[str, Any] = response.json()["error"]
    return found


@pytest.mark.parametrize("path", ["/nothing", "/files/a/b/c", "/chat", "/files//content", "/chat/completions/"])
def test_unknown_path(looking: httpx.Client, path: str) -> None:
    """A path that no operation has is not found."""
    response = looking.get(path)
    assert (response.status_code, refusal(response)["code"]) == (404, "unknown_url")


def test_path_without_prefix(looking: httpx.Client) -> None:
    """The prefix of the base URL is part of the path."""
    response = looking.get(str(looking.base_url).replace("/v1/", "/models"))
    assert response.status_code == 404
    assert "/v1/" in refusal(response)["message"]


@pytest.mark.parametrize(
    ("method", "allowed"), [("PUT", "GET, POST"), ("DELETE", "GET, POST"), ("OPTIONS", "GET, POST")]
)
def test_wrong_verb(looking: httpx.Client, method: str, allowed: str) -> None:
    """A wrong verb is refused with the right ones."""
    response = looking.request(method, "/files")
    assert (response.status_code, response.headers["allow"]) == (405, allowed)
    assert refusal(response)["code"] == "method_not_supported"


def test_literal_paths_come_first(looking: httpx.Client) -> None:
    """A path that is spelled out wins over one with a parameter in its place."""
    looking.get("/videos/characters/char_1")
    assert looking.post("/threads/runs", json={"assistant_id": "a"}).json()["object"] == "thread.run"


@pytest.mark.parametrize(
    ("path", "authorization", "status", "code"),
    [
        ("/models", None, 401, "missing_api_key"),
        ("/models", "Bearer", 401, "missing_api_key"),
        ("/models", "Basic sk-test", 401, "missing_api_key"),
        ("/models", "Bearer wrong", 401, "invalid_api_key"),
        ("/models", "Bearer sk-test", 200, None),
        ("/models", "bearer sk-admin-test", 200, None),
        ("/organization/users", "Bearer sk-test", 403, "insufficient_permissions"),
        ("/organization/users", "Bearer wrong", 401, "invalid_api_key"),
        ("/organization/users", "Bearer sk-admin-test", 200, None),
    ],
)
def test_key(looking: httpx.Client, path: str, authorization: str | None, status: int, code: str | None) -> None:
    """Ordinary operations take any `sk-` key, admin operations an admin key."""
    response = httpx.get(
        f"{looking.base_url}{path[1:]}", headers={"authorization": authorization} if authorization else {}
    )
    assert response.status_code == status
    assert code is None or refusal(response)["code"] == code


def test_chosen_keys() -> None:
    """A server with keys of its own takes these alone, and one without auth asks for none."""
    with serve(api_key="mine", admin_key="boss") as server:
        for path, key, status in (
            ("/models", "mine", 200),
            ("/models", "sk-test", 401),
            ("/models", "boss", 200),
            ("/organization/users", "boss", 200),
            ("/organization/users", "mine", 403),
            ("/organization/users", "sk-admin-test", 401),
        ):
            assert httpx.get(server.url + path, headers={"authorization": f"Bearer {key}"}).status_code == status, (
                path,
                key,
            )
    with serve(auth=False) as server:
        assert httpx.get(f"{server.url}/organization/users").status_code == 200


def test_beta_header(looking: httpx.Client) -> None:
    """Assistants, threads, vector stores and chatkit want their beta header, unless the server was told otherwise."""
    for path, token in (
        ("/assistants", "assistants=v2"),
        ("/threads/thread_1", "assistants=v2"),
        ("/vector_stores", "assistants=v2"),
        ("/chatkit/threads", "chatkit_beta=v1"),
    ):
        refused = httpx.get(f"{looking.base_url}{path[1:]}", headers=KEY)
        assert (refused.status_code, token in refusal(refused)["message"]) == (400, True)
    with serve(beta_headers=False) as server:
        assert httpx.get(f"{server.url}/assistants", headers=KEY).status_code == 200


@pytest.mark.parametrize(
    ("path", "query", "param"),
    [
        ("/organization/costs", "", "start_time"),
        ("/organization/costs", "start_time=now", "start_time"),
        ("/organization/costs", "start_time=1&group_by[]=moon", "group_by"),
        ("/organization/users", "unheard_of=1", "unheard_of"),
        ("/organization/projects", "include_archived=perhaps", "include_archived"),
        ("/organization/audit_logs", "effective_at[gt]=late", "effective_at"),
        ("/organization/audit_logs", "limit=1&effective_at=1&effective_at[gt]=1", "effective_at[gt]"),
    ],
)
def test_bad_query(looking: httpx.Client, path: str, query: str, param: str) -> None:
    """Query parameters are known, typed and complete."""
    response = looking.get(f"{path}?{query}")
    assert (response.status_code, refusal(response)["param"]) == (400, param)


@pytest.mark.parametrize(
    "query",
    [
        "start_time=1&group_by[]=project_id&group_by[]=line_item",
        "start_time=1&group_by=project_id&group_by=line_item",
        "start_time=1&group_by=project_id,line_item",
        "start_time=1&bucket_width=1d&limit=3",
    ],
)
def test_spellings_of_arrays(looking: httpx.Client, query: str) -> None:
    """An array in a query may be written in each of the usual ways."""
    assert looking.get(f"/organization/costs?{query}").status_code == 200


def test_nested_query(looking: httpx.Client) -> None:
    """An object in a query is written with brackets, an array of audit logs likewise."""
    query = "effective_at[gt]=1&effective_at[lte]=99999999999&event_types[]=project.created&project_ids[]=proj_1"
    assert looking.get(f"/organization/audit_logs?{query}").status_code == 200
    assert looking.get("/fine_tuning/jobs?metadata[a]=1").status_code == 200


@pytest.mark.parametrize(
    ("body", "param", "part"),
    [
        ({}, "model", "missing"),
        ({"model": "m", "messages": []}, "messages", "minItems"),
        ({"model": "m", "messages": "hi"}, "messages", "expected array, got string"),
        ({"model": "m", "messages": [{"role": "robot", "content": "x"}]}, "messages[0].role", '"robot" is not one of'),
        ({"model": "m", "messages": [{"role": "user", "content": 5}]}, "messages[0].content", "string or array"),
        ({"model": "m", "messages": [{"role": "user"}]}, "messages[0].content", "missing 'content'"),
        (
            {"model": "m", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": 3}}]}]},
            "messages[0].content[0].image_url.url",
            "expected string",
        ),
        ({**CHAT, "temperature": 9}, "temperature", "maximum"),
        ({**CHAT, "stream": "yes"}, "stream", "boolean"),
        ({**CHAT, "unheard_of": 1}, "unheard_of", "Unknown parameter"),
        ({**CHAT, "response_format": {"type": "json_schema"}}, "response_format.json_schema", "missing"),
        ([], None, "expected object, got array"),
    ],
)
def test_bad_body(looking: httpx.Client, body: Any, param: str | None, part: str) -> None:
    """A body that breaks its schema is refused with the path of the fault and what is wrong with it."""
    response = looking.post("/chat/completions", json=body)
    assert response.status_code == 400
    error = refusal(response)
    assert (error["param"], error["type"]) == (param, "invalid_request_error")
    assert part in error["message"]


def test_long_values_are_not_repeated(looking: httpx.Client) -> None:
    """An error does not give back a large value."""
    response = looking.post("/chat/completions", json={**CHAT, "temperature": "9" * 100_000})
    assert len(response.content) < 1000


@pytest.mark.parametrize(
    ("path", "content", "content_type", "status"),
    [
        ("/chat/completions", b"{", "application/json", 400),
        ("/chat/completions", b"", "application/json", 400),
        ("/chat/completions", b"{}", "text/plain", 415),
        ("/chat/completions", b"a=1", "application/x-www-form-urlencoded", 415),
        ("/files", b"{}", "application/json", 415),
        ("/files", b"--b\r\nrubbish", "multipart/form-data; boundary=b", 400),
        ("/files", b"--b--\r\n", "multipart/form-data", 400),
        ("/realtime/calls", b"hello", "application/sdp", 400),
        ("/realtime/calls", b"v=0\r\n", "application/sdp", 201),
        ("/responses/input_tokens", b"model=m&input=one+two", "application/x-www-form-urlencoded", 200),
        ("/batches/batch_1/cancel", b'{"a": 1}', "application/json", 400),
        ("/batches/batch_1/cancel", b"", "", 200),
    ],
)
def test_content_types(looking: httpx.Client, path: str, content: bytes, content_type: str, status: int) -> None:
    """A body has one of the operation's media types and is what it says."""
    response = looking.post(path, content=content, headers={"content-type": content_type})
    assert response.status_code == status, response.text
    assert response.is_success or refusal(response)["message"]


@pytest.mark.parametrize(
    ("path", "parts", "param"),
    [
        ("/files", [("purpose", (None, "batch"))], "file"),
        ("/files", [("file", PNG)], "purpose"),
        ("/files", [("file", (None, "text")), ("purpose", (None, "batch"))], "file"),
        ("/files", [("file", PNG), ("purpose", ("p.txt", b"batch"))], "purpose"),
        ("/files", [("file", PNG), ("purpose", (None, "fun"))], "purpose"),
        ("/files", [("file", PNG), ("purpose", (None, "batch")), ("colour", (None, "red"))], "colour"),
        ("/images/edits", [("image", PNG), ("prompt", (None, "x")), ("n", (None, "many"))], "n"),
        ("/images/edits", [("image", PNG), ("prompt", (None, "x")), ("stream", (None, "perhaps"))], "stream"),
        (
            "/files",
            [("file", PNG), ("purpose", (None, "batch")), ("expires_after[anchor]", (None, "never"))],
            "expires_after",
        ),
    ],
)
def test_bad_forms(looking: httpx.Client, path: str, parts: list[Any], param: str) -> None:
    """Fields of a form are known, complete and typed; a file is a file and nothing else is."""
    response = looking.post(path, files=parts)
    assert response.status_code == 400
    assert refusal(response)["param"].startswith(param)


def test_good_form(looking: httpx.Client) -> None:
    """Numbers, booleans, arrays, objects with brackets and objects as JSON all come through a form."""
    session: dict[str, Any] = {"sdp": (None, "v=0\r\n"), "session": (None, '{"type": "realtime"}', "application/json")}
    assert looking.post("/realtime/calls", files=session).status_code == 201
    parts: list[Any] = [("file", PNG), ("purpose", (None, "batch"))]
    parts += [("expires_after[anchor]", (None, "created_at")), ("expires_after[seconds]", (None, "3600"))]
    assert looking.post("/files", files=parts).status_code == 200
    images: list[Any] = [("image[]", PNG), ("image[]", PNG), ("prompt", (None, "x")), ("n", (None, "2"))]
    assert len(looking.post("/images/edits", files=images).json()["data"]) == 2
    audio: list[Any] = [("file", PNG), ("model", (None, "whisper-1")), ("temperature", (None, "0.5"))]
    audio += [("timestamp_granularities[]", (None, "word")), ("timestamp_granularities[]", (None, "segment"))]
    assert looking.post("/audio/transcriptions", files=audio).status_code == 200


def test_allow_unknown() -> None:
    """A server may be told to take what the description does not know."""
    with serve(allow_unknown=True) as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        assert client.post("/chat/completions?api-version=1", json={**CHAT, "unheard_of": 1}).status_code == 200


def test_missing_spec_is_told(tmp_path: Any) -> None:
    """A description that is not there, or is none, is told with its path."""
    for content, part in ((None, "does not exist"), ("a: 1", "no 'paths'"), ("a: [", "not YAML")):
        path = tmp_path / f"{part[:4].strip()}.yaml"
        if content is not None:
            path.write_text(content)
        with pytest.raises(Exception, match=part) as caught, serve(spec=path):
            pass
        assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [b"[" * 50_000 + b"]" * 50_000, b'{"a":' * 400 + b"1" + b"}" * 400, b'"\\udcff"', b'{"\\ud800": 1}'],
    ids=["very deep", "deep", "half a letter", "half a letter in a name"],
)
def test_json_that_no_answer_could_repeat(client: httpx.Client, server: Server, body: bytes) -> None:
    """JSON that is nested too deep, or has half a letter, is refused like any other wrong body."""
    sent = b'{"model": "m", "input": "x", "metadata": ' + body + b"}"
    answer = client.post("/responses", content=sent, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_json"
    assert not any(record.error for record in server.log)


def test_queries_without_bounds(client: httpx.Client, server: Server) -> None:
    """Numbers of thousands of digits and names of thousands of brackets are wrong, and no fault of the server."""
    for query in (f"limit={'9' * 5000}", f"{'a[b]' * 2000}=1"):
        assert client.get(f"/files?{query}").status_code == 400
    assert not any(record.error for record in server.log)
