"""Do the steps by hand, and report in Markdown what works: `python -m tests.frameworks [PACKAGE ...]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .comparing import ROOT, Results, results
from .tried import BROKEN, FIRST, FRAMEWORKS, steps_of

COLUMNS = ("openai", "wherry", "compat")
VERSIONS = """
import importlib.metadata, json, sys
print(json.dumps([f"{name} {importlib.metadata.version(name)}" for name in sys.argv[1:]]))
"""


def main() -> int:
    """Print a table of what works, and what fails without being listed in broken.toml; return 1 if anything does."""
    places = {
        package.split("[")[0]: (name, environment)
        for environment, names in FRAMEWORKS.items()
        for name, package in names.items()
    }
    parser = argparse.ArgumentParser(prog="python -m tests.frameworks", description="Do the steps of frameworks.")
    parser.add_argument("packages", nargs="*", choices=[[], *places], metavar="PACKAGE", help="(default: all)")
    parser.add_argument(
        "--environments",
        type=Path,
        metavar="DIR",
        help="a folder with an environment for each package, by its name (default: those that check.py keeps in build/)",
    )
    options = parser.parse_args()
    first: Counter[str] = Counter()
    failures: list[str] = []
    print(f"| package | versions | steps | {' | '.join(COLUMNS)} |\n|---|---|---|{'---|' * len(COLUMNS)}")
    for package in options.packages or sorted(places):
        framework, environment = places[package]
        home = options.environments / package if options.environments else ROOT / "build" / environment
        try:
            versions, found = _versions(home, package), results(home / "bin" / "python", framework)
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            failures.append(f"{package}: {' '.join(str(error).split())[-600:]}")
            continue
        works = {kind: _working(found, kind) for kind in found}
        counts = " | ".join(str(len(works[kind])) for kind in COLUMNS)
        print(f"| {package} | {versions} | {len(found['openai'])} | {counts} |", flush=True)
        for kind in COLUMNS:
            first[kind] += len(works[kind] & set(steps_of(framework, FIRST)))
        failures += _failures(framework, found, works)
    print(f"\nOf the first steps work: {', '.join(f'{kind} {first[kind]}' for kind in COLUMNS)}.")
    if failures:
        print("\nWhat fails, and is not known to:\n\n" + "\n".join(f"- {failure}" for failure in failures))
    return 1 if failures else 0


def _versions(home: Path, package: str) -> str:
    command = [str(home / "bin" / "python"), "-c", VERSIONS, package, "openai"]
    return ", ".join(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def _working(found: Results, kind: str) -> set[str]:
    official = found["openai"]
    return {step for step, result in found[kind].items() if "value" in result and result == official[step]}


def _failures(framework: str, found: Results, works: dict[str, set[str]]) -> Iterator[str]:
    """Yield what does not work and is not known; where openai fails too, the framework or the step is at fault."""
    for kind, steps in found.items():
        for step in sorted(steps.keys() - works[kind]):
            known = step in BROKEN.get(kind, {}).get(framework, {})
            if not known and (kind == "openai" or step in works["openai"]):
                said = " ".join(str(steps[step].get("error", "another value, or another request")).split())
                yield f"{framework}, {step}, {kind}: `{said.replace('`', '')}`"


if __name__ == "__main__":
    sys.exit(main())
