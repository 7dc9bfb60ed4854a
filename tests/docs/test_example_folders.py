"""Every example that is a folder has a README whose commands are true, and its settings fit its files.

What the examples do is tested where their host is: tests/wasm.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.test_readme import ROOT, blocks
from tests.wasm import hosts

FOLDERS = ("browser_chat", "edge_worker", "jupyterlite", "talking_page", "wasi")
# What takes an account, or tools that are no part of this repository.
ELSEWHERE = re.compile(
    r"uv run pywrangler (dev|deploy)|npx wrangler secret put \w+|pip install (jupyterlite-|componentize-py)|jupyter lite build "
)
# Run as they stand by test_install.py, and with the same words by tests/wasm/wasi.
RUN_ELSEWHERE = (
    *("pip wheel ", "pip install --target site ", "cp -R ../../generated/wherry "),
    *("componentize-py ", "echo 'What is WASI?' | ", "export OPENAI_API_KEY="),
)


def commands() -> Iterator[tuple[str, str]]:
    """Yield (folder, command) for each command of the READMEs that is not run as it stands."""
    for folder in FOLDERS:
        for block in blocks((ROOT / "examples" / folder / "README.md").read_text("utf-8")):
            assert block.mark in {"", "run"}, f"{folder}, {block}: unknown mark"
            if block.language == "sh" and not block.mark:
                yield from ((folder, line) for line in block.code.replace("\\\n", " ").splitlines())


@contextlib.contextmanager
def serving(arguments: list[str]) -> Iterator[None]:
    """Run a server of this Python in the repository until the end of the block."""
    running = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "OPENAI_API_KEY": "sk-test", "PYTHONPATH": str(ROOT / "generated")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield
        assert running.poll() is None, running.stdout and running.stdout.read().decode()
    finally:
        running.terminate()
        running.communicate()


def get(url: str) -> bytes:
    """Get a page of a server that may still be starting."""
    end = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bytes(answer.read())
        except ConnectionError:
            pass
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
        assert time.monotonic() < end, f"{url} does not answer"
        time.sleep(0.05)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def started(line: str) -> str:
    """Return the command that a make target runs."""
    command = [*shlex.split(line), "--dry-run", "--no-print-directory"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.splitlines()[-1]


def laid_and_served(command: list[str], folder: Path) -> None:
    """Run what lays the chat page and serves it with an API: one address, and Ctrl-C ends both servers."""
    hosts.npm_package("pyodide")
    assert command[:2] == [".venv/bin/python", "scripts/browser"]
    running = subprocess.Popen(
        [sys.executable, *command[1:], "--port=0", f"--out={folder}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout is not None
    try:
        told = [running.stdout.readline() for _ in range(2)]
        assert re.fullmatch(rf"{folder}: [\d.]+ MB, in [\d.]+ s\n", told[0]), told
        (page,) = re.findall(r"^(http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)$", told[1])
        assert get(page) == (ROOT / "examples/browser_chat/index.html").read_bytes()
        with urllib.request.urlopen(f"{page}pyodide/pyodide.asm.wasm", timeout=5) as answer:
            assert answer.headers["content-type"] == "application/wasm"
            assert len(answer.read()) > 5_000_000
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{page}README.md")
        (api, key) = re.findall(r'"baseUrl": "([^"]+)", "key": "([^"]+)"', get(f"{page}settings.js").decode())[0]
        asked = urllib.request.Request(f"{api}/models", headers={"authorization": f"Bearer {key}", "origin": page[:-1]})
        with urllib.request.urlopen(asked, timeout=5) as answer:
            assert answer.headers["access-control-allow-origin"] in {"*", page[:-1]}
        running.send_signal(signal.SIGINT)
        rest = running.communicate(timeout=20)[0]
        assert (running.returncode, rest.strip()) == (0, "")
        shutil.rmtree(folder / "pyodide")
        again = [sys.executable, *command[1:], "--build-only", f"--out={folder}"]
        ended = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "holds other things" in ended.stderr
        for address in (page, f"{api}/models"):
            with pytest.raises(urllib.error.URLError, match="refused"):
                urllib.request.urlopen(address, timeout=5)
    finally:
        running.kill()
        running.communicate()


def talks(command: list[str], folder: Path) -> None:
    """Run what lays the page to talk to, and its server: it makes keys for the page, and Ctrl-C ends all."""
    hosts.npm_package("pyodide")
    assert command[:4] == [".venv/bin/python", "scripts/browser", "--page", "talk"]
    if "--live" in command:
        return  # to the real service
    running = subprocess.Popen(
        [sys.executable, *command[1:], "--port=0", f"--out={folder}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    try:
        told = [running.stdout.readline() for _ in range(2)]
        page = told[1].strip()
        assert get(page) == (ROOT / "examples/talking_page/index.html").read_bytes()
        assert get(f"{page}pyodide/wherry.whl").startswith(b"PK")
        for name in ("README.md", "server.py"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                get(f"{page}{name}")
        asked = urllib.request.Request(f"{page}key", method="POST", headers={"sec-fetch-site": "same-origin"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert json.load(answer)["key"].startswith("ek_")
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
        assert running.returncode == 0
        with pytest.raises(urllib.error.URLError, match="refused"):
            urllib.request.urlopen(page, timeout=5)
    finally:
        running.kill()
        running.communicate()


@pytest.mark.parametrize(("folder", "line"), list(commands()))
def test_commands(folder: str, line: str, tmp_path: Path) -> None:
    """Each command does what the README says, as far as that can be had without an account and other people's tools."""
    if ELSEWHERE.match(line) or line.startswith(RUN_ELSEWHERE):
        return
    if line.startswith("make chat"):
        laid_and_served(shlex.split(started(line)), tmp_path / "chat")
        return
    if line.startswith("make talk"):
        talks(shlex.split(started(line)), tmp_path / "talk")
        return
    program, option, module, *arguments = shlex.split(started(line) if line.startswith("make ") else line)
    if option.endswith("/server.py"):
        port = str(free_port())
        with serving([option, port]):
            assert get(f"http://127.0.0.1:{port}/") == (ROOT / option).with_name("index.html").read_bytes()
        return
    assert (program, option) in {("python", "-m"), (".venv/bin/python", "-m")}, f"teach this test what `{line}` does"
    port = str(free_port())
    if module == "http.server":
        arguments = [port if word == "8000" else word for word in arguments]
        shown = ROOT / arguments[-1]
        assert shown.is_dir() or shown.relative_to(ROOT).parts[0] == "build"
        if shown.is_dir():
            with serving(["-m", module, *arguments]):
                assert get(f"http://127.0.0.1:{port}/") == (shown / "index.html").read_bytes()
    elif module == "wherry_server":
        with serving(["-m", module, *[port if word == "8080" else word for word in arguments]]):
            assert b'"ok"' in get(f"http://127.0.0.1:{port}/_server/health")
    else:
        pytest.fail(f"teach this test what `{line}` does")


@pytest.mark.parametrize("folder", FOLDERS)
def test_readmes_name_what_is_there(folder: str) -> None:
    """Each file in the table of a README exists, and so does each other example that it points to."""
    text = (ROOT / "examples" / folder / "README.md").read_text("utf-8")
    rows = [row for row in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE) if "." in row]
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert [name for name in named if not (ROOT / "examples" / folder / name).is_file()] == []
    pointed = re.findall(r"`(examples/[\w/.]+)`", text)
    assert [path for path in pointed if not (ROOT / path).exists()] == []


def test_page_settings() -> None:
    """The pages take Pyodide and the package from beside them, and the wheel that each README speaks of is that of this version."""
    for name in ("browser_chat", "talking_page"):
        settings = (ROOT / "examples" / name / "settings.js").read_text("utf-8")
        assert '"./pyodide/"' in settings
        assert '"./pyodide/wherry.whl"' in settings
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    pages = [*[f"examples/{folder}/README.md" for folder in FOLDERS], "scripts/pyodide/README.md"]
    texts = [(ROOT / page).read_text("utf-8") for page in pages]
    assert set(re.findall(r"wherry-(\d+\.\d+\.\d+)-(?:py3|cp314)", "".join(texts))) == {version}


def test_worker_settings() -> None:
    """wrangler.jsonc starts the Worker that is there, in Python, with the variables that it reads and no secret.

    It depends on no package that has to be found under its name: the client is copied beside it.
    """
    folder = ROOT / "examples/edge_worker"
    text = re.sub(r"^\s*//.*$", "", (folder / "wrangler.jsonc").read_text("utf-8"), flags=re.MULTILINE)
    settings = json.loads(text)
    source = (folder / settings["main"]).read_text("utf-8")
    assert "python_workers" in settings["compatibility_flags"]
    read = set(re.findall(r"self\.env\.(\w+)|self\.env, \"(\w+)\"", source))
    names = {name for pair in read for name in pair if name}
    secrets = {"OPENAI_API_KEY", "ACCESS_TOKEN"}
    assert set(settings["vars"]) <= names - secrets
    assert secrets <= names
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE))
    assert described == names
    assert tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"] == []


def test_every_folder_is_tested() -> None:
    """No folder of examples/ is without a README, and each is named in a test."""
    folders = {path.name for path in (ROOT / "examples").iterdir() if path.is_dir() and any(path.iterdir())}
    folders -= {"__pycache__"}
    assert set(FOLDERS) <= folders
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__))
    for folder in folders:
        assert (ROOT / "examples" / folder / "README.md").is_file()
        assert folder in tests or f"examples/{folder}" in tests
