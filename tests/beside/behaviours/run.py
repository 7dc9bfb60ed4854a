"""Run tests of the official package's sdist, on it or on wherry, and print as JSON how each ended, and what came of recorded streams.

`python tests/beside/behaviours/run.py PACKAGE SDIST FILE...`: PACKAGE is `openai` or `wherry`. The interpreter needs what the
tests use (requirements-official.txt). The tests run as they are written. What only surrounds them has a stand-in:
the package's own internals (`internals`), the pretty printing that snapshots are compared in (`printed`), recorded
streams, which the sdist lacks (`recordings`), and plugins of pytest (`plugin`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    package, sdist, *files = sys.argv[1:]
    tests = Path(sdist, "tests").resolve()
    # The folder `tests` of the sdist is the package `tests` here, not that of this repository.
    sys.path[:0] = [str(HERE), str(tests.parent)]
    if package == "wherry":
        import alias

        alias.install()
    else:
        sys.path.insert(0, str(tests.parent / "src"))
    import pytest
    import stand_ins
    from plugin import Plugin

    stand_ins.install(tests)
    plugin = Plugin(package)
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "--noconftest",
        "--continue-on-collection-errors",
        "-c",
        str(HERE / "pytest.ini"),
        "--rootdir",
        str(tests.parent),
    ]
    with open("/dev/null", "w") as nowhere:  # what pytest tells goes nowhere: the outcomes are printed
        printing, sys.stdout = sys.stdout, nowhere
        try:
            pytest.main([*options, *(str(tests / file) for file in files)], plugins=[plugin])
        finally:
            sys.stdout = printing
    json.dump({"outcomes": plugin.outcomes, "events": plugin.events}, sys.stdout)


if __name__ == "__main__":
    main()
