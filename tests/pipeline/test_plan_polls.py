"""Methods that wait: entries of surface.toml [polls], what they become, and those that do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.api import Literal, Ref
from pipeline.errors import PipelineError
from pipeline.manifest import surface_of
from pipeline.package import PackagePlan, PollPlan
from tests.pipeline.generating import build, run, workshop, written
from tests.pipeline.test_plan_methods import STRING, parameter, planned

JOB = {"type": "object", "properties": {"id": STRING, "status": STRING, "yard_id": STRING}, "required": ["id"]}
ANSWER = {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}}}
EVENTS = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/Job"}}}
BODY = {
    "type": "object",
    "properties": {"hull": STRING, "stream": {"type": ["boolean", "null"]}, "yard_id": STRING},
    "required": ["hull"],
}
PATHS: dict[str, Any] = {
    "/jobs": {
        "post": {
            "requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}},
            "responses": {"200": {"description": "", "content": {**ANSWER["200"]["content"], **EVENTS}}},
        },
        "get": {
            "responses": {
                "200": {
                    "description": "",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {
                                    "object": STRING,
                                    "data": {"type": "array", "items": {"$ref": "#/components/schemas/Job"}},
                                },
                            }
                        }
                    },
                }
            }
        },
    },
    "/jobs/{job_id}": {"get": {"parameters": [parameter("job_id", "path", required=True)], "responses": ANSWER}},
    "/yards/{yard_id}/jobs/{job_id}": {
        "get": {
            "parameters": [parameter("yard_id", "path", required=True), parameter("job_id", "path", required=True)],
            "responses": ANSWER,
        }
    },
    "/jobs/{job_id}/bill": {
        "get": {
            "parameters": [
                parameter("job_id", "path", required=True),
                parameter("currency", "query", required=True),
            ],
            "responses": ANSWER,
        }
    },
    "/jobs/{job_id}/done": {
        "get": {"parameters": [parameter("job_id", "path", required=True)], "responses": {"204": {"description": ""}}}
    },
}


def package(folder: Path, entry: str, name: str = "jobs.create_and_poll") -> PackagePlan:
    """The plan of the document above with one entry."""
    return planned(PATHS, {"Job": JOB}, surface=f'[polls]\n"{name}" = {{ {entry} }}\n', folder=folder)


def polls(plan: PackagePlan) -> tuple[PollPlan, ...]:
    """The methods of all resources that wait."""
    return tuple(poll for resource in plan.resources for poll in resource.polls)


def test_work_that_is_started(tmp_path: Path) -> None:
    """It has the arguments of what starts the work, and can never stream; the work is known by the id that came back."""
    plan = package(tmp_path, 'first = "create", look = "retrieve"')
    assert plan.idle == ()
    (poll,) = polls(plan)
    assert (poll.first_path, poll.look_path, poll.answer) == ("create", "retrieve", Ref("Job"))
    assert [(each.python, each.required) for each in poll.arguments] == [
        ("hull", True), ("stream", False), ("yard_id", False),
    ]  # fmt: skip
    assert poll.arguments[1].type == Literal((False,))
    assert poll.arguments[1].nullable
    assert poll.positional == 0
    assert poll.identity == (("job_id", "begun.id"),)


def test_work_that_was_started_before(tmp_path: Path) -> None:
    """It has the arguments of the look; which of them may be given by position can be said."""
    (poll,) = polls(package(tmp_path, 'look = "jobs.retrieve"', "yards.poll"))
    assert (poll.first, poll.identity, poll.positional) == (None, (), 1)
    assert [each.python for each in poll.arguments] == ["job_id", "yard_id"]
    (poll,) = polls(package(tmp_path, 'look = "jobs.retrieve", positional = ["yard_id", "job_id"]', "yards.poll"))
    assert (poll.positional, [each.python for each in poll.arguments]) == (2, ["yard_id", "job_id"])


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('first = "make", look = "retrieve"', "there is no method make"),
        ('first = "create", look = "state.retrieve"', "there is no method state.retrieve"),
        ('first = "list", look = "retrieve"', "list returns a list or a stream, not an object"),
        ('first = "create", look = "done.list"', "there is no method done.list"),
        ('first = "create", look = "done.retrieve"', "done.retrieve does not return an object"),
        ('first = "create", look = "bill.retrieve"', "bill.retrieve needs currency, too"),
        ('first = "create", look = "retrieve", id = "boat"', "nothing says what job_id is"),
        ('first = "create", look = "retrieve", positional = ["boat"]', "there is no argument boat"),
        ('look = "retrieve", positional = ["job_id", "job_id"]', "positional has job_id twice"),
        (
            'first = "create", look = "retrieve", positional = ["yard_id", "hull"]',
            "hull must be given, so it stands before yard_id",
        ),
    ],
)
def test_entries_that_do_not_fit(tmp_path: Path, entry: str, why: str) -> None:
    """They make no method, and are told as entries that apply to nothing, with the reason."""
    plan = package(tmp_path, entry)
    assert polls(plan) == ()
    assert plan.idle == (f"[polls] jobs.create_and_poll: {why}",)


def test_names_that_are_taken(tmp_path: Path) -> None:
    """A method of the document is not replaced; nor does an argument hide what the waiting method has itself."""
    assert package(tmp_path, 'look = "retrieve"', "jobs.retrieve").idle == (
        "[polls] jobs.retrieve: the spec already has something of that name",
    )
    for name in ("jobs.property", "jobs.with_raw_response", "jobs.__init__"):
        idle = package(tmp_path, 'look = "retrieve"', name).idle
        assert idle == (f"[polls] {name}: no method of a resource can be called that",)
    assert package(tmp_path, 'look = "retrieve"', "boats.poll").idle == ("[polls] boats.poll",)
    paths = {"/jobs/{wait}": {"get": {"parameters": [parameter("wait", "path", required=True)], "responses": ANSWER}}}
    plan = planned(paths, {"Job": JOB}, surface='[polls]\n"jobs.poll" = { look = "retrieve" }\n', folder=tmp_path)
    assert plan.idle == ("[polls] jobs.poll: an argument is called wait",)


def test_what_has_no_status(tmp_path: Path) -> None:
    """Without a status there is nothing to wait for, and the method would return at once."""
    job = {"type": "object", "properties": {"id": STRING}}
    paths = {path: PATHS[path] for path in PATHS if path == "/jobs/{job_id}"}
    plan = planned(paths, {"Job": job}, surface='[polls]\n"jobs.poll" = { look = "retrieve" }\n', folder=tmp_path)
    assert plan.idle == ("[polls] jobs.poll: retrieve returns an object without a status",)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('"jobs.poll" = { first = "create" }', "'jobs.poll' has no `look`"),
        ('"jobs.poll" = { look = "retrieve", until = "x" }', "'jobs.poll' has 'until', which means nothing"),
        ('"jobs.poll" = { look = 1 }', "'jobs.poll' has 1 as 'look', where a text is expected"),
        ('"jobs.poll" = { look = "a", positional = [1] }', "as 'positional', where a list is expected"),
        ('poll = { look = "retrieve" }', "'poll' should be the path of a method"),
        ('"jobs.poll!" = { look = "retrieve" }', "'jobs.poll!' should be the path of a method"),
        ('"jobs.poll" = "retrieve"', "where a table is expected"),
    ],
)
def test_entries_of_another_form(tmp_path: Path, entry: str, why: str) -> None:
    """They are refused with their place and the file to edit."""
    with pytest.raises(PipelineError) as caught:
        planned({}, {}, surface=f"[polls]\n{entry}\n", folder=tmp_path)
    assert f"surface.toml: [polls] {why}" in caught.value.what or why in caught.value.what
    assert "surface.toml" in caught.value.fix


def test_the_manifest_tells_of_them(tmp_path: Path) -> None:
    """With their cause in the document, so that a change of an operation explains what it does to them."""
    found = surface_of(package(tmp_path, 'first = "create", look = "retrieve"'), "1", tmp_path)
    entry = found["resources"]["jobs"]["hand_written"]["create_and_poll"]
    assert (entry["pointer"], entry["returns"]) == ("#/paths/~1jobs/post", "Job")
    assert "verb" not in entry
    told = {each["name"]: each for each in entry["parameters"]}
    assert (told["hull"]["required"], told["hull"]["pointer"]) == (
        True, "#/paths/~1jobs/post/requestBody/content/application~1json/schema/properties/hull",
    )  # fmt: skip
    assert told["stream"]["type"] == "Literal[False] | None"
    assert told["on_progress"]["type"] == "OnProgress[Job] | None"
    assert list(told)[-2:] == ["idempotency_key", "strict"]


def test_a_package_that_waits(tmp_path: Path) -> None:
    """The client of any service can have such methods; they ask until the work is done."""
    surface = '[polls]\n"jobs.create_and_poll" = { first = "create", look = "retrieve" }\n'
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Yard", "version": "1"},
        "servers": [{"url": "https://yard.test/v1"}],
        "paths": PATHS,
        "components": {"schemas": {"Job": JOB}},
    }
    made = build(document, workshop(tmp_path / "workshop", surface=surface), package="yard")
    program = """
import yard
from yard.transports import MemoryTransport, Reply
states = iter(("running", "running", "done"))
transport = MemoryTransport(lambda sent: Reply(json={"id": "j", "status": next(states) if sent.method == "GET" else ""}))
job = yard.Client(transport=transport).jobs.create_and_poll(hull="oak", poll_interval_ms=20)
print(job.status, [(sent.method, sent.url.removeprefix("https://yard.test/v1")) for sent in transport.requests])
"""
    assert run(program, written(made, tmp_path)) == (
        "done [('POST', '/jobs'), ('GET', '/jobs/j'), ('GET', '/jobs/j'), ('GET', '/jobs/j')]\n"
    )
