"""load: an OpenAPI spec in any form is read, or refused with the place and what to do."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SpecChanged, SpecUnreadable
from pipeline.load import load
from pipeline.load.text import read as read_text

ROOT = Path(__file__).resolve().parents[2]
PATHS = "paths: {/a: {}}\n"


def read(text: str | bytes) -> Any:
    return read_text(text.encode() if isinstance(text, str) else text, "api.yaml")[0]


def refusal(text: str | bytes) -> SpecUnreadable:
    with pytest.raises(SpecUnreadable) as caught:
        read(text)
    return caught.value


# --- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("off", "off"),
        ("N", "N"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.inf", float("-inf")),
        ("3.1.0", "3.1.0"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("!!str 1", "1"),
        ("!!float 1", 1.0),
        ("! 1", "1"),
        ("=", "="),
    ],
)
def test_scalars_are_those_of_the_yaml_1_2_core_schema(text: str, value: Any) -> None:
    """A plain word has its value and type of YAML 1.2, not of YAML 1.1."""
    found = read(f"key: {text}")["key"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_strings() -> None:
    """A status code, a truth value or a date as a key is read as its text."""
    assert list(read("200: a\non: b\ntrue: c\n2024-01-01: d\n~: e\n1.0: f")) == [
        "200",
        "on",
        "true",
        "2024-01-01",
        "~",
        "1.0",
    ]


def test_an_anchor_may_be_defined_again() -> None:
    """An alias means the last definition before it, as YAML says."""
    assert read("a: &x [1]\nb: *x\nc: &x [2]\nd: *x") == {"a": [1], "b": [1], "c": [2], "d": [2]}


def test_aliases_share_nothing() -> None:
    """What an alias unfolds to can be changed without changing the anchor."""
    value = read("a: &x {b: [1]}\nc: *x\nd: *x")
    value["c"]["b"].append(2)
    assert value == {"a": {"b": [1]}, "c": {"b": [1, 2]}, "d": {"b": [1]}}


def test_merge_keys_fill_in_what_is_missing() -> None:
    """`<<` adds the keys of one or several mappings. Own keys win, then earlier mappings. Quoted, it is a plain key."""
    assert read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}")["c"] == {"x": 3, "y": 1, "z": 2}
    assert read("'<<': {x: 1}") == {"<<": {"x": 1}}


def test_aliases_can_be_keys_and_scalars() -> None:
    """An anchor on a word can be used as a value and as a key."""
    assert read("a: &x word\nb: *x\n? *x\n: c") == {"a": "word", "b": "word", "word": "c"}


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3\n", '{"a": 1, "b": 2, "a": 3}', "{a: 1, b: 2, a: 3}"])
def test_a_repeated_key_is_a_defect(text: str) -> None:
    """The last value of a key wins, and the defect names the key."""
    value, defects = read_text(text.encode(), "api")
    assert value == {"a": 3, "b": 2}
    assert [defect.pointer for defect in defects] == ["#/a"]


def test_the_defect_of_a_nested_key_has_pointer_and_line() -> None:
    """The defect of a nested repeated key has its JSON pointer and its line."""
    _, [defect] = read_text(b"a:\n  - b/c:\n      d: 1\n      d: 2\n", "api.yaml")
    assert str(defect) == "#/a/0/b~1c/d (line 4): the key occurs more than once; the last one counts"
    _, [defect] = read_text(b'{"a": [{"b/c": {"d": 1, "d": 2}}]}', "api.json")
    assert defect.pointer == "#/a/0/b~1c/d"


def test_byte_order_mark_and_tabs_in_json() -> None:
    """A byte order mark is ignored, and JSON may be indented with tabs."""
    assert read(b"\xef\xbb\xbfa: 1") == {"a": 1}
    assert read(b'\xef\xbb\xbf{\n\t"a": 1\n}') == {"a": 1}


def test_flow_yaml_is_not_taken_for_json() -> None:
    """A text that starts with a brace and is not JSON may still be YAML."""
    assert read("{a: 1, 'b': [yes, ]}") == {"a": 1, "b": ["yes"]}


def test_a_json_file_has_to_be_json() -> None:
    """A gap that YAML would read as null is an error in a .json file."""
    with pytest.raises(SpecUnreadable, match="line 1, column 7: not JSON"):
        read_text(b'{"a": }', "api.json")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_json_is_read_as_json_reads_it(value: Any) -> None:
    """For a JSON text the values are those of Python's own reader."""
    assert read(json.dumps({"value": value})) == {"value": value}


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a:\n\tb: 1\n", "line 2, column 1", "tab"),
        ("a: 1\n b: 2\n", "line 2", "mapping values"),
        ("a: [1,\nb: 2\n", "line 3", "expected"),
        ("a: 1\nb: \x01\n", "line 2", "control characters"),
        ("a: 1\nb: *x\n", "line 2, column 4", "*x has no anchor"),
        ("a: &x\n  b: [*x]\n", "line 2", "inside its own anchor"),
        ("a: 1\n---\nb: 2\n", "line 2", "second document"),
        ("a: !!binary aGk=\n", "line 1, column 4", "binary"),
        ("a: !!int word\n", "line 1", "cannot be read as"),
        ("a: !!python/object:x {}\n", "line 1", "python"),
        ("? [a]\n: b\n", "line 1, column 3", "key must be a string"),
        ("a: b\n'': c\n? \n: d\n", "line 3", "key must be a string"),
        ("a: {<<: 1}\n", "line 1", "merged"),
        ('{"a": 1,\n "b": ]', "line 2, column 7", "not JSON"),
        (b"a: 1\nb: \xff\n", "line 2", "not UTF-8"),
        (b"PK\x03\x04\xff", "", "zip"),
        (b"\xff\xfea\x00", "", "UTF-16"),
        ("<!DOCTYPE html><p>", "", "HTML"),
        ("a: " + "9" * 5000, "line 1", "integer"),
        ('{"a": ' + "9" * 5000 + "}", "", "integer"),
        ('{"a": "\\ud800"}', "", "surrogate"),
        ('{"\\ud800": "a"}', "", "surrogate"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str | bytes, where: str, what: str) -> None:
    """Broken text is refused with the name of the file, the line if there is one, the cause and what to do."""
    error = refusal(text)
    assert error.what.startswith("api.yaml")
    assert where in error.what
    assert what in error.what
    assert error.fix


@pytest.mark.parametrize("opening", ["[", '{"a":', "- " * 150 + "[" * 100])
def test_depth_is_bounded(opening: str) -> None:
    """A text that is nested too deeply is refused before the stack overflows."""
    text = opening if opening.startswith("- ") else opening * 20_000 + "1"
    closing = {"[": "]", '{"a":': "}"}.get(opening, "]" * 100)
    assert "deep" in refusal(text + (closing if opening.startswith("- ") else closing * 20_000)).what


def test_what_aliases_unfold_to_is_bounded() -> None:
    """Aliases of aliases that unfold to billions of values are refused quickly."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "unfold to more than" in refusal("\n".join(lines)).what


# --- documents -------------------------------------------------------------------------------------------------------


def test_a_document_comes_with_its_hash() -> None:
    """Bytes are read into their values, with their sha256."""
    data = f"openapi: 3.1.0\n{PATHS}".encode()
    document = load(data)
    assert document.data == {"openapi": "3.1.0", "paths": {"/a": {}}}
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.defects == ()


def test_a_version_without_quotes_is_a_defect() -> None:
    """`openapi: 3.1` is a number, and is read as the version it means."""
    document = load(f"openapi: 3.1\n{PATHS}".encode())
    assert document.data["openapi"] == "3.1"
    assert [defect.pointer for defect in document.defects] == ["#/openapi"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "empty"),
        ("[1]", "a list"),
        ("word", "a single value"),
        ("swagger: '2.0'", "Swagger 2.0"),
        ('{"kind": "discovery#restDescription", "discoveryVersion": "v1"}', "Google API discovery"),
        ("asyncapi: 3.0.0", "AsyncAPI"),
        ("arazzo: 1.0.0", "Arazzo"),
        ("overlay: 1.0.0", "overlay"),
        ('{"$schema": "https://json-schema.org/draft/2020-12/schema"}', "JSON Schema"),
        ("info: {}\nitem: []", "Postman"),
        ("name: x\nversion: 1", "no `openapi` among its keys (name, version)"),
        ("openapi: 2.0.0", "OpenAPI '2.0.0'"),
        ("openapi: 4.0.0", "OpenAPI '4.0.0'"),
        ("openapi: [3]", "OpenAPI [3]"),
        ("openapi: 3.1.0", "neither paths, webhooks nor components"),
        ("openapi: 3.1.0\npaths: [1]", "`paths` is not an object"),
    ],
)
def test_what_is_no_openapi_3_document_is_named(text: str, what: str) -> None:
    """Another format is refused by its name, with what to do."""
    with pytest.raises(SpecUnreadable) as caught:
        load(text.encode())
    assert what in caught.value.what
    assert caught.value.fix


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A missing file, or a folder, is a SpecUnreadable."""
    for path in (tmp_path / "no.yaml", tmp_path):
        with pytest.raises(SpecUnreadable, match="cannot read"):
            load(path)


# --- lock ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    (tmp_path / "openapi.yaml").write_text(f"openapi: 3.1.0\n{PATHS}", "utf-8")
    sha256 = hashlib.sha256((tmp_path / "openapi.yaml").read_bytes()).hexdigest()
    (tmp_path / "lock.toml").write_text(f'[snapshot]\nsha256 = "{sha256}"\n', "utf-8")
    return tmp_path


def test_the_pinned_document_is_accepted(pinned: Path) -> None:
    """A file with the pinned hash is read, by its path as a Path or as text."""
    assert load(pinned / "openapi.yaml", lock=pinned / "lock.toml") == load(
        str(pinned / "openapi.yaml"), lock=pinned / "lock.toml"
    )


def test_a_changed_document_is_refused(pinned: Path) -> None:
    """A file with one more space is refused: the error has both hashes and says what to do."""
    path = pinned / "openapi.yaml"
    expected = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    with pytest.raises(SpecChanged) as caught:
        load(path, lock=pinned / "lock.toml")
    assert expected in caught.value.what
    assert hashlib.sha256(path.read_bytes()).hexdigest() in caught.value.what
    assert "scripts/spec.py pull" in caught.value.fix
    assert "spec/overlays/" in caught.value.fix


@pytest.mark.parametrize("lock", [None, "", "[snapshot]", "not toml", "snapshot = 1"])
def test_a_lock_that_pins_nothing_is_refused(pinned: Path, lock: str | None) -> None:
    """A pin that cannot be read is an error; the check is never skipped."""
    (pinned / "lock.toml").unlink()
    if lock is not None:
        (pinned / "lock.toml").write_text(lock, "utf-8")
    with pytest.raises(SpecUnreadable, match="does not pin a spec"):
        load(pinned / "openapi.yaml", lock=pinned / "lock.toml")


def test_the_committed_snapshot_is_the_pinned_one() -> None:
    """spec/openapi.yaml is what spec/lock.toml pins, without a defect, of the size in the lock."""
    document = load(ROOT / "spec" / "openapi.yaml", lock=ROOT / "spec" / "lock.toml")
    assert document.defects == ()
    assert len(document.data["paths"]) == 172
    assert len(document.data["components"]["schemas"]) == 983
    assert len(document.data["webhooks"]) == 15


def test_loading_does_not_depend_on_the_hash_seed() -> None:
    """Two processes with different hash seeds read and write the same bytes."""
    program = (
        "import sys; sys.path.insert(0, 'scripts')\n"
        "from pipeline.load import load; from pipeline.document.canonical import dump, facts_only\n"
        "sys.stdout.buffer.write(dump(facts_only(load('spec/openapi.yaml').data)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    [output] = outputs
    assert (ROOT / "spec" / "openapi.yaml").read_bytes().endswith(output)
