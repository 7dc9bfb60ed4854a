"""Two documents in step: what is compared, what counts as the same, and which class is which schema."""

from __future__ import annotations

from typing import Any

import pytest

from official import Reading, document_of
from supplement.documents import Document
from supplement.walk import Walk, walk
from tests.official.laying import SCHEMAS, THING, literal, record, refer, sender, spec, wheel


def walked(document: dict[str, Any], reading: Reading) -> Walk:
    """Walk over a spec and a wheel."""
    assert not reading.strangers, "\n".join(map(str, reading.strangers))
    return walk(Document(document), Document(document_of(reading)))


def differences(found: Walk) -> list[tuple[str, str, str]]:
    """Return metric, difference and words for the place."""
    return [(each.metric, each.difference, each.where) for each in found.differences]


ANSWERS: list[tuple[str, dict[str, Any], str, list[tuple[str, str]]]] = [
    ("the same", record("id", id="string"), "id: str", []),
    ("optional or nullable, nobody can tell", record(id="string"), "id: Optional[str] = None", []),
    ("required and nullable", record("id", id={"type": ["string", "null"]}), "id: Optional[str] = None", []),
    ("required", record(id="string"), "id: str", [("answer required", "required in the wheel")]),
    ("only here", record("id", id="string", x="string"), "id: str", [("answer fields", "only in the spec")]),
    ("only there", record("id", id="string"), "id: str\nx: int", [("answer fields", "only in the wheel")]),
    ("anything", record("id", id="object"), "id: object", [("answer type", "anything in the wheel")]),
    ("a map is an object", record("id", id="object"), "id: Dict[str, object]", []),
    ("whole numbers are numbers", record("id", id="integer"), "id: float", [("answer type", "the wheel allows more: number")]),
    ("another kind", record("id", id="string"), "id: List[int]", [("answer type", "the wheel allows more: array")]),
    ("literals", record("id", id=literal("a", "b")), 'id: Literal["b", "c"]',
     [("answer literals", "only in the spec"), ("answer literals", "only in the wheel")]),
    ("a list only here", record("id", id=literal("a")), "id: str",
     [("answer type", "the wheel allows more: string"), ("answer literals", "list only in the spec")]),
    ("a list only there", record("id", id="string"), 'id: Literal["a"]', [("answer literals", "list only in the wheel")]),
    ("items", record("id", id={"type": "array", "items": {"type": "string"}}), "id: List[int]",
     [("answer type", "the wheel allows more: integer")]),
    ("values", record("id", id={"type": "object", "additionalProperties": {"type": "string"}}), "id: Dict[str, int]",
     [("answer type", "the wheel allows more: integer")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("thing", "fields", "expected"), [each[1:] for each in ANSWERS], ids=[each[0] for each in ANSWERS]
)
def test_answers(thing: dict[str, Any], fields: str, expected: list[tuple[str, str]]) -> None:
    """Each way in which an answer may differ has its own words; what cannot differ for users agrees."""
    assert [each[:2] for each in differences(walked(spec(thing), wheel(fields)))] == expected


def test_bodies() -> None:
    """In a body, what may be null is compared, and so is what is required."""
    body = record("part", name="string", size="integer", part="string")
    found = walked(spec(record("id", id="string"), verb="post", body=body), sender("Optional[str]"))
    assert differences(found) == [
        ("body required", "required in the wheel", "POST /things.name"),
        ("body required", "required in the spec", "POST /things.part"),
        ("body nullable", "only in the wheel", "POST /things.part"),
    ]


def test_paths_are_paired_without_names_of_variables() -> None:
    """`/things/{id}` and `/things/{thing_id}` are one path."""
    document = Document({"paths": {"/things/{id}": {"get": {}}, "/things/{id}/parts/{part}": {"post": {}}}})
    assert list(document.calls()) == ["GET /things/{}", "POST /things/{}/parts/{}"]


UNION = """
class A(BaseModel):
    type: Literal["a"]
    first: str
class B(BaseModel):
    type: Literal["b"]
    first: str
"""


def test_members_are_told_by_their_literals() -> None:
    """However alike two members are, another literal makes them different."""
    union = {"anyOf": [refer("B"), refer("C")]}
    schemas = {name: record("type", "first", type=literal(name.lower()), first="string") for name in ("B", "C")}
    found = walked(spec(record("part", part=union), **schemas), wheel("part: Union[A, B]", UNION))
    assert differences(found) == [
        ("answer members", "only in the spec", "GET /things.part type=c"),
        ("answer members", "only in the wheel", "GET /things.part type=a"),
    ]
    assert dict(found.pairs["B"]) == {f"{SCHEMAS}/B": 1}
    assert "A" not in found.pairs


def test_classes_find_their_schemas() -> None:
    """A class is the component that it meets, also behind null, or the place of an inline schema."""
    thing = record(
        one={"anyOf": [refer("First"), {"type": "null"}]},
        two=record("first", "type", first="string", type=literal("b")),
        many={"type": "array", "items": refer("First")},
    )
    document = spec(thing, First=record("type", "first", type=literal("a"), first="string"))
    found = walked(
        document, wheel("one: Optional[A] = None\ntwo: Optional[B] = None\nmany: Optional[List[A]] = None", UNION)
    )
    assert differences(found) == []
    assert {name: dict(places) for name, places in found.pairs.items()} == {
        "Thing": {THING: 1},
        "A": {f"{SCHEMAS}/First": 2},
        "B": {f"{THING}/properties/two": 1},
    }


def test_recursion_ends() -> None:
    """A class that holds itself is compared once."""
    thing = record("id", id="string", parent=refer("SpecThing"))
    assert differences(walked(spec(thing), wheel("id: str\nparent: Optional[Thing] = None"))) == []


def test_sockets_of_one_name() -> None:
    """Of two unions of one name the outermost is the spec's."""
    events = "from typing import Union\nfrom {0}thing import A, B\nThingServerEvent = Union[A, B]\n"
    files = {
        "types__thing_server_event": events.format("."),
        "types__beta____init__": "",
        "types__beta__thing_server_event": events.format(".."),
    }
    schemas = {name: record("type", "first", type=literal(name.lower()), first="string") for name in ("A", "B")}
    document = spec(record("id", id="string"), ThingServerEvent={"oneOf": [refer("A"), refer("B")]}, **schemas)
    found = walked(document, wheel("id: str", UNION, **files))
    assert differences(found) == []
    keys = found.wheel.data["x-official-names"]
    unions = [keys[name] for name, places in found.pairs.items() if f"{SCHEMAS}/ThingServerEvent" in places]
    assert unions == ["types.thing_server_event:ThingServerEvent"]


def test_webhooks_are_told_by_their_literal() -> None:
    """The names of webhooks differ, and nothing else does."""
    files = {
        "types__webhooks____init__": "",
        "types__webhooks__unwrap_webhook_event": "from typing import Union\nfrom ..thing import A, B\nUnwrapWebhookEvent = Union[A, B]\n",
    }
    document = spec(record("id", id="string"), A=record("type", "first", type=literal("a"), first="string"))
    document["webhooks"] = {
        "whatever": {"post": {"requestBody": {"content": {"application/json": {"schema": refer("A")}}}}}
    }
    found = walked(document, wheel("id: str", UNION, **files))
    assert differences(found) == [("webhook presence", "only in the wheel", "b")]
