from typing import Literal

from . import _m

InputAudioNoiseReduction = _m.SessionInputAudioNoiseReduction
InputAudioTranscription = _m.SessionInputAudioTranscription
Session = _m.BetaRealtimeSession
Tool = _m.SessionTool
TracingTracingConfiguration = _m.SessionTracingTracingConfiguration
TurnDetection = _m.SessionTurnDetection
Tracing = Literal["auto"] | _m.SessionTracingTracingConfiguration
