"""One of the documents of a walk: its operations, webhooks and sockets, and its types as the generator reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.document import pointers
from pipeline.document.structure import VERBS
from pipeline.normalize import references
from pipeline.normalize.shaper import Shaper
from pipeline.normalize.shapes import Alternative, Choice, Named, Null, Record, Shape, Site
from pipeline.normalize.spec import Spec

from .views import View

SCHEMAS = "#/components/schemas/"
_VARIABLE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Call:
    """An operation and its place. `template` is its path as the document spells it."""

    key: str
    verb: str
    template: str
    pointer: str
    value: dict[str, Any]

    @property
    def params(self) -> set[str]:
        """The types of the wheel whose fields are arguments of the operation, by key."""
        return {
            *self.value.get("x-official-params", ()),
            *self.value.get("requestBody", {}).get("x-official-params", ()),
        }


def blanked(template: str) -> str:
    """Return a path without the names of its variables: `/files/{file_id}` -> `/files/{}`."""
    return _VARIABLE.sub("{}", template)


def component(pointer: str) -> str:
    """Return the name of the component at a pointer; "" if it is another place."""
    name = pointer.removeprefix(SCHEMAS)
    return pointers.unescape(name) if name != pointer and "/" not in name else ""


class Document:
    """Faults of the document are noted and read around, as in a comparison of two versions."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.shaper = Shaper(Spec(data, lenient=True))
        self.schemas: dict[str, Any] = data.get("components", {}).get("schemas", {})
        self.version = str(data.get("info", {}).get("version", ""))
        self._views: dict[Site, View] = {}

    def at(self, pointer: str) -> Any:
        """Return the value at a pointer. Raises LookupError."""
        return pointers.lookup(self.data, pointer)

    def has(self, pointer: str) -> bool:
        """Return whether a pointer leads somewhere."""
        return self.shaper.spec.has(pointer)

    def follow(self, value: Any, pointer: str) -> tuple[Any, str]:
        """Follow the `$ref` of a parameter, a body or an answer; return the value and its place."""
        return references.follow(self.shaper.spec, value, pointer)

    def own_name(self, pointer: str) -> str:
        """Return what the wheel calls the class of a component, without its module."""
        key: str = self.data.get("x-official-names", {}).get(component(pointer), "")
        return key.rpartition(":")[2]

    # --- operations --------------------------------------------------------------------------------------------------

    def calls(self) -> dict[str, Call]:
        """Return the operations by verb and path without the names of variables."""
        found = {}
        for template, item in self.data.get("paths", {}).items():
            for verb in VERBS:
                if verb in item:
                    key = f"{verb.upper()} {blanked(template)}"
                    found[key] = Call(key, verb, template, pointers.child("#", "paths", template, verb), item[verb])
        return found

    def webhooks(self) -> dict[str, str]:
        """Return the places of what webhooks send, by the literal of `type`: their names are nobody's promise."""
        found = {}
        for name, item in self.data.get("webhooks", {}).items():
            place = pointers.child("#", "webhooks", name, "post", "requestBody")
            body, place = self.follow(item.get("post", {}).get("requestBody", {}), place)
            for media in body.get("content", {}):
                schema = pointers.child(place, "content", media, "schema")
                for record in self.place(schema).records:
                    if literal := self.tags(record).get("type"):
                        found[min(literal)] = schema
        return dict(sorted(found.items()))

    # --- types -------------------------------------------------------------------------------------------------------

    def place(self, pointer: str) -> View:
        """Return what the schema at a pointer allows."""
        return self.site(Site((pointer,)))

    def site(self, site: Site) -> View:
        """Return what a place allows, or several that hold at once."""
        if site not in self._views:
            self._views[site] = self._view(self.shaper.site(site), site)
        return self._views[site]

    def either(self, sites: tuple[Site, ...], at: str) -> View:
        """Return what one of several places allows: the items of a list, the values of a map."""
        if len(sites) == 1:
            return self.site(sites[0])
        views = [self.site(each) for each in sites]
        options = tuple(option for view in views for option in view.options)
        return View(at, options, any(view.null for view in views), ())

    def _view(self, shape: Shape, site: Site) -> View:
        """Follow every reference, through named unions, and take out null."""
        names: list[str] = []
        shape, null = self._only(shape, names)
        options = []
        for option, allows_null in self._options(shape, set(names)):
            null |= allows_null
            if option is not None:
                options.append(option)
        return View(site.pointer, tuple(options), null, tuple(names), site.parts if len(site.parts) > 1 else ())

    def _only(self, shape: Shape, names: list[str]) -> tuple[Shape, bool]:
        """Follow references while there is one thing besides null; add the schemas on the way to `names`."""
        null = False
        while True:
            inner = [each for each in shape.alternatives if not isinstance(each, Null)]
            null |= len(inner) < len(shape.alternatives)
            if len(inner) != 1 or not isinstance(only := inner[0], Named) or only.target in names:
                return shape, null
            names.append(only.target)
            shape = self.shaper.place(only.target, base=only.base)

    def _options(self, shape: Shape, met: set[str]) -> Iterator[tuple[Alternative | None, bool]]:
        """Yield each alternative behind the references, and whether null is allowed there."""
        for each in shape.alternatives:
            if isinstance(each, Null):
                yield None, True
            elif not isinstance(each, Named):
                yield each, False
            elif each.target not in met:
                met.add(each.target)
                yield from self._options(self.shaper.place(each.target, base=each.base), met)

    def tags(self, record: Record) -> dict[str, frozenset[str]]:
        """Return the fields that have a few literals only, which tell a record from others."""
        found = {}
        for name in TAGS:
            if name in record.fields:
                options = self.site(record.fields[name]).options
                if options and all(isinstance(each, Choice) for each in options):
                    values = [
                        value
                        for each in options
                        if isinstance(each, Choice)
                        for kind, value in each.values
                        if kind == "str"
                    ]
                    if values:
                        found[name] = frozenset(values)
        return found


TAGS = ("type", "event", "object", "role", "status", "mode", "kind", "action")
"""Names of fields that tell the members of a union apart, the most telling first."""
