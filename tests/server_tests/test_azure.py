"""The addresses of Azure lead to the same operations, and its keys open them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT, events_of
from wherry_server import Server, serve

KEY = {"api-key": "0123456789abcdef"}
VERSION = "api-version=2024-10-21"
ASKED = {"messages": CHAT["messages"]}


def origin(server: Server) -> str:
    return server.url.removesuffix("/v1")


@pytest.mark.parametrize(
    ("path", "body", "operation"),
    [
        (f"/openai/deployments/gpt/chat/completions?{VERSION}", ASKED, "POST /chat/completions"),
        (f"/openai/deployments/gpt/chat/completions?{VERSION}", CHAT, "POST /chat/completions"),
        (f"/openai/deployments/gpt/completions?{VERSION}", {"prompt": "ahoy"}, "POST /completions"),
        (f"/openai/deployments/gpt/embeddings?{VERSION}", {"input": "ahoy"}, "POST /embeddings"),
        (f"/openai/deployments/a%2Fb/images/generations?{VERSION}", {"prompt": "x"}, "POST /images/generations"),
        (f"/openai/deployments/gpt/audio/speech?{VERSION}", {"input": "x", "voice": "alloy"}, "POST /audio/speech"),
        (f"/openai/responses?{VERSION}", {"model": "gpt", "input": "x"}, "POST /responses"),
        (f"/openai/files?{VERSION}", None, "GET /files"),
        (f"/openai/models?{VERSION}", None, "GET /models"),
        (f"/openai/assistants/a?{VERSION}", None, "GET /assistants/{assistant_id}"),
        (f"/openai/threads?{VERSION}", {}, "POST /threads"),
        ("/openai/v1/chat/completions", CHAT, "POST /chat/completions"),
        ("/openai/v1/chat/completions?api-version=preview", CHAT, "POST /chat/completions"),
        ("/openai/v1/responses", {"model": "gpt", "input": "x"}, "POST /responses"),
        ("/openai/v1/vector_stores", None, "GET /vector_stores"),
        ("/openai/v1/files?api-version=v1&limit=2", None, "GET /files"),
    ],
)
@pytest.mark.parametrize("headers", [KEY, {"authorization": "Bearer eyJ0eXAi.x.y"}], ids=["key", "token"])
def test_an_operation(shared: Server, path: str, body: Any, operation: str, headers: dict[str, str]) -> None:
    """Each address means the operation that it ends with, with a key or a token of Entra."""
    verb = "GET" if body is None else "POST"
    answer = httpx.request(verb, origin(shared) + path, headers=headers, json=body)
    assert answer.is_success, answer.text
    assert (shared.log[-1].operation, shared.log[-1].error) == (operation, None)


def test_the_deployment_is_the_model(shared: Server) -> None:
    """What the address names need not stand in the body, neither in JSON nor in a form, streamed or not."""
    url = f"{origin(shared)}/openai/deployments/mine/chat/completions?{VERSION}"
    assert httpx.post(url, headers=KEY, json=ASKED).json()["model"] == "mine"
    assert httpx.post(url, headers=KEY, json={**ASKED, "model": None}).json()["model"] == "mine"
    streamed = events_of(httpx.post(url, headers=KEY, json={**ASKED, "stream": True}))
    assert streamed[0][1]["model"] == "mine"
    heard = url.replace("chat/completions", "audio/transcriptions")
    assert httpx.post(heard, headers=KEY, files={"file": ("a.wav", b"RIFF")}).json()["text"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/openai/deployments/gpt/chat/completions", KEY, 404),
        ("/openai/files", KEY, 404),
        (f"/openai/deployments/gpt?{VERSION}", KEY, 404),
        (f"/openai/nothing?{VERSION}", KEY, 404),
        ("/openai/v1/nothing", KEY, 404),
        ("/openai", KEY, 404),
        ("/openai/v1/files", {}, 401),
        ("/openai/v1/files", {"api-key": ""}, 401),
        ("/openai/v1/files?unheard_of=1", KEY, 400),
        ("/v1/files", KEY, 401),
        ("/v1/files?api-version=1", {"authorization": "Bearer sk-x"}, 400),
    ],
)
def test_what_is_refused(shared: Server, path: str, headers: dict[str, str], status: int) -> None:
    """No version, no key, no such operation; and away from Azure's addresses nothing of Azure is known."""
    answer = httpx.get(origin(shared) + path, headers=headers)
    assert (answer.status_code, "error" in answer.json()) == (status, True)


def test_a_key_of_its_own() -> None:
    """A server with a key of its own takes this one alone; the log holds none."""
    with serve(api_key="mine") as server:
        for key, status in (("mine", 200), ("other", 401)):
            answer = httpx.get(f"{origin(server)}/openai/v1/models", headers={"api-key": key})
            assert answer.status_code == status
        assert server.log[-1].headers["api-key"] == "***"
    with serve(auth=False) as server:
        assert httpx.get(f"{origin(server)}/openai/v1/models").status_code == 200
