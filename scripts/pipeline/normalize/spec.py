"""The document that is being read, and what was found wrong with it.

Rule: a fault that has one plausible reading is read that way and noted as a defect; every other fault stops the build.
A comparison has to go on all the same: a lenient spec notes such a fault as well, and what is at fault says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ..document import pointers
from ..document.defects import Defect
from ..errors import PipelineError, SpecUnreadable, Unsupported

Kind = TypeVar("Kind", dict[str, Any], list[Any])
CORRECT = "correct the document in spec/overlays/NNN-what-is-wrong.yaml, with an action whose target is this place"


@dataclass
class Spec:
    document: dict[str, Any]
    lenient: bool = False
    _defects: dict[Defect, None] = field(default_factory=dict)

    @cached_property
    def siblings_apply(self) -> bool:
        """Keywords beside a `$ref` count since OpenAPI 3.1; in 3.0 a reference stands alone."""
        return not str(self.document.get("openapi", "")).startswith("3.0")

    def at(self, pointer: str) -> Any:
        try:
            return pointers.lookup(self.document, pointer)
        except LookupError:
            self.fault(SpecUnreadable("a reference that leads nowhere", pointer=pointer, fix=CORRECT))
            return {}

    def has(self, pointer: str) -> bool:
        try:
            pointers.lookup(self.document, pointer)
        except LookupError:
            return False
        return True

    def mapping(self, owner: dict[str, Any], key: str, pointer: str) -> dict[str, Any]:
        """Return the object under `key`; empty where there is none."""
        value = owner.get(key)
        return {} if value is None else self.expect(value, dict, f"`{key}`", pointers.child(pointer, key))

    def listing(self, owner: dict[str, Any], key: str, pointer: str) -> list[Any]:
        """Return the list under `key`; empty where there is none."""
        value = owner.get(key)
        return [] if value is None else self.expect(value, list, f"`{key}`", pointers.child(pointer, key))

    def expect(self, value: Any, kind: type[Kind], what: str, pointer: str) -> Kind:
        """Return `value`, which must be an object (dict) or a list."""
        if not isinstance(value, kind):
            wanted = "an object" if kind is dict else "a list"
            self.fault(Unsupported(f"{what} must be {wanted}, not {value!r:.60}", pointer=pointer, fix=CORRECT))
            return kind()
        return value

    def fault(self, error: PipelineError) -> None:
        """Stop the build at a fault without a plausible reading; a lenient spec notes it and goes on."""
        if not self.lenient:
            raise error from None
        self._defects[Defect(error.pointer, error.what, serious=True)] = None

    def note(self, pointer: str, text: str) -> None:
        """Keep a defect once, in the order of discovery."""
        self._defects[Defect(pointer, text)] = None

    @property
    def defects(self) -> tuple[Defect, ...]:
        return tuple(self._defects)
