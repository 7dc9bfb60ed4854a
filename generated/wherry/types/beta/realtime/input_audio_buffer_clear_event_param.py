from .... import params as _p

InputAudioBufferClearEventParam = _p.BetaRealtimeInputAudioBufferClearEvent
