"""What a method sends: the dicts of a call decide which field of a class of parameters goes where."""

from __future__ import annotations

from typing import Any

import pytest

from official import Operation
from tests.official.making import method, operation, request, things

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
FILE = {"type": "string", "format": "binary"}
NAME_SIZE = "name: str, size: Optional[int] | Omit = omit, "
MULTIPART = 'extra_headers = {"Content-Type": "multipart/form-data", **(extra_headers or {})}'


def body_of(found: Operation) -> dict[str, Any]:
    assert found.body is not None
    return found.body.schema


def test_a_class_falls_apart() -> None:
    """One class holds query, header and body; each field goes where its dict says, with its wire name."""
    found = operation(
        'extra_headers = {**strip_not_given({"Idempotency-Key": key}), **(extra_headers or {})}\n'
        + request(
            'body=maybe_transform({"name": name, "async_": wait}, thing_params.ThingParams), cast_to=Thing',
            options='query=maybe_transform({"limit": limit}, thing_params.ThingParams)',
        ),
        "name: str, wait: bool | Omit = omit, limit: int | Omit = omit, key: str | Omit = omit, ",
    )
    assert [(each.name, each.place, each.required, each.schema) for each in found.parameters] == [
        ("limit", "query", False, INTEGER),
        ("Idempotency-Key", "header", False, STRING),
    ]
    assert body_of(found) == {
        "type": "object",
        "properties": {"async": {"type": "boolean"}, "name": STRING},
        "required": ["name"],
    }
    assert found.body
    assert found.body.arguments == {"async": "wait", "name": "name"}
    assert (found.body.media, found.body.required) == (("application/json",), True)
    assert found.body.params == ("types.thing_params:ThingParams",)


def test_header_of_a_list() -> None:
    """A header whose value is put together from one argument has the type of that argument."""
    found = operation(
        'extra_headers = {**strip_not_given({"openai-beta": ",".join(str(e) for e in betas) if is_given(betas) '
        "else not_given}), **(extra_headers or {})}\n" + request(),
        'betas: List[Literal["a=v1"]] | Omit = omit, ',
    )
    assert [(each.name, each.argument, each.required) for each in found.parameters] == [("openai-beta", "betas", False)]
    assert found.parameters[0].schema == {"type": "array", "items": {"type": "string", "enum": ["a=v1"]}}


BODIES = {
    "in place": ("", "maybe_transform({'name': name, 'size': size}, thing_params.ThingParams)"),
    "a local name": (
        "body = {'name': name, 'size': size}",
        "maybe_transform(body, thing_params.ThingParams)",
    ),
    "a copy": (
        "body = deepcopy_with_paths({'name': name, 'size': size}, [['size']])",
        "maybe_transform(body, thing_params.ThingParams)",
    ),
    "prepared by a helper": (
        "context = prepare(self, {'name': name, 'size': size}, size=size)",
        "maybe_transform(context.body, thing_params.ThingParams)",
    ),
    "a key set again": (
        "body = {'name': name, 'size': size}\nif not size:\n    body['size'] = 1",
        "maybe_transform(body, thing_params.ThingParams)",
    ),
}


@pytest.mark.parametrize("way", BODIES)
def test_ways_to_write_a_body(way: str) -> None:
    """However the dict of a body is written, its fields are found."""
    before, value = BODIES[way]
    found = operation(f"{before}\n{request(f'body={value}, cast_to=Thing')}", NAME_SIZE)
    assert sorted(body_of(found)["properties"]) == ["name", "size"]
    assert body_of(found)["properties"]["size"] == {"anyOf": [INTEGER, {"type": "null"}]}


def test_whole_value() -> None:
    """An argument that is sent as it is has the type that it is transformed to."""
    found = operation(request("body=maybe_transform(body, List[str]), cast_to=Thing"), "body: List[str], ")
    assert body_of(found) == {"type": "array", "items": STRING}


VARIANTS = """
    from typing import Optional, Union
    from typing_extensions import Literal, Required, TypedDict
    class Base(TypedDict, total=False):
        name: Required[str]
        note: str
    class Plain(Base, total=False):
        stream: Optional[Literal[False]]
        kind: Required[Literal["a"]]
    class Streaming(Base):
        stream: Required[Literal[True]]
        kind: Required[Literal["b"]]
    ThingParams = Union[Plain, Streaming]
"""


@pytest.mark.parametrize(
    "params",
    ["thing_params.ThingParams", "thing_params.Streaming if stream else thing_params.Plain"],
)
def test_variants_are_one_body(params: str) -> None:
    """Streamed or not, a body is one: `stream` is a truth value, and required is what both require."""
    found = operation(
        request(f'body=maybe_transform({{"name": name, "stream": stream, "kind": kind}}, {params}), cast_to=Thing'),
        "name: str, kind: str, stream: bool | Omit = omit, ",
        types__thing_params=VARIANTS,
    )
    assert body_of(found) == {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["b", "a"] if " if " in params else ["a", "b"]},
            "name": STRING,
            "stream": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        },
        "required": ["kind", "name"],
    }


FILES = {
    "always": (f"files = extract_files(body, paths=[['file']])\n{MULTIPART}", ("multipart/form-data",)),
    "if there are any": (
        f"files = extract_files(body, paths=[['file']])\nif files:\n    {MULTIPART}",
        ("application/json", "multipart/form-data"),
    ),
}


@pytest.mark.parametrize("way", FILES)
def test_files(way: str) -> None:
    """A body with files is multipart; JSON is possible as well where the header depends on the files."""
    before, media = FILES[way]
    found = operation(
        f"body = deepcopy_with_paths({{'file': file}}, [['file']])\n{before}\n"
        + request("body=maybe_transform(body, thing_params.ThingParams), files=files, cast_to=Thing"),
        "file: FileTypes, ",
    )
    assert found.body
    assert (found.body.media, found.body.files) == (media, (("file",),))
    assert body_of(found)["properties"] == {"file": FILE}


def test_one_file_or_many() -> None:
    """Both places of files are kept where one file or a list may be given."""
    found = operation(
        "body = deepcopy_with_paths({'files': files}, [])\n"
        "found = extract_files(body, paths=[['files', '<array>'], ['files']])\n" + MULTIPART + "\n"
        + request("body=maybe_transform(body, thing_params.ThingParams), files=found, cast_to=Thing"),
        "files: FileTypes, ",
    )  # fmt: skip
    assert found.body
    assert found.body.files == (("files",), ("files", "<array>"))


def test_encoded_by_hand() -> None:
    """A body that the method encodes itself is multipart, and its parts have media types of their own."""
    found = operation(
        f"{MULTIPART}\nsent = maybe_transform({{'name': name, 'size': size}}, thing_params.ThingParams)\n"
        "sent, files, content, content_type = encode_multipart(sent, extra_body, "
        "{'name': ('text/plain', False), 'size': ('application/json', True)}, 'name', None)\n"
        "extra_headers = {**{k: v for k, v in (extra_headers or {}).items()}, 'Content-Type': content_type}\n"
        + request("body=sent, files=files, content=content, cast_to=Thing"),
        NAME_SIZE,
    )
    assert found.body
    assert found.body.media == ("multipart/form-data",)
    assert found.body.parts == {"name": "text/plain", "size": "application/json"}


def test_arguments_that_are_not_sent() -> None:
    """An argument that only a helper of the method takes is told apart from those that travel."""
    call = request("body=maybe_transform(context.body, thing_params.ThingParams), cast_to=Thing")
    reading = things(
        method(f"context = prepare(self, {{'name': name}}, handlers=handlers)\n{call}", "name: str, handlers: Any, ")
    )
    assert reading.strangers == ()
    assert [each.local for each in reading.operations.values()] == [("handlers",)]
