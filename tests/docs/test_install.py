"""How to install it, as README.md and the examples say: the texts fit the state of the project, and each line works as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.docs.test_readme import ROOT, blocks

REPOSITORY = "https://example.org/boats/wherry"
PAGES = ("README.md", "docs/*.md", "examples/*/README.md")
WORKSHOP = ("CONTRIBUTING.md", "spec/README.md", "tests/README.md", "scripts/**/README.md")
SHELLS = ("bash", "zsh")
BY_NAME = re.compile(r"pip install (?:--\S+ (?:site )?)*['\"]?wherry|install\(\\?[\"']wherry\\?[\"']\)")
# Where the READMEs tell the reader to be.
FOLDERS = {"examples/edge_worker/README.md", "examples/wasi/README.md"}
# Other people's packages: what they are called is looked up, and they are not installed.
TOOLS = re.compile(r"pip install (?!--target|\"?\.|\"wherry|dist/)")
OURS = re.compile(r"pip (?!install \./scripts)|cp -R ")
"""The server and the tools are installed from where they are by scripts/check_server.py and scripts/check_tools.py."""


def shell(name: str) -> str:
    """Return the path of a shell; where it is missing, fail in CI and skip elsewhere."""
    if found := shutil.which(name):
        return found
    problem = f"{name} is missing: apt-get install {name}"
    if os.environ.get("CI"):
        pytest.fail(problem, pytrace=False)
    pytest.skip(problem)


def typed(name: str, text: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run lines in a shell that takes them for typed by a person, and ends at an error: zsh then knows no comments."""
    flags = {"bash": "-es", "zsh": "-feis"}[name]
    return subprocess.run(
        [shell(name), flags],
        cwd=folder,
        env={**environment, "HISTFILE": ""},
        input=f"{text}\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def pages(root: Path, patterns: tuple[str, ...] = PAGES) -> Iterator[tuple[str, str]]:
    """Yield each page, those that may say how to install the package unless others are named, by its path, with its text."""
    for pattern in patterns:
        for page in sorted(root.glob(pattern)):
            yield page.relative_to(root).as_posix(), page.read_text("utf-8")


def commands(root: Path, patterns: tuple[str, ...] = PAGES) -> Iterator[tuple[str, str]]:
    """Yield (page, block) for each block of shell commands."""
    for page, text in pages(root, patterns):
        yield from ((page, block.code) for block in blocks(text) if block.language == "sh")


def install_lines(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (page, line) for each line that brings a package to where it is used."""
    for page, code in commands(root):
        yield from ((page, line) for line in code.replace("\\\n", " ").splitlines() if OURS.match(line))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a clone holds, as far as installing goes."""
    for name in ("generated", "docs", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.whl", "site"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def lighter(tree: Path) -> Path:
    """That copy without most of the package, which imports without it: a dozen builds pack 500 files each, not 2500."""
    for path in (tree / "generated/wherry/types").rglob("*"):
        if path.is_file() and path.name != "__init__.py":
            path.unlink()
    return tree


def fill(root: Path, repository: str, *flags: str) -> subprocess.CompletedProcess[str]:
    """Set the address of the repository in a copy, and fill its texts in."""
    settings = root / "pyproject.toml"
    text = re.sub(r'(?m)^repository = ".*"$', f'repository = "{repository}"', settings.read_text("utf-8"))
    settings.write_text(text, "utf-8")
    command = [sys.executable, str(ROOT / "scripts/install_texts.py"), "--root", str(root), *flags]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_texts_are_up_to_date() -> None:
    """What the pages say is what scripts/installing/texts.md and pyproject.toml say."""
    command = [sys.executable, str(ROOT / "scripts/install_texts.py"), "--check"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stdout + ended.stderr


def test_without_a_repository(tree: Path) -> None:
    """As long as there is no address, nothing is to be had from one, nor from an index by name, the examples' files included."""
    fill(tree, REPOSITORY)
    assert fill(tree, "").returncode == 0
    for page, text in pages(tree):
        assert REPOSITORY not in text
        assert "git+" not in text, page
        assert not BY_NAME.search(text), page
    for path in (tree / "examples").rglob("*"):
        if path.suffix in {".py", ".js", ".ipynb", ".toml", ".html"}:
            assert not BY_NAME.search(path.read_text("utf-8")), path
            assert not re.search(r'wherry: "wherry"|dependencies = \["wherry"', path.read_text("utf-8")), path


def test_with_a_repository(tree: Path) -> None:
    """With an address, each page that says how to install it names that, and the name of the package; and back again."""
    before = dict(pages(tree))
    assert fill(tree, REPOSITORY, "--check").returncode == 1
    assert dict(pages(tree)) == before
    assert fill(tree, REPOSITORY).returncode == 0
    assert fill(tree, REPOSITORY, "--check").returncode == 0
    after = dict(pages(tree))
    examples = {page for page in after if page.startswith("examples/")}
    assert {page for page, text in after.items() if REPOSITORY in text} >= {"README.md", *examples}
    assert f'pip install "wherry[httpx2] @ git+{REPOSITORY}"' in after["README.md"]
    assert not any("No package index has" in text for text in after.values())
    own = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["wherry"]["repository"]
    assert fill(tree, own).returncode == 0
    assert dict(pages(tree)) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- install:begin readme -->\n", "without its end"),
        ("<!-- install:begin nonsense -->\n<!-- install:end -->\n", "'nonsense'"),
    ],
)
def test_false_blocks_are_refused(tree: Path, text: str, said: str) -> None:
    """A block without an end, or with an unknown name, is an error that names the page; so is a text that nobody shows."""
    (tree / "docs/page.md").write_text(text, "utf-8")
    ended = fill(tree, "")
    assert ended.returncode == 1
    assert "docs/page.md" in ended.stderr
    assert said in ended.stderr
    (tree / "docs/page.md").unlink()
    (tree / "examples/wasi/README.md").unlink()
    assert "no page has a block for wasi" in fill(tree, "").stderr


@pytest.mark.parametrize("repository", ["", REPOSITORY])
def test_every_line_means_the_same_in_each_shell(tree: Path, repository: str) -> None:
    """bash and zsh, as a person types into them, start the same programs with the same words: no bare [, *, ? or #."""
    assert fill(tree, repository).returncode == 0
    found = [*commands(tree), *commands(ROOT, WORKSHOP)]
    assert len(found) > 20
    text = "\n".join(code for _, code in found)
    assert seen("zsh", text, tree) == seen("bash", text, tree) != []


@pytest.mark.parametrize("line", ["pip install .[httpx2]", "make run    # shows it", "pip install wherry*.whl"])
def test_what_a_shell_reads_differently_is_noticed(line: str, tmp_path: Path) -> None:
    """The comparison sees what zsh refuses or reads in another way."""
    assert seen("zsh", line, tmp_path) != seen("bash", line, tmp_path)


def seen(name: str, text: str, folder: Path) -> list[str]:
    """Return what each program in these commands was started with: stand-ins write that down."""
    said = folder / "started"
    said.write_text("")
    programs = {word for line in text.splitlines() for word in re.findall(r"(?:^|\| )([\w./-]+)(?= )", line)}
    for program in programs - {"echo", "export"}:
        path = folder / program if "/" in program else folder / "bin" / program
        path.parent.mkdir(parents=True, exist_ok=True)
        # In one write: the two ends of a pipe write at the same time.
        path.write_text(f'#!/bin/sh\nsaid="{program}$(printf " <%s>" "$@")"\nprintf "%s\\n" "$said" >> {said}\n')
        path.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "WORKER": "http://x"}
    ended = typed(name, text, folder, environment)
    # Sorted, as the two ends of a pipe start at the same time.
    return [*sorted(said.read_text("utf-8").splitlines()), f"ended with {ended.returncode}"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a reader who has made an environment of their own. It also has what builds the package."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True, symlinks=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    variables = {**inherited, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_COMPILE": "1"}
    backend = f"hatchling=={version('hatchling')}"
    subprocess.run([folder / "bin/pip", "install", "-qq", backend], env=variables, check=True, timeout=300)
    return variables


def run_lines(tree: Path, lines: list[tuple[str, str]], environment: dict[str, str]) -> None:
    """Run install lines where their page says, in one shell after the other; a line that two pages have, once.

    The first of each command of pip fetches what builds the package, as a reader's does; the others have it already.
    """
    built: set[str] = set()
    places = {((tree / page).parent if page in FOLDERS else tree, line): page for page, line in lines}
    for number, ((where, line), page) in enumerate(places.items()):
        name = SHELLS[number % 2]
        more = {"PIP_DRY_RUN": "1"} if TOOLS.match(line) else {}
        command = " ".join(line.split()[:2])
        if command in built:
            more["PIP_NO_BUILD_ISOLATION"] = "0"  # to pip, "0" says that there is none
        built.add(command)
        ended = typed(name, line, where, environment | more)
        assert ended.returncode == 0, f"{page}: {line}, in {name}\n{ended.stdout}\n{ended.stderr}"


def test_lines_work(lighter: Path, environment: dict[str, str]) -> None:
    """The lines install the package into an environment of its own, from both shells, and what they made is what is used."""
    lines = list(install_lines(lighter))
    assert {page for page, _ in lines} >= {"README.md", *FOLDERS}
    run_lines(lighter, lines, environment)
    folder = Path(environment["PATH"].partition(os.pathsep)[0])
    program = (
        "import wherry, aiohttp, httpx, httpx2, orjson; print(wherry.__file__); wherry.Client(api_key='x', json='fast')"
    )
    command = [str(folder / "python"), "-c", program]
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout
    assert Path(told.strip()).is_relative_to(folder.parent)
    own = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    for made in ("dist", "examples/jupyterlite"):
        assert (lighter / made / f"wherry-{own}-py3-none-any.whl").is_file()
    for made in ("examples/wasi/site", "examples/edge_worker/src"):
        assert (lighter / made / "wherry/py.typed").is_file()


def test_lines_with_an_address_work(lighter: Path, environment: dict[str, str]) -> None:
    """With an address, here that of a repository on this machine, the lines that name it install what is in it."""
    address = f"file://localhost{lighter.as_posix()}"
    assert fill(lighter, address).returncode == 0
    author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q"), ("add", "--all"), (*author, "commit", "-q", "--no-gpg-sign", "-m", "x")):
        subprocess.run(["git", *words], cwd=lighter, check=True)
    lines = [(page, line) for page, line in install_lines(lighter) if "git+" in line and "[" not in line]
    assert [page for page, _ in lines] == ["README.md", "examples/wasi/README.md"]
    # pip leaves a version alone that is installed already.
    subprocess.run(["pip", "uninstall", "-qq", "--yes", "wherry"], env=environment, check=True)
    run_lines(lighter, lines, environment)
    assert (lighter / "examples/wasi/site/wherry/py.typed").is_file()
    frozen = subprocess.run(["pip", "freeze"], env=environment, capture_output=True, text=True, check=True).stdout
    assert f"wherry @ git+{address}" in frozen
