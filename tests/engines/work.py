"""What the programs with an engine do on their workers, and what becomes of the workers."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wherry import AsyncClient

PATIENCE_S = 40.0


def rows(number: int, refused_every: int) -> list[dict[str, Any]]:
    """Return rows of which every so many-th cannot be answered; 0: each can."""
    faults = ("400" if refused_every and n % refused_every == refused_every - 1 else "ok" for n in range(number))
    return [{"id": n, "text": f"row {n}", "fault": fault} for n, fault in enumerate(faults)]


class Ask:
    """The function of a row. Each worker leaves its process id in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _leave_mark(self) -> None:
        Path(self._folder, str(os.getpid())).touch()

    async def __call__(self, client: AsyncClient, row: dict[str, Any]) -> str:
        self._leave_mark()
        fault = {"x-fault": row["fault"]} if row["fault"] != "ok" else None
        response = await client.responses.create(model="gpt-4o-mini", input=row["text"], extra_headers=fault)
        return response.output_text


def when_answered(calls: int, then: Callable[[], object]) -> threading.Thread:
    """Run `then` in a thread as soon as the server has answered so many calls."""

    def wait() -> None:
        end = time.monotonic() + PATIENCE_S
        address = os.environ["OPENAI_BASE_URL"].removesuffix("/v1") + "/_server/limits"
        while time.monotonic() < end:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if json.load(answer)["answered"] >= calls:
                    then()
                    return
            time.sleep(0.05)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread


def kill(pid: int, note: Path) -> None:
    """Kill a process, and leave a note."""
    os.kill(pid, signal.SIGKILL)
    note.touch()


def kill_one_of(folder: Path) -> None:
    """Kill a worker that has made calls."""
    kill(min(int(path.name) for path in folder.iterdir()), folder.parent / "worker killed")
