"""What the stage `normalize` hands to `parse`.

Rule: `document` is what the parser reads, and contains every type. Everything else about the API is in the values
beside it, which lack only their types: `type` is PENDING until the parser has found it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..api import Operation, Primitive, Schema, Webhook
from ..document.defects import Defect

PENDING = Primitive("pending")


@dataclass(frozen=True, slots=True)
class Normalized:
    """`document` is OpenAPI in a dialect that openapi-python-client reads without loss:

    - Every component is an object. Whatever is not an object in the API (a union, a list, a literal …) is boxed: its
      type is that of the only property, `value`.
    - Every component, property, parameter and path has a short key for a name, which any naming scheme leaves as it is.
      So text from the spec reaches the parser in `const` values only.
    - A type is one of `{type: string | integer | number | boolean | null}`, `{type: string, format: binary}`,
      `{}` (any value), `{const: …}`, `{$ref: …}`, `{type: array, items: …}` and `{anyOf: […]}`, the last with
      `x-discriminator` if the API names a tag.

    The first letter of a key shows what it is: `S…` a schema, `M…` an anonymous map (a component with nothing but
    additionalProperties), `O…` an operation, `U…` the box of a parameter, body, answer or webhook.
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
    """Key -> pointer in the original document, for every key. Errors of the parser are reported by it."""
    defects: tuple[Defect, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    """Pointer of each part that is not from the document itself -> where it is from."""
