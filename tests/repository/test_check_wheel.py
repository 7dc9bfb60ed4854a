"""scripts/check_wheel.py itself: what it refuses, whom it asks, and that it is loud about what it left out."""

from __future__ import annotations

import ast
import tarfile
import zipfile
from pathlib import Path

import pytest

import check_wheel


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a package of four files."""
    package = tmp_path / "generated/wherry"
    package.mkdir(parents=True)
    for name in ("__init__.py", "client.py", "py.typed", "api-surface.json"):
        (package / name).write_text(name)
    monkeypatch.setattr(check_wheel, "ROOT", tmp_path)
    return tmp_path


def wheel(tree: Path, *, without: str = "", extra: str = "", changed: str = "", tag: str = "py3-none-any") -> Path:
    """Write a wheel of the tree with one fault."""
    path = tree / f"wherry-1-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("wherry/__init__.py", "wherry/client.py", "wherry/py.typed", "wherry/api-surface.json"):
            if name != without:
                content = (tree / "generated" / name).read_text()
                archive.writestr(name, content + " " if name == changed else content)
        for name in ("licenses/LICENSE", "licenses/NOTICE", "RECORD"):
            if name != without:
                archive.writestr(f"wherry-1.dist-info/{name}", "")
        if extra:
            archive.writestr(extra, "")
    return path


def test_a_whole_wheel_passes(tree: Path) -> None:
    """A wheel with exactly the generated files and the licences is good."""
    check_wheel.check_wheel(wheel(tree))


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ({"without": "wherry/client.py"}, "wherry/client.py"),
        ({"without": "wherry/py.typed"}, "wherry/py.typed"),
        ({"extra": "tests/conftest.py"}, "tests/conftest.py"),
        ({"changed": "wherry/client.py"}, "wherry/client.py"),
        ({"without": "licenses/NOTICE"}, "NOTICE"),
        ({"tag": "cp311-cp311-linux_x86_64"}, "pure"),
    ],
)
def test_a_wheel_with_a_fault_is_refused(tree: Path, fault: dict[str, str], named: str) -> None:
    """A file too few, too many or other than in generated/, a lost licence, a binary tag: each is named."""
    with pytest.raises(check_wheel.WheelError, match=named):
        check_wheel.check_wheel(wheel(tree, **fault))


def test_an_incomplete_sdist_is_refused(tree: Path) -> None:
    """An sdist that lacks a source file is named with it."""
    path = tree / "wherry-1.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(tree / "generated/wherry/client.py", "wherry-1/generated/wherry/client.py")
    with pytest.raises(check_wheel.WheelError, match="lacks 3 files, among them"):
        check_wheel.check_sdist(path)


def test_versions_come_from_the_classifiers() -> None:
    """Each supported version is tested: those of the classifiers, oldest first, the running one among them."""
    versions = check_wheel.supported_versions()
    assert versions[:4] == ["3.10", "3.11", "3.12", "3.13"]


def test_the_oldest_and_the_newest_run_everything() -> None:
    """A version between them runs a sample, unless it was asked for."""
    every = [f"tests/{folder}" for folder in check_wheel.BEHAVIOUR]
    sample = [f"tests/{folder}" for folder in check_wheel.SAMPLE]
    found = check_wheel.shares(["3.10", "3.12", "3.13"], named=False)
    assert found == {"3.10": every, "3.12": sample, "3.13": every}
    assert check_wheel.shares(["3.10"], named=False) == {"3.10": every}
    assert check_wheel.shares(["3.10", "3.12", "3.13"], named=True)["3.12"] == every


def test_what_no_python_changes_is_left_out(root: Path) -> None:
    """What ARITHMETIC names is there, and imports nothing whose behaviour depends on the version of Python."""
    files = set((root / "tests/runtime/limits_sim").glob("*.py"))
    for name in check_wheel.ARITHMETIC:
        path, _, function = name.partition("::")
        files.add(root / path)
        assert f"def {function}" in (root / path).read_text("utf-8")
    found = {module for path in files for module in check_wheel.imported_names(ast.parse(path.read_bytes()))}
    own = ("tests.runtime.limits_sim", "wherry._runtime.")
    plain = {"__future__", "collections", "collections.abc", "contextlib", "dataclasses", "datetime", "email.utils"}
    plain |= {"heapq", "math", "pytest", "random", "sys", "time", "typing"}
    assert {module for module in found if not module.startswith(own)} <= plain


def test_a_shim_that_fails_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A python3.x on the PATH that does not start, or starts as another version, is not taken for a Python."""
    for folder, script in (("broken", "exit 127"), ("liar", "echo cpython 3.1 /nowhere")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "python3.7").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / folder / "python3.7").chmod(0o755)
    honest = tmp_path / "versions/3.7.1/bin/python"
    honest.parent.mkdir(parents=True)
    honest.write_text("#!/bin/sh\necho cpython 3.7 /somewhere\n")
    honest.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'broken'}:{tmp_path / 'liar'}:/bin:/usr/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert check_wheel.interpreter("3.7") == honest
    assert check_wheel.interpreter("3.6") is None


def test_modules_that_need_the_generator_are_told_apart(tmp_path: Path) -> None:
    """A test module that imports a module of scripts/ at any depth needs the generator; others do not."""
    folder = tmp_path / "generated"
    folder.mkdir()
    for name, text in {
        "test_a.py": "from pipeline.load import load\n",
        "test_b.py": "def f():\n    import pipeline\n",
        "test_c.py": "import wherry.pipeline\nfrom . import pipeline\n",
    }.items():
        (folder / name).write_text(text)
    found = sorted(path.name for path in check_wheel.needing_the_generator(tmp_path))
    assert found == ["test_a.py", "test_b.py"]


@pytest.mark.parametrize(
    ("outcomes", "absent", "ci", "status"),
    [
        ([True], [], "", 0),
        ([True], ["3.12"], "", 0),
        ([True], ["3.12"], "true", 1),
        ([True], ["3.14"], "true", 0),
        ([True, False], [], "", 1),
        ([], ["3.12"], "", 1),
    ],
)
def test_the_exit_status(
    outcomes: list[bool],
    absent: list[str],
    ci: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A failed run fails; a Python that is not there is named, and fails where CI is set; no run at all fails."""
    monkeypatch.setenv("CI", ci)
    run = [check_wheel.Outcome("3.11", passed, 1.0, "said") for passed in outcomes]
    assert check_wheel.report(Path("wherry-1-py3-none-any.whl"), run, absent) == status
    printed = capsys.readouterr().out
    assert [version for version in absent if f"CPython {version}  NOT TESTED" not in printed] == []
