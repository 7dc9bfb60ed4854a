"""Rules for every file: nothing of one machine, no secrets, nothing unfinished, nothing too long to read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written in parts, so that this file passes its own rules.
REGISTRIES = re.compile("|".join(map(re.escape, ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org"))))
MACHINE_PATH = re.compile(
    r"(?<![\w.~-])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "t" + "mp", "o" + "pt")) + ")/"
)
KEY = re.compile(r"\bsk-(?:proj-)?[A-Za-z0-9]{24,}")
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error")) + r")\b")

LIMITS = (
    # (what, glob patterns, lines)
    ("hand-written module", ("scripts/**/*.py", "templates/runtime/**/*.py", "examples/**/*.py"), 400),
    ("test module", ("tests/**/*.py",), 500),
    ("template", ("templates/**/*.jinja",), 200),
    ("generated module", ("generated/**/*.py",), 3000),
)
# A table with a line or two for each class of the API.
LONGER = {"generated/wherry/models/__init__.py": 5000}


def occurrences(pattern: re.Pattern[str], files: list[Path], root: Path) -> list[str]:
    """Return `file:line: text` for every line that the pattern finds."""
    return [
        f"{path.relative_to(root)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def below(files: list[Path], root: Path, *folders: str) -> list[Path]:
    """Return the files that lie in one of the top folders."""
    return [path for path in files if path.relative_to(root).parts[0] in folders]


def test_no_registry_host(files: list[Path], root: Path) -> None:
    """No file names the host of a package registry: packages come from wherever the machine is set up to take them."""
    found = occurrences(REGISTRIES, files, root)
    assert not found, "\n".join(found)


def test_no_machine_path(files: list[Path], root: Path) -> None:
    """No file holds an absolute path of somebody's machine."""
    found = occurrences(MACHINE_PATH, files, root)
    assert not found, "\n".join(found)


def test_no_key(files: list[Path], root: Path) -> None:
    """No file holds what looks like a real API key."""
    found = occurrences(KEY, files, root)
    assert not found, "\n".join(found)


def test_nothing_unfinished(files: list[Path], root: Path) -> None:
    """No code is left unfinished with a note."""
    code = below(files, root, "scripts", "templates", "generated", "tests", "examples")
    found = occurrences(UNFINISHED, code, root)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("what", "patterns", "limit"), LIMITS, ids=[limit[0] for limit in LIMITS])
def test_size(what: str, patterns: tuple[str, ...], limit: int, files: list[Path], root: Path) -> None:
    """Every file is short enough to be read in one go."""
    known = set(files)
    lengths = {
        str(path.relative_to(root)): len(path.read_text("utf-8").splitlines())
        for pattern in patterns
        for path in root.glob(pattern)
        if path in known
    }
    assert lengths, f"no {what} found: the patterns {patterns} are wrong"
    assert {path: lines for path, lines in lengths.items() if lines > LONGER.get(path, limit)} == {}


def test_every_test_says_what_must_hold(files: list[Path], root: Path) -> None:
    """Every test function has a docstring."""
    silent = [
        f"{path.relative_to(root)}:{function.lineno}: {function.name}"
        for path in below(files, root, "tests")
        if path.name.startswith("test_") and path.suffix == ".py"
        for function in functions_of(ast.parse(path.read_bytes(), str(path)))
        if not ast.get_docstring(function)
    ]
    assert not silent, "\n".join(silent)


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node


@pytest.mark.parametrize(
    ("pattern", "line", "found"),
    [
        (REGISTRIES, "https://" + "py" + "pi.org/simple", True),
        (REGISTRIES, "https://example.org/simple", False),
        (MACHINE_PATH, "cd /wo" + "rk/main", True),
        (MACHINE_PATH, 'open("/t' + 'mp/x")', True),
        (MACHINE_PATH, "https://example.org/wo" + "rk/x and ~/wo" + "rk/ and ./t" + "mp/", False),
        (KEY, "sk-" + "a1" * 16, True),
        (KEY, "sk-test", False),
        (UNFINISHED, "# TO" + "DO: more", True),
        (UNFINISHED, "except NotImplemented" + "Error: a mastodon", False),
    ],
)
def test_the_rules_can_fail(pattern: re.Pattern[str], line: str, found: bool) -> None:
    """Each rule finds what it forbids, and lets its neighbours pass."""
    assert bool(pattern.search(line)) is found
