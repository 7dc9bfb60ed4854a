"""What a release writes and sends: every place that names the version, the contents of six files, the workflow that publishes them."""

from __future__ import annotations

import io
import re
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from releasing import contents, places, removals, trying
from releasing.building import PROJECTS, Built, Project
from releasing.errors import ReleaseError
from releasing.versions import parse

MENTIONS = {
    "CHANGELOG.md": "what was released",
    "generated": "generated",
    "scripts/apidiff": "examples of the command line",
    "scripts/bench": "what was measured",
    "scripts/README.md": "an example of a tag",
    "docs/stability.md": "an example of what a patch is",
    "tests": "made up",
}
"""Where the present version may stand besides, and why."""
SERVER = PROJECTS[1]


# --- the version -----------------------------------------------------------------------------------------------------


def test_every_place_names_the_version(root: Path) -> None:
    """Every file in the table of places is there, and names the version of pyproject.toml."""
    assert [place.path for place in places.PLACES if not (root / place.path).is_file()] == []
    version = places.present(root)
    assert [project.settings(root)["version"] for project in PROJECTS] == [str(version)] * 3


def test_no_place_is_forgotten(root: Path, files: list[Path]) -> None:
    """A file that names the present version of wherry is written by a release, or only mentions it."""
    version = str(places.present(root))
    named = re.compile(rf"(?:wherry[\w.-]*(?:-|@v?|==|~=)|\brev: v|\bv|^version = \"){re.escape(version)}(?![.\d])", re.M)  # fmt: skip
    known = {place.path for place in places.PLACES}
    blocks = re.compile(r"<!-- install:begin .*?<!-- install:end -->", re.DOTALL)  # scripts/install_texts.py fills them
    left = [
        name
        for path in files
        if path.suffix not in (".yaml", ".lock", ".txt")
        and (name := path.relative_to(root).as_posix()) not in known
        and not any(Path(name).is_relative_to(each) for each in MENTIONS)
        and version in (text := path.read_text("utf-8", "replace"))
        and named.search(blocks.sub("", text))
    ]
    assert left == ["examples/edge_worker/pyproject.toml"]  # a version of its own


def test_a_place_with_another_version_stops(tmp_path: Path) -> None:
    """A file that names another version, or none, is found before anything is written."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.3.1"\n')
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/stability.md").write_text("`wherry~=0.3.0`")
    assert places.present(tmp_path) == parse("0.3.1")
    for text, words in (
        ("`wherry~=0.2.0`", "names version 0.2.0, and pyproject.toml 0.3.1"),
        ("x", "names no version"),
    ):
        (tmp_path / "docs/stability.md").write_text(text)
        with pytest.raises(ReleaseError, match=words):
            places.present(tmp_path)


# --- what is announced to go -----------------------------------------------------------------------------------------


def test_what_goes_away_was_announced_in_time(root: Path) -> None:
    """What the package announces to remove works for one minor version at least, as docs/stability.md promises."""
    for each in removals.announced(root):
        since, gone = parse(each.since).numbers, parse(each.gone_in).numbers
        assert gone[0] > since[0] if since[0] else gone[:2] > since[:2], each
        assert gone[2] == 0, each


def test_an_announcement_is_read(tmp_path: Path) -> None:
    """A call of deprecated_here is found with its line; one whose versions are no literals stops the release."""
    path = tmp_path / "templates/runtime/x.py"
    path.parent.mkdir(parents=True)
    path.write_text('def f():\n    deprecated_here("f", since="0.2.0", gone_in="0.3.0")\n')
    assert removals.announced(tmp_path) == [removals.Removal("templates/runtime/x.py:2", "0.2.0", "0.3.0")]
    path.write_text("deprecated_here('f', since=NOW, gone_in='0.3.0')\n")
    with pytest.raises(ReleaseError, match=r"x\.py:1: write since="):
        removals.announced(tmp_path)


# --- the files -------------------------------------------------------------------------------------------------------


def made(folder: Path, root: Path, project: Project, **changes: str | None) -> Built:
    """Make a wheel and an sdist as they should be, but for changes: the text of a file by its path in the wheel, or None."""
    settings = project.settings(root)
    version, package = settings["version"], project.package
    info = f"{package}-{version}.dist-info"
    lines = [
        "Metadata-Version: 2.4", f"Name: {settings['name']}", f"Version: {version}", f"Summary: {settings['description']}",
        f"License-Expression: {settings['license']}", *(f"License-File: {name}" for name in settings["license-files"]),
        f"Requires-Python: {settings['requires-python']}", *(f"Classifier: {each}" for each in settings["classifiers"]),
        *(f"Provides-Extra: {name}" for name in settings["optional-dependencies"]), "Description-Content-Type: text/markdown",
        "", (root / project.folder / settings["readme"]).read_text("utf-8"),
    ]  # fmt: skip
    entries = "\n".join(["[console_scripts]", *(f"{name} = {what}" for name, what in settings["scripts"].items()), ""])
    files: dict[str, str | None] = {
        f"{package}/__init__.py": "", f"{package}/py.typed": "", f"{info}/WHEEL": "", f"{info}/RECORD": "",
        f"{info}/licenses/LICENSE": "", f"{info}/licenses/NOTICE": "",
        f"{info}/METADATA": "\n".join(lines), f"{info}/entry_points.txt": entries,
    }  # fmt: skip
    files |= {name.replace("INFO", info): text for name, text in changes.items() if not name.startswith("sdist:")}
    wheel, sdist = folder / f"{package}-{version}-py3-none-any.whl", folder / f"{package}-{version}.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            if text is not None:
                archive.writestr(name, text)
    held: dict[str, str | None] = dict.fromkeys(
        ("LICENSE", "NOTICE", "pyproject.toml", *contents.BUILDS_AGAIN[project.name]), ""
    )
    held |= {"PKG-INFO": files[f"{info}/METADATA"]}
    held |= {name.removeprefix("sdist:"): text for name, text in changes.items() if name.startswith("sdist:")}
    with tarfile.open(sdist, "w:gz") as packed:
        for name, text in held.items():
            if text is not None:
                member = tarfile.TarInfo(f"{package}-{version}/{name}")
                member.size = len(text.encode())
                packed.addfile(member, io.BytesIO(text.encode()))
    return Built(project, wheel, sdist)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_right_files_pass(root: Path, tmp_path: Path, project: Project) -> None:
    """A wheel and an sdist with what pyproject.toml says, and no more, pass, for each of the three projects."""
    assert contents.check(made(tmp_path, root, project), root) == {".py": 1, ".typed": 1}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wherry_server/py.typed": None}, "lacks wherry_server/py.typed"),
        ({"tests/x.py": ""}, "more than wherry_server"),
        ({"wherry_server/tests/x.py": ""}, "should not have wherry_server/tests/x.py"),
        ({"wherry_server/test_x.py": ""}, "should not have wherry_server/test_x.py"),
        ({"wherry_server/server_build.py": ""}, "should not have wherry_server/server_build.py"),
        ({"wherry_server/pyproject.toml": ""}, "should not have wherry_server/pyproject.toml"),
        ({"wherry_server/key.pem": ""}, "should not have wherry_server/key.pem"),
        ({"INFO/licenses/NOTICE": None}, "licenses/NOTICE"),
        ({"INFO/entry_points.txt": "[console_scripts]\nx = y:z\n"}, "starts {'x': 'y:z'}"),
        ({"INFO/entry_points.txt": "[pytest11]\nx = y\n"}, "starts {}"),
        ({"INFO/METADATA": "Name: wherry-server\n\nx"}, "another description"),
        ({"sdist:PKG-INFO": "x"}, "other metadata than the wheel"),
        ({"sdist:server_build.py": None}, "lacks server_build.py"),
        ({"sdist:__pycache__/x.pyc": ""}, "should not have __pycache__/x.pyc"),
        ({"sdist:../x": ""}, "which is no file in"),
    ],
)  # fmt: skip
def test_wrong_files_stop(root: Path, tmp_path: Path, changes: dict[str, str | None], words: str) -> None:
    """What is missing, and what does not belong there, is named."""
    with pytest.raises(ReleaseError, match=re.escape(words)):
        contents.check(made(tmp_path, root, SERVER, **changes), root)


def test_the_sdist_has_every_top_file(root: Path, files: list[Path]) -> None:
    """The sdist of wherry has all pins and pages of the top folder, so that its checks can be run there."""
    wanted = {path.name for path in files if path.parent == root and not path.name.startswith(".")}
    told = tomllib.loads((root / "hatch.toml").read_text("utf-8"))["build"]["targets"]["sdist"]["only-include"]
    assert sorted(wanted - set(told)) == []


def test_metadata_that_differ_are_named(root: Path) -> None:
    """Each field is compared with pyproject.toml, with what an index would refuse."""
    settings = {**SERVER.settings(root), "urls": {"Source": "https://example.org"}}
    told = "; ".join(contents.metadata_faults("Name: x\n\ny", settings, root / "scripts/server/README.md"))
    for field in (
        "Name",
        "Version",
        "Summary",
        "License-Expression",
        "Classifier",
        "Project-URL",
        "Description-Content-Type",
    ):
        assert f" for {field}, and pyproject.toml " in told


def test_descriptions_are_markdown(root: Path) -> None:
    """The page that an index shows for each project has a heading, and renders."""
    from markdown_it import MarkdownIt

    for project in PROJECTS:
        readme = root / project.folder / project.settings(root)["readme"]
        assert f"<h1>{project.name}</h1>" in MarkdownIt("gfm-like", {"linkify": False}).render(
            readme.read_text("utf-8")
        )


def test_what_a_wheel_needs_is_pinned(root: Path, tmp_path: Path) -> None:
    """What is installed beside a wheel is what it asks for, and what that asks for, each with version and hashes."""
    built = made(
        tmp_path, root, SERVER, **{"INFO/METADATA": "Requires-Dist: starlette\nRequires-Dist: rich; extra == 'x'\n\n"}
    )
    lines = trying.pinned(built.wheel, root / trying.PINS)
    names = re.findall(r"^([\w-]+)==\S+ (?:; .*)?\\\n    --hash=sha256:", lines, re.MULTILINE)
    assert {"starlette", "anyio", "idna"} <= set(names)
    assert "rich" not in names
    lost = made(tmp_path, root, SERVER, **{"INFO/METADATA": "Requires-Dist: nowhere\n\n"})
    with pytest.raises(ReleaseError, match="needs nowhere"):
        trying.pinned(lost.wheel, root / trying.PINS)


# --- the workflow ----------------------------------------------------------------------------------------------------


def test_the_release_workflow(root: Path) -> None:
    """Only the jobs that publish may ask for an identity, each in its own environment, for a pushed tag, with no code but pinned actions."""
    loaded: dict[Any, Any] = yaml.safe_load((root / ".github/workflows/release.yml").read_text("utf-8"))
    build, publish = loaded["jobs"]["build"], loaded["jobs"]["publish"]
    assert [*loaded["jobs"]] == ["build", "publish"]
    assert loaded[True]["push"] == {"tags": ["v[0-9]*"]}  # YAML 1.1 reads `on` as true
    assert loaded["permissions"] == {"contents": "read"}
    assert "permissions" not in build
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["strategy"]["matrix"]["project"] == [project.name for project in PROJECTS]
    assert publish["environment"] == "index-${{ matrix.project }}"
    assert publish["if"] == "github.event_name == 'push'"
    assert publish["needs"] == "build"
    for step in (*build["steps"], *publish["steps"]):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", f"a/b@{'0' * 40}"))
        assert "${{" not in step.get("run", "")
    assert [step["run"] for step in publish["steps"] if "run" in step] == ["sha256sum --check --strict SHA256SUMS"]
    page = (root / "docs/releasing.md").read_text("utf-8")
    for project in PROJECTS:
        assert f"`index-{project.name}`" in page
    assert "`release.yml`" in page


def test_the_page_names_every_rule(root: Path) -> None:
    """docs/releasing.md has a row for each rule that can be allowed."""
    from releasing.rules import RULES

    page = (root / "docs/releasing.md").read_text("utf-8").partition("### What is checked")[2]
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*RULES]
