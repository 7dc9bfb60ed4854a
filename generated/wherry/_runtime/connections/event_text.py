"""An event as JSON text, as it is sent."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Mapping
from typing import Any

from ..base.errors import UsageTypeError
from ..base.unset import is_not_given

__all__ = ("event_text",)


def event_text(event: Any, json: Any, base64: str = "") -> str:
    """Return an event (a mapping or a model) as JSON text, without what is not given.

    `json`: the module that writes JSON. `base64`: the field whose bytes are sent as base64; text in it stays as it is.
    """
    if not isinstance(event, Mapping) and not hasattr(event, "to_dict"):
        raise UsageTypeError(f"an event is a model or a mapping, not {type(event).__name__}")
    if base64 and not isinstance(data := event[base64], str):
        try:
            event = {**event, base64: b2a_base64(data, newline=False).decode("ascii")}
        except (TypeError, ValueError):
            raise UsageTypeError(f"{base64} must be bytes, or text in base64, not {type(data).__name__}") from None
    if isinstance(event, Mapping):
        event = {name: value for name, value in event.items() if not is_not_given(value)}
    text: bytes = json.encode(event)
    return text.decode()

# Copied from templates/runtime/connections/event_text.py: edit it there.
