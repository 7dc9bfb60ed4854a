"""What a package outside generated/ gets next to it: a pyproject.toml, so that `pip install DIR` works, a README.md and tests.

A file of that name that is not ours, or that belongs to another package in the same folder, is left alone.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from ..package import PackagePlan

TESTS = "tests/test_every_method.py"
_MARK = "Written by scripts/generate.py for the package {}."


def project_files(plan: PackagePlan, version: str, root: Path) -> dict[str, str]:
    """Return name -> text. The package depends on what wherry depends on, by pyproject.toml of this repository."""
    needed = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    tests = _tests(plan, (root / "templates" / "project" / "test_every_method.py.txt").read_text("utf-8"))
    return {"pyproject.toml": _pyproject(plan, version, needed), "README.md": _readme(plan), TESTS: tests}


def place(files: dict[str, str], folder: Path, package: str) -> list[str]:
    """Write the files into `folder`; return the names of those that were left alone."""
    left = []
    for name, text in files.items():
        path = folder / name
        taken = (path.exists() or path.is_symlink()) and not _is_ours(path, package)
        if taken or (path.parent != folder and (path.parent.is_symlink() or path.parent.is_file())):
            left.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}-new")
        fresh.write_text(text, "utf-8", newline="\n")
        fresh.replace(path)
    return left


def _is_ours(path: Path, package: str) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return _MARK.format(package).encode() in file.readline()


def _pyproject(plan: PackagePlan, version: str, needed: dict[str, Any]) -> str:
    name = re.sub(r"[-_.]+", "-", plan.package).strip("-").lower()
    extras = "".join(f"{extra} = {_toml(each)}\n" for extra, each in needed.get("optional-dependencies", {}).items())
    return f"""\
# {_MARK.format(plan.package)} Remove this line, and it is yours: it will be left alone.

[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = {_toml(name)}
version = {_toml(version)}
description = {_toml(f"A client for {_line(plan.title) or plan.package}")}
readme = "README.md"
requires-python = {_toml(needed.get("requires-python", ">=3.10"))}
dependencies = {_toml(needed.get("dependencies", []))}

[project.optional-dependencies]
{extras}
[dependency-groups]
test = ["pytest"]

[tool.pytest.ini_options]
testpaths = ["tests"]

# It can use libraries that need not be there when you check your code.
[[tool.mypy.overrides]]
module = {_toml(f"{plan.package}._runtime.*")}
ignore_errors = true

[tool.hatch.build.targets.wheel]
packages = [{_toml(plan.package)}]

[tool.hatch.build.targets.sdist]
include = [{_toml(f"/{plan.package}")}, "/tests"]
"""


def _tests(plan: PackagePlan, text: str) -> str:
    brand = plan.brand
    known = {"package": plan.package, "client": brand.client, "error": brand.error, "mark": _MARK.format(plan.package)}
    known["key"] = 'api_key="test", ' if brand.key.required else ""
    return re.sub(r"@(\w+)@", lambda match: known[match[1]], text)


def _toml(value: Any) -> str:
    """Return a string, or a list of strings, as TOML. JSON spells them the same way, except for DEL."""
    return json.dumps(value, ensure_ascii=True).replace("\x7f", "\\u007f")


def _line(text: str) -> str:
    """Return text from the spec on one line, without characters that have a meaning in Markdown or HTML."""
    return " ".join(re.sub(r"[^\w .,:;()/+&'-]", " ", text).split())[:120]


def _readme(plan: PackagePlan) -> str:
    brand = plan.brand
    client = brand.client
    key = f'api_key="…"{"" if plan.base_url else ", base_url=" + chr(34) + "https://…" + chr(34)}'
    variables = "".join(f"| `{name}` | {_MEANS[option]} |\n" for option, name in brand.environment)
    environment = (
        f"""
What is not given is read from the environment:

| variable | stands for |
|---|---|
{variables}"""
        if variables
        else ""
    )
    return f"""\
<!-- {_MARK.format(plan.package)} Remove this line, and it is yours: it will be left alone. -->
# {plan.package}

A client for {_line(plan.title) or plan.package}, for asyncio, trio, threads and WebAssembly.

```sh
pip install .
```

```python
from {plan.package} import {client}

with {client}({key}) as client:
    ...
```

`Async{client}` is the same with `await`. `help({client})` lists what the API is divided into; models are in
`{plan.package}.models`, types for annotations in `{plan.package}.params`.
{environment}
The tests call every method without a network:

```sh
pip install . pytest
pytest
```
"""


_MEANS = {
    "api_key": "the key",
    "base_url": "the address of the service",
    "webhook_secret": "what signatures of webhooks are checked with",
    "log": "`info` or `debug` turns logging on",
}
