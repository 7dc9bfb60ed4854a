"""Three documents: what is new is laid under the spec, what always differed is not, and nothing goes away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from supplement import made
from tests.official.laying import (
    CREATE,
    GET,
    HEAD,
    SCHEMAS,
    THING,
    additions,
    laid,
    literal,
    plain,
    record,
    refer,
    sender,
    spec,
    wheel,
    whole,
)
from tests.official.making import method, request

GET_THING = "#/paths/~1things/get"
SENT = "#/paths/~1things/post/requestBody/content/application~1json/schema"

ANSWERS: list[tuple[str, dict[str, Any], str, str, list[tuple[str, str, str]]]] = [
    ("a field", record("id", id="string"), "id: str", "id: str\nsize: int", [("field", THING, "size")]),
    (
        "a literal",
        record("state", state=literal("on")),
        'state: Literal["on"]',
        'state: Literal["on", "off"]',
        [("literal", f"{THING}/properties/state", "off")],
    ),
    (
        "another type",
        record("error", error="string"),
        "error: str",
        "error: Union[str, List[int]]",
        [("type", f"{THING}/properties/error", "array")],
    ),
    (
        "a closed list that opens",
        record("size", size=literal("a", "b")),
        'size: Literal["a", "b"]',
        'size: Union[str, Literal["a", "b"]]',
        [("type", f"{THING}/properties/size", "string")],
    ),
    (
        "required no longer",
        record("id", "note", id="string", note="string"),
        "id: str\nnote: str",
        "id: str\nnote: Optional[str] = None",
        [("optional", THING, "note")],
    ),
    (
        "a field of a part",
        {"allOf": [refer("Base"), record("id", id="string")]},
        "id: str\nname: Optional[str] = None",
        "id: str\nname: Optional[str] = None\nsize: int",
        [("field", f"{THING}/allOf/1", "size")],
    ),
]


@pytest.mark.parametrize(
    ("thing", "before", "after", "expected"), [each[1:] for each in ANSWERS], ids=[each[0] for each in ANSWERS]
)
def test_news_of_an_answer(
    thing: dict[str, Any], before: str, after: str, expected: list[tuple[str, str, str]]
) -> None:
    """What the newest wheel says and the base did not is added at its place, and nowhere else."""
    document = spec(thing, Base=record(name="string"))
    assert additions(laid(document, wheel(before), wheel(after))) == expected


@pytest.mark.parametrize(
    ("thing", "before", "after", "expected"), [each[1:] for each in ANSWERS], ids=[each[0] for each in ANSWERS]
)
def test_standing_differences(
    thing: dict[str, Any], before: str, after: str, expected: list[tuple[str, str, str]]
) -> None:
    """What the base says as well is no news: the spec stays."""
    assert expected
    document = spec(thing, Base=record(name="string"))
    written = laid(document, wheel(after), wheel(after))
    assert additions(written) == []
    assert any(line.startswith("standing    1 ") for line in written.summary)


def test_a_new_field_is_not_required() -> None:
    """An answer of today's service may come without a field of tomorrow's package."""
    document = spec(record("id", id="string"))
    after = whole(document, laid(document, wheel("id: str"), wheel("id: str\nsize: int")))
    assert after["components"]["schemas"]["SpecThing"]["required"] == ["id"]


def test_news_of_a_body() -> None:
    """In a body the wheel tells what may be null from what may be left out."""
    body = record("name", "part", name="string", size="integer", part="string")
    document = spec(record("id", id="string"), verb="post", body=body)
    written = laid(document, sender("Required[str]"), sender("Optional[str]"))
    assert additions(written) == [("optional", SENT, "part"), ("nullable", f"{SENT}/properties/part", "")]


def test_a_literal_of_an_intersection() -> None:
    """Where two schemas hold at once, both get the literal, or it would be excluded."""
    document = spec(
        {"allOf": [refer("Base"), record("state", state=literal("on", "off"))]},
        Base=record(state=literal("on", "off", "old")),
    )
    written = laid(document, wheel('state: Literal["on", "off"]'), wheel('state: Literal["on", "off", "new"]'))
    assert additions(written) == [
        ("literal", f"{SCHEMAS}/Base/properties/state", "new"),
        ("literal", f"{THING}/allOf/1/properties/state", "new"),
    ]


def test_a_field_that_is_inherited() -> None:
    """A field that a base gets as well is added there alone."""
    document = spec(
        record(one=refer("Base"), two={"allOf": [refer("Base"), record("id", id="string")]}), Base=record(name="string")
    )
    classes = "class One(BaseModel):\n    name: Optional[str] = None\n{0}class Two(BaseModel):\n    id: str\n    name: Optional[str] = None\n{0}"
    fields = "one: Optional[One] = None\ntwo: Optional[Two] = None"
    written = laid(document, wheel(fields, classes.format("")), wheel(fields, classes.format("    size: int\n")))
    assert additions(written) == [("field", f"{SCHEMAS}/Base", "size")]


UNION = """
class Text(BaseModel):
    type: Literal["text"]
class Image(BaseModel):
    type: Literal["image"]
class Sound(BaseModel):
    type: Literal["sound"]
    seconds: int
"""


def test_a_member_of_a_union() -> None:
    """A new member is told by its literal, and is added to the union itself, also through a reference and null."""
    members = {"Text": record("type", type=literal("text")), "Image": record("type", type=literal("image"))}
    union = {"oneOf": [refer("Text"), refer("Image")]}
    document = spec(record(part={"anyOf": [refer("Part"), {"type": "null"}]}), Part=union, **members)
    before, after = (f"part: Optional[Union[{names}]] = None" for names in ("Image, Text", "Sound, Image, Text"))
    written = laid(document, wheel(before, UNION), wheel(after, UNION))
    assert additions(written) == [("member", f"{SCHEMAS}/Part", "type=sound")]
    assert plain(written.supplement)["components"]["schemas"].keys() == {"Sound"}
    assert whole(document, written)["components"]["schemas"]["Part"]["oneOf"][2]["$ref"] == f"{SCHEMAS}/Sound"


def test_two_classes_that_are_one_member() -> None:
    """A member that two unions of the wheel have as two classes is added once, with the fields of both."""
    more = f"{UNION}\nclass Loud(BaseModel):\n    type: Literal['sound']\n    seconds: int\n    volume: Optional[int] = None\n"
    members = {"Text": record("type", type=literal("text")), "Image": record("type", type=literal("image"))}
    document = spec(
        record(one=refer("Part"), two=refer("Part")), Part={"oneOf": [refer("Text"), refer("Image")]}, **members
    )
    before = "one: Union[Text, Image, None] = None\ntwo: Union[Text, Image, None] = None"
    after = "one: Union[Text, Image, Sound, None] = None\ntwo: Union[Text, Image, Loud, None] = None"
    written = laid(document, wheel(before, UNION), wheel(after, more))
    assert additions(written) == [("member", f"{SCHEMAS}/Part", "type=sound")]
    (sound,) = plain(written.supplement)["components"]["schemas"].values()
    assert sound["properties"].keys() == {"type", "seconds", "volume"}
    assert sound["required"] == ["seconds", "type"]


def test_a_member_whose_literals_grow() -> None:
    """A list of literals in a member is no part of what tells it: the member that was added is the same."""
    sound = "class Sound(BaseModel):\n    type: Literal['sound']\n    status: Literal['on'{0}]\n"
    text = "class Text(BaseModel):\n    type: Literal['text']\n"
    document = spec(record(part={"oneOf": [refer("Text")]}), Text=record("type", type=literal("text")))
    base = wheel("part: Text", text)
    first = laid(document, base, wheel("part: Union[Text, Sound]", text + sound.format(", 'off'")))
    newest = wheel("part: Union[Text, Sound]", text + sound.format(", 'off', 'new'"))
    second = laid(document, base, newest, previous=first.supplement, names=first.names)
    assert additions(second) == additions(first)
    whole(document, second)


def test_one_thing_becomes_a_union() -> None:
    """An object that others may refer to stays an object: the place that refers to it becomes a union."""
    document = spec(record(part=refer("Text")), Text=record("type", type=literal("text")))
    before, after = "part: Optional[Text] = None", "part: Union[Text, Image, None] = None"
    assert additions(laid(document, wheel(before, UNION), wheel(after, UNION))) == [
        ("member", f"{THING}/properties/part", "type=image")
    ]


def test_deprecations_and_second_names_are_gains() -> None:
    """What the spec never says is taken from the wheel, though the base says it as well."""
    mark = "@typing_extensions.deprecated('old')\n"
    old = mark + GET + mark + method(request(verb="_get"), name="fetch")
    document = spec(record("id", id="string"))
    written = laid(document, wheel("id: str", methods=old), wheel("id: str", methods=old))
    assert additions(written) == [("deprecated", GET_THING, ""), ("names", GET_THING, "")]
    assert plain(written.supplement)["x-additions"][1]["value"] == ["things.retrieve", "things.fetch"]


def test_parameters() -> None:
    """A new parameter is added with its facts; one that is required no longer loses that."""
    query = 'query=maybe_transform({"limit": limit}, thing_params.ThingParams)'
    after = method(request(verb="_get", options=query), "limit: int | Omit = omit, ", "retrieve")
    document = spec(record("id", id="string"))
    written = laid(document, wheel("id: str"), wheel("id: str", methods=after))
    assert additions(written) == [("parameter", GET_THING, "limit")]
    assert plain(written.supplement)["x-additions"][0]["value"] == {
        "name": "limit",
        "in": "query",
        "schema": {"type": "integer"},
    }


def test_what_is_gone() -> None:
    """What the base had and the newest wheel has not stays, and is deprecated with the version."""
    document = spec(record("id", id="string", old="string"))
    written = laid(document, wheel("id: str\nold: Optional[str] = None"), wheel("id: str"))
    (entry,) = plain(written.supplement)["x-additions"]
    assert entry == {"at": f"{THING}/properties/old", "kind": "deprecated", "x-gone": "openai 9.8.7"}


def test_an_operation_that_is_gone() -> None:
    """The spec's operation stays, deprecated."""
    document = spec(record("id", id="string"))
    other = method(request(path='"/others"', verb="_get"), name="others")
    written = laid(document, wheel("id: str"), wheel("id: str", methods=other))
    assert additions(written) == [("deprecated", GET_THING, "")]


def test_a_moved_operation() -> None:
    """A path that went one step further down, under the same method, replaces the old one, even when it is gone itself."""
    variable = 'path_template("/things/{{thing_id}}{0}", thing_id=id)'
    before, after = (
        method(request(path=variable.format(end), verb="_post"), "id: str, ", "cancel") for end in ("", "/cancel")
    )
    document = spec(record("id", id="string"))
    operation = document["paths"].pop("/things")["get"]
    variable = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    document["paths"]["/things/{id}"] = {"post": {**operation, "parameters": [variable]}}
    written = laid(document, wheel("id: str", methods=before), wheel("id: str", methods=after))
    assert plain(written.supplement)["x-moved"] == {"POST /things/{id}": "POST /things/{thing_id}/cancel"}
    assert whole(document, written)["paths"].keys() == {"/things/{thing_id}/cancel"}
    answer = plain(written.supplement)["paths"]["/things/{thing_id}/cancel"]["post"]["responses"]["200"]
    assert answer["content"]["application/json"]["schema"] == {"$ref": THING}
    newer_base = wheel("id: str", methods=after)
    again = laid(document, newer_base, newer_base, previous=written.supplement, names=written.names)
    assert again.supplement == written.supplement
    other = wheel("id: str", methods=method(request(path='"/others"', verb="_get"), name="others"))
    base = wheel("id: str", methods=before)
    without = laid(document, base, other, previous=written.supplement, names=written.names)
    assert plain(without.supplement)["x-moved"] == plain(written.supplement)["x-moved"]
    assert additions(without) == []
    assert whole(document, without)["paths"].keys() == {"/things/{thing_id}/cancel", "/others"}


def test_a_new_operation() -> None:
    """An operation that the spec lacks is taken whole, and its known classes are the schemas of the spec."""
    document = spec(record("id", id="string"))
    written = laid(document, wheel("id: str"), sender("int", methods=GET + CREATE))
    supplement = plain(written.supplement)
    assert supplement["paths"].keys() == {"/things"}
    assert supplement["paths"]["/things"].keys() == {"post"}
    assert "components" not in supplement
    operation = supplement["paths"]["/things"]["post"]
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {"$ref": THING}
    assert operation["x-official-method"] == "things.create"


def test_arguments_are_gains() -> None:
    """A call of the package is possible here too: an argument that the spec lacks is added, one that it wants is optional."""
    body = record("name", "size", name="string", size="integer")
    document = spec(record("id", id="string"), verb="post", body=body)
    newest = sender("Inner", "class Inner(TypedDict, total=False):\n    id: str\n")
    written = laid(document, newest, newest)
    assert additions(written) == [("field", SENT, "part"), ("optional", SENT, "size")]
    assert not plain(written.supplement)["x-additions"][0].keys() - {"at", "kind", "name", "value"}


def test_what_only_a_new_part_puts_in_reach() -> None:
    """A new body takes a class of the spec, and there null is told from what may be left out: that is added as well."""
    document = spec(record("id", id="string", label="string"))
    answer = "id: str\nlabel: Optional[str] = None"
    sent = f"{HEAD}\nclass ThingParam(TypedDict, total=False):\n    id: Required[str]\n    label: Optional[str]\n"
    files = {"types__thing_param": sent}
    newest = sender("ThingParam", "from .thing_param import ThingParam\n", methods=GET + CREATE, answer=answer, **files)
    written = laid(document, wheel(answer), newest)
    assert additions(written) == [("nullable", f"{THING}/properties/label", "")]
    later = replace(newest, version="9.9.0")
    again = made(document, wheel(answer), later, previous=written.supplement, names=written.names)
    assert additions(again) == additions(written)
    assert b"x-source" not in again.supplement
