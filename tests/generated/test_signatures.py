"""Signatures, as help(), notebooks and editors show them: explicit, keyword-only but for one path parameter."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.generated.calling import each
from tests.generated.surface import METHODS, PACKAGE, SURFACE, Method

OPTIONS = {
    "extra_headers": None,
    "extra_query": None,
    "extra_body": None,
    "timeout": wherry.UNSET,
    "max_retries": None,
    "idempotency_key": None,
}
STREAM_OPTIONS = {"strict": None, "retry_before_first_event": False}
RESUMED = ("/responses", "/responses/{response_id}")
"""Streams that go on after a cut: `resume` is for them."""
EVERY_METHOD = pytest.mark.parametrize("method", METHODS, ids=str)
BOTH = each("prefix", ["", "Async"])


@cache
def function(method: Method, prefix: str) -> Any:
    """The function behind a method, from the class that the client's attributes lead to."""
    client = (wherry.AsyncClient if prefix else wherry.Client)(api_key="k")
    return method.on(client).__func__


@cache
def tree(file: str) -> dict[str, ast.ClassDef]:
    """The classes of a file of the package."""
    module = ast.parse((PACKAGE.parent / file).read_bytes())
    return {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}


def definitions(method: Method, prefix: str) -> list[Any]:
    """The overloads of a method in the source, and then the method itself."""
    func = function(method, prefix)
    owner, name = func.__qualname__.split(".")
    return [
        node
        for node in tree(str(Path(inspect.getfile(func)).relative_to(PACKAGE.parent)))[owner].body
        if getattr(node, "name", "") == name
    ]


@EVERY_METHOD
@BOTH
def test_parameters(method: Method, prefix: str) -> None:
    """They are those of the manifest, in its order, and the options of every call; nothing is hidden in **kwargs.

    The keywords that are refused, or sent as the client says, have no names; for type checkers there are none.
    """
    _, *parameters, others = inspect.signature(function(method, prefix)).parameters.values()
    assert (others.kind, others.annotation) == (inspect.Parameter.VAR_KEYWORD, "Unpack[NoOthers]")
    expected = [parameter["name"] for parameter in method.parameters]
    options = {**OPTIONS, **STREAM_OPTIONS} if "stream" in method.entry else OPTIONS
    options = {**options, "resume": False} if method.entry["path"] in RESUMED and options is not OPTIONS else options
    assert [parameter.name for parameter in parameters] == [*expected, *options]
    own, last = parameters[: len(expected)], parameters[len(expected) :]
    assert {parameter.name: parameter.default for parameter in last} == options

    positional = [parameter.name for parameter in own if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    path = re.findall(r"\{(\w+)\}", method.entry["path"])
    assert positional == [p["name"] for p in method.parameters[:1] if path and p["wire"] == path[-1]]
    assert len(positional) == bool(path)
    assert {p.kind for p in parameters} <= {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}

    required = [p["name"] for p in method.parameters if p["required"]]
    assert [parameter.name for parameter in own if parameter.default is parameter.empty] == required
    assert {parameter.default for parameter in own if parameter.name not in required} <= {wherry.UNSET}


@EVERY_METHOD
@BOTH
def test_annotations(method: Method, prefix: str) -> None:
    """Each parameter says its type; what may be left out says Unset; what may be null, and nothing else, says None."""
    annotations = function(method, prefix).__annotations__
    assert "return" in annotations
    for parameter in method.parameters:
        text = annotations[parameter["name"]]
        last = [part.strip() for part in text.split("|")[-2:]]
        assert ("Unset" in last) is not parameter["required"]
        if parameter["type"] != "object":
            assert ("None" in last) == parameter["type"].endswith("None") or _alias_has_null(parameter["type"])


@EVERY_METHOD
def test_annotations_say_each_thing_once(method: Method) -> None:
    """No annotation has a member twice, or two sets of words where one would do."""
    for text in function(method, "").__annotations__.values():
        node = ast.parse(text, mode="eval").body
        members = []
        while isinstance(node, ast.BinOp):
            members.append(ast.unparse(node.right))
            node = node.left
        members.append(ast.unparse(node))
        assert len(set(members)) == len(members), text
        assert len([member for member in members if member.startswith("Literal[")]) <= 1, text


def _alias_has_null(text: str) -> bool:
    """Whether null stands inside a named type."""
    names = re.findall(r"\w+", text)
    return any(SURFACE["aliases"][name]["type"].endswith("None") for name in names if name in SURFACE["aliases"])


@EVERY_METHOD
@BOTH
def test_overloads(method: Method, prefix: str) -> None:
    """A streaming method has one overload for each setting of its switch, and says in each what comes back.

    Where the format decides what comes, there is one more for each format.
    """
    *overloads, plain = definitions(method, prefix)
    assert all(ast.unparse(node.decorator_list[0]) == "overload" for node in overloads)
    assert plain.decorator_list == []
    formats = {"audio.transcriptions.create": 4, "audio.translations.create": 3}.get(str(method), 0)
    answers = [ast.unparse(node.returns) for node in overloads[:formats] if node.returns]
    assert len(set(answers)) == formats
    overloads = overloads[formats:]
    if not method.switch:
        assert len(overloads) == (1 if formats else 0)
        return
    bodies = 2 if str(method) == "images.edit" else 1
    assert len(overloads) == 3 * bodies
    whole, stream = overloads[0], overloads[bodies]
    word = "True" if method.switch == "stream" else "'sse'"
    assert f"Literal[{word}]" not in _annotation(whole, method.switch)
    assert _annotation(stream, method.switch) == f"Literal[{word}]"
    event = f"w.{prefix}Stream[m.{method.entry['stream']['event']}]"
    returned = [ast.unparse(node.returns) for node in overloads[::bodies]]
    assert returned[1] == event
    assert returned[2] == f"{returned[0]} | {event}" == ast.unparse(plain.returns)
    for node in overloads:
        names = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]
        everything = [argument.arg for argument in (*plain.args.args, *plain.args.kwonlyargs)]
        assert names == [name for name in everything if name in names]


def _annotation(node: Any, name: str) -> str:
    (found,) = [argument.annotation for argument in node.args.kwonlyargs if argument.arg == name]
    return ast.unparse(found)


def test_bodies_that_differ() -> None:
    """images.edit takes either `images` (as JSON) or `image` (as multipart), and each overload requires its own."""
    (method,) = [method for method in METHODS if str(method) == "images.edit"]
    *overloads, _ = definitions(method, "")
    required = []
    for node in overloads:
        pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        required.append({argument.arg for argument, default in pairs if default is None} - {"stream"})
        names = {argument.arg for argument in node.args.kwonlyargs}
        assert len({"image", "images"} & names) == 1
    assert required == [{"prompt", "images"}, {"prompt", "image"}] * 3


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_clients(name: str) -> None:
    """The clients list their options, all by keyword."""
    parameters = inspect.signature(getattr(wherry, name)).parameters.values()
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}
    assert {parameter.name for parameter in parameters} == {
        "api_key", "admin_api_key", "organization", "project", "base_url", "webhook_secret", "timeout", "max_retries", "limits",
        "default_headers", "default_query", "http_client", "transport", "strict", "unknown_parameters", "max_event_bytes",
        "max_answer_bytes", "json", "json_loads", "on_request", "on_response", "data_residency", "websocket_base_url",
        "workload_identity", "provider", "_strict_response_validation", "_enforce_credentials",
    }  # fmt: skip


@pytest.mark.parametrize(
    "file",
    sorted(
        str(path.relative_to(PACKAGE.parent))
        for path in (PACKAGE / "resources").rglob("*.py")
        if path.name != "handlers.py"  # its types are those of both
    ),
)
def test_twins(file: str) -> None:
    """Every class has an async twin that differs from it by `await`, `async` and the names of the async classes alone."""
    classes = tree(file)
    plain = {name for name in classes if not name.startswith("Async")}
    assert {f"Async{name}" for name in plain} == classes.keys() - plain
    for name in plain:
        twin = ast.unparse(_Plain().visit(ast.parse(ast.unparse(classes[f"Async{name}"]))))
        twin = re.sub(r"\basync_(?=[a-z])", "sync_", twin)
        assert re.sub(r"\bAsync(?=[A-Z])", "", twin) == _pager(ast.unparse(classes[name]))


class _Plain(ast.NodeTransformer):
    """Takes `async` and `await` away.

    `await` may stand before a request, the opening of a stream, a wait, a call that is parsed and an event alone.
    """

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
        self.generic_visit(node)
        return ast.copy_location(ast.FunctionDef(**{name: getattr(node, name) for name in node._fields}), node)

    def visit_Await(self, node: ast.Await) -> Any:
        assert re.match(
            r"self\._client\._(request|stream)\(|wait\.(resource\.\w+|until_done)\(|self\._helper\(async_parse_\w+\)\(|self\._send\(",
            ast.unparse(node.value),
        )
        return self.visit(node.value)


def _pager(text: str) -> str:
    """The return annotation of a list as the async class writes it."""
    return re.sub(r"-> w\.\w*Page\[", "-> w.Pager[", text)


def test_twins_of_the_clients() -> None:
    """Both clients have the same attributes for the same resources."""
    resources = {path.partition(".")[0] for path in SURFACE["resources"]} | {"webhooks"}
    for cls in (wherry.Client, wherry.AsyncClient):
        found = {
            name
            for base in cls.__mro__
            if base.__module__ in {"wherry.client", "wherry.async_client"}
            for name, value in vars(base).items()
            if isinstance(value, property)
        }
        assert found == resources
    client, twin = wherry.Client(api_key="k"), wherry.AsyncClient(api_key="k")
    for path in SURFACE["resources"]:
        one, other = _walk(client, path), _walk(twin, path)
        assert type(other).__name__ == f"Async{type(one).__name__}"
        assert _public(one) == _public(other)
        assert type(one).__doc__ == type(other).__doc__
        assert import_module(type(one).__module__).__all__


def _walk(client: Any, path: str) -> Any:
    for attribute in path.split("."):
        client = getattr(client, attribute)
    return client


def _public(resource: Any) -> set[str]:
    return {name for name in dir(resource) if not name.startswith("_")}


def test_tree_is_the_manifest() -> None:
    """What the generated classes of the tree define is what the manifest lists, and nothing else."""
    client = wherry.Client(api_key="k")
    for path, told in SURFACE["resources"].items():
        children = {other.rpartition(".")[2] for other in SURFACE["resources"] if other.rpartition(".")[0] == path}
        waiting = {
            name
            for name, entry in told.get("hand_written", {}).items()
            if {"pointer", "received.jinja"} & {*entry, entry["source"]}
        }
        second = told.get("second_names", {}).keys() | told.get("links", {}).keys()
        cls = type(_walk(client, path))
        assert cls.__name__ == told["class"]
        found = {name for name in vars(cls) if not name.startswith("_")}
        assert found == children | told["methods"].keys() | waiting | second


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_second_names(kind: str) -> None:
    """A second name means the very method, and a second place a resource of the same class."""
    client: Any = getattr(wherry, kind)(api_key="x")
    for path, told in SURFACE["resources"].items():
        resource = _walk(client, path)
        for name, meant in told.get("second_names", {}).items():
            assert getattr(resource, name).__func__ is getattr(resource, meant).__func__
        for name, meant in told.get("links", {}).items():
            assert type(getattr(resource, name)) is type(_walk(client, meant))


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_hand_written_methods(kind: str) -> None:
    """Hand-written methods are there on both clients, as the manifest tells of them."""
    client: Any = getattr(wherry, kind)(api_key="x")
    found = 0
    for path, described in SURFACE["resources"].items():
        for name, entry in described.get("hand_written", {}).items():
            method = getattr(_walk(client, path), name)
            waits = kind == "AsyncClient" and entry["source"] != "received.jinja"  # those compute alone
            waits = waits and entry.get("awaited", True)
            assert inspect.iscoroutinefunction(method) == waits
            assert method.__doc__
            parameters = inspect.signature(method).parameters.values()
            assert [(p.name, p.default is p.empty) for p in parameters if p.kind is not p.VAR_KEYWORD] == [
                (p["name"], p["required"]) for p in entry["parameters"] if p["kind"] != "any keyword"
            ]
            found += 1
    assert found == sum(len(told.get("hand_written", ())) for told in SURFACE["resources"].values()) > 10
