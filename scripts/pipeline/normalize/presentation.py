"""How operations look in the parser's document.

Rule: every part has a box of its own and a number for a name: one JSON body for each media type of the body, one status
for each media type of each answer. A list or an object in a header is refused by the parser, so whatever is not in the
path travels as query; where a parameter really belongs is known beside the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..api import Parameter
from ..document.structure import VERBS

PARSED_VERBS = tuple(verb for verb in VERBS if verb != "query")
"""The parser knows no QUERY; the verb that counts is kept beside the document."""
FIRST_STATUS = 1000


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of one operation; an answer without a body has none."""

    parameters: list[tuple[Parameter, str]]
    bodies: list[str]
    body_required: bool
    answers: list[str | None]


def parameter_name(index: int) -> str:
    """Name a parameter for the parser."""
    return f"p{index}"


def body_media(index: int) -> str:
    """Name a body for the parser: a media type that it reads as JSON."""
    return f"application/b{index}+json"


def answer_status(index: int) -> str:
    """Name an answer for the parser."""
    return str(FIRST_STATUS + index)


def operation(key: str, verb: str, boxes: Boxes) -> dict[str, Any]:
    """Return the path item of one operation, under a path of its own."""
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
    """Refer to a component of the parser's document."""
    return {"$ref": f"#/components/schemas/{key}"}
