"""Api -> manifest, without generating anything: the naming run of the stage `plan`, and its manifest.

Rule: what cannot be named is left out and noted by its JSON pointer; everything else is compared. The manifest holds
the pointers under `left_out`, so that the other side does not count what is missing here as new or removed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.api import Api, Object
from pipeline.errors import PipelineError
from pipeline.home import HOME
from pipeline.manifest import surface_of
from pipeline.plan import Surface, plan, read

SETTINGS = HOME / "spec"
RUNTIME = HOME / "templates" / "runtime"


def manifest_of(
    api: Api, *, settings: Path = SETTINGS, package: str = "wherry", version: str = ""
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the manifest that a package of this API would have, and notes on what had to be left out.

    `settings` is the folder of surface.toml; entries that apply to nothing are not errors. An operation or a property
    that no decision exists for is left out and noted with its pointer. Raises PipelineError where nothing can be named
    (a surface.toml that cannot be read).
    """
    decisions = read(settings)
    left_out: list[str] = []
    notes: list[str] = []
    while True:
        try:
            manifest = surface_of(plan(api, decisions, package=package), version, RUNTIME)
            break
        except PipelineError as error:
            reduced = _without(api, decisions, error)
            if reduced is None:
                raise
            if reduced is not api:
                left_out.append(error.pointer)
            notes.append(_note(error, is_left_out=reduced is not api))
            api = reduced
    if left_out:
        manifest["left_out"] = sorted(left_out)
    return manifest, tuple(notes)


def _note(error: PipelineError, *, is_left_out: bool) -> str:
    consequence = "not compared" if is_left_out else "compared under the name that the spec gives"
    if not error.pointer:
        return f"{error.what}: hand-written parts are not compared"
    return f"{error.what}, at {error.pointer}: {consequence}"


def _without(api: Api, decisions: Surface, error: PipelineError) -> Api | None:
    """Return the API without the operation or property that an error is about; unchanged if a decision was dropped."""
    if not error.pointer:  # a hand-written part that this runtime does not have
        parts = [name for name, _ in decisions.extends.items()]
        for name in parts:
            decisions.extends.drop(name)
        return api if parts else None
    operations = tuple(each for each in api.operations if each.pointer != error.pointer)
    if len(operations) < len(api.operations):
        return replace(api, operations=operations)
    for name, schema in api.schemas.items():
        if schema.pointer == error.pointer and _drop_names(name, decisions):
            return api
        if isinstance(schema, Object) and any(field.pointer == error.pointer for field in schema.fields):
            fields = tuple(field for field in schema.fields if field.pointer != error.pointer)
            return replace(api, schemas={**api.schemas, name: replace(schema, fields=fields)})
    return None


def _drop_names(schema: str, decisions: Surface) -> bool:
    """Drop a clashing name of a schema in surface.toml; return whether there was one."""
    given = dict(decisions.classes.items())
    if schema in given and list(given.values()).count(given[schema]) > 1:
        decisions.classes.drop(schema)
        return True
    others = [public for public, target in decisions.names.items() if target == schema]
    for public in others:
        decisions.names.drop(public)
    return bool(others)
