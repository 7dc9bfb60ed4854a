"""What stands in several places says the same: versions, pins, make targets, attributes; and the checks can fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from checking import lanes, report
from checking.lanes import Outcome
from checking.table import Step, groups

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$", re.MULTILINE)
PINNED = ("requirements-dev.txt", "requirements-py310.txt")
ENGINES = ("dask", "ray")
"""Extras that have an environment of their own in the tests."""


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    """pyproject.toml, read."""
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def make_targets(root: Path) -> set[str]:
    """Return the targets that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*## ", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


# --- versions --------------------------------------------------------------------------------------------------------


def test_changelog_version(root: Path, pyproject: dict[str, Any]) -> None:
    """The newest numbered section of the changelog is the version of the package, below `Unreleased`."""
    sections = re.findall(r"^## \[?([^\]\s]+)", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert sections[:2] == ["Unreleased", pyproject["project"]["version"]]


def test_package_version(root: Path, pyproject: dict[str, Any]) -> None:
    """The generated package carries the version of pyproject.toml as a literal."""
    literal = f'__version__ = "{pyproject["project"]["version"]}"'
    sources = (path.read_text("utf-8") for path in (root / "generated/wherry").rglob("*.py"))
    assert [literal in source for source in sources if re.search("^__version__ =", source, re.MULTILINE)] == [True]


# --- pins ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "least"),
    [
        *((name, 20) for name in PINNED),
        ("requirements-engines.txt", 40),
        ("requirements-frameworks.txt", 60),
        ("requirements-frameworks-openai2.txt", 40),
        ("requirements-official.txt", 10),
        ("requirements-pyodide.txt", 3),
        ("requirements-site.txt", 10),
        ("requirements-tracing.txt", 30),
    ],
)
def test_pins_are_portable(root: Path, name: str, least: int) -> None:
    """A requirements file holds exact versions and hashes alone: no address, no path, no index."""
    lines = (root / name).read_text("utf-8").splitlines()
    shape = re.compile(r"#.*|[a-z0-9-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not shape.fullmatch(line)] == []
    assert sum("==" in line for line in lines) >= least


def test_pins_agree(root: Path) -> None:
    """Where both requirements files pin a package for newer Pythons, they pin the same version."""
    dev, behaviour = (
        {
            (match["name"], match["version"])
            for match in PIN.finditer((root / name).read_text("utf-8"))
            if "python_full_version < '3.11'" not in (match["marker"] or "")
        }
        for name in PINNED
    )
    assert behaviour
    assert behaviour - dev == set()


@pytest.mark.parametrize(
    ("name", "group"), [(PINNED[0], "dev"), (PINNED[1], "behaviour"), ("requirements-engines.txt", "engines")]
)
def test_pins_hold_what_is_asked_for(root: Path, pyproject: dict[str, Any], name: str, group: str) -> None:
    """Every dependency of pyproject.toml, of extras too, is pinned, and at its very version where it asks for one."""
    pinned = {match["name"]: match["version"] for match in PIN.finditer((root / name).read_text("utf-8"))}
    groups = pyproject["dependency-groups"]
    extras = dict(pyproject["project"]["optional-dependencies"])
    engines = {name: extras.pop(name) for name in ENGINES}
    asked = [*pyproject["project"]["dependencies"], *groups[group]]
    asked += chain(*engines.values()) if group == "engines" else [*chain(*extras.values()), *groups["behaviour"]]
    for requirement in filter(lambda item: isinstance(item, str), asked):
        match = re.fullmatch(r"(?P<name>[A-Za-z0-9-]+)(?:\[\w+\])?(?:==(?P<version>[^; ]+))?.*", requirement)
        assert match
        assert match["name"] in pinned
        assert match["version"] in (None, pinned[match["name"]])


def test_tools_are_the_pinned_ones(root: Path) -> None:
    """The tools that shape the output are named in spec/lock.toml, pinned at that version, and installed so."""
    tools = tomllib.loads((root / "spec/lock.toml").read_text("utf-8"))["generator"]
    pinned = {match["name"]: match["version"] for match in PIN.finditer((root / PINNED[0]).read_text("utf-8"))}
    assert {"openapi-python-client", "ruff"} <= tools.keys()
    assert tools == {name: pinned[name] for name in tools} == {name: version(name) for name in tools}


# --- make ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "least"),
    [
        ("README.md", {"run", "test"}),
        ("CONTRIBUTING.md", {"install", "run", "check", "test", "generate"}),
        ("scripts/README.md", {"update"}),
        ("spec/README.md", {"update"}),
        ("tests/README.md", {"test"}),
        ("templates/README.md", {"generate"}),
    ],
)
def test_pages_name_real_targets(root: Path, page: str, least: set[str]) -> None:
    """Each `make …` of a page is a target that `make help` lists."""
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", (root / page).read_text("utf-8"), re.MULTILINE))
    assert least <= named
    assert named - make_targets(root) == set()


def test_contributing_lists_every_target(root: Path) -> None:
    """The table of targets in CONTRIBUTING.md has all that `make help` lists, except `help` itself and `install`, its first command."""
    rows = re.findall(r"^\| `make ([a-z-]+)` \|", (root / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(make_targets(root) - {"help", "install"})


def test_make_help_lists_every_target(root: Path) -> None:
    """`make` alone lists every target, each with what it is for."""
    printed = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^make ([\w-]+) +(.+)$", printed, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert set(listed) == set(phony[1].split()) == make_targets(root)


def test_find_python_says_what_is_missing(root: Path) -> None:
    """Without a Python that is new enough, the message says which one is needed and how to name it."""
    script = root / "scripts/find-python"
    found = subprocess.run([script, "3.99"], capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert found.stdout == ""
    assert "3.99" in found.stderr
    assert "PYTHON=" in found.stderr


def test_find_python_takes_the_one_it_is_given(root: Path) -> None:
    """PYTHON names the interpreter, and one that will not do is refused rather than passed over."""
    script = root / "scripts/find-python"

    def ask(python: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHON": python}
        return subprocess.run([script, "3.11"], env=env, capture_output=True, text=True, check=False)

    assert Path(ask(sys.executable).stdout.strip()) == Path(sys.executable)
    refused = ask(shutil.which("false") or "false")
    assert (refused.returncode, refused.stdout) == (1, "")


# --- git -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "generated"),
    [
        ("generated/wherry/client.py", "true"),
        ("generated/wherry/_runtime/transports/base.py", "true"),
        ("generated/wherry/api-surface.json", "true"),
        ("templates/runtime/response/sse.py", "unspecified"),
        ("scripts/generate.py", "unspecified"),
        ("spec/openapi.yaml", "unspecified"),
    ],
)
def test_git_attributes(root: Path, tmp_path: Path, path: str, generated: str) -> None:
    """Git knows which files are generated, and gives every file the same line ending on every machine."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    shutil.copy(root / ".gitattributes", tmp_path)
    command = ["git", "check-attr", "-z", "linguist-generated", "eol", "--", path]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split("\0")
    assert dict(zip(told[1::3], told[2::3], strict=True)) == {"linguist-generated": generated, "eol": "lf"}


# --- what CI runs ----------------------------------------------------------------------------------------------------


def stand_in(path: Path, script: str) -> None:
    """Write a small shell program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


BROKEN = ("", "ruff format", "ruff check", "generate.py --check", "mypy", "pyright", "check_wheel.py", "tests/runtime")


@pytest.mark.parametrize("broken", BROKEN)
def test_check_fails_when_a_step_fails(root: Path, tmp_path: Path, broken: str) -> None:
    """scripts/check.py runs every step of the table, and fails if one fails, which it names."""
    shutil.copytree(root / "scripts/checking", tmp_path / "scripts/checking")
    for name in ("scripts/check.py", "scripts/install_pinned.py", "tests/groups.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    for tool in ("python", "ruff", "pyright"):
        stand_in(
            tmp_path / ".venv/bin" / tool,
            f'echo "{tool} $*" >> calls\ncase "{tool} $*" in *"{broken or "nothing is broken"}"*) exit 3;; esac',
        )
    command = [sys.executable, str(tmp_path / "scripts/check.py")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    steps = groups(root / "tests/groups.toml")["test"].steps
    assert sorted(map(str.rstrip, calls)) == sorted(" ".join(step.command) for step in steps)
    assert [call for call in calls if broken in call]
    assert ended.returncode == (1 if broken else 0)
    assert ended.stdout.count("FAILED") == (2 if broken else 0)  # at its end, and in the table


def test_every_folder_of_tests_has_a_budget(root: Path) -> None:
    """Every module of tests belongs to a step of the table, and every step has tests."""
    known = groups(root / "tests/groups.toml")
    named = [Path(step.name) for group in known.values() for step in group.steps if step.name.startswith("tests/")]
    modules = [path.relative_to(root) for path in sorted((root / "tests").rglob("test_*.py"))]
    assert [module for module in modules if not any(module.is_relative_to(name) for name in named)] == []
    assert [name for name in named if not any(module.is_relative_to(name) for module in modules)] == []


def test_make_test_all_runs_every_group(root: Path) -> None:
    """`make test` and `make test-all` leave no group of the table out."""
    (line,) = re.findall(r"\$\(or \$\(GROUPS\),([a-z0-9 -]+)\)", (root / "Makefile").read_text("utf-8"))
    assert sorted(["test", *line.split()]) == sorted(groups(root / "tests/groups.toml"))


def test_what_is_over_its_budget_is_told(tmp_path: Path) -> None:
    """The table shows what each step took beside its budget; the end of a step shows what was skipped."""
    step = Step("tests/x", ("python",), 2)
    output = "..\n=== short test summary info ===\nSKIPPED [1] x.py: no such tool\n1 passed, 1 skipped in 3 s\n"
    outcome = Outcome(step, True, output, 3, 2.6)
    assert "SKIPPED [1] x.py: no such tool" in report.words(outcome)
    assert report.table([outcome]).splitlines()[1].split() == [
        "tests/x",
        "3",
        "s",
        "2",
        "s",
        "3",
        "s",
        "over",
        "its",
        "budget",
    ]
    (tmp_path / "build").mkdir()
    (tmp_path / "build/x").write_bytes(b"x" * 2_000_000)
    assert report.put_into_the_clone(tmp_path).startswith("in the clone: 2 MB of 900 (build 2)")


def test_a_step_that_hangs_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step over the limit fails and says so; nothing that it started goes on."""
    monkeypatch.setattr(lanes, "LIMIT_S", 0.5)
    stand_in(tmp_path / "bin/hang", 'sleep 60 & echo "$!"; wait')
    (outcome,) = lanes.run([Step("hang", ("hang",), 1)], tmp_path / "bin", tmp_path, tell=len, ended=id)
    assert not outcome.passed
    assert "not done after" in outcome.output
    child = int(outcome.output.split()[0])
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("the child goes on")


@pytest.mark.parametrize(("status", "calls"), [(0, ["test", "test-all"]), (2, ["test"])])
def test_ci_ends_as_make_ends(root: Path, tmp_path: Path, status: int, calls: list[str]) -> None:
    """.ci/run calls `make test`, then `make test-all`, with CI set, and takes over the exit status of what fails."""
    for name in (".ci/run", "scripts/find-python"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    stand_in(tmp_path / "bin/make", f'echo "CI=$CI make $*"\nexit {status}')
    for tool in ("chromium", "chromedriver", "zsh"):  # else it would install them
        stand_in(tmp_path / "bin" / tool, "")
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run([tmp_path / ".ci/run"], env=env, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.returncode) == ("".join(f"CI=true make {call}\n" for call in calls), status)
