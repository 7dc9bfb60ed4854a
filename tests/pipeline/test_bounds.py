"""Specs with endless references or nesting: refused quickly, with the place, and never with a traceback."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import PipelineError, SpecUnreadable, Unsupported
from pipeline.load.text import read as read_text
from pipeline.normalize import normalize
from tests.pipeline.generating import build, import_all, workshop, written

END: dict[str, Any] = {"type": "object", "properties": {"x": {"type": "string"}}}


def ref(number: int) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/S{number}"}


def document(schemas: dict[str, Any], **components: Any) -> dict[str, Any]:
    """A document with one operation, whose answer is S0."""
    answer = {"200": {"description": "", "content": {"application/json": {"schema": ref(0)}}}}
    return {
        "openapi": "3.1.0", "info": {"title": "Long", "version": "1"}, "servers": [{"url": "https://long.example"}],
        "paths": {"/things": {"get": {"responses": answer}}}, "components": {"schemas": schemas, **components},
    }  # fmt: skip


LINKS: dict[str, Any] = {
    "references": lambda i: ref(i),
    "nullable references": lambda i: {"nullable": True, "allOf": [ref(i)]},
    "bases": lambda i: {"allOf": [ref(i), {"properties": {f"p{i}": {"type": "string"}}}]},
    "unions": lambda i: {"anyOf": [ref(i), {"type": "integer"}]},
    "unions in bases": lambda i: {"allOf": [{"oneOf": [ref(i), {"type": "integer"}]}]},
}


def chain(link: Any, length: int) -> dict[str, Any]:
    return document({**{f"S{i}": link(i + 1) for i in range(length)}, f"S{length}": END})


@pytest.mark.parametrize("kind", LINKS)
def test_chains(kind: str) -> None:
    """A chain of a hundred references is read. Longer ones are refused within seconds, however long they are."""
    assert normalize(chain(LINKS[kind], 60)).operations
    for length in (101, 1_000, 20_000):
        long, started = chain(LINKS[kind], length), time.monotonic()
        with pytest.raises(SpecUnreadable, match="a chain of more than 100 references") as caught:
            normalize(long)
        assert caught.value.pointer.startswith("#/components/schemas/S")
        assert time.monotonic() - started < 20


def test_the_longest_chain_that_is_read(tmp_path: Path) -> None:
    """It makes a package that can be imported."""
    root = workshop(tmp_path / "workshop")
    for name, link in (("longrefs", LINKS["references"]), ("longbases", LINKS["bases"])):
        import_all(written(build(chain(link, 99), root), tmp_path / name), "small")


def test_lists_of_lists() -> None:
    """Nested named lists may go on for longer, but not for ever."""
    assert normalize(chain(lambda i: {"type": "array", "items": ref(i)}, 400)).operations
    with pytest.raises(SpecUnreadable, match="more than 1000"):
        normalize(chain(lambda i: {"type": "object", "additionalProperties": ref(i)}, 20_000))


@pytest.mark.parametrize("kind", ["parameters", "responses", "requestBodies"])
def test_chains_of_other_components(kind: str) -> None:
    """The same holds for parameters, responses and bodies."""
    made = document({"S0": END}, **{kind: {f"C{i}": {"$ref": f"#/components/{kind}/C{i + 1}"} for i in range(5_000)}})
    operation: dict[str, Any] = made["paths"]["/things"]["get"]
    place = {"$ref": f"#/components/{kind}/C0"}
    operation |= {
        "parameters": {"parameters": [place]}, "responses": {"responses": {"200": place}},
        "requestBodies": {"requestBody": place},
    }[kind]  # fmt: skip
    with pytest.raises(SpecUnreadable, match="a chain of more than 100 references"):
        normalize(made)


@pytest.mark.parametrize("length", [1, 2, 50, 1_000])
def test_rings(length: int) -> None:
    """References that only lead to each other are refused; objects and lists that contain themselves are not."""
    with pytest.raises(SpecUnreadable):
        normalize(document({f"S{i}": ref((i + 1) % length) for i in range(length)}))
    holding = {f"S{i}": {"type": "object", "properties": {"next": ref((i + 1) % length)}} for i in range(length)}
    assert len(normalize(document(holding)).schemas) >= length


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"anyOf": [{**END, "properties": {f"p{i}": {"type": "string"}}} for i in range(600)]}, "600 members"),
        (
            {"allOf": [{"anyOf": [{"type": "object", "properties": {f"{j}{i}": {"type": "string"}}} for j in "ab"]} for i in range(16)]},
            "combine in",
        ),
    ],
)  # fmt: skip
def test_unions_without_end(schema: Any, words: str) -> None:
    """A union too long for type checkers, and unions with too many combinations, are refused with their place."""
    with pytest.raises(Unsupported, match=words) as caught:
        normalize(document({"S0": schema}))
    assert caught.value.pointer == "#/components/schemas/S0"


def _nested(depth: int, around: str, inside: str = "{}") -> bytes:
    before, after = around.split("|")
    return ('{"openapi":"3.1.0","paths":' + before * depth + inside + after * depth + "}").encode()


LAUGHS = (
    "openapi: 3.1.0\n" + "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_nested(300, '{"a":|}'), "nested too deeply"),
        (_nested(10_000, '{"a":|}'), "nested too deeply"),
        (_nested(100_000, "[|]"), "nested too deeply"),
        (b"openapi: 3.1.0\npaths: " + b"[" * 10_000, "nested too deeply"),
        (b"openapi: 3.1.0\npaths:\n" + b"".join(b" " * i + b"a:\n" for i in range(1, 400)), "nested too deeply"),
        (LAUGHS.encode(), "aliases unfold to more than"),
    ],
    ids=["300 objects", "10,000 objects", "100,000 lists", "a YAML list", "a YAML mapping", "aliases of aliases"],
)
def test_texts_without_end(data: bytes, words: str) -> None:
    """Text that is nested too deeply, or unfolds to too many values, is refused while it is read."""
    started = time.monotonic()
    with pytest.raises(SpecUnreadable, match=words):
        read_text(data, "long.json" if data[:1] == b"{" else "long.yaml")
    assert time.monotonic() - started < 30


def test_as_deep_as_may_be(tmp_path: Path) -> None:
    """Schemas nested as deeply as can be read make a package."""
    schema: Any = END
    for _ in range(60):
        schema = {"type": "object", "properties": {"a": schema}}
    made = build(document({"S0": schema}), workshop(tmp_path / "workshop"))
    import_all(written(made, tmp_path), "small")


@pytest.mark.parametrize(
    ("spelt", "plain", "format_"),
    [
        ("int64", "int", "int64"), ("int32", "int", "int32"), ("Int64", "int", "int64"), ("long", "int", "int64"),
        ("float", "float", "float"), ("double", "float", "double"), ("number64", "float", "double"), ("decimal", "float", ""),
        ("date-time", "str", "date-time"), ("uuid", "str", "uuid"), ("text", "str", ""), ("Boolean", "bool", ""),
        ("any", "any", ""), ("unknown", "any", ""), ("none", "none", ""), ("null", "none", ""), ("file", "binary", ""),
    ],
)  # fmt: skip
def test_types_that_are_no_types(spelt: str, plain: str, format_: str, tmp_path: Path) -> None:
    """Formats, and type names of other languages, are read as the types they mean, and noted. A format stays a fact."""
    upload = {"type": "object", "properties": {"x": {"type": spelt}}}
    made = document({"S0": END})
    made["paths"]["/things"]["post"] = {
        "requestBody": {"content": {"multipart/form-data": {"schema": upload}}}, "responses": {},
    }  # fmt: skip
    built = build(made, workshop(tmp_path), package="spelt")
    (argument,) = next(m for r in built.plan.resources for m in r.methods if m.verb == "POST").arguments
    assert getattr(argument.type, "name", None) == plain
    assert dict(argument.facts.constraints).get("format", "") == format_
    noted = [note for note in built.readings if f"`type: {spelt}` is read as" in note]
    assert bool(noted) == (spelt != "null")


@pytest.mark.parametrize("spelt", ["quantity", "string, null", 3, "int65"])
def test_types_without_a_meaning(spelt: Any) -> None:
    """Any other type name stops the build, with the place."""
    with pytest.raises(PipelineError) as caught:
        normalize(document({"S0": {"type": "object", "properties": {"x": {"type": spelt}}}}))
    assert caught.value.pointer == "#/components/schemas/S0/properties/x"


def test_an_object_without_end() -> None:
    """An allOf that contains itself, through its own extra values, and adds to it, is refused with its place."""
    endless = {"anyOf": [{"$ref": "#/components/schemas/A"}, {"allOf": [{"$ref": "#/components/schemas/A"}]}]}
    schema = {"type": "object", "additionalProperties": {**endless, "properties": {"x": {"type": "string"}}}}
    document = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"A": schema}}}
    with pytest.raises(PipelineError, match="endless object") as caught:
        normalize(document)
    assert "#/components/schemas/A" in str(caught.value)
    assert [defect for defect in normalize(document, lenient=True).defects if "endless object" in defect.what]
