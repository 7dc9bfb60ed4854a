"""How the parser's document spells an operation.

Rule: every part has a box of its own and a number for a name: a JSON body for each media type of the body, a status for
each media type of each answer. The parser refuses lists and objects in headers, so every parameter outside the path is
written as one of the query. Its real location is kept separately.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..api import Parameter
from ..document.structure import VERBS

PARSED_VERBS = tuple(verb for verb in VERBS if verb != "query")
"""The parser does not know QUERY. The real verb is kept separately."""
FIRST_STATUS = 1000


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of one operation. An answer without a body has none."""

    parameters: list[tuple[Parameter, str]]
    bodies: list[str]
    body_required: bool
    answers: list[str | None]


def parameter_name(index: int) -> str:
    """Return the name of a parameter in the parser's document."""
    return f"p{index}"


def body_media(index: int) -> str:
    """Return the media type of a body in the parser's document: one that it reads as JSON."""
    return f"application/b{index}+json"


def answer_status(index: int) -> str:
    """Return the status of an answer in the parser's document."""
    return str(FIRST_STATUS + index)


def operation(key: str, verb: str, boxes: Boxes) -> dict[str, Any]:
    """Return the `paths` of one operation: a path of its own, with one path item."""
    path = f"/{key}"
    parameters = []
    for index, (parameter, box) in enumerate(boxes.parameters):
        name = parameter_name(index)
        in_path = parameter.location == "path"
        path += f"/{{{name}}}" if in_path else ""
        place = "path" if in_path else "query"
        parameters.append({"name": name, "in": place, "required": parameter.required, "schema": reference(box)})
    responses = {}
    for index, answer in enumerate(boxes.answers):
        content = {} if answer is None else {"application/json": {"schema": reference(answer)}}
        responses[answer_status(index)] = {"description": "", "content": content}
    written: dict[str, Any] = {"operationId": key, "parameters": parameters, "responses": responses}
    if boxes.bodies:
        bodies = {body_media(index): {"schema": reference(box)} for index, box in enumerate(boxes.bodies)}
        written["requestBody"] = {"required": boxes.body_required, "content": bodies}
    return {path: {verb if verb in PARSED_VERBS else "post": written}}


def reference(key: str) -> dict[str, str]:
    """Return a reference to a component of the parser's document."""
    return {"$ref": f"#/components/schemas/{key}"}
