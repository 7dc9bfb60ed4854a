#!/usr/bin/env python3
"""Try the newest versions of the frameworks that take our clients, and report in Markdown what works.

Each framework of pyproject.toml is installed without pins, in an environment of its own: then none holds another back. Its steps
are those of tests/frameworks. Ends with 1 if one fails that should work, or if a framework cannot be installed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "newest"
GROUPS = ("frameworks", "frameworks-openai2")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--keep", action="store_true", help="keep the environments in build/newest")
    parser.add_argument(
        "packages", nargs="*", metavar="PACKAGE", help="as in pyproject.toml, without extras (default: all)"
    )
    options = parser.parse_args()
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    wanted = {text.split("[")[0]: text for group in GROUPS for text in groups[group]}
    if unknown := set(options.packages) - wanted.keys():
        parser.error(f"no such package: {', '.join(sorted(unknown))}; pyproject.toml has {', '.join(wanted)}")
    packages = options.packages or sorted(wanted)
    try:
        for package in packages:
            install(HOME / package, wanted[package])
        command = [sys.executable, "-m", "tests.frameworks", "--environments", str(HOME), *packages]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    finally:
        if not options.keep:
            shutil.rmtree(HOME, ignore_errors=True)


def install(home: Path, requirement: str) -> None:
    """Make an environment with the newest version; if pip cannot, say why, and leave it to the report."""
    print(f"Installing {requirement} into {home.relative_to(ROOT)}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run(
        [*pip, "install", "--quiet", requirement, "openai"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
