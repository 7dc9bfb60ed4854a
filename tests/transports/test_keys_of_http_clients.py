"""What a user's own HTTP client brings stands for a key: no other one is needed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.runtime.test_client import ADMIN, CALL, ENVIRONMENT
from wherry._runtime.base.operation import JSON
from wherry._runtime.client.sync_client import Client


@pytest.mark.parametrize(
    ("brought", "seen"),
    [
        ({"auth": ("user", "password")}, "Basic dXNlcjpwYXNzd29yZA=="),
        ({"headers": {"Authorization": "Bearer x"}}, "Bearer x"),
    ],
)
def test_what_an_http_client_brings_is_enough(
    brought: dict[str, Any], seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client is made without a key, and every call proves who it is as the HTTP client does."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"])
        return httpx.Response(200, json={})

    with httpx.Client(transport=httpx.MockTransport(answer), **brought) as own:
        client = Client(http_client=own)
        client._request(CALL, JSON, body={})
        client._request(ADMIN, JSON)
    assert sent == [seen, seen]
