"""Every operation of the official package is in wherry under the same method path, with every argument.

The operations are counted by walking over the live package (`count.py`), without the reader in scripts/official.
`make test-all` installs the package (the group `official` of tests/groups.toml).
"""

from __future__ import annotations

import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from tests.beside import SETTINGS, sources
from wherry import AsyncClient, Client
from wherry._runtime.base.operation import Operation
from wherry.transports import AsyncMemoryTransport, MemoryTransport

TABLE = Path(__file__).with_name("operations.toml")
CLIENTS = {
    "Client": Client(**SETTINGS, transport=MemoryTransport([])),
    "AsyncClient": AsyncClient(**SETTINGS, transport=AsyncMemoryTransport([])),
}


@cache
def official() -> dict[str, Any]:
    """Return the operations by their methods, as `count.py` prints them."""
    return dict(json.loads(sources.run("count", path=sources.wheel())))


@cache
def listed(table: str) -> dict[str, Any]:
    return dict(tomllib.loads(TABLE.read_text("utf-8"))[table])


def methods(client: str) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Yield the path of each method that both have, what the official one says, and ours."""
    for path, said in official().items():
        try:
            yield path, said, inspect.unwrap(attrgetter(path)(CLIENTS[client]).__func__)
        except AttributeError:
            continue


def address(verb: str, path: str) -> str:
    """Return verb and path without the names of variables."""
    return f"{verb} {re.sub(r'{[^}]*}', '{}', path)}"


def operation(client: str, path: str, method: Any) -> str:
    """Return verb and path of the operation that a method of wherry names, or the method beside it that it calls."""
    names = method.__code__.co_names
    found = next((each for name in names if isinstance(each := method.__globals__.get(name), Operation)), None)
    if found is None:
        resource = path.rpartition(".")[0]
        (beside,) = (name for name in names if f"{resource}.{name}" in official())
        called = attrgetter(f"{resource}.{beside}")(CLIENTS[client])
        return operation(client, f"{resource}.{beside}", inspect.unwrap(called.__func__))
    query = "&".join("=".join(pair) for pair in found.query)
    return address(found.verb, found.path) + (f"?{query}" if query else "")


def test_enough_is_counted() -> None:
    """The walk finds what the official package 3.57.0 has, or more in a later one."""
    assert len({address(each["verb"], each["path"]) for each in official().values()}) >= 388
    assert sum(len(each["parameters"]) for each in official().values()) >= 1489


@pytest.mark.parametrize("client", CLIENTS)
def test_every_method(client: str) -> None:
    """Every method is there, or listed with the reason, and nothing else is listed."""
    missing = official().keys() - {path for path, _, _ in methods(client)}
    assert missing == set(listed("missing"))


@pytest.mark.parametrize("client", CLIENTS)
def test_every_method_means_the_same_operation(client: str) -> None:
    """Verb and path of a method are those of the official one."""
    found = [
        (path, address(said["verb"], said["path"]), operation(client, path, method))
        for path, said, method in methods(client)
    ]
    assert [each for each in found if each[1] != each[2]] == []


@pytest.mark.parametrize("client", CLIENTS)
def test_every_argument(client: str) -> None:
    """Every argument is there under its name, or listed with the reason, and nothing else is listed."""
    missing = {
        f"{path} {name}"
        for path, said, method in methods(client)
        for name in set(said["parameters"]) - inspect.signature(method).parameters.keys()
    }
    assert missing == set(listed("arguments"))


@pytest.mark.parametrize("client", CLIENTS)
def test_nothing_more_is_required(client: str) -> None:
    """wherry asks for no argument that the official package does not ask for, but for those that are listed."""
    required = {
        f"{path} {name}"
        for path, said, method in methods(client)
        for name, each in inspect.signature(method).parameters.items()
        if each.default is each.empty and each.kind is not each.VAR_KEYWORD and name not in (*said["required"], "self")
    }
    assert required == set(listed("required"))


@pytest.mark.parametrize("client", CLIENTS)
def test_what_may_be_given_by_position(client: str) -> None:
    """What the official package takes by position wherry takes at the same place."""
    faults = []
    for path, said, method in methods(client):
        parameters = inspect.signature(method).parameters.values()
        ours = [each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD and each.name != "self"]
        if ours[: len(said["positional"])] != said["positional"]:
            faults.append(f"{path}: {said['positional']} and {ours}")
    assert faults == []
