"""The workflows of .github, run here: their own lines, in a repository with a base and a head."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT, commit, git, repository
from tests.official.index import Index, serving
from tests.official.making import RESOURCE, method, request, wheel
from tests.pipeline.test_spec_sources import MEMBER
from tests.pipeline.test_spec_sources import wheel as spec_wheel

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    return loaded


def steps(name: str) -> dict[str, dict[str, Any]]:
    """The steps of the jobs of a workflow, by name."""
    jobs = workflow(name)["jobs"].values()
    return {step.get("name", step.get("uses")): step for job in jobs for step in job["steps"]}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_careful(path: Path) -> None:
    """Permissions are named, time is limited, pipes fail, and nothing that others write gets into a line that is run."""
    loaded = workflow(path.name)
    assert set(loaded["permissions"].values()) <= {"read", "write"}
    assert loaded["defaults"]["run"]["shell"] == "bash"
    assert "pull_request_target" not in loaded[True]  # YAML 1.1 reads `on` as true
    for job in loaded["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert not EXPRESSION.search(step.get("run", ""))
            assert re.fullmatch(r"actions/[\w-]+@v\d+|[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", "actions/x@v1"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_scripts_of_workflows_exist(path: Path) -> None:
    """Every script, make target and option that a workflow names is there."""
    lines = "\n".join(step.get("run", "") for step in steps(path.name).values()).replace("\\\n", " ")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake (\w+)", lines)) <= targets
    scripts = re.findall(r"\.venv/bin/python (scripts/\S+)|^(\.ci/\S+)$", lines, re.MULTILINE)
    assert scripts
    for script in map("".join, scripts):
        assert (ROOT / script).is_file()
    told = subprocess.run(
        [sys.executable, ROOT / "scripts/apidiff.py", "--help"], capture_output=True, text=True, check=True
    )
    for line in lines.splitlines():
        if "scripts/apidiff.py" in line:
            options = [word for word in shlex.split(line) if word.startswith("--")]
            assert [option for option in options if option not in told.stdout] == []


# --- run -------------------------------------------------------------------------------------------------------------

GH = """\
#!/bin/sh
# Stands in for GitHub's command: writes down how it was called, and answers what the test says.
printf '%s\\n' "$*" >> "$GH_CALLS"
case "$*" in *"--paginate"*|*"pr list"*) cat "$GH_ANSWER" ;; esac
"""


BESIDE = MEMBER.replace("openapi.yml", "metadata.json")
METADATA = json.dumps({"lastSynced": "2026-05-31", "hash": f"sha256:{hashlib.sha256(DOCUMENT.encode()).hexdigest()}"})
PACKAGES = [
    (
        version,
        day,
        {
            "resources/things.py": f"{RESOURCE}\nclass Things(SyncAPIResource):\n{textwrap.indent(method(request()), '    ')}{more}"
        },
    )
    for version, day, more in (
        ("1.0.0", "2026-05-01", ""),
        ("2.0.0", "2026-06-02", textwrap.indent(method(request(path='"/things/stop"'), name="stop"), "    ")),
    )
]
"""Two versions of the official package: the second has one operation more."""


class Runner:
    """A clone on a machine of GitHub, in small: `make`, `gh` and `.venv` are stand-ins, git and the scripts are real."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clone = repository(folder / "clone")
        # With their bytecode, which holds for a copy of the same age: a clone starts a dozen programs.
        for name in ("scripts", "templates"):
            shutil.copytree(ROOT / name, self.clone / name)
        for name in ("Makefile", "pyproject.toml", "CHANGELOG.md", ".gitignore"):
            shutil.copy(ROOT / name, self.clone)
        (folder / "answer").write_text("")
        (folder / "calls").write_text("")
        for name, text in {"gh": GH, "make": self._make()}.items():
            (folder / "bin").mkdir(exist_ok=True)
            (folder / "bin" / name).write_text(text)
            (folder / "bin" / name).chmod(0o755)
        (self.clone / ".venv" / "bin").mkdir(parents=True)
        (self.clone / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
        (self.clone / ".venv" / "bin" / "python").chmod(0o755)

    def _make(self) -> str:
        """`make`, without the installation that its targets begin with."""
        real = shutil.which("make")
        assert real
        return f'#!/bin/sh\n[ "$1" = install ] && exit 0\nexec {real} --assume-old=install "$@"\n'

    def run(self, step: dict[str, Any], **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the lines of a step as GitHub does."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.clone,
            env={
                **os.environ,
                "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "GH_CALLS": str(self.folder / "calls"),
                "GH_ANSWER": str(self.folder / "answer"),
                "GITHUB_REPOSITORY": "owner/name",
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
                "GIT_CONFIG_GLOBAL": os.devnull,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text().splitlines()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    spec = {"spec/surface.toml": "", "spec/docs.toml": "", "spec/overlays/.keep": ""}
    (made.folder / "first.yaml").write_text(DOCUMENT)
    commit(made.clone, {**spec, "spec/openapi.yaml": DOCUMENT})
    return made


def test_the_comment_of_a_pull_request(runner: Runner) -> None:
    """The base is compared with the head; a comment is made, replaced by the next run, and the run fails on a break."""
    base = git(runner.clone, "rev-parse", "HEAD")
    commit(runner.clone, {"spec/openapi.yaml": BROKEN})
    found = steps("api-diff.yml")
    job = workflow("api-diff.yml")["jobs"]["diff"]
    assert job["env"]["BASE"] == "${{ github.event.pull_request.base.sha }}"
    environment = {"BASE": base, "GH_TOKEN": "x", "PULL": "7"}

    compared = runner.run(found["Compare"], **environment)
    assert (compared.returncode, compared.stderr) == (0, "")
    comment = (runner.clone / "build/apidiff/comment.md").read_text()
    assert comment.startswith("<!-- apidiff -->\n### API diff: 🔴 major, 1 break\n")
    assert json.loads((runner.clone / "build/apidiff/report.json").read_text())["verdict"] == "major"

    assert runner.run(found["Comment"], **environment).returncode == 0
    assert runner.calls()[-1] == (
        "api --silent --method POST repos/owner/name/issues/7/comments -F body=@build/apidiff/comment.md"
    )
    (runner.folder / "answer").write_text("4711\n4712\n")
    assert runner.run(found["Comment"], **environment).returncode == 0
    assert runner.calls()[-1] == (
        "api --silent --method PATCH repos/owner/name/issues/comments/4711 -F body=@build/apidiff/comment.md"
    )

    verdict = runner.run(found["Verdict"], **environment)
    assert verdict.returncode == 1
    assert verdict.stdout.startswith("::error file=spec/openapi.yaml,line=")
    assert (runner.folder / "summary").read_text() == comment


def test_a_pull_request_that_breaks_nothing(runner: Runner) -> None:
    """Additions pass; a base that the clone does not have never passes."""
    base = git(runner.clone, "rev-parse", "HEAD")
    commit(runner.clone, {"spec/openapi.yaml": ADDED})
    found = steps("api-diff.yml")
    assert runner.run(found["Compare"], BASE=base).returncode == 0
    assert runner.run(found["Verdict"], BASE=base).returncode == 0
    for lost in ("0" * 40, ""):
        assert runner.run(found["Compare"], BASE=lost).returncode == 3
        assert runner.run(found["Verdict"], BASE=lost).returncode == 3


def test_the_nightly_update(runner: Runner) -> None:
    """A new document becomes a branch and a pull request; the same one again only renews both."""
    origin = runner.folder / "origin"
    git(runner.folder, "init", "--quiet", "--bare", "origin")
    git(runner.clone, "remote", "add", "origin", str(origin))
    (runner.clone / "generated").mkdir()
    found = steps("spec-update.yml")
    ready = runner.run({"run": "make update FROM=../first.yaml UPDATE=--against=../first.yaml"})
    assert ready.returncode == 0, ready.stderr
    commit(runner.clone, {})

    environment = {"BRANCH": "spec-update", "GH_TOKEN": "x", "SOURCE": str(runner.folder / "first.yaml")}
    unchanged = runner.run(found["Update"], **environment)
    assert unchanged.returncode == 0, unchanged.stderr
    assert "The spec has not changed." in runner.run(found["Open a pull request"], **environment).stdout
    assert runner.calls() == []

    (runner.folder / "new.yaml").write_text(BROKEN)
    environment["SOURCE"] = str(runner.folder / "new.yaml")
    updated = runner.run(found["Update"], **environment)
    assert updated.returncode == 0, updated.stderr
    assert "verdict: major" in (runner.clone / "build/apidiff/update.txt").read_text()
    opened = runner.run(found["Open a pull request"], **environment)
    assert opened.returncode == 0, opened.stderr
    assert runner.calls()[-1].startswith("pr create --head spec-update")
    pushed = git(origin, "show", "--name-only", "--format=%s", "spec-update").splitlines()
    assert pushed[0] == "Update the API spec"
    assert {"CHANGELOG.md", "spec/openapi.yaml", "spec/lock.toml", "generated/wherry/api-surface.json"} <= set(pushed)
    assert not [name for name in pushed if name.startswith(("build/", ".venv/"))]

    (runner.folder / "answer").write_text("3\n")
    git(runner.clone, "checkout", "--quiet", "main")
    assert runner.run(found["Update"], **environment).returncode == 0
    assert runner.run(found["Open a pull request"], **environment).returncode == 0
    assert runner.calls()[-1].startswith("pr edit spec-update")


def test_the_nightly_update_takes_the_newest_package(runner: Runner) -> None:
    """A new version of the official package becomes a branch, with the spec as it was."""
    git(runner.folder, "init", "--quiet", "--bare", "origin")
    git(runner.clone, "remote", "add", "origin", str(runner.folder / "origin"))
    (runner.clone / "generated").mkdir()
    found = steps("spec-update.yml")
    wheels = {wheel(runner.folder, files, version): day for version, day, files in PACKAGES}
    source = str(spec_wheel(runner.folder, {MEMBER: DOCUMENT, BESIDE: METADATA}))
    with serving(Index(dict(list(wheels.items())[:1])), pip=True) as index:
        ready = runner.run({"run": f"make update FROM={source} SDK=openai UPDATE=--against=../first.yaml"})
        assert ready.returncode == 0, ready.stderr
        commit(runner.clone, {})
        index.uploaded = dict(wheels)
        updated = runner.run(found["Update"], BRANCH="spec-update", GH_TOKEN="x", SOURCE=source, SDK="")
    assert updated.returncode == 0, updated.stderr
    assert "official    openai==2.0.0 of 2026-06-02" in updated.stdout
    assert "from the official package 2.0.0" in (runner.clone / "CHANGELOG.md").read_text()
    opened = runner.run(found["Open a pull request"], BRANCH="spec-update", GH_TOKEN="x")
    assert opened.returncode == 0, opened.stderr
    pushed = set(git(runner.folder / "origin", "show", "--name-only", "--format=", "spec-update").splitlines())
    assert {"spec/supplement.yaml", "spec/official-names.yaml", "spec/lock.toml", "CHANGELOG.md"} <= pushed
    assert "spec/openapi.yaml" not in pushed


def test_a_failing_update_fails_the_night(runner: Runner) -> None:
    """An update that stops is not hidden by the pipe behind it."""
    ended = runner.run(steps("spec-update.yml")["Update"], SOURCE="nowhere.yaml")
    assert ended.returncode != 0
