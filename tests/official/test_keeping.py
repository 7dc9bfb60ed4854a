"""What the supplement had before: nothing of it goes away without a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from official import Reading
from supplement import made
from tests.official.laying import (
    CREATE,
    GET,
    SCHEMAS,
    THING,
    additions,
    laid,
    plain,
    record,
    refer,
    sender,
    spec,
    wheel,
    whole,
)
from tests.official.making import method, request

PART = "class Part(BaseModel):\n    size: int\n"
SPEC = spec(record("id", id="string"))
BASE = wheel("id: str")
NEWEST = sender("int", methods=GET + CREATE, answer="id: str\nlabel: str\npart: Optional[Part] = None", classes=PART)


def later(reading: Reading) -> Reading:
    """Return the next version of a package."""
    return replace(reading, version="9.9.0")


def test_what_the_wheel_has_no_longer() -> None:
    """It stays with its source, is deprecated, and says which version has it no longer; a third version changes nothing."""
    first = laid(SPEC, BASE, NEWEST)
    second = laid(SPEC, BASE, later(BASE), previous=first.supplement, names=first.names)
    supplement = plain(second.supplement)
    marks = {"deprecated": True, "x-gone": "openai 9.9.0", "x-source": "openai 9.8.7"}
    operation = supplement["paths"]["/things"]["post"]
    assert marks.items() <= operation.items()
    assert additions(second) == [("field", THING, "label"), ("field", THING, "part")]
    assert all(marks.items() <= each["value"].items() for each in supplement["x-additions"])
    assert marks.items() <= supplement["components"]["schemas"]["Part"].items()
    assert any("POST /things" in line for line in second.summary)
    third = made(SPEC, BASE, replace(BASE, version="9.9.9"), previous=second.supplement, names=second.names)
    assert plain(third.supplement)["paths"] == supplement["paths"]
    assert plain(third.supplement)["x-additions"] == supplement["x-additions"]


def test_the_table_keeps_what_is_kept() -> None:
    """A class that the wheel has no longer keeps its entry while its schema is there."""
    first = laid(SPEC, BASE, NEWEST)
    second = laid(SPEC, BASE, later(BASE), previous=first.supplement, names=first.names)
    assert plain(second.names)["classes"]["types.thing:Part"] == f"{SCHEMAS}/Part"


def test_what_comes_back() -> None:
    """What the wheel has again is as if it had never been away."""
    first = laid(SPEC, BASE, NEWEST)
    second = laid(SPEC, BASE, later(BASE), previous=first.supplement, names=first.names)
    third = laid(SPEC, BASE, NEWEST, previous=second.supplement, names=second.names)
    assert third.supplement == first.supplement


def test_what_the_spec_has_by_now() -> None:
    """What the spec took up leaves the supplement; an operation goes on under the method that it had."""
    first = laid(SPEC, BASE, NEWEST)
    document = spec(record("id", id="string", label="string", part=refer("Part")), Part=record("size", size="integer"))
    body = record("name", name="string", size="integer", part="integer")
    sent = {"required": True, "content": {"application/json": {"schema": body}}}
    document["paths"]["/things"]["post"] = {**document["paths"]["/things"]["get"], "requestBody": sent}
    second = laid(document, NEWEST, later(NEWEST), previous=first.supplement, names=first.names)
    third = laid(document, NEWEST, later(NEWEST), previous=second.supplement, names=second.names)
    assert third.supplement == second.supplement
    post = "#/paths/~1things/post"
    assert additions(second) == [("official", post, "")]
    assert plain(second.supplement)["x-additions"][0]["value"] == {"x-official-method": "things.create"}
    assert "paths" not in plain(second.supplement)
    assert "components" not in plain(second.supplement)


def test_news_stay_when_the_base_has_them() -> None:
    """A newer spec has a newer base: what that base has and the spec still lacks was laid under it, and stays."""
    first = laid(SPEC, BASE, NEWEST)
    second = laid(SPEC, NEWEST, NEWEST, previous=first.supplement, names=first.names)
    assert additions(second) == additions(first) == [("field", THING, "label"), ("field", THING, "part")]


FULL = """
class Text(BaseModel):
    type: Literal["text"]
class Image(BaseModel):
    type: Literal["image"]
class Part(BaseModel):
    size: int
    state: Optional[Literal["on", "off"]] = None
    inner: Union[Text, Image]
    label: Optional[str] = None
"""
LESS = """
class Text(BaseModel):
    type: Literal["text"]
class Sound(BaseModel):
    type: Literal["sound"]
class Part(BaseModel):
    size: Optional[int] = None
    state: Optional[Literal["on", "new"]] = None
    inner: Union[Text, Sound]
"""


def test_what_a_new_schema_has_no_longer() -> None:
    """Fields, literals and members of the supplement's own schemas stay; what is required follows the wheel."""
    answer = "id: str\npart: Optional[Part] = None"
    first = laid(SPEC, BASE, wheel(answer, FULL))
    second = laid(SPEC, BASE, later(wheel(answer, LESS)), previous=first.supplement, names=first.names)
    assert any("1 fields and parameters of others" in line for line in second.summary)
    part = plain(second.supplement)["components"]["schemas"]["Part"]
    fields = part["properties"]
    assert "size" not in part["required"]
    assert fields["label"]["deprecated"] is True
    assert fields["label"]["x-gone"] == "openai 9.9.0"
    assert fields["state"]["anyOf"] == [{"type": "string", "enum": ["on", "new", "off"]}, {"type": "null"}]
    assert [each["$ref"].rpartition("/")[2] for each in fields["inner"]["anyOf"]] == ["Text", "Sound", "Image"]
    assert plain(second.supplement)["components"]["schemas"].keys() == {"Part", "Text", "Sound", "Image"}
    third = laid(SPEC, BASE, later(wheel(answer, LESS)), previous=second.supplement, names=second.names)
    assert third.supplement == second.supplement
    assert third.names == second.names


def test_what_a_new_operation_has_no_longer() -> None:
    """An argument that the wheel drops stays, deprecated, and is not required."""
    first = laid(SPEC, BASE, NEWEST)
    create = CREATE.replace(', "size": size', "").replace("size: int | Omit = omit, ", "")
    less = sender("int", methods=GET + create, answer="id: str\nlabel: str\npart: Optional[Part] = None", classes=PART)
    second = laid(SPEC, BASE, later(less), previous=first.supplement, names=first.names)
    body = plain(second.supplement)["paths"]["/things"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["size"] == {
        "type": "integer",
        "deprecated": True,
        "x-gone": "openai 9.9.0",
        "x-source": "openai 9.8.7",
    }


def test_spec_and_wheel_agree_again() -> None:
    """A field that was optional for a while is required again: the change falls."""
    document = spec(record("id", "note", id="string", note="string"))
    both, loose = wheel("id: str\nnote: str"), wheel("id: str\nnote: Optional[str] = None")
    first = laid(document, both, loose)
    assert additions(first) == [("optional", THING, "note")]
    assert additions(laid(document, both, later(both), previous=first.supplement, names=first.names)) == []


def test_a_socket_that_is_gone() -> None:
    """A union of events stays with all its events."""
    events = "from typing import Union\nfrom .thing import Text, Image\nThingServerEvent = Union[Text, Image]\n"
    first = laid(SPEC, BASE, wheel("id: str", FULL, types__thing_server_event=events))
    second = laid(SPEC, BASE, later(BASE), previous=first.supplement, names=first.names)
    supplement = plain(second.supplement)
    assert supplement["x-official-sockets"] == plain(first.supplement)["x-official-sockets"]
    assert supplement["components"]["schemas"].keys() == {"ThingServerEvent", "Text", "Image"}
    assert plain(second.names)["classes"] == plain(first.names)["classes"]


STRANGE = "class Part(BaseModel):\n    size: int\n    odd: Decimal\n"


def strangers(reading: Reading) -> set[str]:
    return {each.owner for each in reading.strangers}


def test_a_type_that_cannot_be_read() -> None:
    """It keeps its entry, nothing counts as gone meanwhile, and the caller is told to fail."""
    first = laid(SPEC, BASE, NEWEST)
    strange = sender("int", methods=GET + CREATE, answer="id: str\npart: Optional[Part] = None", classes=STRANGE)
    assert strangers(strange) == {"types.thing:Part"}
    second = made(SPEC, BASE, later(strange), previous=first.supplement, names=first.names)
    schemas: dict[str, Any] = plain(second.supplement)["components"]["schemas"]
    before = plain(first.supplement)["components"]["schemas"]["Part"]
    assert schemas["Part"] == {**before, "x-source": "openai 9.8.7"}
    assert second.unread == strange.strangers
    assert b"x-gone" not in second.supplement
    assert ("field", THING, "label") in additions(second)


def test_a_field_that_cannot_be_read() -> None:
    """A field of the spec stays required if the model of the wheel gives it no default."""
    written = laid(SPEC, BASE, wheel("id: Strange[str]"))
    assert written.unread
    assert additions(written) == []


def test_literals_of_a_field_that_was_added() -> None:
    """A field that was added keeps the literals that the wheel has no longer, and gets those that it has now."""
    first = laid(SPEC, BASE, wheel('id: str\nkind: Optional[Literal["a", "b"]] = None'))
    newer = later(wheel('id: str\nkind: Optional[Literal["b", "c"]] = None'))
    second = laid(SPEC, BASE, newer, previous=first.supplement, names=first.names)
    (entry,) = plain(second.supplement)["x-additions"]
    options = entry["value"]["anyOf"]
    assert sorted(options[0]["enum"]) == ["a", "b", "c"]
    assert options[1:] == [{"type": "null"}]


def test_literals_of_a_parameter() -> None:
    """A parameter of a new operation keeps the literals that the wheel has no longer."""

    def sorts(literals: str) -> Reading:
        lists = method(
            request(
                verb="_get",
                path='"/others"',
                options='query=maybe_transform({"order": order}, thing_params.ThingParams)',
            ),
            "order: str, ",
            "list",
        )
        params = "from typing_extensions import Literal, TypedDict\nclass ThingParams(TypedDict, total=False):\n"
        return wheel("id: str", methods=GET + lists, types__thing_params=f"{params}    order: Literal[{literals}]\n")

    first = laid(SPEC, BASE, sorts('"a", "b"'))
    second = laid(SPEC, BASE, later(sorts('"b", "c"')), previous=first.supplement, names=first.names)
    (parameter,) = plain(second.supplement)["paths"]["/others"]["get"]["parameters"]
    assert sorted(parameter["schema"]["enum"]) == ["a", "b", "c"]


def test_a_type_of_the_spec_that_cannot_be_read() -> None:
    """A class with a field that cannot be read changes nothing of its schema; what was added before stays."""
    first = laid(SPEC, BASE, NEWEST)
    strange = sender("int", methods=GET + CREATE, answer="id: Tuple[int, str]\nodd: Decimal\nmore: str", classes=PART)
    assert strangers(strange) == {"types.thing:Thing"}
    fresh = made(SPEC, BASE, later(strange))
    assert not [each for each in additions(fresh) if each[1] == THING]
    second = made(SPEC, BASE, later(strange), previous=first.supplement, names=first.names)
    assert additions(second) == additions(first)
    assert b"x-gone" not in second.supplement
    again = made(SPEC, BASE, later(strange), previous=second.supplement, names=second.names)
    assert again.supplement == second.supplement


def test_parameters_that_cannot_be_read() -> None:
    """An operation whose parameters cannot be read as a whole keeps its entry."""
    first = laid(SPEC, BASE, NEWEST)
    strange = sender(
        "Decimal", methods=GET + CREATE, answer="id: str\nlabel: str\npart: Optional[Part] = None", classes=PART
    )
    assert strangers(strange) == {"types.thing_params:ThingParams"}
    second = made(SPEC, BASE, later(strange), previous=first.supplement, names=first.names)
    before = plain(first.supplement)["paths"]["/things"]["post"]
    assert plain(second.supplement)["paths"]["/things"]["post"] == {**before, "x-source": "openai 9.8.7"}


def test_an_operation_that_cannot_be_read() -> None:
    """It keeps its entry."""
    first = laid(SPEC, BASE, NEWEST)
    strange = sender(
        "int",
        methods=GET + CREATE.replace("maybe_transform", "certainly_transform"),
        answer="id: str\nlabel: str\npart: Optional[Part] = None",
        classes=PART,
    )
    assert strangers(strange) == {"things.create"}
    second = made(SPEC, BASE, later(strange), previous=first.supplement, names=first.names)
    operation = plain(second.supplement)["paths"]["/things"]["post"]
    assert operation == {**plain(first.supplement)["paths"]["/things"]["post"], "x-source": "openai 9.8.7"}
    assert whole(SPEC, second)["paths"]["/things"]["post"]["x-source"] == "openai 9.8.7"


def test_an_operation_of_the_spec_that_cannot_be_read() -> None:
    """What the spec has is not gone because the newest wheel cannot be read there; where it can, it is."""
    other = method(request(path='"/others"'), name="other")
    strange = wheel("id: str", methods=method(request(verb="_head"), name="retrieve") + other)
    second = made(SPEC, BASE, later(strange))
    assert b"x-gone" not in second.supplement
    assert additions(second) == []
    third = made(SPEC, BASE, later(wheel("id: str", methods=other)))
    assert ("deprecated", "#/paths/~1things/get", "") in additions(third)
