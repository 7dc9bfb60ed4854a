"""The folder of settings that `wherry-generate --init` writes: every name as the rules find it, to be changed where it does not fit."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.build import Build, Progress
from pipeline.errors import PipelineError
from pipeline.manifest import surface_of

SETTINGS = "generate.toml"
SURFACE = """\
# How things are called, where the rule finds another name than you want. An entry that applies to nothing is noted at each run.

# Dotted name on the client of an operation. These are the names as they are: take away the # of a line and change it.
[methods]
{methods}

# Path prefix -> resource; the longest one wins.
[prefixes]
# "/v1/organization" = "admin.organization"

# Name of a schema in the spec -> name of its class.
[classes]
# "pet_object" = "Pet"
"""
DOCS = """\
# What help() says: a sentence for each resource and operation. It begins with a capital letter, ends with a full stop and has
# no markup. Types, defaults and allowed values come from the spec.

[resources]
{resources}

[operations]
{operations}
"""
OVERLAYS = """\
# Corrections of the spec

One file for one fault, in the form of the OpenAPI Overlay Specification 1.0.0, such as `010-id-is-a-string.yaml`:

```yaml
overlay: 1.0.0
info: {title: Ids are strings, version: '1'}
x-reason: the service sends "17", and the spec says integer
actions:
  - target: $.components.schemas.Pet.properties.id
    update: {type: string}
```
"""


def start(build: Build, progress: Progress, folder: Path, spec: str, out: Path) -> int:
    """Write the settings for a spec into a folder; return the exit status. Raises PipelineError if it has some already."""
    names = {SETTINGS, "surface.toml", "docs.toml", "sentences", "overlays"}
    if there := sorted(each.name for each in folder.glob("*") if each.name in names):
        raise PipelineError(
            f"{folder} has {there[0]} already", fix=f"use it: --config {folder}, or name another folder"
        )
    manifest = surface_of(build.decide(progress), build.version, build.root / "templates" / "runtime")
    texts = {
        SETTINGS: _settings(folder, spec, build.package_name, out),
        "surface.toml": SURFACE.format(methods=_lines(_methods(manifest))),
        "docs.toml": DOCS.format(
            resources=_lines((name, "") for name in manifest["resources"] if name),
            operations=_lines((operation, "") for operation, _ in _methods(manifest)),
        ),
        "overlays/README.md": OVERLAYS,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    for note in build.notes:
        sys.stderr.write(f"note: {note}\n")
    print(f"{folder} has the settings. Look through surface.toml, then: wherry-generate --config {folder}")
    return 0


def _settings(folder: Path, spec: str, package: str, out: Path) -> str:
    """Return generate.toml, with paths as seen from its folder."""
    source = spec if "://" in spec or not Path(spec).exists() else _seen_from(folder, Path(spec))
    return f"""\
# What `wherry-generate --config DIR` writes. Paths are relative to this folder.
spec = {json.dumps(source)}
package = {json.dumps(package)}
out = {json.dumps(_seen_from(folder, out))}
"""


def _seen_from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def _methods(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield `VERB /path` and the dotted name of each operation."""
    for resource, entry in manifest["resources"].items():
        for name, method in entry["methods"].items():
            if "verb" in method:
                yield f"{method['verb']} {method['path']}", f"{resource}.{name}".lstrip(".")


def _lines(entries: Iterator[tuple[str, str]]) -> str:
    return "\n".join(f"# {json.dumps(key)} = {json.dumps(value)}" for key, value in sorted(set(entries))) or "# nothing"
