"""What is in a wheel and an sdist: files of the kinds that belong there, and metadata that say what pyproject.toml says."""

from __future__ import annotations

import configparser
import email
import tarfile
import zipfile
from collections import Counter
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import Any

from .building import Built
from .errors import ReleaseError

KINDS = {
    "wherry": {".py", ".typed", ".json"},
    "wherry-server": {".py", ".typed", ".json"},
    # Its data: the settings and templates that the API diff reads, and an archive with those of the generator.
    "wherry-tools": {".py", ".typed", ".json", ".css", ".js", ".md", ".toml", ".zip"},
}
"""Suffixes of the files in a wheel."""
INFO = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}
DATA = "wherry_tools/pipeline/data/"
"""Files of the repository, as data."""
BUILDING = {"hatch_build.py", "server_build.py", "pack_wheel.py", "lean_document.py", "hatch.toml", "pyproject.toml"}
NEVER = {"__pycache__", "node_modules", ".git", ".venv", "build", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
"""Folders that no file comes from."""
BUILDS_AGAIN = {
    "wherry": {"hatch.toml", "scripts/pack_wheel.py", "generated/wherry/__init__.py", "tests/groups.toml"},
    "wherry-server": {"server_build.py", "wherry_server/openapi.json"},
    "wherry-tools": {"hatch_build.py", "wherry_tools/pipeline/data/generator.zip"},
}
"""Files that an sdist has besides, so that the wheel comes out of it."""


def check(built: Built, root: Path) -> Counter[str]:
    """Check both files of a project; return how many files of each suffix the wheel has. Raises ReleaseError."""
    settings = built.project.settings(root)
    with zipfile.ZipFile(built.wheel) as archive:
        if broken := archive.testzip():
            raise ReleaseError(f"{built.wheel.name} is broken at {broken}")
        names = archive.namelist()
        metadata = archive.read(f"{_info(built, settings)}/METADATA").decode()
        entries = archive.read(f"{_info(built, settings)}/entry_points.txt").decode()
    _fail(built.wheel, wheel_faults(built, names, settings))
    _fail(built.wheel, metadata_faults(metadata, settings, (root / built.project.folder / settings["readme"])))
    _fail(built.wheel, [] if commands(entries) == settings["scripts"] else [f"starts {commands(entries)}"])
    with tarfile.open(built.sdist) as archive_:
        members = archive_.getmembers()
        top = f"{built.project.package}-{settings['version']}/"
        said = archive_.extractfile(f"{top}PKG-INFO")
        info = said.read().decode() if said else ""
    _fail(built.sdist, sdist_faults(built, members, top))
    _fail(built.sdist, [] if info == metadata else ["has other metadata than the wheel"])
    return Counter(PurePosixPath(name).suffix for name in names if ".dist-info/" not in name)


def _info(built: Built, settings: dict[str, Any]) -> str:
    return f"{built.project.package}-{settings['version']}.dist-info"


def _fail(path: Path, faults: list[str]) -> None:
    if faults:
        raise ReleaseError(f"{path.name} " + "; ".join(faults))


def wheel_faults(built: Built, names: list[str], settings: dict[str, Any]) -> list[str]:
    """Return what is wrong with the list of files of a wheel."""
    package, info = built.project.package, _info(built, settings)
    faults = []
    if built.wheel.name != f"{package}-{settings['version']}-py3-none-any.whl":
        faults.append("has another name than its version and package")
    own = [name for name in names if name.startswith(f"{package}/")]
    beside = {name.removeprefix(f"{info}/") for name in names if name.startswith(f"{info}/")}
    if len(own) + len(beside) != len(names) or len(set(names)) != len(names):
        faults.append(f"has more than {package} and its metadata, or a file twice")
    if beside != INFO:
        faults.append(f"has other metadata files: {sorted(beside ^ INFO)}")
    faults += [f"lacks {name}" for name in (f"{package}/__init__.py", f"{package}/py.typed") if name not in own]
    for name in own:
        path = PurePosixPath(name)
        is_test = "tests" in path.parts or path.name.startswith("test_") or path.name == "conftest.py"
        is_building = path.name in BUILDING and not name.startswith(DATA)
        if is_test or is_building or NEVER & {*path.parts} or path.suffix not in KINDS[built.project.name]:
            faults.append(f"should not have {name}")
    return faults


def sdist_faults(built: Built, members: list[tarfile.TarInfo], top: str) -> list[str]:
    """Return what is wrong with the list of files of an sdist."""
    faults = [f"has {each.name}, which is no file in {top}" for each in members if not _is_plain(each, top)]
    names = {each.name.removeprefix(top) for each in members}
    needed = {"LICENSE", "NOTICE", "PKG-INFO", "pyproject.toml", *BUILDS_AGAIN[built.project.name]}
    faults += [f"lacks {name}" for name in sorted(needed - names)]
    faults += [f"should not have {name}" for name in sorted(names) if NEVER & {*PurePosixPath(name).parts[:-1]}]
    return faults


def _is_plain(member: tarfile.TarInfo, top: str) -> bool:
    return member.isfile() and member.name.startswith(top) and ".." not in PurePosixPath(member.name).parts


def commands(entries: str) -> dict[str, str]:
    """Return the commands that a wheel installs. Nothing else may be in entry_points.txt."""
    parser = configparser.ConfigParser(delimiters=("=",))
    parser.read_string(entries)
    return dict(parser["console_scripts"]) if parser.sections() == ["console_scripts"] else {}


def metadata_faults(text: str, settings: dict[str, Any], readme: Path) -> list[str]:
    """Return where METADATA do not say what pyproject.toml says, or what an index would refuse or show as plain text."""
    found = email.message_from_string(text)
    said: dict[str, list[str]] = {
        "Name": [settings["name"]],
        "Version": [settings["version"]],
        "Summary": [settings["description"]],
        "License-Expression": [settings["license"]],
        "License-File": list(settings["license-files"]),
        "Requires-Python": [settings["requires-python"]],
        "Classifier": list(settings["classifiers"]),
        "Project-URL": [f"{name}, {url}" for name, url in settings.get("urls", {}).items()],
        "Provides-Extra": list(settings.get("optional-dependencies", {})),
        "Description-Content-Type": ["text/markdown"],
    }
    faults = [
        f"says {_all(found, name)} for {name}, and pyproject.toml {wanted}"
        for name, wanted in said.items()
        if sorted(_all(found, name)) != sorted(wanted)
    ]
    if str(found.get_payload()).strip() != readme.read_text("utf-8").strip() or len(str(found.get_payload())) < 100:
        faults.append(f"has another description than {readme.name}")
    return faults


def _all(found: Message, name: str) -> list[str]:
    return [str(each) for each in found.get_all(name, [])]
