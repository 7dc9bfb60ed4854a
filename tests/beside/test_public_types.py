"""Every public type of the official package is in wherry under the same path, and means the same shape.

Fields may be more here, where the spec has them; never fewer. `types.toml` lists what differs otherwise, and why.
"""

from __future__ import annotations

import importlib
import json
import tomllib
import typing
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.beside import shapes, sources
from wherry import BaseModel

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("types.toml")


@cache
def official() -> dict[str, dict[str, Any]]:
    """Return the types by module and name, as `shapes.py` prints them."""
    return dict(json.loads(sources.run("shapes", path=sources.wheel())))


@cache
def refused() -> dict[str, str]:
    """Return the modules and types that there is nothing for: spec/surface.toml."""
    return dict(tomllib.loads((ROOT / "spec/surface.toml").read_text("utf-8"))["refused_types"])


def is_refused(module: str, name: str) -> bool:
    """Return whether a name is refused, here or where it is defined."""
    return any(
        key in (module, f"{module}:{name}") or (key.endswith(f":{name}") and key.startswith(f"{module}."))
        or (":" not in key and key.startswith(f"{module}.") and name in official().get(key, {}))
        for key in refused()
    )  # fmt: skip


def names() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield module, name and shape of all that is not refused."""
    for module, each in official().items():
        for name, shape in each.items():
            if not is_refused(module, name):
                yield module, name, shape


@cache
def fields_of(found: Any) -> dict[str, tuple[bool, bool, list[str]]]:
    """Return the fields of one of our classes: name on the wire -> required, may be null, words."""
    hints = typing.get_type_hints(found, include_extras=True)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return {
            field.wire: (field.required, field.nullable, shapes.words(hints[name]))
            for name, field in found._fields.items()
        }
    return {
        name: (shapes.is_required(hint, found.__total__), shapes.is_nullable(hint), shapes.words(hint))
        for name, hint in hints.items()
    }


def differences(shape: dict[str, Any], found: Any) -> Iterator[str]:
    """Yield in words what a class of ours has otherwise."""
    ours = fields_of(found)
    for name, (required, nullable, words) in shape["fields"].items():
        if name not in ours:
            yield f"{name}: missing"
            continue
        is_required, is_nullable, our_words = ours[name]
        if required and not is_required:
            yield f"{name}: required there"
        if is_required and not required and not (nullable and is_nullable):
            yield f"{name}: required here"
        if words != our_words:
            yield f"{name}: other words"


def test_every_name_resolves() -> None:
    """Each public name can be imported from the same path, and by attribute from the packages above."""
    import wherry

    missing = []
    count = 0
    for module, name, _ in names():
        try:
            found = getattr(importlib.import_module(f"wherry.{module}"), name)
            above: Any = wherry
            for step in module.split("."):
                above = getattr(above, step)
            assert getattr(above, name) is found
        except (ImportError, AttributeError, AssertionError) as error:
            missing.append(f"{module}.{name}: {error}")
        count += 1
    assert not missing, "\n".join(missing)
    assert count > 6_500


def test_few_are_refused() -> None:
    """Few names are refused, each with a reason that an import shows, and the way out."""
    listed = [(module, name) for module, each in official().items() for name in each if is_refused(module, name)]
    assert 0 < len(listed) <= 60
    for module, name in listed:
        with pytest.raises(ImportError, match=r"\w+; |, which "):
            exec(f"from wherry.{module} import {name}")


def test_every_class_has_the_same_shape() -> None:
    """Models and TypedDicts have the fields that they have there; the same ones are required, and take the same words."""
    table = tomllib.loads(TABLE.read_text("utf-8"))["class"]
    wrong, used = [], set()
    for module, name, shape in names():
        if shape["kind"] not in ("model", "dict"):
            continue
        if module == "pagination":
            continue  # a page is no model here
        found = getattr(importlib.import_module(f"wherry.{module}"), name)
        is_model = isinstance(found, type) and issubclass(found, BaseModel)
        if is_model != (shape["kind"] == "model"):
            wrong.append(f"{module}.{name}: a {shape['kind']} there")
            continue
        for each in differences(shape, found):
            place = f"{module}.{name}.{each}"
            fits = [
                index for index, row in enumerate(table) if any(fnmatchcase(place, where) for where in row["where"])
            ]
            used |= {(index, where) for index in fits for where in table[index]["where"] if fnmatchcase(place, where)}
            if not fits:
                wrong.append(place)
    assert not wrong, "\n".join(wrong)
    assert used == {(index, where) for index, row in enumerate(table) for where in row["where"]}


def test_every_alias_takes_the_same_words() -> None:
    """Sets of words, and unions that have some, allow the same ones."""
    wrong = []
    for module, name, shape in names():
        if shape["kind"] == "alias" and shape["words"]:
            found = getattr(importlib.import_module(f"wherry.{module}"), name)
            if shapes.words(found) != shape["words"]:
                wrong.append(f"{module}.{name}: {set(shapes.words(found)) ^ set(shape['words'])}")
    assert not wrong, "\n".join(wrong)


def test_two_members_of_a_union_are_two_classes() -> None:
    """Two classes that meet in a union are two here as well, so that isinstance tells them apart."""
    ours = {
        f"openai.{module}:{name}": f"wherry.{module}:{name}" for module, name, shape in names() if "identity" in shape
    }
    wrong, count = set(), 0
    for module, name, shape in names():
        met: dict[int, str] = {}
        for member in shape.get("members", ()):
            if member not in ours:
                continue
            home, _, own = ours[member].partition(":")
            found = getattr(importlib.import_module(home), own)
            count += 1
            if met.setdefault(id(found), member) != member:
                wrong.add(f"{module}.{name}: {member} and {met[id(found)]}")
    assert not wrong, "\n".join(sorted(wrong))
    assert count > 3_000
