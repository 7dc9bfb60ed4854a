from ... import models as _m

InputAudioBufferClearedEvent = _m.RealtimeServerEventInputAudioBufferCleared
