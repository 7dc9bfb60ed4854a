"""Which file of models/ a schema lives in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.api import Alias, Answer, Api, Field, ListOf, Object, Operation, Ref, Schema
from pipeline.plan.homes import area_of_resource, find_homes
from pipeline.plan.surface import Surface, read

RULES = """
[ownership]
order = ["chat", "files"]
[owners]
Metadata = "shared"
[areas.chat]
resources = ["chat"]
names = ["^Chat"]
[areas.chat_events]
part_of = "chat"
names = ["Event$"]
[areas.projects]
resources = ["admin.projects"]
"""


@pytest.fixture
def surface(tmp_path: Path) -> Surface:
    (tmp_path / "surface.toml").write_text(RULES)
    return read(tmp_path)


def schema(name: str, *mentions: str, inline: str | None = None) -> Schema:
    """An object whose properties are other schemas."""
    fields = tuple(Field(target, Ref(target), False, "") for target in mentions)
    return Object(name, f"#/{name}", fields, inline=inline)


def homes(surface: Surface, uses: dict[str, list[str]], *schemas: Schema) -> dict[str, str]:
    """Schema -> area; `uses` maps a resource to the schemas that its operations answer with, one each."""
    operations, resource_of = [], {}
    for resource, names in uses.items():
        for name in names:
            pointer = f"{resource}/{name}"
            resource_of[pointer] = resource
            answer = Answer("200", "application/json", Ref(name), pointer)
            operations.append(
                Operation("GET", "/", (), pointer, pointer, (), (), False, (answer,), None)
            )  # fmt: skip
    api = Api("", "", (), {each.name: each for each in schemas}, tuple(operations), (), {})
    return find_homes(api, resource_of, surface)


@pytest.mark.parametrize(
    ("resource", "area"),
    [
        ("chat", "chat"),
        ("chat.completions", "chat"),
        ("chatter", "chatter"),
        ("beta.threads.runs", "threads"),
        ("beta", "shared"),
        ("admin.projects.keys", "projects"),
        ("admin.users", "admin"),
    ],
)
def test_area_of_a_resource(resource: str, area: str, surface: Surface) -> None:
    """The rule with the longest prefix of whole segments; else the first segment below beta."""
    assert area_of_resource(resource, surface) == area


def test_one_user(surface: Surface) -> None:
    """What one area alone reaches, also by way of others, lives there."""
    found = homes(surface, {"files": ["File"]}, schema("File", "Status"), schema("Status", "File"))
    assert found == {"File": "files", "Status": "files"}


def test_a_claimed_name(surface: Surface) -> None:
    """Of several users the one that claims the name has it; without being a user it has not."""
    uses = {"files": ["ChatFile"], "chat": ["ChatFile"], "images": ["ChatImage"]}
    found = homes(surface, uses, schema("ChatFile"), schema("ChatImage"))
    assert found == {"ChatFile": "chat", "ChatImage": "images"}


def test_a_part_of_an_area(surface: Surface) -> None:
    """A name that is split off goes to the part wherever the whole is a user."""
    found = homes(surface, {"chat.completions": ["ChatEvent", "Chat"]}, schema("Chat"), schema("ChatEvent"))
    assert found == {"Chat": "chat", "ChatEvent": "chat_events"}


def test_the_order_of_ownership(surface: Surface) -> None:
    """Several users, no claim: the first one in the order has it, however often the others use it."""
    uses = {"images": ["Usage", "A", "B"], "files": ["Usage"]}
    found = homes(surface, uses, schema("Usage"), schema("A", "Usage"), schema("B", "Usage"))
    assert found["Usage"] == "files"


def test_the_majority(surface: Surface) -> None:
    """Nobody in the order: two thirds of the uses make a home, less does not."""
    two = homes(surface, {"images": ["A", "B"], "audio": ["C"]}, *(schema(n, "Usage") for n in "ABC"), schema("Usage"))
    assert two["Usage"] == "images"
    half = homes(surface, {"images": ["A"], "audio": ["C"]}, *(schema(n, "Usage") for n in "AC"), schema("Usage"))
    assert half["Usage"] == "shared"


def test_an_owner_by_decision(surface: Surface) -> None:
    """[owners] has the last word."""
    assert homes(surface, {"chat": ["Metadata"]}, schema("Metadata")) == {"Metadata": "shared"}


def test_what_nobody_reaches(surface: Surface) -> None:
    """It goes by its name, else with its owner, with who mentions it, with what it mentions, else to shared."""
    found = homes(
        surface,
        {"files": ["File"]},
        schema("File"),
        schema("ChatLoose"),
        schema("Inside", inline="ChatLoose"),
        schema("ChatMentions", "Mentioned"),
        schema("Mentioned"),
        schema("Mentions", "File"),
        schema("Alone"),
    )
    assert found == {
        "File": "files",
        "ChatLoose": "chat",
        "Inside": "chat",
        "ChatMentions": "chat",
        "Mentioned": "chat",
        "Mentions": "files",
        "Alone": "shared",
    }


def test_every_schema_has_a_home(surface: Surface) -> None:
    """Also a ring of schemas that nobody reaches, and an alias in it."""
    ring = [schema("A", "B"), Alias("B", "#/B", ListOf(Ref("A")))]
    assert homes(surface, {}, *ring) == {"A": "shared", "B": "shared"}
