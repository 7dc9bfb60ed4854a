"""Methods that do more than their operation: entries of surface.toml [helpers], and those that do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import PipelineError
from pipeline.manifest import surface_of
from pipeline.package import ArgumentPlan, HelperPlan, PackagePlan
from tests.pipeline.test_plan_methods import STRING, parameter, planned

JOB = {"type": "object", "properties": {"id": STRING}}
ANSWER = {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}}}
BODY = {
    "type": "object",
    "properties": {"hull": STRING, "masts": {"type": "array", "items": STRING}, "stream": {"type": "boolean"}},
    "required": ["hull"],
}
PATHS: dict[str, Any] = {
    "/jobs": {
        "post": {
            "requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}},
            "responses": {
                "200": {
                    "description": "",
                    "content": {
                        **ANSWER["200"]["content"],
                        "text/event-stream": {"schema": {"$ref": "#/components/schemas/Job"}},
                    },
                }
            },
        }
    },
    "/jobs/{job_id}": {"get": {"parameters": [parameter("job_id", "path", required=True)], "responses": ANSWER}},
}
USUAL = 'of = "create", calls = "client.{async}_jobs:{Async}Jobs", returns = "h.{Async}Jobs"'


def package(folder: Path, entry: str, name: str = "jobs.build") -> PackagePlan:
    """The plan of the document above with one entry."""
    return planned(PATHS, {"Job": JOB}, surface=f'[helpers]\n"{name}" = {{ {entry} }}\n', folder=folder)


def helpers(plan: PackagePlan) -> tuple[HelperPlan, ...]:
    """The helpers of all resources."""
    return tuple(helper for resource in plan.resources for helper in resource.helpers)


def test_arguments(tmp_path: Path) -> None:
    """Those of the operation, without what is dropped, and with the helper's own: in their places, or at the end."""
    own = 'arguments = { masts = { type = "{} | Iterable[{item}]", doc = "M." }, rig = { type = "str", default = "" } }'
    plan = package(tmp_path, f'{USUAL}, drops = ["stream"], {own}')
    assert plan.idle == ()
    (helper,) = helpers(plan)
    assert [each.python for each in helper.arguments] == ["hull", "masts", "rig"]
    assert [each.python for each in helper.passed] == ["hull"]
    assert [(each.python, each.default, each.doc, each.instead is not None) for each in helper.own] == [
        ("masts", "UNSET", "M.", True),
        ("rig", "", "", False),
    ]
    assert (helper.positional, helper.awaited, helper.streams, helper.of.name) == (0, False, True, "create")
    assert isinstance(helper.arguments[0], ArgumentPlan)


def test_what_may_be_given_by_position(tmp_path: Path) -> None:
    """A path parameter that is first, or what the entry says."""
    look = USUAL.replace("create", "retrieve")
    (helper,) = helpers(package(tmp_path, look))
    assert (helper.positional, [each.python for each in helper.arguments]) == (1, ["job_id"])
    (helper,) = helpers(package(tmp_path, f'{USUAL}, positional = ["masts", "hull"]'))
    assert (helper.positional, [each.python for each in helper.arguments]) == (2, ["masts", "hull", "stream"])


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (USUAL.replace("create", "make"), "there is no method make"),
        (USUAL.replace(":", "."), "`calls` is not the place of something in the runtime: module:name"),
        (f'{USUAL}, drops = ["boat"]', "create has no argument boat, which is dropped"),
        (f'{USUAL}, positional = ["boat"]', "there is no argument boat"),
        (f'{USUAL}, arguments = {{ given = {{ type = "str" }} }}', "an argument is called given"),
        (
            f'{USUAL}, arguments = {{ rig = {{ type = "{{}} | str" }} }}',
            "the type of rig refers to the argument of the operation, and there is none",
        ),
    ],
)
def test_entries_that_do_not_fit(tmp_path: Path, entry: str, why: str) -> None:
    """They make no method, and are told as entries that apply to nothing, with the reason."""
    plan = package(tmp_path, entry)
    assert helpers(plan) == ()
    assert plan.idle == (f"[helpers] jobs.build: {why}",)


def test_names_that_are_taken(tmp_path: Path) -> None:
    """A method of the document is not replaced, and no resource can have some names."""
    assert package(tmp_path, USUAL, "jobs.retrieve").idle == (
        "[helpers] jobs.retrieve: the spec already has something of that name",
    )
    assert package(tmp_path, USUAL, "jobs.with_raw_response").idle == (
        "[helpers] jobs.with_raw_response: no method of a resource can be called that",
    )
    assert package(tmp_path, USUAL, "boats.build").idle == ("[helpers] boats.build",)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('"jobs.build" = { of = "create", calls = "a:b" }', "'jobs.build' has no `returns`"),
        (f'"jobs.build" = {{ {USUAL}, until = "x" }}', "'jobs.build' has 'until', which means nothing"),
        (f'"jobs.build" = {{ {USUAL}, awaited = 1 }}', "has 1 as 'awaited', where true or false is expected"),
        (f'"jobs.build" = {{ {USUAL}, arguments = {{ a = {{}} }} }}', "has an argument 'a' without a `type`"),
        (f'"jobs.build" = {{ {USUAL}, arguments = {{ a = {{ type = 1 }} }} }}', "has 1 as 'type', where a text"),
        (f"build = {{ {USUAL} }}", "'build' should be the path of a method"),
    ],
)
def test_entries_of_another_form(tmp_path: Path, entry: str, why: str) -> None:
    """They are refused with their place and the file to edit."""
    with pytest.raises(PipelineError) as caught:
        planned({}, {}, surface=f"[helpers]\n{entry}\n", folder=tmp_path)
    assert why in caught.value.what
    assert "surface.toml" in caught.value.fix


def test_the_manifest_tells_of_them(tmp_path: Path) -> None:
    """With their cause in the document, and the types of their own arguments as they are written."""
    own = 'arguments = { masts = { type = "Iterable[{item} | h.Rig]" } }'
    found = surface_of(package(tmp_path, f'{USUAL}, drops = ["stream"], {own}'), "1", tmp_path)
    entry = found["resources"]["jobs"]["hand_written"]["build"]
    assert (entry["pointer"], entry["returns"], entry["awaited"]) == ("#/paths/~1jobs/post", "Jobs", False)
    told = {each["name"]: each for each in entry["parameters"]}
    assert (told["hull"]["required"], told["masts"]["required"]) == (True, False)
    assert told["masts"]["type"] == "Iterable[str | Rig]"
    assert list(told)[-3:] == ["idempotency_key", "strict", "retry_before_first_event"]
