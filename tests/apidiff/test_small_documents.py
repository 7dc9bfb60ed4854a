"""Verdicts on small documents: schemas that no operation reaches, and classes that are pulled together or apart."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from apidiff.compare import compare
from apidiff.finding import Report
from apidiff.sides.cache import Cache
from apidiff.sides.inputs import Document, Side
from tests.apidiff.repositories import DOCUMENT
from tests.apidiff.test_accept import TODAY

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
REF = "#/components/schemas/"


def report(old: Json, new: Json) -> Report:
    """Compare two documents, each with the names that the generator gives."""
    sides = [Side(name, Document(name, yaml.safe_dump(each).encode())) for name, each in (("old", old), ("new", new))]
    return compare(sides[0], sides[1], cache=Cache(None), today=TODAY).report


def told(found: Report) -> list[str]:
    return [f"{each.severity} {'+'.join(each.rules)} {each.at}" for each in found.findings]


def document(schemas: Json, **of_trip: Json) -> Json:
    """The service of ferries with more schemas, and with more properties of what it answers."""
    made: Json = yaml.safe_load(DOCUMENT)
    made["components"]["schemas"] |= copy.deepcopy(schemas)
    made["components"]["schemas"]["Trip"]["properties"] |= copy.deepcopy(of_trip)
    return made


def schema(*required: str, **optional: Json) -> Json:
    return {"type": "object", "required": list(required), "properties": dict.fromkeys(required, TEXT) | optional}


# --- what no operation reaches -----------------------------------------------------------------------------------------

ANSWERS = ("CreateTripStreamResponse", "TripStreamResponse", "CreateTripResponse", "TripChunk", "TripStreamEvent")
ANSWERS += ("TripServerEvent", "WebhookTripLeft", "TripDelta")
UNKNOWN = ("TripThing", "TripEvent", "TripRequest", "CreateTripParams", "CreateTripInput", "StreamResponseOptions")


@pytest.mark.parametrize("name", ANSWERS + UNKNOWN)
def test_a_demand_that_nobody_can_miss(name: str) -> None:
    """What no operation takes can demand nothing: of an answer it is new, of anything else a risk, never a break."""
    was = document({name: schema(a=TEXT)})
    for now in (schema("a"), schema("b", a=TEXT)):
        found = report(was, document({name: now}))
        assert {str(each.severity) for each in found.findings} <= {"safe", "risk"}
        if name in ANSWERS and not name.startswith("Create"):
            assert {str(each.severity) for each in found.findings} == {"safe"}


def test_a_demand_of_an_event_of_the_client() -> None:
    """What programs send over a socket they have to send whole, though no operation takes it."""
    found = report(document({"TripClientEvent": schema(a=TEXT)}), document({"TripClientEvent": schema("a")}))
    assert "break W020" in told(found)[0]


def events(*kinds: str, union: str = "") -> Json:
    made: Json = {f"Ev{kind}": schema("type", **{kind: TEXT}) | {"title": kind} for kind in ("A", "B", "C")}
    for kind in ("A", "B", "C"):
        made[f"Ev{kind}"]["properties"]["type"] = {"type": "string", "enum": [kind]}
    members = [{"$ref": f"{REF}Ev{kind}"} for kind in kinds]
    made[union] = {"oneOf": members, "discriminator": {"propertyName": "type"}}
    return made


@pytest.mark.parametrize("name", [*ANSWERS, *UNKNOWN, "TripClientEvent"])
def test_a_union_that_no_operation_reaches(name: str) -> None:
    """A member that is gone breaks the programs that send it or wait for it; one that comes may come unexpectedly."""
    whole, part = (document(events(*kinds, union=name)) for kinds in (("A", "B"), ("A",)))
    (line,) = [line for line in told(report(whole, part)) if name in line]
    assert line.startswith("break W033")
    (line,) = [line for line in told(report(part, whole)) if name in line]
    assert line.startswith("risk W03")
    replaced = document(events("A", "C", union=name))
    (line,) = [line for line in told(report(whole, replaced)) if name in line]
    assert line.startswith("break ")


@pytest.mark.parametrize("named", [True, False])
def test_a_union_that_a_webhook_alone_reaches(named: bool) -> None:
    """What a webhook sends is matched on too, whether its union has a name or stands in its place."""

    def sent(*kinds: str) -> Json:
        made = document(events(*kinds, union="TripLeft"))
        payload = {"$ref": f"{REF}TripLeft"} if named else made["components"]["schemas"].pop("TripLeft")
        body = {"content": {"application/json": {"schema": payload}}}
        made["webhooks"] = {"left": {"post": {"requestBody": body, "responses": {"200": {"description": ""}}}}}
        return made

    found = [each for each in report(sent("A", "B"), sent("A")).findings if each.change]
    assert [(each.rules[0], str(each.severity)) for each in found] == [("W033", "break")]
    assert found[0].hint == "`EvB` no longer comes"
    assert "risk W032" in told(report(sent("A"), sent("A", "B")))[0]


@pytest.mark.parametrize("named", [True, False])
def test_a_union_that_a_stream_consists_of(named: bool) -> None:
    """Programs wait for each kind of event, though an operation gives the stream."""

    def streamed(*kinds: str) -> Json:
        made = document(events(*kinds, union="TripLeft"))
        payload = {"$ref": f"{REF}TripLeft"} if named else made["components"]["schemas"].pop("TripLeft")
        answer = {"description": "", "content": {"text/event-stream": {"schema": payload}}}
        made["paths"]["/left"] = {"get": {"operationId": "left", "responses": {"200": answer}}}
        return made

    found = [each for each in report(streamed("A", "B"), streamed("A")).findings if each.change]
    assert [(each.rules[0], str(each.severity)) for each in found] == [("W033", "break")]
    assert "risk W032" in told(report(streamed("A"), streamed("A", "B")))[0]


def test_a_union_in_an_answer() -> None:
    """An answer of an operation that can be less than before is safe, as ever."""
    for name in ("TripResponse", "TripThing"):
        old, new = (document(events(*kinds, union=name), last={"$ref": REF + name}) for kinds in ("AB", "A"))
        assert any(line.startswith("safe W034") for line in told(report(old, new)))


# --- many classes and one ----------------------------------------------------------------------------------------------

PLACE = schema("lat", lon=TEXT)
HIGHER = schema("lat", lon=TEXT, alt=TEXT)
NAMED: Json = {"$ref": f"{REF}Place"}
STRICT = schema("lat", "lon")
NESTED = schema("name", inner=PLACE)
EITHER: Json = {"anyOf": [PLACE, schema("port", gate=TEXT)]}
SEVERAL: dict[str, tuple[Json, ...]] = {
    "one": (PLACE,),
    "two": (PLACE, PLACE),
    "three": (PLACE, PLACE, PLACE),
    "two that differ": (PLACE, HIGHER),
    "two that demand differently": (PLACE, STRICT),
    "two with classes inside": (NESTED, NESTED),
    "three with classes inside": (NESTED, NESTED, NESTED),
    "two that may be null": ({"anyOf": [PLACE, {"type": "null"}]},) * 2,
    "two lists": ({"type": "array", "items": PLACE},) * 2,
    "two unions": (EITHER, EITHER),
    "two enums": ({"type": "string", "enum": ["a", "b"]},) * 2,
}


@pytest.mark.parametrize("kind", SEVERAL)
@pytest.mark.parametrize("owner", ["Trip", "CreateTrip"])
def test_inline_classes_become_one_with_a_name(kind: str, owner: str) -> None:
    """Whoever read the attributes reads them as before: another name of a nested class is a risk and no break."""
    inline = SEVERAL[kind]
    largest = max(inline, key=lambda each: len(each.get("properties", ())))
    before, after = document({}), document({"Place": largest})
    for name, each in zip("abc", inline, strict=False):
        before["components"]["schemas"][owner]["properties"][name] = copy.deepcopy(each)
        after["components"]["schemas"][owner]["properties"][name] = {"$ref": f"{REF}Place"}
    for old, new in ((before, after), (after, before)):
        found = report(old, new)
        demanded = kind.startswith("two that") and owner == "CreateTrip"
        lost = kind == "two that differ" and old is after
        assert [line for line in told(found) if "S045" in line] == []
        if kind in ("two lists", "two unions", "two enums") and old is after:  # nobody can import the name any more
            assert [line for line in told(found) if line.startswith("break")] == ["break S001 models.Place"]
        elif not (demanded or lost):
            assert {str(each.severity) for each in found.findings} <= {"risk", "safe"}


def test_classes_of_several_owners_become_one() -> None:
    """What is nested in two schemas, and in what two operations answer, is one class as well."""
    owners = {name: schema("id", spot=PLACE) for name in ("Harbour", "Ship")}
    named = {name: schema("id", spot={"$ref": f"{REF}Place"}) for name in owners} | {"Place": PLACE}
    uses: Json = {name.lower(): {"$ref": REF + name} for name in owners}
    for old, new in ((owners, named), (named, owners)):
        lines = told(report(document(old, **uses), document(new, **uses)))
        assert {line.split()[0] for line in lines} <= {"risk", "safe"}


def test_a_class_that_became_another_one_is_a_break() -> None:
    """A class with nothing of the old one does not pass for it."""
    other = schema("x", y=TEXT)
    point = {"$ref": f"{REF}Point"}
    found = report(document({}, a=PLACE, b=PLACE), document({"Point": other}, a=point, b=point))
    assert str(found.bump) == "major"
    assert any("S045" in line for line in told(found))


def test_the_larger_of_two_tells_what_it_brings() -> None:
    """What the one class has more is told, once, and nothing is a break."""
    old, new = (
        document({}, a=PLACE, b=HIGHER),
        document({"Place": HIGHER}, a=NAMED, b=NAMED),
    )
    assert told(report(old, new)) == ["risk W010+S012+S041 Trip.a.alt"]
