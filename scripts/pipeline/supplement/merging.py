"""Lays a supplement under a document. The document itself is not changed.

Rule: what the document says stands. The supplement adds operations, webhooks and schemas that the document lacks, and
widens what it has; only an operation that moved elsewhere goes away.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Literal

from ..document.pointers import child, lookup
from ..errors import SupplementIdle, SupplementInvalid
from .changes import GONE, KINDS, SOURCE, Impossible
from .reading import Addition, Supplement
from .renaming import rename

SOURCES = "x-sources"
_UPDATE = "run scripts/spec.py sdk, which makes the supplement for the spec that is there"


def merge(
    document: dict[str, Any], supplement: Supplement, *, idle: Literal["error", "report"]
) -> tuple[dict[str, Any], list[str]]:
    """Return a copy of the document with the supplement in it, and the entries that were of no use.

    With idle="error", for the spec that the supplement was made for, an entry without effect raises SupplementIdle, and
    one that cannot be applied SupplementInvalid. With idle="report", for any other revision, both are listed.
    """
    named, nowhere = rename(document, supplement.names)
    merging = _Merging(named, supplement, strict=idle == "error")
    for pointer in nowhere:
        merging.idle(f"nothing at {pointer} can get the name {supplement.names[pointer]}", child("#/x-names", pointer))
    merging.run()
    return merging.document, merging.left


class _Merging:
    def __init__(self, document: dict[str, Any], supplement: Supplement, *, strict: bool) -> None:
        self.document = document
        self.supplement = supplement
        self.strict = strict
        self.left: list[str] = []
        self.added: list[Any] = []
        """Everything that came into the document."""

    def run(self) -> None:
        # Every place is looked up before anything changes, so that no entry has to reckon with the others.
        nodes = [(addition, self._node(addition)) for addition in self.supplement.additions]
        self._operations(self._move())
        self._webhooks()
        self._schemas()
        for last in (False, True):
            for addition, node in nodes:
                if node is not None and addition.kind.rebuilds == last:
                    self._change(addition, node)
        self._references(self.added)

    # --- whole parts -------------------------------------------------------------------------------------------------

    def _move(self) -> dict[str, str]:
        """Take operations away that moved. Return the ids that those in their place get."""
        paths = self.document.get("paths", {})
        ids = {}
        for old, new in self.supplement.moved:
            verb, _, path = old.partition(" ")
            if verb.lower() not in paths.get(path, {}):
                self.idle(f"{old} is not in the spec, so it cannot move to {new}", child("#/x-moved", old))
                continue
            moved = paths[path].pop(verb.lower())
            if "operationId" in moved:
                ids[new] = moved["operationId"]
            if not paths[path]:
                del paths[path]
        return ids

    def _operations(self, ids: dict[str, str]) -> None:
        paths = self.document.setdefault("paths", {})
        known = {_shape(path): path for path in paths}
        for path, item in self.supplement.paths.items():
            home = known.get(_shape(path), path)
            for verb, operation in item.items():
                if verb in paths.get(home, {}):
                    self.idle(f"the spec has {verb.upper()} {path} by now", child("#/paths", path, verb))
                else:
                    added = self._with_names(self._marked(operation), path, home)
                    if identity := ids.get(f"{verb.upper()} {path}"):
                        added["operationId"] = identity
                    paths.setdefault(home, {})[verb] = added

    @staticmethod
    def _with_names(operation: dict[str, Any], path: str, home: str) -> dict[str, Any]:
        """Return the operation with the variables of its path called as in the path that the spec has already."""
        renamed = dict(zip(re.findall(r"\{([^{}]*)\}", path), re.findall(r"\{([^{}]*)\}", home), strict=True))
        for each in operation.get("parameters", ()):
            if each.get("in") == "path":
                each["name"] = renamed.get(each["name"], each["name"])
        return operation

    def _webhooks(self) -> None:
        webhooks = self.document.setdefault("webhooks", {}) if self.supplement.webhooks else {}
        known = {tag for item in webhooks.values() for tag in self._tags(item)}
        for name, item in self.supplement.webhooks.items():
            if name in webhooks or name in known:
                self.idle(f"the spec has the webhook {name} by now", child("#/webhooks", name))
            else:
                webhooks[name] = self._marked(item)

    def _tags(self, item: Any) -> list[Any]:
        """Return the values of `type` that the payloads of a webhook have."""
        found = []
        for operation in item.values() if isinstance(item, dict) else ():
            body = operation.get("requestBody", {}) if isinstance(operation, dict) else {}
            for medium in body.get("content", {}).values():
                schema = self._followed(medium.get("schema", {}))
                tag = schema.get("properties", {}).get("type", {})
                found += [*tag.get("enum", ()), *([tag["const"]] if "const" in tag else ())]
        return found

    def _followed(self, schema: dict[str, Any]) -> dict[str, Any]:
        try:
            found = lookup(self.document, schema["$ref"]) if isinstance(schema.get("$ref"), str) else schema
        except LookupError:  # a fault of the spec, which `normalize` reports
            return {}
        return found if isinstance(found, dict) else {}

    def _schemas(self) -> None:
        known = self.document.setdefault("components", {}).setdefault("schemas", {})
        for name, schema in self.supplement.schemas.items():
            if name in known:
                self.idle(f"the spec has a schema {name} by now", child("#/components/schemas", name))
            else:
                known[name] = self._marked(schema)

    # --- changes -----------------------------------------------------------------------------------------------------

    def _node(self, addition: Addition) -> dict[str, Any] | None:
        try:
            node = lookup(self.document, addition.at)
        except LookupError:
            self._invalid(addition, "there is no such place in the spec")
            return None
        if not isinstance(node, dict):
            self._invalid(addition, "no object is at this place in the spec")
            return None
        return node

    def _change(self, addition: Addition, node: dict[str, Any]) -> None:
        if addition.kind.apply is KINDS["member"].apply and _is_class(addition.at, node):
            self._invalid(addition, "the spec has an object there, whose class would become a union")
            return
        value = deepcopy(addition.value)
        if addition.kind.adds_node and isinstance(value, dict):
            value.setdefault(SOURCE, addition.source)
        try:
            changed = addition.kind.apply(node, addition.name, value)
        except Impossible as error:
            self._invalid(addition, f"the spec has {error} there")
            return
        if not changed:
            self.idle(f"the spec has {addition} by now", addition.place)
        elif not addition.kind.adds_node:
            node.setdefault(SOURCES, {})[f"{addition.kind.word} {addition.name}".strip()] = addition.source
        if changed:
            self.added.append(value)
        if changed and addition.gone:
            node.setdefault(GONE, addition.gone)

    def _marked(self, node: dict[str, Any]) -> dict[str, Any]:
        copy = deepcopy(node)
        copy.setdefault(SOURCE, self.supplement.source)
        self.added.append(copy)
        return copy

    # --- references --------------------------------------------------------------------------------------------------

    def _references(self, value: Any) -> None:
        """Find references to schemas that another revision of the spec does not have: any value stands in their place."""
        for each in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
            reference = each.get("$ref") if isinstance(each, dict) else None
            if isinstance(reference, str) and not self._leads_somewhere(reference):
                self._nowhere(reference)
                del each["$ref"]
            self._references(each)

    def _leads_somewhere(self, reference: str) -> bool:
        try:
            lookup(self.document, reference)
        except LookupError:
            return False
        return True

    def _nowhere(self, reference: str) -> None:
        what = f"supplement.yaml refers to {reference}, which the spec does not have"
        if self.strict:
            raise SupplementInvalid(what, pointer=reference, fix=_UPDATE)
        if what not in self.left:
            self.left.append(what)

    # --- what is of no use -------------------------------------------------------------------------------------------

    def idle(self, what: str, place: str) -> None:
        """Stop at an entry without effect, or list it."""
        if self.strict:
            raise SupplementIdle(f"supplement.yaml has an entry without effect: {what}", pointer=place, fix=_UPDATE)
        self.left.append(f"{place}: {what}")

    def _invalid(self, addition: Addition, why: str) -> None:
        what = f"{addition} cannot be added: {why}"
        if self.strict:
            raise SupplementInvalid(f"supplement.yaml: {what}", pointer=addition.place, fix=_UPDATE)
        self.left.append(f"{addition.place}: {what}")


def _is_class(at: str, node: dict[str, Any]) -> bool:
    """Return whether a place is a component that is an object."""
    return at.count("/") == 3 and bool(node.keys() & {"properties", "allOf"}) and not node.keys() & {"oneOf", "anyOf"}


def _shape(path: str) -> str:
    """Return a path without the names of its variables: `/files/{}`."""
    return re.sub(r"\{[^{}]*\}", "{}", path)
