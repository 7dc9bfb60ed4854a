from typing import Literal

from .... import models as _m

__all__ = [
    "InputAudioNoiseReduction",
    "InputAudioTranscription",
    "Session",
    "Tool",
    "Tracing",
    "TracingTracingConfiguration",
    "TurnDetection",
]
InputAudioNoiseReduction = _m.SessionInputAudioNoiseReduction
InputAudioTranscription = _m.SessionInputAudioTranscription
Session = _m.BetaRealtimeSession
Tool = _m.SessionTool
TracingTracingConfiguration = _m.SessionTracingTracingConfiguration
TurnDetection = _m.SessionTurnDetection
Tracing = Literal["auto"] | _m.SessionTracingTracingConfiguration
