"""What a name means: followed through imports, re-exports and stars to where it is defined.

Rule: a thing goes by its shortest public path, or else by the place where it is defined.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field

from .modules import Module

_BUILTINS = frozenset(vars(builtins))


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kind` is "definition" (module and name of this package), "module" (of this package) or "external" (dotted)."""

    kind: str
    module: str
    name: str = ""

    @property
    def path(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module


@dataclass
class Names:
    """Resolves names of one package and knows its public paths."""

    modules: dict[str, Module]
    package: str
    paths: dict[str, Meaning] = field(default_factory=dict)
    """Public path -> what it leads to."""
    canonical: dict[str, str] = field(default_factory=dict)
    """Path of a definition -> the name that it goes by."""
    modules_exported: set[str] = field(default_factory=set)
    """Modules from which a package exports a name."""

    def __post_init__(self) -> None:
        for module in self.modules.values():
            if not module.is_public:
                continue
            self.paths[module.name] = Meaning("module", module.name)
            for name in self._offered(module):
                self.paths[f"{module.name}.{name}"] = self.resolve(module.name, name)
        for path, meaning in sorted(self.paths.items(), key=lambda item: (item[0].count("."), item[0])):
            if meaning.kind == "definition":
                self.canonical.setdefault(meaning.path, path)
                if self.exported_by_package(path):
                    self.modules_exported.add(meaning.module)

    def _offered(self, module: Module, seen: frozenset[str] = frozenset()) -> set[str]:
        offered = set(module.public_names())
        for star in module.stars if module.exported is None else ():
            if star in self.modules and star not in seen:
                offered |= self._offered(self.modules[star], seen | {star})
        return {name for name in offered if not name.startswith("_") or name == "__version__"}

    def called(self, meaning: Meaning) -> str:
        """Return the name used in types."""
        return self.canonical.get(meaning.path, meaning.path)

    def is_public(self, meaning: Meaning) -> bool:
        return meaning.path in self.canonical

    def exported_by_package(self, path: str) -> bool:
        """Whether a public path belongs to a package rather than to a module."""
        home = self.modules.get(path.rpartition(".")[0])
        return home is not None and home.is_package

    def resolve(self, module: str, name: str, seen: frozenset[tuple[str, str]] = frozenset()) -> Meaning:
        """Return what a name means in a module."""
        here = self.modules.get(module)
        if (module, name) in seen and f"{module}.{name}" in self.modules:
            return Meaning("module", f"{module}.{name}")  # a package that says `from . import name`
        if here is None or (module, name) in seen:
            return Meaning("external", f"{module}.{name}" if module else name)
        seen = seen | {(module, name)}
        if name in here.definitions:
            return Meaning("definition", module, name)
        if name in here.imports:
            source, inner = here.imports[name]
            if not inner:
                return Meaning("module" if source in self.modules else "external", source)
            if source in self.modules:
                return self._member(source, inner, seen)
            return Meaning("external", f"{source}.{inner}")
        for star in here.stars:
            if star in self.modules:
                found = self.resolve(star, name, seen)
                if found.kind != "external":
                    return found
        if f"{module}.{name}" in self.modules:
            return Meaning("module", f"{module}.{name}")
        return Meaning("external", name if name in _BUILTINS else f"{module}.{name}")

    def _member(self, module: str, name: str, seen: frozenset[tuple[str, str]]) -> Meaning:
        here = self.modules[module]
        if name not in here.definitions and name not in here.imports and f"{module}.{name}" in self.modules:
            return Meaning("module", f"{module}.{name}")
        return self.resolve(module, name, seen)

    def dotted(self, module: str, parts: list[str]) -> Meaning:
        """Return what `a.b.c` means in a module."""
        found = self.resolve(module, parts[0])
        for part in parts[1:]:
            if found.kind == "module":
                found = self._member(found.module, part, frozenset())
            elif found.kind == "external":
                found = Meaning("external", f"{found.module}.{part}")
            else:
                found = Meaning("definition", found.module, f"{found.name}.{part}")
        return found
