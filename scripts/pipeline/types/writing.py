"""The templates, and the one function of the stage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment

from ..library import template_environment
from ..package import PackagePlan
from ..render.compiled import CompiledTemplates
from ..render.escape import doc, py
from .modules import modules
from .table import NameTable
from .targets import Targets, references


def types(table: NameTable, plan: PackagePlan, templates: Path) -> dict[str, str]:
    """Return the files of the package `types`: name -> text.

    A module with a template of its own (`types/chat/parsed_chat_completion.py.jinja`) is written by that, if there is
    every class that it names.
    """
    templates = templates.resolve()
    environment = template_environment(templates)
    environment.bytecode_cache = CompiledTemplates()
    environment.filters.update(py=py, doc=doc)
    environment.globals.update(package=plan.package)
    by_hand = dict(_by_hand(Targets(table, plan), templates, environment))
    package = environment.get_template("types/package.py.jinja")
    leaf = environment.get_template("types/module.py.jinja")
    files = {
        each.file: (package if each.is_package else leaf).render(module=each)
        for each in modules(Targets(table, plan, frozenset(by_hand)))
    }
    return {**files, **{f"{module.replace('.', '/')}.py": text for module, text in by_hand.items()}}


def _by_hand(targets: Targets, templates: Path, environment: Environment) -> Iterator[tuple[str, str]]:
    """Yield the modules that have a template of their own, each with its text."""

    def ours(key: str) -> str:
        text = targets.of(key).text
        if not text:
            raise LookupError(key)
        return text

    def members(key: str) -> list[str]:
        return [each for each in references(targets.table.shapes.get(key, {})) if targets.of(each).text]

    for path in sorted((templates / "types").rglob("*.py.jinja")):
        inside = path.relative_to(templates)
        module = ".".join(inside.with_suffix("").with_suffix("").parts)
        if module in targets.table.exporting:
            with suppress(LookupError):
                yield module, environment.get_template(inside.as_posix()).render(ours=ours, members=members)
