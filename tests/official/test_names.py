"""The table of names: every class has a place or a reason, and a name once given stays, whatever the spec calls it."""

from __future__ import annotations

from typing import Any

from supplement.naming import names_for
from tests.official.laying import SCHEMAS, THING, laid, plain, record, refer, spec, wheel, whole

JOB = """
class Owner(BaseModel):
    id: str
    label: Optional[str] = None
class Job(BaseModel):
    id: str
    owner: Owner
"""
BEFORE = spec(record("id", id="string"))
OWNER = record("id", id="string", label="string")
JOB_TODAY = record("id", "owner", id="string", owner=refer("Owner"))
BASE = wheel("id: str")
NEWEST = wheel("id: str\njob: Optional[Job] = None", JOB)


def later(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str], dict[str, Any]]:
    """Return supplement, table and whole for a spec that came after BEFORE."""
    first = laid(BEFORE, BASE, NEWEST)
    assert plain(first.supplement)["components"]["schemas"].keys() == {"Job", "Owner"}
    written = laid(document, BASE, NEWEST, previous=first.supplement, names=first.names)
    return plain(written.supplement), plain(written.names)["classes"], whole(document, written)


def test_the_shortest_name_that_is_free() -> None:
    """A class has its own name where it is the only one, else its module's and package's before it; never a taken one."""
    keys = ["types.a.one:Data", "types.a.two:Data", "types.a.two:Alone", "types.b.one:Data", "types.b.six:Taken"]
    assert names_for(keys, keys, ["taken", "BOneData"]) == {
        "types.a.one:Data": "AOneData",
        "types.a.two:Alone": "Alone",
        "types.a.two:Data": "TwoData",
        "types.b.one:Data": "BOneData2",
        "types.b.six:Taken": "SixTaken",
    }


def test_a_class_that_is_old_counts_too() -> None:
    """Only one of two classes of a name is new, and yet it does not get the bare name."""
    keys = ["types.a.one:Data", "types.a.two:Data"]
    assert names_for(keys[1:], keys, []) == {"types.a.two:Data": "TwoData"}


def test_the_spec_takes_it_up_under_the_same_name() -> None:
    """The supplement shrinks by itself."""
    document = spec(record("id", id="string", job=refer("Job")), Job=JOB_TODAY, Owner=OWNER)
    supplement, classes, _ = later(document)
    assert supplement.keys() == {"openapi", "info"}
    assert classes["types.thing:Job"] == f"{SCHEMAS}/Job"


def test_the_spec_takes_it_up_under_another_name() -> None:
    """The table keeps our name: the schema of the spec is called as before."""
    job = record("id", "owner", id="string", owner=refer("TheirOwner"))
    document = spec(record("id", id="string", job=refer("TheirJob")), TheirJob=job, TheirOwner=OWNER)
    supplement, classes, merged = later(document)
    assert supplement["x-names"] == {f"{SCHEMAS}/TheirJob": "Job", f"{SCHEMAS}/TheirOwner": "Owner"}
    assert "x-additions" not in supplement
    assert classes["types.thing:Job"] == f"{SCHEMAS}/Job"
    assert merged["components"]["schemas"].keys() == {"SpecThing", "Job", "Owner"}
    assert merged["components"]["schemas"]["SpecThing"]["properties"]["job"] == refer("Job")


def test_the_spec_takes_it_up_without_a_name() -> None:
    """An inline schema is lifted out under our name."""
    inline = record("id", "owner", id="string", owner=OWNER)
    supplement, classes, merged = later(spec(record("id", id="string", job=inline)))
    assert supplement["x-names"] == {
        f"{THING}/properties/job": "Job",
        f"{THING}/properties/job/properties/owner": "Owner",
    }
    assert classes["types.thing:Owner"] == f"{SCHEMAS}/Owner"
    assert merged["components"]["schemas"].keys() == {"SpecThing", "Job", "Owner"}


def test_the_spec_has_something_else_of_that_name() -> None:
    """What was first keeps the name; the other schema of the spec gets one beside it."""
    document = spec(record("id", id="string", other=refer("Job")), Job=record("size", size="integer"))
    supplement, classes, merged = later(document)
    assert supplement["x-names"] == {f"{SCHEMAS}/Job": "JobSchema"}
    assert classes["types.thing:Job"] == f"{SCHEMAS}/Job"
    thing = merged["components"]["schemas"]["SpecThing"]["properties"]
    assert thing["other"] == refer("JobSchema")
    assert thing["job"]["anyOf"][0]["$ref"] == f"{SCHEMAS}/Job"


def test_a_schema_of_the_spec_that_gets_another_name() -> None:
    """A name that the spec itself had given is kept as well."""
    first = laid(spec(record("id", id="string", job=refer("Job")), Job=JOB_TODAY, Owner=OWNER), NEWEST, NEWEST)
    document = spec(record("id", id="string", job=refer("JobResource")), JobResource=JOB_TODAY, Owner=OWNER)
    written = laid(document, NEWEST, NEWEST, previous=first.supplement, names=first.names)
    assert plain(written.supplement)["x-names"] == {f"{SCHEMAS}/JobResource": "Job"}
    assert written.names == first.names


def test_news_of_a_renamed_schema() -> None:
    """What is added to a schema that is called as before has its place under that name."""
    first = laid(BEFORE, BASE, NEWEST)
    document = spec(record("id", id="string", job=refer("TheirJob")), TheirJob=JOB_TODAY, Owner=OWNER)
    more = wheel("id: str\njob: Optional[Job] = None", f"{JOB}    size: int\n")
    written = laid(document, BASE, more, previous=first.supplement, names=first.names)
    assert plain(written.supplement)["x-additions"] == [
        {"at": f"{SCHEMAS}/Job", "kind": "field", "name": "size", "value": {"type": "integer"}}
    ]
    assert "size" in whole(document, written)["components"]["schemas"]["Job"]["properties"]


def test_a_later_class_of_the_same_name() -> None:
    """A second class of a name does not take it from the first."""
    first = laid(BEFORE, BASE, NEWEST)
    other = "from .._models import BaseModel\nclass Job(BaseModel):\n    size: int\n"
    more = wheel(
        "id: str\njob: Optional[Job] = None\nother: Optional[OtherJob] = None",
        f"from .other import Job as OtherJob\n{JOB}",
        types__other=other,
    )
    written = laid(BEFORE, BASE, more, previous=first.supplement, names=first.names)
    classes = plain(written.names)["classes"]
    assert classes["types.thing:Job"] == f"{SCHEMAS}/Job"
    assert classes["types.other:Job"] == f"{SCHEMAS}/OtherJob"


def test_every_class_has_a_place_or_a_reason() -> None:
    """Classes of arguments are the body or the operation, inline objects their place; others say why they have none."""
    extra = "from .._models import BaseModel\nclass Alone(BaseModel):\n    id: str\n"
    document = spec(record("id", id="string", job=record("id", "owner", id="string", owner=OWNER)))
    newest = wheel("id: str\njob: Optional[Job] = None", JOB, types__alone=extra)
    table = plain(laid(document, newest, newest).names)
    assert table["classes"] == {
        "types.thing:Job": f"{THING}/properties/job",
        "types.thing:Owner": f"{THING}/properties/job/properties/owner",
        "types.thing:Thing": THING,
    }
    assert table["unmapped"] == {
        "types.alone:Alone": "nothing mentions it",
        "types.thing_params:ThingParams": "nothing mentions it",
    }


def test_names_of_several_schemas() -> None:
    """A name that several modules have is listed with the number of its schemas and the reason."""
    other = "from .._models import BaseModel\nclass Thing(BaseModel):\n    size: int\n"
    newest = wheel("id: str\nother: Optional[Other] = None", "from .other import Thing as Other\n", types__other=other)
    document = spec(record("id", id="string", other=record("size", size="integer")))
    assert plain(laid(document, newest, newest).names)["several"] == {
        "Thing": {"schemas": 2, "why": "classes of different modules have a part of this name"}
    }
