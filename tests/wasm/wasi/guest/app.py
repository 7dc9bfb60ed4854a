"""The component that the tests run: one scenario a run, named by SCENARIO; it prints what came out as JSON.

A scenario is a function of `threads` or `tasks` with a dot in between: `tasks.chat`. It takes a client. Everything is
imported here, before the snapshot; `imported` names what was imported later all the same.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from typing import Any

import tasks
import threads

import wherry

wherry.preload()
BEFORE = frozenset(sys.modules)


class Run:
    """What the component exports: `wasi:cli/run`."""

    def run(self) -> None:
        """Play the scenario."""
        told: dict[str, Any] = {}
        kind, _, name = os.environ["SCENARIO"].partition(".")
        try:
            if kind == "threads":
                with wherry.Client() as client:
                    told["value"] = getattr(threads, name)(client)
            else:
                told["value"] = asyncio.run(awaited(name), loop_factory=wherry.transports.WasiLoop)
        except BaseException:
            told["error"] = traceback.format_exc()
        told["imported"] = sorted(frozenset(sys.modules) - BEFORE)
        print(json.dumps(told))


async def awaited(name: str) -> Any:
    """Play a scenario of `tasks`."""
    async with wherry.AsyncClient() as client:
        return await getattr(tasks, name)(client)
