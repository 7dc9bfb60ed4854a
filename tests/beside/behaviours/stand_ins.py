"""Modules that the tests import beside the package: the snapshot library, printing, their own settings."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import printed
import recordings
from plugin import BASE_URL


def module(name: str, **names: Any) -> None:
    made = types.ModuleType(name)
    vars(made).update(names)
    sys.modules[name] = made


def install(tests: Path) -> None:
    """Put the stand-ins where the tests import them from."""

    def same(value: Any = None) -> Any:
        return value

    recorded = recordings.of(tests / "lib/chat/test_completions_streaming.py")
    module(
        "inline_snapshot",
        snapshot=same,
        get_snapshot_value=same,
        external=lambda name: recorded[name],
        outsource=same,
    )
    module("rich", print=print)
    sys.path.insert(0, str(tests.parent))
    module("tests.conftest", base_url=BASE_URL)
    module("tests.lib.utils", print_obj=lambda value, monkeypatch: printed.Printed(value))
