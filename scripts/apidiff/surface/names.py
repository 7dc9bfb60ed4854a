"""Public names and what the package requires: import paths, constants, Python and dependencies.

Rule: a name that was removed together with its class is reported with the class; here only paths are.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ..finding import Severity
from .model import Alias, Class, Surface
from .renames import Renames
from .reporting import Reporter


def compare_names(old: Surface, new: Surface, renames: Renames, report: Reporter) -> None:
    """Report import paths that were removed or added while both sides have what they lead to."""
    lost: dict[str, list[str]] = defaultdict(list)
    for path, key in old.names.items():
        if path in new.names:
            continue
        target = renames.new_name.get(key, key)
        is_type = key in old.classes or key in old.aliases
        if is_type and target not in new.classes and target not in new.aliases:
            continue  # reported as a removed class
        if is_type and target != key:
            continue  # reported as a renamed class
        if key in old.methods and key not in new.methods:
            continue
        lost[_home(path, old, new)].append(path)
    for home, paths in sorted(lost.items()):
        if paths == [home] and any(path.startswith(f"{home}.") for path in old.names):
            continue  # a module all of whose names are reported
        key = old.names[paths[0]]
        before, after = _entry(old, key), _entry(new, key)
        if home.startswith("params."):
            report("S001", home, home, "", before, after, detail="no request takes it any more")
            continue
        others = sorted(path for path, other in new.names.items() if other == key)
        detail = f"{paths[0]} -> {others[0]}" if others else ""
        report("S001", home, ", ".join(sorted(paths)), ", ".join(others[:1]), before, after, detail=detail)
    for path, type_ in new.values.items():
        if path not in old.names and path not in old.values:
            report("S002", path, "", type_)


def _entry(surface: Surface, key: str) -> Class | Alias | None:
    return surface.classes.get(key) or surface.aliases.get(key)


def _home(path: str, old: Surface, new: Surface) -> str:
    """Return the module that was removed as a whole, or the path itself."""
    parts = path.split(".")
    for depth in range(1, len(parts)):
        module = ".".join(parts[:depth])
        if module in old.names and old.names[module] == module and module not in new.names:
            return module
    return path


# --- requirements -----------------------------------------------------------------------------------------------------


def compare_requirements(old: Surface, new: Surface, report: Reporter) -> None:
    """Report Pythons and versions of dependencies that are no longer supported, if both sides say what they require."""
    if not (old.has_package and new.has_package):
        return
    if _least(old.requires_python) < _least(new.requires_python):
        report("S080", "requires-python", old.requires_python, new.requires_python)
    before, after = _by_name(old.dependencies), _by_name(new.dependencies)
    for name in sorted(before.keys() | after.keys()):
        was, is_ = before.get(name, ""), after.get(name, "")
        if was == is_ or not is_:
            continue
        if not was:
            severity, detail = Severity.RISK, "a new dependency"
        elif _is_narrower(was, is_):
            severity, detail = Severity.BREAK, "versions that were allowed are not"
        else:
            continue
        report("S080", f"dependency {name}", was, is_, severity=severity, detail=detail)


def _by_name(dependencies: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in dependencies:
        requirement, _, marker = text.partition(";")
        if "extra" in marker:
            continue
        name = re.split(r"[^A-Za-z0-9._-]", requirement.strip(), maxsplit=1)[0]
        found[re.sub(r"[-_.]+", "-", name).lower()] = text.strip()
    return found


def _least(specifier: str) -> tuple[int, ...]:
    found = re.search(r">=?\s*([0-9][0-9.]*)", specifier)
    return _version(found[1]) if found else ()


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.strip(".").split(".") if part.isdigit())


def _is_narrower(old: str, new: str) -> bool:
    """Whether the lowest version rose or the highest fell."""
    before, after = old.partition(";")[0], new.partition(";")[0]
    if _least(before) < _least(after):
        return True
    tops = [re.search(r"<=?\s*([0-9][0-9.]*)", text) for text in (before, after)]
    if tops[1] is None:
        return "==" in after and before != after and "==" not in before
    return tops[0] is None or _version(tops[1][1]) < _version(tops[0][1])
