"""action.yml and .pre-commit-hooks.yaml, run here: their own lines, in somebody else's repository, with the wheel."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.apidiff.repositories import ADDED, BROKEN, DOCUMENT, commit, git, repository
from tests.tools.wheels import ROOT, Installed

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
PROJECT = tomllib.loads((ROOT / "scripts/pyproject.toml").read_text("utf-8"))["project"]
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
GH = """\
#!/bin/sh
# Stands in for GitHub's command: writes down how it was called, and answers what the test says.
printf '%s\\n' "$*" >> "$GH_CALLS"
case "$*" in *--paginate*) cat "$GH_ANSWER" ;; esac
"""
PYTHON = """\
#!/bin/sh
# Stands in for Python: makes an environment of stand-ins, and writes down what pip would install.
printf '%s\\n' "$*" >> "$PIP_CALLS"
case "$*" in "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;; esac
"""


class Runner:
    """A machine of GitHub, in small: a clone, and the files that steps talk through. Python and gh are stand-ins."""

    def __init__(self, folder: Path, installed: Installed) -> None:
        self.folder = folder
        self.clone = repository(folder / "clone")
        for name in ("output", "summary", "pip", "gh", "answer"):
            (folder / name).write_text("")
        (folder / "bin").mkdir()
        for name, text in {"gh": GH, "python": PYTHON}.items():
            (folder / "bin" / name).write_text(text)
            (folder / "bin" / name).chmod(0o755)
        tools = folder / "temp/wherry-tools/bin"
        tools.mkdir(parents=True)
        (tools / "wherry-apidiff").write_text(f'#!/bin/sh\nexec {shlex.join(installed.command("apidiff"))} "$@"\n')
        (tools / "wherry-apidiff").chmod(0o755)

    def run(self, step: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the lines of a step as GitHub does; what its `env` takes from inputs and steps is in `environment`."""
        assert set(STEPS[step].get("env", {})) <= set(environment)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            cwd=self.clone,
            env={
                **os.environ,
                "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "GH_CALLS": str(self.folder / "gh"),
                "GH_ANSWER": str(self.folder / "answer"),
                "PIP_CALLS": str(self.folder / "pip"),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(self.folder / "output"),
                "GITHUB_REPOSITORY": "owner/name",
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
                "GIT_CONFIG_GLOBAL": os.devnull,
                "RUNNER_TEMP": str(self.folder / "temp"),
                "XDG_CACHE_HOME": str(self.folder / "cache"),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def diff(self, base: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run the comparison with the defaults of the inputs."""
        given = {
            "SPEC": "api/openapi.yaml",
            "FAIL_ON": ACTION["inputs"]["fail-on"]["default"],
            "POLICY": ACTION["inputs"]["policy"]["default"],
            "LEVEL": ACTION["inputs"]["level"]["default"],
        }
        (self.folder / "output").write_text("")
        return self.run("diff", BASE=base, **{**given, **more})

    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "output").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path, installed: Installed) -> Runner:
    return Runner(tmp_path, installed)


def test_nothing_that_others_write_is_run() -> None:
    """Inputs reach a step through its environment only, what is used is pinned, and every input is used."""
    for step in STEPS.values():
        assert not EXPRESSION.search(step.get("run", ""))
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", f"a/b@{'0' * 40}"))
        assert step.get("shell", "bash") == "bash"
    text = (ROOT / "action.yml").read_text("utf-8").partition("\nruns:")[2]
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    for output in ACTION["outputs"].values():
        (name,) = EXPRESSION.findall(output["value"])
        step, _, what = name.removeprefix("steps.").partition(".outputs.")
        assert f"{what}=" in STEPS[step]["run"]


def test_what_is_installed(runner: Runner) -> None:
    """Everything is installed from the checkout of the action, or pinned with hashes."""
    done = runner.run("install", PYTHON=str(runner.folder / "bin/python"))
    assert done.returncode == 0, done.stderr
    made, pinned, own = (runner.folder / "pip").read_text().splitlines()
    assert made == f"-m venv {runner.folder / 'temp/wherry-tools'}"
    assert "--require-hashes" in pinned
    assert pinned.endswith(f"-r {ROOT / 'requirements-tools.txt'}")
    assert {"--no-deps", "--no-build-isolation", str(ROOT / "scripts")} <= set(own.split())


def test_a_break(runner: Runner) -> None:
    """A break is annotated, fails at the end, and its reports are in the folder that the outputs name."""
    base = commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    commit(runner.clone, {"api/openapi.yaml": BROKEN})
    done = runner.diff(base)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::error file=api/openapi.yaml,line=")
    found = runner.outputs()
    assert (found["verdict"], found["status"]) == ("major", "1")
    reports = Path(found["reports"])
    assert json.loads((reports / "report.json").read_text())["counts"]["break"] == 1
    assert {"report.html", "comment.md", "report.sarif"} <= {path.name for path in reports.iterdir()}
    assert (runner.folder / "summary").read_text().startswith("<!-- apidiff -->\n### API diff: 🔴 major")
    assert runner.run("verdict", STATUS=found["status"]).returncode == 1


def test_an_addition(runner: Runner) -> None:
    """What is new passes; with `fail-on: safe` it does not, and with `level: both` methods have names."""
    base = commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    commit(runner.clone, {"api/openapi.yaml": ADDED})
    assert runner.diff(base).returncode == 0
    assert (runner.outputs()["verdict"], runner.outputs()["status"]) == ("minor", "0")
    assert runner.run("verdict", STATUS="0").returncode == 0
    assert runner.diff(base, FAIL_ON="safe", LEVEL="both").returncode == 0
    assert runner.outputs()["status"] == "1"
    told = json.loads((Path(runner.outputs()["reports"]) / "report.json").read_text())
    assert told["findings"][0]["effects"][0]["at"] == "models.Trip.deck"


def test_a_checkout_of_one_commit(runner: Runner) -> None:
    """A base that the checkout does not have is fetched."""
    base = commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    commit(runner.clone, {"api/openapi.yaml": BROKEN})
    git(runner.clone, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(runner.folder, "clone", "--quiet", "--depth=1", f"file://{runner.clone}", "shallow")
    runner.clone = runner.folder / "shallow"
    done = runner.diff(base)
    assert done.returncode == 0, done.stderr
    assert runner.outputs()["verdict"] == "major"


@pytest.mark.parametrize(("base", "more"), [("0" * 40, {}), ("", {}), ("HEAD", {"SPEC": "gone.yaml"})])
def test_what_cannot_be_compared_fails(runner: Runner, base: str, more: dict[str, str]) -> None:
    """A base or a spec that is not there never passes."""
    commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    done = runner.diff(base, **more)
    status = runner.outputs().get("status", "")
    assert done.returncode or int(status) > 1
    assert "verdict" not in runner.outputs()
    assert runner.run("verdict", STATUS=status).returncode


@pytest.mark.parametrize(
    ("base", "spec"),
    [
        ("HEAD", '$(touch pwned)";touch pwned;"'),
        ('$(touch pwned)";touch pwned;`touch pwned`', "api/openapi.yaml"),
        ("--upload-pack=touch pwned;", "api/openapi.yaml"),
        ("-h", "api/openapi.yaml"),
        ("--output=html=pwned", "api/openapi.yaml"),
        ("HEAD\n::warning::pwned", "api/openapi.yaml"),
        ("main\rpwned", "api/openapi.yaml"),
        ("HEAD", "gone.yaml\n::warning::pwned"),
        ("two words", "api/openapi.yaml"),
        ("HEAD", "-h"),
    ],
)
def test_a_hostile_name(runner: Runner, base: str, spec: str) -> None:
    """A path or a revision that looks like a command or an option is none, is not printed as a line of its own, and fails."""
    commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    done = runner.diff(base, SPEC=spec)
    assert not list(runner.folder.rglob("pwned"))
    assert not re.search(r"^::warning::", done.stdout + done.stderr, re.MULTILINE)
    assert done.returncode or runner.outputs()["status"] in ("2", "3")
    assert "verdict" not in runner.outputs()


def test_a_path_like_an_option(runner: Runner) -> None:
    """A spec may be called like an option."""
    base = commit(runner.clone, {"-h.yaml": DOCUMENT})
    commit(runner.clone, {"-h.yaml": BROKEN})
    assert runner.diff(base, SPEC="-h.yaml").returncode == 0
    assert runner.outputs()["verdict"] == "major"


def test_the_comment(runner: Runner) -> None:
    """The first run writes a comment, a later one replaces it."""
    base = commit(runner.clone, {"api/openapi.yaml": DOCUMENT})
    commit(runner.clone, {"api/openapi.yaml": BROKEN})
    runner.diff(base)
    body = f"-F body=@{runner.folder / 'temp/wherry-apidiff/comment.md'}"
    assert runner.run("comment", GH_TOKEN="x", PULL="7").returncode == 0
    assert (runner.folder / "gh").read_text().splitlines()[-1] == (
        f"api --silent --method POST repos/owner/name/issues/7/comments {body}"
    )
    (runner.folder / "answer").write_text("4711\n4712\n")
    assert runner.run("comment", GH_TOKEN="x", PULL="7").returncode == 0
    assert (runner.folder / "gh").read_text().splitlines()[-1] == (
        f"api --silent --method PATCH repos/owner/name/issues/comments/4711 {body}"
    )


# --- pre-commit --------------------------------------------------------------------------------------------------------


def test_hooks_are_commands_of_the_wheel() -> None:
    """Each hook starts a command of the wheel, and installs the extra that it needs."""
    for hook in HOOKS.values():
        assert hook["entry"].split()[0] in PROJECT["scripts"]
        (needed,) = hook["additional_dependencies"]
        path, _, extra = needed.rstrip("]").partition("[")
        assert (ROOT / path / "pyproject.toml").is_file()
        assert not extra or extra in PROJECT["optional-dependencies"]
        assert hook["language"] == "python"


@pytest.mark.parametrize(("document", "status"), [(ADDED, 0), (BROKEN, 1)])
def test_the_hook(installed: Installed, tmp_path: Path, document: str, status: int) -> None:
    """The hook compares what is about to be committed with the last commit, and fails on a break."""
    clone = repository(tmp_path / "clone")
    commit(clone, {"openapi.yaml": DOCUMENT})
    (clone / "openapi.yaml").write_text(document)
    done = installed.run(
        "apidiff", *HOOKS["wherry-apidiff"]["entry"].split()[1:], "HEAD:openapi.yaml", "openapi.yaml", cwd=clone
    )
    assert done.returncode == status, done.stderr
