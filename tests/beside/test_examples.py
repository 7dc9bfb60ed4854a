"""The official package's own examples run on it, on `wherry.compat.openai`, and on wherry alone.

They are read from the sdist. `examples/3.57.0.toml` says which of them can run here, why the others cannot, and what differs.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from tests.beside import sources
from tests.beside.sources import ROOT, Source
from tests.dropin.running import Ended, interpreter

FOLDER = Path(__file__).parent / "examples"
TABLE: dict[str, Any] = tomllib.loads((FOLDER / "3.57.0.toml").read_text("utf-8"))
COMPAT = "wherry.compat.openai"
CLIENTS = {"OpenAI", "AsyncOpenAI", "AzureOpenAI", "AsyncAzureOpenAI"}
PACKAGES = ("openai", COMPAT, "wherry")
NAMES: list[str] = TABLE["runs"]
OTHERWISE = {
    (package, name)
    for entry in TABLE["prints_otherwise"]
    for package in ([entry["package"]] if "package" in entry else [COMPAT, "wherry"])
    for name in entry["examples"]
}
FAILS = {(entry["package"], name): entry["error"] for entry in TABLE["fails"] for name in entry["examples"]}
WHERE = re.compile(r" at 0x[0-9a-f]+|(?<=\.py:)\d+(?=: \w+Warning:)")
"""Where an object is in memory, and the line of a warning."""
NUMBER = re.compile(r"(?<=[_-])0\d{5}\b")
"""Of an ID that the server made: it counts."""
PLACEHOLDERS = {
    "https://example-endpoint.openai.azure.com": "ORIGIN",
    "https://example-resource.openai.azure.com": "ORIGIN",
    "https://...": "ORIGIN/v1/",
    '"..."': '"sk-test"',
}
"""Addresses and a key that stand in the examples, and those of the built-in server."""


class _Imports(ast.NodeTransformer):
    """Imports the package from another module, and its clients where they come from deeper in it."""

    def visit_Import(self, node: ast.Import) -> Any:
        names = [ast.alias(COMPAT, "openai") if alias.name == "openai" else alias for alias in node.names]
        return ast.Import(names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> Any:
        top, _, deeper = (node.module or "").partition(".")
        if top != "openai":
            return node
        changed = [alias for alias in node.names if not deeper or alias.name in CLIENTS]
        others = [alias for alias in node.names if alias not in changed]
        return [
            ast.ImportFrom(module, names, 0) for module, names in ((COMPAT, changed), (node.module, others)) if names
        ]


def changed(program: str, package: str) -> str:
    """Return the example for a package. (The imports of plain wherry are changed where it runs, as those of tests/dropin.)"""
    return ast.unparse(_Imports().visit(ast.parse(program))) if package == COMPAT else program


Runs = dict[str, "Future[dict[str, Ended]]"]
"""Package -> how each example ended."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """Every example with every package; the packages at the same time."""
    folder = sources.sdist(Source.of("3.57.0")) / "examples"
    with ThreadPoolExecutor() as pool:
        yield {package: pool.submit(_ran, package, folder, tmp_path_factory.mktemp("run")) for package in PACKAGES}


def _ran(package: str, folder: Path, work: Path) -> dict[str, Ended]:
    """Run every example with a package, one after the other in `work`."""
    _files(work)
    origin = ""

    def variables(at: str) -> dict[str, str]:
        nonlocal origin
        origin = at
        mtls = {"CERTIFICATE_CHAIN": "certificate.pem", "PRIVATE_KEY": "key.pem"}
        azure = {"AZURE_OPENAI_API_KEY": "sk-azure", "OPENAI_API_TYPE": "openai"}  # not for the module's own client
        in_order = {"PYTHONUNBUFFERED": "1"}  # warnings stand where they came, between what was printed
        return {**azure, **in_order, **{f"OPENAI_MTLS_{name}": file for name, file in mtls.items()}}

    imported = f"{FOLDER / 'stand_ins'}:{ROOT / 'generated'}"
    found = {}
    with interpreter(package, sources.interpreter(), imported, work, variables) as python:
        for name in NAMES:
            program = (folder / name).read_text("utf-8")
            for placeholder, text in PLACEHOLDERS.items():
                program = program.replace(placeholder, text.replace("ORIGIN", origin))
            script = work / name.replace("/", "_")
            script.write_text(changed(program, package), "utf-8")
            result = python.run(script, *TABLE["arguments"].get(name, ()))
            found[name] = Ended(result.status, result.output.replace(str(work), "").replace(origin, ""))
    return found


def _files(folder: Path) -> None:
    """Put there what the examples read: a file to upload, and a certificate."""
    (folder / "numbers.txt").write_text("\n".join(map(str, range(10_000))), "utf-8")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=wherry -out certificate.pem -keyout key.pem"
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True, timeout=30)


def test_every_example_is_listed() -> None:
    """Each example of the sdist runs here, or the table says why it cannot, and no entry is without one."""
    folder = sources.sdist(Source.of("3.57.0")) / "examples"
    every = [path.relative_to(folder).as_posix() for path in folder.rglob("*.py")]
    listed = [*NAMES, *(pattern for entry in TABLE["cannot"] for pattern in entry["examples"])]
    assert [name for name in every if sum(fnmatchcase(name, pattern) for pattern in listed) != 1] == []
    assert [pattern for pattern in listed if not any(fnmatchcase(name, pattern) for name in every)] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_the_official_package(name: str, runs: Runs) -> None:
    """It runs to its end as it is, so what surrounds it here is right."""
    ended = runs["openai"].result()[name]
    assert ended.passed, ended.output


@pytest.mark.parametrize("package", PACKAGES[1:])
@pytest.mark.parametrize("name", NAMES)
def test_it_runs_with_the_import_changed(name: str, package: str, runs: Runs) -> None:
    """It runs to its end too, and prints the same, but for what the table lists."""
    official, ours = (runs[each].result()[name] for each in ("openai", package))
    if (package, name) in FAILS:
        assert not ours.passed, "it works now: remove it from the table"
        assert FAILS[package, name] in ours.output
        return
    assert ours.passed, ours.output
    if (package, name) in OTHERWISE:
        assert contents(ours.output) != contents(official.output), "it prints the same now: remove it from the table"
    else:
        assert contents(ours.output) == contents(official.output)


def test_changed_imports() -> None:
    """The package comes from the other module, and so do its clients; what else is deeper in it stays where it was."""
    program = "import openai, os\nfrom openai.lib.azure import AzureOpenAI, AzureADTokenProvider\nfrom openai import OpenAI, omit"
    assert changed(program, COMPAT).splitlines() == [
        f"import {COMPAT} as openai, os",
        f"from {COMPAT} import AzureOpenAI",
        "from openai.lib.azure import AzureADTokenProvider",
        f"from {COMPAT} import OpenAI, omit",
    ]
    assert changed(program, "openai") == program


def test_contents() -> None:
    """What both print counts, not how: JSON is sorted, null is nothing, IDs count from 0, and what is no JSON stays."""
    first = '{"b": [1.0, {"id": "x_000007"}], "a": null} x_000007 {no JSON} <f at 0x7f>'
    assert contents(first) == '{"b": [1, {"id": "x_0"}]} x_0 {no JSON} <f>'
    assert contents('{"type": "x.delta", "parsed": 1, "delta": "a"}') == '{"delta": "a", "type": "x.delta"}'


def contents(output: str) -> str:
    """Return the output with IDs numbered from 0, and each JSON object in it written in the same way: sorted, without nulls."""
    numbers: dict[str, str] = {}
    output = NUMBER.sub(lambda found: numbers.setdefault(found[0], str(len(numbers))), WHERE.sub("", output))
    decoder = json.JSONDecoder(
        object_hook=_told, parse_float=lambda text: int(float(text)) if float(text).is_integer() else float(text)
    )
    parts, at = [], 0
    while (start := output.find("{", at)) >= 0:
        try:
            value, end = decoder.raw_decode(output, start)
        except ValueError:
            parts.append(output[at : start + 1])
            at = start + 1
        else:
            parts += [output[at:start], json.dumps(value, sort_keys=True)]
            at = end
    return "".join(parts) + output[at:]


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is null, and of a delta the value that is not whole yet: here cut strings are shown, there cut numbers."""
    unfinished = ("parsed", "parsed_arguments") if str(fields.get("type")).endswith(".delta") else ()
    return {name: value for name, value in fields.items() if value is not None and name not in unfinished}
