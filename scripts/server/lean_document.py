"""The document that the server answers from, as its wheel has it: made here, in the repository, where the spec is.

It says of the API what the client is generated from: the spec, its corrections and its supplement. What only the generator
reads is left out, which makes it half as long.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ("python-jsonpath>=2", "pyyaml>=6")
"""What making it imports."""
_NAMES = frozenset(
    {
        "$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "headers", "links", "mapping",
        "parameters", "pathItems", "paths", "patternProperties", "properties", "requestBodies", "responses", "schemas",
        "securitySchemes", "variables",
    }
)  # fmt: skip
"""Where the keys of an object are names, which may be called like a keyword."""
_VALUES = frozenset({"const", "default", "enum", "security", "x-official-headers"})
"""What holds values, or is read as it is."""
_META = "x-oaiMeta"
"""Which page of the vendor's reference is about an operation; tests of docstrings read it."""
_LEFT_OUT = frozenset(
    {
        "deprecated",
        "description",
        "discriminator",
        "example",
        "examples",
        "externalDocs",
        "group",
        "summary",
        "tags",
        "title",
    }
)


def sources() -> Iterator[Path]:
    """Yield the files that the document depends on, in a fixed order."""
    yield Path(__file__)
    for folder, ending in (("spec", "*.yaml"), ("scripts/pipeline", "*.py")):
        yield from sorted((ROOT / folder).rglob(ending))


def digest() -> str:
    """Return the hash of what the document is made from."""
    found = hashlib.sha256()
    for path in sources():
        found.update(path.read_bytes())
    return found.hexdigest()


def made() -> dict[str, Any]:
    """Make the document, as `Build.describe` does, but without the parser and what it imports."""
    scripts = str(ROOT / "scripts")
    if scripts not in sys.path:
        sys.path.append(scripts)
    from pipeline import supplement
    from pipeline.load import load
    from pipeline.overlay import apply, parted, read

    spec = ROOT / "spec"
    early, late = parted(read(spec / "overlays"))
    document, _ = apply(load(spec / "openapi.yaml", lock=spec / "lock.toml").data, early, idle="error")
    official = supplement.read((spec / "supplement.yaml").read_bytes(), "supplement.yaml")
    document, _ = supplement.merge(document, official, idle="error")
    document, _ = apply(document, late, idle="error")
    made: dict[str, Any] = lean(document)
    return made


def packed(document: dict[str, Any]) -> bytes:
    """Return the document as its file has it."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def lean(node: Any, *, names: bool = False) -> Any:
    """Return a part of a document with only what the server reads. `names`: the keys of this object are names."""
    if isinstance(node, list):
        return [lean(each) for each in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: lean(value) for name, value in node.items()}
    kept = {
        key: value if key in _VALUES else lean(value, names=key in _NAMES)
        for key, value in node.items()
        if key not in _LEFT_OUT and (key in _VALUES or not str(key).startswith("x-"))
    }
    meta = node.get(_META)
    if isinstance(meta, dict) and meta.get("group") and meta.get("path"):
        kept[_META] = {"group": meta["group"], "path": meta["path"]}
    return kept
