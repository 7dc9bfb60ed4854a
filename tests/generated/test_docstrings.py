"""What help() says of every method: a sentence of ours, the request, each argument with its facts, a link that leads somewhere."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import wherry
from tests.generated.surface import METHODS, PACKAGE, SURFACE, Method, at
from tests.generated.test_signatures import function
from wherry._runtime.client.resource import AsyncResource, Resource

EVERY_METHOD = pytest.mark.parametrize("method", METHODS, ids=str)
REFERENCE = "https://platform.openai.com/docs/api-reference"


def sections(method: Method, prefix: str = "") -> tuple[list[str], dict[str, str]]:
    """The paragraphs of a docstring, and the texts of its arguments."""
    text = inspect.getdoc(function(method, prefix))
    assert text is not None
    paragraphs = text.split("\n\n")
    arguments: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.startswith("Args:\n"):
            joined = re.sub(r"\n {8}", " ", paragraph)
            arguments = dict(line.strip().split(": ", 1) for line in joined.splitlines()[1:])
    return paragraphs, arguments


@EVERY_METHOD
def test_parts(method: Method) -> None:
    """A sentence, the deprecation if there is one, verb, path and source, the arguments, what comes back, what is raised, the reference."""
    paragraphs, _ = sections(method)
    sentence, *rest = paragraphs
    assert re.fullmatch(r"[A-Z].*\.", sentence)
    assert not sentence.startswith("Call `"), "docs.toml has no sentence for it"
    if method.entry.get("deprecated"):
        assert rest.pop(0) == "Deprecated."
    source = method.entry.get("source", "").removeprefix("openai ")
    told = f", from the official package {source}" if source else ""
    assert rest.pop(0).replace("\n", " ") == f"`{method.key}`{told}"
    if method.parameters:
        assert rest.pop(0).startswith("Args:\n")
    assert rest.pop(0).startswith("Returns:\n    ")
    raised = rest.pop(0)
    assert raised.startswith("Raises:\n    ")
    assert raised.endswith(
        "APIError: The call failed. `help(wherry.resources)` has its kinds, and the arguments of all calls."
    )
    assert ("IncompleteStreamError: " in raised) == ("stream" in method.entry)
    assert len(rest) == 1
    assert rest[0].startswith(f"Reference: {REFERENCE}")


def test_methods_without_an_operation() -> None:
    """Methods that are written by hand say what they take, return and raise, as the others do; async ones, too."""
    found = 0
    for info in pkgutil.walk_packages(wherry.resources.__path__, "wherry.resources."):
        for resource in vars(import_module(info.name)).values():
            if not (inspect.isclass(resource) and issubclass(resource, Resource | AsyncResource)):
                continue
            for base in resource.__mro__:
                if not base.__module__.startswith(("wherry.resources", "wherry._runtime.mixins")):
                    continue  # connections say it in sentences
                for name, method in vars(base).items():
                    if inspect.isfunction(method) and not name.startswith("_"):
                        found += 1
                        said = inspect.getdoc(method) or ""
                        for part in ("\nReturns:\n    ", "\nRaises:\n    "):
                            assert part in said, (method.__module__, method.__qualname__, part)
    assert found > len(METHODS)


@EVERY_METHOD
def test_arguments(method: Method) -> None:
    """Each argument of the API is told, with default, range and deprecation as the description has them; what is required has no default."""
    _, told = sections(method)
    assert list(told) == [parameter["name"] for parameter in method.parameters]
    for parameter in method.parameters:
        text = told[parameter["name"]]
        assert text.endswith("."), text
        assert ("Deprecated." in text) == parameter.get("deprecated", False)
        limits = parameter.get("constraints", {})
        for name in ("minimum", "maximum", "maxLength", "maxItems"):
            if name in limits and not isinstance(limits[name], bool):
                assert str(limits[name]) in text
        if "default" in parameter:
            assert ("default" in text.lower()) is not parameter.get("required", False)


@EVERY_METHOD
def test_returns(method: Method) -> None:
    """What comes back is named as the manifest has it: a model with a sentence, pages, bytes, nothing; and a stream, where there is one."""
    paragraphs, _ = sections(method)
    said = next(each for each in paragraphs if each.startswith("Returns:\n"))
    lines = [re.sub(r"\s*\n\s+", " ", each) for each in re.findall(r"^    (\S.*(?:\n {5,}\S.*)*)", said, re.MULTILINE)]
    stream, answer = method.entry.get("stream"), method.entry.get("returns") or "None"
    if stream and not stream.get("switch"):
        first, *lines = ["", *lines]
    else:
        first, *lines = lines
        if method.entry.get("page"):
            assert first == f"Pages of {answer}: a loop over it gets all items, page after page."
        else:
            assert first.startswith({"bytes": "BinaryResponse: ", "str": "str: "}.get(answer, answer))
            assert len(first) > len(answer) + 2 or answer == "None"
    if stream:
        assert "stream of " in lines.pop(0).lower()
    assert lines == []


def test_what_all_methods_share_is_told_once() -> None:
    """`help(wherry.resources)` explains each option that the methods have besides the arguments of their operations."""
    text = inspect.getdoc(wherry.resources) or ""
    told = re.findall(r"^    (\w+): ", text.partition("Args:\n")[2].partition("\n\n")[0], re.MULTILINE)
    own = {"self", "unknown", "response_id", "starting_after"}
    for path in ("chat.completions.create", "responses.create", "models.list"):
        method = next(each for each in METHODS if f"{each.resource}.{each.name}" == path)
        named = {parameter["name"] for parameter in method.parameters}
        assert set(inspect.signature(function(method, "")).parameters) - named - own <= set(told)
    assert len(told) == 9
    for name in re.findall(r"[A-Z]\w+Error", text.partition("Raises:\n")[2]):
        assert issubclass(getattr(wherry, name, TypeError), Exception)


@EVERY_METHOD
def test_reference(method: Method) -> None:
    """The link goes to the page that the description names, or to the front page; no anchor is guessed."""
    paragraphs, _ = sections(method)
    meta = at(method.entry["pointer"]).get("x-oaiMeta", {})
    page = f"/{meta['group']}/{meta['path']}" if meta.get("group") and meta.get("path") else ""
    assert paragraphs[-1] == f"Reference: {REFERENCE}{page}"


@EVERY_METHOD
def test_twins_say_the_same(method: Method) -> None:
    """The async method has the docstring of the sync one."""
    assert sections(method) == sections(method, "Async")


def test_resources_and_modules() -> None:
    """Every resource, module and client says what it is for; of `types` the packages do, whose modules are a few names."""
    client = wherry.Client(api_key="k")
    for path in SURFACE["resources"]:
        resource = client
        for attribute in path.split("."):
            described = inspect.getdoc(getattr(type(resource), attribute))
            assert described
            assert described.endswith(".")
            resource = getattr(resource, attribute)
        assert inspect.getdoc(type(resource)) == described
    for file in PACKAGE.rglob("*.py"):
        if file.name != "__init__.py" and file.relative_to(PACKAGE).parts[0] == "types":
            continue
        name = ".".join(("wherry", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        # Modules of compat need the official package, so their text is read.
        found = (
            ast.get_docstring(ast.parse(file.read_text("utf-8"))) if ".compat" in name else import_module(name).__doc__
        )
        assert (found or "").strip(), f"{name} has no docstring"
    for name in ("Client", "AsyncClient"):
        assert len(inspect.getdoc(getattr(wherry, name)) or "") > 500


@pytest.mark.parametrize("file", sorted((PACKAGE / "resources").rglob("*.py")), ids=str)
def test_width(file: Path) -> None:
    """No line of a docstring is wider than the code may be; the first sentence and a long word may stand out."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        may_stand_out = line.lstrip().startswith('"""') or " " not in line.strip()
        assert len(line) <= 120 or may_stand_out, f"{file.name}:{number}"
