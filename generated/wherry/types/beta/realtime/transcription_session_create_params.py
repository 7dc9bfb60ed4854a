from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict
from . import _p


class InputAudioTranscription(TypedDict, total=False):
    language: str
    model: Literal["gpt-4o-transcribe", "gpt-4o-mini-transcribe", "whisper-1"]
    prompt: str


class TurnDetection(TypedDict, total=False):
    create_response: bool
    eagerness: Literal["low", "medium", "high", "auto"]
    interrupt_response: bool
    prefix_padding_ms: int
    silence_duration_ms: int
    threshold: float
    type: Literal["server_vad", "semantic_vad"]


ClientSecret = _p.TranscriptionSessionCreateParamsClientSecret
ClientSecretExpiresAt = _p.ClientSecretExpiresAt
InputAudioNoiseReduction = _p.RealtimeTranscriptionSessionCreateRequestInputAudioNoiseReduction
TranscriptionSessionCreateParams = _p.RealtimeTranscriptionSessionCreateRequest
