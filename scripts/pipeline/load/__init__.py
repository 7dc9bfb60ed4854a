"""load: a source -> an OpenAPI 3 document, read leniently; every leniency is reported as a defect.

This stage answers for the text (reader.py) and for its being the right document. What a schema means, misspelt
types and lost references among it, is the business of `normalize`.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..document.defects import Defect
from ..errors import SpecChanged, SpecUnreadable
from . import source as sources
from .text import read as read_text

__all__ = ["Document", "load"]


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI 3 document as plain JSON types, the name and sha256 of its source, and what was wrong in it."""

    data: dict[str, Any]
    name: str
    sha256: str
    defects: tuple[Defect, ...] = ()


def load(source: Path | str | bytes, *, lock: Path | None = None) -> Document:
    """Read an OpenAPI 3 document from a path, an http(s) URL, a wheel, or bytes.

    With `lock`, the lock.toml that `scripts/spec.py pull` wrote, the bytes must be the ones it pins (SpecChanged).
    Raises SpecUnreadable, with the line or the JSON pointer, for what is no OpenAPI 3 document.
    """
    name, data = ("the document", source) if isinstance(source, bytes) else sources.read(str(source))[:2]
    sha256 = hashlib.sha256(data).hexdigest()
    if lock is not None:
        _check_lock(name, sha256, lock)
    value, defects = read_text(data, name)
    document = _openapi(value, name, defects)
    return Document(document, name, sha256, tuple(defects))


def _check_lock(name: str, sha256: str, lock: Path) -> None:
    try:
        pinned = tomllib.loads(lock.read_text(encoding="utf-8"))["snapshot"]["sha256"]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SpecUnreadable(
            f"{lock.name} pins no document: {error}", fix="write it anew with scripts/spec.py pull"
        ) from error
    if sha256 != pinned:
        raise SpecChanged(
            f"{name} is not the document that {lock.name} pins\n  has  sha256 {sha256}\n  pin  sha256 {pinned}",
            fix="take a new one with scripts/spec.py pull; corrections belong into spec/overlays/",
        )


_LOOKS_LIKE = {
    "swagger": ("a Swagger 2.0 document", "convert it to OpenAPI 3"),
    "discoveryVersion": ("a Google API discovery document", "convert it to OpenAPI 3"),
    "asyncapi": ("an AsyncAPI document", "take the OpenAPI document of the API"),
    "arazzo": ("an Arazzo workflow document", "take the OpenAPI document that it is about"),
    "overlay": ("an OpenAPI overlay", "put it into spec/overlays/ and name the document that it changes"),
    "$schema": ("a JSON Schema", "take an OpenAPI document"),
    "item": ("a Postman collection", "export it as OpenAPI 3"),
}


def _openapi(value: Any, name: str, defects: list[Defect]) -> dict[str, Any]:
    if not isinstance(value, dict):
        what = "empty" if value is None else f"a {'list' if isinstance(value, list) else 'single value'}"
        raise SpecUnreadable(f"{name} is {what}, not an OpenAPI document", fix="name another file")
    if "openapi" not in value:
        for key, (what, fix) in _LOOKS_LIKE.items():
            if key in value:
                raise SpecUnreadable(f"{name} looks like {what}, not like an OpenAPI 3 document", fix=fix)
        keys = ", ".join(list(value)[:5]) or "none"
        raise SpecUnreadable(f"{name} is no OpenAPI document: no `openapi` among its keys ({keys})", fix="name another")
    version = value["openapi"]
    if isinstance(version, (int, float)):
        defects.append(Defect("#/openapi", f"the version {version} is a number"))
        value["openapi"] = version = str(version)
    if not isinstance(version, str) or version.split(".")[0] != "3":
        raise SpecUnreadable(
            f"{name} is OpenAPI {version!r}", pointer="#/openapi", fix="OpenAPI 3.0 to 3.2 can be read"
        )
    if not any(value.get(key) for key in ("paths", "webhooks", "components")):
        raise SpecUnreadable(f"{name} has neither paths, webhooks nor components", pointer="#", fix="name another file")
    for key in ("paths", "webhooks", "components"):
        if not isinstance(value.get(key, {}), dict):
            raise SpecUnreadable(f"{name}: `{key}` is no mapping", pointer=f"#/{key}", fix="correct the document")
    return value
