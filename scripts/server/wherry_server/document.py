"""The API description: the spec, its corrections and its supplement in one document.

An installed server has it as a file. In the repository it is made where it is needed; that takes a second, so it is kept in
the temporary directory, under a hash of what it was made from.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

READY = Path(__file__).with_name("openapi.json")


def described() -> dict[str, Any]:
    """Return the document that the client is generated from, without its prose."""
    if READY.is_file():
        found: dict[str, Any] = json.loads(READY.read_bytes())
        return found
    import lean_document  # beside the package, in the repository

    return kept(lean_document.digest(), lean_document.made)


def kept(digest: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the document of a digest, from the temporary directory where it has been made before."""
    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    cache = Path(tempfile.gettempdir()) / f"wherry-test-server-{owner}" / f"{digest}.json"
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(cache.read_bytes())
        if isinstance(found, dict):
            return found
    document = make()
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time, nothing else
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache.parent, delete=False, encoding="utf-8") as out:
            json.dump(document, out)
        os.replace(out.name, cache)
    return document
