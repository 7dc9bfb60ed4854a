"""Nothing is missing: the pinned document against the committed package, name by name."""

from __future__ import annotations

import ast
import inspect
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import wherry
from pipeline.build import Build
from pipeline.manifest.short import whole
from tests.pipeline.generating import ROOT, operations, snapshot, supplement

PAGES = {"CursorPage": 46, "ConversationCursorPage": 18, "NextCursorPage": 9, "TokenPage": 12, "Page": 8}
STREAMS = {
    "audio.speech.create": ("speech", "stream_format"),
    "audio.transcriptions.create": ("transcription", "stream"),
    "beta.agents.sessions.create": ("", "stream"),
    "beta.agents.sessions.events.stream": ("", ""),
    "beta.responses.create": ("responses", "stream"),
    "beta.responses.retrieve": ("responses", "stream"),
    "beta.threads.create_and_run": ("assistants", "stream"),
    "beta.threads.runs.create": ("assistants", "stream"),
    "beta.threads.runs.submit_tool_outputs": ("assistants", "stream"),
    "chat.completions.create": ("chat", "stream"),
    "completions.create": ("completions", "stream"),
    "images.edit": ("image_edits", "stream"),
    "images.generate": ("images", "stream"),
    "responses.create": ("responses", "stream"),
    "responses.retrieve": ("responses", "stream"),
}


@cache
def surface() -> dict[str, Any]:
    """The manifest of the committed package."""
    return whole(json.loads((Path(wherry.__file__).parent / "api-surface.json").read_text("utf-8")))


def method_paths() -> dict[str, str]:
    """Verb and path -> the method that users know."""
    return tomllib.loads((ROOT / "tests" / "generated" / "method_paths.toml").read_text("utf-8"))


def methods() -> Iterator[tuple[str, dict[str, Any]]]:
    """Dotted path of each method, and what the manifest says of it."""
    for resource, entry in surface()["resources"].items():
        for name, method in entry["methods"].items():
            yield f"{resource}.{name}", method


def key(method: dict[str, Any]) -> str:
    """Verb and path of a method, with its fixed query."""
    query = "&".join(f"{name}={value}" for name, value in method.get("query", {}).items())
    return f"{method['verb']} {method['path']}" + (f"?{query}" if query else "")


def reach(client: Any, path: str) -> Any:
    """Follow a dotted path."""
    for segment in path.split("."):
        client = getattr(client, segment)
    return client


def test_the_list_of_paths_is_the_snapshot() -> None:
    """The table of method paths names exactly the operations of the document and its supplement."""
    assert method_paths().keys() == operations().keys()
    assert len(operations()) == 388
    assert len(set(method_paths().values())) == 388


def test_the_official_package_has_the_same_methods() -> None:
    """What only the official package has is called as it is there, and so is all else."""
    for operation, method in method_paths().items():
        official = operations()[operation].get("x-official-method")
        assert official in (None, method), operation
    assert sum("x-official-method" in each for each in operations().values()) == 118


def test_the_package_says_which_api_it_knows() -> None:
    """`__api__` has the versions and days that spec/lock.toml pins."""
    lock = tomllib.loads((ROOT / "spec" / "lock.toml").read_text("utf-8"))
    assert wherry.__api__ == {
        "spec": lock["snapshot"]["version"],
        "spec_date": lock["source"]["date"],
        "official_package": lock["official"]["version"],
        "official_package_date": lock["official"]["date"],
    }


def test_every_operation_has_a_method() -> None:
    """Each operation is a method under its path, on both clients; the manifest says the same and nothing more."""
    with wherry.Client(api_key="sk-x") as client:
        other = wherry.AsyncClient(api_key="sk-x")
        for path in method_paths().values():
            plain, awaited = reach(client, path), reach(other, path)
            assert callable(plain), path
            assert inspect.signature(plain).parameters.keys() == inspect.signature(awaited).parameters.keys(), path
    assert {path: key(m) for path, m in methods()} == {v: k for k, v in method_paths().items()}


def test_what_is_awaited() -> None:
    """On the asynchronous client every method is a coroutine function, but lists, which can be iterated unawaited."""
    client = wherry.AsyncClient(api_key="sk-x")
    for path, method in methods():
        assert inspect.iscoroutinefunction(reach(client, path)) is ("page" not in method), path


def test_every_schema_has_a_name() -> None:
    """Each component is a class or an alias of wherry.models, and a request type of wherry.params if it can be sent."""
    entries = {**surface()["models"], **surface()["aliases"]}
    by_schema = {entry["schema"]: name for name, entry in entries.items()}
    components = {**snapshot()["components"]["schemas"], **supplement()["components"]["schemas"]}
    assert components.keys() <= by_schema.keys()
    assert len(components) == 983 + len(supplement()["components"]["schemas"])
    for schema in components:
        name = by_schema[schema]
        assert hasattr(getattr(wherry.models, name), "_decode"), name
        assert hasattr(wherry.params, name) is entries[name]["request"], name
        assert name in surface()["models"] or name in surface()["aliases"]


def test_every_model_is_its_class() -> None:
    """What the manifest calls a model is a class with these fields; an alias is none; other names are the same object."""
    for name, entry in surface()["models"].items():
        class_ = getattr(wherry.models, name)
        assert isinstance(class_, type), name
        assert issubclass(class_, wherry.BaseModel), name
        assert class_.__name__ == name
        assert {field["name"] for field in entry["fields"]} <= set(dir(class_)) | set(class_.__annotations__), name
    assert not any(isinstance(getattr(wherry.models, name), type) for name in surface()["aliases"])
    assert len(surface()["names"]) > 30
    for other, name in surface()["names"].items():
        assert getattr(wherry.models, other) is getattr(wherry.models, name)


def test_webhooks_are_typed() -> None:
    """Each webhook has a payload class, and WebhookEvent decodes each of them by its type."""
    assert surface()["webhooks"].keys() == {*snapshot()["webhooks"], *supplement()["webhooks"]}
    event: Any = wherry.models.WebhookEvent
    for name, entry in surface()["webhooks"].items():
        (kind,) = (field["type"] for field in surface()["models"][entry["type"]]["fields"] if field["name"] == "type")
        decoded = event._decode({"type": ast.literal_eval(kind.removeprefix("Literal"))[0], "data": {}})
        assert type(decoded).__name__ == entry["type"], name


def test_nothing_is_left_out_without_a_reason(pinned: Build) -> None:
    """What the plan skips it names with a reason, and every component and operation is planned or skipped."""
    assert all(skipped.reason for skipped in pinned.plan.skipped)
    skipped = {each.pointer for each in pinned.plan.skipped}
    planned = {member.pointer for area in pinned.plan.areas for member in area.members}
    assert set(pinned.api.component_pointers) <= planned | skipped
    assert {operation.pointer for operation in pinned.api.operations} <= {m["pointer"] for _, m in methods()} | skipped


@pytest.mark.parametrize("path", STREAMS)
def test_streams(path: str) -> None:
    """Each operation that streams takes its switch, and the operation knows how its stream ends."""
    family, switch = STREAMS[path]
    entry = dict(methods())[path]
    assert entry["stream"]["switch"] == switch
    assert entry["stream"]["event"] != "object"
    method = reach(wherry.Client(api_key="sk-x"), path)
    module = inspect.getmodule(method)
    operations = [value for name, value in vars(module).items() if getattr(value, "name", "") == path]
    assert [operation.stream_family for operation in operations] == [family]
    assert operations[0].event_names is (family == "assistants")


def test_no_other_streams() -> None:
    """These fifteen stream, and no other operation does."""
    assert {path for path, method in methods() if "stream" in method} == STREAMS.keys()


def test_pages() -> None:
    """Every kind of page is used as often as expected, and every method called `list` gives a page, but one."""
    assert Counter(method["page"] for _, method in methods() if "page" in method) == PAGES
    whole = [path for path, method in methods() if path.endswith(".list") and "page" not in method]
    assert whole == ["webhooks.event_types.list"]  # the official package has no page there either


def test_multipart() -> None:
    """Every operation whose body may be multipart can send files, and no other one does."""
    declared = {
        name
        for name, operation in operations().items()
        if "multipart/form-data" in operation.get("requestBody", {}).get("content", {})
    }
    made = {key(m) for _, m in methods() if m.get("body") in {"multipart", "either", "sdp_or_multipart"}}
    assert made == declared
    assert len(made) == 18


def test_admin_operations() -> None:
    """The operations that the admin key secures are those under `admin`, and they say so."""
    for path, method in methods():
        security = operations()[key(method)].get("security", [])
        assert method.get("admin", False) is ([*security[:1]] == [{"AdminApiKeyAuth": []}]), path
