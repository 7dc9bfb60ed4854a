"""The host of a component: the interfaces of WASI 0.2 that the bindings of its world hold.

componentize-py writes the bindings when a component is built, under names that depend on the world. So each interface
is known by what it has, not by its name. Nothing is imported before `bind` is called; afterwards nothing has to be: an
interpreter that is woken from a snapshot imports no new module.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, TypeVar

from ...base.errors import APIConnectionError, APITimeoutError, UsageError

__all__ = ("BINDINGS", "Hold", "Host", "Steps", "bind", "drop", "failure")

BINDINGS = "wit_world"
"""What componentize-py calls the bindings by default."""
_LONGEST_WAIT_S = 1e9
_INTERFACES = {
    "http": ("wasi:http/types", ("OutgoingRequest", "IncomingResponse", "http_error_code")),
    "handler": ("wasi:http/outgoing-handler", ("handle",)),
    "streams": ("wasi:io/streams", ("InputStream", "StreamError_Closed")),
    "poll": ("wasi:io/poll", ("Pollable", "poll")),
    "clock": ("wasi:clocks/monotonic-clock", ("subscribe_duration",)),
}
"""The interfaces, and what each is known by."""


T = TypeVar("T")
Steps = Generator[tuple[Any, "float | None"], bool, T]
"""What goes on between us and the host, with the waits left open: it yields a pollable and a limit in seconds, and
receives whether the pollable became ready. A thread blocks between two steps, a task awaits."""


class Host:
    """The interfaces, and how to wait without an event loop."""

    __slots__ = ("Err", "clock", "handler", "http", "poll", "streams")

    def __init__(self, modules: dict[str, Any], err: Any) -> None:
        self.http = modules["http"]
        self.handler = modules["handler"]
        self.streams = modules["streams"]
        self.poll = modules["poll"]
        self.clock = modules["clock"]
        self.Err = err
        """What a call raises for an error of its WIT result; `value` is the error."""

    def reason(self, error: Any) -> Any:
        """Return the value of an Err that was caught, and free what it holds.

        The frame that raised it holds it, and it holds the frame: a cycle that would keep every caller's variables.
        """
        error.with_traceback(None)
        return error.value

    def timer(self, seconds: float) -> Any:
        """Return a pollable that becomes ready in `seconds`."""
        return self.clock.subscribe_duration(int(min(max(seconds, 0.0), _LONGEST_WAIT_S) * 1e9))

    def wait(self, pollable: Any, timeout_s: float | None = None) -> bool:
        """Block until `pollable` is ready, and drop it. False: the time was up before."""
        try:
            if timeout_s is None:
                pollable.block()
                return True
            timer = self.timer(timeout_s)
            try:
                return 0 in self.poll.poll([pollable, timer])
            finally:
                drop(timer)
        finally:
            drop(pollable)

    def follow(self, steps: Steps[T]) -> T:
        """Take the steps, blocking between them, and return their result."""
        try:
            wanted = next(steps)
            while True:
                wanted = steps.send(self.wait(*wanted))
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]


_bound: dict[str, Host] = {}


def bind(bindings: ModuleType | str | None = None) -> Host:
    """Find the interfaces in a bindings module, by default `wit_world`. UsageError says what its world lacks."""
    if isinstance(bindings, ModuleType):
        bindings = bindings.__name__
    name = bindings or BINDINGS
    host = _bound.get(name)
    if host is None:
        host = _bound[name] = _find(name)
    return host


def _find(name: str) -> Host:
    try:
        modules = list(_imports(name))
        err = import_module("componentize_py_types").Err
    except ImportError as error:
        raise UsageError(
            f"the bindings of this component cannot be imported ({error}). componentize-py makes them when it builds a "
            f"component: call preload() of this package, or make the transport, where the app is imported; bindings "
            f"that are not called {BINDINGS} are named by WasiTransport(bindings=...)"
        ) from None
    found: dict[str, Any] = {}
    for module in modules:
        for interface, (_, marks) in _INTERFACES.items():
            if all(callable(getattr(module, mark, None)) for mark in marks) and "incoming" not in module.__name__:
                found.setdefault(interface, module)
    lacking = [f"{wit}@0.2.0" for interface, (wit, _) in _INTERFACES.items() if interface not in found]
    if lacking:
        raise UsageError(
            f"the world of {name} lacks {', '.join(lacking)}: write `import {lacking[0]};` into it, or include a world "
            f"that has it, such as wasi:http/proxy@0.2.0, and build the component again"
        )
    return Host(found, err)


def _imports(name: str) -> Iterator[ModuleType]:
    """Return the modules of the interfaces that a world imports. In a woken snapshot, those that were loaded before."""
    package = import_module(f"{name}.imports")
    yield from [import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__)]
    for loaded in tuple(sys.modules):
        if loaded.startswith(f"{package.__name__}."):
            yield sys.modules[loaded]


def drop(resource: Any) -> None:
    """Return a resource back to the host. What was made from it has to be dropped before."""
    if resource is not None:
        resource.__exit__(None, None, None)


class Hold:
    """What is held of the host for one answer, in the order in which it was made; dropped in the reverse of it.

    Until then it is known to this module. So the garbage collector never sees it: that would drop it in any order, and
    the host ends a component that drops a thing before what was made from it.
    """

    __slots__ = ("_resources",)

    def __init__(self) -> None:
        self._resources: list[Any] = []
        _holds.add(self)

    def take(self, resource: Any) -> Any:
        """Hold one more; return it."""
        self._resources.append(resource)
        return resource

    def hand_over(self) -> Any:
        """Return the last one away; the host takes it."""
        return self._resources.pop()

    def drop(self, keep: int = 0) -> None:
        """Drop what is held, the last one first, but for the first `keep`."""
        while len(self._resources) > keep:
            drop(self._resources.pop())
        if not keep:
            _holds.discard(self)


_holds: set[Hold] = set()


def failure(code: Any) -> APIConnectionError:
    """Turn an error code of wasi:http into our error."""
    kind = type(code).__name__.removeprefix("ErrorCode_")
    said = getattr(code, "value", None)
    text = _words(kind)
    if kind == "InternalError" and said:
        text = said
    elif hasattr(said, "__dict__"):
        facts = [f"{_words(name)} {value}" for name, value in vars(said).items() if value is not None]
        text = f"{text}: {', '.join(facts)}" if facts else text
    elif said is not None:
        text = f"{text}: {said}"
    if kind == "HttpRequestDenied":
        text += "; the host lets components speak to some servers only"
    if "Timeout" in kind:
        return APITimeoutError(f"Request timed out ({text}).")
    return APIConnectionError(f"the connection failed ({text})")


def _words(name: str) -> str:
    """`ConnectionRefused`, `info_code` -> `connection refused`, `info code`."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()
    return spaced.replace("_", " ").lower()

# Copied from templates/runtime/transports/wasi/bindings.py: edit it there.
