"""Who may import whom: the lines between the generator, the pure core, the transports and the HTTP libraries."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from rooms import table

HTTP_LIBRARIES = {"httpx", "httpx2", "httpcore", "httpcore2", "h11", "requests", "aiohttp"}
EVENT_LOOPS = {"asyncio", "trio", "anyio", "sniffio"}

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
    (
        "response/webhooks.py",
        "time",
    ): "the age of a signature is measured against now, where the caller gives no other time",
    ("data/fast_json.py", "msgspec"): 'imported when somebody asks for it by name, Client(json="fast")',
    ("data/fast_json.py", "orjson"): "the same",
    (
        "data/attrs_protocol.py",
        "attr",
    ): "the model classes answer the attrs protocol, and import it when they are asked",
    ("base/typed_dicts.py", "typing_extensions"): "taken where it is there, since pydantic needs it before Python 3.12",
    ("typed/libraries.py", "msgspec"): "reads types of msgspec, which have imported it",
    ("typed/libraries.py", "pydantic"): "reads types of pydantic, which have imported it",
    ("typed/records.py", "attr"): "knows the fields of attrs classes, which have imported it",
    ("sockets/framing.py", "websockets"): "imported when a connection is opened",
    ("mixins/embeddings.py", "numpy"): "imported when somebody asks for a vector as an array",
    ("bulk/cluster/dask.py", "distributed"): "whoever has a Dask DataFrame has imported Dask",
    ("bulk/cluster/dask.py", "pandas"): "the same",
    ("bulk/cluster/ray.py", "pyarrow"): "whoever has a Ray Dataset has imported Ray Data",
    ("bulk/cluster/ray.py", "ray"): "the same",
    ("bulk/dry_run.py", "tiktoken"): "counts tokens where it is installed",
    ("bulk/rows/frames.py", "narwhals"): "reads frames that have no way of their own to be read by",
    ("bulk/rows/frames.py", "pyarrow"): "the same, for streams of Arrow",
    ("bulk/keeping/kinds.py", "msgspec"): "writes and reads objects of msgspec, which have imported it",
    ("bulk/keeping/values.py", "numpy"): "reads arrays that were kept",
    ("bulk/results_file.py", "pyarrow"): "writes Parquet",
    ("bulk/progress.py", "rich"): "draws the progress where it is installed",
    ("data/pydantic_schema.py", "pydantic_core"): "the model classes answer pydantic, which calls this",
}


def dotted(called: ast.expr) -> str:
    """Return `a.b.c` for names and attributes of anything, and "" for what has no name."""
    if isinstance(called, ast.Attribute):
        return f"{dotted(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


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
        elif isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in {
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


def test_pure_rooms(root: Path) -> None:
    """A module of a pure room knows no clock, event loop, thread, socket or file."""
    tree = table.trees(root)["runtime"]
    pure = [(path, path.relative_to(tree.folder).as_posix()) for path in modules(tree.folder)]
    pure = [(path, name) for path, name in pure if name.partition("/")[0] in tree.pure]
    assert {"response/sse.py", "request/build.py", "data/codec.py", "base/errors.py"} <= {name for _, name in pure}
    faults = [
        f"{name} imports {imported}"
        for path, name in pure
        for level, imported in imports(path, checked_types=False)
        if not level
        and (name, imported.split(".")[0]) not in EXCEPTIONS
        and any(f"{imported}.".startswith(f"{outside}.") for outside in NOT_PURE)
    ]
    assert not faults, "\n".join(faults)


def test_exceptions_exist(root: Path) -> None:
    """Each module in the list of exceptions is there, so that the list does not outlive what it names."""
    assert [name for name, _ in EXCEPTIONS if not (root / "templates/runtime" / name).is_file()] == []


def test_runtime_stands_alone(root: Path) -> None:
    """The runtime imports itself and the standard library, and beside them only what is listed above."""
    runtime = root / "templates/runtime"
    faults = []
    for path in modules(runtime):
        inside = path.relative_to(runtime)
        if inside.parts[0] not in ("transports", "compat"):  # which are there for other packages
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


def test_no_text_becomes_code(root: Path) -> None:
    """Nothing in the package evaluates text: a type is an expression, or a function that returns it."""
    package = root / "generated/wherry"
    faults = [
        f"{path.relative_to(package)}, line {node.lineno}: {ast.unparse(node)}"
        for path in modules(package)
        for node in ast.walk(ast.parse(path.read_bytes(), str(path)))
        if isinstance(node, ast.Call) and dotted(node.func) in {"eval", "exec", "compile", "builtins.eval"}
    ]
    assert not faults, "\n".join(faults)


def test_parser_stays_behind_one_module(root: Path) -> None:
    """openapi_python_client is no public API: `pipeline/library.py` alone imports it."""
    users = {
        path.relative_to(root / "scripts").with_suffix("").as_posix()
        for path in modules(root / "scripts")
        if "openapi_python_client" in tops(path)
    }
    assert users
    assert sorted(users) == ["pipeline/library"]


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
