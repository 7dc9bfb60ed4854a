"""Moderations."""

from __future__ import annotations

from typing import Any

from .. import language
from ..call import Call, Json
from ..service import Service, operation
from . import rest

BAD_WORDS = {"kill", "hate", "violence"}


@operation("POST /moderations")
def moderate(service: Service, call: Call) -> Json:
    """Judge each input: flagged where one of a few words is in it."""
    asked = call.fields["input"]
    inputs = asked if isinstance(asked, list) else [asked]
    schema = service.dialect.resolve(rest.answer_schema(service, call))
    answer: dict[str, Any] = service.rich(schema, call.seed, model=call.fields.get("model") or "omni-moderation-latest")
    answer["id"] = service.store.new_id("modr-")
    rows = []
    for one in inputs:
        flagged = bool(BAD_WORDS & set(language.text_of(one).lower().split()))
        row = service.rich(schema["properties"]["results"]["items"], f"{call.seed} {one}")
        rows.append({**row, "flagged": flagged, "categories": dict.fromkeys(row["categories"], flagged)})
    return Json({**answer, "results": rows})
