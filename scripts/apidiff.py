#!/usr/bin/env python3
"""Show what changed between two versions of an API, and what that means for Python programs: see `apidiff.py --help`.

The program is the package apidiff/ next to this file, which `import apidiff` finds.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
    sys.exit("scripts/apidiff.py needs Python 3.11 or newer")

from needs import missing_packages

if missing_packages("apidiff.py"):
    sys.exit(3)

from apidiff.cli import main

if __name__ == "__main__":
    sys.exit(main())
