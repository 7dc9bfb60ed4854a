from .... import params as _p

InputAudioBufferAppendEventParam = _p.BetaRealtimeInputAudioBufferAppendEvent
