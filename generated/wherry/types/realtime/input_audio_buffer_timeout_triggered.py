from ... import models as _m

InputAudioBufferTimeoutTriggered = _m.RealtimeServerEventInputAudioBufferTimeoutTriggered
