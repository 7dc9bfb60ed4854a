"""The stage `load`: a source -> an OpenAPI 3 document, read leniently. Whatever leniency forgives is a defect.

  source    a file, URL, wheel or requirement -> bytes
  dates     the day that a spec is of
  text      bytes -> JSON values

This stage makes sure that the text can be read and that it is the right document. What its schemas mean, with misspelt
types and broken references, is left to `normalize`.
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

__all__ = ["Document", "check_pin", "load"]


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI 3 document as plain JSON types, with the name and sha256 of its source, and its defects."""

    data: dict[str, Any]
    name: str
    sha256: str
    defects: tuple[Defect, ...] = ()


def load(source: Path | str | bytes, *, lock: Path | None = None) -> Document:
    """Return the OpenAPI 3 document at a path, an http(s) URL or in a wheel, or in some bytes.

    `lock` is the lock.toml that `scripts/spec.py pull` wrote; bytes that it does not pin raise SpecChanged. Anything
    but an OpenAPI 3 document raises SpecUnreadable, with the line or the JSON pointer.
    """
    name, data = ("the spec", source) if isinstance(source, bytes) else sources.read(str(source))[:2]
    sha256 = hashlib.sha256(data).hexdigest()
    if lock is not None:
        check_pin(name, data, lock, pin=("snapshot", "sha256"), what="spec", again="scripts/spec.py pull")
    value, defects = read_text(data, name)
    document = _openapi(value, name, defects)
    return Document(document, name, sha256, tuple(defects))


def check_pin(name: str, data: bytes, lock: Path, *, pin: tuple[str, ...], what: str, again: str) -> None:
    """Refuse bytes whose sha256 is not the one at `pin` in lock.toml. `again` is the command that writes both anew."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        pinned: Any = tomllib.loads(lock.read_text(encoding="utf-8"))
        for key in pin:
            pinned = pinned[key]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SpecUnreadable(
            f"{lock.name} does not pin a {what}: {error}", fix=f"write it again with {again}"
        ) from error
    if sha256 != pinned:
        raise SpecChanged(
            f"{name} is not the {what} that {lock.name} pins\n  has  sha256 {sha256}\n  pin  sha256 {pinned}",
            fix=f"restore the file, or take a new {what} with {again}; corrections go into spec/overlays/",
        )


_LOOKS_LIKE = {
    "swagger": ("a Swagger 2.0 document", "convert it to OpenAPI 3"),
    "discoveryVersion": ("a Google API discovery document", "convert it to OpenAPI 3"),
    "asyncapi": ("an AsyncAPI document", "name the OpenAPI spec of the API"),
    "arazzo": ("an Arazzo workflow document", "name the OpenAPI spec that it refers to"),
    "overlay": ("an OpenAPI overlay", "put it into spec/overlays/ and name the spec that it changes"),
    "$schema": ("a JSON Schema", "name an OpenAPI spec"),
    "item": ("a Postman collection", "export it as OpenAPI 3"),
}


def _openapi(value: Any, name: str, defects: list[Defect]) -> dict[str, Any]:
    if not isinstance(value, dict):
        what = "empty" if value is None else f"a {'list' if isinstance(value, list) else 'single value'}"
        raise SpecUnreadable(f"{name} is {what}, not an OpenAPI spec", fix="name another file")
    if "openapi" not in value:
        for key, (what, fix) in _LOOKS_LIKE.items():
            if key in value:
                raise SpecUnreadable(f"{name} looks like {what}, not like an OpenAPI 3 spec", fix=fix)
        keys = ", ".join(list(value)[:5]) or "none"
        raise SpecUnreadable(
            f"{name} is not an OpenAPI spec: no `openapi` among its keys ({keys})", fix="name another file"
        )
    version = value["openapi"]
    if isinstance(version, (int, float)):
        defects.append(Defect("#/openapi", f"the OpenAPI version {version} is a number, not text"))
        value["openapi"] = version = str(version)
    if not isinstance(version, str) or version.split(".")[0] != "3":
        raise SpecUnreadable(
            f"{name} is OpenAPI {version!r}", pointer="#/openapi", fix="name a spec of OpenAPI 3.0, 3.1 or 3.2"
        )
    if not any(value.get(key) for key in ("paths", "webhooks", "components")):
        raise SpecUnreadable(f"{name} has neither paths, webhooks nor components", pointer="#", fix="name another file")
    for key in ("paths", "webhooks", "components"):
        if not isinstance(value.get(key, {}), dict):
            raise SpecUnreadable(f"{name}: `{key}` is not an object", pointer=f"#/{key}", fix="correct the spec")
    return value
