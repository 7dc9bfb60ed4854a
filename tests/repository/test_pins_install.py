"""Each requirements file installs whatever is released after it was written: tried against an index with newer releases.

The index is made here, of empty packages. Each of them asks for an extra of its neighbour, as one package of the real
index does, and each has a newer release. A pip that resolves by itself takes that release and refuses it as not pinned.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import check_wheel
import install_pinned

LOCKS = (
    "requirements-dev.txt",
    "requirements-engines.txt",
    "requirements-frameworks.txt",
    "requirements-frameworks-openai2.txt",
    "requirements-official.txt",
    "requirements-peers.txt",
    "requirements-pyodide.txt",
    "requirements-site.txt",
    "requirements-tools.txt",
    "requirements-tracing.txt",
)
PIN = re.compile(r"^(?P<pin>(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; .+?)?) \\$", re.MULTILINE)
NEWER = "9999"
# What the machine's pip is set up with must not reach the index of the test.
PIP_SETTINGS = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": "", "PIP_CONSTRAINT": ""}


@dataclass(frozen=True)
class Index:
    """An index of made-up packages, and a requirements file whose hashes are theirs."""

    address: str
    requirements: Path
    pins: set[tuple[str, str]]


def empty_wheel(folder: Path, name: str, version: str, neighbour: str) -> str:
    """Write the wheel of an empty package that asks for `neighbour[extra]`; return its sha256."""
    stem = f"{name.replace('-', '_')}-{version}"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: extra\n"
    contents = {
        "METADATA": f"{metadata}Requires-Dist: {neighbour}[extra]\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        record = ""
        for member, text in contents.items():
            archive.writestr(f"{stem}.dist-info/{member}", text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{stem}.dist-info/{member},sha256={digest},{len(text)}\n"
        archive.writestr(f"{stem}.dist-info/RECORD", f"{record}{stem}.dist-info/RECORD,,\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def index_for(lock: Path, folder: Path) -> Index:
    """Make the index of what `lock` pins, each package with its pinned version and a newer one."""
    pins = list(PIN.finditer(lock.read_text("utf-8")))
    assert len(pins) >= 3
    everywhere = sorted(pin["name"] for pin in pins if ";" not in pin["pin"])
    lines = []
    for pin in pins:
        home = folder / "simple" / pin["name"]
        home.mkdir(parents=True, exist_ok=True)
        neighbour = next((name for name in everywhere if name > pin["name"]), everywhere[0])
        sha256 = empty_wheel(home, pin["name"], pin["version"], neighbour)
        empty_wheel(home, pin["name"], NEWER, neighbour)
        lines.append(f"{pin['pin']} --hash=sha256:{sha256}\n")
    for home in (folder / "simple").iterdir():
        links = "".join(f'<a href="{wheel.name}">{wheel.name}</a>\n' for wheel in home.iterdir())
        (home / "index.html").write_text(f"<!DOCTYPE html>\n{links}")
    requirements = folder / lock.name
    requirements.write_text("".join(lines))
    return Index((folder / "simple").as_uri(), requirements, {(pin["name"], pin["version"]) for pin in pins})


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """pip without the settings of this machine."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in PIP_SETTINGS.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def installed(python: Path) -> dict[str, str]:
    """Return name and version of what is there, without pip's own company; pip itself has checked that it is complete."""
    found = (
        importlib.metadata.Distribution.at(path).metadata
        for path in python.parents[1].glob("lib/python*/site-packages/*.dist-info")
    )
    there = {str(each["Name"]): str(each["Version"]) for each in found}
    return {name: version for name, version in there.items() if name not in ("pip", "setuptools")}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but pip. Most tests begin with a copy: making one takes longer than what they look at."""
    home = tmp_path_factory.mktemp("bare") / "home"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    return home


@pytest.mark.parametrize("name", LOCKS)
def test_a_newer_release_changes_nothing(
    root: Path, tmp_path: Path, settings: pytest.MonkeyPatch, bare: Path, name: str
) -> None:
    """With a newer release of every package on offer, what is installed is what is pinned, and it is complete."""
    index = index_for(root / name, tmp_path)
    settings.setenv("PIP_INDEX_URL", index.address)
    python = shutil.copytree(bare, tmp_path / "home", symlinks=True) / "bin/python"
    install_pinned.install(python, index.requirements, tell=len)
    there = installed(python)
    assert there
    assert there.items() <= index.pins
    assert NEWER not in there.values()


def test_an_old_pip_installs_the_same(root: Path, tmp_path: Path, settings: pytest.MonkeyPatch) -> None:
    """So does the pip that came with the oldest supported Python of this machine, of what is pinned for that Python."""
    python = next(filter(None, map(check_wheel.interpreter, check_wheel.supported_versions())))
    index = index_for(root / "requirements-py310.txt", tmp_path)
    settings.setenv("PIP_INDEX_URL", index.address)
    told: list[str] = []
    home = install_pinned.make_environment(str(python), tmp_path / "home", index.requirements, tell=told.append)
    assert "requirements-py310.txt" in told[0]
    there = installed(home)
    assert there
    assert there.items() <= index.pins


def test_the_trap_is_real(root: Path, tmp_path: Path, settings: pytest.MonkeyPatch) -> None:
    """A pip that may resolve fails on the same index and the same pins: the tests above would see it."""
    index = index_for(root / "requirements-pyodide.txt", tmp_path)
    settings.setenv("PIP_INDEX_URL", index.address)
    command = [sys.executable, "-m", "pip", "install", "--target", str(tmp_path / "there"), "--require-hashes"]
    resolved = subprocess.run([*command, "-r", index.requirements], capture_output=True, text=True, check=False)
    assert resolved.returncode != 0
    assert "--require-hashes mode" in resolved.stderr


def test_every_requirements_file_is_tried(root: Path) -> None:
    """The tests above install each requirements file that there is."""
    assert {path.name for path in root.glob("requirements*.txt")} == {*LOCKS, "requirements-py310.txt"}


def test_a_gap_in_the_pins_is_told(root: Path, tmp_path: Path, settings: pytest.MonkeyPatch) -> None:
    """Pins that lack what one of them asks for are refused, with the name of what is missing."""
    index = index_for(root / "requirements-pyodide.txt", tmp_path)
    settings.setenv("PIP_INDEX_URL", index.address)
    kept = index.requirements.read_text().splitlines()[1:]
    gone, _ = min(index.pins)
    index.requirements.write_text("\n".join(line for line in kept if not line.startswith(f"{gone}==")))
    with pytest.raises(install_pinned.InstallError, match=rf"requires {gone}, which is not installed"):
        install_pinned.make_environment(sys.executable, tmp_path / "home", index.requirements, tell=len)
