from . import _p

InputAudioBufferClearEventParam = _p.BetaRealtimeInputAudioBufferClearEvent
