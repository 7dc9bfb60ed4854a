"""What the stage `normalize` hands to `parse`.

Rule: `document` is what the parser reads and holds every type; everything else about the API stands in the values
beside it, which lack only their types. Their `type` is PENDING until the parser has spoken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..api import Operation, Primitive, Schema, Webhook
from ..document.defects import Defect

PENDING = Primitive("pending")


@dataclass(frozen=True, slots=True)
class Normalized:
    """`document` is OpenAPI in a dialect that openapi-python-client reads without loss:

    - every component is an object; what is none in the API (a union, a list, a literal …) is boxed: its type is that
      of the only property, `value`;
    - the name of a component, property, parameter or path is a short key that any naming scheme leaves alone, so text
      of the document reaches the parser in `const` values only;
    - a type is one of `{type: string | integer | number | boolean | null}`, `{type: string, format: binary}`,
      `{}` (any value), `{const: …}`, `{$ref: …}`, `{type: array, items: …}` and `{anyOf: […]}`, the last one with
      `x-discriminator` where the API names a tag.

    The keys lead to the values: `S…` a schema, `M…` an anonymous map (a component with additionalProperties alone),
    `O…` an operation, `W…` a webhook, `U…` the box of one parameter, body, answer or webhook.
    """

    document: dict[str, Any]
    schemas: dict[str, Schema]
    operations: dict[str, Operation]
    webhooks: dict[str, Webhook]
    title: str
    version: str
    servers: tuple[str, ...]
    security_schemes: dict[str, dict[str, Any]]
    component_pointers: tuple[str, ...]
    places: dict[str, str]
    """Key -> pointer in the document that was read, for every key; errors of the parser are told by it."""
    defects: tuple[Defect, ...] = ()
