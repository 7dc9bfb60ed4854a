"""wherry-generate, from the wheel: a spec in, a project out that passes its own tests; settings; what it refuses."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.docs.test_readme import blocks
from tests.tools.test_pages import FILE, page, reader, typed
from tests.tools.wheels import Installed


@pytest.fixture(scope="module")
def folder(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has who has typed all of docs/generate.md: a spec, settings with one name changed, and the project."""
    made, environment = reader(installed, tmp_path_factory.mktemp("page"))
    text = page("generate.md")
    for name, document in FILE.findall(text):
        (made / name).write_text(document)
    for block in blocks(text):
        if block.language == "sh":
            done = typed(block.code, made, environment)
            assert "pytest" not in block.code or "5 passed" in done.stdout, done.stdout
            assert "--init" not in block.code or "wherry-generate --config api" in done.stdout
        elif block.language == "python":
            command = [sys.executable, "-W", "error", "-c", block.code]
            ran = subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, check=False)
            assert (ran.returncode, ran.stdout) == (0, "['Ada']\n"), ran.stderr
        elif block.language == "toml":
            (changed,) = re.findall(r'^"GET /pets" = .*$', block.code, re.MULTILINE)
            surface = made / "api/surface.toml"
            before = '# "GET /pets" = "pets.list"'
            assert before in surface.read_text()
            surface.write_text(surface.read_text().replace(before, changed))
    return made


def test_what_is_written(folder: Path) -> None:
    """Beside the package there are its project, a page and tests."""
    project = folder / "petlib-client"
    names = sorted(path.name for path in project.iterdir() if not path.name.startswith("."))
    assert names == ["README.md", "petlib", "pyproject.toml", "tests"]
    assert tomllib.loads((folder / "api/generate.toml").read_text()) == {
        "spec": "../pets.yaml",
        "package": "petlib",
        "out": "../petlib-client",
    }


def run_tests(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of a project."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "-rA"]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=200
    )


def test_its_tests_fail_when_a_method_is_wrong(folder: Path, tmp_path: Path) -> None:
    """Under the name that the settings gave it, a method that sends something else than the spec says fails, and no other."""
    project = shutil.copytree(folder / "petlib-client", tmp_path / "project")
    module = project / "petlib/resources/pets.py"
    text = module.read_text()
    assert '"/pets"' in text
    module.write_text(text.replace('"/pets"', '"/wrong"'))
    done = run_tests(project)
    assert done.returncode == 1, done.stdout
    assert "FAILED tests/test_every_method.py::test_it_sends_what_the_spec_says[pets.find]" in done.stdout
    assert "2 failed, 3 passed" in done.stdout


def test_check(installed: Installed, folder: Path, tmp_path: Path) -> None:
    """--check names what differs; on the page it passes."""
    made = shutil.copytree(folder, tmp_path / "made")
    (made / "petlib-client/petlib/models/__init__.py").write_text("")
    done = installed.run("generate", "--config", "api", "--check", "--quiet", cwd=made, whole=True)
    assert done.returncode == 1
    assert "models/__init__.py" in done.stderr
    assert "run this again without --check" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "--spec is missing"),
        (["--spec", "pets.yaml"], 2, "--package is missing"),
        (["--spec", "pets.yaml", "--package", "class"], 2, "not a name in Python"),
        (["--config", "nowhere"], 2, "not a folder"),
        (["--config", "api", "--init", "other"], 2, "--init writes settings"),
        (["--init", "api", "--spec", "pets.yaml", "--package", "petlib"], 3, "has docs.toml already"),
        (["--spec", "nowhere.yaml", "--package", "petlib"], 3, "nowhere.yaml"),
        (["--spec", "pets.yaml", "--package", "petlib", "--out", "petlib-client/petlib"], 2, "is inside the generated"),
    ],
)
def test_what_is_refused(installed: Installed, folder: Path, arguments: list[str], status: int, words: str) -> None:
    """What is missing or wrong is said in a line, and nothing is written."""
    before = sorted(path.name for path in folder.iterdir())
    done = installed.run("generate", *arguments, "--quiet", cwd=folder, whole=True)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_settings_with_a_word_that_means_nothing(installed: Installed, tmp_path: Path) -> None:
    """A word in generate.toml that means nothing is an error, and names the file."""
    (tmp_path / "api").mkdir()
    (tmp_path / "api/generate.toml").write_text('specification = "x.yaml"\n')
    done = installed.run("generate", "--config", "api", cwd=tmp_path, whole=True)
    assert done.returncode == 3
    assert "'specification'" in done.stderr
