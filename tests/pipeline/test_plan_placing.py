"""Where operations land: the rule on operations that nobody has seen, and its exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.api import Api, Operation
from pipeline.errors import NameClash, OperationUnplaced, PipelineError, Unsupported
from pipeline.plan.placing import CLIENT_NAMES, RESOURCE_NAMES, place_all
from pipeline.plan.surface import Surface, read
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.resource import AsyncResource, Resource
from wherry._runtime.client.sync_client import Client


def operation(text: str) -> Operation:
    """`POST /files?beta=true` as an operation without anything else."""
    verb, _, path = text.partition(" ")
    path, _, query = path.partition("?")
    pairs = tuple((part.partition("=")[0], part.partition("=")[2]) for part in query.split("&") if part)
    return Operation(
        verb=verb, path=path, query=pairs, id=text, pointer=text, parameters=(), bodies=(), body_required=False,
        answers=(), security=None,
    )  # fmt: skip


def places(*texts: str, lists: tuple[str, ...] = (), surface: Surface | None = None) -> dict[str, str]:
    """Place operations and name the methods by their text."""
    api = Api("", "", (), {}, tuple(operation(text) for text in texts), (), {})
    placed = place_all(api, surface or read(Path("nowhere")), frozenset(lists))
    return {text: str(place) for text, place in placed.items()}


@pytest.mark.parametrize(
    ("neighbours", "wanted"),
    [
        (["GET /files*", "POST /files"], ["files.list", "files.create"]),
        (
            ["GET /files*", "GET /files/{id}", "POST /files/{id}", "DELETE /files/{id}"],
            ["files.list", "files.retrieve", "files.update", "files.delete"],
        ),
        (["POST /files/{id}", "POST /files/{id}/cancel"], ["files.update", "files.cancel"]),
        (["GET /a/{id}/settings", "POST /a/{id}/settings"], ["a.settings.retrieve", "a.settings.update"]),
        (["GET /a/{id}/things*", "POST /a/{id}/things"], ["a.things.list", "a.things.create"]),
        (["POST /voice-consents", "GET /voice-consents/{x}"], ["voice_consents.create", "voice_consents.retrieve"]),
        (["PUT /a/{id}", "PATCH /b/{id}"], ["a.replace", "b.update"]),
        (["HEAD /files/{id}", "OPTIONS /files"], ["files.head", "files.options"]),
        (["POST /responses", "POST /responses/compact"], ["responses.create", "responses.compact"]),
        (["GET /files", "GET /files/{id}"], ["files.list", "files.retrieve"]),
        (
            ["DELETE /files", "DELETE /files/{id}", "PUT /files", "PUT /files/{id}"],
            ["files.delete_all", "files.delete", "files.replace_all", "files.replace"],
        ),
        (["HEAD /files", "HEAD /files/{id}"], ["files.head_all", "files.head"]),
        (["POST /files/{id}:cancel", "POST /files/{id}:re-open"], ["files.cancel", "files.re_open"]),
        (["POST /{project}/start", "QUERY /files"], ["start.create", "files.query"]),
    ],
)
def test_rule(neighbours: list[str], wanted: list[str]) -> None:
    """Verb, path and what stands beside it decide; `*` marks an operation that answers with a list."""
    texts = [text.rstrip("*") for text in neighbours]
    lists = tuple(text.rstrip("*") for text in neighbours if text.endswith("*"))
    assert list(places(*texts, lists=lists).values()) == wanted


def test_prefix_query_and_exception(tmp_path: Path) -> None:
    """A prefix moves a resource, a fixed query puts it under its head, an exception with a star carries over."""
    (tmp_path / "surface.toml").write_text(
        '[prefixes]\n"/organization" = "admin.organization"\n[queries]\n"beta=true" = "beta"\n'
        '[methods]\n"GET /organization/usage/*" = "admin.organization.usage.*"\n'
    )
    surface = read(tmp_path)
    assert places(
        "GET /organization/usage/images",
        "GET /organization/keys/{id}",
        "POST /responses",
        "POST /responses?beta=true",
        surface=surface,
    ) == {
        "GET /organization/usage/images": "admin.organization.usage.images",
        "GET /organization/keys/{id}": "admin.organization.keys.retrieve",
        "POST /responses": "responses.create",
        "POST /responses?beta=true": "beta.responses.create",
    }
    assert surface.idle == []


def test_what_holds_for_an_operation_holds_for_its_twin(tmp_path: Path) -> None:
    """An exception names the twin under a fixed query too, below its head; an exception of its own wins."""
    (tmp_path / "surface.toml").write_text(
        '[queries]\n"beta=true" = "beta"\n'
        '[methods]\n"POST /a/tokens" = "a.tokens.count"\n"POST /a/words" = "a.words.count"\n'
        '"POST /a/words?beta=true" = "preview.words"\n'
    )
    texts = ["POST /a/tokens", "POST /a/words", "POST /a/tokens?beta=true", "POST /a/words?beta=true"]
    assert list(places(*texts, surface=read(tmp_path)).values()) == [
        "a.tokens.count", "a.words.count", "beta.a.tokens.count", "preview.words",
    ]  # fmt: skip


def test_an_operation_under_a_query_moves_no_other() -> None:
    """What is added under `?beta=true` does not count as standing beside an operation without it."""
    texts = ["POST /a/start", "GET /a/start?beta=true", "POST /a/stop", "POST /a/stop?beta=true"]
    assert list(places(*texts).values()) == ["a.start", "beta.a.start.retrieve", "a.stop", "beta.a.stop"]


def test_beside_a_method() -> None:
    """A resource that is called like a method gives its operations to the resource of that method."""
    texts = ["POST /a/{id}/content", "GET /a/{id}/content/{part}", "GET /a/{id}/content/{part}/bytes"]
    assert places(*texts) == {
        "POST /a/{id}/content": "a.content.create",
        "GET /a/{id}/content/{part}": "a.content.retrieve",
        "GET /a/{id}/content/{part}/bytes": "a.content.bytes.retrieve",
    }
    assert places("POST /a/copy", "GET /a/x/copy", "POST /a/copy/{id}:now/copy") == {
        "POST /a/copy": "a.copy.create",
        "GET /a/x/copy": "a.x.copy.retrieve",
        "POST /a/copy/{id}:now/copy": "a.copy.copy",
    }


def test_beside_an_exception(tmp_path: Path) -> None:
    """files.content is a method by decision; what comes below it later is a method as well."""
    (tmp_path / "surface.toml").write_text('[methods]\n"GET /files/{id}/content" = "files.content"\n')
    texts = ["GET /files/{id}/content", "PUT /files/{id}/content", "GET /files/{id}/content/parts"]
    assert list(places(*texts, surface=read(tmp_path)).values()) == [
        "files.content", "files.replace_content", "files.retrieve_content_parts",
    ]  # fmt: skip


def test_names_that_are_taken() -> None:
    """What clients and resources have themselves stays reachable: a resource or method of that name gets a `_`."""
    assert places("GET /timeout", "GET /a/property", "POST /a/with_raw_response", "GET /a/timeout") == {
        "GET /timeout": "timeout_.retrieve",
        "GET /a/property": "a.property_.retrieve",
        "POST /a/with_raw_response": "a.with_raw_response_",
        "GET /a/timeout": "a.timeout.retrieve",
    }


def test_the_list_of_taken_names_is_that_of_the_runtime() -> None:
    """Every public name of the runtime's clients and resources is in the list, and nothing that they do not have."""
    clients = {name for kind in (Client, AsyncClient) for name in dir(kind) if name[0] != "_"}
    assert clients | RESOURCE_NAMES == CLIENT_NAMES
    methods = {name for base in (Resource, AsyncResource) for name in dir(base) if name[0] != "_"}
    written_with = {"overload", "part", "property", "m", "p", "bool", "dict", "float", "int", "object", "str"}
    assert methods | written_with == RESOURCE_NAMES


def test_an_exception_that_is_no_path(tmp_path: Path) -> None:
    """What cannot be written in Python is refused where it stands."""
    (tmp_path / "surface.toml").write_text('[methods]\n"GET /a" = "a.get it"\n')
    with pytest.raises(PipelineError, match=r"'a.get it' is not the path of a method"):
        places("GET /a", surface=read(tmp_path))


def test_clash_names_both() -> None:
    """Two operations at one place stop the build, and the message says where to name one of them."""
    with pytest.raises(NameClash, match=r"GET /a-b .* GET /a_b .*client\.a_b\.retrieve") as caught:
        places("GET /a_b", "GET /a-b")
    assert 'surface.toml: [methods] "GET /a-b"' in str(caught.value)


def test_braces_that_do_not_pair() -> None:
    """A path that cannot be filled is refused where it stands."""
    for path in ("/a/{{id}}", "/a/{id", "/a/id}", "/{a{b}}"):
        with pytest.raises(Unsupported, match="braces do not pair"):
            places(f"GET {path}")


def test_no_noun() -> None:
    """A path of parameters alone gives no name, and the error says what to write."""
    with pytest.raises(OperationUnplaced, match=r'\[methods\] "GET /\{id\}"'):
        places("GET /{id}")


def test_idle_entries_are_named(tmp_path: Path) -> None:
    """What applies to nothing is listed by table and key."""
    (tmp_path / "surface.toml").write_text('[prefixes]\n"/x" = "y"\n[methods]\n"GET /gone" = "gone.list"\n')
    surface = read(tmp_path)
    places("GET /files", surface=surface)
    assert surface.idle == ["[methods] GET /gone", "[prefixes] /x"]
