"""What `help()` shows: pages that one reads, and names that one can use."""

from __future__ import annotations

import inspect
import pickle
import pydoc
import re
import sys
import traceback
from typing import Any

import pytest

import wherry
import wherry.bulk


def page(thing: Any) -> str:
    """Return what `help()` prints of something."""
    return pydoc.plain(pydoc.render_doc(thing))


@pytest.mark.parametrize(("thing", "lines"), [("models", 100), ("params", 100), ("resources", 120), ("", 100)])
def test_help_of_a_package_is_a_page(thing: str, lines: int) -> None:
    """`help()` of the package, and of those of many classes, shows their docstring and no class in full."""
    shown = page(getattr(wherry, thing) if thing else wherry)
    assert len(shown.splitlines()) <= lines
    assert "Method resolution order" not in shown


def test_the_page_names_what_is_there() -> None:
    """Each class and each path that `help(wherry)` names can be reached; the groups name every kind of thing."""
    text = page(wherry).partition("PACKAGE CONTENTS")[0]
    for path in re.findall(r"help\(wherry\.([\w.]+)\)", text):
        found: Any = wherry
        for name in path.split("."):
            found = getattr(found, name)
    groups = text.partition("Names, by what they are for:")[2]
    named = set(re.findall(r"\b[A-Z]+[a-z]+[A-Z]\w+|\b[a-z]+_[a-z_]+\b", groups))
    assert named - set(wherry.__all__) - {"wherry", "__version__", "__api__"} == set()
    assert len(named) > 40


def test_only_pydoc_sees_no_names() -> None:
    """`__all__` is whole for everyone else, also while pydoc is loaded, and `import *` takes all of it."""
    page(wherry)
    assert {"Client", "APIError", "models"} <= set(wherry.__all__)
    assert len(wherry.models.__all__) > 3_000
    scope: dict[str, Any] = {}
    exec("from wherry import *", scope)
    assert set(wherry.__all__) <= scope.keys()


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_help_of_a_client(name: str) -> None:
    """It has a sensible length, names the resources first, then explains the options, then shows the rest."""
    shown = page(getattr(wherry, name))
    assert len(shown.splitlines()) < (330 if sys.version_info < (3, 13) else 420)  # 3.13 gives each argument a line
    places = [shown.index(text) for text in ("Resources: ", "api_key: The key", "Method resolution order")]
    assert places == sorted(places)
    told = re.sub(r"\s+\|?\s*", " ", shown.partition("Resources: ")[2].partition(".")[0]).split(", ")
    assert told == [each for each in told if inspect.getattr_static(getattr(wherry, name), each)]
    assert {"chat", "responses", "files"} <= set(told)


@pytest.mark.parametrize("name", wherry.bulk.__all__)  # type: ignore[attr-defined]  # made when it is asked for
def test_bulk_shows_nothing_of_its_inside(name: str) -> None:
    """No argument of a public function of `wherry.bulk` begins with an underscore; an error says the name to import."""
    value = getattr(wherry.bulk, name)
    if isinstance(value, type) and issubclass(value, Exception):
        shown = traceback.format_exception_only(value, value.__new__(value))[-1]
        assert shown.startswith(f"wherry.bulk.{name}")
        assert pickle.loads(pickle.dumps(value)) is value
    elif inspect.isfunction(value):
        assert [each for each in inspect.signature(value).parameters if each.startswith("_")] == []


def test_errors_of_bulk_are_listed() -> None:
    """What a run raises by name can be imported from `wherry.bulk`."""
    assert {"WrongKindError", "JournalInUseError", "JournalError"} <= set(dir(wherry.bulk))

    async def call(row: object) -> object:
        return row

    running: Any = wherry.bulk.run([1], call)
    with pytest.raises(wherry.bulk.WrongKindError):
        running.wait()


def test_help_of_a_model() -> None:
    """Its docstring tells what the source says of its fields, also where the class itself says nothing; a schema has it without."""
    response = wherry.models.CreateEmbeddingResponse
    assert "Attributes:\n    data: One embedding for each input" in (inspect.getdoc(response) or "")
    assert response.from_dict({}).__doc__ == response.__doc__
    assert "    data: One embedding" in page(response)
    assert "Attributes" not in response.model_json_schema()["description"]


def test_docstrings_of_models_that_programs_make() -> None:
    """A class of a program keeps its docstring, or none; what is told of fields is read where its source can be."""

    class Own(wherry.models.Embedding):
        """Mine."""

    made = type("Made", (wherry.BaseModel,), {"__annotations__": {}})
    assert (Own.__doc__, made.__doc__) == ("Mine.", None)
