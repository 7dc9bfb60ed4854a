"""Where operations land: the rule on operations that nobody has seen, and its exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.api import Api, Operation
from pipeline.errors import NameClash, OperationUnplaced
from pipeline.plan.placing import place_all
from pipeline.plan.surface import Surface, read


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


def test_clash_names_both() -> None:
    """Two operations at one place stop the build, and the message says where to name one of them."""
    with pytest.raises(NameClash, match=r"GET /a-b .* GET /a_b .*client\.a_b\.retrieve") as caught:
        places("GET /a_b", "GET /a-b")
    assert 'surface.toml: [methods] "GET /a-b"' in str(caught.value)


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
