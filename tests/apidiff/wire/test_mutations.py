"""The catalogue of edits: what is told of each, and of the way back."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from apidiff.finding import Severity
from apidiff.wire import RULES, compare, read
from tests.apidiff.wire.mutating import HERE, Json, mutated, service, told

ROWS: list[Json] = yaml.safe_load((HERE / "mutations.yaml").read_text(encoding="utf-8"))
EQUAL_IN_CANONICAL_FORM = {"W017", "W030"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["about"].replace(" ", "-"))
def test_what_is_told_of_an_edit(row: Json) -> None:
    """Exactly the changes that the row names are told, in both directions, with rule, severity, place and twins."""
    before = mutated(service(), row.get("from", []))
    after = mutated(before, row["do"])
    assert (told(before, after), told(after, before)) == (row["expect"], row["back"])


def test_the_catalogue_is_covered() -> None:
    """Every rule that can be told is told by some row, each row has a name of its own, and ids are those of their rules."""
    seen = {line.split()[1] for row in ROWS for line in row["expect"] + row["back"]}
    assert seen == RULES.keys() - EQUAL_IN_CANONICAL_FORM
    assert all(rule.id == key and rule.title and rule.why for key, rule in RULES.items())
    assert len({row["about"] for row in ROWS}) == len(ROWS) >= 60


def test_both_directions_are_listed_and_the_worst_tells() -> None:
    """A value that is new in request and answer is safe for one and risky for the other: the change says both."""
    change = only(mutated(service(), [{"at": "Source/oneOf", "append": {"type": "string"}}]))
    assert (change.rule, change.severity, change.directions) == ("W032", Severity.RISK, ("request", "response"))


def test_a_change_tells_what_reaches_it() -> None:
    """An edit in a shared schema is one change with the operations and webhooks that reach it, sorted."""
    change = only(mutated(service(), [{"at": "Owner/properties/email", "remove": True}]))
    assert change.operations == (
        "GET /projects",
        "GET /projects/{project_id}",
        "POST /projects",
    )
    assert (change.pointer_old, change.pointer_new) == ("#/components/schemas/Owner/properties/email", "")


def test_a_change_covers_what_goes_with_it() -> None:
    """Schemas that vanish or appear with an operation or a property, and twins, are among the pointers it covers."""
    edits = next(row["do"] for row in ROWS if row["about"] == "a path with all its schemas is removed")
    assert only(mutated(service(), edits)).covers_old == (
        "#/components/schemas/CreateEdit",
        "#/components/schemas/Edit",
    )
    edits = next(row["do"] for row in ROWS if row["about"] == "a new property brings new schemas")
    assert only(mutated(service(), edits)).covers_new == (
        "#/components/schemas/Plan",
        "#/components/schemas/PlanPart",
    )
    edits = next(row["do"] for row in ROWS if row["about"] == "a property is new in twins")
    change = only(mutated(service(), edits))
    assert (change.also, change.covers_new) == (
        ("BetaUsage.fresh",),
        ("#/components/schemas/BetaUsage/properties/fresh",),
    )


@pytest.mark.parametrize(
    ("place", "name", "directions"),
    [
        ("CreateProject/properties/color", "CreateProject.color", ("request",)),
        ("Project/properties/size", "Project.size", ("response",)),
        ("ProjectArchived/properties/id", "ProjectArchived.id", ("response",)),
        ("LinkSource/properties/url", "LinkSource.url", ("request", "response")),
        ("LivePart/properties/rate", "LivePart.rate", ("response",)),
        ("LiveClientEventStart/properties/voice", "LiveClientEventStart.voice", ("request",)),
        ("Loose/properties/a", "Loose.a", ("request", "response")),
    ],
)
def test_the_direction_of_a_schema(place: str, name: str, directions: tuple[str, ...]) -> None:
    """Requests, answers, webhooks and events that no operation reaches are told apart."""
    change = only(mutated(service(), [{"at": place, "set": {"type": "array", "items": {"type": "boolean"}}}]))
    assert (change.at, change.directions, change.severity) == (name, directions, Severity.BREAK)


def test_a_read_only_property_is_in_no_request() -> None:
    """What only the service writes is judged as an answer, wherever its schema is used."""
    place = "TextSource/properties/made"
    before = mutated(service(), [{"at": place, "set": {"type": "string", "readOnly": True}}])
    after = mutated(before, [{"at": f"{place}/type", "set": "integer"}])
    change = only(after, before)
    assert change.directions == ("response",)


def only(new: Json, old: Json | None = None) -> Any:
    """The one change between two documents; the old one is the small service."""
    (change,) = compare(read(service() if old is None else old), read(new))
    return change
