"""Switch one tracer on, make the same calls with clients of both packages, and print what it saw as JSON.

`python -m tests.tracing.run TRACER URL`, by an interpreter that has the tracers:
`{package: {call: {"spans": [...], "value": ...}}}`.
"""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import logging
import sys
import warnings
from importlib import import_module
from typing import Any

from tests.tracing.calls import ASYNC_CALLS, CALLS, NAMED
from tests.tracing.tracers import SPANS, TRACERS

PACKAGES = ("openai", "wherry.compat.openai")
CALL_S = 20.0


def main() -> None:
    tracer, url = sys.argv[1:]
    warnings.simplefilter("ignore")
    warnings.filterwarnings("error", message=".*not traced")
    logging.disable(logging.CRITICAL)
    clients = {package: _clients(package, url) for package in PACKAGES}  # before the tracer: it has to reach these, too
    TRACERS[tracer]()
    found = {package: asyncio.run(_calls(tracer, *clients[package])) for package in PACKAGES}
    json.dump(found, sys.stdout, default=str)


def _clients(package: str, url: str) -> tuple[Any, Any]:
    module = import_module(package)
    options: dict[str, Any] = {"api_key": "sk-test", "base_url": url, "max_retries": 0}
    return module.OpenAI(**options), module.AsyncOpenAI(**options)


async def _calls(tracer: str, client: Any, async_client: Any) -> dict[str, Any]:
    found = {}
    for name, call in {**CALLS, **ASYNC_CALLS}.items():
        takes_more = tracer == "langfuse" and "more" in inspect.signature(call).parameters
        value = call(async_client if name in ASYNC_CALLS else client, **(NAMED if takes_more else {}))
        value = await asyncio.wait_for(value, CALL_S) if inspect.isawaitable(value) else value
        gc.collect()  # some tracers end the span of a stream that was left when it goes
        found[name] = {"value": value, "spans": [_readable(span) for span in SPANS.get_finished_spans()]}
        SPANS.clear()
    client.close()
    await async_client.close()
    return found


def _readable(span: Any) -> dict[str, Any]:
    return {
        "name": span.name,
        "status": span.status.status_code.name,
        "attributes": {name: _value(value) for name, value in span.attributes.items()},
        "events": [event.name for event in span.events],
    }


def _value(value: Any) -> Any:
    """Return an attribute; one that is JSON, read."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value


if __name__ == "__main__":
    main()
