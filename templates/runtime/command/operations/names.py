"""Which resources there are, and which methods each has. The list is a module of the package, a line for each resource."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

__all__ = ("methods_of", "resource_in", "resources")


def resources(package: ModuleType) -> dict[str, list[str]]:
    """Return the names of methods by the dotted name of their resource, in the order of the API's description."""
    listed: str = import_module(f"{package.__name__}._operations").OPERATIONS
    return {name: methods for name, *methods in (line.split() for line in listed.splitlines() if line)}


def methods_of(package: ModuleType, resource: str) -> list[str]:
    """Return the methods of a resource; none, if there is no such resource."""
    return resources(package).get(resource, [])


def resource_in(known: dict[str, list[str]], words: list[str]) -> tuple[str, list[str]]:
    """Return the resource that words begin with, "" if there is none, and the words behind it.

    A name may be typed as it is called in Python, `fine_tuning.jobs`, with spaces for dots, and with `-` for `_`. A method
    may be joined to it: `files.list`.
    """
    found, rest = "", words
    parts: list[str] = []
    for number, word in enumerate(words, 1):
        if word.startswith("-") or not word:
            break
        parts.append(word.replace("-", "_"))
        dotted = ".".join(parts)
        resource, _, method = dotted.rpartition(".")
        if dotted in known:
            found, rest = dotted, words[number:]
        elif any(name.startswith(f"{dotted}.") for name in known):
            continue
        elif resource in known and "." in word:
            return resource, [method, *words[number:]]
        else:
            break
    return found, rest
