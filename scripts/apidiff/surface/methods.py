"""Methods of both sides: moved, renamed, removed; their parameters, what they return, how they stream.

Rule: a method is followed by its operation (verb and path), a parameter by its wire name or its slot in the path; so
a rename is reported as a rename, with the call before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..finding import Severity
from .calculus import Scope
from .judging import ACCEPTED, RETURN, judge
from .model import Method, Parameter
from .reporting import Reporter

_POSITIONAL = ("positional or keyword", "positional", "var positional")
_NOTHING = "None"


@dataclass(frozen=True)
class MethodComparison:
    """Compares methods under one scope and reports effects."""

    scope: Scope
    report: Reporter
    left_out: frozenset[str] = frozenset()
    """Pointers of what a side could not name: neither added nor removed."""

    def all(self, old: dict[str, Method], new: dict[str, Method]) -> None:
        """Compare two sets of methods by path."""
        gone = [label for label in old if label not in new]
        added = [label for label in new if label not in old]
        moved = _moves([old[label] for label in gone], [new[label] for label in added])
        for label in gone:
            if label in moved:
                self._moved(old[label], new[moved[label]])
            elif old[label].pointer not in self.left_out or not old[label].pointer:
                again = [each for each in new.values() if each.operation and each.operation == old[label].operation]
                detail = f"the same operation is {again[0].label}" if again else ""
                self.report("S020", label, _signature(old[label]), "", old[label], None, detail=detail)
        for label in added:
            if label not in moved.values() and (new[label].pointer not in self.left_out or not new[label].pointer):
                self.report("S002", label, "", _signature(new[label]), None, new[label])
        for label, method in old.items():
            if (other := new.get(moved.get(label, label))) is not None:
                self.one(method, other)

    def _moved(self, old: Method, new: Method) -> None:
        same_resource = old.label.rpartition(".")[0] == new.label.rpartition(".")[0]
        self.report(
            "S020" if same_resource else "S022", old.label, old.label, new.label, old, new,
            detail=f"{old.label}(…) -> {new.label}(…)",
        )  # fmt: skip

    def one(self, old: Method, new: Method) -> None:
        """Compare one method with what became of it."""
        self._parameters(old, new)
        self._answer(old, new)

    # --- what comes back -------------------------------------------------------------------------------------------

    def _answer(self, old: Method, new: Method) -> None:
        at = new.label
        if old.is_async != new.is_async:
            kinds = ("async" if old.is_async else "sync", "async" if new.is_async else "sync")
            self.report("S033", at, *kinds, old, new, detail="await it" if new.is_async else "do not await it")
            return
        if bool(old.page) != bool(new.page):
            self.report("S033", at, _shape(old), _shape(new), old, new, detail="a page" if new.page else "no page")
        else:
            if old.page != new.page:  # every kind has `data` and can be iterated
                self.report(
                    "S033", at, old.page, new.page, old, new, severity=Severity.RISK, detail="other kind of page"
                )
            if old.returns and new.returns:
                self._judged(at, old.returns, new.returns, old, new)
        if old.event and not new.event:
            self.report("S033", at, f"stream of {old.event}", "", old, new, detail="no stream any more")
        elif old.event and old.switch != new.switch:
            self.report("S033", at, old.switch, new.switch, old, new, detail="streaming is turned on in another way")
        elif new.event and not old.event:
            self.report("S002", at, "", f"stream of {new.event}", old, new, detail=f"with {new.switch}")
        elif old.event:
            self._judged(f"{at} (stream)", old.event, new.event, old, new)

    def _judged(self, at: str, old_type: str, new_type: str, old: Method, new: Method) -> None:
        if (found := judge(self.scope, old_type, new_type, reading=RETURN, sending=None)) is not None:
            if old_type == _NOTHING:  # it returned nothing that a program could use
                found = None
                self.report("S032", at, old_type, new_type, old, new)
            else:
                self.report(found.rule, at, old_type, new_type, old, new, severity=found.severity, detail=found.detail)

    # --- parameters ------------------------------------------------------------------------------------------------

    def _parameters(self, old: Method, new: Method) -> None:
        pairs = dict(_pairs(old, new))
        taken = {id(parameter) for parameter in pairs.values()}
        for name, after in pairs.items():
            before = next(each for each in old.parameters if each.name == name)
            if before.name != after.name:
                at = f"{new.label}({before.name}=)"
                detail = f"{before.name}= -> {after.name}="
                self.report("S021", at, before.name, after.name, before, after, detail=detail)
            self._pair(old, new, before, after)
        accepts_any = any(each.kind == "var keyword" for each in new.parameters)
        for before in old.parameters:
            if before.name not in pairs and not (accepts_any and before.kind == "keyword"):
                if before.pointer in self.left_out and before.pointer:
                    continue
                self.report("S023", f"{new.label}({before.name}=)", before.type, "", before, None)
        for after in new.parameters:
            if (
                id(after) in taken
                or after.kind.startswith("var ")
                or (after.pointer and after.pointer in self.left_out)
            ):
                continue
            rule = "S024" if after.required else "S002"
            self.report(rule, f"{new.label}({after.name}=)", "", after.type, None, after)

    def _pair(self, old: Method, new: Method, before: Parameter, after: Parameter) -> None:
        at = f"{new.label}({after.name}=)"
        if before.required != after.required:
            words = {True: "required", False: "optional"}
            rule = "S024" if after.required else "S025"
            self.report(rule, at, words[before.required], words[after.required], before, after)
        if detail := _lost_form(old, new, before, after):
            self.report("S026", at, before.kind, after.kind, before, after, detail=detail)
        if before.has_default and after.has_default and before.default != after.default:
            self.report("S029", at, repr(before.default), repr(after.default), before, after)
        found = judge(self.scope, before.type, after.type, reading=None, sending=ACCEPTED)
        if found is not None:
            self.report(
                found.rule, at, before.type, after.type, before, after, severity=found.severity, detail=found.detail
            )


def _moves(gone: list[Method], added: list[Method]) -> dict[str, str]:
    """Return old label -> new label of the same operation: by verb and path, else by its id."""
    moved: dict[str, str] = {}
    for rule in ("operation", "operation_id"):
        for method in gone:
            if not method.operation or method.label in moved:
                continue
            there = [each.label for each in added if getattr(each, rule) == getattr(method, rule)]
            if len(there) == 1 and there[0] not in moved.values():
                moved[method.label] = there[0]
    return moved


def _pairs(old: Method, new: Method) -> Iterator[tuple[str, Parameter]]:
    """Yield (old name, new parameter): matched by name, by wire name and place, or by slot in the path."""
    by_name = {each.name: each for each in new.parameters}
    left = {each.name: each for each in new.parameters if each.name not in {one.name for one in old.parameters}}
    old_slots, new_slots = _slots(old), _slots(new)
    for before in old.parameters:
        if before.name in by_name:
            yield before.name, by_name[before.name]
            continue
        for name, after in left.items():
            same_wire = bool(before.place) and (before.wire, before.place) == (after.wire, after.place)
            slot = old_slots.get(before.wire) if before.place == "path" else None
            same_slot = slot is not None and after.place == "path" and new_slots.get(after.wire) == slot
            is_first = (
                not before.place and before.kind.startswith("positional") and _index(old, before) == _index(new, after)
            )
            if (
                same_wire
                or same_slot
                or (is_first and after.kind.startswith("positional") and before.type == after.type)
            ):
                yield before.name, left.pop(name)
                break


def _slots(method: Method) -> dict[str, int]:
    """Return the index of each path parameter among the `{}` of the path, by wire name."""
    return {name: index for index, name in enumerate(re.findall(r"\{([^{}]*)\}", method.path))}


def _index(method: Method, parameter: Parameter) -> int:
    return next((index for index, each in enumerate(_positional(method)) if each is parameter), -1)


def _positional(method: Method) -> list[Parameter]:
    return [each for each in method.parameters if each.kind in _POSITIONAL]


def _lost_form(old: Method, new: Method, before: Parameter, after: Parameter) -> str:
    """Return in words which way to pass a parameter is gone; "" if none is."""
    if before.kind == after.kind == "keyword":
        return ""
    if before.kind in _POSITIONAL and after.kind == "keyword":
        return "can no longer be passed by position"
    if before.kind != "positional" and after.kind == "positional":
        return "can no longer be passed by keyword"
    if before.kind in ("positional", "positional or keyword"):
        was, is_ = _index(old, before), _index(new, after)
        if was != is_ and is_ >= 0:
            return f"was positional argument {was + 1}, is {is_ + 1}"
    return ""


def _shape(method: Method) -> str:
    return f"{method.page}[{method.returns}]" if method.page else method.returns


def _signature(method: Method) -> str:
    names = ", ".join(f"{each.name}=" for each in method.parameters if each.required)
    return f"{method.label}({names})"
