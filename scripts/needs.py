"""Check that this Python has the packages that the programs in this folder import."""

from __future__ import annotations

import sys
from importlib.util import find_spec

PACKAGES = ("jinja2", "jsonpath", "openapi_python_client", "yaml")


def missing_packages(program: str) -> bool:
    """Return whether packages are missing; if so, name them and the command that works on standard error."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"{program} needs packages that this Python does not have: {', '.join(missing)}\n"
            f"  fix  run `make install` once, then `.venv/bin/python scripts/{program} ...`\n"
        )
    return bool(missing)
