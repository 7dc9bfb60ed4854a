"""X and XParam: one schema where they say the same all the way down, two where they do not."""

from __future__ import annotations

from typing import Any

from official import Reading
from tests.official.laying import CREATE, GET, HEAD, SCHEMAS, laid, plain, record, sender, spec, wheel

SPEC = spec(record("id", id="string"))
ANSWERED = """
class Inner(BaseModel):
    id: str
    note: Optional[str] = None
class Part(BaseModel):
    kind: Literal["a"]
    inner: Inner
    label: Optional[str] = None
"""
SENT = """
class Inner(TypedDict, total=False):
    id: Required[str]
    note: str{0}
class PartParam(TypedDict, total=False):
    kind: Required[Literal["a"]]
    inner: Inner
    label: Optional[str]
"""


def newest(more: str = "") -> Reading:
    """Read a package that answers a Part and sends a PartParam, in which `more` is different."""
    return sender(
        "PartParam",
        "from .part_param import PartParam\n",
        methods=GET + CREATE,
        answer="id: str\npart: Optional[Part] = None",
        classes="from .part import Part\n",
        types__part=HEAD + ANSWERED,
        types__part_param=HEAD + SENT.format(more),
    )


def components(more: str = "") -> dict[str, Any]:
    """Return the new components for such a package."""
    written = laid(SPEC, wheel("id: str"), newest(more))
    found: dict[str, Any] = plain(written.supplement)["components"]["schemas"]
    return found


def test_twins_are_one_schema() -> None:
    """One name each, without Param; the TypedDict says what is required and what may be null."""
    found = components()
    assert found.keys() == {"Inner", "Part"} or found.keys() == {"Part", "PartInner"}
    assert found["Part"]["required"] == ["kind"]
    assert found["Part"]["properties"]["label"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert found["PartInner"] == {
        "type": "object",
        "properties": {"id": {"type": "string"}, "note": {"type": "string"}},
        "required": ["id"],
    }


def test_a_twin_that_comes_later() -> None:
    """The class that was there before keeps its name, and gives it to the one that comes later."""
    alone = sender(
        "PartParam",
        "from .part_param import PartParam\n",
        methods=GET + CREATE,
        types__part_param=HEAD + SENT.format(""),
    )
    first = laid(SPEC, wheel("id: str"), alone)
    before = plain(first.supplement)["components"]["schemas"].keys()
    assert "PartParam" in before
    second = laid(SPEC, wheel("id: str"), newest(), previous=first.supplement, names=first.names)
    assert plain(second.supplement)["components"]["schemas"].keys() == before
    classes = plain(second.names)["classes"]
    assert plain(first.names)["classes"].items() <= classes.items()
    assert classes["types.part:Part"] == f"{SCHEMAS}/PartParam"


def test_a_difference_below_keeps_both_apart() -> None:
    """A field that is only sent, deep inside, makes two schemas of every class above it."""
    found = components("\n    secret: str")
    assert found.keys() == {"Part", "PartInner", "PartParam", "PartParamInner"}
    assert found["Part"]["properties"]["inner"] == {"$ref": f"{SCHEMAS}/PartInner"}
    assert found["PartParam"]["properties"]["inner"] == {"$ref": f"{SCHEMAS}/PartParamInner"}
    assert found["Part"]["required"] == ["inner", "kind"]


def test_a_twin_of_a_schema_of_the_spec() -> None:
    """Where the spec has the class that is answered, the one that is sent is the same schema."""
    thing = record("id", id="string", label="string")
    sent = f"{HEAD}\nclass ThingParam(TypedDict, total=False):\n    id: Required[str]\n    label: str\n"
    newest = sender(
        "ThingParam",
        "from .thing_param import ThingParam\n",
        methods=GET + CREATE,
        answer="id: str\nlabel: Optional[str] = None",
        types__thing_param=sent,
    )
    written = laid(spec(thing), wheel("id: str\nlabel: Optional[str] = None"), newest)
    supplement = plain(written.supplement)
    assert "components" not in supplement
    body = supplement["paths"]["/things"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["part"] == {"$ref": f"{SCHEMAS}/SpecThing"}
    classes = plain(written.names)["classes"]
    assert classes["types.thing_param:ThingParam"] == classes["types.thing:Thing"] == f"{SCHEMAS}/SpecThing"


def test_twins_that_part_later() -> None:
    """What was one schema stays one, with all that either has: a program may use its name for both."""
    first = laid(SPEC, wheel("id: str"), newest())
    second = laid(
        SPEC, wheel("id: str"), newest("\n    secret: Required[str]"), previous=first.supplement, names=first.names
    )
    assert second.names == first.names
    inner = plain(second.supplement)["components"]["schemas"]["PartInner"]
    assert inner["properties"].keys() == {"id", "note", "secret"}
    assert inner["required"] == ["id"]


def test_twins_that_meet_later() -> None:
    """What was two schemas stays two: a program may use either name."""
    first = laid(SPEC, wheel("id: str"), newest("\n    secret: str"))
    second = laid(SPEC, wheel("id: str"), newest(), previous=first.supplement, names=first.names)
    assert second.names == first.names
    assert plain(second.supplement)["components"]["schemas"].keys() == {
        "Part",
        "PartInner",
        "PartParam",
        "PartParamInner",
    }


def test_a_model_that_is_sent() -> None:
    """Where a body takes the model itself, what it writes as optional may be null, whatever the TypedDict says."""
    answered = "class Part(BaseModel):\n    kind: Literal['a']\n    label: Optional[str] = None\n"
    sent = "class PartParam(TypedDict, total=False):\n    kind: Required[Literal['a']]\n    label: str\n"
    reading = sender(
        "Union[List[PartParam], Part]",
        "from .part_param import PartParam\nfrom .part import Part\n",
        methods=GET + CREATE,
        types__part=HEAD + answered,
        types__part_param=HEAD + sent,
    )
    written = laid(SPEC, wheel("id: str"), reading)
    (part,) = plain(written.supplement)["components"]["schemas"].values()
    assert part["properties"]["label"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
