from __future__ import annotations

from typing import Any, Literal

from ...._runtime.data.model import NULLABLE, BaseModel
from . import _m


def __getattr__(name: str) -> Any:
    if name == "SessionCreateResponse":
        raise ImportError(
            "wherry.types.beta.realtime.session_create_response.SessionCreateResponse: the service answers in a newer form, which wherry.models.RealtimeSessionCreateResponse has"
        )
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class ClientSecret(BaseModel):
    expires_at: int
    value: str


class InputAudioTranscription(BaseModel):
    model: str | None = NULLABLE


Tool = _m.RealtimeFunctionTool
TracingTracingConfiguration = _m.SessionCreateResponseTracing
TurnDetection = _m.SessionCreateResponseTurnDetection
Tracing = Literal["auto"] | _m.SessionCreateResponseTracing
