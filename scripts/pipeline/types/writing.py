"""The templates, and the one function of the stage."""

from __future__ import annotations

from pathlib import Path

from ..library import template_environment
from ..package import PackagePlan
from ..render.compiled import CompiledTemplates
from ..render.escape import doc, py
from .modules import modules
from .table import NameTable
from .targets import Targets, references


def types(table: NameTable, plan: PackagePlan, templates: Path) -> dict[str, str]:
    """Return the files of the package `types`: name -> text.

    A module with a template of its own (`types/chat/parsed_chat_completion.py.jinja`) is written by that.
    """
    templates = templates.resolve()
    own = {
        module: path
        for path in sorted((templates / "types").glob("*/**/*.py.jinja"))
        if (module := ".".join(path.relative_to(templates).with_suffix("").with_suffix("").parts)) in table.exporting
    }
    targets = Targets(table, plan, frozenset(own))
    environment = template_environment(templates)
    environment.bytecode_cache = CompiledTemplates()
    environment.filters.update(py=py, doc=doc)
    environment.globals.update(
        package=plan.package,
        ours=lambda key: targets.of(key).text,
        members=lambda key: list(references(table.shapes[key])),
    )
    package = environment.get_template("types/package.py.jinja")
    leaf = environment.get_template("types/module.py.jinja")
    files = {each.file: (package if each.is_package else leaf).render(module=each) for each in modules(targets)}
    for path in own.values():
        name = path.relative_to(templates).as_posix()
        files[name.removesuffix(".jinja")] = environment.get_template(name).render()
    return files
