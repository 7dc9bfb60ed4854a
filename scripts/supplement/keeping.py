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

from . import holding
from .additions import key_of
from .content import references
from .documents import blanked
from .walk import Walk

_MARKED = frozenset({"field", "parameter", "body", "answer"})
"""Kinds of additions whose value is a part of its own, which can say that it is gone."""
_OPTIONS = frozenset({"member", "type"})
"""Kinds of additions that are told by their value: what is one member of a union is no second one."""
_UNDONE = {"optional": "required", "nullable": "nullable", "deprecated": "deprecated"}
"""Kinds of additions that fall if spec and wheel agree again, and what they have to agree in."""
_PARTS = ("paths", "webhooks", "components", "x-additions", "x-official-sockets")
_LEADING = ("x-official-method", "x-official-headers", "x-official-page", "x-official-stream", "x-official-stream-mode")
"""What the wheel says of an operation, and decides what users see of it."""


class Keeping:
    """`walked` is the walk over the spec and the newest wheel, `made` the supplement without what was before.

    `unread` are the types and methods that could not be read: with any, nothing counts as gone.
    """

    def __init__(
        self, previous: Mapping[str, Any], made: dict[str, Any], walked: Walk, unread: Collection[str]
    ) -> None:
        self.previous = previous
        self.made = made
        self.spec = walked.spec
        self.newest = walked.wheel
        self.agreed = {(each.aspect, each.mine) for each in walked.findings if each.agrees}
        self.unread = unread
        self.source = f"openai {previous.get('info', {}).get('version', '')}"
        self.gone = f"openai {made['info']['version']}"
        self.kept: list[str] = []
        """What stays, in words."""
        self.held = 0
        """How many fields and parameters of the supplement's own parts stay."""
        self.keeps = False
        """Whether anything stays, down to single fields."""

    def run(self, types: Mapping[str, Collection[str]]) -> None:
        """Add to the new supplement what stays of the previous one; `types` are what new components are made of."""
        self._operations()
        self._webhooks()
        self._sockets()
        self._schemas(types)
        self._taken_up()
        self._additions()
        self._moved()
        self._components()

    def _mark(self, value: dict[str, Any], *, is_gone: bool = True) -> dict[str, Any]:
        """Return a part with its source, and deprecated unless it merely could not be read."""
        self.keeps = True
        marked = {**value, "x-source": value.get("x-source", self.source)}
        if is_gone and not self.unread and "x-gone" not in marked:
            marked |= {"deprecated": True, "x-gone": self.gone}
        return marked

    def _hold(self, value: dict[str, Any]) -> dict[str, Any]:
        self.held += 1
        return self._mark(value)

    def _operations(self) -> None:
        today = {_call(verb, path): (path, verb) for path, item in self.made["paths"].items() for verb in item}
        ours = self.spec.calls()
        strange = {key: bool(call.params & set(self.unread)) for key, call in self.newest.calls().items()}
        for path, item in self.previous.get("paths", {}).items():
            for verb, before in item.items():
                key = _call(verb, path)
                if key in today and strange[key]:
                    home, _ = today[key]
                    self.made["paths"][home][verb] = self._mark(before, is_gone=False)
                elif key in today:
                    home, _ = today[key]
                    self.made["paths"][home][verb] = holding.operation(
                        self.made["paths"][home][verb], before, self._hold
                    )
                elif key not in ours:
                    self.made["paths"].setdefault(path, {})[verb] = self._mark(before)
                    self.kept.append(f"{verb.upper()} {path}")
        self.made["paths"] = dict(sorted(self.made["paths"].items()))

    def _schemas(self, types: Mapping[str, Collection[str]]) -> None:
        """Let new components keep what they had; one that could not be read stays as it was."""
        before = self.previous.get("components", {}).get("schemas", {})
        schemas = self.made["components"]["schemas"]
        for name in sorted(schemas.keys() & before.keys()):
            if any(each in self.unread for each in types.get(name, ())):
                schemas[name] = self._mark(before[name], is_gone=False)
            else:
                schemas[name] = holding.schema(schemas[name], before[name], self._hold)

    def _webhooks(self) -> None:
        known = self.spec.webhooks().keys() | self.made["webhooks"].keys()
        for name, item in self.previous.get("webhooks", {}).items():
            if name not in known:
                self.made["webhooks"][name] = {verb: self._mark(operation) for verb, operation in item.items()}
                self.kept.append(f"webhook {name}")
        self.made["webhooks"] = dict(sorted(self.made["webhooks"].items()))

    def _sockets(self) -> None:
        sockets = {**self.previous.get("x-official-sockets", {}), **self.made["x-official-sockets"]}
        self.made["x-official-sockets"] = dict(sorted(sockets.items()))

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
        self.made["x-additions"] = _each_once(self.made["x-additions"])
        known = {key_of(each): each for each in self.made["x-additions"]}
        values = [(each["at"], each["value"]) for each in self.made["x-additions"] if each["kind"] in _OPTIONS]
        for each in self.previous.get("x-additions", ()):
            if each["kind"] == "field" and key_of(each) in known:
                entry = known[key_of(each)]
                entry["value"] = holding.schema(entry["value"], each["value"], self._hold)
            if each["kind"] == "official" or key_of(each) in known:
                continue
            if each["kind"] in _OPTIONS and (each["at"], each["value"]) in values:
                continue  # the same under another name
            if self._still_needed(each):
                self.made["x-additions"].append(self._entry(each))
                self.keeps = True
                self.kept.append(f"{each['kind']} {each.get('name', '')} at {each['at']}")
        self.made["x-additions"].sort(key=lambda each: (each["at"], each["kind"], str(each.get("name", ""))))

    def _still_needed(self, entry: Mapping[str, Any]) -> bool:
        """Return whether the spec has the place of an addition and not the addition, and the wheel does not agree with that."""
        place = entry["at"]
        if entry["kind"] == "optional" and "name" in entry:
            place = pointers.child(place, "properties", entry["name"])
        if "x-gone" not in entry and (_UNDONE.get(entry["kind"]), place) in self.agreed:
            return False
        try:
            node = deepcopy(pointers.lookup(self.spec.data, entry["at"]))
            return KINDS[entry["kind"]].apply(node, str(entry.get("name", "")), deepcopy(entry.get("value")))
        except (LookupError, Impossible):
            return False

    def _entry(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        found = {**entry, "x-source": entry.get("x-source", self.source)}
        if entry["kind"] in _MARKED:
            found["value"] = self._mark(entry["value"])
        return found

    def _moved(self) -> None:
        """Let a kept operation go on in place of the one of the spec that moved there; nothing more is said of that one."""
        ours, theirs = self.spec.calls(), self.newest.calls()
        for old, new in self.previous.get("x-moved", {}).items():
            verb, _, path = new.partition(" ")
            if blanked(old) not in ours.keys() - theirs.keys() or verb.lower() not in self.made["paths"].get(path, {}):
                continue
            self.made["x-moved"].setdefault(old, new)
            place = ours[blanked(old)].pointer
            self.made["x-additions"] = [
                each for each in self.made["x-additions"] if not f"{each['at']}/".startswith(f"{place}/")
            ]

    def _components(self) -> None:
        """Bring back the components that the kept parts refer to."""
        schemas = self.made["components"]["schemas"]
        before = self.previous.get("components", {}).get("schemas", {})
        waiting = [*references([self.made[each] for each in _PARTS])]
        while waiting:
            name = pointers.unescape(waiting.pop().partition("/")[0])
            if name not in schemas and name not in self.spec.schemas and name in before:
                schemas[name] = self._mark(before[name])
                waiting += references(before[name])
        self.made["components"]["schemas"] = dict(sorted(schemas.items()))


def _each_once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries without members that another entry adds to the same union: two classes may be one schema."""
    found: list[dict[str, Any]] = []
    met: list[tuple[str, Any]] = []
    for each in entries:
        option = (each["at"], each.get("value"))
        if each["kind"] not in _OPTIONS or option not in met:
            found.append(each)
            met.append(option)
    return found


def _call(verb: str, path: str) -> str:
    return f"{verb.upper()} {blanked(path)}"
