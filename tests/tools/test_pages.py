"""The page docs/apidiff.md: a reader who types what it shows gets what it says. test_generate.py has docs/generate.md."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from apidiff.report import catalogue
from tests.apidiff.repositories import ADDED, DOCUMENT, commit, git, repository
from tests.docs.test_readme import blocks
from tests.tools.test_action import ACTION, HOOKS
from tests.tools.wheels import ROOT, Installed

FILE = re.compile(r"`([\w.]+\.yaml)`:\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```sh\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def reader(installed: Installed, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return a folder to work in, and an environment in which the commands of the wheel are installed; pip does nothing."""
    (tmp_path / "bin").mkdir()
    scripts = {
        "wherry-apidiff": f'exec {shlex.join(installed.command("apidiff"))} "$@"',
        "wherry-generate": f'exec {shlex.join(installed.command("generate", whole=True))} "$@"',
        "python": f'exec {shlex.quote(sys.executable)} "$@"',
        "pip": ":",
    }
    for name, text in scripts.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    (tmp_path / "work").mkdir()
    return tmp_path / "work", {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHONPATH": str(tmp_path / "work/petlib-client"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": "100",
    }


def typed(code: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Type a block into a shell; a comparison that finds something ends with 1, and all else has to end with 0."""
    done = subprocess.run(
        ["bash", "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=200
    )
    assert done.returncode == 0 or (done.returncode == 1 and "verdict:" in done.stdout), done.stdout + done.stderr
    return done


def test_the_page_of_the_diff(installed: Installed, tmp_path: Path) -> None:
    """With the files that the page shows, each command prints what the page prints, and accepting a finding works."""
    folder, environment = reader(installed, tmp_path)
    text = page("apidiff.md")
    for name, document in FILE.findall(text):
        (folder / name).write_text(document)
    shown = dict(SHOWN.findall(text))
    assert len(shown) == 3
    commands = [block.code for block in blocks(text) if block.language == "sh"]
    for code in commands:
        done = typed(code, folder, environment)
        assert code not in shown or done.stdout == shown[code]
    assert (folder / "report.html").read_text().startswith("<!doctype html>")
    assert 'until = "4.0.0"' in (folder / "apidiff-accept.toml").read_text()
    assert "1 accepted" in done.stdout


def test_the_page_of_the_rules() -> None:
    """docs/apidiff-rules.md is what `apidiff.py rules --markdown` writes."""
    assert page("apidiff-rules.md") == catalogue.page()


def test_workflows_of_the_page() -> None:
    """The workflow of the page passes inputs that the action has and reads an output that it has; the hook exists."""
    found: list[Any] = [yaml.safe_load(block.code) for block in blocks(page("apidiff.md")) if block.language == "yaml"]
    workflow, _ = [each for each in found if "jobs" in each]
    (job,) = workflow["jobs"].values()
    (step,) = [each for each in job["steps"] if "/wherry@" in each["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert set(re.findall(r"steps\.diff\.outputs\.(\w+)", str(job))) <= set(ACTION["outputs"])
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    (repository,), (local,) = [each["repos"] for each in found if "repos" in each]
    assert {hook["id"] for hook in repository["hooks"]} <= set(HOOKS)
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        same = HOOKS[hook["id"]]
        assert hook["entry"].startswith(same["entry"])
        assert (hook["language"], hook["pass_filenames"]) == ("system", same["pass_filenames"])


def test_the_workflow_with_the_wheel_alone(installed: Installed, tmp_path: Path) -> None:
    """In a clone, as the checkout of the page leaves it, its commands pass what breaks nothing, and mark and refuse a break."""
    found: list[Any] = [yaml.safe_load(block.code) for block in blocks(page("apidiff.md")) if block.language == "yaml"]
    _, workflow = [each for each in found if "jobs" in each]
    (job,) = workflow["jobs"].values()
    checkout, _, *steps = job["steps"]
    assert checkout["with"]["fetch-depth"] == 0  # with less, origin has no other branch
    lines = "\n".join(step["run"] for step in steps)
    assert lines.startswith("pip install wheels/wherry_tools-*.whl\n")
    folder, environment = reader(installed, tmp_path)
    commit(repository(folder), {"openapi.yaml": DOCUMENT})
    git(folder, "branch", "-M", "harbour")
    git(tmp_path, "clone", "-q", str(folder), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "-q", "-b", "change")
    environment["GITHUB_BASE_REF"] = "harbour"
    ended = {}
    for name, text in {
        "more": ADDED,
        "less": DOCUMENT.replace("required: [harbour]", "required: [harbour, class]"),
    }.items():
        commit(clone, {"openapi.yaml": text})
        done = subprocess.run(
            ["bash", "-e", "-c", lines], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        ended[name] = done.returncode, "::error file=openapi.yaml,line=" in done.stdout
        assert "surface.toml" not in done.stdout + done.stderr
    assert ended == {"more": (0, False), "less": (1, True)}
