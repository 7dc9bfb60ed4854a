from .... import models as _m

InputAudioBufferAppendEvent = _m.BetaRealtimeInputAudioBufferAppendEvent
