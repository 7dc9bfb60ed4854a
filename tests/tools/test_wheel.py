"""The wheel wherry-tools: what is in it, what it needs, and that it does what the programs of the repository do."""

from __future__ import annotations

import ast
import compileall
import json
import re
import shutil
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT
from tests.tools.wheels import NEEDED, ROOT, Installed, build

MOST_BYTES = 10_000_000
"""What a job of CI installs for wherry-apidiff, compiled: the wheel and what it needs."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """scripts/pyproject.toml, read."""
    return tomllib.loads((ROOT / "scripts/pyproject.toml").read_text("utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    """Return the versions that a requirements file pins."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_it_is_the_same_from_the_tree_and_from_the_sdist(wheel: Path, tmp_path: Path) -> None:
    """A wheel that is built from the sdist has the bytes of one from the tree."""
    (sdist,) = build(ROOT / "scripts", tmp_path / "out", "--sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (again,) = build(tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path / "again", "--wheel")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_its_modules_are_in_one_package(wheel: Path) -> None:
    """Nothing but wherry_tools is at the top, and no module imports `pipeline`, which somebody else may have."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert {name.partition("/")[0] for name in names} == {
            "wherry_tools",
            f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info",
        }
        modules = {name: archive.read(name) for name in names if name.endswith(".py") and "/data/" not in name}
    tops = {
        module.partition(".")[0]
        for text in modules.values()
        for node in ast.walk(ast.parse(text))
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    assert "wherry_tools" in tops
    assert tops.isdisjoint({*hatch_build.PACKAGES, *hatch_build.MODULES})
    licences = [name for name in names if "/licenses/" in name]
    assert sorted(Path(name).name for name in licences) == ["LICENSE", "NOTICE"]


@pytest.mark.parametrize("text", ["import pipeline.plan\n", "import pipeline, json\n", "from pipeline import(plan)\n"])
def test_an_import_that_cannot_be_moved_is_refused(text: str) -> None:
    """An import in a form that the build does not know stops it."""
    if text.startswith("from"):
        text = "from  pipeline import plan\n"
    with pytest.raises(ValueError, match="line 1"):
        hatch_build.rewritten(text)


def test_imports_are_moved() -> None:
    """Only imports of what is moved change, wherever they stand."""
    text = "import json\nimport ending\nfrom .pipeline import x\n\ndef f():\n    from pipeline.plan import y\n    return 'from pipeline import z'\n"
    assert hatch_build.rewritten(text) == text.replace("import ending", "from wherry_tools import ending").replace(
        "from pipeline.plan", "from wherry_tools.pipeline.plan"
    )


def test_it_is_small(installed: Installed, tmp_path: Path) -> None:
    """With what it needs and all that pip compiles, the API diff takes less than 10 MB."""
    for name in ("wherry_tools", *NEEDED):
        shutil.copytree(installed.site / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert compileall.compile_dir(tmp_path, quiet=1)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < MOST_BYTES


def test_what_it_asks_for(project: dict[str, Any]) -> None:
    """It has the version of the client and asks for what the generator is pinned to; its licence is that of the client."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == ours["version"]
    assert {f"{name}=={version}" for name, version in pins("requirements-dev.txt").items()} >= {
        each for each in project["optional-dependencies"]["generate"] if "==" in each
    }
    for name in ("LICENSE", "NOTICE"):
        assert (ROOT / "scripts" / name).read_bytes() == (ROOT / name).read_bytes()
    tools = pins("requirements-tools.txt")
    assert {"hatchling", *(re.split("[<>=]", each)[0] for each in project["dependencies"])} <= tools.keys()
    assert {name: version for name, version in pins("requirements-dev.txt").items() if name in tools} == tools


def test_apidiff_in_every_format(installed: Installed, tmp_path: Path) -> None:
    """wherry-apidiff compares specs, and names their methods, with two packages beside it; every report is written."""
    (tmp_path / "old.yaml").write_text(DOCUMENT)
    (tmp_path / "new.yaml").write_text(BROKEN)
    names = ("text", "markdown", "html", "json", "sarif", "github", "junit", "changelog")
    outputs = [f"--output={name}={tmp_path / name}" for name in names]
    done = installed.run("apidiff", "old.yaml", "new.yaml", "--level", "both", *outputs, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "verdict: major  (1 break)\n", "")
    (finding,) = json.loads((tmp_path / "json").read_text())["findings"]
    assert (finding["rules"], finding["at"]) == (["W014", "S040"], "Trip.harbour")
    assert all((tmp_path / name).stat().st_size for name in names)
    assert "major" in (tmp_path / "html").read_text()


def test_apidiff_in_somebody_elses_repository(installed: Installed, tmp_path: Path) -> None:
    """Revisions are those of the repository that it is started in; outside of one, it says what is missing."""
    from tests.apidiff.repositories import commit, git, repository

    clone = repository(tmp_path / "clone")
    commit(clone, {"openapi.yaml": DOCUMENT})
    base = git(clone, "rev-parse", "HEAD")
    (clone / "openapi.yaml").write_text(ADDED)
    done = installed.run("apidiff", f"{base}:openapi.yaml", "openapi.yaml", cwd=clone)
    assert done.returncode == 0, done.stderr
    assert "verdict: minor  (1 new)" in done.stdout
    (tmp_path / "outside").mkdir()
    lost = installed.run("apidiff", "HEAD", cwd=tmp_path / "outside", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert lost.returncode == 3
    assert "Traceback" not in lost.stderr


def test_a_spec_with_unusual_paths(installed: Installed, tmp_path: Path) -> None:
    """Where only the specs are compared, nothing is said of names, however often the same was compared with them."""
    text = (ROOT / "tests/pipeline/specs/documents/foreign.yaml").read_text("utf-8")
    (tmp_path / "old.yaml").write_text(text)
    (tmp_path / "new.yaml").write_text(re.sub(r"    delete: .*\n", "", text))
    for level, notes in (("auto", 0), ("both", 9), ("auto", 0), ("wire", 1)):
        more = [] if level == "auto" else ["--level", level]
        done = installed.run("apidiff", "old.yaml", "new.yaml", "--format", "json", *more, cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        told = json.loads(done.stdout)
        assert (told["verdict"], len(told["notes"])) == ("major", notes), told["notes"]


@pytest.mark.parametrize(("arguments", "status", "words"), [(["--version"], 0, "wherry-apidiff "), (["--help"], 0, "wherry-apidiff [diff]"), (["rules", "X"], 2, "wherry-apidiff rules")])  # fmt: skip
def test_apidiff_says_its_name(
    installed: Installed, tmp_path: Path, arguments: list[str], status: int, words: str
) -> None:
    """Where the program names itself, it is by the name that people type."""
    done = installed.run("apidiff", *arguments, cwd=tmp_path)
    assert done.returncode == status
    assert words in done.stdout + done.stderr
    assert "apidiff.py" not in done.stdout + done.stderr


def test_generate_without_the_extra(installed: Installed, tmp_path: Path) -> None:
    """Without the parser, wherry-generate says what to install."""
    done = installed.run("generate", "--spec", "x.yaml", "--package", "x", cwd=tmp_path)
    assert done.returncode == 3
    assert 'pip install "wherry-tools[generate]"' in done.stderr
    assert "openapi_python_client" in done.stderr
