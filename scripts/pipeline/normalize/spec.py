"""The spec that is being read: its document, and the defects found in it.

Rule: a fault with one plausible reading is read that way and noted as a defect. Any other fault stops the build. With
`lenient`, for comparisons, which have to go on, it is noted as a serious defect, and what is at fault is ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ..document import pointers
from ..document.defects import Defect
from ..errors import PipelineError, SpecUnreadable, Unsupported

Kind = TypeVar("Kind", dict[str, Any], list[Any])
CORRECT = "correct the spec in spec/overlays/NNN-what-is-wrong.yaml, with an action whose target is this place"


@dataclass
class Spec:
    """A document that is being read. With `lenient`, a fault is noted and reading goes on."""

    document: dict[str, Any]
    lenient: bool = False
    _defects: dict[Defect, None] = field(default_factory=dict)

    @cached_property
    def siblings_apply(self) -> bool:
        """Whether keywords next to a `$ref` count: they do since OpenAPI 3.1."""
        return not str(self.document.get("openapi", "")).startswith("3.0")

    def at(self, pointer: str) -> Any:
        """Return the value at `pointer`. Nothing there is a fault."""
        try:
            return pointers.lookup(self.document, pointer)
        except LookupError:
            self.unreadable(pointer, "a reference that leads nowhere")
            return {}

    def has(self, pointer: str) -> bool:
        """Return whether `pointer` leads to something."""
        try:
            pointers.lookup(self.document, pointer)
        except LookupError:
            return False
        return True

    def mapping(self, owner: dict[str, Any], key: str, pointer: str) -> dict[str, Any]:
        """Return the object under `key`; an empty one if there is none."""
        value = owner.get(key)
        return {} if value is None else self.expect(value, dict, f"`{key}`", pointers.child(pointer, key))

    def listing(self, owner: dict[str, Any], key: str, pointer: str) -> list[Any]:
        """Return the list under `key`; an empty one if there is none."""
        value = owner.get(key)
        return [] if value is None else self.expect(value, list, f"`{key}`", pointers.child(pointer, key))

    def expect(self, value: Any, kind: type[Kind], what: str, pointer: str) -> Kind:
        """Return `value`, which must be an object (dict) or a list."""
        if not isinstance(value, kind):
            wanted = "an object" if kind is dict else "a list"
            self.unsupported(pointer, f"{what} must be {wanted}, not {value!r:.60}")
            return kind()
        return value

    def fault(self, error: PipelineError) -> None:
        """Stop the build at a fault without a plausible reading. A lenient spec notes it and goes on."""
        if not self.lenient:
            raise error from None
        self._defects[Defect(error.pointer, error.what, serious=True)] = None

    def unsupported(self, pointer: str, what: str) -> None:
        """Report a construct without a plausible reading, as `fault` does."""
        self.fault(Unsupported(what, pointer=pointer, fix=CORRECT))

    def unreadable(self, pointer: str, what: str) -> None:
        """Report a reference that cannot be followed, as `fault` does."""
        self.fault(SpecUnreadable(what, pointer=pointer, fix=CORRECT))

    def note(self, pointer: str, what: str) -> None:
        """Note a defect, once. Defects keep the order in which they were found."""
        self._defects[Defect(pointer, what)] = None

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What was noted so far."""
        return tuple(self._defects)
