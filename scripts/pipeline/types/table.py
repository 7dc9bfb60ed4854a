"""spec/official-names.yaml and the table [refused_types] of surface.toml as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..errors import PipelineError
from ..load.text import read as read_text

Schema = dict[str, Any]


@dataclass(frozen=True)
class NameTable:
    """The names of the types of the official package, and what each stands for.

    A type is named by its key: its module, a colon and its name, `types.chat.chat_completion:ChatCompletion`.
    """

    classes: Mapping[str, str]
    """Key -> pointer of its schema."""
    dicts: frozenset[str]
    """Keys of those classes that are TypedDicts."""
    exports: Mapping[str, Mapping[str, str | Schema]]
    """Module -> a name that it takes from elsewhere, or a second name -> the key of the type, or the schema of a scalar."""
    shapes: Mapping[str, Schema]
    """Key -> the JSON Schema of a type that the API has no schema for. A `$ref` in it is a key."""
    refused: Mapping[str, str]
    """Module or key -> why the name is refused, and what to do instead."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every type that a module defines."""
        found = {*self.classes, *self.shapes, *(key for key in self.refused if ":" in key)}
        return tuple(sorted(key for key in found if not key.partition(":")[2].startswith("_")))

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """All modules, packages included."""
        found = {key.partition(":")[0] for key in self.keys} | {*self.exports, *self._refused_modules()}
        return tuple(sorted(found | {parent for module in found for parent in _parents(module)}))

    @cached_property
    def packages(self) -> frozenset[str]:
        """The modules that are written as packages: those with modules below them, and those without any name."""
        empty = (module for module, names in self.exports.items() if not names)
        return frozenset((*empty, *(parent for module in self.modules for parent in _parents(module))))

    @cached_property
    def exporting(self) -> frozenset[str]:
        """The modules whose names can also be imported from other modules."""
        values = (value for names in self.exports.values() for value in names.values())
        return frozenset(value.partition(":")[0] for value in values if isinstance(value, str))

    def refusal(self, key: str) -> str:
        """Return why a type is refused; "" if it is not."""
        return self.refused.get(key) or self.refused.get(key.partition(":")[0], "")

    def _refused_modules(self) -> Iterator[str]:
        return (key for key in self.refused if ":" not in key)


def _parents(module: str) -> Iterator[str]:
    while "." in module:
        module = module.rpartition(".")[0]
        yield module


def read(data: bytes, name: str, refused: Mapping[str, str]) -> NameTable:
    """Read the file. Raises SpecUnreadable, and PipelineError for a refusal of what the package never had."""
    value, _ = read_text(data, name)
    tables = value if isinstance(value, dict) else {}
    table = NameTable(
        classes=tables.get("classes", {}),
        dicts=frozenset(tables.get("dicts", ())),
        exports=tables.get("exports", {}),
        shapes=tables.get("shapes", {}),
        refused=refused,
    )
    known = {*table.classes, *table.shapes, *tables.get("unmapped", {})}
    known |= {key.partition(":")[0] for key in known}
    if unknown := sorted(set(refused) - known):
        raise PipelineError(
            f"[refused_types] {', '.join(unknown)}: there is no such type", fix="correct spec/surface.toml"
        )
    return table
