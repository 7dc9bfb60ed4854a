"""The component of the WASI benchmark: one streamed answer; it tells when it began, had its first token, and ended."""

from __future__ import annotations

import asyncio
import json
import os
import time
from typing import Any

import wherry

wherry.preload()

ASK: Any = {"messages": [{"role": "user", "content": "Say ahoy"}], "stream": True}


class Run:
    """What the component exports: `wasi:cli/run`."""

    def run(self) -> None:
        began = time.perf_counter_ns()
        model = os.environ["MODEL"]
        if os.environ["KIND"] == "threads":
            marks = _blocking(model)
        else:
            with asyncio.Runner(loop_factory=wherry.transports.WasiLoop) as runner:
                marks = runner.run(_awaiting(model))
        first_ns, first_at, last_ns, events = marks
        print(
            json.dumps(
                {"first_ns": first_ns - began, "first_at": first_at, "rest_ns": last_ns - first_ns, "events": events}
            )
        )


def _blocking(model: str) -> tuple[int, float, int, int]:
    with wherry.Client() as client, client.chat.completions.create(model=model, **ASK) as events:
        next(events)
        first_ns, first_at = time.perf_counter_ns(), time.time()
        count = sum(1 for _ in events)
    return first_ns, first_at, time.perf_counter_ns(), count


async def _awaiting(model: str) -> tuple[int, float, int, int]:
    async with wherry.AsyncClient() as client, await client.chat.completions.create(model=model, **ASK) as events:
        await anext(events)
        first_ns, first_at = time.perf_counter_ns(), time.time()
        count = 0
        async for _ in events:
            count += 1
    return first_ns, first_at, time.perf_counter_ns(), count
