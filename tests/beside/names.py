"""The names that well-known code bases import from the official package, and which of them wherry has.

`python -m tests.beside.names` prints the table. A use is a name in a line of source: `from openai.types.chat import ChatCompletion`
is one, and so is `openai.OpenAI` after `import openai`. A name ends at the first part that is no module, as its attributes belong to
the class, not to the package. What the official package itself does not have (any more) is not counted.
"""

from __future__ import annotations

import ast
import json
import tempfile
import tomllib
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.beside import sources
from tests.beside.resolve import missing

__all__ = ("BOUND", "Uses", "all_uses", "import_lines", "share", "table", "used_in", "wherry_misses")

_TABLE = tomllib.loads((Path(__file__).parent / "code_bases.toml").read_text("utf-8"))
BOUND: float = _TABLE["resolve_at_least"]
# One wheel for all machines: it is read, not installed.
OPTIONS = ("--only-binary=:all:", "--platform=manylinux_2_28_x86_64", "--python-version=3.11")


@dataclass(frozen=True)
class Uses:
    """How often a code base uses each name. `gone` are those that the official package does not have."""

    code_base: str
    counts: Counter[str]
    gone: Counter[str]


@cache
def all_uses() -> list[Uses]:
    """Return what each pinned code base uses. pip downloads them at the first call."""
    modules = frozenset(_modules(sources.wheel()))
    read = {pin["name"]: used(_fetched(pin), modules) for pin in _TABLE["code_bases"]}
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder, "names.json")
        names.write_text(json.dumps(sorted(set().union(*read.values()))), "utf-8")
        gone = json.loads(sources.run("resolve", "openai", str(names), path=sources.ROOT))
    return [
        Uses(
            requirement,
            Counter({name: count for name, count in counts.items() if name not in gone}),
            Counter({name: count for name, count in counts.items() if name in gone}),
        )
        for requirement, counts in read.items()
    ]


def wherry_misses() -> dict[str, str]:
    """Return the names in use that do not resolve with wherry in the place of the official package, with the error."""
    return missing(sorted(set().union(*(uses.counts for uses in all_uses()))), "wherry")


def used(archive: Path, modules: frozenset[str]) -> Counter[str]:
    """Return how often the code in a wheel uses each name of the official package, which has these modules."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(archive) as opened:
        for path in opened.namelist():
            if path.endswith(".py") and b"openai" in (source := opened.read(path)):
                counts.update(used_in(ast.parse(source, path), modules))
    return counts


def used_in(tree: ast.Module, modules: frozenset[str]) -> Iterator[str]:
    """Yield each name of the official package that the code uses, as often as it uses it."""
    bound: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and _is_openai(node.module or ""):
            for each in node.names:
                name = f"{node.module}.{each.name}"
                yield name
                if name in modules:
                    bound[each.asname or each.name] = name
        elif isinstance(node, ast.Import):
            for each in node.names:
                if _is_openai(each.name):
                    yield each.name
                    bound[each.asname or "openai"] = each.name if each.asname else "openai"
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in inner:
            root, *parts = ast.unparse(node).split(".")
            if root in bound and all(map(str.isidentifier, parts)):
                yield _cut([*bound[root].split("."), *parts], modules)


def _is_openai(module: str) -> bool:
    return module == "openai" or module.startswith("openai.")


def _cut(parts: list[str], modules: frozenset[str]) -> str:
    """Return the dotted name, without what follows the first part that is no module."""
    for length in range(1, len(parts)):
        if ".".join(parts[:length]) not in modules:
            return ".".join(parts[:length])
    return ".".join(parts)


def _modules(wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as opened:
        for path in map(Path, opened.namelist()):
            if path.suffix == ".py" and path.parts[0] == "openai":
                yield ".".join(path.parent.parts if path.name == "__init__.py" else path.with_suffix("").parts)


def _fetched(pin: dict[str, str]) -> Path:
    return sources.fetched(pin["name"], pin["sha256"], *OPTIONS)


def share(uses: list[Uses], misses: dict[str, str]) -> float:
    """Return how many of a hundred uses resolve."""
    counts = sum((each.counts for each in uses), Counter[str]())
    return 100 * sum(count for name, count in counts.items() if name not in misses) / counts.total()


def import_lines(names: Iterable[str]) -> str:
    """Return a module that imports each of the public names from wherry."""
    lines = []
    for number, name in enumerate(names):
        module, _, last = name.replace("openai", "wherry", 1).rpartition(".")
        lines.append(f"from {module} import {last} as _{number}" if module else f"import {last} as _{number}")
    return "".join(f"{line}\n" for line in lines)


def kind(name: str) -> str:
    """Return where a name belongs: the top level, one of the public parts, or what is private there."""
    parts = name.split(".")[1:]
    if any(part.startswith("_") and not part.startswith("__") for part in parts):
        return "private"
    return "top level" if len(parts) < 2 else parts[0]


def table(uses: list[Uses], misses: dict[str, str]) -> str:
    """Return a table of the code bases, and of the names that do not resolve, the most frequent first."""
    width = max(len(each.code_base) for each in uses)
    lines = [f"{'code base':{width}}   uses  resolve      %"]
    total: Counter[str] = Counter()
    for each in uses:
        lines.append(_row(each.code_base, each.counts, misses, width))
        total += each.counts
    lines += [_row("together", total, misses, width), ""]
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in misses:
        kinds[kind(name)][name] = total[name]
    for what, counts in sorted(kinds.items(), key=lambda item: -item[1].total()):
        lines.append(f"{what}: {len(counts)} names, {counts.total()} uses")
        lines += [f"{count:6}  {name}" for name, count in counts.most_common()]
    gone = sum((each.gone for each in uses), Counter[str]())
    return "\n".join([*lines, f"not in the official package either: {len(gone)} names, {gone.total()} uses"])


def _row(what: str, counts: Counter[str], misses: dict[str, str], width: int) -> str:
    resolve = sum(count for name, count in counts.items() if name not in misses)
    return f"{what:{width}}  {counts.total():5}  {resolve:7}  {100 * resolve / max(1, counts.total()):5.1f}"


if __name__ == "__main__":
    print(table(all_uses(), wherry_misses()))
