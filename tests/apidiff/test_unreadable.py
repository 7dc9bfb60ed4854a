"""What cannot be read ends with 3, names the place on the first line, and is never "no changes" and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from apidiff import cli
from tests.apidiff.refusals import DEEP, Ended, refused
from tests.apidiff.repositories import ADDED, DOCUMENT, commit, git, manifest, repository

PROGRAM = Path(__file__).resolve().parents[2] / "scripts" / "apidiff.py"

# --- documents --------------------------------------------------------------------------------------------------------

SCHEMAS = DOCUMENT.rstrip("\n") + "\n"
DOCUMENTS: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "is empty"),
    "bytes": (bytes(range(256)), "not UTF-8"),
    "a list": ("- a\n", "is a list"),
    "a text": ("hello", "is a single value"),
    "a number": ("5", "is a single value"),
    "null": ("null", "is empty"),
    "a page": ("<html></html>", "HTML"),
    "Swagger": ("swagger: '2.0'\npaths: {}\n", "Swagger 2.0"),
    "OpenAPI 2": ("openapi: 2.0\npaths: {/a: {}}\n", "OpenAPI '2.0'"),
    "OpenAPI 4": ("openapi: 4.0.0\npaths: {/a: {}}\n", "OpenAPI '4.0.0'"),
    "no version": ("paths: {/a: {}}\n", "no `openapi`"),
    "nothing to compare": ("openapi: 3.1.0\npaths: {}\n", "neither paths"),
    "deep JSON": ('{"openapi": "3.1.0",\n"paths": {"/a": {}},\n"x": ' + DEEP + "}", "line 3, column 205"),
    "deep objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "line 1"),
    "a deep list": (DEEP, "line 1, column 201"),
    "a deep manifest": ('{"format": 1, "resources": {}, "models": ' + DEEP + "}", "line 1"),
    "deep YAML": ("a: " + DEEP, "line 1"),
    "deep dashes": ("- " * 5000 + "x\n", "line 1"),
    "deep lines": ("".join(" " * each + "a:\n" for each in range(400)), "line 202"),
    "aliases of aliases": (
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
        + DOCUMENT,
        "aliases unfold",
    ),
    "an alias of nothing": ("a: *b\n", "line 1"),
    "an alias of itself": ("a: &a [*a]\n", "line 1"),
    "a tag": ("openapi: !!python/object/apply:os.system ['true']\n", "line 1"),
    "a list as a key": ("? [a]\n: b\n", "line 1"),
    "two documents": (DOCUMENT + "---\na: 1\n", "a second document"),
    "a tab": ("openapi: 3.1.0\npaths:\n\t/a: {}\n", "line 3"),
    "UTF-16": (DOCUMENT.encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": (DOCUMENT.encode("utf-16-be"), "bad.yaml"),
    "UTF-32": (DOCUMENT.encode("utf-32"), "bad.yaml"),
    "a byte that is no text": (DOCUMENT.encode() + b"# \xff\n", "line 35"),
    "a null byte": (DOCUMENT + "\x00", "line 35"),
    "half of a pair": ('{"openapi": "3.1.0", "info": {"title": "\\ud800"}, "paths": {"/a": {}}}', "#/info/title"),
    "cut JSON": ('{"openapi": "3.1.0",\n"paths": {"/a"', "line 2"),
    "cut YAML": (DOCUMENT[:300], "line "),
    "an integer without end": (SCHEMAS + "    H: {type: integer, maximum: " + "9" * 5000 + "}\n", "line 35"),
    "a JSON integer without end": ('{"openapi": "3.1.0", "paths": {"/a": {}}, "x": ' + "9" * 5000 + "}", "bad.yaml"),
    "no number": (SCHEMAS + "    H: {type: number, maximum: .nan}\n", "#/components/schemas/H/maximum"),
    "no number in JSON": (
        '{"openapi": "3.1.0", "paths": {"/a": {}}, "components": {"schemas": {"H": {"enum": [NaN]}}}}',
        "#/components/schemas/H/enum/0",
    ),
    "another file": (DOCUMENT.replace("#/components/schemas/TripList'", "other.yaml#/x'"), "'other.yaml#/x' leads out"),
    "another host": (DOCUMENT.replace("#/components/schemas/TripList'", "https://example.org/x'"), "leads out"),
    "a path in another file": ("openapi: 3.1.0\npaths: {/a: {$ref: ./a.yaml}}\n", "#/paths/~1a/$ref"),
    "a chain": (
        SCHEMAS + "".join(f"    C{n}: {{$ref: '#/components/schemas/C{n + 1}'}}\n" for n in range(2000)),
        "references follow each other",
    ),
    "a list of paths": ("openapi: 3.1.0\npaths: [a]\n", "#/paths"),
    "a path that is none": ("openapi: 3.1.0\npaths: {/a: 5}\n", "#/paths/~1a"),
    "an operation that is none": ("openapi: 3.1.0\npaths: {/a: {get: 5}}\n", "#/paths/~1a/get"),
    "a webhook that is none": (DOCUMENT + "webhooks: {a: {post: []}}\n", "#/webhooks/a/post"),
    "schemas that are none": ("openapi: 3.1.0\ncomponents: {schemas: 5}\n", "#/components/schemas"),
    "a schema that is none": ("openapi: 3.1.0\ncomponents: {schemas: {A: 5}}\n", "#/components/schemas/A"),
    "parameters that are none": (DOCUMENT.replace("components:\n", "components:\n  parameters: [a]\n"), "#/components/parameters"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document(run: Callable[..., Ended], kind: str) -> None:
    """A document that cannot be read is named, with the line or the pointer, on whichever side."""
    content, words = DOCUMENTS[kind]
    Path("bad.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(run("old.yaml", "bad.yaml", "--output", "json=out.json"), "bad.yaml", words)
    refused(run("bad.yaml", "old.yaml"), "bad.yaml", words)
    refused(run("check", "--present", "1.0.0", "--declared", "9.0.0", "bad.yaml", "bad.yaml"), "bad.yaml")
    assert not Path("out.json").exists()


TOLD = {
    "nowhere": DOCUMENT.replace("schemas/TripList'", "schemas/Nowhere'"),
    "a circle": SCHEMAS + "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n",
    "itself": SCHEMAS + "    A: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
    "a repeated key": SCHEMAS + "    Trip: {type: object}\n",
    "a property list": SCHEMAS + "    A: {type: object, properties: [a]}\n",
    "a number as a reference": SCHEMAS + "    A: {$ref: 5}\n",
    "a type that there is not": SCHEMAS + "    A: {type: tripp}\n",
}


@pytest.mark.parametrize("kind", TOLD)
def test_a_fault_that_is_told(run: Callable[..., Ended], kind: str) -> None:
    """A new fault that leaves the rest readable is a finding, with its place, and no comparison of nothing."""
    Path("new.yaml").write_text(TOLD[kind])
    status, out, err = run("old.yaml", "new.yaml", "--format", "json", "--level", "wire", "--fail-on", "defects")
    assert (status, err) == (1, "") or kind == "a repeated key"
    found = [each["change"] for each in json.loads(out)["findings"] if "W090" in each["rules"]]
    assert found
    assert all(each["pointer_new"].startswith("#/") for each in found)


BESIDE = {
    "surface.toml": ("= nonsense", "surface.toml next to bad/api.yaml"),
    "overlays/010-x.yaml": ("a: [", "010-x.yaml"),
    "overlays/020-deep.json": (DEEP, "020-deep.json"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_lies_beside_a_document(run: Callable[..., Ended], name: str) -> None:
    """Settings and corrections that cannot be read are no settings that there are not."""
    content, words = BESIDE[name]
    Path("bad", name).parent.mkdir(parents=True)
    Path("bad/api.yaml").write_text(DOCUMENT)
    Path("bad", name).write_text(content)
    refused(run("old.yaml", "bad/api.yaml"), words)
    refused(run("bad/api.yaml", "bad/api.yaml"), words)


def test_names(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no file, or cannot be opened, is named; a pipe is read like a file, once."""
    repository(Path())
    Path("folder").mkdir()
    Path("loop").symlink_to("loop")
    for name in (
        "nowhere.yaml",
        "folder",
        "loop",
        "-",
        "",
        "a\0b",
        "a" * 5000,
        "a\nb.yaml",
        "HEAD",
        "HEAD:x",
        ":",
        "x:",
    ):
        refused(run("old.yaml", name))
        refused(run(name, "old.yaml"))
    real = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "old.whl":
            return real(path)
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", denied)
        refused(run("old.yaml", "old.yaml"), "old.yaml: Permission denied")
    reader, writer = os.pipe()
    os.write(writer, ADDED.encode())
    os.close(writer)
    status, out, _ = run("old.yaml", f"/dev/fd/{reader}")
    os.close(reader)
    assert (status, "Trip.deck" in out) == (0, True)


# --- revisions --------------------------------------------------------------------------------------------------------


def test_revisions(run: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision that is not there, has nothing to compare or is broken is named; a shallow clone says what to fetch."""
    clone = repository(tmp_path / "clone")
    commit(clone, {"readme": "x"}, tag="v0.0.1")
    commit(clone, {"spec/openapi.yaml": "a: ["}, tag="v0.0.2")
    commit(clone, {"spec/openapi.yaml": DOCUMENT, "generated/wherry/api-surface.json": "{"}, tag="v0.0.3")
    commit(clone, {"spec/openapi.yaml": DOCUMENT, "generated/wherry/api-surface.json": manifest()}, tag="v0.1.0")
    monkeypatch.chdir(clone)
    assert run("v0.1.0", "v0.1.0")[0] == 0
    for old, words in (
        ("v9", "no revision 'v9'"),
        ("0" * 40, "no revision"),
        ("v0.0.1", "v0.0.1 has neither"),
        ("v0.0.2", "v0.0.2:spec/openapi.yaml"),
        ("v0.0.3", "v0.0.3:generated/wherry/api-surface.json is not valid JSON"),
        ("v0.0.1:readme", "v0.0.1:readme"),
        ("v0.0.1:spec", "has no file spec"),
        ("--upload-pack=x:y", ""),
    ):
        if not old.startswith("-"):
            refused(run(old, "HEAD"), words)
            refused(run("HEAD", old), words)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{clone}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    ended = run("HEAD~1", "HEAD")
    refused(ended, "no revision 'HEAD~1'")
    assert "fetch" in ended[2]


# --- settings and outputs ---------------------------------------------------------------------------------------------

ENTRY = '[[accept]]\nfingerprint = "{}:0123456789abcdef"\nreason = "x"\n'
LISTS: dict[str, str | bytes] = {
    "no TOML": "= x",
    "bytes": b"\xff\xfe",
    "nested": "a = " + "[" * 5000,
    "a table that means nothing": "[other]\n",
    "no fingerprint": '[[accept]]\nreason = "x"\n',
    "no reason": '[[accept]]\nfingerprint = "W014:0123456789abcdef"\n',
    "a rule that there is not": ENTRY.format("W999"),
    "a rule of people that there is not": ENTRY.format("W014") + 'rule = "X014"\n',
    "an end that is none": ENTRY.format("W014") + 'until = "soon"\n',
    "an entry twice": ENTRY.format("W014") * 2,
}


@pytest.mark.parametrize("kind", LISTS)
def test_an_allow_list(run: Callable[..., Ended], kind: str) -> None:
    """A broken allow-list is wrong usage, also the one that is found and not named."""
    content = LISTS[kind]
    Path("a.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(run("old.yaml", "old.yaml", "--allowlist", "a.toml"), "a.toml", status=2)
    repository(Path())
    Path("a.toml").rename("apidiff-accept.toml")
    refused(run("old.yaml", "old.yaml"), "apidiff-accept.toml", status=2)


def test_an_allow_list_that_is_a_folder(run: Callable[..., Ended]) -> None:
    """A folder is no allow-list."""
    Path("a.toml").mkdir()
    refused(run("old.yaml", "old.yaml", "--allowlist", "a.toml"), "a.toml", status=2)


@pytest.mark.parametrize("file", ["old.yaml/x.json", "folder", "/proc/nowhere/x.json", "a" * 300])
def test_an_output(run: Callable[..., Ended], file: str) -> None:
    """What cannot be written ends with 3 and names the file."""
    Path("folder").mkdir()
    refused(run("old.yaml", "old.yaml", "--output", f"json={file}"), file[:20])


def test_a_report(run: Callable[..., Ended], capsys: pytest.CaptureFixture[str]) -> None:
    """A report that is none is wrong usage, however it is broken."""
    for content in ("", "[]", DEEP, '{"format": 1}', "\x00"):
        Path("report.json").write_text(content)
        assert cli.main(["accept", "--from", "report.json", "--reason", "x"]) == 2
        assert "report.json is not a report" in capsys.readouterr().err


def test_a_fault_of_the_program(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody thought of does not end with 1, which would mean findings."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("apidiff.sides.inputs.read", broken)
    status, out, err = run("old.yaml", "old.yaml")
    assert (status, out) == (3, "")
    assert err.startswith("apidiff: a bug in this program: KeyError: 'lost' (test_unreadable.py, line ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_nowhere_to_print(run: Callable[..., Ended]) -> None:
    """A full disk behind the output ends with 3; a terminal without the letters shows others."""
    arguments = [sys.executable, str(PROGRAM), "old.yaml", "old.yaml", "--format", "markdown", "--no-cache"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (3, "apidiff: No space left on device\n")
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(arguments, env=plain, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
