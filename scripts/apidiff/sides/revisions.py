"""Files, folders and tags of the git repository at a revision, by `git show`. Nothing is checked out.

A clone that belongs to another user is read too (CI clones as one user and runs as another).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..errors import InputUnreadable

_GIT = ("git", "-c", "safe.directory=*", "-c", "core.quotePath=false")


def _git(root: Path, *arguments: str) -> bytes:
    try:
        ended = subprocess.run([*_GIT, *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise InputUnreadable("git is not installed", fix="install git, or name files instead of revisions") from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise InputUnreadable(said[0] if said else f"git {arguments[0]} failed")
    return ended.stdout


def top(folder: Path) -> Path | None:
    """Return the top folder of the repository around a folder; None outside of one."""
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    except InputUnreadable:
        return None


def commit(root: Path, revision: str) -> str:
    """Return the commit that a revision names (40 hex digits); "" if it names none."""
    if not revision or revision.startswith("-"):
        return ""
    try:
        return (
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except InputUnreadable:
        return ""


def known(root: Path, revision: str) -> str:
    """Return the commit that a revision names. Raises InputUnreadable if it names none."""
    found = commit(root, revision)
    if not found:
        raise InputUnreadable(
            f"the repository has no revision {revision!r}",
            fix=f"fetch it first (`git fetch origin {revision.removeprefix('origin/')}`; in CI: a clone with fetch-depth: 0)",
        )
    return found


def read(root: Path, revision: str, path: str) -> bytes | None:
    """Return a file at a commit; None if there was none. Paths are relative to the top of the repository."""
    listed = _git(root, "ls-tree", "-z", "--full-tree", revision, "--", path).decode()
    if not listed:
        return None
    _, kind, object_id = listed.partition("\t")[0].split(" ")
    return _git(root, "cat-file", "blob", object_id) if kind == "blob" else None


def folder(root: Path, revision: str, path: str) -> dict[str, bytes]:
    """Return the files of a folder (not of its subfolders) at a commit; {} if there was none."""
    listed = _git(root, "ls-tree", "-z", "--full-tree", revision, "--", f"{path}/").decode()
    found = {}
    for entry in filter(None, listed.split("\0")):
        kind, name = entry.partition("\t")[0].split(" ")[1], entry.partition("\t")[2]
        if kind == "blob":
            found[name.rpartition("/")[2]] = _git(root, "cat-file", "blob", entry.partition("\t")[0].split(" ")[2])
    return found


def last_release(root: Path) -> str:
    """Return the newest `v*` tag that the present commit descends from."""
    try:
        return _git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*").decode().strip()
    except InputUnreadable as error:
        raise InputUnreadable(
            "--since-release: no v* tag leads to the current commit",
            fix="fetch the tags (`git fetch --tags`; in CI: a clone with fetch-depth: 0), or name the old side",
        ) from error
