from . import _m

InputAudioBufferCommittedEvent = _m.BetaRealtimeInputAudioBufferCommittedEvent
