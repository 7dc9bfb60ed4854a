"""The stage `plan`: every decision between what an API is (api.py) and what the package will be (package.py).

placing      operation -> resource and method name
naming       schema -> class name
homes        schema -> file of models/
arguments    parameters and body -> arguments
answers      answer -> decoded type, page, stream
unions       names for unions that methods decode
models       schemas -> models and aliases
resources    methods -> tree of resources
webhooks     payloads -> one union
"""

from __future__ import annotations

from ..api import Api
from ..package import PackagePlan, WebhookPlan
from .answers import list_field, plan_answer
from .homes import find_homes
from .models import ModelMaker
from .naming import class_names, other_names
from .placing import place_all
from .resources import MethodMaker, plan_resources
from .surface import Surface, read
from .types import rename
from .unions import name_unions
from .webhooks import with_event_union

__all__ = ("Surface", "plan", "read")


def plan(api: Api, surface: Surface, *, package: str) -> PackagePlan:
    """Decide everything about the package for one API."""
    api, event = with_event_union(api)
    answers = {operation.pointer: plan_answer(operation) for operation in api.operations}
    api, answers = name_unions(api, answers)
    lists = frozenset(pointer for pointer, (answer, _) in answers.items() if list_field(answer, api) is not None)
    places = place_all(api, surface, lists)
    classes = class_names(api, surface)
    homes = find_homes(api, {pointer: place.resource for pointer, place in places.items()}, surface)

    maker = MethodMaker(api, surface, classes)
    methods = [
        maker.make(operation, places[operation.pointer], *answers[operation.pointer]) for operation in api.operations
    ]
    models = ModelMaker(api, surface, classes, other_names(api, classes, surface), homes, maker.received)
    resources = plan_resources(methods, surface)
    areas = models.areas()
    return PackagePlan(
        package=package,
        title=api.title,
        spec_version=api.version,
        base_url=next((server for server in api.servers if server.startswith(("http://", "https://"))), ""),
        areas=areas,
        resources=resources,
        webhooks=tuple(WebhookPlan(w.name, rename(w.type, classes.__getitem__), w.pointer) for w in api.webhooks),
        webhook_event=classes.get(event, ""),
        webhooks_doc=surface.doc_resources.get("webhooks", "") if api.webhooks else "",
        idle=tuple(surface.idle),
        undocumented=tuple(f"{m.verb} {m.path}" for m in methods if not m.doc),
    )
