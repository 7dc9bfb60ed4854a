"""The stage `plan`: every decision between what an API is (api.py) and what the package will be (package.py).

placing      operation -> resource and method name (spoken: from operationId and tags, where the path gives none)
naming       schema -> class name
homes        schema -> file of models/
arguments    parameters and body -> arguments
answers      answer -> decoded type, page, stream
unions       names for unions that methods decode
models       schemas -> models and aliases
decoding     what has to be decoded, and the tables of unions (dispatch: by which tag, by which shape)
resources    methods -> tree of resources
second_names further names of methods
polls        methods that wait until work is done
sentences    what is said of fields
helpers      methods that do more than their operation
connections  methods that open connections, and the events that a client sends over them
webhooks     payloads -> one union
brand        names of clients and variables, and how the key travels
"""

from __future__ import annotations

from ..api import Api
from ..package import OURS, Brand, ModelPlan, PackagePlan, WebhookPlan
from .answers import is_list, plan_answer
from .brand import base_url, brand_of, is_own, release
from .connections import ConnectionMaker
from .decoding import with_decoding
from .helpers import are_whole, without_helpers
from .homes import find_homes
from .models import ModelMaker, without_computed
from .naming import class_names, other_names, refuse_methods
from .placing import place_all
from .resources import MethodMaker, plan_resources
from .surface import Surface, read
from .types import rename
from .unions import name_unions
from .webhooks import with_event_union

__all__ = ("Surface", "brand_of", "is_own", "plan", "read", "release", "without_helpers")


def plan(api: Api, surface: Surface, *, package: str, brand: Brand | None = None, origin: str = "") -> PackagePlan:
    """Decide everything about the package for one API.

    `brand` is that of another service than OpenAI; `origin` the URL that the document came from, if any.
    """
    if brand and not surface.extends.items():
        api = without_computed(api)
    api, event = with_event_union(api)
    answers = {operation.pointer: plan_answer(operation) for operation in api.operations}
    api, answers = name_unions(api, answers)
    lists = frozenset(pointer for pointer, (answer, _) in answers.items() if is_list(answer, api))
    renamed: list[str] = []
    places = place_all(api, surface, lists, renamed if brand else None)
    classes = class_names(api, surface)
    homes = find_homes(api, {pointer: place.resource for pointer, place in places.items()}, surface)

    maker = MethodMaker(api, surface, classes, renamed if brand else None)
    methods = [
        maker.make(operation, places[operation.pointer], *answers[operation.pointer]) for operation in api.operations
    ]
    connecting = ConnectionMaker(api, surface, classes)
    connections = connecting.all()
    received = maker.received | connecting.received
    models = ModelMaker(
        api, surface, classes, other_names(api, classes, surface), homes, received, connecting.sent, maker.told
    )
    areas = models.areas()
    if not brand:
        refuse_methods(areas)
    fields = {
        member.name: frozenset(field.python for field in member.fields)
        for area in areas
        for member in area.members
        if isinstance(member, ModelPlan)
    }
    clients = (brand.client, f"Async{brand.client}") if brand else ()
    resources = plan_resources(methods, surface, fields, clients, bool(event), connections)
    made = PackagePlan(
        package=package,
        title=api.title,
        spec_version=api.version,
        base_url=base_url(api.servers, origin),
        areas=with_decoding(areas),
        resources=resources,
        webhooks=tuple(
            WebhookPlan(w.name, rename(w.type, classes.__getitem__), w.pointer, api.source_of(w.pointer))
            for w in api.webhooks
        ),
        webhook_event=classes.get(event, ""),
        webhooks_doc=surface.doc_resources.get("webhooks", "") if api.webhooks else "",
        idle=(*surface.idle, *surface.sentences.missing(areas)),
        told=surface.sentences.told(areas),
        undocumented=tuple(f"{m.verb} {m.path}" for m in methods if not m.doc),
        renamed=tuple(renamed),
        brand=brand or OURS,
        has_helpers=True,
    )
    return made if are_whole(surface) else without_helpers(made)
