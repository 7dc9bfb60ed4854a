"""The stage `normalize`: rewrites a document into one that the parser reads whole, and keeps the rest beside it.

    normalize(document) -> Normalized

How a schema goes through, module by module:

  spec, pointers   the document, places in it, defects
  references         which place a `$ref` names
  vocabulary         what the keywords speak of
  keywords           what one schema says by itself
  intersect          allOf: what several schemas allow together
  unions             anyOf, oneOf
  families           bases with a discriminator, and their children
  shaper             the order of those rules: a place -> its shape (shapes)
  names, variants    names for what has none
  facts              constraints, defaults, deprecation
  emit               shapes -> the parser's components
  chains, cycles     references that lead on and on, schemas that are nothing but themselves
  paths, parameters, media, operations   what is called, and with what
  presentation       operations in the parser's document
  result             what comes out
"""

from __future__ import annotations

from typing import Any

from ..api import Schema
from ..document import pointers
from ..errors import Unsupported
from . import chains, cycles, media, references
from .emit import Emitter
from .operations import Operations
from .result import PENDING, Normalized
from .shaper import Shaper
from .spec import Spec

__all__ = ["PENDING", "Normalized", "normalize"]


def normalize(document: dict[str, Any], *, lenient: bool = False) -> Normalized:
    """Rewrite an OpenAPI 3 document for the parser; the document itself is left as it is.

    Raises Unsupported for a construct that has no reading here and SpecUnreadable for a reference that leads nowhere,
    both with the JSON pointer. With `lenient` such a fault is a serious defect, and its place is read as any value.
    """
    version = str(document.get("openapi", ""))
    if not version.startswith("3."):
        raise Unsupported(
            f"OpenAPI {version or 'without a version'}", pointer="#/openapi", fix="give an OpenAPI 3 document"
        )
    spec = Spec(document, lenient)
    chains.refuse(spec)
    emitter = Emitter(Shaper(spec))
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
    )


def _components(spec: Spec) -> list[str]:
    components = spec.mapping(spec.document, "components", "#")
    return list(map(str, spec.mapping(components, "schemas", "#/components")))


def _in_order(emitter: Emitter) -> dict[str, Schema]:
    """Components first, in the order of the document; then what was inline, as it was found."""
    components = sorted(
        (key for key, schema in emitter.schemas.items() if schema.inline is None), key=lambda key: int(key[1:])
    )
    inline = [key for key, schema in emitter.schemas.items() if schema.inline is not None]
    return {key: emitter.schemas[key] for key in [*components, *inline]}


def _for_parser(emitter: Emitter, operations: Operations) -> dict[str, Any]:
    """Boxes first: the parser copies what an answer refers to, and an unread component is quick to copy."""
    boxes = sorted(emitter.components.items(), key=lambda item: not item[0].startswith("U"))
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": operations.paths,
        "components": {"schemas": dict(boxes)},
    }


def _servers(spec: Spec) -> tuple[str, ...]:
    """The addresses of the servers, with the defaults of their variables."""
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
