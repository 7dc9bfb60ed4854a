from . import _p

InputAudioBufferAppendEventParam = _p.BetaRealtimeInputAudioBufferAppendEvent
