"""HTTP clients with our defaults."""

from __future__ import annotations

import asyncio
import importlib
import pickle
from typing import Any

import pytest

import wherry
from wherry import UsageTypeError

CASES = [
    (name, kind, f"Default{'Async' if kind == 'AsyncClient' else ''}{name.capitalize()}Client")
    for name in ("httpx", "httpx2")
    for kind in ("Client", "AsyncClient")
]


@pytest.mark.parametrize(("library", "kind", "name"), CASES, ids=[case[2] for case in CASES])
def test_defaults(library: str, kind: str, name: str) -> None:
    """It is a client of its library, can be derived from, and what is given wins over our defaults."""
    module = pytest.importorskip(library)
    cls = getattr(wherry, name)
    assert issubclass(cls, getattr(module, kind))
    assert pickle.loads(pickle.dumps(cls)) is cls is getattr(wherry, name)

    class Own(cls):  # type: ignore[misc, valid-type]
        pass

    for each in (cls(), Own()):
        assert each.timeout == module.Timeout(600, connect=5)
        assert each.follow_redirects
    assert cls(timeout=5, follow_redirects=False).timeout == module.Timeout(5)
    assert cls(timeout=wherry.Timeout(7)).timeout == module.Timeout(7)
    assert cls(timeout=None).timeout == module.Timeout(None)
    with pytest.raises(wherry.UsageError, match="limits of a call"):
        cls(timeout=wherry.Timeout(7, total=9))
    pool = cls()._transport._pool
    assert (pool._max_connections, pool._max_keepalive_connections) == (1000, 100)
    other = pytest.importorskip("httpx2" if library == "httpx" else "httpx")
    assert cls(timeout=other.Timeout(8), limits=other.Limits(max_connections=3)).timeout == module.Timeout(8)


@pytest.mark.parametrize(("library", "kind", "name"), CASES, ids=[case[2] for case in CASES])
def test_a_client_takes_it(library: str, kind: str, name: str) -> None:
    """With its time limits, if the client was given none; one of the other kind is refused when the client is made."""
    module = pytest.importorskip(library)

    def answer(request: Any) -> Any:
        return module.Response(200, json={"read": request.extensions["timeout"]["read"]})

    own = getattr(wherry, name)(timeout=5, transport=module.MockTransport(answer))
    make = getattr(wherry, kind)

    async def ask(**options: Any) -> Any:
        found = make(api_key="k", http_client=own, **options).get("/x")
        return (await found if kind == "AsyncClient" else found)["read"]

    assert asyncio.run(ask()) == 5
    assert asyncio.run(ask(timeout=9)) == 9
    plain = getattr(module, kind)(transport=module.MockTransport(answer))
    for limit, used in ((plain.timeout, 600), (module.Timeout(7), 7)):
        plain.timeout = limit
        found = make(api_key="k", http_client=plain).get("/x")
        assert (asyncio.run(found) if kind == "AsyncClient" else found)["read"] == used
    other = wherry.Client if kind == "AsyncClient" else wherry.AsyncClient
    with pytest.raises(UsageTypeError, match="sync"):
        other(api_key="k", http_client=own)
    with pytest.raises(TypeError, match="http_client must be"):
        make(api_key="k", http_client="a proxy")


def test_names_that_need_the_library() -> None:
    """They are of the library that is always there."""
    httpx = pytest.importorskip("httpx")
    assert httpx.Limits(max_connections=1000, max_keepalive_connections=100) == wherry.DEFAULT_CONNECTION_LIMITS
    assert wherry.Transport is httpx.BaseTransport
    assert httpx.Proxy in wherry.ProxiesTypes.__args__


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    own_client = importlib.import_module("wherry._runtime.transports.http.own_client")

    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(own_client, "import_module", missing)
    with pytest.raises(ImportError, match="pip install httpx2"):
        own_client._library("httpx2", "DefaultHttpx2Client")
