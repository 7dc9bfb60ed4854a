"""The section `interface` of a manifest: public paths, classes, aliases, functions and values of a package.

    interface_of(files, package) -> (interface, notes)

Rule: it has only what can be imported without an underscore; keys are absolute paths (`openai.types.Model`).
"""

from __future__ import annotations

import ast
from typing import Any

from .annotations import Annotations
from .classes import Classes
from .functions import Functions
from .modules import read_modules
from .names import Meaning, Names


def interface_of(files: dict[str, str], package: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Read the modules of one package (`types/chat.py` -> text); the notes name modules that are not valid Python."""
    modules, broken = read_modules(files, package)
    names = Names(modules, package)
    annotations = Annotations(names)
    functions = Functions(annotations)
    classes = Classes(names, annotations, functions)
    found: dict[str, dict[str, Any]] = {"aliases": {}, "classes": {}, "functions": {}, "names": {}, "values": {}}
    try:
        for path, meaning in sorted(names.paths.items()):
            if meaning.kind != "definition":
                if meaning.kind == "module":
                    found["names"][path] = meaning.module
                else:  # what another package defines, under our name
                    found["aliases"][path] = {"type": annotations.outside(meaning)}
                    found["names"][path] = path
                continue
            key = names.canonical[meaning.path]
            definition = modules[meaning.module].definitions.get(meaning.name)
            if isinstance(definition, (ast.Assign, ast.AnnAssign)):
                value = annotations.alias_value(meaning)
                target = annotations.class_of(value, meaning.module) if value is not None else None
                if target is not None and names.is_public(target):
                    key = names.canonical[target.path]
                elif value is not None:
                    found["aliases"].setdefault(
                        key, _marked(names, meaning, {"type": annotations.text(value, meaning.module)})
                    )
                else:
                    annotation = definition.annotation if isinstance(definition, ast.AnnAssign) else None
                    found["values"][path] = annotations.text(annotation, meaning.module)
            elif isinstance(definition, ast.ClassDef):
                if key not in found["classes"]:
                    found["classes"][key] = _marked(names, meaning, classes.entry(meaning))
            elif definition is not None and key not in found["functions"]:
                found["functions"][key] = functions.entry(definition, meaning.module)
            found["names"][path] = key
    except RecursionError:
        return {}, (*broken, f"{path} is nested too deeply")
    return {table: dict(sorted(entries.items())) for table, entries in found.items()}, tuple(broken)


def _marked(names: Names, meaning: Meaning, entry: dict[str, Any]) -> dict[str, Any]:
    """Mark a class or alias as nested: no package exports it, but one exports another name of its module."""
    if not names.exported_by_package(names.canonical[meaning.path]) and meaning.module in names.modules_exported:
        entry["nested"] = True
    return entry
