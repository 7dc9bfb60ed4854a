"""Run tests of this repository with pytest, inside Pyodide."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from tests.wasm.node.inside import stand_ins


class _Outcomes:
    """Counts what pytest reports, and keeps the failures."""

    def __init__(self) -> None:
        self.passed: dict[str, int] = {}
        self.skipped: dict[str, str] = {}
        self.failed: dict[str, str] = {}

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        print(nodeid, file=sys.__stdout__)  # after an error that is fatal to the interpreter, the last one tells

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext[-3000:]
        elif report.skipped:
            self.skipped[report.nodeid] = report.longrepr[2].removeprefix("Skipped: ")
        elif report.when == "call":
            path = report.nodeid.partition("::")[0]
            self.passed[path] = self.passed.get(path, 0) + 1

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext[-3000:]


async def main(arguments: list[str], control: str = "") -> dict[str, Any]:
    """Return the number of passed tests of each file, the skipped ones and the failures.

    `control` is the address of scripted servers outside (tests/wasm/node/control.py).
    """
    os.chdir("/repository")
    stand_ins.install()
    if control:
        from tests.transports import scripted
        from tests.wasm.node.inside.remote import RemoteServer

        os.environ["SCRIPTED_CONTROL"] = control
        scripted.ScriptedServer = RemoteServer  # type: ignore[assignment, misc]
    outcomes = _Outcomes()
    pytest.main(
        [
            "-q",
            "--assert=plain",  # rewriting every assertion costs time, and nothing is kept for the next run
            "--import-mode=importlib",
            "--rootdir=/repository",
            "--capture=sys",  # no second descriptor of the output can be had here
            "-pno:cacheprovider",
            "-pno:faulthandler",
            "-Werror",
            *arguments,
        ],
        plugins=[outcomes],
    )
    return vars(outcomes)
