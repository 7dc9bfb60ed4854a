from . import _m

InputAudioBufferClearEvent = _m.BetaRealtimeInputAudioBufferClearEvent
