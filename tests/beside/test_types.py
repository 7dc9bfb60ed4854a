"""A type checker takes the calls of the official package's own tests as calls of wherry."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import wherry
from tests.beside import sources
from tests.beside.reading import read
from tests.beside.sources import Source

VERSIONS = tuple(sources.TABLES)


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Return what mypy says of the calls: version -> test -> the complaint. One run checks the calls of all versions."""
    folder = tmp_path_factory.mktemp("calls")
    tests: dict[str, list[str]] = {}
    for number, version in enumerate(VERSIONS):
        lines, tests[version] = ["from wherry import Client"], [""]
        for call in read(sources.sdist(Source.of(version))):
            given = [*map(repr, call.args), *(f"{name}={value!r}" for name, value in call.kwargs.items())]
            lines.append(f"def call_{len(lines)}(client: Client) -> None: client.{call.method}({', '.join(given)})")
            tests[version].append(call.test)
        Path(folder, f"calls_{number}.py").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--follow-imports=silent", "--no-pretty"]
    command += ["--no-error-summary", "--hide-error-context", "--no-color-output", "--cache-dir", str(folder / "cache")]
    ended = subprocess.run(
        [*command, *(f"calls_{number}.py" for number in range(len(VERSIONS)))],
        cwd=folder, env={"MYPYPATH": str(Path(wherry.__file__).parents[1])}, capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip
    found: dict[str, dict[str, str]] = {version: {} for version in VERSIONS}
    for number, line, message in re.findall(r"(?m)^calls_(\d+)\.py:(\d+): error: (.*)$", ended.stdout):
        version = VERSIONS[int(number)]
        found[version][tests[version][int(line) - 1]] = message
    assert ended.returncode in (0, 1), ended.stdout + ended.stderr
    assert ended.returncode == 0 or any(found.values()), ended.stdout + ended.stderr
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_the_types_accept_the_calls(version: str, complaints: dict[str, dict[str, str]]) -> None:
    """It complains about those calls alone of which the table says that it does."""
    listed = {test for each in Source.of(version).differences if each.told for test in each.calls}
    faults = [f"{test}\n    {message}" for test, message in complaints[version].items() if test not in listed]
    assert not faults, "\n".join(faults)
    assert listed == complaints[version].keys()
