"""A spec that wants its text to be executed: all of it stays text, or becomes a harmless name.

Each case puts hostile text into one kind of place, or into all of them, and runs every stage. Then every file has to be
Python with the same kinds of statements and the same calls as that of a harmless document, and it has to be imported
without a side effect. A PipelineError is a fair answer; any other exception is not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.build import Build
from pipeline.errors import FormatError, PipelineError, TemplateError
from tests.pipeline.generating import build, run, workshop, written

MARK = "was_run"
CALL = f"__import__('os').system('{MARK}')"
HOSTILE = [
    CALL,
    f'"""\n{CALL}\n"""',
    f"'''\n{CALL}\n'''",
    f'\\"""\n{CALL}\n#"""',
    f'"; {CALL}; "',
    f"'); {CALL}; ('",
    f'"] = {CALL}  # ',
    f"{{{{ {CALL} }}}}{{{{ ''.__class__.__mro__ }}}}",
    f"{{% for x in {MARK} %}}{{% endfor %}}{{# {MARK} #}}",
    f"f{{{CALL}}}",
    f'{CALL}"\\',
    f"\\\n{CALL}\\",
    f"\0\r\n{CALL}\r",
    f"\u2028{CALL}\u2029\x0c\x0b\x85{CALL}",
    f"\u202e{MARK}\u2066\u200b\ufeff",
    f"a\n    {CALL}\nb",
    f"-> {CALL}: ...",
    f"# type: {MARK}\n# noqa\n# fmt: off",
    "\\N{DIGIT ONE}\\x41\\u0041\\",
    "é\N{SHIP}\N{COMBINING ACUTE ACCENT}\N{FULLWIDTH LATIN SMALL LETTER A}",
    "\N{LATIN SMALL LIGATURE FI}\N{MICRO SIGN}",
    "x" * 5000,
    "__class__",
    "None",
    "self",
    "property",
    "$ref",
    "%s%(x)s{0}",
    "''",
    '"',
    " ",
    "",
]
PLACES = [
    "title", "version", "description", "server", "tag", "security", "operation", "summary", "group", "docs", "path",
    "parameter", "query", "header", "cookie", "pattern", "default", "enum", "media", "property", "answer", "part",
    "encoding", "webhook", "schema", "heading", "format", "const", "tag_property", "tag_value",
]  # fmt: skip
SENT = ("query", "header", "cookie", "enum", "property", "part", "encoding", "const", "tag_property", "tag_value")
"""Places whose text goes over the wire, so that it must be in the package as it is."""
OUTSIDE_PATHS = tuple(place for place in PLACES if place not in {"path", "parameter"})


def hostile(text: str, *places: str) -> dict[str, Any]:
    """A document with one of each construct, and some text in some places."""

    def at(place: str, otherwise: str) -> str:
        return text if place in places else otherwise

    def ref(name: str) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{name}"}

    def answer(media: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {"200": {"description": at("description", ""), "content": {media: {"schema": schema}}}}

    told = {"description": at("description", "d"), "default": at("default", "d"), "pattern": at("pattern", "p")}
    word = {"type": "string", "format": at("format", "f"), **told}
    words = {"enum": [at("enum", "a"), f"{at('enum', 'a')}2", 3, True]}
    tag, value = at("tag_property", "type"), at("tag_value", "cat")
    return {
        "openapi": "3.1.0",
        "info": {"title": at("title", "T"), "version": at("version", "1"), "description": at("description", "d")},
        "servers": [{"url": at("server", "https://x.example/v1")}],
        "security": [{at("security", "key"): []}],
        "paths": {
            f"/things/{at('path', 'all')}": {
                "get": {
                    "operationId": at("operation", "listThings"),
                    "summary": at("summary", "s"),
                    "tags": [at("tag", "t")],
                    "deprecated": True,
                    "x-oaiMeta": {"group": at("group", "g"), "path": at("docs", "p")},
                    "parameters": [
                        {"name": at("query", "q"), "in": "query", "schema": {**word, **words}},
                        {"name": at("header", "h"), "in": "header", "schema": {"type": "array", "items": word}},
                        {"name": at("cookie", "c"), "in": "cookie", "schema": word, "description": told["description"]},
                    ],
                    "responses": answer("application/json", ref("Box")),
                }
            },
            f"/things/{{{at('parameter', 'id')}}}/move": {
                "post": {
                    "requestBody": {
                        "content": {
                            at("media", "application/json"): {
                                "schema": {
                                    "type": "object",
                                    "required": ["stream"],
                                    "properties": {
                                        "stream": {"type": "boolean"},
                                        at("property", "p"): {**word, **words},
                                    },
                                }
                            }
                        }
                    },
                    "responses": answer(at("answer", "application/json"), ref("Pet")),
                }
            },
            "/files": {
                "post": {
                    "requestBody": {
                        "content": {
                            "multipart/form-data": {
                                "schema": {"properties": {at("part", "file"): {"type": "string", "format": "binary"}}},
                                "encoding": {at("part", "file"): {"contentType": at("encoding", "image/png")}},
                            }
                        }
                    },
                    "responses": {},
                }
            },
        },
        "webhooks": {
            at("webhook", "hook"): {"post": {"requestBody": {"content": {"application/json": {"schema": ref("Cat")}}}}}
        },
        "components": {
            "securitySchemes": {at("security", "key"): {"type": "http", "scheme": "bearer"}},
            "schemas": {
                at("schema", "Extra"): {
                    "title": at("heading", "Extra"),
                    "properties": {
                        at("property", "p"): word,
                        "inside": {"properties": {at("property", "x"): {"const": at("const", "k")}}},
                    },
                    "additionalProperties": ref("Cat"),
                },
                "Box": {
                    "properties": {
                        "object": {"const": "list"},
                        "data": {"type": "array", "items": ref("Pet")},
                        "map": {"type": "object", "additionalProperties": ref("Pet")},
                    }
                },
                "Cat": {"required": [tag], "properties": {tag: {"const": value}, at("property", "p"): word}},
                "Dog": {"required": [tag], "properties": {tag: {"const": f"{value}2"}, "friend": ref("Cat")}},
                "Pet": {
                    "oneOf": [ref("Cat"), ref("Dog")],
                    "discriminator": {
                        "propertyName": tag,
                        "mapping": {value: "#/components/schemas/Cat", f"{value}2": "#/components/schemas/Dog"},
                    },
                },
                "Words": {"anyOf": [{"type": "string"}, words, {"type": "null"}], **told},
            },
        },
    }


# --- what a file may hold -----------------------------------------------------------------------------------------------


def trees(made: Build, besides: frozenset[str] = frozenset()) -> Iterator[tuple[str, ast.Module]]:
    """Yield the Python files that templates wrote, but for those whose text is in `besides`."""
    for name, text in made.files.items():
        if name.endswith(".py") and not name.startswith("_runtime/") and text not in besides:
            text.encode("utf-8")
            yield name.partition("/")[0], ast.parse(text)


def statements(tree: ast.Module) -> set[str]:
    """Return the kinds of statements at the top of a module."""
    bare = {type(node.value).__name__ for node in tree.body if isinstance(node, ast.Expr)}
    return {type(node).__name__ for node in tree.body} | {f"Expr of {kind}" for kind in bare}


def calls(nodes: list[ast.AST]) -> set[str]:
    """Return the functions that a module calls, and the decorators and bases of its classes; its own classes as `Class`."""
    classes: set[str] = set()
    found: list[ast.expr] = []
    for node in nodes:
        if isinstance(node, ast.Call):
            found.append(node.func)
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            found += [*node.decorator_list, *getattr(node, "bases", [])]
        if isinstance(node, ast.ClassDef):
            classes.add(node.name)
        elif isinstance(node, ast.ImportFrom) and node.level:
            classes |= {each.name for each in node.names}
    names = set()
    for function in found:
        if isinstance(function, ast.Attribute):
            names.add(f".{function.attr}")
        else:
            text = ast.unparse(function)
            names.add("Class" if text in classes and text[0].isupper() else text)
    return names


@dataclass(frozen=True)
class Harmless:
    """What the files of the harmless document are made of."""

    contents: dict[str, tuple[set[str], set[str]]]
    """Folder -> the statements and calls of its files."""
    texts: frozenset[str]
    """The files themselves: one that a hostile text has not changed needs no look."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workshop(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def harmless(root: Path) -> Harmless:
    """What the files of the harmless document are made of."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    texts: set[str] = set()
    for text in ("plain", "from", "two words"):  # a name, a name that needs a trailing `_`, one that Python cannot have
        made = build(hostile(text, *PLACES[8:]), root)
        texts |= {each for each in made.files.values() if each.isascii()}
        for folder, tree in trees(made):
            known, called = found.setdefault(folder, (set(), set()))
            known |= statements(tree)
            called |= calls(list(ast.walk(tree)))
    return Harmless(found, frozenset(texts))


def harm(made: Build, harmless: Harmless) -> list[str]:
    """Return what the files of a run contain that those of the harmless spec do not."""
    found = []
    for folder, tree in trees(made, besides=harmless.texts):
        known, called = harmless.contents[folder]
        nodes = list(ast.walk(tree))
        found += [f"{folder}: {extra}" for extra in (statements(tree) - known) | (calls(nodes) - called)]
        names = [getattr(node, field, None) for node in nodes for field in ("id", "name", "arg", "attr")]
        found += [f"{folder}: {name}" for name in names if isinstance(name, str) and not name.isascii()]
    return found


def outcome(document: dict[str, Any], root: Path) -> Build | None:
    """Return the run, or None if the spec is refused with an explanation. The output itself may not be at fault."""
    try:
        return build(document, root)
    except (FormatError, TemplateError):
        raise
    except PipelineError as error:
        if not error.what or not (error.pointer or error.fix):
            raise
        return None


# --- the tests ----------------------------------------------------------------------------------------------------------

IMPORT = """
import importlib, sys, typing

def watch(event, arguments):
    if event in ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "socket.connect"):
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(watch)
for folder in sys.argv[1:]:
    for name in [name for name in sys.modules if name.partition(".")[0] == "small"]:
        del sys.modules[name]
    sys.path[0] = folder
    package = importlib.import_module("small")
    assert package.__file__.startswith(f"{folder}/"), package.__file__
    package.preload()
    for module in (package.models, package.params):
        for each in module.__all__:
            found = getattr(module, each)
            typing.get_type_hints(found) if isinstance(found, type) else found.__value__
    package.models.Pet._decode({})
    package.Client(api_key="k", base_url="https://x.example").things
print(len(sys.argv[1:]))
"""


def test_every_text_in_every_place(root: Path, harmless: Harmless, tmp_path: Path) -> None:
    """Each text in all places at once (in a path it may be refused): importing the package and evaluating its types runs nothing."""
    folders = []
    for number, text in enumerate(HOSTILE):
        done = outcome(hostile(text, *PLACES), root) or outcome(hostile(text, *OUTSIDE_PATHS), root)
        assert done is not None, text
        assert harm(done, harmless) == [], text
        folders.append(str(written(done, tmp_path / str(number))))
    program = f"import sys; sys.argv[1:] = {folders!r}\n{IMPORT}"
    assert run(program) == f"{len(HOSTILE)}\n"


@pytest.mark.parametrize("place", PLACES)
def test_one_place(place: str, root: Path, harmless: Harmless) -> None:
    """A text that could end docstrings, literals and templates ends none of them, in any place. What is sent is kept."""
    text = f'"""\'\'\'\\"\n{{{{ {CALL} }}}}{{% {MARK} %}}\n{CALL}\n'
    done = outcome(hostile(text, place), root)
    if place in {"path", "parameter"}:
        assert done is None or harm(done, harmless) == []
        return
    assert done is not None
    assert harm(done, harmless) == []
    nodes = [node for _, tree in trees(done) for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert place not in SENT or any(text in node.value for node in nodes if isinstance(node.value, str))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.one_of(st.sampled_from(['"""', "'''", "\\", "\n", "{{", "}}", "{%", "%}", '"', "'", "#", CALL, "{", "}", "/"]),
                  st.characters(exclude_categories=["Cs"])),
        min_size=1, max_size=8,
    ).map("".join),
    places=st.sets(st.sampled_from(PLACES), min_size=1),
)  # fmt: skip
def test_any_text_in_any_places(text: str, places: set[str], root: Path, harmless: Harmless) -> None:
    """Any text made of what ends literals, comments, docstrings and templates, in any places."""
    done = outcome(hostile(text, *sorted(places)), root)
    assert done is None or harm(done, harmless) == []


def test_this_check_can_fail(harmless: Harmless, root: Path) -> None:
    """A statement, a call, a base or a decorator that does not belong there is found."""
    made = build(hostile("plain"), root)
    original = made.files["models/things.py"]
    for added in (
        CALL,
        f"x = {CALL}",
        "class X(type(1)): ...",
        f"class X(BaseModel):\n    a = {MARK}()",
        "@exec\ndef f(): ...",
        "del x",
    ):
        made.files["models/things.py"] = f"{original}\n{added}\n"
        assert harm(made, harmless) != [], added
    made.files["models/things.py"] = original
    assert harm(made, harmless) == []
