from typing import Literal

from .... import models as _m

__all__ = [
    "Session",
    "SessionClientSecret",
    "SessionClientSecretExpiresAfter",
    "SessionInputAudioNoiseReduction",
    "SessionInputAudioTranscription",
    "SessionTool",
    "SessionTracing",
    "SessionTracingTracingConfiguration",
    "SessionTurnDetection",
    "SessionUpdateEvent",
]
Session = _m.BetaRealtimeSessionUpdateEventSession
SessionClientSecret = _m.SessionUpdateEventSessionClientSecret
SessionClientSecretExpiresAfter = _m.SessionUpdateEventSessionClientSecretExpiresAfter
SessionInputAudioNoiseReduction = _m.SessionUpdateEventSessionInputAudioNoiseReduction
SessionInputAudioTranscription = _m.SessionUpdateEventSessionInputAudioTranscription
SessionTool = _m.SessionUpdateEventSessionTool
SessionTracingTracingConfiguration = _m.SessionUpdateEventSessionTracingTracingConfiguration
SessionTurnDetection = _m.SessionUpdateEventSessionTurnDetection
SessionUpdateEvent = _m.BetaRealtimeSessionUpdateEvent
SessionTracing = Literal["auto"] | _m.SessionUpdateEventSessionTracingTracingConfiguration
