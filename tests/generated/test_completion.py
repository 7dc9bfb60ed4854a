"""What Tab offers, in a notebook or an editor: the API, and nothing of how it is made."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter
from pkgutil import iter_modules, walk_packages
from typing import Any

import pytest

import wherry
import wherry.transports
from tests.generated.surface import SURFACE
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

RESOURCES = {path for path in SURFACE["resources"] if "." not in path} | {"webhooks"}
WAYS = {"with_raw_response", "with_streaming_response"}
OF_CLIENTS = WAYS | {
    "admin_api_key", "api_key", "auth_headers", "base_url", "call", "close", "copy", "default_headers", "default_query",
    "delete", "environment", "get", "is_closed", "limits", "max_retries", "organization", "patch", "post", "project", "put", "timeout",
    "webhook_secret", "websocket_base_url", "with_options",
}  # fmt: skip
OF_RESPONSES = {
    "elapsed", "headers", "http_request", "http_response", "is_closed", "method", "rate_limits", "request", "request_id",
    "retries_taken", "status", "status_code", "url",
}  # fmt: skip
OF_WHOLE = OF_RESPONSES | {"close", "content", "iter_bytes", "json", "read", "text"}
OF_STREAMED = OF_RESPONSES | {
    "close",
    "iter_bytes",
    "iter_lines",
    "iter_text",
    "json",
    "parse",
    "read",
    "stream_to_file",
    "text",
    "write_to_file",
}
OF_BINARY = {
    "aclose", "aiter_bytes", "aiter_lines", "aiter_raw", "aiter_text", "charset_encoding", "iter_raw", "aread", "astream_to_file", "close", "encoding", "iter_lines",
    "iter_text", "response", "stream_to_file", "write_to_file",
}  # fmt: skip
OF_STREAMS = {"close", "completed", "events", "last_sequence_number", "request_id", "response"}
OF_REQUESTS = {
    *("body", "changed", "content_length", "foreign", "headers", "library", "method", "replayable", "summary"),
    *("timeout", "url"),
}
OF_PAGES = {
    "data", "get_next_page", "has_next_page", "iter_pages", "model_dump", "model_dump_json", "next_page_info", "to_dict",
    "to_json",
}  # fmt: skip


def offered(value: object) -> set[str]:
    """What Tab shows: names without an underscore."""
    return {name for name in dir(value) if not name.startswith("_")}


def client(kind: str, **options: Any) -> Any:
    transport: Any = (AsyncMemoryTransport if kind == "AsyncClient" else MemoryTransport)([Reply(json={})])
    return getattr(wherry, kind)(api_key="sk-test", transport=transport, **options)


@pytest.mark.parametrize("name", ["wherry", "wherry.models", "wherry.params", "wherry.transports"])
def test_modules(name: str) -> None:
    """A module offers what can be imported from it: no helper of its own, no name of typing, none of its parts."""
    module: Any = wherry if name == "wherry" else getattr(wherry, name.partition(".")[2])
    assert offered(module) == set(module.__all__)
    assert {"__doc__", "__name__"} <= set(dir(module))
    if name == "wherry":
        assert "__version__" in dir(module)


PARTS = [
    *(f"wherry.{name}" for name in ("client", "async_client", "azure", "async_azure")),
    *(
        f"wherry.{name}.{area.name}"
        for name in ("models", "params")
        for area in iter_modules(import_module(f"wherry.{name}").__path__)
    ),
    *(module.name for module in walk_packages(wherry.resources.__path__, "wherry.resources.")),
]


@pytest.mark.parametrize("name", PARTS)
def test_parts(name: str) -> None:
    """The module of an area offers its classes, and nothing that they are made with; so does that of a client."""
    module = import_module(name)
    assert offered(module) == set(module.__all__)


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_clients(kind: str) -> None:
    """A client offers its resources, its options and the calls of any path; so does one of Azure."""
    more = {"aclose"} if kind == "AsyncClient" else set()
    assert offered(client(kind)) == OF_CLIENTS | RESOURCES | more
    azure = {"Client": wherry.AzureOpenAI, "AsyncClient": wherry.AsyncAzureOpenAI}[kind]
    assert (
        offered(azure(api_key="k", azure_endpoint="https://a.test", api_version="v1")) == OF_CLIENTS | RESOURCES | more
    )


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
@pytest.mark.parametrize("path", SURFACE["resources"])
def test_resources(kind: str, path: str) -> None:
    """A resource offers its methods and what is below it, whatever kind of answer they give."""
    resource = client(kind)
    for attribute in path.split("."):
        resource = getattr(resource, attribute)
    told = SURFACE["resources"][path]
    below = {other.rpartition(".")[2] for other in SURFACE["resources"] if other.rpartition(".")[0] == path}
    beside = {name for kind in ("hand_written", "second_names", "links") for name in told.get(kind, {})}
    names = told["methods"].keys() | beside | below | WAYS
    assert offered(resource) == names
    answered = names - {"connect"}  # a connection is no answer
    assert offered(resource.with_raw_response) == offered(resource.with_streaming_response) == answered


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("RawResponse", OF_WHOLE | {"parse"}),
        ("BinaryResponse", OF_WHOLE | OF_BINARY),
        ("StreamedResponse", OF_STREAMED),
        ("Stream", OF_STREAMS),
        ("AsyncStream", OF_STREAMS | {"aclose"}),
        ("StreamEvent", {"data", "event", "id", "item", "retry"}),
        ("CursorPage", OF_PAGES - {"data"}),
        ("AsyncCursorPage", OF_PAGES - {"data"}),
        ("AsyncPager", {"iter_pages"}),
        ("Timeout", {"as_dict", "connect", "first_event", "idle", "left", "pool", "read", "total", "write"}),
        ("UploadProgress", {"bytes_done", "bytes_total", "part_bytes", "part_ids", "upload_id"}),
        ("RequestEvent", {"attempt", "headers", "method", "url"}),
        ("transports.Request", OF_REQUESTS),
        ("transports.Sent", {"body", "headers", "json", "method", "timeout", "url"}),
        ("ResponseEvent", {"attempt", "elapsed_s", "error", "headers", "method", "request_id", "status", "url"}),
    ],
)
def test_classes(name: str, names: set[str]) -> None:
    """What a call returns offers what is documented."""
    assert offered(attrgetter(name)(wherry)) == names


def test_what_calls_return() -> None:
    """So do the objects: a stream, a page, an answer that is raw or read while it comes."""
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": []}

    def reply(sent: Any) -> Reply:
        return (
            Reply(sse=[chunk, "[DONE]"])
            if b'"stream":true' in sent.body.replace(b" ", b"")
            else Reply(json={"data": []})
        )

    made = wherry.Client(api_key="sk-test", transport=MemoryTransport(reply))
    with made.chat.completions.create(model="m", messages=[], stream=True) as stream:
        assert offered(stream) == OF_STREAMS
    assert offered(made.files.list()) == OF_PAGES
    assert offered(made.files.with_raw_response.list()) == OF_WHOLE | {"parse"}
    with made.files.with_streaming_response.list() as streamed:
        assert offered(streamed) == OF_STREAMED
