from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class ClientSecret(TypedDict, total=False):
    expires_after: ClientSecretExpiresAfter


class ClientSecretExpiresAfter(TypedDict, total=False):
    anchor: Required[Literal["created_at"]]
    seconds: int


class InputAudioTranscription(TypedDict, total=False):
    language: str
    model: str
    prompt: str


class SessionCreateParams(TypedDict, total=False):
    client_secret: ClientSecret
    input_audio_format: Literal["pcm16", "g711_ulaw", "g711_alaw"]
    input_audio_noise_reduction: _p.SessionCreateParamsInputAudioNoiseReduction
    input_audio_transcription: InputAudioTranscription
    instructions: str
    max_response_output_tokens: int | Literal["inf"]
    modalities: Iterable[Literal["text", "audio"]]
    model: Literal[
        "gpt-realtime",
        "gpt-realtime-2025-08-28",
        "gpt-4o-realtime-preview",
        "gpt-4o-realtime-preview-2024-10-01",
        "gpt-4o-realtime-preview-2024-12-17",
        "gpt-4o-realtime-preview-2025-06-03",
        "gpt-4o-mini-realtime-preview",
        "gpt-4o-mini-realtime-preview-2024-12-17",
    ]
    output_audio_format: Literal["pcm16", "g711_ulaw", "g711_alaw"]
    speed: float
    temperature: float
    tool_choice: str
    tools: Iterable[_p.RealtimeSessionCreateRequestTool]
    tracing: Tracing
    turn_detection: TurnDetection
    voice: str | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse"]


class TurnDetection(TypedDict, total=False):
    create_response: bool
    eagerness: Literal["low", "medium", "high", "auto"]
    interrupt_response: bool
    prefix_padding_ms: int
    silence_duration_ms: int
    threshold: float
    type: Literal["server_vad", "semantic_vad"]


InputAudioNoiseReduction = _p.SessionCreateParamsInputAudioNoiseReduction
Tool = _p.RealtimeSessionCreateRequestTool
TracingTracingConfiguration = _p.RealtimeSessionCreateRequestTracing
Tracing = Literal["auto"] | _p.RealtimeSessionCreateRequestTracing
