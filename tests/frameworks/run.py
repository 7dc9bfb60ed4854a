"""Do the steps of one framework with clients of some kinds, and print what came of it as JSON.

`python -m tests.frameworks.run FRAMEWORK URL KIND...`, by an interpreter that has the framework:
`{kind: {step: {"value": ...} or {"error": "..."}}}`. `KIND:STEP` does this step only.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import sys
import traceback
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.frameworks.given import Given

STEP_S = 10


def main() -> None:
    framework, url, *kinds = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    modules = [
        import_module(f"tests.frameworks.steps.{folder}{framework}")
        for folder in ("", "further.")
        if Path(__file__).parent.joinpath("steps", *folder.split("."), f"{framework}.py").exists()
    ]
    everything = {name: step for module in modules for name, step in steps(module)}
    results: dict[str, dict[str, Any]] = {}
    for kind, _, only in (kind.partition(":") for kind in kinds):
        wanted = {only: everything[only]} if only else everything
        results[kind] = {name: result(step, Given(kind, url, name)) for name, step in wanted.items()}
    json.dump(results, sys.stdout)


def steps(module: Any) -> list[tuple[str, Callable[[Given], Any]]]:
    """Return the public functions that the module itself defines, in its order."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]


def result(step: Callable[[Given], Any], given: Given) -> dict[str, Any]:
    """Return the value of a step, as JSON keeps it, or its error. A value that says nothing is an error."""
    # The server counts how often a fault has been used; what a step leaves over is not for the next.
    urlopen(Request(f"{given.origin}/_server/faults", method="DELETE")).close()
    try:
        value = step(given)
        if inspect.isawaitable(value):
            value = asyncio.run(_bounded(value))
        if any(says_nothing(part) for part in (value if isinstance(value, tuple) else (value,))):
            return {"error": f"a part of the value is empty: {value!r}"[:600]}
        return {"value": json.loads(json.dumps(value))}
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{'/'.join(Path(last.filename).parts[-2:])}:{last.lineno}"
        return {"error": f"{type(error).__module__}.{type(error).__qualname__}: {error}"[:600] + f" [{place}]"}


def says_nothing(value: Any) -> bool:
    """Return whether there is nothing in a value but empty texts, None, zeros and containers of these."""
    if isinstance(value, dict):
        return all(map(says_nothing, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(says_nothing, value))
    return not value


async def _bounded(value: Any) -> Any:
    async with asyncio.timeout(STEP_S):
        return await value


if __name__ == "__main__":
    main()
