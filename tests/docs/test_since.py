"""The reference marks what came after the first release with its version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docsite import facts, reference, since
from releasing import git

METHODS = {method.dotted: method for resource in facts.resources() for method in resource.methods}


def manifest(**methods: list[str]) -> dict[str, Any]:
    """A whole manifest with one resource, `files`."""
    made = {name: {"parameters": [{"name": each} for each in listed]} for name, listed in methods.items()}
    return {"format": 1, "resources": {"files": {"methods": made}}}


def released(root: Path, version: str, surface: dict[str, Any]) -> None:
    """Commit a manifest, and tag it."""
    file = root / since.MANIFEST
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(surface), "utf-8")
    git.git(root, "add", "--all")
    git.git(root, "-c", "user.name=a", "-c", "user.email=a@example.test", "commit", "--quiet", "--message", version)
    git.git(root, "tag", f"v{version}")


def test_releases_are_compared(tmp_path: Path) -> None:
    """A method or argument has the first release that has it; those of the oldest have none, and pre-releases do not count."""
    git.git(tmp_path, "init", "--quiet")
    released(tmp_path, "0.1.0", manifest(create=["file"]))
    released(tmp_path, "0.2.0rc1", manifest(create=["file", "tried"]))
    released(tmp_path, "0.2.0", manifest(create=["file", "purpose"], list=["limit"]))
    released(tmp_path, "0.10.0", manifest(create=["file", "purpose"], list=["limit", "after"]))
    now = manifest(create=["file", "purpose"], list=["limit", "after"], copy=[])
    found = since.compared(tmp_path, now, "0.10.0")
    assert found.releases == ("0.1.0", "0.2.0", "0.10.0")
    assert found.brought == {
        "files.create.purpose": "0.2.0",
        "files.list": "0.2.0",
        "files.list.limit": "0.2.0",
        "files.list.after": "0.10.0",
        "files.copy": "the next version",
    }
    assert since.compared(tmp_path, now, "0.11.0").brought["files.copy"] == "0.11.0"


def test_without_releases(tmp_path: Path) -> None:
    """Nothing is marked before the first release, and in an unpacked sdist."""
    assert since.compared(tmp_path, manifest(create=["file"]), "0.1.0") == since.Since()
    git.git(tmp_path, "init", "--quiet")
    git.git(
        tmp_path,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.test",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "a",
    )
    assert since.compared(tmp_path, manifest(create=["file"]), "0.1.0") == since.Since()


def test_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new method says so among its facts, a new argument beside its name; arguments of a new method need no mark."""
    brought = {
        "files.list": "0.2.0",
        "files.list.limit": "0.2.0",
        "files.list.after": "0.3.0",
        "files.create.purpose": "0.2.0",
    }
    monkeypatch.setattr(since, "known", lambda: since.Since(("0.1.0",), brought))
    listing = "\n".join(reference.section(METHODS["files.list"]))
    assert "<tr><th>Since</th><td>0.2.0</td></tr>" in listing
    assert listing.count("since 0.") == 1
    assert "since 0.3.0" in listing
    creating = "\n".join(reference.section(METHODS["files.create"]))
    assert "<th>Since</th>" not in creating
    assert "since 0.2.0" in creating
    assert reference.releases() != []
