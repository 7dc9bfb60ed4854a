"""Labels for the anonymous members of one union, so that their names differ.

Rule: the only member needs none, unless the union itself has the name. Otherwise the label is the value of its tag
(`type: text` -> `Text`), its title if that is a name and not a sentence, the name of what it extends, or its place in
the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..document.canonical import is_name
from . import names
from .shaper import Shaper
from .shapes import Choice, Null, Record, Shape, Site

TAGS = ("type", "object", "event", "role", "kind", "action", "mode")


def labels(shaper: Shaper, shape: Shape, *, named: bool) -> list[str]:
    """Return a label for each alternative, "" if it can have the name of the place; with `named`, that is taken."""
    objects = [each for each in shape.alternatives if isinstance(each, Record) and each.fields]
    if len(objects) <= 1 and not named:
        return ["" for _ in shape.alternatives]
    tags = dict.fromkeys((shape.discriminator.property, *TAGS) if shape.discriminator else TAGS)
    rules: tuple[Callable[[Record], str], ...] = (
        lambda each: _tag(shaper, each, tags),
        lambda each: _title(shaper, each),
        _origin,
    )
    candidates = [[rule(each) if isinstance(each, Record) else "" for each in shape.alternatives] for rule in rules]
    found = []
    for index, each in enumerate(shape.alternatives):
        words = [words[index] for words in candidates if words[index] and words.count(words[index]) == 1]
        fallback = "Object" if len(objects) == 1 else f"Variant{index + 1}"
        found.append((words[0] if words else fallback) if isinstance(each, Record) and each.fields else "")
    return found


def _tag(shaper: Shaper, record: Record, tags: Iterable[str]) -> str:
    values = (_only_value(shaper, record.fields[wire]) for wire in tags if wire in record.fields)
    return next(filter(None, values), "")


def _title(shaper: Shaper, record: Record) -> str:
    written = shaper.spec.at(record.at) if record.at else None
    title = written.get("title") if isinstance(written, dict) else None
    return names.pascal(title) if isinstance(title, str) and is_name(title) else ""


def _origin(record: Record) -> str:
    return names.pascal(record.origin.rpartition("/")[2])


def _only_value(shaper: Shaper, site: Site) -> str:
    """The one value that a property can have, as a word."""
    match [each for each in shaper.site(site).alternatives if not isinstance(each, Null)]:
        case [Choice(values=((_, value),))]:
            return names.pascal(str(value))
    return ""
