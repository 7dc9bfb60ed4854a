"""Classes and aliases of both sides: removed, added, renamed, of another kind; their attributes, bases and methods.

Rule: a removed class is one effect, not one for each attribute; a change seen through a name is reported at the name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..finding import Severity
from .calculus import Relation, Scope
from .judging import ACCEPTED, ALIAS, ATTRIBUTE, judge
from .methods import MethodComparison
from .model import Alias, Attribute, Class, Method, Surface
from .renames import Renames
from .reporting import Reporter


@dataclass(frozen=True)
class ClassComparison:
    """Compares classes and aliases under one scope and reports effects."""

    old: Surface
    new: Surface
    renames: Renames
    scope: Scope
    report: Reporter
    left_out: frozenset[str] = frozenset()
    methods: MethodComparison = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "methods", MethodComparison(self.scope, self.report, self.left_out))

    def all(self) -> None:
        """Compare all classes and aliases."""
        old, new = self.old, self.new
        renamed = self.renames.new_name
        for key in (*old.classes, *old.aliases):
            target = renamed.get(key, key)
            if target not in new.classes and target not in new.aliases:
                self._gone(key)
                continue
            if target != key:
                self._renamed(key, target)
            self._both(key, target)
        became = set(renamed.values())
        same = self.renames.same.items()
        written_out = {
            copy: key for key, copies in same if key in old.classes and key in new.classes for copy in copies
        }
        for key in (*new.classes, *new.aliases):
            if key not in old.classes and key not in old.aliases and key not in became:
                entry = new.classes.get(key) or new.aliases[key]
                if key in written_out:
                    before = new.classes[written_out[key]].label
                    self.report(
                        "S012", entry.label, before, entry.label, None, entry, detail=f"{before} -> {entry.label}"
                    )
                    continue
                self.report("S002", entry.label, "", _what(entry), None, entry)

    def _gone(self, key: str) -> None:
        entry = self.old.classes.get(key) or self.old.aliases[key]
        is_exception = isinstance(entry, Class) and entry.kind == "exception"
        self.report("S060" if is_exception else "S001", entry.label, _what(entry), "", entry, None)

    def _renamed(self, key: str, target: str) -> None:
        before = self.old.classes.get(key) or self.old.aliases[key]
        after = self.new.classes.get(target) or self.new.aliases[target]
        kept = key in self.renames.kept
        hint = f"{before.label} -> {after.label}"
        if _is_nested(before) or _is_nested(after):
            if not kept:
                self.report("S012", before.label, before.label, after.label, before, after, detail=hint)
            return
        severity = Severity.SAFE if kept else None
        detail = f"{hint}; the old name is kept" if kept else hint
        rule = "S003" if kept and key.rpartition(".")[2] == target.rpartition(".")[2] else "S010"
        if isinstance(before, Class) and before.kind == "exception" and not kept:
            rule = "S060"
        self.report(rule, before.label, before.label, after.label, before, after, severity=severity, detail=detail)

    def _both(self, key: str, target: str) -> None:
        before, after = self.old.classes.get(key), self.new.classes.get(target)
        if before is not None and after is not None:
            if (before.kind == "typed dict") != (after.kind == "typed dict"):
                self._kind(before, after)
            else:
                self._class(before, after)
        elif before is None and after is None:
            self._alias(self.old.aliases[key], self.new.aliases[target])
        else:
            self._kind(before or self.old.aliases[key], after or self.new.aliases[target])

    # --- kinds -----------------------------------------------------------------------------------------------------

    def _kind(self, before: Class | Alias, after: Class | Alias) -> None:
        """Report a class that is now an alias, or an alias that is now a class, unless it is the class it stood for."""
        if isinstance(before, Alias) and isinstance(after, Class):
            relation = self.scope.relate(self.scope.old(before.type), self.scope.new(after.name))
            if relation is Relation.EQUAL:
                return
        self.report("S011", after.label, _what(before), _what(after), before, after)

    def _alias(self, before: Alias, after: Alias) -> None:
        scope = self.scope
        own = Scope(
            {name: type_ for name, type_ in scope.old_aliases.items() if name != before.name},
            {name: type_ for name, type_ in scope.new_aliases.items() if name != after.name},
            scope.fixed | {after.name},
            scope.renamed,
            scope.bases,
            scope.same,
        )  # a type that mentions itself has not changed by that
        is_sent, is_read = before.request and after.request, before.response and after.response
        found = judge(
            own,
            before.type,
            after.type,
            reading=ALIAS if is_read or not is_sent else None,
            sending=ALIAS if is_sent else None,
        )
        if found is not None:
            self.report(
                found.rule, after.label, before.type, after.type, before, after,
                severity=found.severity, detail=found.detail,
            )  # fmt: skip

    # --- classes ---------------------------------------------------------------------------------------------------

    def _class(self, before: Class, after: Class) -> None:
        self._bases(before, after)
        self._attributes(before, after)
        inherited = self._inherited_methods(after)
        old_methods = dict(before.methods)
        if after.is_open:
            old_methods = {name: each for name, each in old_methods.items() if name in inherited}
        new_methods = {name: inherited[name] for name in inherited if name in after.methods or name in old_methods}
        already = self._inherited_methods(before)
        new_methods = {n: m for n, m in new_methods.items() if n in old_methods or n not in already}
        self.methods.all(
            {f"{after.label}.{name}": each for name, each in old_methods.items()},
            {f"{after.label}.{name}": each for name, each in new_methods.items()},
        )
        if before.extra and before.extra != after.extra:
            self._extra(before, after)

    def _extra(self, before: Class, after: Class) -> None:
        """Compare the type of properties that are not declared."""
        found = judge(
            self.scope,
            before.extra,
            after.extra or "object",
            reading=ATTRIBUTE if before.response else None,
            sending=ACCEPTED if before.request else None,
        )
        if found is not None:
            self.report(
                found.rule, f"{after.label}.*", before.extra, after.extra or "object", before, after,
                severity=found.severity, detail=found.detail,
            )  # fmt: skip

    def _inherited_methods(self, class_: Class) -> dict[str, Method]:
        found: dict[str, Method] = {}
        for base in sorted(self.new.ancestors(class_.name)):
            if base in self.new.classes:
                found |= self.new.classes[base].methods
        return {**found, **class_.methods}

    def _bases(self, before: Class, after: Class) -> None:
        renamed = self.renames.new_name
        had = {renamed.get(base, base) for base in self.old.ancestors(before.name)}
        public = {base for base in had if base in self.new.classes or "." not in base}
        lost = sorted(public - self.new.ancestors(after.name) - {after.name, "object"})
        direct = {renamed.get(base, base).partition("[")[0] for base in before.bases}
        lost = [base for base in lost if base in direct or before.kind == "exception"]
        if lost:
            rule = "S060" if before.kind == "exception" else "S013"
            self.report(rule, after.label, ", ".join(before.bases), ", ".join(after.bases), before, after,
                       detail=f"no longer extends {', '.join(lost)}")  # fmt: skip

    # --- attributes ------------------------------------------------------------------------------------------------

    def _attributes(self, before: Class, after: Class) -> None:
        there = self._inherited_attributes(after)
        matched = set()
        by_wire = {each.wire: each for each in after.attributes.values() if each.name not in before.attributes}
        for name, attribute in before.attributes.items():
            at = f"{after.label}.{name}"
            now = there.get(name)
            if now is None and attribute.wire in by_wire and attribute.wire:
                now = by_wire[attribute.wire]
                self.report("S044", at, name, now.name, attribute, now, detail=f".{name} -> .{now.name}")
            if now is None:
                if not after.is_open and not (attribute.pointer and attribute.pointer in self.left_out):
                    rule = "S050" if before.kind == "enum" else "S040"
                    self.report(rule, at, attribute.type, "", attribute, None)
                continue
            matched.add(now.name)
            self._attribute(f"{after.label}.{now.name}", before, after, attribute, now)
        had = self._had(before)
        for name, attribute in after.attributes.items():
            if name in matched or name in had or (attribute.pointer and attribute.pointer in self.left_out):
                continue
            rule = "S024" if attribute.required and before.request and after.request else "S041"
            self.report(rule, f"{after.label}.{name}", "", attribute.type, None, attribute)

    def _inherited_attributes(self, class_: Class) -> dict[str, Attribute]:
        found: dict[str, Attribute] = {}
        for base in sorted(self.new.ancestors(class_.name)):
            if base in self.new.classes:
                found |= self.new.classes[base].attributes
        return {**found, **class_.attributes}

    def _had(self, class_: Class) -> set[str]:
        bases = (self.old.classes[base] for base in self.old.ancestors(class_.name) if base in self.old.classes)
        return {name for base in bases for name in base.attributes}

    def _attribute(self, at: str, before: Class, after: Class, old: Attribute, new: Attribute) -> None:
        is_sent, is_read = before.request and after.request, before.response and after.response
        if is_sent and old.required != new.required:
            words = {True: "required", False: "optional"}
            rule = "S024" if new.required else "S025"
            self.report(rule, at, words[old.required], words[new.required], old, new)
        read = judge(self.scope, old.read_type, new.read_type, reading=ATTRIBUTE, sending=None) if is_read else None
        sent = judge(self.scope, old.type, new.type, reading=None, sending=ACCEPTED) if is_sent else None
        found = max((each for each in (read, sent) if each), key=lambda each: each.severity, default=None)
        if found is not None:
            types = (old.read_type, new.read_type) if found is read else (old.type, new.type)
            self.report(found.rule, at, *types, old, new, severity=found.severity, detail=found.detail)


def _what(entry: Class | Alias) -> str:
    return entry.type if isinstance(entry, Alias) else entry.kind


def _is_nested(entry: Class | Alias) -> bool:
    """Whether it is the class of an inline schema, which nobody named."""
    pointer = entry.pointer
    return entry.nested or (
        bool(pointer) and not (pointer.startswith("#/components/schemas/") and pointer.count("/") == 3)
    )
