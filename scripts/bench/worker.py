"""A client's process: `python -m bench.worker NAME BASE_URL`. It reads orders as lines of JSON and answers each with one.

    {"case": "call", "count": 100}  ->  {"cpu_s": 0.03, "wall_s": 0.05, "units": 100, …}
                                    or  {"unsupported": "..."}  or  {"error": "..."}

It ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import asdict
from typing import Any

from .cases import CASES, Case
from .clients import ALL, Client
from .clients.base import Unsupported
from .clients.floor import Floor
from .measuring import Sample


def main() -> None:
    # The orders and answers keep the real standard streams; what a library prints goes to standard error.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    name, base_url = sys.argv[1:]
    cases = {case.name: case for case in CASES}
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        client = ALL[name](base_url)
        beside = ALL[client.beside](base_url) if client.beside else None
        _say(answers, {"ready": sys.version.split()[0]})
        for line in sys.stdin:
            order = json.loads(line)
            try:
                case, count = cases[order["case"]], order["count"]
                sample = _measured(case, client, loop, count)
                if beside is not None:
                    sample.beside_cpu_s = _measured(case, beside, loop, count).cpu_s
                _say(answers, asdict(sample))
            except Unsupported as error:
                _say(answers, {"unsupported": str(error)})
            except Exception as error:
                _say(answers, {"error": f"{type(error).__name__}: {error}"[:500]})
        for each in (client, beside):
            if each is not None:
                _close(each, loop)
    except Exception as error:
        _say(answers, {"error": f"{type(error).__name__}: {error}"[:500]})
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def _measured(case: Case, client: Client, loop: asyncio.AbstractEventLoop, count: int) -> Sample:
    own = type(client)(client.base_url) if case.fresh else client
    try:
        sample = case.measure(own, loop, count)
    finally:
        if own is not client:
            _close(own, loop)
    if case.beside_json:
        sample.json_cpu_s = case.measure(Floor(client.base_url), loop, count).cpu_s
    return sample


def _close(client: Client, loop: asyncio.AbstractEventLoop) -> None:
    client.close()
    loop.run_until_complete(client.close_async())


def _say(answers: Any, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
