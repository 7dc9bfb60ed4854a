"""Public names and what the package requires: import paths, constants, Python and dependencies.

Rule: a name that is gone together with what it named is told there; here are told paths alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from ..finding import Effect, Severity
from .model import Surface
from .renames import Renames

Report = Callable[[Effect], None]


def compare_names(old: Surface, new: Surface, renames: Renames, report: Report) -> None:
    """Report import paths that are gone or new while what they lead to is there on both sides."""
    lost: dict[str, list[str]] = defaultdict(list)
    for path, key in old.names.items():
        if path in new.names:
            continue
        target = renames.new_name.get(key, key)
        is_type = key in old.classes or key in old.aliases
        if is_type and target not in new.classes and target not in new.aliases:
            continue  # told as a removed class
        if is_type and target != key:
            continue  # told as a renamed class
        if key in old.methods and key not in new.methods:
            continue
        lost[_home(path, old, new)].append(path)
    for home, paths in sorted(lost.items()):
        if paths == [home] and any(path.startswith(f"{home}.") for path in old.names):
            continue  # a module whose every name is told
        key = old.names[paths[0]]
        before, after = _pointer(old, key), _pointer(new, key)
        if home.startswith("params."):
            report(Effect("S001", home, home, "", Severity.BREAK, before, after, "no request takes it any more"))
            continue
        others = sorted(path for path, other in new.names.items() if other == key)
        detail = f"{paths[0]} -> {others[0]}" if others else ""
        told = (", ".join(sorted(paths)), ", ".join(others[:1]))
        report(Effect("S001", home, *told, Severity.BREAK, before, after, detail))
    for path, type_ in new.values.items():
        if path not in old.names and path not in old.values:
            report(Effect("S002", path, "", type_, Severity.SAFE))


def _pointer(surface: Surface, key: str) -> str:
    entry = surface.classes.get(key) or surface.aliases.get(key)
    return entry.pointer if entry else ""


def _home(path: str, old: Surface, new: Surface) -> str:
    """The module that is gone as a whole, or the path itself."""
    parts = path.split(".")
    for depth in range(1, len(parts)):
        module = ".".join(parts[:depth])
        if module in old.names and old.names[module] == module and module not in new.names:
            return module
    return path


# --- requirements -----------------------------------------------------------------------------------------------------


def compare_requirements(old: Surface, new: Surface, report: Report) -> None:
    """Report Pythons and versions of dependencies that are supported no more, where both sides tell."""
    if not (old.has_package and new.has_package):
        return
    if _least(old.requires_python) < _least(new.requires_python):
        report(Effect("S080", "requires-python", old.requires_python, new.requires_python, Severity.BREAK))
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
        report(Effect("S080", f"dependency {name}", was, is_, severity, detail=detail))


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
    """Whether the lowest version rose, or the highest sank."""
    before, after = old.partition(";")[0], new.partition(";")[0]
    if _least(before) < _least(after):
        return True
    tops = [re.search(r"<=?\s*([0-9][0-9.]*)", text) for text in (before, after)]
    if tops[1] is None:
        return "==" in after and before != after and "==" not in before
    return tops[0] is None or _version(tops[1][1]) < _version(tops[0][1])
