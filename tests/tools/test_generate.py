"""wherry-generate, from the wheel: a spec in, a project out that passes its own tests; settings; what it refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.tools.wheels import Installed

SPEC = Path(__file__).resolve().parents[1] / "pipeline/specs/documents/foreign.yaml"


@pytest.fixture(scope="module")
def folder(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a spec, settings with one name changed, and the project that was made with them."""
    made = tmp_path_factory.mktemp("made")
    shutil.copy(SPEC, made / "pets.yaml")
    done = installed.run(
        "generate", "--init", "api", "--spec", "pets.yaml", "--package", "petlib", cwd=made, whole=True
    )
    assert done.returncode == 0, done.stderr
    assert "wherry-generate --config api" in done.stdout
    surface = made / "api/surface.toml"
    assert '\n# "GET /pets/" = "pets.get_all"\n' in surface.read_text()
    surface.write_text(surface.read_text().replace('# "GET /pets/" = "pets.get_all"', '"GET /pets/" = "pets.every"'))
    done = installed.run("generate", "--config", "api", "--quiet", cwd=made, whole=True)
    assert done.returncode == 0, done.stderr
    return made


def test_what_is_written(folder: Path) -> None:
    """Beside the package there are its project, a page and tests."""
    project = folder / "petlib-client"
    assert sorted(path.name for path in project.iterdir()) == ["README.md", "petlib", "pyproject.toml", "tests"]
    assert tomllib.loads((folder / "api/generate.toml").read_text()) == {
        "spec": "../pets.yaml",
        "package": "petlib",
        "out": "../petlib-client",
    }


def test_its_tests_pass(folder: Path) -> None:
    """The tests of the project call every method, under the name that the settings gave it, and pass."""
    project = folder / "petlib-client"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "-rA"]
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout
    assert "test_it_sends_what_the_spec_says[pets.every]" in done.stdout
    assert "17 passed" in done.stdout


def test_its_tests_fail_when_a_method_is_wrong(folder: Path, tmp_path: Path) -> None:
    """A method that sends something else than the spec says fails, and so does one without its twin."""
    project = shutil.copytree(folder / "petlib-client", tmp_path / "project")
    module = project / "petlib/resources/meta.py"
    text = module.read_text()
    assert '"/"' in text
    module.write_text(text.replace('"/"', '"/wrong"'))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 1, done.stdout
    assert "[meta.root]" in done.stdout


def test_check(installed: Installed, folder: Path, tmp_path: Path) -> None:
    """--check passes as long as spec, settings and package agree, and names what differs."""
    made = shutil.copytree(folder, tmp_path / "made")
    done = installed.run("generate", "--config", "api", "--check", "--quiet", cwd=made, whole=True)
    assert done.returncode == 0, done.stderr
    (made / "petlib-client/petlib/models/__init__.py").write_text("")
    done = installed.run("generate", "--config", "api", "--check", "--quiet", cwd=made, whole=True)
    assert done.returncode == 1
    assert "models/__init__.py" in done.stderr


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
