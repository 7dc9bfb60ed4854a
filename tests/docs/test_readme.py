"""The pages are true: README.md, CONTRIBUTING.md, docs/ and the README of each folder.

Their programs run against the built-in server, their commands exist, and their links lead somewhere. The info string of a block says
how it is tested:

    ```python             a whole program
    ```python continues   continues the programs above it in the same section
    ```python cell        a whole program, which readers of the site can change and run in the page
    ```python notebook    a cell of a notebook: `await` at the top level
    ```sh                 commands for a person: make targets, scripts, their options and package extras must exist
    ```python GROUP       a program that needs the environment of a group of tests/groups.toml, which runs it
    ```python pytest      tests, which pytest runs with the plugin of wherry-server; programs of the same section that begin with
                          `# NAME.py` lie beside them, and `openai` is wherry
    ```sh run             commands that are run as they are

A block in any other language is text. Any other mark fails.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.forking import Forks, forks

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
NOTEBOOK = """
import ast, asyncio, inspect, types
code = compile({code!r}, {name!r}, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
async def cell():
    result = types.FunctionType(code, {{"__name__": "__main__"}})()
    if inspect.iscoroutine(result):
        await result
asyncio.run(cell())
"""


@dataclass(frozen=True)
class Block:
    section: str
    line: int
    language: str
    mark: str
    code: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.language} {self.mark}".strip()


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a Markdown text, each with the code of the blocks that it continues."""
    fences = list(FENCE.finditer(text))
    spans = [match.span() for match in fences]
    headings = [
        (match.start(), match[1])
        for match in HEADING.finditer(text)
        if not any(start < match.start() < end for start, end in spans)
    ]
    before: dict[str, str] = {}
    for match in fences:
        language, _, mark = match["info"].strip().partition(" ")
        section = next((title for start, title in reversed(headings) if start < match.start()), "")
        code = match["code"]
        if language == "python":
            code = before.get(section, "") + code if mark == "continues" else code
            before[section] = code
        yield Block(section, text.count("\n", 0, match.start()) + 1, language, mark, code)


PATTERNS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/**/*.md",
    "scripts/**/README.md",
    "spec/README.md",
    "tests/README.md",
)
PAGES = [page for pattern in PATTERNS for page in sorted(ROOT.glob(pattern))]
# test_example_folders.py tests the programs and commands of the examples.
LINKED = [*PAGES, ROOT / "CHANGELOG.md", ROOT / "templates/README.md", *sorted(ROOT.glob("examples/*/README.md"))]
ALL = [(page.relative_to(ROOT).as_posix(), block) for page in PAGES for block in blocks(page.read_text("utf-8"))]
ELSEWHERE = {"engines", "frameworks", "frameworks-openai2", "tools", "tracing"}
"""Marks of programs that tests/engines, tests/frameworks, tests/tools and tests/tracing run. They stand on few pages."""
PROGRAMS = [(page, block) for page, block in ALL if block.language == "python" and block.mark not in ELSEWHERE]
COMMANDS = [(page, block) for page, block in ALL if block.language in {"sh", "bash", "shell", "console"}]


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    """The environment of a reader who has a key, with the built-in server in the place of the service."""
    from wherry_server import serve

    package = find_spec("wherry")
    assert package is not None
    assert package.origin is not None
    with serve(port=0) as server:
        yield {
            **os.environ,
            "OPENAI_BASE_URL": server.url,
            "OPENAI_API_KEY": "sk-test",
            "WHERRY_NO_HISTORY": "1",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(Path(package.origin).parents[1]),
        }


@pytest.fixture(scope="module")
def forked(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """A process that starts programs faster than the system does."""
    with forks(environment["PYTHONPATH"], tmp_path_factory.mktemp("forks")) as started:
        yield started


def run(command: list[str], environment: dict[str, str], folder: Path) -> None:
    ended = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"


@cache
def is_made(*arguments: str) -> None:
    """Assert that make knows what to do."""
    run(["make", "--dry-run", *arguments], dict(os.environ), ROOT)


@cache
def help_of(script: str, *command: str) -> str:
    """Return the help of a script, or of one of its subcommands."""
    words = [sys.executable, str(ROOT / script), *command, "--help"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@cache
def help_of_command(*names: str) -> str:
    """Return the help of a sub-command of `wherry`, or of one of its sub-commands."""
    words = [sys.executable, "-m", "wherry", *names, "--help"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@cache
def help_of_server() -> str:
    """Return the help of the built-in server."""
    command = [sys.executable, "-m", "wherry_server", "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


TOOLS = {"wherry-apidiff": "apidiff", "wherry-generate": "generate"}
"""Commands of the wheel wherry-tools, and their functions in wherry_tools/commands.py."""


@cache
def help_of_tool(name: str, *command: str) -> str:
    """Return the help of a command of the wheel wherry-tools."""
    start = f"from wherry_tools.commands import {TOOLS[name]} as run; raise SystemExit(run())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    words = [sys.executable, "-c", start, *command, "--help"]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout


def check_command(line: str) -> None:
    """Assert that what a command line names exists: target, script, option, module, extra."""
    words = shlex.split(line, comments=True)
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        del words[0]
    if not words or words[0] == "export":
        return
    program, *arguments = words
    if program == "make":
        is_made(*arguments)
        if arguments[0] == "server":
            for given in arguments[1:]:
                check_command(f".venv/bin/python -m wherry_server {given.removeprefix('ARGS=')}")
    elif program in {"python", "python3", ".venv/bin/python"} and arguments[0].endswith(".py"):
        told = help_of(*arguments[:1])
        options = [word.partition("=")[0] for word in arguments[1:] if word.startswith("-")]
        if any(option not in told for option in options) and not arguments[1].startswith("-"):
            told = help_of(*arguments[:2])  # the options of a subcommand
        assert [option for option in options if option not in told] == [], f"unknown options in `{line}`"
        if arguments[0] == "scripts/check.py":
            known = tomllib.loads((ROOT / "tests/groups.toml").read_text("utf-8"))
            steps = {name for group in known.values() for name in group["steps"]}
            named = {word for word in arguments[1:] if not word.startswith("-")}
            assert named <= steps | known.keys(), f"no such step in `{line}`"
    elif program in {"python", "python3", ".venv/bin/python"} and arguments[:2] == ["-m", "pytest"]:
        paths = [word for word in arguments[2:] if "/" in word]
        assert [path for path in paths if not (ROOT / path.partition("::")[0]).exists()] == []
    elif program == ".venv/bin/python" and arguments[:2] == ["-m", "wherry_server"]:
        printed = help_of_server()
        assert [word for word in arguments if word.startswith("--") and word not in printed] == []
    elif words == ["python", "-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", "page"]:
        pass  # the standard library's; tests/wasm/browser/test_page_of_yours.py serves that folder
    elif program == ".venv/bin/python" and arguments[0] == "-m" and arguments[1].startswith("tests."):
        assert (ROOT / arguments[1].replace(".", "/")).with_suffix(".py").is_file(), f"no module {arguments[1]}"
    elif program in TOOLS:
        flags = [word.partition("=")[0] for word in arguments if word.startswith("-")]
        told = help_of_tool(program, *(arguments[:1] if arguments[0] in ("bump", "check", "accept", "rules") else []))
        assert [word for word in flags if word not in told] == [], f"unknown in `{line}`"  # tests/tools runs them
    elif words in (["pip", "install", "wherry-tools"], ["pip", "install", "wherry-tools[generate]"]):
        pass  # tests/tools/test_wheel.py holds what is in it
    elif words[:4] == ["cd", "petlib-client", "&&", "python"]:
        assert words[4:] == ["-m", "pytest", "-q"]  # tests/tools runs it
    elif program == "pip" and arguments[0] == "install":
        extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
        for word in arguments[1:]:
            target = re.fullmatch(r"(?:wherry|\./scripts/server|\.|(?:build/)?dist/\S+\.whl)(?:\[([\w,-]+)\])?", word)
            assert target, f"`{line}` installs something else than this package"
            assert set(filter(None, (target[1] or "").split(","))) <= extras.keys()
    elif words[:4] == ["pip", "wheel", "--no-deps", "--wheel-dir"]:
        assert words[5:] == ["."]  # test_install.py builds a wheel
    elif program == "wherry-server":
        check_command(shlex.join([".venv/bin/python", "-m", "wherry_server", *arguments]))
    elif "|" in words:
        for part in line.split("|"):
            check_command(part)
    elif program == "git":
        patch = (["switch", "--create", "fix-0.2", "v0.2.0"], ["cherry-pick", "COMMIT"])  # docs/releasing.md
        assert arguments in (["diff"], *patch)
    elif program == "wherry":
        told = help_of_command(*arguments[: 2 if arguments[0] == "webhooks" else 1])
        assert [word for word in arguments if word.startswith("--") and word not in told] == [], f"unknown in `{line}`"
    elif program == "node":
        assert (ROOT / arguments[0]).is_file(), f"no file {arguments[0]}"
    elif words == ["pre-commit", "install"]:
        assert (ROOT / ".pre-commit-config.yaml").is_file()  # tests/repository/test_hooks.py runs the hooks
    else:
        pytest.fail(f"`{line}`: teach check_command what must be true of it, or mark the block `sh run`")


FIRST = dict(reversed(PROGRAMS))
"""The first program of each page."""


@pytest.mark.parametrize(("page", "block"), PROGRAMS, ids=str)
def test_programs(page: str, block: Block, environment: dict[str, str], forked: Forks, tmp_path: Path) -> None:
    """Every Python block runs to its end; the first one of a page in a new process, the others in forks (forking.py)."""
    assert block.mark in {"", "cell", "continues", "notebook", "pytest"}, f"{page}, {block}: unknown mark"
    if block.mark == "pytest":
        run_tests(page, block, environment, tmp_path)
        return
    name = f"{page}, {block}"
    code = NOTEBOOK.format(code=block.code, name=name) if block.mark == "notebook" else block.code
    if block == FIRST[page]:
        run([sys.executable, "-W", "error", "-c", code], environment, tmp_path)
        return
    ended = forked.run(code, cwd=tmp_path, env=environment, timeout=60)
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"


def run_tests(page: str, block: Block, environment: dict[str, str], folder: Path) -> None:
    """Run a block of tests in a folder, beside what it imports; the plugin sets where the server is."""
    beside = [each for where, each in PROGRAMS if (where, each.section) == (page, block.section)]
    for each in beside:
        if named := re.match(r"# (\w+\.py)\n", each.code):
            folder.joinpath(named[1]).write_text(each.code.replace("from openai import", "from wherry import"))
    import wherry_server

    path = os.pathsep.join([environment["PYTHONPATH"], str(Path(wherry_server.__file__).parents[1])])
    plain = {name: value for name, value in environment.items() if not name.startswith("OPENAI_")}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-W",
        "error",
        "-p",
        "no:cacheprovider",
        "-p",
        "wherry_server.pytest",
    ]
    run(command, {**plain, "PYTHONPATH": path}, folder)


@pytest.mark.parametrize(("page", "block"), COMMANDS, ids=str)
def test_commands(page: str, block: Block, request: pytest.FixtureRequest) -> None:
    """Every command exists, with the options it is shown with."""
    assert block.mark in {"", "run"}, f"{page}, {block}: unknown mark"
    if block.mark == "run":
        run(["bash", "-euo", "pipefail", "-c", block.code], request.getfixturevalue("environment"), ROOT)
    else:
        for line in block.code.replace("\\\n", " ").splitlines():
            check_command(line)


def test_readme_has_programs_and_commands() -> None:
    """The README shows the client at work and how to run it."""
    assert "README.md" in dict(PROGRAMS)
    assert "README.md" in dict(COMMANDS)


def test_programs_that_run_elsewhere() -> None:
    """Programs that need a framework or an engine stand on the pages that tests/frameworks and tests/engines read."""
    elsewhere = {
        (block.mark if block.mark in ("engines", "tools") else "frameworks", page)
        for page, block in ALL
        if block.mark in ELSEWHERE
    }
    assert elsewhere == {
        ("engines", "docs/bulk-cluster.md"),
        ("engines", "docs/bulk.md"),
        ("frameworks", "docs/frameworks.md"),
        ("tools", "docs/generate.md"),
    }


def test_readme_begins_with_the_user() -> None:
    """The README first says how to install it, then how to set a key, then shows a program and its answer; then it lists the rest."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert HEADING.findall(text)[:4] == ["wherry", "Install", "First call", "Contents"]
    first = [block for block in blocks(text) if block.section == "First call"]
    assert [block.language for block in first] == ["sh", "python", "text"]
    assert first[0].code.startswith("export OPENAI_API_KEY=")
    assert "print(" in first[1].code
    listed = re.findall(r"\]\(#([^)]+)\)", text.partition("## Contents")[2].partition("\n## ")[0])
    sections = [slug(title) for title in re.findall(r"^## (.+)$", text, re.MULTILINE)]
    assert sorted(listed) == sorted(set(sections) - {"install", "first-call", "contents", "licence"})


def test_servers_that_were_tried() -> None:
    """The page on other servers names those that tests/peers starts, and no others."""
    from tests.peers.servers import PEERS

    text = (ROOT / "docs/other-servers.md").read_text("utf-8")
    rows = re.findall(
        r"^\| (.+?) \| .+ \|$", text.partition("## Servers that we test with")[2].partition("\n## ")[0], re.MULTILINE
    )
    assert len(rows) - 1 == len(PEERS)
    assert [name for name in PEERS if not any(name in row for row in rows)] == []


def slug(title: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of the repository has that file, and each link to a heading of a page has that heading."""
    for target, _, anchor in (link.partition("#") for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))):
        if "://" in target:
            continue
        there = page if not target else page.parent / target
        assert there.exists(), f"{page.name} points to {target}"
        if anchor:
            anchors = [slug(title) for title in HEADING.findall(there.read_text("utf-8"))]
            assert anchor in anchors, f"{page.name} points to {target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_paths_exist(page: Path) -> None:
    """Each file or folder of the repository that a page names by its path exists."""
    spans = re.findall(
        r"`((?:\.ci|\.github|docs|examples|generated|scripts|spec|templates|tests)/[\w./-]*)`", page.read_text("utf-8")
    )
    assert [path for path in spans if not (ROOT / path).exists()] == []


def test_blocks_are_found() -> None:
    """Fences, marks, sections and continued programs are read as the top of this file says."""
    text = "# A\n```python\na = 1\n# no heading\n```\n\n```python continues\nassert a\n```\n## B\n```sh run\nls\n```\n```\nx\n```\n"
    assert list(blocks(text)) == [
        Block("A", 2, "python", "", "a = 1\n# no heading\n"),
        Block("A", 7, "python", "continues", "a = 1\n# no heading\nassert a\n"),
        Block("B", 11, "sh", "run", "ls\n"),
        Block("B", 14, "", "", "x\n"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "make nonsense",
        "pip install wherry[nonsense]",
        "pip install other",
        "python scripts/check_wheel.py --nonsense",
        "make server ARGS=--nonsense",
        ".venv/bin/python scripts/check.py nonsense",
        ".venv/bin/python -m tests.nonsense",
        "node nonsense.mjs",
        "wherry bulk rows.csv --nonsense",
        "wherry-apidiff a.yaml b.yaml --nonsense",
        "wherry-generate --nonsense x",
        "rm -r x",
    ],
)
def test_false_commands_are_noticed(line: str) -> None:
    """A target, an extra, an option or a program that does not exist fails."""
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check_command(line)


@pytest.mark.parametrize(
    "line",
    ["make help", "make run LIVE=1", 'pip install ".[httpx2]"', "python scripts/check_wheel.py --python 3.12", "# why"],
)
def test_true_commands_pass(line: str) -> None:
    """Commands that exist pass."""
    check_command(line)
