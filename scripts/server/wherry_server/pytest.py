"""A plugin of pytest: `pytest -p wherry_server.pytest`, or `pytest_plugins = ["wherry_server.pytest"]` in conftest.py.

It has the fixture `wherry_server`: one server for the session (under xdist one for each worker), as new for each test. While a
test runs, OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_ADMIN_KEY lead to it, so that any client of the API finds it by itself. Nothing
of the server is imported before a test asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .limits import Limits
    from .log import Log
    from .runner import Server

__all__ = ("WherryServer",)

KEY, ADMIN_KEY = "sk-test", "sk-admin-test"
_LOOPBACK = "127.0.0.1"
_HAS_FAILED = pytest.StashKey[bool]()


class WherryServer:
    """The server as a test sees it."""

    key = KEY
    """An API key that it takes."""
    admin_key = ADMIN_KEY

    def __init__(self, server: Server) -> None:
        self.server = server
        """The server itself, with `store`, `connections`, and all else."""
        self.url = server.url
        """The base URL for a client: `http://127.0.0.1:PORT/v1`."""
        self.origin = server.origin

    @property
    def log(self) -> Log:
        """The requests of this test, oldest first: `log[-1].json()`, `log[-1].headers`, `log.wait_for(…)`."""
        return self.server.log

    def faults(self, *faults: str, on: str | None = None) -> None:
        """Let the next requests fail, one after the other: `faults("429;retry-after=0", "cut=3")`.

        `wherry-server --help` lists them. `on` is a path, or a verb and a path, without the prefix: `POST /chat/completions`.
        Raises FaultError for one that is not known.
        """
        self.server.faults.add(*faults, on=on)

    def reply(self, text: str | None = None, *, on: str | None = None, times: int | None = 1, **reply: Any) -> None:
        """Prepare the answer of the next `times` requests (None: of all, or of none). A test fails that leaves one over.

        A `text`, a `refusal`, or `calls` of tools as `[("name", {"argument": 1})]` are what the model says: the server makes
        the answer, whole or streamed as the request wants it, over a WebSocket of responses or of realtime too. `json`, `events` (objects, or texts such as "[DONE]") or `data`
        (bytes, with `media_type`) are sent as they are, with `status` and `headers`; they need `on`, an operation such as
        `POST /embeddings`, or a path. Raises ValueError for anything else.
        """
        from .replies import reply as made

        self.server.replies.add(made(text, **reply), on=on, times=times)

    def limits(self, **settings: Any) -> Limits:
        """Limit each key and model for the rest of the test, and return what is counted.

        Settings are the fields of `LimitSettings`: `requests_per_minute`, `tokens_per_minute`, `concurrent`, `burst_s`.
        """
        from .limits import LimitSettings

        self.server.limits.set(LimitSettings(**settings))
        return self.server.limits

    def clear(self) -> None:
        """Make the server as new: no log, no faults, no replies, no limits, and nothing of what clients made."""
        self.server.limits.set(self.server.settings.limits)
        self.server.store.clear()
        for each in (self.server.faults, self.server.replies, self.server.log):
            each.clear()


@pytest.fixture(scope="session")
def wherry_server_settings() -> Mapping[str, Any]:
    """The settings of the server: fields of `wherry_server.Settings`. Override it to set `items`, `words` or limits."""
    return {}


@pytest.fixture(scope="session")
def _wherry_server(wherry_server_settings: Mapping[str, Any]) -> Iterator[WherryServer]:
    from . import serve

    with serve(**wherry_server_settings) as server:
        yield WherryServer(server)


@pytest.fixture
def wherry_server(
    _wherry_server: WherryServer, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[WherryServer]:
    """A server for this test, as new. The environment leads to it."""
    _wherry_server.clear()
    monkeypatch.setenv("OPENAI_BASE_URL", _wherry_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", _wherry_server.key)
    monkeypatch.setenv("OPENAI_ADMIN_KEY", _wherry_server.admin_key)
    for name in ("NO_PROXY", "no_proxy"):  # a proxy does not know this machine
        monkeypatch.setenv(name, ",".join(filter(None, (os.environ.get(name), _LOOPBACK))))
    yield _wherry_server
    broken = [record.error for record in _wherry_server.log if record.error]
    if broken:
        pytest.fail(f"wherry-server is broken:\n{broken[0]}", pytrace=False)
    left_over = _wherry_server.server.replies.left_over()
    if left_over and not request.node.stash.get(_HAS_FAILED, False):
        calls = [f"{record.method} {record.path}: {record.status}" for record in _wherry_server.log]
        asked = "; ".join(calls[-5:]) or "nothing"
        lines = "\n".join(f"  {line}" for line in left_over)
        pytest.fail(f"replies that nobody asked for:\n{lines}\nlast asked for: {asked}", pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember which tests have failed: what they leave over is no news."""
    if call.when != "teardown":
        item.stash[_HAS_FAILED] = call.excinfo is not None
    yield
