from typing import Literal

from .... import params as _p

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
    "SessionUpdateEventParam",
]
Session = _p.BetaRealtimeSessionUpdateEventSession
SessionClientSecret = _p.SessionUpdateEventSessionClientSecret
SessionClientSecretExpiresAfter = _p.SessionUpdateEventSessionClientSecretExpiresAfter
SessionInputAudioNoiseReduction = _p.SessionUpdateEventSessionInputAudioNoiseReduction
SessionInputAudioTranscription = _p.SessionUpdateEventSessionInputAudioTranscription
SessionTool = _p.SessionUpdateEventSessionTool
SessionTracingTracingConfiguration = _p.SessionUpdateEventSessionTracingTracingConfiguration
SessionTurnDetection = _p.SessionUpdateEventSessionTurnDetection
SessionUpdateEventParam = _p.BetaRealtimeSessionUpdateEvent
SessionTracing = Literal["auto"] | _p.SessionUpdateEventSessionTracingTracingConfiguration
