"""The API description as the generator reads it: the spec, its corrections and its supplement in one document.

Making it takes a second and needs the generator. So it is kept in the temporary directory, under a hash of what it was made
from. Where the generator is not, it lies ready in `spec/document.json`: `scripts/check_wheel.py` tests the wheel that way.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
READY = ROOT / "spec" / "document.json"


def described() -> dict[str, Any]:
    """Return the document that the client is generated from."""
    if READY.is_file():
        found: dict[str, Any] = json.loads(READY.read_bytes())
        return found
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.read_bytes())
    return kept(digest.hexdigest(), _merged)


def _sources() -> Iterator[Path]:
    """Yield the files that the document depends on, in a fixed order."""
    for folder, ending in (("spec", "*.yaml"), ("scripts/pipeline", "*.py")):
        yield from sorted((ROOT / folder).rglob(ending))


def _merged() -> dict[str, Any]:
    scripts = str(ROOT / "scripts")
    if scripts not in sys.path:
        sys.path.append(scripts)
    from pipeline.build import Build, Progress

    return Build(ROOT, version="").describe(Progress(sys.stderr, quiet=True))


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
