"""Where the commands of the wheel begin."""

from __future__ import annotations

import sys
from importlib.util import find_spec

NEEDED = ("jinja2", "openapi_python_client", "ruff")
"""What the extra `generate` installs."""


def apidiff() -> int:
    """Run `wherry-apidiff`; return the exit status."""
    from apidiff.cli import main

    return main()


def generate() -> int:
    """Run `wherry-generate`; return the exit status."""
    import ending

    if missing := [name for name in NEEDED if find_spec(name) is None]:
        from pipeline.home import INSTALL

        sys.stderr.write(
            f"wherry-generate needs packages that are not installed: {', '.join(missing)}\n  fix  {INSTALL}\n"
        )
        return 3
    from wherry_tools.generate import main

    return ending.run("wherry-generate", main)
