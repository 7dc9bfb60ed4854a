"""Public names: importable in each way, the same object each time, pickled by the path that users write."""

from __future__ import annotations

import copy
import json
import pickle
import re
import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.generated.calling import each
from tests.generated.surface import PACKAGE, SURFACE, at

ROOT = Path(__file__).resolve().parents[2]


def test_names_that_users_know() -> None:
    """Moving over from the official SDK is a change of one import."""
    assert wherry.OpenAI is wherry.Client
    assert wherry.AsyncOpenAI is wherry.AsyncClient
    assert wherry.OpenAIError is wherry.WherryError
    assert wherry.APIResponseValidationError is wherry.DecodeError
    assert wherry.not_given is wherry.NOT_GIVEN
    assert isinstance(wherry.NOT_GIVEN, wherry.NotGiven)
    assert isinstance(wherry.omit, wherry.Omit)
    assert issubclass(wherry.NotGiven, wherry.Unset)
    assert issubclass(wherry.Omit, wherry.Unset)


def test_version() -> None:
    """The version stands in pyproject.toml; package, manifest and installed metadata have the same."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    found = re.search(r'^version = "(.+)"$', text, re.MULTILINE)
    assert found is not None
    assert wherry.__version__ == found[1] == SURFACE["version"]
    try:
        installed = metadata.distribution("wherry")
    except metadata.PackageNotFoundError:
        return
    if Path(str(installed.locate_file("wherry"))) == PACKAGE:
        assert installed.version == wherry.__version__


@pytest.mark.parametrize("name", wherry.__all__)
def test_every_way_of_importing(name: str) -> None:
    """`from wherry import X` and `wherry.X` give one object."""
    scope: dict[str, Any] = {}
    exec(f"from wherry import {name} as taken", scope)
    assert scope["taken"] is getattr(wherry, name)
    assert name in vars(wherry), "the second use must not go through __getattr__"


def test_star() -> None:
    """`from wherry import *` gives every public name, and models and params have it as well."""
    for package in ("wherry", "wherry.models", "wherry.params"):
        scope: dict[str, Any] = {}
        exec(f"from {package} import *", scope)
        assert set(import_module(package).__all__) <= scope.keys()


@pytest.mark.parametrize(
    "statement",
    [
        "import wherry.models; X = wherry.models.ChatCompletion",
        "from wherry.models import ChatCompletion as X",
        "from wherry import models; X = models.ChatCompletion",
        "import wherry.models as m; X = m.ChatCompletion",
        "from wherry.models import *; X = ChatCompletion",
    ],
)
def test_models_in_every_way(statement: str) -> None:
    """A model is the same class however it is reached, in a fresh interpreter too."""
    code = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); {statement}; print(X.__module__, X.__qualname__)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("wherry.models.chat ChatCompletion\n", "")
    scope: dict[str, Any] = {}
    exec(statement, scope)
    assert scope["X"] is wherry.models.ChatCompletion


@each("name", sorted(SURFACE["models"]))
def test_model_classes(name: str) -> None:
    """A class knows where it is defined, and its objects are pickled by its public path."""
    cls = getattr(wherry.models, name)
    assert (cls.__module__, cls.__qualname__) == (f"wherry.models.{wherry.models._AREAS[name]}", name)
    assert issubclass(cls, wherry.BaseModel)
    assert pickle.loads(pickle.dumps(cls)) is cls
    empty = cls.from_dict({})
    assert type(pickle.loads(pickle.dumps(empty))) is type(copy.deepcopy(empty)) is cls
    assert cls.__module__.encode() not in pickle.dumps(empty)
    assert empty.to_dict() == {}


@each("name", sorted(SURFACE["aliases"]))
def test_aliases(name: str) -> None:
    """A union, list, map or set of words is one object with the public path, pickled by it, usable in annotations."""
    alias = getattr(wherry.models, name)
    assert repr(alias) == f"wherry.models.{name}"
    assert pickle.loads(pickle.dumps(alias)) is alias
    assert copy.deepcopy(alias) is alias
    assert (alias | None) is not None
    assert alias.__value__ is not None


def test_further_names() -> None:
    """A further name is the same object as the one it stands for."""
    assert SURFACE["names"]
    for other, name in SURFACE["names"].items():
        assert getattr(wherry.models, other) is getattr(wherry.models, name)


@pytest.mark.parametrize("name", [n for n in wherry.__all__ if isinstance(getattr(wherry, n), type)])
def test_classes_of_the_package(name: str) -> None:
    """Every public class pickles by reference."""
    cls = getattr(wherry, name)
    assert pickle.loads(pickle.dumps(cls)) is cls


def test_pointers() -> None:
    """Every JSON pointer of the manifest leads into the description, or to what an overlay adds to it."""
    overlays = "".join(path.read_text("utf-8") for path in sorted((ROOT / "spec" / "overlays").glob("*.yaml")))
    followed = 0

    def walk(node: Any) -> None:
        nonlocal followed
        if isinstance(node, dict):
            if isinstance(node.get("pointer"), str):
                followed += 1
                try:
                    at(node["pointer"])
                except (KeyError, IndexError):
                    assert node["pointer"].rpartition("/")[2] in overlays, node["pointer"]
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(SURFACE)
    assert followed > 5000


def test_manifest_is_canonical() -> None:
    """The keys of the manifest are sorted on every level, so that two manifests can be compared line by line."""
    assert json.dumps(SURFACE) == json.dumps(SURFACE, sort_keys=True)


def test_typed() -> None:
    """The package says that it is typed."""
    assert (PACKAGE / "py.typed").read_bytes() == b""


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_with_options(kind: str) -> None:
    """A copy with other options is of the same class and has the same resources; the original is as it was."""
    client = getattr(wherry, kind)(api_key="k", max_retries=5)
    other = client.with_options(max_retries=0, timeout=3)
    assert type(other) is type(client)
    assert (client.max_retries, other.max_retries) == (5, 0)
    assert type(other.chat.completions) is type(client.chat.completions)
