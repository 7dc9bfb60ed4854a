"""What the supplement had before and the newest wheel does not ask for: what stays of it, and why.

Rule: nothing goes away. What the wheel has no longer stays and is deprecated, with the version that has it no longer;
what could not be read stays as it was. What the spec has by now goes: it has become a part of the spec.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any

from pipeline.document import pointers
from pipeline.supplement.changes import KINDS, Impossible

from .additions import key_of
from .content import references
from .documents import Document, blanked

_MARKED = frozenset({"field", "parameter"})
_LEADING = ("x-official-method", "x-official-headers", "x-official-page", "x-official-stream", "x-official-stream-mode")
"""What the wheel says of an operation, and decides what users see of it."""


class Keeping:
    """`unread` are the types and methods that could not be read: with any, nothing counts as gone."""

    def __init__(
        self,
        previous: Mapping[str, Any],
        made: dict[str, Any],
        spec: Document,
        newest: Document,
        unread: Collection[str],
    ) -> None:
        self.previous = previous
        self.made = made
        self.spec = spec
        self.newest = newest
        self.unread = unread
        self.source = f"openai {previous.get('info', {}).get('version', '')}"
        self.gone = f"openai {made['info']['version']}"
        self.kept: list[str] = []
        """What stays, in words."""

    def run(self) -> None:
        """Add to the new supplement what stays of the previous one."""
        self._operations()
        self._webhooks()
        self._taken_up()
        self._additions()
        self._components()

    def _mark(self, value: dict[str, Any], *, is_gone: bool = True) -> dict[str, Any]:
        """Return a part with its source, and deprecated unless it merely could not be read."""
        marked = {**value, "x-source": value.get("x-source", self.source)}
        if is_gone and not self.unread and "x-gone" not in marked:
            marked |= {"deprecated": True, "x-gone": self.gone}
        return marked

    def _operations(self) -> None:
        known = set(self.spec.calls()) | {
            _call(verb, path) for path, item in self.made["paths"].items() for verb in item
        }
        for path, item in self.previous.get("paths", {}).items():
            for verb, operation in item.items():
                if _call(verb, path) not in known:
                    self.made["paths"].setdefault(path, {})[verb] = self._mark(operation)
                    self.kept.append(f"{verb.upper()} {path}")
        self.made["paths"] = dict(sorted(self.made["paths"].items()))

    def _webhooks(self) -> None:
        known = self.spec.webhooks().keys() | self.made["webhooks"].keys()
        for name, item in self.previous.get("webhooks", {}).items():
            if name not in known:
                self.made["webhooks"][name] = {verb: self._mark(operation) for verb, operation in item.items()}
                self.kept.append(f"webhook {name}")
        self.made["webhooks"] = dict(sorted(self.made["webhooks"].items()))

    def _taken_up(self) -> None:
        """Let operations that the spec took up go on under the method that they had."""
        entries = {
            each["at"]: each["value"] for each in self.previous.get("x-additions", ()) if each["kind"] == "official"
        }
        before = {
            _call(verb, path): value
            for path, item in self.previous.get("paths", {}).items()
            for verb, value in item.items()
        }
        today = self.newest.calls()
        for key, call in self.spec.calls().items():
            if key in before or call.pointer in entries:
                said = today[key].value if key in today else before.get(key) or entries[call.pointer]
                value = {name: said[name] for name in _LEADING if name in said and name not in call.value}
                if value:
                    self.made["x-additions"].append({"at": call.pointer, "kind": "official", "value": value})

    def _additions(self) -> None:
        known = {key_of(each) for each in self.made["x-additions"]}
        for each in self.previous.get("x-additions", ()):
            if each["kind"] != "official" and key_of(each) not in known and self._still_needed(each):
                self.made["x-additions"].append(self._entry(each))
                self.kept.append(f"{each['kind']} {each.get('name', '')} at {each['at']}")
        self.made["x-additions"].sort(key=lambda each: (each["at"], each["kind"], str(each.get("name", ""))))

    def _still_needed(self, entry: Mapping[str, Any]) -> bool:
        """Return whether the spec has the place of an addition, and not the addition itself."""
        try:
            node = deepcopy(pointers.lookup(self.spec.data, entry["at"]))
            return KINDS[entry["kind"]].apply(node, str(entry.get("name", "")), deepcopy(entry.get("value")))
        except (LookupError, Impossible):
            return False

    def _entry(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        found = {**entry, "x-source": entry.get("x-source", self.source)}
        if not self.unread and "x-gone" not in found:
            found["x-gone"] = self.gone
            if entry["kind"] in _MARKED:
                found["value"] = self._mark(entry["value"])
        return found

    def _components(self) -> None:
        """Bring back the components that the kept parts refer to."""
        schemas = self.made["components"]["schemas"]
        before = self.previous.get("components", {}).get("schemas", {})
        waiting = [
            *references(self.made["paths"]),
            *references(self.made["webhooks"]),
            *references(self.made["x-additions"]),
        ]
        while waiting:
            name = pointers.unescape(waiting.pop().partition("/")[0])
            if name not in schemas and name not in self.spec.schemas and name in before:
                schemas[name] = self._mark(before[name])
                waiting += references(before[name])
        self.made["components"]["schemas"] = dict(sorted(schemas.items()))

    def unreadable(self, components: Mapping[str, str]) -> None:
        """Put the previous schema in place of those that could not be read; `components` are keys by their names."""
        before = self.previous.get("components", {}).get("schemas", {})
        schemas = self.made["components"]["schemas"]
        for name in sorted(schemas.keys() & before.keys()):
            if components.get(name) in self.unread:
                schemas[name] = self._mark(before[name], is_gone=False)


def _call(verb: str, path: str) -> str:
    return f"{verb.upper()} {blanked(path)}"
