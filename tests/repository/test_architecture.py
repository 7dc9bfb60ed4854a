"""Who may import whom: the lines between the generator, the pure core, the transports and the HTTP libraries."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

HTTP_LIBRARIES = {"httpx", "httpx2", "httpcore", "httpcore2", "h11", "requests", "aiohttp"}
EVENT_LOOPS = {"asyncio", "trio", "anyio", "sniffio"}

# The shells of the runtime: they hold the transport, the clock and the pace. Every other module of templates/runtime is
# pure: bytes and values in, values out.
SHELLS = {
    "async_client",
    "azure",
    "base_client",
    "client",
    "exchange",
    "observe",
    "parallel",
    "polling",
    "resource",
    "response",
    "stream",
    "streamed_response",
    "transports",
    "uploads",
}
NOT_PURE = EVENT_LOOPS | {
    "concurrent",
    "http",
    "logging",
    "multiprocessing",
    "pathlib",
    "queue",
    "select",
    "selectors",
    "shutil",
    "signal",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
}
# What one module may have all the same, with the reason.
EXCEPTIONS = {
    ("webhooks.py", "time"): "the age of a signature is measured against now, where the caller gives no other time",
    ("answer.py", ".response"): "a binary answer is a value of response.py, made here without a transport",
    ("fast_json.py", "msgspec"): 'imported when somebody asks for it by name, Client(json="fast")',
    ("fast_json.py", "orjson"): "the same",
    ("attrs_protocol.py", "attr"): "the model classes answer the attrs protocol, and import it when they are asked",
}


def imports(path: Path, *, checked_types: bool = True) -> Iterator[tuple[int, str]]:
    """Yield (level, dotted name) of each import; without those that only type checkers see if `checked_types` is off."""
    stack: list[ast.AST] = [ast.parse(path.read_bytes(), str(path))]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from ((node.level, f"{base}.{alias.name}".strip(".")) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
            "import_module",
            "__import__",
        }:
            yield from ((0, str(given.value)) for given in node.args if isinstance(given, ast.Constant))
        elif not checked_types and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            stack.extend(node.orelse)
            continue
        stack.extend(ast.iter_child_nodes(node))


def tops(path: Path, *, checked_types: bool = True) -> set[str]:
    """Return the top-level names of the absolute imports."""
    return {name.split(".")[0] for level, name in imports(path, checked_types=checked_types) if not level}


def modules(folder: Path) -> list[Path]:
    """Return the modules below a folder; an empty folder is an error of the test."""
    found = sorted(folder.rglob("*.py"))
    assert found, f"no module in {folder}"
    return found


def test_pure_core(root: Path) -> None:
    """A runtime module that is no shell knows no transport, clock, event loop, thread or file, and no shell."""
    runtime = root / "templates/runtime"
    pure = {path.stem: path for path in modules(runtime) if path.parent == runtime and path.stem not in SHELLS}
    assert {"sse", "request", "query", "multipart", "retry", "errors", "codec", "webhooks"} <= pure.keys()
    faults = []
    for path in pure.values():
        found = list(imports(path, checked_types=False))
        faults += [
            f"{path.name} imports {'.' * level}{name}"
            for level, name in found
            if (path.name, "." * level + name.split(".")[0]) not in EXCEPTIONS
            and any(f"{name}.".startswith(f"{outside}.") for outside in (SHELLS if level else NOT_PURE))
        ]
    assert not faults, "\n".join(faults)


def test_shells_exist(root: Path) -> None:
    """Each name in the list of shells and of exceptions is a module, so that the lists do not outlive what they name."""
    runtime = root / "templates/runtime"
    listed = SHELLS | {name.removesuffix(".py") for name, _ in EXCEPTIONS}
    assert listed - {path.stem for path in runtime.iterdir()} == set()


def test_runtime_stands_alone(root: Path) -> None:
    """The runtime imports itself and the standard library, and beside them only what is listed above."""
    runtime = root / "templates/runtime"
    faults = []
    for path in modules(runtime):
        inside = path.relative_to(runtime)
        if inside.parts[0] != "transports":
            others = tops(path, checked_types=False) - sys.stdlib_module_names
            faults += [f"{inside} imports {top}" for top in sorted(others) if (str(inside), top) not in EXCEPTIONS]
        depth = len(inside.parts)
        faults += [
            f"{inside} leaves the runtime: {'.' * level}{name}" for level, name in imports(path) if level > depth
        ]
    assert not faults, "\n".join(faults)


def test_http_libraries_stay_in_transports(root: Path) -> None:
    """No module of the package outside transports/ imports an HTTP library."""
    package = root / "generated/wherry"
    faults = [
        f"{path.relative_to(package)} imports {top}"
        for path in modules(package)
        if "transports" not in path.relative_to(package).parts
        for top in sorted(tops(path, checked_types=False) & HTTP_LIBRARIES)
    ]
    assert not faults, "\n".join(faults)


def test_parser_stays_behind_one_module(root: Path) -> None:
    """openapi_python_client is no public API: `parser` alone imports it."""
    users = {
        path.relative_to(root / "scripts").with_suffix("").as_posix()
        for path in modules(root / "scripts")
        if "openapi_python_client" in tops(path)
    }
    assert users
    assert sorted(users) == ["pipeline/parser"]


def test_what_is_imported_is_declared(root: Path) -> None:
    """Every package that the workshop, the tests and the examples import is a dependency by its own name."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    groups = pyproject["dependency-groups"]
    asked = [*pyproject["project"]["dependencies"], *groups["behaviour"], *groups["dev"]]
    declared = {re.split(r"[^A-Za-z0-9-]", item)[0] for item in asked if isinstance(item, str)}
    providers = packages_distributions()
    faults = [
        f"{path.relative_to(root)} imports {top}"
        for folder in ("scripts", "tests", "examples")
        for path in modules(root / folder)
        if "golden" not in path.parts
        # What no installed package provides is ours, or made by the test that imports it.
        for top in sorted(tops(path) & providers.keys() - {"wherry"})
        if not declared & {name.lower().replace("_", "-") for name in providers[top]}
    ]
    assert not faults, "\n".join(faults)


def test_the_reader_of_imports(tmp_path: Path) -> None:
    """Imports are found in functions and branches, and those for type checkers can be told apart."""
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import httpx\nelse:\n    import json\n"
        "def f():\n    from ..a import b\n    import x.y\n    importlib.import_module('z')\n"
    )
    assert set(imports(module)) == {
        (0, "typing.TYPE_CHECKING"),
        (0, "httpx"),
        (0, "json"),
        (2, "a.b"),
        (0, "x.y"),
        (0, "z"),
    }
    assert tops(module, checked_types=False) == {"typing", "json", "x", "z"}
