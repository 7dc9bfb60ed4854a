"""What the examples use of rich. It prints the JSON of an answer or event, for both packages show their objects differently."""

from __future__ import annotations

import builtins
import json
import warnings
from typing import Any


def print(*values: Any, width: int = 0) -> None:
    """Print each value on a line: JSON with sorted keys if it is a model, else its text."""
    for value in values:
        builtins.print(_dumped(value) if hasattr(value, "model_dump") else value)


def _dumped(value: Any) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the official package warns about parsed values that it dumps itself
        return json.dumps(value.model_dump(mode="json", by_alias=True), sort_keys=True)


class _Console:
    print = staticmethod(print)


def get_console() -> _Console:
    """Return what prints."""
    return _Console()
