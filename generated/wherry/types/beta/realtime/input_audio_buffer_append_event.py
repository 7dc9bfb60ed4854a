from . import _m

InputAudioBufferAppendEvent = _m.BetaRealtimeInputAudioBufferAppendEvent
