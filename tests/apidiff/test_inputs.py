"""What stands on the command line becomes a side, or an error that says what to write instead."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from apidiff.errors import InputUnreadable
from apidiff.sides import inputs, revisions
from tests.apidiff.repositories import ADDED, DOCUMENT, OVERLAY, commit, git, manifest, repository

SPEC, MANIFEST = inputs.SPEC, inputs.MANIFEST


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Three commits: a release, one with an overlay and a surface.toml, one with the package alone."""
    folder = repository(tmp_path / "clone")
    commit(folder, {SPEC: DOCUMENT, MANIFEST: manifest()}, tag="v1.0.0")
    commit(folder, {SPEC: ADDED, "spec/overlays/010-x.yaml": OVERLAY, "spec/surface.toml": "[methods]\n"})
    git(folder, "rm", "--quiet", "-r", "spec")
    git(folder, "commit", "--quiet", "--message", "x")
    return folder


def test_a_revision(clone: Path) -> None:
    """A revision has the document and the manifest that it held."""
    side = inputs.read("v1.0.0", clone)
    assert side.label == "v1.0.0"
    assert side.document is not None
    assert side.document.data == DOCUMENT.encode()
    assert side.document.overlays == ()
    assert side.document.naming is None
    assert side.manifest is not None
    assert side.manifest["version"] == "1.0.0"


def test_what_lies_beside_a_document(clone: Path) -> None:
    """Overlays and surface.toml come from the revision that the document comes from."""
    for text in ("HEAD~1", f"HEAD~1:{SPEC}"):
        document = inputs.read(text, clone).document
        assert document is not None
        assert document.overlays == (("010-x.yaml", OVERLAY.encode()),)
        assert document.naming == b"[methods]\n"


def test_a_revision_with_a_package_alone(clone: Path) -> None:
    """A revision without a document has a surface all the same."""
    side = inputs.read("HEAD", clone)
    assert (side.document, side.manifest is not None) == (None, True)


def test_a_file_of_a_revision(clone: Path) -> None:
    """A file of a revision is a document or a manifest by what is in it."""
    assert inputs.read(f"v1.0.0:{SPEC}", clone).manifest is None
    assert inputs.read(f"v1.0.0:{MANIFEST}", clone).document is None


def test_from_below(clone: Path) -> None:
    """Paths of a revision are seen from the top of the repository, wherever one stands."""
    (clone / "deep").mkdir()
    assert inputs.read(f"v1.0.0:{SPEC}", clone / "deep").document is not None
    assert revisions.top(clone / "deep") == clone.resolve()


def test_files_on_disk(tmp_path: Path) -> None:
    """A file is a document with what lies beside it, or a manifest."""
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "020-b.yaml").write_text("b")
    (tmp_path / "overlays" / "010-a.yaml").write_text("a")
    (tmp_path / "overlays" / "README.md").write_text("no overlay")
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "m.json").write_text(manifest())
    document = inputs.read(str(tmp_path / "api.yaml"), tmp_path).document
    assert document is not None
    assert document.overlays == (("010-a.yaml", b"a"), ("020-b.yaml", b"b"))
    assert inputs.read(str(tmp_path / "m.json"), tmp_path).manifest is not None


def test_a_clone_as_a_folder(clone: Path) -> None:
    """The folder of a clone has both; the folder of a package its surface."""
    git(clone, "checkout", "--quiet", "v1.0.0")
    side = inputs.read(str(clone), clone)
    assert (side.document is not None, side.manifest is not None) == (True, True)
    package = inputs.read(str((clone / MANIFEST).parent), clone)
    assert (package.document, package.manifest) == (None, side.manifest)
    assert inputs.working_tree(clone).label == "working tree"


def test_an_sdist(tmp_path: Path) -> None:
    """An sdist of the repository has both, with what lies beside the document; a broken one is an error."""
    files = {
        SPEC: DOCUMENT,
        MANIFEST: manifest("2.0.0"),
        "spec/overlays/1.yaml": OVERLAY,
        "spec/surface.toml": "[methods]",
    }
    path = tmp_path / "p-2.0.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(f"p-2.0.0/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    side = inputs.read(str(path), tmp_path)
    assert side.document is not None
    assert (side.document.data, side.document.naming) == (DOCUMENT.encode(), b"[methods]")
    assert side.document.overlays == (("1.yaml", OVERLAY.encode()),)
    assert side.manifest is not None
    assert side.manifest["version"] == "2.0.0"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(InputUnreadable, match="is not a readable sdist"):
        inputs.read(str(path), tmp_path)


def test_a_package_without_a_manifest(tmp_path: Path) -> None:
    """A wheel and a folder of any package have a surface, read from the source; what is no package is an error."""
    with zipfile.ZipFile(tmp_path / "p-1.0.0-py3-none-any.whl", "w") as archive:
        archive.writestr("p/__init__.py", "def f(a: int) -> str: ...\n")
        archive.writestr("p-1.0.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: p\nVersion: 1.0.0\n")
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "__init__.py").write_text("def f(a: int) -> str: ...\n")
    for name in ("p-1.0.0-py3-none-any.whl", "p"):
        side = inputs.read(str(tmp_path / name), tmp_path)
        assert side.manifest is not None
        assert side.manifest["interface"]
    (tmp_path / "bad-1-py3-none-any.whl").write_bytes(b"PK nothing")
    with pytest.raises(InputUnreadable, match="is not a package that can be read"):
        inputs.read(str(tmp_path / "bad-1-py3-none-any.whl"), tmp_path)


def test_other_overlays(clone: Path, tmp_path: Path) -> None:
    """Overlays of another folder take the place of those beside the document."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "1.yaml").write_text(OVERLAY)
    document = inputs.with_overlays(inputs.read("v1.0.0", clone), tmp_path / "mine").document
    assert document is not None
    assert document.overlays == (("1.yaml", OVERLAY.encode()),)
    with pytest.raises(InputUnreadable, match="there is no folder"):
        inputs.with_overlays(inputs.read("v1.0.0", clone), tmp_path / "none")


def test_the_last_release(clone: Path) -> None:
    """The last release is the newest v* tag behind the present commit; other tags do not count."""
    git(clone, "tag", "nightly")
    assert revisions.last_release(clone) == "v1.0.0"
    commit(clone, {"x": "y"}, tag="v1.1.0")
    assert revisions.last_release(clone) == "v1.1.0"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nowhere.yaml", "no file, folder or revision 'nowhere.yaml'"),
        ("deep/nowhere", "no file, folder or revision"),
        ("v9.9.9", "no revision 'v9.9.9'"),
        ("v9.9.9:spec/openapi.yaml", "no revision 'v9.9.9'"),
        ("v1.0.0:spec/other.yaml", "v1.0.0 has no file spec/other.yaml"),
        ("v1.0.0:spec", "v1.0.0 has no file spec"),
        ("--upload-pack=x", "no revision"),
        ("--upload-pack=x:y", "no revision"),
        ("", "no revision ''"),
    ],
)
def test_what_is_not_there(clone: Path, text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is neither a file nor a revision is named, and is never an option of git."""
    monkeypatch.chdir(clone)
    with pytest.raises(InputUnreadable, match=said):
        inputs.read(text, clone)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("api-surface.json", "{", "is not valid JSON"),
        ("api-surface.json", '{"models": {}}', "is not a surface manifest"),
    ],
)
def test_a_broken_manifest(tmp_path: Path, name: str, content: str, said: str) -> None:
    """A package folder whose manifest is broken is an error."""
    (tmp_path / name).write_text(content)
    with pytest.raises(InputUnreadable, match=said):
        inputs.read(str(tmp_path), tmp_path)


def test_both_forms_of_a_manifest(clone: Path) -> None:
    """A short file, as packages have it now, and a whole one of an older version are read alike, wherever they lie."""
    pointer = "#/components/schemas/Pet/properties/name"
    field = {"name": "name", "wire": "name", "type": "str", "required": False, "pointer": pointer}
    pet = {
        "pointer": "#/components/schemas/Pet",
        "schema": "Pet",
        "request": False,
        "response": True,
        "fields": [field],
    }
    old = {**json.loads(manifest()), "models": {"Pet": pet}}
    new = {**json.loads(manifest()), "format": 2, "models": {"Pet": {"fields": [{"name": "name", "type": "str"}]}}}
    for name, written in (("old", old), ("new", new)):
        commit(clone, {MANIFEST: json.dumps(written)}, tag=name)
        assert inputs.tree_at(name, clone).manifest == old
        assert inputs.read(f"{name}:{MANIFEST}", clone).manifest == old
        assert inputs.read(str((clone / MANIFEST).parent), clone).manifest == old
        with zipfile.ZipFile(clone / f"{name}.whl", "w") as wheel:
            wheel.writestr("p/__init__.py", "")
            wheel.writestr("p/api-surface.json", json.dumps(written))
        assert inputs.read(str(clone / f"{name}.whl"), clone).manifest == old


def test_no_release(tmp_path: Path) -> None:
    """Without a v* tag, --since-release says what to do."""
    folder = repository(tmp_path)
    commit(folder, {"x": "y"})
    with pytest.raises(InputUnreadable, match=r"no v\* tag") as raised:
        revisions.last_release(folder)
    assert "fetch-depth" in raised.value.fix


def test_outside_of_a_repository(tmp_path: Path) -> None:
    """Outside of a repository there are no revisions, and there is no top folder."""
    assert revisions.top(tmp_path) is None
    with pytest.raises(InputUnreadable, match="no revision"):
        inputs.read("v1.0.0", tmp_path)
