"""Look names up in a package: `python -m tests.beside.resolve PACKAGE NAMES.json` prints those that do not resolve, with the error.

A program for an interpreter that can import the package.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType

__all__ = ("missing",)


def missing(names: list[str], package: str) -> dict[str, str]:
    """Return the dotted names that do not resolve with `package` in the place of their first part, and why."""
    os.environ.setdefault("OPENAI_API_KEY", "sk-test")  # what the module itself does as a client wants one
    found: dict[str, str] = {}
    for name in names:
        try:
            _resolve([package, *name.split(".")[1:]])
        except (ImportError, AttributeError) as error:
            found[name] = f"{type(error).__name__}: {error}"
    return found


def _resolve(parts: list[str]) -> object:
    """Return what the dotted name means, as `import` and `from ... import` find it."""
    value: object = importlib.import_module(parts[0])
    for length, part in enumerate(parts[1:], 1):
        try:
            value = getattr(value, part)
        except AttributeError:
            if not isinstance(value, ModuleType):
                raise
            try:
                value = importlib.import_module(".".join(parts[: length + 1]))
            except ModuleNotFoundError:
                pass
            else:
                continue
            raise
    return value


if __name__ == "__main__":
    print(json.dumps(missing(json.loads(Path(sys.argv[2]).read_text("utf-8")), sys.argv[1])))
