"""Whether the output is Python: every file is compiled before anything is written, then the package is imported.

`check` compiles for the oldest Python that packages support. `try_import` imports every module and reads every name in
another process. Both name the operation or schema that the faulty line was written for, with its pointer.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from .errors import NotPython
from .package import PackagePlan, ResourcePlan

OLDEST = 10
"""The minor version of the oldest Python 3 that generated packages run on."""
TIMEOUT_S = 300

_FIX = "the templates do not know this construct: simplify it in an overlay, or add it to templates/package"
_CLASS = re.compile(r"class (\w+)|(\w+) = TypedDict\(|    (\w+): TypeAlias = |(\w+) = (?:Alias|UnionAlias)\(")
_METHOD = re.compile(r"    (?:async )?def (\w+)\(")


def check(files: Mapping[str, str], plan: PackagePlan) -> None:
    """Compile every file. Raises NotPython for the first that is refused, with what its line was written for."""
    if fault := first_fault(files, plan):
        raise fault


def first_fault(files: Mapping[str, str], plan: PackagePlan) -> NotPython | None:
    """Compile every file. Return the error for the first that is refused."""
    for name, text in files.items():
        if not name.endswith(".py"):
            continue
        try:
            compile(text, name, "exec", dont_inherit=True, _feature_version=OLDEST)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = getattr(error, "lineno", None) or 1
            said = getattr(error, "msg", None) or f"{type(error).__name__}: {error}"
            return _refused(f"{name}, line {line}: {said}", files, plan, name, line)
    return None


def try_import(folder: Path, plan: PackagePlan, files: Mapping[str, str]) -> None:
    """Import the package in `folder`. Raises NotPython, with the error and where it was raised."""
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, str(folder), plan.package]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        raise NotPython(f"importing {plan.package} takes more than {TIMEOUT_S} s", fix=_FIX) from error
    if done.returncode == 0:
        return
    try:
        said, name, line = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        said, name, line = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1], "", 0
    place = f"{name}, line {line}: " if name else ""
    raise _refused(f"{place}importing {plan.package} raises {said}", files, plan, name, line)


# Isolated (-I): neither the environment nor the current folder decides what is imported.
_PROGRAM = """
import importlib, json, sys, traceback, warnings
folder, name = sys.argv[1:]
sys.path.insert(0, folder)
warnings.simplefilter("error", SyntaxWarning)
try:
    package = importlib.import_module(name)
    package.preload()
    for names in (package.models, package.params):
        for each in names.__all__:
            getattr(names, each)
    for each in package.__all__:
        getattr(package, each)
except BaseException as error:
    own = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(folder)]
    place = own[-1].filename[len(folder) + len(name) + 2 :].replace("\\\\", "/") if own else ""
    print(json.dumps([f"{type(error).__name__}: {error}", place, own[-1].lineno if own else 0]))
    sys.exit(1)
"""


def place_of(text: str, line: int, name: str, plan: PackagePlan) -> tuple[str, str]:
    """Return what a line of a generated file was written for, and its pointer: `GET /files`, `#/paths/~1files/get`."""
    above = text.splitlines()[:line]
    class_name = next((_name(found) for row in reversed(above) if (found := _CLASS.match(row))), "")
    method = next((found[1] for row in reversed(above) if (found := _METHOD.match(row))), "")
    if name.startswith("resources/"):
        module = name.removeprefix("resources/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for resource in _walk(plan.resources):
            if resource.module == module and class_name in (resource.class_name, f"Async{resource.class_name}"):
                for each in resource.methods:
                    if each.name == method:
                        return f"{each.verb} {each.path}", each.pointer
    for area in plan.areas:
        for member in area.members:
            if member.name == class_name and name.startswith(("models/", "params/")):
                return f"the schema {member.component}", member.pointer
    return "", ""


def _refused(what: str, files: Mapping[str, str], plan: PackagePlan, name: str, line: int) -> NotPython:
    cause, pointer = place_of(files.get(name, ""), line, name, plan)
    return NotPython(f"{what}{f', in what is written for {cause}' if cause else ''}", pointer=pointer, fix=_FIX)


def _name(found: re.Match[str]) -> str:
    return next(each for each in found.groups() if each)


def _walk(resources: tuple[ResourcePlan, ...]) -> list[ResourcePlan]:
    return [found for resource in resources for found in (resource, *_walk(resource.children))]
