"""What must hold before a release. Each rule has a name, so that `--allow NAME` can override it, and says why it refuses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from pathlib import Path

from apidiff.compare import compare
from apidiff.finding import Report
from apidiff.report.catalogue import rules as diff_rules
from apidiff.report.layout import counted
from apidiff.sides import inputs
from apidiff.sides.cache import Cache
from apidiff.verdict import accept, bump
from updating.changelog import sections, unreleased

from . import git, removals, versions
from .errors import ReleaseError
from .git import State
from .places import CHANGELOG
from .versions import Version

SHOWN = 5
PAGE = "docs/apidiff-rules.md"
CODE = re.compile(r"^\| `([A-Z][0-9]{3})` ", re.MULTILINE)


def tree(root: Path, version: Version, before: State) -> str:
    """Everything is committed."""
    if not before.changes:
        return ""
    more = f" and {len(before.changes) - SHOWN} more" if len(before.changes) > SHOWN else ""
    return f"not everything is committed: {', '.join(each.strip() for each in before.changes[:SHOWN])}{more}"


def branch(root: Path, version: Version, before: State) -> str:
    """It is the branch that everybody starts from."""
    default = git.default_branch(root)
    here = f"the branch is {before.branch}" if before.branch else "no branch is checked out"
    return "" if before.branch == default else f"{here}, and releases are made on {default}"


def order(root: Path, version: Version, before: State) -> str:
    """The version is larger than all that were released."""
    text = (root / CHANGELOG).read_text("utf-8")
    dated = [versions.parse(name) for name, day in sections(text).items() if day]
    last = max([*versions.of_tags(git.tags(root)), *dated], default=None)
    return f"{version} does not come after {last}, the last release" if last is not None and version <= last else ""


def changelog(root: Path, version: Version, before: State) -> str:
    """The changelog says what is new: below [Unreleased], or in a section of this version that has no day yet."""
    text = (root / CHANGELOG).read_text("utf-8")
    waiting = [name for name, day in sections(text).items() if not day]
    if waiting and waiting != [str(version)]:
        return f"{CHANGELOG} has a section {waiting[0]} without a day, and the version is {version}"
    if waiting and unreleased(text):
        return f"{CHANGELOG} has entries below [Unreleased] beside the section {version}: move them there"
    return "" if waiting or unreleased(text) else f"{CHANGELOG} has nothing below [Unreleased]"


def surface(root: Path, version: Version, before: State) -> str:
    """The version says what became of public names since the last release, as docs/stability.md promises."""
    final = [each for each in versions.of_tags(git.tags(root)) if each.is_final]
    if not final:
        return ""
    last, report = final[-1], compared(root, final[-1].tag)
    old, new = bump.parse(str(last)), bump.parse(str(version))
    if bump.enough(old, new, report.bump, changed=bool(report.findings)):
        return ""
    worst = next((each for each in report.findings if not each.accepted), None)
    named = f" ({'+'.join(worst.rules)} {worst.at})" if worst else ""
    needed = bump.next_version(old, report.bump)
    return f"{version} is too small: {counted(report)} since {last.tag}{named}, which takes {needed} at least"


def codes(root: Path, version: Version, before: State) -> str:
    """No code of a rule of the API diff is lost: it is in allow-lists and pipelines."""
    final = [each for each in versions.of_tags(git.tags(root)) if each.is_final]
    if not final or not git.git(root, "ls-tree", final[-1].tag, "--", PAGE):
        return ""
    had = set(CODE.findall(git.git(root, "show", f"{final[-1].tag}:{PAGE}")))
    lost = sorted(had - set(CODE.findall((root / PAGE).read_text("utf-8"))))
    return f"the API diff of {final[-1].tag} had the rules {', '.join(lost)}, and {PAGE} has not" if lost else ""


def deprecations(root: Path, version: Version, before: State) -> str:
    """What was to go in this version, or before it, is gone."""
    late = [each for each in removals.announced(root) if versions.parse(each.gone_in) <= version]
    return f"{late[0].at} should be gone in {late[0].gone_in}: remove it, or give it longer" if late else ""


Rule = Callable[[Path, Version, State], str]
RULES: dict[str, Rule] = {
    each.__name__: each for each in (tree, branch, order, changelog, surface, codes, deprecations)
}


def compared(root: Path, tag: str) -> Report:
    """Return what changed for programs between a tag and the last commit, with what was accepted."""
    allowed = accept.read(accept.found(root, root), rules=diff_rules())
    return compare(
        inputs.tree_at(tag, root),
        inputs.tree_at("HEAD", root),
        cache=Cache(root / "build" / "apidiff-cache"),
        accepted=allowed,
        today=datetime.datetime.now(datetime.UTC).date(),
    ).report


def check(root: Path, version: Version, before: State, allowed: Collection[str]) -> list[str]:
    """Check every rule; return what was overridden. Raises ReleaseError with all that refuses."""
    if git.has_tag(root, version.tag):
        raise ReleaseError(f"there is a tag {version.tag} already: a version is never released twice")
    refused, overridden = [], []
    for name, rule in RULES.items():
        why = rule(root, version, before)
        if why and name in allowed:
            overridden.append(f"allowed: {why}")
        elif why:
            refused.append(f"{why} (--allow {name})")
    if refused:
        raise ReleaseError("\n  ".join(refused))
    return overridden
