from . import _p

InputAudioBufferCommitEventParam = _p.BetaRealtimeInputAudioBufferCommitEvent
