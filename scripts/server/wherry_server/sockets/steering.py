"""Steering a response while it is being told: more input ends it, and a successor that has the input begins by itself."""

from __future__ import annotations

from typing import Any

from ..operations import responses
from ..service import Service
from .lanes import Active, Lanes
from .talk import Talk


def answer(talk: Talk, lanes: Lanes, event: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to `response.steer`: accepted, pending where tools are waited for, or failed."""
    response_id = event["previous_response_id"]
    lane = lanes.active(response_id)
    if lane is None or lane.active is None or lane.active.steer is not None:
        return _failed(event, "response_not_active" if lane else _missing(talk.service, lanes, response_id))
    steer = {"id": talk.service.store.new_id("steer_"), "previous_response_id": response_id}
    calls = [item for item in lane.active.response["output"] if item["type"] in _OUTPUTS]
    if calls:
        required = [
            {"type": _OUTPUTS[item["type"]], "call_id": item["call_id"], "name": item["name"]} for item in calls
        ]
        pending = {"type": "response.steer.pending", "reason": "waiting_for_required_input", "sequence_number": 0}
        return lane.told({**pending, "required_input": required, "steer": steer})
    lane.active.steer = event
    return lane.told({"type": "response.steer.accepted", "sequence_number": 0, "steer": steer})


_OUTPUTS = {"function_call": "function_call_output", "custom_tool_call": "custom_tool_call_output"}
"""The items that wait for something, and what for."""


def end(service: Service, active: Active) -> dict[str, Any]:
    """Return the last event of a response that has been steered away from."""
    steered = {"status": "incomplete", "incomplete_details": {"reason": "steered"}, "output": []}
    response = active.response = {**active.response, **steered}
    service.store.finished[response["id"]] = response
    stored = service.store.collection(responses.COLLECTION)
    if stored is not None and response["id"] in stored.items:
        stored.put(response["id"], response)
    return {"type": "response.incomplete", "sequence_number": 0, "response": response}


def successor(create: dict[str, Any], active: Active) -> dict[str, Any]:
    """Return the create of the response that goes on with the input."""
    steer = active.steer or {}
    return {**create, "input": steer["input"], "previous_response_id": active.response["id"]}


def _missing(service: Service, lanes: Lanes, response_id: str) -> str:
    is_over = response_id in service.store.finished or lanes.remembers(response_id)
    return "response_already_completed" if is_over else "response_not_found"


def _failed(event: dict[str, Any], code: str) -> dict[str, Any]:
    error = {"type": "invalid_request_error", "code": code, "message": "This response cannot be steered."}
    steer = {"input": event["input"], "previous_response_id": event["previous_response_id"]}
    return {"type": "response.steer.failed", "sequence_number": 0, "error": error, "steer": steer}
