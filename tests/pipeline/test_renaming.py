"""Schemas that the spec brings under another name than before, or without one, keep the name that they had."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from pipeline.errors import SupplementIdle
from pipeline.supplement import merge, read
from pipeline.supplement.renaming import rename

SCHEMAS = "#/components/schemas"


def document() -> dict[str, Any]:
    """Return a spec with a component that others refer to, and an object inside another one."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                "First": {"type": "object", "properties": {"job": {"$ref": f"{SCHEMAS}/Theirs"}}},
                "Theirs": {
                    "type": "object",
                    "properties": {"owner": {"type": "object", "properties": {"id": {"type": "string"}}}},
                },
                "Union": {
                    "oneOf": [{"$ref": f"{SCHEMAS}/Theirs"}, {"$ref": f"{SCHEMAS}/Theirs/properties/owner"}],
                    "discriminator": {"propertyName": "type", "mapping": {"a": "Theirs", "b": f"{SCHEMAS}/Theirs"}},
                },
            }
        },
    }


def test_a_component_is_renamed() -> None:
    """A component gets its name in its place, and every reference follows, also into it and in a mapping."""
    before = document()
    kept = deepcopy(before)
    after, idle = rename(before, {f"{SCHEMAS}/Theirs": "Ours"})
    schemas = after["components"]["schemas"]
    assert not idle
    assert before == kept
    assert list(schemas) == ["First", "Ours", "Union"]
    assert schemas["First"]["properties"]["job"] == {"$ref": f"{SCHEMAS}/Ours"}
    assert schemas["Union"]["oneOf"] == [{"$ref": f"{SCHEMAS}/Ours"}, {"$ref": f"{SCHEMAS}/Ours/properties/owner"}]
    assert schemas["Union"]["discriminator"]["mapping"] == {"a": f"{SCHEMAS}/Ours", "b": f"{SCHEMAS}/Ours"}


def test_an_inline_schema_is_lifted_out() -> None:
    """An inline schema becomes a component, with a reference where it was."""
    after, idle = rename(document(), {f"{SCHEMAS}/Theirs/properties/owner": "Owner"})
    schemas = after["components"]["schemas"]
    assert not idle
    assert schemas["Theirs"]["properties"]["owner"] == {"$ref": f"{SCHEMAS}/Owner"}
    assert schemas["Owner"] == {"type": "object", "properties": {"id": {"type": "string"}}}
    assert schemas["Union"]["oneOf"][1] == {"$ref": f"{SCHEMAS}/Owner"}


def test_both_at_once() -> None:
    """A schema inside a renamed one is lifted out of it."""
    after, idle = rename(document(), {f"{SCHEMAS}/Theirs": "Ours", f"{SCHEMAS}/Theirs/properties/owner": "Owner"})
    schemas = after["components"]["schemas"]
    assert not idle
    assert schemas["Ours"]["properties"]["owner"] == {"$ref": f"{SCHEMAS}/Owner"}
    assert list(schemas) == ["First", "Ours", "Union", "Owner"]


def test_names_that_change_places() -> None:
    """Two schemas may swap their names."""
    after, idle = rename(document(), {f"{SCHEMAS}/Theirs": "First", f"{SCHEMAS}/First": "Theirs"})
    schemas = after["components"]["schemas"]
    assert not idle
    assert schemas["Theirs"]["properties"]["job"] == {"$ref": f"{SCHEMAS}/First"}
    assert "owner" in schemas["First"]["properties"]


def test_idle_names() -> None:
    """A place that is gone, and a name that the spec has given away, are reported and change nothing."""
    names = {f"{SCHEMAS}/Gone": "Ours", f"{SCHEMAS}/Theirs": "First"}
    after, idle = rename(document(), names)
    assert after == document()
    assert sorted(idle) == sorted(names)


def test_names_come_first() -> None:
    """The other entries of a supplement use the names of before."""
    supplement = read(
        b"""
openapi: 3.1.0
info: {title: '', version: 9.8.7}
x-names: {'#/components/schemas/Theirs': Ours}
x-additions:
  - {at: '#/components/schemas/Ours', kind: field, name: size, value: {type: integer}}
"""
    )
    after, left = merge(document(), supplement, idle="error")
    assert not left
    assert after["components"]["schemas"]["Ours"]["properties"]["size"]["type"] == "integer"


def test_an_idle_name_stops_the_build() -> None:
    """A name for a place that the spec has no longer is an entry without effect."""
    supplement = read(
        b"openapi: 3.1.0\ninfo: {title: '', version: 9.8.7}\nx-names: {'#/components/schemas/Gone': Ours}\n"
    )
    with pytest.raises(SupplementIdle) as caught:
        merge(document(), supplement, idle="error")
    assert caught.value.pointer == "#/x-names/#~1components~1schemas~1Gone"
