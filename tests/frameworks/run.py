"""Do the steps of one framework with clients of some packages, and print what came of it as JSON.

`python -m tests.frameworks.run FRAMEWORK URL PACKAGE...`, by an interpreter that has the framework:
`{package: {step: {"value": ...} or {"error": "..."}}}`.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.frameworks.given import Given

STEP_S = 30


def main() -> None:
    framework, url, *packages = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    module = import_module(f"tests.frameworks.steps.{framework}")
    results = {
        package: {name: result(step, Given(package, url)) for name, step in steps(module)} for package in packages
    }
    json.dump(results, sys.stdout)


def steps(module: Any) -> list[tuple[str, Callable[[Given], Any]]]:
    """Return the public functions that the module itself defines, in its order."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]


def result(step: Callable[[Given], Any], given: Given) -> dict[str, Any]:
    """Return the value of a step, as JSON keeps it, or its error."""
    try:
        value = step(given)
        if inspect.isawaitable(value):
            value = asyncio.run(_bounded(value))
        return {"value": json.loads(json.dumps(value))}
    except Exception as error:
        return {"error": f"{type(error).__module__}.{type(error).__qualname__}: {error}"[:600]}


async def _bounded(value: Any) -> Any:
    async with asyncio.timeout(STEP_S):
        return await value


if __name__ == "__main__":
    main()
