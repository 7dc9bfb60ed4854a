"""What services take as a strict schema: the keywords and limits of each, and every rule with its way out.

They change over time, and what a service refuses is always shown in its own words: these are one table, easy to change.
"""

from __future__ import annotations

from typing import NamedTuple

from ..base.errors import UsageError

__all__ = ("OPEN", "PROFILES", "RULES", "SAID", "Profile", "profile_of")

_STRUCTURE = frozenset(
    [
        "$defs",
        "$ref",
        "additionalProperties",
        "anyOf",
        "const",
        "description",
        "enum",
        "items",
        "properties",
        "required",
    ]
) | {"title", "type"}
_DETAILS = frozenset(
    [
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "maxItems",
        "maxLength",
        "maximum",
        "minItems",
        "minLength",
        "minimum",
    ]
) | {"multipleOf", "pattern"}
_FORMATS = frozenset(["date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "time", "uuid"])


class Profile(NamedTuple):
    """The keywords that a service takes in a strict schema, and its limits."""

    name: str
    keywords: frozenset[str]
    formats: frozenset[str]
    properties: int = 5_000
    """In total."""
    depth: int = 10
    """Of objects in objects; each definition is counted alone."""
    characters: int = 120_000
    """Of the names of properties and definitions, and of the values of enum and const."""
    values: int = 1_000
    """Of enumerations, in total."""
    long_enum: tuple[int, int] = (250, 15_000)
    """With more values than this, one enumeration may have so many characters."""


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("openai", _STRUCTURE | _DETAILS, _FORMATS),
        Profile(
            "azure",
            _STRUCTURE,
            frozenset(),
            properties=100,
            depth=5,
            characters=15_000,
            values=500,
            long_enum=(250, 7_500),
        ),
        Profile("plain", _STRUCTURE, frozenset()),  # fine-tuned models, and servers that know the structure alone
    )
}

SAID = {
    "format": "format: {}",
    "contentEncoding": "encoding: {}",
    "pattern": "pattern: {}",
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "minLength": "characters: at least {}",
    "maxLength": "characters: at most {}",
    "minItems": "items: at least {}",
    "maxItems": "items: at most {}",
    "minProperties": "keys: at least {}",
    "maxProperties": "keys: at most {}",
    "uniqueItems": "no item twice",
    "default": "default: {}",
}
"""What the description says instead of a keyword that the service does not take."""

OPEN = "say strict=False (of answer_type or tool)"
RULES: dict[str, tuple[str, str]] = {
    "anything": ("it may hold anything", f"name a type, or {OPEN}"),
    "characters": ("its names and values are too long in total", "shorten them, or split the type"),
    "closed": ("an object has to say additionalProperties: false", f"add it, or {OPEN}"),
    "depth": ("objects are nested too deeply", "flatten the type, or give an inner class a recursive or shared name"),
    "enum-characters": ("an enumeration has too many characters", f"use a plain string, or {OPEN}"),
    "enum-empty": ("an enumeration has no values", "name at least one"),
    "enum-values": ("its enumerations have too many values in total", f"use a plain string, or {OPEN}"),
    "fields": ("an object has no fields", f"name a class with fields, or {OPEN}"),
    "format": ("the service does not know this format", "describe it in words"),
    "items": ("a list has to say what it holds", "write list[str], or what else it holds"),
    "keyword": ("the service does not take this keyword", f"write the type without it, or {OPEN}"),
    "look-around": ("a pattern must not look ahead or behind", "write it without (?=, (?!, (?<= and (?<!"),
    "name": ("a name has letters, digits, _ and - alone, at most 64", "pass name="),
    "open-dict": (
        "a dict has keys that nobody knows in advance, and strict mode asks for named ones",
        f"use a list of objects with a key and a value, or a class with fields, or {OPEN}",
    ),
    "properties": ("it has too many properties in total", "ask for less at once, or split the type"),
    "ref-alone": ("$ref must stand alone", "wrap it: anyOf with the reference as its only member"),
    "ref-target": ("$ref has to point to # or to one of $defs", "move the definition to $defs at the root"),
    "required": ("all properties have to be required, and nothing else", f"let optional ones be null, or {OPEN}"),
    "root": ("the root has to be an object, and no anyOf", 'wrap it: {"type": "object", "properties": {"value": ...}}'),
    "type-name": ("JSON Schema has no such type", "write string, number, integer, boolean, object, array or null"),
    "typed": ("a schema has to say type, anyOf, enum, const or $ref", f"name a type, or {OPEN}"),
    "value": ("only text, numbers, true, false and null can be enumerated", "enumerate their names"),
}
"""What is wrong, and the way out."""


def profile_of(name: str) -> Profile:
    """Return the profile of this name. Raises UsageError if there is none."""
    found = PROFILES.get(name)
    if found is None:
        raise UsageError(f"no profile is called {name!r}; there are {', '.join(PROFILES)}")
    return found

# Copied from templates/runtime/typed/profiles.py: edit it there.
