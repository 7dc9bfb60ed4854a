"""The stage `render`: templates and a plan become text. Every decision is in the plan; here it is only written down.

Text of the document gets into the output only through the filters `py` (a Python literal) and `doc` (text inside a
docstring), and names only through the plan, where they are identifiers already.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError

from ..api import ListOf, MapOf, Primitive, Ref, Type
from ..errors import PipelineError, TemplateError
from ..library import template_environment
from ..package import (
    AliasPlan,
    ArgumentPlan,
    GroupPlan,
    HelperArgument,
    MethodPlan,
    ModelPlan,
    PackagePlan,
    ResourcePlan,
)
from . import areas
from .annotations import received, sent, with_null
from .compiled import CompiledTemplates
from .escape import doc, py
from .events import server_events
from .facts_text import facts_text, origin
from .returned import Returned


def render(
    plan: PackagePlan, templates: Path, *, version: str, has_types: bool = False, official: str = ""
) -> dict[str, str]:
    """Render the package but for `types`, the runtime and the manifest: file name -> text.

    `has_types` says whether there will be a package `types`; then there is a module `pagination` too. `official` is the name
    of the package whose clients those in `compat` stand in for; "": there is none.
    """
    templates = templates.resolve()  # compiled once, whatever the way to them is
    env = _environment(plan, templates)
    env.globals.update(package=plan.package, plan=plan, version=version, has_types=has_types, official=official)
    files: dict[str, str] = {}

    def add(name: str, template: str, **context: Any) -> None:
        try:
            files[name] = env.get_template(template).render(**context)
        except PipelineError:
            raise
        except Exception as exc:
            place = _place(exc, templates) or template
            raise TemplateError(f"{place}: {type(exc).__name__}: {exc}", fix=f"edit templates/package/{place}") from exc

    add("__init__.py", "__init__.py.jinja")
    add("client.py", "client.py.jinja", is_async=False, base="sync_client")
    add("async_client.py", "client.py.jinja", is_async=True, base="async_client")
    if not plan.brand.name:
        add("__main__.py", "__main__.py.jinja")
        add("_operations.py", "_operations.py.jinja")
        add("azure.py", "azure.py.jinja", is_async=False)
        add("async_azure.py", "azure.py.jinja", is_async=True)
        add("_exceptions.py", "exceptions.py.jinja")
        add("_types.py", "_types.py.jinja")
        add("version.py", "version.py.jinja")
    add("_places.py", "_places.py.jinja")
    add("testing.py", "testing.py.jinja")
    add("transports.py", "transports.py.jinja")
    for path in sorted((templates / "bulk").glob("*.py.jinja")):
        add(f"bulk/{path.name.removesuffix('.jinja')}", f"bulk/{path.name}")
    if has_types:
        add("pagination.py", "pagination.py.jinja")
    if official:
        add("compat/__init__.py", "compat/__init__.py.jinja")
        add(f"compat/{official}.py", "compat/official.py.jinja")
    if plan.has_helpers:
        add("accumulators.py", "accumulators.py.jinja")
        add("_helping.py", "_helping.py.jinja")
        for path in sorted((templates / "lib").rglob("*.py.jinja")):
            name = path.relative_to(templates).as_posix()
            add(name.removesuffix(".jinja"), name)
    add("resources/__init__.py", "resources/__init__.py.jinja")
    every = tuple(_resources(plan.resources))
    for resource in every:
        for connection in resource.connections:
            file = f"resources/_connections/{connection.module}.py"
            add(file, "connections/module.py.jinja", connection=connection, resource=resource)
    if any(resource.connections for resource in every):
        add("resources/_connections/__init__.py", "connections/__init__.py.jinja")
        servers = {each.server.name: each.server for resource in every for each in resource.connections}
        add("resources/_connections/handlers.py", "connections/handlers.py.jinja", servers=sorted(servers.items()))
    for resource in every:
        name, above = resource.module.replace(".", "/"), "." * (resource.module.count(".") + 2)
        if not resource.children:
            add(f"resources/{name}.py", "resources/resource.py.jinja", resource=resource, root=above)
            continue
        add(f"resources/{name}/__init__.py", "resources/resource.py.jinja", resource=resource, root=above + ".")
        if _has_second_path(resource):
            add(
                f"resources/{name}/{name.rpartition('/')[2]}.py",
                "resources/again.py.jinja",
                resource=resource,
                root=above + ".",
            )
    if plan.webhooks and not any(resource.path == "webhooks" for resource in plan.resources):
        add("resources/webhooks.py", "resources/webhooks.py.jinja")
    add("models/__init__.py", "models/__init__.py.jinja")
    for member in plan.areas:
        add(f"models/{member.name}.py", "models/area.py.jinja", area=member)
    add("params/__init__.py", "params/__init__.py.jinja")
    for member in plan.areas:
        if member.has_params:
            add(f"params/{member.name}.py", "params/area.py.jinja", area=member)
    files["py.typed"] = ""
    return files


def _place(error: Exception, templates: Path) -> str:
    """The template and line where an error was raised: `resources/method.jinja, line 12`."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}, line {error.lineno}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(templates)]
    return f"{Path(frames[-1].filename).relative_to(templates)}, line {frames[-1].lineno}" if frames else ""


def _environment(plan: PackagePlan, templates: Path) -> Environment:
    env = template_environment(templates)
    env.bytecode_cache = CompiledTemplates()
    members = {member.name: member for area in plan.areas for member in area.members}
    returned = Returned(members)
    env.filters.update(
        py=py,
        doc=doc,
        facts=facts_text,
        origin=origin,
        received=received,
        decoder=decoder,
        argument_type=lambda argument, required=False: argument_type(argument, members, required=required),
        argument_doc=argument_doc,
        union_members=union_members,
        helper_type=lambda argument: helper_type(argument, members),
        alternatives=alternatives,
        switch_off_type=switch_off_type,
        path_arguments=path_arguments,
        query_styles=query_styles,
        full_path=full_path,
        returned=returned.of,
        returned_by_helper=returned.of_helper,
        returned_by_poll=returned.of_poll,
        children=children,
        every_group=every_group,
        server_events=lambda type_: server_events(type_, members),
        sends=lambda type_: sent(type_, "p", "m", members=members),
        places=lambda text: set(re.findall(r"\b([a-z])\.(?=[A-Z])", text)),
    )
    areas.register(env)
    env.tests["binary"] = lambda type_: type_ == Primitive("binary")
    return env


# --- resources ---------------------------------------------------------------------------------------------------------


def _resources(level: tuple[ResourcePlan, ...]) -> Iterator[ResourcePlan]:
    for resource in level:
        yield resource
        yield from _resources(resource.children)


def _has_second_path(resource: ResourcePlan) -> bool:
    """Whether `chat/chat.py` is there beside `chat/__init__.py`: no child has its place."""
    last = resource.module.rpartition(".")[2]
    return all(child.module != f"{resource.module}.{last}" for child in resource.children)


def children(parent: ResourcePlan | PackagePlan) -> tuple[tuple[str, str], ...]:
    """Return (module, class) of the resources below a resource, or below the client."""
    level = parent.resources if isinstance(parent, PackagePlan) else parent.children
    found = [(child.module.rpartition(".")[2], child.class_name) for child in level]
    if isinstance(parent, ResourcePlan) and _has_second_path(parent):
        found.append((parent.module.rpartition(".")[2], parent.class_name))
    return tuple(found)


def every_group(groups: tuple[GroupPlan, ...]) -> list[GroupPlan]:
    """Return some groups of events and all groups in them, inner ones first."""
    return [found for group in groups for found in (*every_group(group.groups), group)]


def decoder(type_: Type | None) -> str:
    """The expression that names the decoder of an answer."""
    if type_ is None:
        return "NOTHING"
    if isinstance(type_, Ref):
        return f"m.{type_.name}"
    if isinstance(type_, ListOf):
        return f"list_of({decoder(type_.item)})"
    if isinstance(type_, MapOf):
        return f"map_of({decoder(type_.value)})"
    if isinstance(type_, Primitive) and type_.name in {"binary", "str"}:
        return {"binary": "BINARY", "str": "TEXT"}[type_.name]
    return "JSON"


def argument_type(
    argument: ArgumentPlan, members: Mapping[str, ModelPlan | AliasPlan], *, required: bool = False
) -> str:
    """The annotation of an argument, with null and Unset; `required`: it must be given in any case."""
    text = sent(argument.type, "p", "m", members=members)
    text = with_null(text) if argument.nullable else text
    return text if argument.required or required else f"{text} | Unset"


def union_members(plan: PackagePlan, name: str) -> list[str]:
    """The classes of a union, by its name; none if there is no such union."""
    found = (member for area in plan.areas for member in area.members if member.name == name)
    return [
        variant.name
        for member in found
        if isinstance(member, AliasPlan) and member.union
        for variant in member.union.variants
    ]


def helper_type(argument: HelperArgument, members: Mapping[str, ModelPlan | AliasPlan]) -> str:
    """The annotation of an argument that only a helper has."""
    text = argument.type
    if instead := argument.instead:
        item = instead.type.item if isinstance(instead.type, ListOf) else instead.type
        text = text.replace("{item}", sent(item, "p", "m", members=members))
        text = text.replace("{}", sent(instead.type, "p", "m", members=members))
        text = with_null(text) if instead.nullable else text
    return f"{text} | Unset" if argument.default == "UNSET" else text


def alternatives(method: MethodPlan, mode: str) -> list[dict[str, Any]]:
    """The overloads of a method in a mode: one for each body that the operation takes, and for each format of its answer.

    `requires` are the wire names of a body's required arguments, `excludes` those that only other bodies have, `format` is
    a `FormatPlan`, or None where any is meant.
    """
    bodies = list(dict.fromkeys(frozenset(names) for names in method.required_sets)) or [frozenset[str]()]
    formats = (*method.formats, None) if mode == "plain" else (None,)
    return [
        {"requires": body, "excludes": frozenset().union(*bodies) - body, "format": format_}
        for format_ in formats
        for body in bodies
    ]


def switch_off_type(argument: ArgumentPlan, switch_value: Any) -> str:
    """The annotation of the argument that turns streaming on, for the calls that do not stream."""
    values = [value for value in getattr(argument.type, "values", ()) if value != switch_value]
    values = [False] if switch_value is True else values
    texts = [f"Literal[{', '.join(map(py, values))}]"] if values else []
    texts += ["None"] if argument.nullable else []
    return " | ".join(texts if argument.required and texts else [*texts, "Unset"])


def argument_doc(argument: ArgumentPlan) -> str:
    """What the docstring says about an argument: our sentence, then the facts."""
    said = f"{origin(argument.source).capitalize()}." if argument.source else ""
    return (
        " ".join(part for part in (argument.doc, facts_text(argument.facts, required=argument.required), said) if part)
        or "See the reference."
    )


def path_arguments(method: MethodPlan) -> list[str]:
    """The Python names of the path arguments, one for each `{}` of the path."""
    names = {argument.wire: argument.python for argument in method.arguments if argument.place == "path"}
    return [names[wire] for wire in re.findall(r"\{([^{}]*)\}", method.path)]


def query_styles(method: MethodPlan) -> tuple[tuple[str, str, bool], ...]:
    """Query arrays and objects whose declared spelling differs from the usual `a[]=1&a[]=2`, `a[b]=1`."""
    return tuple(
        (argument.wire, argument.style, argument.explode)
        for argument in method.arguments
        if argument.place == "query" and (argument.style not in {"form", "deepObject"} or not argument.explode)
    )


def full_path(method: MethodPlan) -> str:
    return method.path + ("?" + "&".join(f"{name}={value}" for name, value in method.query) if method.query else "")
