"""What the tests need of pytest: their fixtures, coroutines as tests, and an account of how each test ended."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from typing import Any

import printed
import pytest

BASE_URL = "http://127.0.0.1:4010"
KEYS = {"base_url": BASE_URL, "api_key": "My API Key", "admin_api_key": "My Admin API Key"}


class AnyText(str):
    """Equal to every text that is not empty."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and other != ""

    __hash__ = str.__hash__


_strict_raises = pytest.raises


def _raises(expected: Any, *, match: Any = None, **more: Any) -> Any:
    return _strict_raises(expected, **more)


def _name(nodeid: str) -> str:
    return nodeid.rpartition("tests/lib/")[2]


class Plugin:
    """Fixtures and hooks for one run."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.outcomes: dict[str, str] = {}
        """Test -> an empty text where it passed, else its error."""
        self.events: dict[str, list[Any]] = {}
        """Test -> the events of its recorded stream, as JSON."""
        self.running = ""

    def pytest_configure(self, config: pytest.Config) -> None:
        for marker in ("respx2", "asyncio"):
            config.addinivalue_line("markers", f"{marker}: of the tests that are run")

    def pytest_pycollect_makemodule(self, module_path: Any, parent: Any) -> None:
        """Let messages differ on wherry, which has words of its own: the types of errors count."""
        if self.package == "wherry":
            pytest.raises = _raises  # type: ignore[assignment]

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        for module in {item.module for item in items}:
            if self.package == "wherry" and isinstance(getattr(module, "ERROR_MESSAGE", None), str):
                module.ERROR_MESSAGE = AnyText()
            if hasattr(module, "StreamListener"):
                self._listen(module.StreamListener)

    def _listen(self, listener: Any) -> None:
        """Note the events of recorded streams as they come."""
        listen = listener.__iter__

        def listening(this: Any) -> Iterator[Any]:
            for event in listen(this):
                self.events.setdefault(self.running, []).append(printed.said(event))
                yield event

        listener.__iter__ = listening

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.running = _name(nodeid)

    @pytest.fixture
    def client(self, request: pytest.FixtureRequest) -> Iterator[Any]:
        import httpx2
        import openai

        with openai.OpenAI(
            **KEYS, **self._strict(getattr(request, "param", True)), http_client=httpx2.Client()
        ) as opened:
            yield opened

    @pytest.fixture
    def async_client(self, request: pytest.FixtureRequest) -> Iterator[Any]:
        import httpx2
        import openai

        param = getattr(request, "param", True)
        strict = param.get("strict", True) if isinstance(param, dict) else param
        client = openai.AsyncOpenAI(**KEYS, **self._strict(strict), http_client=httpx2.AsyncClient())
        yield client
        asyncio.run(client.close())

    def _strict(self, strict: bool) -> dict[str, bool]:
        """Strict validation of answers is an option for the package's own tests; wherry has none."""
        return {} if self.package == "wherry" else {"_strict_response_validation": strict}

    @pytest.fixture
    def respx2_mock(self, request: pytest.FixtureRequest) -> Iterator[Any]:
        from tests import respx2

        marker = request.node.get_closest_marker("respx2")
        with respx2.mock(**marker.kwargs) if marker else respx2.mock as router:
            yield router

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: Any) -> bool | None:
        if not inspect.iscoroutinefunction(pyfuncitem.obj):
            return None
        wanted = pyfuncitem._fixtureinfo.argnames
        asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = _name(report.nodeid)
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            self.outcomes[name] = str(crash.message if crash else report.longrepr)[:3600] or "failed"
        elif report.skipped:
            self.outcomes.setdefault(name, "skipped")
        elif report.when == "call":
            self.outcomes.setdefault(name, "")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            name = _name(report.nodeid)
            self.outcomes[name] = str(report.longrepr)[-600:]
