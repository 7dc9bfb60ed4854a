"""Which class a schema becomes, and which other names it has."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.api import Alias, Api, Facts, Object, Primitive, Schema
from pipeline.errors import NameClash
from pipeline.normalize import normalize
from pipeline.package import AliasPlan, AreaPlan
from pipeline.parse import parse
from pipeline.plan import plan
from pipeline.plan.naming import class_names, other_names, refuse_methods
from pipeline.plan.reserved import METHODS_BESIDE_MODELS
from pipeline.plan.resources import MODULE_NAMES
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
    api = Api("", "", (), {"Eval": schema("Eval")}, (), (), {})
    assert other_names(api, {"Eval": "Eval"}, surface) == {"Eval": ("EvalListResponse", "EvalUpdate")}
    assert surface.idle == ["[names] X"]
    with pytest.raises(NameClash, match="EvalUpdate is the name of a class") as caught:
        other_names(api, {"Eval": "Eval", "Update": "EvalUpdate"}, surface)
    assert caught.value.pointer == "#/Eval"


def test_aliases_are_named_alike() -> None:
    """A schema that is no object is named by the same rule."""
    assert names(Alias("stop reason", "#/x", Primitive("str"))) == {"stop reason": "StopReason"}


# --- classes of resources -----------------------------------------------------------------------------------------------


def resource_classes(*paths: str) -> dict[str, str]:
    """Resource -> class, for a document with `GET` on each path."""
    answer = {"responses": {"200": {"description": ""}}}
    document = {"openapi": "3.1.0", "info": {}, "paths": {path: {"get": answer} for path in paths}}
    found, waiting = {}, list(plan(parse(normalize(document)), read(Path("nowhere")), package="small").resources)
    while waiting:
        resource = waiting.pop()
        found[resource.path] = resource.class_name
        waiting += resource.children
    return found


def test_a_resource_is_called_like_the_end_of_its_path() -> None:
    """Whatever is before it, as each has a module of its own."""
    assert resource_classes("/files/parts", "/files/old/parts", "/stores/parts") == {
        "files": "Files",
        "files.parts": "Parts",
        "files.old": "Old",
        "files.old.parts": "Parts",
        "stores": "Stores",
        "stores.parts": "Parts",
    }


@pytest.mark.parametrize(
    ("paths", "classes"),
    [
        (["/operation", "/resource"], {"operation": "Operation2", "resource": "Resource2"}),
        (["/pager", "/client"], {"pager": "Pager2", "client": "Client2"}),
        (["/a/b_c", "/a/bC"], {"a": "A", "a.b_c": "BC2", "a.bC": "BC"}),
        (["/a/files", "/a/asyncFiles"], {"a": "A", "a.files": "Files2", "a.asyncFiles": "AsyncFiles"}),
        (["/x-y", "/xY"], {"x_y": "XY2", "xY": "XY"}),
    ],
)
def test_resource_classes_that_clash(paths: list[str], classes: dict[str, str]) -> None:
    """Imports of the module, asynchronous twins and names that differ by case alone are kept apart."""
    found = resource_classes(*paths)
    assert len({name.lower() for name in found.values()}) == len(found)
    assert found == classes


def test_the_list_of_module_names_is_that_of_the_templates() -> None:
    """Every class that the templates of client.py and resources/ import is one that no resource may be called."""
    folder = Path(__file__).resolve().parents[2] / "templates" / "package"
    text = "".join(path.read_text() for path in [folder / "client.py.jinja", *(folder / "resources").glob("*.jinja")])
    text = text.replace("{{ prefix }}", "Async").replace("{{ root }}", "..")
    imported = {
        name for line in re.findall(r"^ *from [\w.]+ import ([\w, ]+)$", text, re.M) for name in line.split(", ")
    }
    classes = {name for name in imported if re.match(r"[A-Z][a-zA-Z]*[a-z]", name)}
    assert classes <= MODULE_NAMES
    assert "BinaryResponse" in classes


@pytest.mark.parametrize("name", sorted(METHODS_BESIDE_MODELS))
def test_a_name_that_models_has_as_a_method(name: str) -> None:
    """No class and no file of models/ may be called like a method that the package hands on; the error says what to edit."""
    alias = AliasPlan("Chat", "chat", "/components/schemas/Chat", Primitive("str"), False, Facts(), "Chat")
    for areas, place in (
        ((AreaPlan(name, (), False),), "[areas.NAME]"),
        ((AreaPlan("chat", (replace(alias, name=name),), False),), "surface.toml"),
        ((AreaPlan("chat", (replace(alias, other_names=(name,)),), False),), "surface.toml"),
    ):
        with pytest.raises(NameClash, match=f"models.{name} is a method") as caught:
            refuse_methods(areas)
        assert place in caught.value.fix
    refuse_methods((AreaPlan("chat", (alias,), False),))
