"""The same API in other words, another order, under other names or in another version of OpenAPI: nothing changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from apidiff.wire import compare, read
from pipeline.load import load
from tests.apidiff.wire.mutating import HERE, Json, mutated, service
from tests.apidiff.wire.respelling import SCHEMAS, WHOLE, retitled, schemas

REWRITINGS: dict[str, Callable[[Json], Json]] = {
    **WHOLE,
    **{name: (lambda document, change=change: schemas(document, change)) for name, change in SCHEMAS.items()},
}


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewritten_service_is_the_same(name: str) -> None:
    """The small service, rewritten, is another document and the same API."""
    rewritten = REWRITINGS[name](service())
    assert rewritten != service()
    assert compare(read(service()), read(rewritten)) == ()


def test_titles_are_words() -> None:
    """Another title is a change of the documentation, and one line however many there are."""
    (change,) = compare(read(service()), read(retitled(service())))
    assert (change.rule, change.severity) == ("D001", 0)
    assert int(change.detail.split()[0]) > 100


def test_words_that_only_moved_are_no_change() -> None:
    """A description that goes along with an extracted schema is not told."""
    edits = [
        {"at": "Project/properties/limits/description", "set": "Limits of it."},
        {"at": "Project/properties/limits", "move": "ProjectLimits"},
        {"at": "Project/properties/limits", "set": {"$ref": "#/components/schemas/ProjectLimits"}},
    ]
    assert compare(read(mutated(service(), edits[:1])), read(mutated(service(), edits))) == ()


def test_words_go_with_what_they_describe() -> None:
    """A member of a union that goes takes its description along: one change, and none of the documentation."""
    members = [{"type": "string", "description": "A text."}, {"type": "integer", "description": "A number."}]
    before = mutated(service(), [{"at": "Project/properties/anything", "set": {"anyOf": members}}])
    after = mutated(before, [{"at": "Project/properties/anything/anyOf/1", "remove": True}])
    (change,) = compare(read(before), read(after))
    assert change.rule == "W034"


def test_a_property_called_description_is_no_word() -> None:
    """What stands below `properties` is a name, whatever it is."""
    new = mutated(service(), [{"at": "Project/properties/description", "set": {"type": "string"}}])
    (change,) = compare(read(service()), read(new))
    assert (change.rule, change.at) == ("W010", "Project.description")


def test_anchors_and_numbers_as_keys_say_nothing() -> None:
    """YAML with a re-defined anchor and statuses that are numbers is the same document."""
    text = (HERE / "service.yaml").read_text(encoding="utf-8")
    written = text.replace("'200':", "200:").replace("'404':", "404:")
    written = written.replace(
        "kind: {type: string, enum: [small, large]}", "kind: &a {type: string, enum: [small, large]}", 1
    )
    written = written.replace(
        "kind: {type: string, enum: [small, large]}", "kind: &a {type: string, enum: [small, large]}", 1
    )
    written = written.replace(
        "color: {type: string, format: color}", "color: {type: string, format: color}\n        same: *a"
    )
    plain = yaml.safe_load(text)
    plain["components"]["schemas"]["CreateProject"]["properties"]["same"] = {
        "type": "string",
        "enum": ["small", "large"],
    }
    assert compare(read(load(written.encode()).data), read(plain)) == ()


def test_numbers_are_numbers() -> None:
    """1, 1.0 and 1e0 are one bound, and one default."""
    new = mutated(
        service(),
        [
            {"at": "CreateAnswer/properties/temperature/maximum", "set": 2.0},
            {"at": "CreateProject/properties/budget/default", "set": 10.0},
        ],
    )
    assert compare(read(service()), read(new)) == ()


def test_members_of_a_named_union_may_stand_in_place() -> None:
    """A union inside a union, named or not, is the members that it has."""
    new = mutated(
        service(),
        [
            {"at": "Project/properties/source", "set": {"anyOf": [
                {"$ref": "#/components/schemas/LinkSource"},
                {"oneOf": [{"$ref": "#/components/schemas/TextSource"}]},
            ], "discriminator": {"propertyName": "type"}}},
        ],
    )  # fmt: skip
    assert compare(read(service()), read(new)) == ()
