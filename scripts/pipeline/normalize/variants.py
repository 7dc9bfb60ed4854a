"""Labels that tell the anonymous members of one union apart in their names.

Rule: the only one needs none, unless the union itself has the name; else the value of its tag (`type: text` ->
`Text`), its title where that is a name and no sentence, the name of what it extends, its place in the list.
"""

from __future__ import annotations

from ..document.canonical import is_name
from . import names
from .shaper import Shaper
from .shapes import Alternative, Choice, Null, Record, Shape, Site

TAGS = ("type", "object", "event", "role", "kind", "action", "mode")


def labels(shaper: Shaper, shape: Shape, *, named: bool) -> list[str]:
    """Return one label an alternative, "" where the name of the place will do; `named` says that it is taken."""
    objects = [each for each in shape.alternatives if isinstance(each, Record) and each.fields]
    if len(objects) <= 1 and not named:
        return ["" for _ in shape.alternatives]
    candidates = [[rule(shaper, each, shape) for each in shape.alternatives] for rule in (_tag, _title, _origin)]
    found = []
    for index, each in enumerate(shape.alternatives):
        words = [words[index] for words in candidates if words[index] and words.count(words[index]) == 1]
        fallback = "Object" if len(objects) == 1 else f"Variant{index + 1}"
        found.append((words[0] if words else fallback) if isinstance(each, Record) and each.fields else "")
    return found


def _tag(shaper: Shaper, alternative: Alternative, shape: Shape) -> str:
    tag = shape.discriminator.property if shape.discriminator else ""
    if isinstance(alternative, Record):
        for wire in dict.fromkeys((tag, *TAGS)):
            if wire in alternative.fields and (value := _only_value(shaper, alternative.fields[wire])):
                return value
    return ""


def _title(shaper: Shaper, alternative: Alternative, shape: Shape) -> str:
    written = shaper.spec.at(alternative.at) if isinstance(alternative, Record) and alternative.at else None
    title = written.get("title") if isinstance(written, dict) else None
    return names.pascal(title) if isinstance(title, str) and is_name(title) else ""


def _origin(shaper: Shaper, alternative: Alternative, shape: Shape) -> str:
    target = alternative.origin if isinstance(alternative, Record) else ""
    return names.pascal(target.rpartition("/")[2])


def _only_value(shaper: Shaper, site: Site) -> str:
    """The one value that a property can have, as a word."""
    match [each for each in shaper.site(site).alternatives if not isinstance(each, Null)]:
        case [Choice(values=((_, value),))]:
            return names.pascal(str(value))
    return ""
