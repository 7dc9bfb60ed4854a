"""What Python's own tools say of the package: source, type hints and help lead to the file that defines a class."""

from __future__ import annotations

import inspect
import pydoc
import subprocess
import sys
import typing
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest
import typing_extensions

import wherry
from tests.generated.surface import PACKAGE, SURFACE
from wherry import models, params, resources, transports

AREAS: list[tuple[ModuleType, str]] = [(each, area) for each in (models, params) for area in sorted(set(each._AREAS.values()))]  # type: ignore[attr-defined]  # fmt: skip


def classes_of(package: ModuleType, area: str) -> dict[str, type]:
    """The public classes of one area, by their own names."""
    found = (getattr(package, name) for name, home in package._AREAS.items() if home == area)
    return {cls.__name__: cls for cls in found if isinstance(cls, type)}


@pytest.mark.parametrize(("package", "area"), AREAS, ids=[f"{each.__name__}.{area}" for each, area in AREAS])
def test_source_of_every_class(package: ModuleType, area: str) -> None:
    """inspect finds each model and each TypedDict in the file of its area, at the line where its definition begins."""
    folder = PACKAGE / package.__name__.rpartition(".")[2]
    lines = (folder / f"{area}.py").read_text("utf-8").splitlines()
    starts = {line.split("(")[0]: number for number, line in enumerate(lines, 1) if line.startswith("class ")}
    # A TypedDict with a key that is a word of Python (`async`) is made by a call.
    called = {line.split(" = ")[0] for line in lines if " = TypedDict(" in line}
    classes = {name: cls for name, cls in classes_of(package, area).items() if name not in called}
    assert set(starts) == {f"class {name}" for name in classes}
    for cls in classes.values():
        assert Path(str(inspect.getsourcefile(cls))).name == f"{area}.py"
    # Reading the source takes a parse of the file on older Pythons, so not for each of a thousand classes.
    for name in (min(classes, key=len), max(classes, key=len)) if classes else ():
        source, line = inspect.getsourcelines(classes[name])
        assert (line, source[0].rstrip()) == (starts[f"class {name}"], lines[line - 1])


HINTS = """
import inspect, sys, typing
from importlib import import_module
package, area = sys.argv[1:]
module = import_module(f"{package}.{area}")
loaded = {name for name in sys.modules if name.startswith(("wherry.models.", "wherry.params."))}
assert loaded == {module.__name__}, loaded
for name in module.__all__:
    found = getattr(module, name)
    if isinstance(found, type):
        assert set(typing.get_type_hints(found)) == set(found.__annotations__), name
    else:
        found.__value__
print("all")
"""


@pytest.mark.parametrize(
    ("package", "area"),
    [("models", "chat"), ("models", "responses"), ("models", "realtime"), ("params", "chat"), ("params", "responses")],
)
def test_type_hints_import_what_they_name(package: str, area: str) -> None:
    """An area loads no other; evaluating its annotations in a fresh interpreter imports what they name."""
    program = f"import sys; sys.path[:0] = {[str(PACKAGE.parent)]!r}\n{HINTS}"
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", program, f"wherry.{package}", area]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("all\n", "")


def test_type_hints_are_types() -> None:
    """A hint is the class itself, of whatever area, or the alias."""
    hints = typing.get_type_hints(models.ChatCompletion)
    assert hints["choices"] == list[models.ChatCompletionChoice]
    assert hints["usage"] == typing.Optional[models.CompletionUsage]  # noqa: UP045
    assert hints["service_tier"] == typing.Optional[models.ServiceTier]  # noqa: UP045
    written = typing_extensions.get_type_hints(params.ChatCompletionRequestUserMessage)
    assert typing.get_args(written["content"])[0] is str


@pytest.mark.parametrize("name", ["models.ChatCompletion", "params.ChatCompletionRequestUserMessage", "Client", "Page"])
def test_help(name: str) -> None:
    """help() says in which module a class is, and what its docstring says."""
    owner, _, last = name.rpartition(".")
    cls = getattr(getattr(wherry, owner) if owner else wherry, last)
    text = pydoc.plain(pydoc.render_doc(cls))
    assert f"in module {cls.__module__}" in text.splitlines()[0]
    assert inspect.getdoc(cls).splitlines()[0] in text  # type: ignore[union-attr]


def defined(value: Any) -> bool:
    """Whether the file that a class names defines it."""
    text = Path(str(inspect.getsourcefile(value))).read_text("utf-8")
    return f"\nclass {value.__name__}" in text


PUBLIC = {getattr(wherry, name) for name in wherry.__all__ if isinstance(getattr(wherry, name), type)}
ERRORS = {cls for cls in PUBLIC if issubclass(cls, BaseException)}


@pytest.mark.parametrize("cls", sorted(PUBLIC - ERRORS, key=lambda cls: cls.__name__), ids=lambda cls: cls.__name__)
def test_source_of_what_the_package_has(cls: Any) -> None:
    """inspect finds clients, streams, pages and responses in their files; errors go by their public path instead."""
    assert defined(cls)
    assert f"class {cls.__name__}" in inspect.getsource(cls)


def test_source_of_every_resource() -> None:
    """The classes of resources, sync and async, name the file that defines them."""
    found = 0
    for path, entry in SURFACE["resources"].items():
        client = wherry.Client(api_key="k")
        if not path:
            continue
        resource: Any = client
        for part in path.split("."):
            resource = getattr(resource, part)
        module = import_module(type(resource).__module__)
        for cls in (type(resource), getattr(module, f"Async{entry['class']}")):
            assert defined(cls), cls
            found += 1
    assert found > 50


def test_errors_go_by_their_public_names() -> None:
    """A traceback names an error as users write it."""
    assert {f"{cls.__module__}.{cls.__name__}" for cls in ERRORS} == {f"wherry.{cls.__name__}" for cls in ERRORS}
    assert len(ERRORS) > 20


def test_errors_show_no_wrong_source() -> None:
    """Errors call themselves `wherry.…`, as tracebacks show them; so inspect finds no source, rather than another one."""
    for error in (wherry.RateLimitError, wherry.UsageFileError, wherry.WherryError):
        assert error.__module__ == "wherry"
        with pytest.raises(OSError, match=r"could not find class definition|source code not available"):
            inspect.getsource(error)


HOMES: list[ModuleType] = [
    wherry,
    transports,
    *(import_module(module.name) for module in walk_packages(resources.__path__, "wherry.resources.")),
]


def functions(cls: type) -> dict[str, Any]:
    """The public methods and properties of a class, and those that Python calls, with what it inherits from ours."""
    found: dict[str, Any] = {}
    for owner in cls.__mro__:
        if not owner.__module__.startswith("wherry"):
            continue
        for name, value in vars(owner).items():
            function = getattr(value, "__func__", getattr(value, "fget", value))
            if inspect.isfunction(function) and (not name.startswith("_") or name.endswith("__")):
                found[f"{owner.__qualname__}.{name}"] = function
    return found


@pytest.mark.parametrize("home", HOMES, ids=lambda home: str(home.__name__))
def test_every_annotation_can_be_evaluated(home: ModuleType) -> None:
    """typing.get_type_hints and inspect.signature(eval_str=True) work for each public class, method and function."""
    seen = 0
    for name in home.__all__:
        value = getattr(home, name)
        if inspect.isfunction(value):
            typing.get_type_hints(value)
            inspect.signature(value, eval_str=True)
        elif isinstance(value, type):
            typing.get_type_hints(value)
            for function in functions(value).values():
                hints = typing.get_type_hints(function)
                given = inspect.signature(function, eval_str=True)
                assert set(hints) == {
                    *(each.name for each in given.parameters.values() if each.annotation is not each.empty),
                    *(["return"] if given.return_annotation is not given.empty else []),
                }
                assert not any(isinstance(each, str) for each in hints.values())
                seen += 1
    assert seen or not home.__all__


def test_annotations_name_what_calls_return() -> None:
    """Hints are the classes that a call gives and takes."""
    from wherry.resources.chat.completions import AsyncCompletions, Completions

    hints = typing.get_type_hints(Completions.list)
    assert hints["return"] == wherry.CursorPage[models.ChatCompletion]
    assert typing.get_type_hints(AsyncCompletions.list)["return"] == wherry.AsyncPager[models.ChatCompletion]
    taken = typing.get_type_hints(Completions.create)
    assert wherry.Stream[models.ChatCompletionChunk] in typing.get_args(taken["return"])
    assert params.ChatCompletionRequestMessage is typing.get_args(taken["messages"])[0]
    assert type(wherry.Client(api_key="k").chat) is typing.get_type_hints(wherry.Client.chat.fget)["return"]


def test_a_client_and_a_call_load_nothing_for_annotations() -> None:
    """What annotations alone name stays where it is until a tool asks."""
    program = f"""
import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}]
import wherry
from wherry.transports import MemoryTransport, Reply
client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json={{}})]))
client.chat.completions.create(model="m", messages=[])
later = ("params", "_runtime.client.pages", "_runtime.client.pager", "_runtime.client.async_stream", "_runtime.client.observe",
         "_runtime.client.sync_streamed_response", "_runtime.request.file_types", "azure", "_runtime.client.azure")
assert not [name for name in later if f"wherry.{{name}}" in sys.modules]
import typing
typing.get_type_hints(type(client.chat.completions).list)
assert "wherry._runtime.client.sync_pages" in sys.modules
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_areas_are_attributes() -> None:
    """The areas of resources are imported when they are used, and nothing else is taken for one."""
    program = f"""
import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}]
from wherry import resources
assert "wherry.resources.files" not in sys.modules
assert resources.files.Files.__module__ == "wherry.resources.files"
assert not hasattr(resources, "nothing") and not hasattr(resources, "__wrapped__")
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
