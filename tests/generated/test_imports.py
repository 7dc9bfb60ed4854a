"""What an import loads, and when. Each case is a fresh interpreter without site-packages and environment."""

from __future__ import annotations

import ast
import compileall
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import wherry
from tests.generated.surface import PACKAGE, SURFACE
from wherry._runtime.data.unions import Alias

# What costs time to import, or is not there on every platform.
HEAVY = {
    "_socket", "anyio", "asyncio", "attr", "attrs", "dataclasses", "email", "h11", "http", "httpcore", "httpx", "httpx2",
    "inspect", "logging", "msgspec", "orjson", "pathlib", "pydantic", "select", "selectors", "socket", "ssl",
    "subprocess", "tempfile", "threading", "trio", "typing_extensions", "urllib", "zlib",
}  # fmt: skip

# Makes a client over memory that answers everything with `answer`.
CLIENT = """
import wherry
from wherry.transports import MemoryTransport, Reply
client = wherry.Client(api_key="k", transport=MemoryTransport(lambda request: answer))
"""
CHAT = """
answer = Reply(json={"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
    "finish_reason": "stop", "message": {"role": "assistant", "content": "ahoy", "refusal": None}}]})
done = client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Say ahoy"}])
assert done.choices[0].message.content == "ahoy"
"""


def run(code: str, *options: str, folder: Path = PACKAGE.parent) -> dict[str, Any]:
    """Run code in an interpreter that finds nothing but the standard library and `folder`; give what `told` holds."""
    program = f"import sys\nsys.path.insert(0, {str(folder)!r})\nbefore = set(sys.modules)\ntold = {{}}\n{code}\n"
    program += "import json\nprint(json.dumps(told))\n"
    command = [sys.executable, "-I", "-S", "-B", "-W", "error", *options, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


LOADED = "told['loaded'] = sorted(set(sys.modules) - before)"


def own(loaded: list[str], package: str) -> set[str]:
    """The modules of one of our packages that were loaded, by their last names."""
    return {name.rpartition(".")[2] for name in loaded if name.startswith(f"wherry.{package}.")}


def heavy(loaded: list[str]) -> set[str]:
    return {name for name in loaded if name.partition(".")[0] in HEAVY}


def test_import_alone() -> None:
    """`import wherry` loads one module of ours and nothing that costs time."""
    loaded = run(f"import wherry\n{LOADED}")["loaded"]
    assert [name for name in loaded if name.startswith("wherry")] == ["wherry"]
    assert heavy(loaded) == set()
    assert "json" not in loaded


def test_making_a_client() -> None:
    """A client loads the runtime, but no model, no resource and no HTTP library."""
    loaded = run(f"import wherry\nwherry.Client(api_key='k')\nwherry.AsyncClient(api_key='k')\n{LOADED}")["loaded"]
    assert heavy(loaded) == set()
    assert not {"advice", "module_client", "official_advice", "base_url", "anywhere"} & own(loaded, "_runtime.client")
    assert own(loaded, "models") == own(loaded, "params") == own(loaded, "resources") == set()
    assert not {"models", "params", "resources"} & own(loaded, "")


def test_a_streamed_chat_loads_no_more_than_it_needs() -> None:
    """A start in a browser compiles every module: no pages, no multipart, no redirects, and no twin that blocks."""
    code = "client = wherry.AsyncClient(api_key='k')\nclient.chat.completions, wherry.AsyncStream"
    code += "\nwherry.models.ChatCompletionChunk"
    loaded = run(f"import wherry\n{code}\n{LOADED}")["loaded"]
    unused = (
        "client.sync_client", "client.sync_stream", "client.paging", "client.redirects", "client.async_streamed_response",
        "client.async_opening", "request.multipart", "request.files", "response.bytes_in", "response.decode",
        "base.masking", "mixins",
    )  # fmt: skip
    assert not {f"wherry._runtime.{name}" for name in unused} & set(loaded)
    assert {"wherry.client", "wherry.params"} & set(loaded) == set()
    assert "wherry._runtime.client.async_stream" in loaded


@pytest.mark.parametrize(
    ("code", "resources", "models"),
    [
        (CHAT, {"chat", "completions"}, {"chat"}),
        (
            "answer = Reply(json={'object': 'list', 'model': 'm', 'data': [{'index': 0, 'embedding': [0.5]}]})\n"
            "assert client.embeddings.create(model='m', input='x').data[0].embedding == [0.5]",
            {"embeddings"},
            {"embeddings"},
        ),
        (
            "answer = Reply(json={'object': 'list', 'data': [{'id': 'f', 'object': 'file'}], 'has_more': False})\n"
            "assert [file.id for file in client.files.list()] == ['f']",
            {"files"},
            {"files"},
        ),
        (
            "answer = Reply(sse=[{'id': 'x', 'choices': [{'index': 0, 'delta': {'content': 'a'}}]}, '[DONE]'])\n"
            "(chunk,) = client.chat.completions.create(model='m', messages=[], stream=True)\n"
            "assert chunk.choices[0].delta.content == 'a'",
            {"chat", "completions"},
            {"chat"},
        ),
        (
            "answer = Reply(json={'id': 'r', 'output': [{'type': 'message', 'role': 'assistant', 'content': "
            "[{'type': 'output_text', 'text': 'ahoy', 'annotations': []}]}]})\n"
            "assert client.responses.create(model='m', input='x').output_text == 'ahoy'",
            {"responses"},
            {"responses"},
        ),
        (
            "answer = Reply(sse=[{'type': 'response.output_text.delta', 'delta': 'a'}, '[DONE]'])\n"
            "(event,) = client.responses.create(model='m', input='x', stream=True)\n"
            "assert event.delta == 'a'",
            {"responses"},
            {"response_events"},
        ),
    ],
    ids=["chat", "embeddings", "files", "chat stream", "responses", "responses stream"],
)
def test_first_call(code: str, resources: set[str], models: set[str]) -> None:
    """A call loads its own area and no other; no params, no attrs, no HTTP library."""
    loaded = run(f"{CLIENT}{code}\n{LOADED}")["loaded"]
    assert heavy(loaded) == set()
    assert own(loaded, "resources") == resources
    assert own(loaded, "models") == models
    assert own(loaded, "params") == set()


HOSTS = ("fetch", "wasi")  # modules of transports/ that only WebAssembly has a use for begin so

OPTIONAL = "aio_http"
"""Of transports/: its library is an extra."""


def test_preload() -> None:
    """`preload()` imports every module that this platform can use, and no HTTP library, and nothing of `bulk`, `compat` and the command.

    Of the names of `types`, it imports those that helpers return.
    """
    told = run(f"import wherry\nwherry.preload()\n{LOADED}")["loaded"]
    modules = {
        ".".join(("wherry", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for path in PACKAGE.rglob("*.py")
    }
    on_wish = (
        "wherry.types.", "wherry.bulk.", "wherry._runtime.bulk.", "wherry.compat.", "wherry._runtime.compat.",
        "wherry.__main__.", "wherry._runtime.command.", "wherry._runtime.transports.standard.",
    )  # fmt: skip
    left_out = {name for name in modules - set(told) if not f"{name}.".startswith(on_wish)}
    assert {name for name in told if name.startswith("wherry.types.") and name.count(".") > 2} == {
        "wherry.types.chat.parsed_chat_completion",
        "wherry.types.chat.parsed_function_tool_call",
        "wherry.types.responses.parsed_response",
    }
    if not {"msgspec", "orjson"} <= set(told):  # beside an installed wheel they may be there
        left_out.remove("wherry._runtime.data.fast_json")
    elsewhere = {
        name
        for name in left_out
        if name.startswith(tuple(f"wherry._runtime.transports.{it}" for it in (*HOSTS, OPTIONAL)))
    }
    assert left_out == elsewhere
    assert {"httpx", "httpx2", "httpcore", "anyio", "asyncio", "trio", "ssl"} & set(told) == set()


def test_preload_leaves_nothing_for_later() -> None:
    """Where the interpreter is snapshotted nothing can be imported afterwards: `preload` has it all."""
    at_home_elsewhere = {"http", "standard", OPTIONAL, *HOSTS}  # of transports/: they need sockets, or another platform
    later = {
        name
        for path in PACKAGE.rglob("*.py")
        if "transports" not in path.parts or not at_home_elsewhere & set(path.parts)
        if path.parent.name != "compat"  # it is for CPython, beside the official package
        if "bulk" not in path.parts  # whoever uses it imports it
        if "command" not in path.parts  # a program of its own
        for name in imported_in_functions(ast.parse(path.read_bytes()))
    }
    assert {"attr", "email.utils", "hmac"} <= later
    code = "import wherry\nwherry.preload()\ntold['there'] = sorted(sys.modules)"
    there = set(run(code)["there"])
    there |= {"attr"}  # not in this interpreter; where it is, it is imported
    there |= {"pydantic_core"}  # imported by pydantic, which calls the module that asks for it
    there |= {"websockets.frames", "websockets.protocol"}  # hosts with snapshots have WebSockets of their own
    there |= {"asyncio"}  # imported by whoever runs its loop, and asked for nowhere else
    assert later - there == set()


def imported_in_functions(tree: ast.AST, inside: bool = False) -> Iterator[str]:
    """The absolute names of modules that functions import when they are called."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.expr) or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            continue
        if inside and isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif inside and isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
        is_function = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from imported_in_functions(node, inside or is_function)


PACKAGES = ("models", "params")


def index(package: ModuleType) -> dict[str, str]:
    found: dict[str, str] = package._AREAS
    return found


@pytest.mark.parametrize("name", PACKAGES)
def test_index_is_the_truth(name: str) -> None:
    """Each name is in the file that the index says, and in its `__all__`, which type checkers go by; none is missing."""
    package = import_module(f"wherry.{name}")
    files = {path.stem for path in (PACKAGE / name).glob("*.py")} - {"__init__"}
    assert set(index(package).values()) == files
    for area in files:
        module = import_module(f"wherry.{name}.{area}")
        indexed = {public for public, home in index(package).items() if home == area}
        for public in indexed:
            assert getattr(module, public) is getattr(package, public)
            alias = isinstance(getattr(package, public), Alias)
            assert getattr(package, public).__module__ == (f"wherry.{name}" if alias else f"wherry.{name}.{area}")
        defined = {
            public
            for public, value in vars(module).items()
            if isinstance(value, Alias) or getattr(value, "__module__", None) == module.__name__
            if not public.startswith("_")
        }
        assert defined == indexed == set(module.__all__)


@pytest.mark.parametrize("name", PACKAGES)
def test_areas_load_in_any_order(name: str) -> None:
    """An area publishes its own names alone, not what it imports under the name of another area's class."""
    package = import_module(f"wherry.{name}")
    for areas in (sorted(set(index(package).values())), sorted(set(index(package).values()), reverse=True)):
        for area in areas:
            package._load(area)
        for public, home in index(package).items():
            assert getattr(package, public) is getattr(import_module(f"wherry.{name}.{home}"), public), public


@pytest.mark.parametrize("name", PACKAGES)
def test_index_is_the_manifest(name: str) -> None:
    """The index holds every model, alias and further name of the manifest (params: those that requests can hold)."""
    members = {**SURFACE["models"], **SURFACE["aliases"]}
    known = {member for member, told in members.items() if name == "models" or told["request"]}
    known |= {other for other, member in SURFACE["names"].items() if member in known}
    package = import_module(f"wherry.{name}")
    assert set(index(package)) == known
    assert known <= set(dir(package))
    assert known <= set(package.__all__)
    for public in package.__all__:
        assert getattr(package, public) is not None


def test_names_of_the_package() -> None:
    """`dir`, `__all__` and what can be reached are the same names; each is what its module calls by this name."""
    assert set(wherry.__all__) <= set(dir(wherry))
    assert len(set(wherry.__all__)) == len(wherry.__all__)
    for name in wherry.__all__:
        assert getattr(wherry, name) is not None
    for name, module in wherry._INDEX.items():
        assert getattr(wherry, name) is getattr(import_module(module, "wherry"), name)
    assert set(wherry.__all__) == {*wherry._INDEX, *wherry._OTHER_NAMES, *wherry._PACKAGES, "preload"}


@pytest.mark.parametrize("package", ["wherry", "wherry.models", "wherry.params"])
def test_typo(package: str) -> None:
    """A name that is not there is an AttributeError that says which, and an ImportError on import."""
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'ChatCompletoin'"):
        import_module(package).ChatCompletoin  # noqa: B018
    with pytest.raises(ImportError, match="ChatCompletoin"):
        exec(f"from {package} import ChatCompletoin")
    assert not hasattr(import_module(package), "__wrapped__")


def test_a_type_that_is_looked_for_at_the_top() -> None:
    """The error says where the class of an answer is; where openai had something else of that name, also what."""
    with pytest.raises(ImportError, match=r"it is wherry\.types\.responses\.Response$"):
        exec("from wherry import Response")
    with pytest.raises(
        ImportError, match=r"the type is wherry\.types\.chat\.ChatCompletion; .* client\.chat\.completions\.create"
    ):
        exec("from wherry import ChatCompletion")
    with pytest.raises(AttributeError, match=r"did you mean types\?$"):
        _ = wherry.types_


@pytest.mark.parametrize("options", [[], ["-O"], ["-OO"], ["-X", "dev"]], ids=["plain", "O", "OO", "dev"])
def test_every_way_of_running(options: list[str]) -> None:
    """Everything imports and a call works with warnings as errors, without asserts, without docstrings."""
    run(f"{CLIENT}{CHAT}\nwherry.preload()\nfor name in wherry.models.__all__: getattr(wherry.models, name)", *options)


def test_bytecode_alone(tmp_path: Path) -> None:
    """A package of .pyc files without their sources works."""
    copy = tmp_path / "wherry"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    assert compileall.compile_dir(copy, quiet=2, legacy=True)
    for source in copy.rglob("*.py"):
        source.unlink()
    code = f"{CLIENT}{CHAT}\nwherry.preload()\ntold['files'] = wherry.__file__"
    assert run(code, folder=tmp_path)["files"] == str(copy / "__init__.pyc")


def test_zip(tmp_path: Path) -> None:
    """A package inside a zip file works."""
    copy = tmp_path / "tree" / "wherry"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "tree")
    run(f"{CLIENT}{CHAT}\nwherry.preload()", folder=Path(archive))


BLOCKED = """
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("httpx", "httpx2", "httpcore", "attr", "attrs", "anyio"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocked())
"""


def test_without_an_http_library() -> None:
    """With `transport=` no HTTP library is needed; without, the first call says which to install."""
    run(f"{BLOCKED}{CLIENT}{CHAT}")
    code = f"""{BLOCKED}
import wherry
try:
    wherry.Client(api_key="k").models.list()
except wherry.UsageError as error:
    told["error"] = str(error)
"""
    assert "httpx" in run(code)["error"]
