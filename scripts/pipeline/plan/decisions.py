"""Reads surface.toml and docs.toml, and refuses entries of the wrong form, with their place."""

from __future__ import annotations

import keyword
import re
import tomllib
from pathlib import Path
from typing import Any

from ..errors import PipelineError

_SURFACE: dict[str, type] = {
    "methods": str, "prefixes": str, "queries": str, "areas": dict, "classes": str, "resource_classes": str, "names": str, "owners": str,
    "pages": str, "streams": dict, "resumes": str, "formats": dict, "vectors": str, "families": str, "headers": dict, "extends": str, "sent_back": str, "polls": dict, "helpers": dict, "connections": dict, "admin": list, "reference": str,
    "ownership": list, "arguments": list, "refused_types": str, "official": str,
}  # fmt: skip
_POLL: dict[str, type] = {"first": str, "look": str, "id": str, "positional": list, "doc": str}
_HELPER: dict[str, type] = {
    "of": str, "drops": list, "calls": str, "awaited": bool, "returns": str, "arguments": dict, "positional": list, "doc": str
}  # fmt: skip
_HELPER_ARGUMENT: dict[str, type] = {"type": str, "default": str, "doc": str}
_CONNECTION: dict[str, type] = {
    "path": str, "client": str, "server": str, "class": str, "base": str, "lane": str, "base64": list, "like": str, "headers": dict, "arguments": dict, "positional": int, "max_queue_size": int, "doc": str,
}  # fmt: skip
_CONNECT_ARGUMENT: dict[str, type] = {"type": str, "place": str, "required": bool, "default": str, "doc": str}
_DOCS: dict[str, type] = {"resources": str, "operations": str, "parameters": dict, "models": str, "events": str}
_WORDS: dict[type, str] = {str: "a text", dict: "a table", list: "a list", bool: "true or false", int: "a number"}


def read_surface(folder: Path) -> dict[str, Any]:
    """Return surface.toml of a folder; {} if there is none."""
    found = _tables(folder / "surface.toml", _SURFACE)

    def refuse(table: str, key: str, what: str) -> None:
        raise PipelineError(f"surface.toml: [{table}] {key!r} {what}", fix=f"edit {folder / 'surface.toml'}")

    for table in ("prefixes", "queries"):
        for key, value in found.get(table, {}).items():
            if value and not all(map(is_name, value.split("."))):
                refuse(table, key, f"is {value!r}; it should be names with dots between them")
    for table in ("classes", "resource_classes"):
        for key, value in found.get(table, {}).items():
            if not is_name(value):
                refuse(table, key, f"is {value!r}, which no class can be called")
    for key in found.get("names", {}):
        if not is_name(key):
            refuse("names", key, "is not a valid class name")

    def check(table: str, key: str, entry: dict[str, Any], members: dict[str, type]) -> None:
        for name, value in entry.items():
            if name not in members:
                refuse(table, key, f"has {name!r}, which means nothing; it takes {', '.join(members)}")
            texts = value if isinstance(value, list) else ()
            if not isinstance(value, members[name]) or not all(isinstance(each, str) for each in texts):
                refuse(table, key, f"has {value!r:.60} as {name!r}, where {_WORDS[members[name]]} is expected")

    for table in ("polls", "helpers", "connections"):
        for key in found.get(table, {}):
            if "." not in key or not all(map(is_name, key.split("."))):
                refuse(table, key, "should be the path of a method: names with dots between them")
    for key, entry in found.get("polls", {}).items():
        if "look" not in entry:
            refuse("polls", key, "has no `look`: the method that asks for the state of the work")
        check("polls", key, entry, _POLL)
    for key, entry in found.get("helpers", {}).items():
        if missing := [name for name in ("of", "calls", "returns") if name not in entry]:
            refuse("helpers", key, f"has no `{missing[0]}`")
        check("helpers", key, entry, _HELPER)
        for name, argument in entry.get("arguments", {}).items():
            if not is_name(name) or not isinstance(argument, dict) or "type" not in argument:
                refuse("helpers", key, f"has an argument {name!r} without a `type`")
            check("helpers", key, argument, _HELPER_ARGUMENT)
    resources = [key.rpartition(".")[0] for key in found.get("connections", {})]
    for key, entry in found.get("connections", {}).items():
        if resources.count(key.rpartition(".")[0]) > 1:
            refuse("connections", key, "is not alone in its resource, and a resource has one connection")
        if missing := [name for name in ("path", "client", "server") if name not in entry]:
            refuse("connections", key, f"has no `{missing[0]}`")
        check("connections", key, entry, _CONNECTION)
        for name, argument in entry.get("arguments", {}).items():
            if not is_name(name) or not isinstance(argument, dict) or "type" not in argument:
                refuse("connections", key, f"has an argument {name!r} without a `type`")
            check("connections", key, argument, _CONNECT_ARGUMENT)
        arguments = entry.get("arguments", {})
        places = sorted(name for name, argument in arguments.items() if argument.get("place") == "path")
        if sorted(re.findall(r"\{(.*?)\}", entry["path"])) != places:
            refuse("connections", key, f'has the path {entry["path"]!r}, and other arguments with place = "path"')
    for key, area in found.get("areas", {}).items():
        for pattern in area.get("names", ()):
            try:
                re.compile(pattern)
            except (re.error, TypeError) as error:
                refuse("areas", key, f"has a pattern that is none: {pattern!r} ({error})")
    return found


def read_docs(folder: Path) -> dict[str, Any]:
    """Return docs.toml of a folder; {} if there is none."""
    return _tables(folder / "docs.toml", _DOCS)


def _tables(path: Path, known: dict[str, type]) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except ValueError as exc:
        raise PipelineError(f"{path.name} cannot be read: {exc}", fix=f"edit {path}") from exc
    for table, entries in found.items():
        if table not in known:
            raise PipelineError(
                f"{path.name} has an unknown table: [{table}]",
                fix=f"edit {path}; the tables are {', '.join(sorted(known))}",
            )
        if not isinstance(entries, dict):
            raise PipelineError(f"{path.name}: {table} is not a table but {entries!r:.60}", fix=f"edit {path}")
        for key, value in entries.items():
            if not isinstance(value, known[table]):
                due = _WORDS[known[table]]
                raise PipelineError(
                    f"{path.name}: [{table}] {key!r} is {value!r:.60}, where {due} is expected", fix=f"edit {path}"
                )
    return found


def is_name(text: str) -> bool:
    """Whether Python takes a text for a name."""
    return text.isidentifier() and not keyword.iskeyword(text)
