"""Each wheel in an environment of its own, with nothing but what it asks for, at the pinned versions: it is installed and used."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from threading import Timer

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from check_tools import NEW, OLD

from .building import Built
from .errors import ReleaseError

PINS = "requirements-dev.txt"
LIMIT_S = 300
READY_S = 60
CALL = """\
import sys, wherry
assert wherry.__version__ == sys.argv[2], wherry.__version__
client = wherry.Client(api_key="sk-test", base_url=sys.argv[1], max_retries=0)
print(client.responses.create(model="gpt-4o", input="Say ahoy").output_text)
"""


def try_all(built: list[Built], folder: Path, root: Path, version: str) -> dict[str, str]:
    """Install and use every wheel; return what each did, by project. Raises ReleaseError."""
    wheels = {each.project.name: each.wheel for each in built}
    homes = {name: environment(wheel, folder / name, root / PINS) for name, wheel in wheels.items()}
    for name, command in (("wherry", "wherry"), ("wherry-server", "wherry-server"), ("wherry-tools", "wherry-apidiff")):
        told = _run([str(homes[name] / command), "--version"], folder)
        if version not in told.split():
            raise ReleaseError(f"{command} --version says {told.strip()!r}, and not {version}")
    with server(homes["wherry-server"], folder) as address:
        said = _run([str(homes["wherry"] / "python"), "-I", "-c", CALL, address, version], folder).strip()
    if not said:
        raise ReleaseError("the first call of wherry got no text from wherry-server")
    return {
        "wherry": f"first call answered: {said[:40]!r}",
        "wherry-server": "started on a free port, answered, and stopped",
        "wherry-tools": compare(homes["wherry-tools"], folder),
    }


def compare(programs: Path, folder: Path) -> str:
    """Compare two small specs, and return the verdict."""
    (folder / "old.yaml").write_text(OLD, "utf-8")
    (folder / "new.yaml").write_text(NEW, "utf-8")
    command = [str(programs / "wherry-apidiff"), "old.yaml", "new.yaml", "--level", "both", "--no-cache"]
    told = _run([*command, "--fail-on", "none-at-all"], folder)
    if "verdict: major  (1 break)" not in told:
        raise ReleaseError(f"wherry-apidiff says of a break:\n{told}")
    return "one break found in two specs"


def environment(wheel: Path, home: Path, pins: Path) -> Path:
    """Make an environment with a wheel and what it needs, and return the folder of its programs."""
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)], home.parent)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    wanted = home / "requirements.txt"
    wanted.write_text(f"{pinned(wheel, pins)}{wheel.resolve().as_uri()} --hash=sha256:{_sha256(wheel)}\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check", "-qq"]
    _run([*pip, "install", "--no-deps", "--require-hashes", "-r", str(wanted)], home)
    _run([*pip, "check"], home)  # nothing that the wheel asks for is missing
    return programs


def pinned(wheel: Path, pins: Path) -> str:
    """Return the lines of a requirements file that pin what a wheel needs, and what that needs."""
    lines = {
        canonicalize_name(found[1]): found[0]
        for found in re.finditer(r"^([\w.-]+)==(?:.*\\\n)*.*\n", pins.read_text("utf-8"), re.MULTILINE)
    }
    wanted, waiting = set[NormalizedName](), list(_asked(_metadata(wheel)))
    while waiting:
        name = waiting.pop()
        if name in wanted:
            continue
        if name not in lines:
            raise ReleaseError(f"{wheel.name} needs {name}, and {pins.name} does not pin it")
        wanted.add(name)
        waiting += _asked(distribution(name).requires or [])
    return "".join(lines[name] for name in sorted(wanted))


def _asked(requirements: list[str]) -> Iterator[NormalizedName]:
    for each in map(Requirement, requirements):
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            yield canonicalize_name(each.name)


def _metadata(wheel: Path) -> list[str]:
    import email
    import zipfile

    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        return [str(each) for each in email.message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])]


@contextmanager
def server(programs: Path, folder: Path) -> Iterator[str]:
    """Start the installed server on a free port; yield its address."""
    log = folder / "server.txt"
    command = [str(programs / "wherry-server"), "--port", "0", "--json"]
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=folder, env=_clean(), stdout=output, stderr=output) as it,
    ):
        guard = Timer(LIMIT_S, it.kill)
        guard.start()
        try:
            yield _address(it, log)
        finally:
            guard.cancel()
            it.terminate()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        found = re.search(r"https?://[\d.]+:\d+(?:/v1)?", log.read_text("utf-8", "replace"))
        if found:
            return found[0] if found[0].endswith("/v1") else f"{found[0]}/v1"
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise ReleaseError(f"wherry-server --port 0 names no address:\n{log.read_text('utf-8', 'replace')}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _clean() -> dict[str, str]:
    """Return the environment without what could bring the repository, or a real service, in."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OPENAI_", "WHERRY_"))}


def _run(command: list[str], folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(
        command,
        cwd=folder,
        env=_clean(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    if ended.returncode:
        raise ReleaseError(
            f"{Path(command[0]).name} {' '.join(command[1:])} ended with {ended.returncode}:\n{ended.stdout}"
        )
    return ended.stdout
