"""Connections: entries of surface.toml [connections], the events that become methods, and those that fit no rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import NameClash, PipelineError, Unsupported
from pipeline.manifest import surface_of
from pipeline.package import ConnectionPlan, PackagePlan
from pipeline.plan.connections import CONNECTION_NAMES
from tests.pipeline.test_plan_methods import STRING, planned

USUAL = 'path = "/radio", client = "ClientEvent", server = "ServerEvent"'
EMPTY: dict[str, Any] = {"responses": {"200": {"description": ""}}}


def event(type_: Any, *required: str, **properties: Any) -> dict[str, Any]:
    """Return the schema of an event."""
    kind = type_ if isinstance(type_, dict) else {"type": "string", "enum": [type_]}
    return {"type": "object", "required": ["type", *required], "properties": {"type": kind, **properties}}


SAY = event("voice.append", "audio", note=STRING, audio=STRING)
ADD = event("course.leg.add", "port", port=STRING)


def package(folder: Path, entry: str = USUAL, *, paths: dict[str, Any] | None = None, **events: Any) -> PackagePlan:
    """Return the plan of a document with a connection `radio.connect` for some client events: name -> schema."""
    events = events or {"Say": SAY, "Add": ADD}
    references = [{"$ref": f"#/components/schemas/{name}"} for name in events]
    schemas = {**events, "ClientEvent": {"anyOf": references}, "ServerEvent": event("voice.heard")}
    surface = f'[connections]\n"radio.connect" = {{ {entry} }}\n'
    return planned(paths or {"/ships": {"get": EMPTY}}, schemas, surface=surface, folder=folder)


def connection(plan: PackagePlan) -> ConnectionPlan:
    """Return the only connection of a plan."""
    (found,) = (each for resource in plan.resources for each in resource.connections)
    return found


def test_events_become_methods(tmp_path: Path) -> None:
    """The type of an event is the path of its method; its properties are the arguments, the required ones first."""
    plan = package(tmp_path, f'{USUAL}, base64 = ["audio"]')
    assert plan.idle == ()
    made = connection(plan)
    assert (made.class_name, made.module, made.client.name, made.server.name) == (
        "Radio",
        "radio",
        "ClientEvent",
        "ServerEvent",
    )
    voice, course = made.groups
    assert (voice.class_name, course.class_name) == ("RadioVoiceResource", "RadioCourseResource")
    assert (course.events, [each.path for each in course.groups]) == ((), ["course.leg"])
    say, add = made.events
    assert (say.name, say.type, say.base64) == ("append", "voice.append", "audio")
    assert [(each.python, each.required) for each in say.arguments] == [("audio", True), ("note", False)]
    assert (add.name, add.type, add.base64) == ("add", "course.leg.add", "")


def test_a_new_event_is_a_method_by_itself(tmp_path: Path) -> None:
    """Nothing but the document has to change."""
    found = connection(package(tmp_path, Say=SAY, Add=ADD, Mute=event("voice.mute")))
    assert [each.type for each in found.events] == ["voice.append", "voice.mute", "course.leg.add"]


def test_the_manifest(tmp_path: Path) -> None:
    """It has the method, and the model of each event; the resource is there although the document has no operation in it."""
    radio = surface_of(package(tmp_path), "1", tmp_path)["resources"]["radio"]
    assert radio["methods"] == {}
    assert radio["events"] == {"voice.append": "Say", "course.leg.add": "Add"}
    connect = radio["hand_written"]["connect"]
    assert (connect["path"], connect["returns"], connect["awaited"]) == ("/radio", "RadioConnectionManager", False)


def test_equal_groups_are_one_class(tmp_path: Path) -> None:
    """The second of two connections refers to the groups of the first."""
    both = f'"radio.connect" = {{ {USUAL} }}\n"mast.connect" = {{ {USUAL}, class = "Mast" }}\n'
    schemas = {"Say": SAY, "ClientEvent": {"anyOf": [{"$ref": "#/components/schemas/Say"}]}, "ServerEvent": ADD}
    plan = planned({"/ships": {"get": EMPTY}}, schemas, surface=f"[connections]\n{both}", folder=tmp_path)
    groups = {each.class_name: each.groups[0] for resource in plan.resources for each in resource.connections}
    assert groups["Radio"].same_as is None
    assert groups["Mast"].same_as == ("radio", "RadioVoiceResource")
    assert groups["Mast"].class_name == "MastVoiceResource"


@pytest.mark.parametrize(
    ("events", "why", "pointer"),
    [
        ({"Say": event(STRING)}, "its property `type` is no constant text", "/Say/properties/type"),
        ({"Say": event({"enum": ["a.b", "c.d"]})}, "its property `type` is no constant text", "/Say/properties/type"),
        ({"Say": {"type": "object", "properties": {"id": STRING}}}, "its property `type` is no constant", "/Say"),
        ({"Say": STRING, "Add": ADD}, "one of its members is no object", "/ClientEvent"),
        ({"Say": SAY, "Shout": SAY}, "'voice.append', so they would be one method: Say and Shout", "/Shout"),
        ({"Say": event("append")}, "'append' is no path of a method", "/Say"),
        ({"Say": event("voice.append now")}, "is no path of a method", "/Say"),
        ({"Say": event("voice.class")}, "is no path of a method", "/Say"),
        ({"Say": event("send.voice")}, "would hide connection.send", "/Say"),
        ({"Say": event("a.b"), "Add": event("a.b.c")}, "the event a.b has the name of a group", "/Say"),
    ],
)
def test_events_that_fit_no_rule(tmp_path: Path, events: dict[str, Any], why: str, pointer: str) -> None:
    """They stop the build, with their place in the document and what to edit."""
    with pytest.raises(Unsupported) as caught:
        package(tmp_path, **events)
    assert why in caught.value.what
    assert caught.value.pointer == f"#/components/schemas{pointer}"
    assert "spec/overlays/" in caught.value.fix or "plan/connections.py" in caught.value.fix


def test_two_properties_in_base64(tmp_path: Path) -> None:
    """An event has one at most."""
    with pytest.raises(Unsupported, match="two properties in base64: note, audio"):
        package(tmp_path, f'{USUAL}, base64 = ["audio", "note"]')


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (USUAL.replace('"ServerEvent"', '"Gone"'), "there is no schema Gone"),
        (USUAL.replace('"ClientEvent"', '"Gone"'), "there is no schema Gone"),
        (f'{USUAL}, base64 = ["video"]', "no event has the property video"),
    ],
)
def test_entries_that_do_not_fit(tmp_path: Path, entry: str, why: str) -> None:
    """They are told as entries that apply to nothing, with the reason."""
    assert package(tmp_path, entry).idle == (f"[connections] radio.connect: {why}",)


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    """A method of the document is not replaced."""
    with pytest.raises(NameClash, match=r"radio\.connect would be two methods"):
        package(tmp_path, paths={"/radio/connect": {"post": EMPTY}})


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('path = "/radio", client = "ClientEvent"', "'radio.connect' has no `server`"),
        (f"{USUAL}, until = 1", "'radio.connect' has 'until', which means nothing"),
        (f'{USUAL}, positional = "x"', "has 'x' as 'positional', where a number is expected"),
        (f"{USUAL}, arguments = {{ a = {{}} }}", "has an argument 'a' without a `type`"),
        (USUAL.replace("/radio", "/radio/{id}"), "has the path '/radio/{id}', and other arguments with place"),
        (f'{USUAL} }}\n"radio.attach" = {{ {USUAL}', "is not alone in its resource"),
    ],
)
def test_entries_of_another_form(tmp_path: Path, entry: str, why: str) -> None:
    """They are refused, with their place."""
    with pytest.raises(PipelineError) as caught:
        package(tmp_path, entry)
    assert why in caught.value.what
    assert "surface.toml" in caught.value.fix


def test_names_of_connections() -> None:
    """What the runtime's connections have is in the way of groups of events."""
    from wherry._runtime.connections.sync_connection import Connection

    assert {name for name in dir(Connection) if not name.startswith("_")} <= CONNECTION_NAMES
