from .... import models as _m

InputAudioBufferCommittedEvent = _m.BetaRealtimeInputAudioBufferCommittedEvent
