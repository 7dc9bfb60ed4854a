"""RemoteServer: the ScriptedServer of tests/transports, which runs outside, as the tests inside Pyodide see it."""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import js
from pyodide.ffi import run_sync, to_js

from tests.transports.scripted import Answer, Cut, Pause

if TYPE_CHECKING:
    from typing_extensions import Self


class RemoteServer:
    """Runs from `with` to its end. What it saw is asked for when it is looked at."""

    def __init__(self, answers: Any) -> None:
        self._answers = answers

    def __enter__(self) -> Self:
        answers = _gentler(self._answers) if isinstance(self._answers, Answer) else list(map(_gentler, self._answers))
        self._number, self.url = _ask("POST", "/", pickle.dumps(answers, protocol=4))
        return self

    def __exit__(self, *_: object) -> None:
        error = _ask("DELETE", f"/{self._number}")
        assert error is None, error

    @property
    def connections(self) -> int:
        """How many connections were made."""
        return self._seen(0)

    @property
    def disconnects(self) -> list[float]:
        """When clients went away."""
        return self._seen(1)

    @property
    def requests(self) -> list[Any]:
        """What came."""
        return self._seen(2)

    def wait_disconnect(self, count: int = 1, within_s: float = 1.0) -> bool:
        """Say whether `count` clients went away in the given time."""
        return self._wait(lambda: len(self.disconnects) >= count, within_s)

    def wait_idle(self, within_s: float = 5.0) -> bool:
        """Say whether all connections were closed in the given time."""
        return self._wait(lambda: self._seen(3), within_s)

    def _seen(self, index: int) -> Any:
        return _ask("GET", f"/{self._number}/{index}")

    def _wait(self, there: Any, within_s: float) -> bool:
        ends_s = time.monotonic() + within_s
        while not there():
            if time.monotonic() > ends_s:
                return False
        return True


def _gentler(answer: Answer) -> Answer:
    """Pause before a cut: when a connection breaks, fetch drops what it has received and nobody has asked for yet."""
    chunks = [part for chunk in answer.chunks for part in ((Pause(0.1), chunk) if isinstance(chunk, Cut) else (chunk,))]
    return replace(answer, chunks=chunks)


def _ask(method: str, path: str, body: bytes | None = None) -> Any:
    options = {"method": method} if body is None else {"method": method, "body": body}
    js_options = to_js(options, dict_converter=js.Object.fromEntries)
    js_answer = run_sync(js.fetch(os.environ["SCRIPTED_CONTROL"] + path, js_options))
    return pickle.loads(run_sync(js_answer.arrayBuffer()).to_bytes())
