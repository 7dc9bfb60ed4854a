"""The stage `normalize`: rewrites a document so that the parser reads it without loss, and keeps the rest separately.

    normalize(document) -> Normalized

The modules, in the order in which they work:

  spec           the document that is read, and its defects
  references     $ref -> the place that it names
  chains         refuses references that lead on and on
  paths          paths, webhooks -> operations, each where it is written

  shaper         a place -> its shape, by these rules in turn:
    vocabulary     which keyword is about which kind of value; what misspelt types mean
    keywords       what a schema says by itself
    families       a base with a discriminator, and its children
    intersect      allOf: what several schemas allow together
    unions         anyOf, oneOf: what one of several schemas allows
    shapes         the values that these rules return

  emit           shapes -> schemas and the components of the parser's document, with
    names          names for schemas that have none
    variants       labels that distinguish the members of one union
    facts          constraints, defaults, deprecation

  operations     operations and webhooks -> the paths of the parser's document, with
    parameters     the parameters of an operation
    media          what a media type contains: JSON, text or bytes
    official       what the official package says besides, and which parts are from it
    presentation   how the parser's document spells an operation

  cycles         refuses schemas that are nothing but themselves
  result         what comes out
"""

from __future__ import annotations

from typing import Any

from ..api import Schema
from ..document import pointers
from ..errors import Unsupported
from . import chains, cycles, media, official, references
from .emit import Emitter
from .operations import Operations
from .result import PENDING, Normalized
from .shaper import Shaper
from .spec import Spec

__all__ = ["PENDING", "Normalized", "normalize"]


def normalize(document: dict[str, Any], *, lenient: bool = False, shaper: Shaper | None = None) -> Normalized:
    """Return an OpenAPI 3 document in the form that the parser needs. The document itself is not changed.

    Raises Unsupported for an unknown construct and SpecUnreadable for a reference that leads nowhere, both with the JSON
    pointer. With `lenient`, such a fault is a serious defect, and its place is read as any value.
    `shaper` is one that has read places of the document already, for a comparison; its spec says whether it is lenient.
    """
    version = str(document.get("openapi", ""))
    if not version.startswith("3."):
        raise Unsupported(
            f"OpenAPI {version or 'without a version'}", pointer="#/openapi", fix="name an OpenAPI 3 spec"
        )
    shaper = shaper or Shaper(Spec(document, lenient))
    spec = shaper.spec
    chains.refuse(spec)
    emitter = Emitter(shaper)
    component_names = _components(spec)
    emitter.declare(component_names)
    if lenient:
        cycles.refuse(emitter.shaper, [pointers.child("#", "components", "schemas", name) for name in component_names])
    operations = Operations(emitter)
    emitter.write()
    operations.write()
    cycles.refuse(emitter.shaper, emitter.places)
    media.keep_bytes(emitter.components, operations.holding_bytes)
    info = spec.mapping(document, "info", "#")
    return Normalized(
        document=_for_parser(emitter, operations),
        schemas=_in_order(emitter),
        operations=operations.operations,
        webhooks=operations.webhooks,
        title=str(info.get("title", "")),
        version=str(info.get("version", "")),
        servers=_servers(spec),
        security_schemes=_security_schemes(spec),
        component_pointers=tuple(pointers.child("#", "components", "schemas", name) for name in component_names),
        places={**emitter.pointers, **operations.places},
        defects=spec.defects,
        sources=official.sources(document),
    )


def _components(spec: Spec) -> list[str]:
    components = spec.mapping(spec.document, "components", "#")
    return list(map(str, spec.mapping(components, "schemas", "#/components")))


def _in_order(emitter: Emitter) -> dict[str, Schema]:
    """Return components in the order of the document, then inline schemas in the order in which they were found."""
    components = sorted(
        (key for key, schema in emitter.schemas.items() if schema.inline is None), key=lambda key: int(key[1:])
    )
    inline = [key for key, schema in emitter.schemas.items() if schema.inline is not None]
    return {key: emitter.schemas[key] for key in [*components, *inline]}


def _for_parser(emitter: Emitter, operations: Operations) -> dict[str, Any]:
    """Return the parser's document. Boxes come first: the parser copies them, which is quick before they are read."""
    boxes = sorted(emitter.components.items(), key=lambda item: not item[0].startswith("U"))
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": operations.paths,
        "components": {"schemas": dict(boxes)},
    }


def _servers(spec: Spec) -> tuple[str, ...]:
    """Return the addresses of the servers, with the defaults of their variables filled in."""
    found = []
    for index, value in enumerate(spec.listing(spec.document, "servers", "#")):
        place = pointers.child("#", "servers", index)
        server = spec.expect(value, dict, "a server", place)
        url = str(server.get("url", ""))
        for name, each in spec.mapping(server, "variables", place).items():
            variable = spec.expect(each, dict, "a variable", pointers.child(place, "variables", name))
            url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
        found.append(url)
    return tuple(found)


def _security_schemes(spec: Spec) -> dict[str, dict[str, Any]]:
    components = spec.mapping(spec.document, "components", "#")
    found = {}
    for name, value in spec.mapping(components, "securitySchemes", "#/components").items():
        scheme, place = references.follow(spec, value, pointers.child("#", "components", "securitySchemes", name))
        found[str(name)] = dict(spec.expect(scheme, dict, "a security scheme", place))
    return found
