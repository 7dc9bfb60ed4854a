"""One call of a generated method over the memory transport, on the sync or the async client.

An async call is driven without an event loop: over memory nothing waits, and the package must not ask for a loop.
"""

from __future__ import annotations

import functools
import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import wherry
from tests.generated.surface import SERVICE, Method
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply, Sent

KINDS = ("sync", "async")


def each(name: str, values: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test with each value of one argument, as one test item: of these tests there are thousands."""

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**given: Any) -> None:
            for value in values:
                test(**{name: value}, **given)

        signature = inspect.signature(test)
        others = [parameter for parameter in signature.parameters.values() if parameter.name != name]
        run.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return run

    return decorated


both_kinds = each("kind", KINDS)
KEYS = {"api_key": "sk-user", "admin_api_key": "sk-admin"}


@dataclass
class Caller:
    """A client of one kind whose transport gives `replies`."""

    kind: str
    replies: Iterable[Reply]
    options: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        memory: Any = MemoryTransport if self.kind == "sync" else AsyncMemoryTransport
        self.transport = memory(self.replies)
        make: Any = wherry.Client if self.kind == "sync" else wherry.AsyncClient
        self.client = make(base_url="http://api.test/v1", transport=self.transport, **{**KEYS, **self.options})

    def call(self, method: Method, /, *positional: Any, **arguments: Any) -> Any:
        """Return the result of the call; await it first if the call is async."""
        result = method.on(self.client)(*positional, **arguments)
        return result if self.kind == "sync" else finished(result)

    @property
    def sent(self) -> list[Sent]:
        found: list[Sent] = self.transport.requests
        return found


def finished(awaitable: Any) -> Any:
    """Drive what needs no event loop to its end."""
    steps = awaitable.__await__()
    try:
        waited = next(steps)
    except StopIteration as end:
        return end.value
    raise AssertionError(f"a call over memory waited for {waited!r}")


def items(iterable: Any) -> list[Any]:
    """Everything that an iterable, sync or async, gives."""
    if hasattr(iterable, "__iter__"):
        return list(iterable)
    iterator, found = iterable.__aiter__(), []
    while True:
        try:
            found.append(finished(iterator.__anext__()))
        except StopAsyncIteration:
            return found


def answer(method: Method, seed: str = "answer") -> tuple[Reply, Any]:
    """A good answer to an operation, and its plain data: JSON, bytes, or None; a stream that is always one has no events."""
    if method.always_streams:
        return Reply(sse=["[DONE]"]), None
    match method.entry["returns"]:
        case "None":
            return Reply(method.operation.success), None
        case "bytes":
            data = bytes(range(256))
            return Reply(method.operation.success, body=data, headers={"content-type": "application/x-test"}), data
        case _:
            text = _sample(method, seed)
            return Reply(method.operation.success, json=json.loads(text)), json.loads(text)


@functools.cache
def _sample(method: Method, seed: str) -> str:
    schema = SERVICE.schema(method.operation.json_schema)
    return json.dumps(SERVICE.sampler.rich(schema, f"{method} {seed}"))
