"""Which class a schema becomes, and which other names it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.api import Alias, Api, Object, Primitive, Schema
from pipeline.errors import NameClash
from pipeline.plan.naming import class_names, other_names
from pipeline.plan.surface import Surface, read


def schema(name: str, inline: str | None = None) -> Schema:
    """An object without properties; `inline` is the owner of one that the document does not name."""
    return Object(name, f"#/{name}", (), inline=inline)


def names(*schemas: Schema, surface: Surface | None = None) -> dict[str, str]:
    """Schema -> class."""
    api = Api("", "", (), {each.name: each for each in schemas}, (), (), {})
    return class_names(api, surface or read(Path("nowhere")))


def deciding(folder: Path, text: str) -> Surface:
    """A surface.toml with some decisions."""
    (folder / "surface.toml").write_text(text)
    return read(folder)


@pytest.mark.parametrize(
    ("component", "class_"),
    [
        ("ChatCompletion", "ChatCompletion"),
        ("chatCompletionRole", "ChatCompletionRole"),
        ("create_thread request", "CreateThreadRequest"),
        ("MCPTool", "MCPTool"),
        ("1stThing", "N1stThing"),
        ("größe", "GrE"),
        ("***", "Schema"),
        ("None", "None_"),
        ("Any", "Any_"),
        ("BaseModel", "BaseModel_"),
        ("TypedDict", "TypedDict_"),
    ],
)
def test_a_component_keeps_its_name(component: str, class_: str) -> None:
    """As far as Python lets it: first letters are capital, what no name can have separates words."""
    assert names(schema(component)) == {component: class_}


def test_alike_names_get_numbers() -> None:
    """Names that come to the same are told apart in the order of the document."""
    found = names(schema("file-object"), schema("FileObject"), schema("File_Object"))
    assert found == {"file-object": "FileObject", "FileObject": "FileObject2", "File_Object": "FileObject3"}


def test_components_go_before_inline_schemas() -> None:
    """A component keeps its name although an inline schema that comes to the same was met before."""
    found = names(schema("ChatChoice", inline="Chat"), schema("Chat"), schema("chat_choice"))
    assert found == {"ChatChoice": "ChatChoice2", "Chat": "Chat", "chat_choice": "ChatChoice"}


def test_inline_schemas_follow_their_owner(tmp_path: Path) -> None:
    """What is inside a schema with a given name begins with that name, however deep it is."""
    found = names(
        schema("CreateChatResponse"),
        schema("CreateChatResponseChoices", inline="CreateChatResponse"),
        schema("CreateChatResponseChoicesLogprobs", inline="CreateChatResponseChoices"),
        schema("Other", inline="CreateChatResponse"),
        schema("CreateChatRequestStop", inline="createChat"),
        surface=deciding(tmp_path, '[classes]\nCreateChatResponse = "Chat"\n'),
    )
    assert found == {
        "CreateChatResponse": "Chat",
        "CreateChatResponseChoices": "ChatChoices",
        "CreateChatResponseChoicesLogprobs": "ChatChoicesLogprobs",
        "Other": "Other",
        "CreateChatRequestStop": "CreateChatRequestStop",
    }


def test_a_given_name_wins(tmp_path: Path) -> None:
    """A component that has that name already gives way to the one that the project named so."""
    surface = deciding(tmp_path, '[classes]\nChatObject = "Chat"\n')
    assert names(schema("Chat"), schema("ChatObject"), surface=surface) == {"Chat": "Chat2", "ChatObject": "Chat"}


def test_swapped_names(tmp_path: Path) -> None:
    """Two schemas may exchange their names."""
    surface = deciding(tmp_path, '[classes]\nUser = "Member"\nMember = "User"\n')
    assert names(schema("User"), schema("Member"), surface=surface) == {"User": "Member", "Member": "User"}


def test_one_name_for_two_is_refused(tmp_path: Path) -> None:
    """Two schemas that the project names alike stop the build; the error names both."""
    surface = deciding(tmp_path, '[classes]\nA = "Chat"\nB = "Chat"\n')
    with pytest.raises(NameClash, match="B and A would both be the class Chat") as caught:
        names(schema("A"), schema("B"), surface=surface)
    assert caught.value.pointer == "#/B"


def test_a_name_for_nothing_is_idle(tmp_path: Path) -> None:
    """An entry for a schema that is not there is listed, and gives no class."""
    surface = deciding(tmp_path, '[classes]\nGone = "Away"\n')
    assert names(schema("A"), surface=surface) == {"A": "A"}
    assert surface.idle == ["[classes] Gone"]


def test_a_ring_of_owners() -> None:
    """Inline schemas that own each other end somewhere."""
    assert names(schema("A", inline="B"), schema("B", inline="A")) == {"A": "A", "B": "B"}


def test_other_names(tmp_path: Path) -> None:
    """Further names belong to their schema in the order of the file; one that is a class already is refused."""
    surface = deciding(tmp_path, '[names]\nEvalListResponse = "Eval"\nEvalUpdate = "Eval"\nX = "Gone"\n')
    assert other_names({"Eval": "Eval"}, surface) == {"Eval": ("EvalListResponse", "EvalUpdate")}
    assert surface.idle == ["[names] X"]
    with pytest.raises(NameClash, match="EvalUpdate is the name of a class"):
        other_names({"Eval": "Eval", "Update": "EvalUpdate"}, surface)


def test_aliases_are_named_alike() -> None:
    """A schema that is no object is named by the same rule."""
    assert names(Alias("stop reason", "#/x", Primitive("str"))) == {"stop reason": "StopReason"}
