"""The repository and clones of it, by git. Only `bring_in` changes the repository, and if it fails, it changes nothing."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import ReleaseError

_GIT = ("git", "-c", "safe.directory=*", "-c", "core.quotePath=false")
_KEPT = ("user.", "gpg.", "commit.gpgsign", "tag.gpgsign")
"""Settings of the repository alone that a commit in a clone needs too."""
_NONE = "0" * 40


@dataclass(frozen=True)
class State:
    """Where a repository is: its branch, its commit, and what is not committed."""

    branch: str
    commit: str
    changes: tuple[str, ...]


def git(root: Path, *arguments: str, **environment: str) -> str:
    """Run git, and return what it printed, stripped. Raises ReleaseError."""
    ended = subprocess.run(
        [*_GIT, *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode:
        said = ended.stderr.strip() or ended.stdout.strip() or f"status {ended.returncode}"
        raise ReleaseError(f"git {arguments[0]}: {said}")
    return ended.stdout.strip()


def state(root: Path) -> State:
    """Return where the repository is; on no branch, its name is empty. Raises ReleaseError outside of one."""
    commit = git(root, "rev-parse", "--verify", "HEAD^{commit}")
    return State(git(root, "branch", "--show-current"), commit, tuple(git(root, "status", "--porcelain").splitlines()))


def default_branch(root: Path) -> str:
    """Return the branch that the remote shows first; `main` if there is no remote."""
    try:
        return git(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD").partition("/")[2]
    except ReleaseError:
        return "main"


def tags(root: Path, revision: str = "HEAD") -> list[str]:
    """Return the tags that lead to a revision."""
    return git(root, "tag", "--list", "--merged", revision).splitlines()


def has_tag(root: Path, name: str) -> bool:
    return bool(git(root, "tag", "--list", name))


def clone(root: Path, target: Path, revision: str, *, umask: int = 0o022) -> Path:
    """Clone the repository at a revision, without copying its history, and with what commits and tags need."""
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [*_GIT, "clone", "--quiet", "--shared", "--no-checkout", str(root.resolve()), str(target)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, umask=umask)
    if ended.returncode:
        raise ReleaseError(f"git clone: {ended.stderr.strip()}")
    for line in git(root, "config", "--list", "--null").split("\0"):
        name, _, value = line.partition("\n")
        if name.startswith(_KEPT):
            git(target, "config", name, value)
    done = subprocess.run(
        [*_GIT, "checkout", "--quiet", "--detach", revision],
        cwd=target,
        capture_output=True,
        text=True,
        check=False,
        umask=umask,
    )
    if done.returncode:
        raise ReleaseError(f"git checkout: {done.stderr.strip()}")
    return target


def for_a_rehearsal(folder: Path) -> None:
    """Sign nothing in a clone that is thrown away, and do without a name where git knows none."""
    for name in ("commit.gpgsign", "tag.gpgsign"):
        git(folder, "config", name, "false")
    try:
        git(folder, "var", "GIT_COMMITTER_IDENT")
    except ReleaseError:
        git(folder, "config", "user.name", "rehearsal")
        git(folder, "config", "user.email", "rehearsal@localhost")


def commit(folder: Path, message: str) -> str:
    """Commit everything that differs; return the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def time_of(folder: Path) -> str:
    """Return the time of the present commit, in seconds since 1970."""
    return git(folder, "log", "-1", "--format=%ct")


def bring_in(root: Path, before: State, made: Path, tag: str) -> None:
    """Advance the branch to the commit of a clone, and take its tag; both or neither.

    Raises ReleaseError if the repository is no longer as it was `before`.
    """
    if state(root) != before:
        raise ReleaseError("the repository has changed meanwhile: start again")
    git(root, "fetch", "--quiet", "--no-tags", str(made), f"refs/tags/{tag}")
    new = git(made, "rev-parse", "HEAD")
    annotated = git(made, "rev-parse", f"refs/tags/{tag}")
    try:
        git(root, "merge", "--quiet", "--ff-only", new)
        git(root, "update-ref", f"refs/tags/{tag}", annotated, _NONE)
    except BaseException:
        if git(root, "rev-parse", "HEAD") != before.commit:
            git(root, "reset", "--quiet", "--keep", before.commit)
        raise
