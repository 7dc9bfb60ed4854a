"""Run programs by hand: `python -m tests.dropin [--package openai] [NAME ...]`."""

from __future__ import annotations

import argparse
import sys

from .running import PROGRAMS, interpreter, not_yet


def main() -> int:
    """Run the named programs, or all; print how each ended."""
    parser = argparse.ArgumentParser(prog="python -m tests.dropin", description="Run programs of users of `openai`.")
    parser.add_argument(
        "names",
        nargs="*",
        choices=[[], *PROGRAMS],
        metavar="NAME",
        help="a file of programs/, without .py (default: all)",
    )
    parser.add_argument("--package", choices=("wherry", "openai"), default="wherry", help="(default: %(default)s)")
    parser.add_argument("--python", default=sys.executable, help="the Python to run them with (default: this one)")
    chosen = parser.parse_args()
    names, passed = chosen.names or list(PROGRAMS), 0
    later = not_yet() if chosen.package == "wherry" else {}
    with interpreter(chosen.package, chosen.python) as python:
        for name in names:
            ended = python.run(PROGRAMS[name])
            passed += ended.passed
            note = f" (not yet: {later[name].why})" if name in later else ""
            print(f"{'ok  ' if ended.passed else 'FAIL'} {name}{note}{'' if ended.passed else f': {ended.error}'}")
            if chosen.names and not ended.passed:
                print(ended.output)
    print(f"{passed} of {len(names)} programs pass")
    return 0 if passed == len(names) else 1


if __name__ == "__main__":
    sys.exit(main())
